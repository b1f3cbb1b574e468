//! `[mail]`: how mail leaves.

use std::path::PathBuf;

use serde::Deserialize;

use super::{Problem, Profile};
use crate::domain::email_address::EmailAddress;
use crate::mail::letter::Sender;

/// Mail settings.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MailSettings {
    /// `smtp`, `folder`, or in development `memory`.
    pub transport: TransportKind,
    /// `smtp://USER:PASSWORD@HOST:587?tls=required` (STARTTLS) or `smtps://…` (implicit TLS).
    pub smtp_url: String,
    /// A private authority's certificate (PEM) to trust besides the system's; empty = none.
    pub tls_root_certificate: String,
    /// Where the folder transport writes.
    pub folder: PathBuf,
    /// The sender's name.
    pub from_name: String,
    /// The sender's address.
    pub from_address: String,
}

/// How mail leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TransportKind {
    /// To a mail server.
    Smtp,
    /// One file per mail.
    Folder,
    /// Kept in memory for the mailbox page; development only.
    Memory,
}

impl std::fmt::Debug for MailSettings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // The URL may hold a password.
        f.debug_struct("MailSettings")
            .field("transport", &self.transport)
            .finish_non_exhaustive()
    }
}

impl MailSettings {
    /// The sender, checked.
    ///
    /// # Errors
    /// Says what is wrong.
    pub fn sender(&self) -> Result<Sender, String> {
        let address = EmailAddress::parse(&self.from_address).map_err(|e| e.to_string())?;
        Sender::new(&self.from_name, address).map_err(|e| e.to_string())
    }

    pub(super) fn validate(&self, profile: Profile) -> Vec<Problem> {
        let mut problems = Vec::new();
        if self.transport == TransportKind::Memory && profile == Profile::Production {
            let right = "smtp, or folder where another program sends the files";
            problems.push(Problem::new(
                "mail.transport",
                "memory sends nothing",
                right,
            ));
        }
        if self.transport == TransportKind::Smtp && self.smtp_url.is_empty() {
            let right = "such as smtp://user:password@mail.example.org:587?tls=required";
            problems.push(Problem::new("mail.smtp_url", "is not set", right));
        }
        if let Err(wrong) = self.sender() {
            let right = "an address such as no-reply@unlock.example.org";
            problems.push(Problem::new("mail.from_address", wrong, right));
        }
        problems
    }
}
