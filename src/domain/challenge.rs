//! An emailed code: how one is drawn, typed, and judged.
//!
//! The only place that compares a code or decides that it has expired (DESIGN.md §3, R11–R14).
//! It does not know where challenges are stored, who sends them, or what they look like in a mail.

mod code;

use subtle::ConstantTimeEq;
use time::{Duration, OffsetDateTime};

pub use code::{CODE_DIGITS, CODES, Code, TypedCode, TypedCodeError};

/// Wrong entries that a code survives before it is dead.
pub const MAX_ENTRIES: i32 = 5;
/// Codes that one journey may send.
pub const MAX_SENDS: i32 = 5;

/// What a code was sent for. A code is worth nothing for another purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// The temporary unlock code (leaflet 001).
    Unlock,
    /// The registration code (leaflet 001).
    Registration,
    /// Proof that a new email address is read by its holder.
    EmailChange,
}

impl Purpose {
    /// The stored name, which also enters the code's keyed hash.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Unlock => "unlock",
            Self::Registration => "registration",
            Self::EmailChange => "email_change",
        }
    }
}

/// Keyed hash of a code, bound to its purpose, journey and holder. The only form that is stored.
#[derive(Clone)]
pub struct CodeMac([u8; 32]);

impl CodeMac {
    /// Wraps the bytes that the key holder computed.
    #[must_use]
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The stored form.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    fn matches(&self, other: &Self) -> bool {
        self.0.ct_eq(&other.0).into()
    }
}

/// What is known of a code that was sent.
pub struct Challenge {
    /// The keyed hash it must match.
    pub mac: CodeMac,
    /// When it was sent, UTC.
    pub sent_at: OffsetDateTime,
    /// The first moment at which it is no longer good, UTC.
    pub expires_at: OffsetDateTime,
    /// Entries counted so far, the one being judged included.
    pub entries: i32,
    /// Whether it was spent.
    pub used: bool,
    /// Whether a newer code or the clock has ended it.
    pub retired: bool,
}

/// The judgement on one entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It is the code. The caller still has to win the conditional update that spends it.
    Accepted,
    /// It is not, and the code stays good for this many more entries.
    Wrong {
        /// Entries left.
        left: i32,
    },
    /// It ran out of time, was replaced, was spent, or took too many entries. These look alike to a stranger.
    Dead,
}

impl Challenge {
    /// Judges an entry that has already been counted, by what it may have been kept as: its keyed hash under each
    /// version of the key.
    ///
    /// A clock that jumped back to before the sending revives nothing (R12).
    #[must_use]
    pub fn check(&self, candidates: &[CodeMac], now: OffsetDateTime) -> Verdict {
        if !self.is_live(now) || self.entries > MAX_ENTRIES {
            return Verdict::Dead;
        }
        if candidates
            .iter()
            .any(|candidate| self.mac.matches(candidate))
        {
            return Verdict::Accepted;
        }
        match MAX_ENTRIES - self.entries {
            left if left > 0 => Verdict::Wrong { left },
            _ => Verdict::Dead,
        }
    }

    /// Whether the code is live and has an entry left, for a page that says so and for the link.
    #[must_use]
    pub fn takes_entries(&self, now: OffsetDateTime) -> bool {
        self.is_live(now) && self.entries < MAX_ENTRIES
    }

    fn is_live(&self, now: OffsetDateTime) -> bool {
        !self.used && !self.retired && self.sent_at <= now && now < self.expires_at
    }
}

/// When a code sent at `now` would expire, or `None` where it would outlive its journey
/// (no such send is offered).
#[must_use]
pub fn expiry(
    now: OffsetDateTime,
    lifetime: Duration,
    journey_ends: OffsetDateTime,
) -> Option<OffsetDateTime> {
    let expires = now + lifetime;
    (expires <= journey_ends).then_some(expires)
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::datetime;

    const SENT: OffsetDateTime = datetime!(2026-11-22 14:17 UTC);

    fn mac(byte: u8) -> CodeMac {
        CodeMac::from_bytes([byte; 32])
    }

    fn challenge() -> Challenge {
        Challenge {
            mac: mac(1),
            sent_at: SENT,
            expires_at: SENT + Duration::minutes(15),
            entries: 1,
            used: false,
            retired: false,
        }
    }

    #[test]
    fn a_code_lives_for_fifteen_minutes_and_not_a_moment_longer() {
        let right = [mac(1)];
        let at = |minutes, seconds| SENT + Duration::minutes(minutes) + Duration::seconds(seconds);
        assert_eq!(challenge().check(&right, at(14, 59)), Verdict::Accepted);
        assert_eq!(challenge().check(&right, at(15, 0)), Verdict::Dead);
        assert_eq!(challenge().check(&right, at(15, 1)), Verdict::Dead);
    }

    #[test]
    fn a_clock_that_jumps_back_before_the_sending_revives_nothing() {
        let before = SENT - Duration::hours(1);
        assert_eq!(challenge().check(&[mac(1)], before), Verdict::Dead);
    }

    #[test]
    fn the_fifth_entry_may_be_right_and_the_sixth_may_not() {
        let fifth = Challenge {
            entries: 5,
            ..challenge()
        };
        assert_eq!(fifth.check(&[mac(1)], SENT), Verdict::Accepted);
        assert_eq!(fifth.check(&[mac(2), mac(1)], SENT), Verdict::Accepted);
        assert_eq!(fifth.check(&[mac(2)], SENT), Verdict::Dead);
        let sixth = Challenge {
            entries: 6,
            ..challenge()
        };
        assert_eq!(sixth.check(&[mac(1)], SENT), Verdict::Dead);
    }

    #[test]
    fn a_wrong_entry_says_how_many_are_left() {
        assert_eq!(
            challenge().check(&[mac(2)], SENT),
            Verdict::Wrong { left: 4 }
        );
    }

    #[test]
    fn a_spent_or_replaced_code_is_dead() {
        let used = Challenge {
            used: true,
            ..challenge()
        };
        let retired = Challenge {
            retired: true,
            ..challenge()
        };
        assert_eq!(used.check(&[mac(1)], SENT), Verdict::Dead);
        assert_eq!(retired.check(&[mac(1)], SENT), Verdict::Dead);
    }

    #[test]
    fn no_code_outlives_its_journey() {
        let life = Duration::minutes(15);
        let ends = SENT + Duration::minutes(15);
        assert_eq!(expiry(SENT, life, ends), Some(ends));
        assert_eq!(expiry(SENT + Duration::seconds(1), life, ends), None);
    }

    #[test]
    fn a_live_code_takes_entries_until_the_fifth() {
        let after = |entries| Challenge {
            entries,
            ..challenge()
        };
        assert!(after(0).takes_entries(SENT) && after(4).takes_entries(SENT));
        assert!(!after(5).takes_entries(SENT));
        assert!(!after(0).takes_entries(SENT + Duration::minutes(15)));
        let spent = Challenge {
            used: true,
            ..challenge()
        };
        assert!(!spent.takes_entries(SENT));
    }

    #[test]
    fn what_a_code_is_for_has_a_name_that_no_release_changes() {
        let names = [Purpose::Unlock, Purpose::Registration, Purpose::EmailChange];
        let names = names.map(Purpose::as_str);
        assert_eq!(names, ["unlock", "registration", "email_change"]);
    }
}
