//! When the terms of smartcard use must be read and accepted: at first sign-in, and again when they
//! changed or grew old (leaflets 001 and 004). Pure.

use time::{Duration, OffsetDateTime};

/// The terms in force.
#[derive(Debug, Clone, Copy)]
pub struct Terms {
    /// The version that people accept now.
    pub version: i32,
    /// After how many days an acceptance is asked for again; 0 = never.
    pub max_age_days: i64,
}

/// What a holder accepted last.
#[derive(Debug, Clone, Copy)]
pub struct Acceptance {
    /// The version accepted.
    pub version: i32,
    /// When, UTC.
    pub at: OffsetDateTime,
}

/// Why the terms must be accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Due {
    /// They were never accepted.
    First,
    /// They have changed since.
    Changed,
    /// They were accepted too long ago.
    Old,
}

impl Terms {
    /// Why the holder must accept before going on, if they must.
    #[must_use]
    pub fn due(&self, last: Option<Acceptance>, now: OffsetDateTime) -> Option<Due> {
        let Some(last) = last else {
            return Some(Due::First);
        };
        if last.version != self.version {
            return Some(Due::Changed);
        }
        let too_old = self.max_age_days > 0 && now - last.at >= Duration::days(self.max_age_days);
        too_old.then_some(Due::Old)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::datetime;

    const TERMS: Terms = Terms {
        version: 2,
        max_age_days: 365,
    };
    const NOW: OffsetDateTime = datetime!(2026-11-22 09:00 UTC);

    fn accepted(version: i32, days_ago: i64) -> Acceptance {
        Acceptance {
            version,
            at: NOW - Duration::days(days_ago),
        }
    }

    #[test]
    fn terms_are_accepted_once_per_version_and_age() {
        assert_eq!(TERMS.due(None, NOW), Some(Due::First));
        assert_eq!(TERMS.due(Some(accepted(1, 1)), NOW), Some(Due::Changed));
        assert_eq!(TERMS.due(Some(accepted(2, 364)), NOW), None);
        assert_eq!(TERMS.due(Some(accepted(2, 365)), NOW), Some(Due::Old));
        let forever = Terms {
            max_age_days: 0,
            ..TERMS
        };
        assert_eq!(forever.due(Some(accepted(2, 4000)), NOW), None);
    }
}
