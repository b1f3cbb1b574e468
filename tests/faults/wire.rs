//! Requests as bytes, for those that no client would send.

use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::time::{Instant, timeout};
use url::Url;

use crate::services::Outcome;
use crate::services::installation::Installation;

/// A line to the program.
pub struct Wire {
    read: OwnedReadHalf,
    write: OwnedWriteHalf,
    /// What came and was not looked through yet.
    came: Vec<u8>,
    statuses: Vec<u16>,
}

/// The host and port that requests name.
pub fn host(installation: &Installation) -> Outcome<String> {
    let url = Url::parse(&installation.url("/"))?;
    Ok(format!("localhost:{}", url.port().ok_or("no port")?))
}

impl Wire {
    /// Connects.
    pub async fn open(installation: &Installation) -> Outcome<Self> {
        let url = Url::parse(&installation.url("/"))?;
        let stream = TcpStream::connect(("127.0.0.1", url.port().ok_or("no port")?)).await?;
        stream.set_nodelay(true)?;
        let (read, write) = stream.into_split();
        Ok(Self {
            read,
            write,
            came: Vec::new(),
            statuses: Vec::new(),
        })
    }

    /// Sends bytes.
    pub async fn send(&mut self, bytes: &[u8]) -> Outcome {
        Ok(self.write.write_all(bytes).await?)
    }

    /// Says that nothing more will be sent.
    pub async fn no_more(&mut self) {
        self.write.shutdown().await.ok();
    }

    /// Reads what comes for so long at most; `false` once the other side has closed the line.
    pub async fn listen(&mut self, time: Duration) -> bool {
        // On the heap: a line to the program is small, so that there may be thousands.
        let mut buffer = vec![0; 4 * 1024];
        match timeout(time, self.read.read(&mut buffer)).await {
            Err(_) => true,
            Ok(Ok(0) | Err(_)) => false,
            Ok(Ok(count)) => {
                self.came.extend_from_slice(&buffer[..count]);
                self.look();
                true
            }
        }
    }

    /// Reads what comes for so long at most; `false` once nothing does any more.
    pub async fn hear(&mut self, time: Duration) -> bool {
        let before = Instant::now();
        self.listen(time).await && before.elapsed() < time
    }

    /// The statuses of the answers so far.
    pub fn statuses(&self) -> &[u16] {
        &self.statuses
    }

    fn look(&mut self) {
        const LINE: &[u8] = b"HTTP/1.1 ";
        let whole = LINE.len() + 3;
        let starts = self.came.windows(whole).filter(|w| w.starts_with(LINE));
        let found = starts.filter_map(|w| std::str::from_utf8(&w[LINE.len()..]).ok()?.parse().ok());
        self.statuses.extend(found.collect::<Vec<u16>>());
        // The beginning of one may stand at the end.
        let looked = self.came.len().saturating_sub(whole - 1);
        self.came.drain(..looked);
    }
}
