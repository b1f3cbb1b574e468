//! What a person gets done, one file per step. A journey decides; it knows no page and no request.
//!
//! Every step is a plain function: the ports, who calls, what was typed — and an outcome enum. A step
//! out of order changes nothing and says where the journey stands.

use std::sync::Arc;

use time::{Duration, OffsetDateTime};

pub mod assist;
pub mod audit_trail;
pub mod caller;
mod cancellation;
mod card_check;
pub mod card_report;
pub mod card_sign_in;
pub mod clinics;
pub mod code;
pub mod code_page;
pub mod contact;
pub mod dashboard;
pub mod data;
pub mod desks;
pub mod holder_deeds;
pub mod holder_file;
pub mod holder_search;
pub mod housekeeping;
pub mod import;
pub mod keys;
pub mod language;
pub mod link;
pub mod mail_log;
pub mod mailbox;
mod new_passcode;
pub mod passcode_change;
pub mod photographs;
pub mod post;
pub mod post_ends;
pub mod profile;
pub mod programs;
pub mod registration;
pub mod reminders;
pub mod renewal;
pub mod reports;
pub mod retention;
pub mod review;
pub mod sign_in;
pub mod staff;
pub mod standings;
pub mod terms;
pub mod tokens;
mod trail;
pub mod unlock;
pub mod visit;
pub mod vitals;

use crate::authority::{AuthorityError, CertificateAuthority};
use crate::cards::{CardError, CardPlatform};
use crate::clock::Clock;
use crate::domain::bank_holidays::BankHolidays;
use crate::domain::email_address::ApprovedDomains;
use crate::domain::incident::ReplacementRules;
use crate::domain::passcode::PasscodePolicy;
use crate::domain::policy::Proof;
use crate::domain::reminders::ReminderRules;
use crate::domain::renewal::RenewalRules;
use crate::domain::retention::Schedule;
use crate::domain::terms::Terms;
use crate::limits::{self, Limited, LimitedAction};
use crate::metrics::Metrics;
use crate::random::Random;
use crate::secrets::hashing::{Hashing, HashingError};
use crate::secrets::keys::Keys;
use crate::secrets::seal::SealBroken;
use crate::storage::restore_ledger::StrikesLedger;
use crate::storage::{Connection, Db, StorageError};

/// The operator's choices that journeys follow.
#[derive(Debug, Clone)]
pub struct Rules {
    /// Which proofs an unlock asks for.
    pub proof: Proof,
    /// How long an emailed code is good.
    pub code_lifetime: Duration,
    /// What a new passcode must be like.
    pub passcode: PasscodePolicy,
    /// Where a holder's email may be.
    pub approved_domains: ApprovedDomains,
    /// When certificates may be renewed, and by whom.
    pub renewal: RenewalRules,
    /// When holders are reminded that theirs expire.
    pub reminders: ReminderRules,
    /// The terms in force.
    pub terms: Terms,
    /// Days on which clinics are closed.
    pub holidays: BankHolidays,
    /// What a new card in the place of a lost one costs.
    pub replacement: ReplacementRules,
    /// How long what is kept is kept.
    pub retention: Schedule,
}

/// Everything outside a journey that it needs. Clones share what is behind it.
#[derive(Clone)]
pub struct Ports {
    /// The database.
    pub db: Db,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Chance.
    pub random: Arc<dyn Random>,
    /// The door to Argon2id.
    pub hashing: Arc<Hashing>,
    /// Keys that are not in the database.
    pub keys: Keys,
    /// The cards.
    pub cards: Arc<dyn CardPlatform>,
    /// Where strikes are noted outside the database, if anywhere.
    pub ledger: Option<StrikesLedger>,
    /// Who issues certificates.
    pub authority: Arc<dyn CertificateAuthority>,
    /// The operator's choices.
    pub rules: Rules,
    /// What is counted for whoever watches it run.
    pub metrics: Metrics,
}

impl Ports {
    /// The present moment.
    #[must_use]
    pub fn now(&self) -> OffsetDateTime {
        self.clock.now()
    }

    /// Takes one from a budget or refuses.
    fn limit(&self, action: LimitedAction, key: &str) -> Outcome<()> {
        self.write_limited(|conn| self.limit_in(conn, action, key))
    }

    /// Gives one back to a budget.
    fn unlimit(&self, action: LimitedAction, key: &str) -> Outcome<()> {
        Ok(self.db.write(|conn| limits::give_back(conn, action, key))?)
    }

    /// Takes one from a budget, in the transaction of what it is taken for, or refuses.
    fn limit_in(&self, conn: &mut Connection, action: LimitedAction, key: &str) -> Outcome<()> {
        match limits::take(conn, action, key, self.now())? {
            None => Ok(()),
            Some(limited) => {
                self.metrics.limits.refused(action.as_str());
                Err(limited.into())
            }
        }
    }

    /// Runs changes as one transaction, of which a refusal by a budget is an outcome: what had been taken from
    /// other budgets before stays taken.
    fn write_limited<T>(&self, work: impl FnOnce(&mut Connection) -> Outcome<T>) -> Outcome<T> {
        let done = self.db.write(|conn| match work(conn) {
            Err(JourneyError::Limited(limited)) => Ok(Err(limited)),
            done => done.map(Ok),
        })?;
        Ok(done?)
    }
}

/// What a step returns.
pub type Outcome<T> = Result<T, JourneyError>;

/// Why a step came to no outcome. None of these is the person's mistake in what they typed.
#[derive(Debug, thiserror::Error)]
pub enum JourneyError {
    /// The database failed; nothing was changed.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// Too much to hash at once, or a broken hash.
    #[error(transparent)]
    Hashing(#[from] HashingError),
    /// A budget is spent.
    #[error(transparent)]
    Limited(#[from] Limited),
    /// Another request of the same journey was first; everything was rolled back.
    #[error("another request was first")]
    Overtaken,
    /// Something of ours does not fit together.
    #[error("{0}")]
    Fault(String),
}

impl From<CardError> for JourneyError {
    fn from(error: CardError) -> Self {
        match error {
            CardError::Storage(e) => e.into(),
            CardError::Hashing(e) => e.into(),
            CardError::Refused(why) => Self::Fault(why),
        }
    }
}

impl From<AuthorityError> for JourneyError {
    fn from(error: AuthorityError) -> Self {
        match error {
            AuthorityError::Storage(e) => e.into(),
            other => Self::Fault(other.to_string()),
        }
    }
}

impl From<SealBroken> for JourneyError {
    fn from(error: SealBroken) -> Self {
        Self::Fault(error.to_string())
    }
}

impl From<serde_json::Error> for JourneyError {
    fn from(error: serde_json::Error) -> Self {
        Self::Fault(format!("JSON: {error}"))
    }
}
