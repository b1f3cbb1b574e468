//! Invented messages: one of every kind and of every wording a kind has, for
//! previews and for the tests that render them all.

mod cards;
mod profile;
mod reminders;
mod staff;

use time::OffsetDateTime;
use time::macros::datetime;
use zeroize::Zeroizing;

use super::message::{CodeInMail, Message};
use crate::domain::desk::Desk;
use crate::domain::obstacle::UnlockObstacle;

const AT: OffsetDateTime = datetime!(2026-11-22 14:17 UTC);
const VALID_UNTIL: OffsetDateTime = datetime!(2026-11-22 14:32 UTC);
const MINUTES: u32 = 15;

fn name() -> String {
    "Sam Example".into()
}

fn organisation() -> String {
    "Example Valley Hospital".into()
}

fn desk() -> Desk {
    Desk {
        name: "Smartcard desk, Example Valley Hospital".into(),
        phone: "0113 496 0123".into(),
        email: "smartcards@valley.example".into(),
        hours: "Monday to Friday, 8am to 5pm".into(),
        place: "Level 1, next to the main reception".into(),
    }
}

impl CodeInMail {
    /// An invented code, with the link that goes with it.
    #[must_use]
    pub fn sample() -> Self {
        Self {
            code: Zeroizing::new("1234 5678".into()),
            link: Zeroizing::new("https://latchkey.example/code/c2FtcGxl".into()),
        }
    }

    /// What comes with an invitation: a link, and no code.
    #[must_use]
    pub fn sample_link() -> Self {
        Self {
            code: Zeroizing::default(),
            link: Zeroizing::new("https://latchkey.example/ra/welcome/c2FtcGxl".into()),
        }
    }
}

impl Message {
    /// Every mail in every wording, about people who do not exist.
    #[must_use]
    pub fn samples() -> Vec<Self> {
        let mut all = Self::code_samples();
        all.extend(Self::notice_samples());
        all.extend([true, false].map(Self::locked_out_sample));
        all.extend(
            [
                UnlockObstacle::NotRegistered,
                UnlockObstacle::Cancelled,
                UnlockObstacle::CertificatesExpired,
                UnlockObstacle::Closed,
            ]
            .map(Self::not_possible_sample),
        );
        all.extend(Self::by_desk_samples());
        all.extend(Self::reminder_samples());
        all.extend(Self::profile_samples());
        all.extend(Self::staff_samples());
        all.extend(Self::card_samples());
        all
    }

    fn code_samples() -> Vec<Self> {
        vec![
            Self::RegistrationCode {
                name: name(),
                organisation: organisation(),
                valid_until: VALID_UNTIL,
                minutes: MINUTES,
            },
            Self::UnlockCode {
                name: name(),
                organisation: organisation(),
                valid_until: VALID_UNTIL,
                minutes: MINUTES,
            },
            Self::EmailChangeCode {
                name: name(),
                organisation: organisation(),
                valid_until: VALID_UNTIL,
                minutes: MINUTES,
            },
        ]
    }

    fn notice_samples() -> Vec<Self> {
        vec![
            Self::Registered {
                name: name(),
                organisation: organisation(),
                at: AT,
            },
            Self::Unlocked {
                name: name(),
                organisation: organisation(),
                at: AT,
                desk: desk(),
            },
            Self::PasscodeChanged {
                name: name(),
                organisation: organisation(),
                at: AT,
                desk: desk(),
            },
            Self::EmailChanged {
                name: name(),
                organisation: organisation(),
                at: AT,
                new_email_masked: "s•••@valley.example".into(),
                desk: desk(),
            },
        ]
    }

    fn by_desk_samples() -> Vec<Self> {
        let email_set = |to_old| Self::EmailSetByDesk {
            name: name(),
            organisation: organisation(),
            at: AT,
            new_email_masked: "s•••@valley.example".into(),
            to_old,
            desk: desk(),
        };
        vec![
            email_set(true),
            email_set(false),
            Self::LockoutCleared {
                name: name(),
                organisation: organisation(),
                at: AT,
                desk: desk(),
            },
            Self::RegistrationEnded {
                name: name(),
                organisation: organisation(),
                at: AT,
                desk: desk(),
            },
            Self::renewed_sample(false),
            Self::renewed_sample(true),
        ]
    }

    fn renewed_sample(by_desk: bool) -> Self {
        Self::Renewed {
            name: name(),
            organisation: organisation(),
            at: AT,
            expires_at: AT + time::Duration::days(730),
            by_desk,
            desk: desk(),
        }
    }

    fn locked_out_sample(registered: bool) -> Self {
        Self::LockedOut {
            name: name(),
            organisation: organisation(),
            at: AT,
            registered,
            desk: desk(),
        }
    }

    fn not_possible_sample(reason: UnlockObstacle) -> Self {
        Self::UnlockNotPossible {
            name: name(),
            organisation: organisation(),
            reason,
            desk: desk(),
        }
    }
}
