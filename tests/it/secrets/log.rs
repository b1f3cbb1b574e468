//! The log of the whole process at its loudest.

use std::io::Write;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, OnceLock};

use tracing::level_filters::LevelFilter;
use tracing_subscriber::filter::DynFilterFn;
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::{Layer, Registry};

/// Everything that was logged by anything in the process while somebody listened.
pub struct Log {
    listeners: AtomicUsize,
    bytes: Mutex<Vec<u8>>,
}

/// Counts as a listener until it is dropped.
pub struct Listening(&'static Log);

impl Log {
    /// Listens at TRACE. The one subscriber of the test binary; it is deaf while nobody listens.
    pub fn listen() -> Listening {
        static LOG: OnceLock<Log> = OnceLock::new();
        let mut is_new = false;
        let log = LOG.get_or_init(|| {
            is_new = true;
            Log {
                listeners: AtomicUsize::new(0),
                bytes: Mutex::default(),
            }
        });
        log.listeners.fetch_add(1, Ordering::SeqCst);
        if is_new {
            let heard = DynFilterFn::new(|_, _| log.listeners.load(Ordering::Relaxed) > 0)
                .with_max_level_hint(LevelFilter::TRACE);
            let lines = tracing_subscriber::fmt::layer()
                .with_ansi(false)
                .with_writer(Pen(log));
            let subscriber = Registry::default().with(lines.with_filter(heard));
            tracing::subscriber::set_global_default(subscriber).unwrap();
        }
        Listening(log)
    }
}

impl Listening {
    pub fn heard(&self) -> Vec<u8> {
        self.0.bytes.lock().unwrap().clone()
    }
}

impl Drop for Listening {
    fn drop(&mut self) {
        self.0.listeners.fetch_sub(1, Ordering::SeqCst);
    }
}

/// Writes into the log.
struct Pen(&'static Log);

impl<'a> MakeWriter<'a> for Pen {
    type Writer = Pen;

    fn make_writer(&'a self) -> Self::Writer {
        Pen(self.0)
    }
}

impl Write for Pen {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.bytes.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}
