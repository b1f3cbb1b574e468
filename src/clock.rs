//! The only door to the time. Everything else takes a `&dyn Clock`; `clippy.toml` bans the rest.

use std::sync::Mutex;
use std::time::Instant;

use time::{Duration, OffsetDateTime};

/// Tells the time, UTC, to the microsecond: what both databases keep.
pub trait Clock: Send + Sync {
    /// The present moment.
    fn now(&self) -> OffsetDateTime;
}

/// The machine's clock.
#[derive(Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is the door")]
    fn now(&self) -> OffsetDateTime {
        to_microseconds(OffsetDateTime::now_utc())
    }
}

/// A clock that stands still until it is moved: for tests that cross fifteen minutes or two years.
#[derive(Debug)]
pub struct ManualClock(Mutex<OffsetDateTime>);

impl ManualClock {
    /// Starts at `now`.
    #[must_use]
    pub fn at(now: OffsetDateTime) -> Self {
        Self(Mutex::new(to_microseconds(now)))
    }

    /// Moves by `step`, which may be negative.
    pub fn advance(&self, step: Duration) {
        let mut now = self
            .0
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        *now += step;
    }
}

impl Clock for ManualClock {
    fn now(&self) -> OffsetDateTime {
        *self
            .0
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

/// Measures how long something takes, for whoever watches the portal run: nothing is ever decided by it.
#[derive(Debug, Clone, Copy)]
pub struct Stopwatch(Instant);

impl Stopwatch {
    /// Starts one.
    #[expect(clippy::disallowed_methods, reason = "this is the door")]
    #[must_use]
    pub fn start() -> Self {
        Self(Instant::now())
    }

    /// Seconds since then.
    #[must_use]
    pub fn seconds(self) -> f64 {
        self.0.elapsed().as_secs_f64()
    }
}

fn to_microseconds(at: OffsetDateTime) -> OffsetDateTime {
    at - Duration::nanoseconds(i64::from(at.nanosecond() % 1_000))
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::datetime;

    #[test]
    fn times_are_whole_microseconds() {
        let clock = ManualClock::at(datetime!(2026-11-22 09:00:00.123_456_789 UTC));
        assert_eq!(clock.now(), datetime!(2026-11-22 09:00:00.123_456 UTC));
        assert_eq!(SystemClock.now().nanosecond() % 1_000, 0);
    }
}
