//! The worker: leases mails that are due, renders, sends, and notes what became of each.
//!
//! At least once: a worker that dies between sending and noting leaves a lease that runs out, and the
//! mail goes again with the same code and the same Message-ID. A request never waits for any of this.

use std::future::Future;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration as StdDuration;

use futures_util::FutureExt;
use time::{Duration, OffsetDateTime};

use super::letter::{Envelope, MessageId, Sender};
use super::message::Message;
use super::render::{MailSetting, RenderedMail, Renderer};
use super::sealed;
use super::transport::memory::MemoryMailbox;
use super::transport::{SendError, Transport};
use crate::clock::Clock;
use crate::domain::figures::{
    MAIL_DEFERRED, MAIL_DELAY, MAIL_DELAY_SECONDS, MAIL_EXPIRED, MAIL_PARKED, MAIL_SENT, Periods,
    Tally,
};
use crate::london;
use crate::metrics::MailMetrics;
use crate::random::Random;
use crate::secrets::keys::Keys;
use crate::secrets::token::public_reference;
use crate::storage::outbox::{self, LeasedMail, Settlement};
use crate::storage::{Db, StorageError, figures};

/// How long a worker may hold a mail: twice as long as a send may take.
const LEASE: Duration = Duration::seconds(60);
/// One mail is under way at a time, so that a worker that is killed repeats at most that one (R42).
const BATCH: i64 = 1;
/// The pause when nothing is due.
const PAUSE: StdDuration = StdDuration::from_millis(400);
/// The first wait after a deferral; it doubles up to the longest.
const FIRST_WAIT: Duration = Duration::seconds(5);
const LONGEST_WAIT: Duration = Duration::minutes(10);
/// Tries after which a mail is parked for a person to look at: some nine hours.
const MAX_TRIES: i32 = 60;
/// What the worker needs.
pub struct Worker {
    /// The database.
    pub db: Db,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Chance: names of leases, jitter.
    pub random: Arc<dyn Random>,
    /// Keys that open sealed codes.
    pub keys: Keys,
    /// The words.
    pub renderer: Renderer,
    /// The way out.
    pub transport: Transport,
    /// Who mail is from.
    pub sender: Sender,
    /// What mails call the service.
    pub service_name: String,
    /// Who runs the service; empty where nobody is named.
    pub organisation_name: String,
    /// What links begin with (R18).
    pub base_url: String,
    /// What is counted of mails.
    pub metrics: MailMetrics,
    /// In the development profile, a copy of everything sent.
    pub copies: Option<MemoryMailbox>,
}

impl Worker {
    /// Works until `stop` resolves; a batch that is under way is finished.
    pub async fn run(&self, stop: impl Future<Output = ()>) {
        tokio::pin!(stop);
        loop {
            let worked = self.work().await.unwrap_or_else(|error| {
                tracing::warn!(%error, "the outbox could not be read");
                0
            });
            let pause = if worked == 0 {
                PAUSE
            } else {
                StdDuration::ZERO
            };
            tokio::select! {
                () = &mut stop => return,
                () = tokio::time::sleep(pause) => {}
            }
        }
    }

