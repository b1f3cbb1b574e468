//! How long a session lives: idle and absolute limits (DESIGN.md §3, R22). Pure.

use time::{Duration, OffsetDateTime};

/// A holder's session dies after this long without a request (a code may take fifteen minutes).
pub const IDLE: Duration = Duration::minutes(20);
/// And after this long whatever happens. A journey never outlives it.
pub const ABSOLUTE: Duration = Duration::minutes(60);

/// A console session dies after this long without a request.
pub const STAFF_IDLE: Duration = Duration::minutes(15);
/// And after a shift whatever happens.
pub const STAFF_ABSOLUTE: Duration = Duration::hours(8);
/// Between the password and the second factor there is this long.
pub const STAFF_HALF: Duration = Duration::minutes(10);

/// How stale the noted time of the last request may be: saves a write on most requests.
pub const SEEN_PRECISION: Duration = Duration::minutes(1);

/// Until when a session lasts if nobody does anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lasts {
    /// The first moment at which it is over, UTC.
    pub until: OffsetDateTime,
    /// Whether the next request puts that off; not in the last minutes before its absolute end.
    pub extends: bool,
}

/// How long a holder's session last seen at `seen` and ending at `ends` lasts.
#[must_use]
pub fn lasts(seen: OffsetDateTime, ends: OffsetDateTime) -> Lasts {
    lasts_for(IDLE, seen, ends)
}

/// The same of a console session.
#[must_use]
pub fn staff_lasts(seen: OffsetDateTime, ends: OffsetDateTime) -> Lasts {
    lasts_for(STAFF_IDLE, seen, ends)
}

fn lasts_for(idle: Duration, seen: OffsetDateTime, ends: OffsetDateTime) -> Lasts {
    let until = seen + idle;
    match until < ends {
        true => Lasts {
            until,
            extends: true,
        },
        false => Lasts {
            until: ends,
            extends: false,
        },
    }
}

/// Whether a holder's session last seen at `seen` and ending at `ends` is alive at `now`.
#[must_use]
pub fn alive(seen: OffsetDateTime, ends: OffsetDateTime, now: OffsetDateTime) -> bool {
    now < ends && now - seen < IDLE
}

/// The same of a console session.
#[must_use]
pub fn staff_alive(seen: OffsetDateTime, ends: OffsetDateTime, now: OffsetDateTime) -> bool {
    now < ends && now - seen < STAFF_IDLE
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::datetime;

    #[test]
    fn a_session_dies_idle_at_twenty_minutes_and_busy_at_sixty() {
        let start = datetime!(2026-11-22 09:00 UTC);
        let ends = start + ABSOLUTE;
        let at = |m: i64| start + Duration::minutes(m);
        assert!(alive(start, ends, at(19)));
        assert!(!alive(start, ends, at(20)));
        assert!(alive(at(59), ends, at(59)));
        assert!(!alive(at(60), ends, at(60)));
    }

    #[test]
    fn a_session_lasts_until_it_is_idle_or_over_whichever_is_first() {
        let start = datetime!(2026-11-22 09:00 UTC);
        let at = |m: i64| start + Duration::minutes(m);
        let (ends, staff_ends) = (start + ABSOLUTE, start + STAFF_ABSOLUTE);
        for (seen, until, extends) in [
            (0, 20, true),
            (39, 59, true),
            (40, 60, false),
            (50, 60, false),
        ] {
            let until = at(until);
            assert_eq!(lasts(at(seen), ends), Lasts { until, extends });
            assert!(!alive(at(seen), ends, until), "alive when it is over");
            assert!(alive(at(seen), ends, until - Duration::SECOND));
        }
        let (idle, last) = (
            staff_lasts(start, staff_ends),
            staff_lasts(at(470), staff_ends),
        );
        assert_eq!((idle.until, idle.extends), (at(15), true));
        assert_eq!((last.until, last.extends), (staff_ends, false));
    }

    #[test]
    fn a_console_session_dies_idle_at_fifteen_minutes_and_busy_at_eight_hours() {
        let start = datetime!(2026-11-22 09:00 UTC);
        let ends = start + STAFF_ABSOLUTE;
        let at = |m: i64| start + Duration::minutes(m);
        assert!(staff_alive(start, ends, at(14)));
        assert!(!staff_alive(start, ends, at(15)));
        assert!(staff_alive(at(479), ends, at(479)));
        assert!(!staff_alive(at(480), ends, at(480)));
    }
}
