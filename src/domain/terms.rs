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

impl Terms {
    /// Whether the holder must accept before going on.
    #[must_use]
    pub fn must_be_accepted(&self, last: Option<Acceptance>, now: OffsetDateTime) -> bool {
        let Some(last) = last else { return true };
        let too_old = self.max_age_days > 0 && now - last.at >= Duration::days(self.max_age_days);
        last.version != self.version || too_old
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

    fn accepted(version: i32, days_ago: i64) -> Option<Acceptance> {
        Some(Acceptance {
            version,
            at: NOW - Duration::days(days_ago),
        })
    }

    #[test]
    fn terms_are_accepted_once_per_version_and_age() {
        assert!(TERMS.must_be_accepted(None, NOW));
        assert!(TERMS.must_be_accepted(accepted(1, 1), NOW));
        assert!(!TERMS.must_be_accepted(accepted(2, 364), NOW));
        assert!(TERMS.must_be_accepted(accepted(2, 365), NOW));
        let forever = Terms {
            max_age_days: 0,
            ..TERMS
        };
        assert!(!forever.must_be_accepted(accepted(2, 4000), NOW));
    }
}
