//! A mailbox in memory: the newest 500 mails, shown by the development pages
//! and read by tests. It keeps codes in clear, so production never has one.

use std::collections::VecDeque;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde::Serialize;
use time::OffsetDateTime;

use crate::mail::letter::Envelope;

/// Older mails make room, so that a long-running demo does not grow.
const CAPACITY: usize = 500;

/// Clones share the mails.
#[derive(Debug, Clone, Default)]
pub struct MemoryMailbox {
    newest_first: Arc<Mutex<VecDeque<StoredMail>>>,
}

/// A mail as `/dev/mailbox.json` lists it (DESIGN §6).
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct StoredMail {
    pub id: String,
    pub to: String,
    pub subject: String,
    pub text: String,
    pub html: String,
    #[serde(with = "time::serde::rfc3339")]
    pub sent_at: OffsetDateTime,
}

impl fmt::Debug for StoredMail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StoredMail")
            .field("id", &self.id)
            .field("to", &self.to)
            .field("subject", &self.subject)
            .field("sent_at", &self.sent_at)
            .finish_non_exhaustive()
    }
}

impl MemoryMailbox {
    /// Keeps a copy of a mail that was sent, by whatever transport.
    pub fn record(&self, envelope: &Envelope, sent_at: OffsetDateTime) {
        let mut mails = self.mails();
        mails.truncate(CAPACITY - 1);
        mails.push_front(StoredMail {
            id: envelope.message_id.to_string(),
            to: envelope.to.as_str().to_owned(),
            subject: envelope.mail.subject.clone(),
            text: envelope.mail.text.to_string(),
            html: envelope.mail.html.to_string(),
            sent_at,
        });
    }

    /// All kept mails, the one recorded last first.
    #[must_use]
    pub fn newest_first(&self) -> Vec<StoredMail> {
        self.mails().iter().cloned().collect()
    }

    /// A panic elsewhere cannot leave the list half changed, so it stays usable.
    fn mails(&self) -> MutexGuard<'_, VecDeque<StoredMail>> {
        self.newest_first
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mail::letter::tests::envelope;
    use crate::mail::transport::Transport;

    #[tokio::test]
    async fn a_mail_sent_to_memory_is_the_newest_in_every_clone() {
        let mailbox = MemoryMailbox::default();
        let transport = Transport::Memory(mailbox.clone());
        transport.send(&envelope("first")).await.unwrap();
        transport.send(&envelope("second")).await.unwrap();
        let ids: Vec<_> = mailbox.newest_first().into_iter().map(|m| m.id).collect();
        assert_eq!(ids, ["second", "first"]);
    }

    #[test]
    fn the_five_hundred_newest_are_kept() {
        let mailbox = MemoryMailbox::default();
        for n in 0..=500 {
            let envelope = envelope(&format!("mail-{n}"));
            mailbox.record(&envelope, envelope.date);
        }
        let mails = mailbox.newest_first();
        assert_eq!(mails.len(), 500);
        assert_eq!(mails[0].id, "mail-500");
        assert_eq!(mails[499].id, "mail-1");
    }

    #[test]
    fn it_reads_as_the_public_contract_says() {
        let mailbox = MemoryMailbox::default();
        mailbox.record(
            &envelope("one"),
            time::macros::datetime!(2026-11-22 14:17 UTC),
        );
        let json = serde_json::to_value(mailbox.newest_first()).unwrap();
        assert_eq!(json[0]["id"], "one");
        assert_eq!(json[0]["to"], "sam.example@nhs.net");
        assert_eq!(json[0]["sent_at"], "2026-11-22T14:17:00Z");
        let keys: Vec<_> = json[0].as_object().unwrap().keys().cloned().collect();
        assert_eq!(keys.len(), 6);
        assert!(json[0]["text"].as_str().unwrap().contains("1234 5678"));
    }
}