    /// Claims one batch and sends it; how many mails it held.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn work(&self) -> Result<usize, StorageError> {
        let now = self.clock.now();
        let random = Arc::clone(&self.random);
        let claimed = self
            .aside(move |db| {
                if !db.read(|conn| outbox::any_due(conn, now))? {
                    return Ok(Vec::new());
                }
                let lease = public_reference(random.as_ref());
                db.write(|conn| outbox::claim(conn, &lease, now, now + LEASE, BATCH))
            })
            .await?;
        let count = claimed.len();
        for mail in claimed {
            self.deliver(mail).await;
        }
        Ok(count)
    }

    /// Asks the database where it may block: should it hang, the program can still be told to stop.
    async fn aside<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Db) -> Result<T, StorageError> + Send + 'static,
    ) -> Result<T, StorageError> {
        let db = self.db.clone();
        tokio::task::spawn_blocking(move || work(&db))
            .await
            .unwrap_or_else(|error| Err(StorageError::Fault(error.to_string())))
    }

    async fn deliver(&self, mail: LeasedMail) {
        // A mail that makes us panic must not take the others with it (SECURITY: a poison row is parked).
        let attempt = AssertUnwindSafe(self.attempt(&mail)).catch_unwind();
        let outcome = attempt
            .await
            .unwrap_or_else(|_| Settlement::Parked("sending it panicked".to_owned()));
        match &outcome {
            Settlement::Sent(_) => tracing::info!(mail = %mail.reference, "mail sent"),
            Settlement::Deferred(due, why) => {
                tracing::warn!(mail = %mail.reference, tries = mail.tries, %due, %why, "mail deferred");
            }
            Settlement::Parked(why) => {
                tracing::error!(mail = %mail.reference, %why, "mail parked");
            }
            Settlement::Expired => tracing::warn!(mail = %mail.reference, "mail expired unsent"),
        }
        let counted = counted(&mail, &outcome, self.clock.now());
        let (reference, queued_at) = (mail.reference.clone(), mail.queued_at);
        let settlement = outcome.clone();
        let noted = self.aside(move |db| {
            db.write(|conn| {
                // A lease that was lost is counted by who took it over.
                let held = outbox::settle(conn, &mail, &settlement)?;
                if held {
                    figures::add(conn, &counted)?;
                }
                Ok(held)
            })
        });
        match noted.await {
            Ok(true) => self.tell(queued_at, &outcome),
            Ok(false) => {}
            Err(error) => {
                tracing::error!(%error, mail = %reference, "a mail's outcome could not be noted");
            }
        }
    }

    /// Counts what became of a mail, once that is kept.
    fn tell(&self, queued_at: OffsetDateTime, outcome: &Settlement) {
        self.metrics.settled(match outcome {
            Settlement::Sent(_) => "sent",
            Settlement::Deferred(..) => "deferred",
            Settlement::Parked(_) => "parked",
            Settlement::Expired => "expired",
        });
        if let Settlement::Sent(at) = outcome {
            let waited = (*at - queued_at).as_seconds_f64();
            self.metrics.delay_seconds.observe(waited.max(0.0));
        }
    }

    async fn attempt(&self, mail: &LeasedMail) -> Settlement {
        let now = self.clock.now();
        if mail.expires_at.is_some_and(|at| at <= now) {
            return Settlement::Expired;
        }
        let envelope = match self.envelope(mail) {
            Ok(envelope) => envelope,
            Err(why) => return Settlement::Parked(why),
        };
        match self.transport.send(&envelope).await {
            Ok(()) => {
                self.copy(&envelope);
                Settlement::Sent(self.clock.now())
            }
            Err(SendError::Refused(why)) => Settlement::Parked(why),
            Err(SendError::Deferred(why)) if mail.tries >= MAX_TRIES => Settlement::Parked(why),
            Err(SendError::Deferred(why)) => {
                let wait = wait_after(mail.tries, self.random.word());
                Settlement::Deferred(self.clock.now() + wait, why)
            }
        }
    }

    fn copy(&self, envelope: &Envelope) {
        if let (Some(copies), false) =
            (&self.copies, matches!(self.transport, Transport::Memory(_)))
        {
            copies.record(envelope, self.clock.now());
        }
    }

    fn envelope(&self, mail: &LeasedMail) -> Result<Envelope, String> {
        Ok(Envelope {
            message_id: MessageId::parse(&mail.reference).map_err(|e| e.to_string())?,
            date: mail.queued_at,
            from: self.sender.clone(),
            to: mail.address().map_err(|e| e.to_string())?,
            mail: self.render(mail)?,
        })
    }

    fn render(&self, mail: &LeasedMail) -> Result<RenderedMail, String> {
        let message: Message =
            serde_json::from_str(&mail.message).map_err(|_| "the message cannot be read")?;
        let code = mail
            .sealed
            .as_deref()
            .map(|sealed| sealed::open(&self.keys, &mail.reference, sealed, &self.base_url))
            .transpose()
            .map_err(|e| e.to_string())?;
        let setting = MailSetting {
            service_name: self.service_name.clone(),
            organisation_name: self.organisation_name.clone(),
            base_url: self.base_url.clone(),
            reference: mail.reference.clone(),
        };
        self.renderer
            .render(&message, mail.language, code.as_ref(), &setting)
            .map_err(|e| e.to_string())
    }
}

/// What a settlement adds to the figures. How long a mail waited is only told of mails with a code: somebody
/// sat there and waited too.
fn counted(mail: &LeasedMail, outcome: &Settlement, now: OffsetDateTime) -> Tally {
    let (day, month) = london::day_and_month(now);
    let (mut tally, periods) = (Tally::default(), Periods { day, month });
    let what = match outcome {
        Settlement::Sent(_) => MAIL_SENT,
        Settlement::Deferred(..) => MAIL_DEFERRED,
        Settlement::Parked(_) => MAIL_PARKED,
        Settlement::Expired => MAIL_EXPIRED,
    };
    tally.one(what, &periods);
    if let (Settlement::Sent(at), Some(_)) = (outcome, &mail.sealed) {
        let waited = (*at - mail.queued_at).whole_seconds();
        tally.took(MAIL_DELAY, MAIL_DELAY_SECONDS, waited, &periods);
    }
    tally
}

/// Doubling from five seconds to ten minutes, with up to a quarter of jitter so that a mail server
/// that comes back is not met by all at once.
fn wait_after(tries: i32, chance: u32) -> Duration {
    let doublings = u32::try_from(tries - 1).unwrap_or(0).min(16);
    let wait = (FIRST_WAIT * 2_i32.pow(doublings)).min(LONGEST_WAIT);
    wait + wait.checked_div(4).unwrap_or_default() * (f64::from(chance) / f64::from(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double_up_to_ten_minutes_and_jitter_adds_a_quarter() {
        assert_eq!(wait_after(1, 0), Duration::seconds(5));
        assert_eq!(wait_after(3, 0), Duration::seconds(20));
        assert_eq!(wait_after(50, 0), LONGEST_WAIT);
        assert_eq!(wait_after(50, u32::MAX), LONGEST_WAIT + LONGEST_WAIT / 4);
    }
}
