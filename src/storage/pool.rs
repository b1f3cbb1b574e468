//! The way to a connection and to SQLite's one writer: who waits, for how long, and who is told to come back.
//!
//! It counts no time of its own. What has been waited for in vain is down until somebody gets it.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use diesel::r2d2::{Pool, PooledConnection};

use super::connection::{DatabaseUrl, Manager};
use super::error::{StorageError, Stored};

/// How long a request waits for a free connection, and for a writer that does not come to an end, before it is
/// told to come back. On SQLite it may wait for the file after that: both lie within three seconds (R45).
const WAIT: Duration = Duration::from_millis(1_500);

/// The pool, and whether it is worth waiting for.
pub(super) struct Connections {
    pool: Pool<Manager>,
    /// The last wait was in vain.
    down: AtomicBool,
    /// While it is down one waits for all: the others would only hold threads.
    trying: AtomicBool,
}

impl Connections {
    /// Opens the pool.
    ///
    /// # Errors
    /// When no connection can be opened.
    pub(super) fn open(url: &DatabaseUrl, most: u32) -> Stored<Self> {
        let pool = Pool::builder()
            .max_size(most)
            .min_idle(Some(1))
            .connection_timeout(WAIT)
            .build(Manager(url.clone()))
            .map_err(unavailable)?;
        Ok(Self {
            pool,
            down: AtomicBool::new(false),
            trying: AtomicBool::new(false),
        })
    }

    /// A connection; a server's has just answered.
    ///
    /// # Errors
    /// `Unavailable` when none comes free in time; at once while another request finds out whether one does.
    pub(super) fn get(&self) -> Stored<PooledConnection<Manager>> {
        if !self.down.load(Ordering::Relaxed) {
            return self.wait();
        }
        if self.trying.swap(true, Ordering::Relaxed) {
            return Err(unavailable("it did not answer a moment ago"));
        }
        let _trying = Trying(&self.trying);
        self.wait()
    }

    /// A connection that lies ready; nobody waits for it.
    pub(super) fn at_hand(&self) -> Option<PooledConnection<Manager>> {
        self.pool.try_get()
    }

    /// How many connections are at work, and how many rest.
    pub(super) fn load(&self) -> (u32, u32) {
        let state = self.pool.state();
        let busy = state.connections.saturating_sub(state.idle_connections);
        (busy, state.idle_connections)
    }

    fn wait(&self) -> Stored<PooledConnection<Manager>> {
        let got = self.pool.get().map_err(unavailable);
        self.down.store(got.is_err(), Ordering::Relaxed);
        got
    }
}

/// The one who tries; also when it panics, the next may.
struct Trying<'a>(&'a AtomicBool);

impl Drop for Trying<'_> {
    fn drop(&mut self) {
        self.0.store(false, Ordering::Relaxed);
    }
}

/// SQLite has one writer; queueing here is cheaper than its busy handler's sleeping and trying.
#[derive(Default)]
pub(super) struct Writer {
    state: Mutex<State>,
    ended: Condvar,
}

#[derive(Default)]
struct State {
    writing: bool,
    /// Turns that have ended: while it grows, those who wait know that theirs will come.
    ended: u64,
    /// Another process holds the file: the last whose turn it was could not begin.
    held: bool,
}

impl Writer {
    /// Waits for one's turn. While another process holds the file one tries for all.
    ///
    /// # Errors
    /// `Unavailable` when whoever writes does not come to an end, or could not begin.
    pub(super) fn turn(&self) -> Stored<Turn<'_>> {
        let mut state = self.lock();
        while state.writing {
            if state.held {
                return Err(unavailable("another process holds the file"));
            }
            let before = state.ended;
            let (next, waited) = self
                .ended
                .wait_timeout(state, WAIT)
                .unwrap_or_else(PoisonError::into_inner);
            state = next;
            let stuck = waited.timed_out() && state.writing && state.ended == before;
            if stuck || state.held {
                return Err(unavailable("another writer does not come to an end"));
            }
        }
        state.writing = true;
        Ok(Turn(self))
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// One's turn to write, until it is dropped.
pub(super) struct Turn<'a>(&'a Writer);

impl Turn<'_> {
    /// Whether the transaction could begin.
    pub(super) fn began(&self, began: bool) {
        self.0.lock().held = !began;
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        let mut state = self.0.lock();
        state.writing = false;
        state.ended += 1;
        let held = state.held;
        drop(state);
        match held {
            true => self.0.ended.notify_all(),
            false => self.0.ended.notify_one(),
        }
    }
}

pub(super) fn unavailable(error: impl std::fmt::Display) -> StorageError {
    StorageError::Unavailable(error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_writer_that_does_not_end_is_not_waited_for_and_one_that_ends_is() {
        let writer = Writer::default();
        let turn = writer.turn().unwrap();
        assert!(matches!(writer.turn(), Err(StorageError::Unavailable(_))));
        std::thread::scope(|scope| {
            let waiting = scope.spawn(|| writer.turn().is_ok());
            drop(turn);
            assert!(waiting.join().unwrap());
        });
    }

    #[test]
    fn while_another_process_holds_the_file_one_tries_for_all() {
        let writer = Writer::default();
        let first = writer.turn().unwrap();
        first.began(false);
        assert!(
            writer.turn().is_err(),
            "nobody waits behind who waits in vain"
        );
        drop(first);
        let next = writer.turn().unwrap();
        next.began(true);
        drop(next);
        assert!(writer.turn().is_ok());
    }

    #[test]
    fn while_the_database_is_down_one_waits_for_all() {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite://{}", folder.path().join("latchkey.db").display());
        let url = DatabaseUrl::parse(&url).unwrap();
        let connections = Connections::open(&url, 1).unwrap();
        let only = connections.get().unwrap();
        assert!(connections.get().is_err());
        let another = Trying(&connections.trying);
        connections.trying.store(true, Ordering::Relaxed);
        drop(only);
        assert!(
            connections.get().is_err(),
            "nobody waits while another does"
        );
        drop(another);
        assert!(connections.get().is_ok());
        assert!(connections.get().is_ok(), "it is up again");
    }
}
