//! Mail over SMTP: connections to one relay, kept open and used again.
//!
//! The connections are held here rather than in lettre's own pool: a send that
//! runs out of time must lose its connection, or the next mail would read the
//! answer meant for this one. Dropping the future drops the connection.

pub mod relay;
mod verdict;

use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use lettre::transport::smtp::client::AsyncSmtpConnection;

use super::SendError;
use relay::Relay;
use verdict::{no_way_in, not_taken};

/// Connections kept open between mails; busier moments open more.
const KEPT_OPEN: usize = 4;

/// How long a relay may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SmtpTimeouts {
    /// To accept a connection.
    pub connect: Duration,
    /// For everything, from the first packet to the word that the mail is taken.
    pub send: Duration,
}

impl Default for SmtpTimeouts {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(10),
            send: Duration::from_secs(30),
        }
    }
}

/// A way to one relay.
pub struct Smtp {
    relay: Relay,
    timeouts: SmtpTimeouts,
    idle: Mutex<Vec<AsyncSmtpConnection>>,
}

impl fmt::Debug for Smtp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Smtp")
            .field("relay", &self.relay)
            .finish_non_exhaustive()
    }
}

impl Smtp {
    /// Opens nothing yet: a relay that is away must not keep the service from starting.
    #[must_use]
    pub fn new(relay: Relay, timeouts: SmtpTimeouts) -> Self {
        Self {
            relay,
            timeouts,
            idle: Mutex::new(Vec::new()),
        }
    }

    pub(super) async fn send(&self, letter: &lettre::Message) -> Result<(), SendError> {
        let bytes = letter.formatted();
        let exchange = self.exchange(letter.envelope(), &bytes);
        tokio::time::timeout(self.timeouts.send, exchange)
            .await
            .unwrap_or_else(|_| Err(SendError::Deferred("the mail server took too long".into())))
    }

    async fn exchange(
        &self,
        envelope: &lettre::address::Envelope,
        bytes: &[u8],
    ) -> Result<(), SendError> {
        let mut connection = self.connection().await?;
        connection
            .send(envelope, bytes)
            .await
            .map_err(|error| not_taken(&error))?;
        self.keep(connection);
        Ok(())
    }

    /// One that still answers, or a new one.
    async fn connection(&self) -> Result<AsyncSmtpConnection, SendError> {
        while let Some(mut connection) = self.take_idle() {
            if connection.test_connected().await {
                return Ok(connection);
            }
        }
        self.relay
            .connect(self.timeouts.connect)
            .await
            .map_err(|error| no_way_in(&error))
    }

    fn take_idle(&self) -> Option<AsyncSmtpConnection> {
        self.idle().pop()
    }

    fn keep(&self, connection: AsyncSmtpConnection) {
        let mut idle = self.idle();
        if idle.len() < KEPT_OPEN {
            idle.push(connection);
        }
    }

    fn idle(&self) -> MutexGuard<'_, Vec<AsyncSmtpConnection>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests;
