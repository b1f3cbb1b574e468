//! How a mail leaves the house: to a relay, into a folder, or into memory.
//!
//! A transport knows an envelope and its own channel; it does not know queues,
//! retries or time. It answers whether trying again can help.

pub mod folder;
pub mod memory;
pub mod smtp;

use super::letter::{self, Envelope};
use folder::Folder;
use memory::MemoryMailbox;
use smtp::Smtp;

/// One way out, chosen by configuration.
#[derive(Debug)]
pub enum Transport {
    /// A mail relay.
    Smtp(Smtp),
    /// One file per mail, for another program to collect.
    Folder(Folder),
    /// Kept in memory, for development and tests.
    Memory(MemoryMailbox),
}

/// Why a mail did not leave. The reasons are short and printable; they hold
/// neither an address nor anything from the mail.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SendError {
    /// Try again later: the relay is busy, out of reach, or not letting us in.
    #[error("deferred: {0}")]
    Deferred(String),
    /// Park it: the relay will not take this mail, or it cannot be built.
    #[error("refused: {0}")]
    Refused(String),
}

impl From<letter::LetterError> for SendError {
    fn from(error: letter::LetterError) -> Self {
        Self::Refused(error.to_string())
    }
}

impl Transport {
    /// Hands the mail over; `Ok` means the other side has taken it.
    ///
    /// # Errors
    /// See [`SendError`].
    pub async fn send(&self, envelope: &Envelope) -> Result<(), SendError> {
        let letter = letter::build(envelope)?;
        match self {
            Self::Smtp(relay) => relay.send(&letter).await,
            Self::Folder(folder) => folder.send(&envelope.message_id, &letter).await,
            Self::Memory(mailbox) => {
                mailbox.record(envelope, envelope.date);
                Ok(())
            }
        }
    }
}
