//! Growing waits at the console's door (R30; NIST SP 800-63B-4 allows 30 seconds to an hour). Pure.

use time::Duration;

/// Failures in a row that cost nothing but themselves: people mistype.
pub const FREE_FAILURES: i32 = 3;
/// The first wait; each further failure doubles it.
const FIRST: Duration = Duration::seconds(30);
/// The longest wait: a stranger who keeps failing must not keep staff out for a shift.
const LONGEST: Duration = Duration::minutes(15);

/// How long to wait after so many failures in a row; `None` while they are free.
#[must_use]
pub fn wait_after(failures: i32) -> Option<Duration> {
    let over = failures - FREE_FAILURES;
    if over < 0 {
        return None;
    }
    // Beyond some doublings every wait is the longest; no power overflows on the way there.
    let doublings = u32::try_from(over).unwrap_or(0).min(10);
    Some((FIRST * 2_i32.pow(doublings)).min(LONGEST))
}

/// The same for an address whatever network the failures come from: many more are free, and guessing stays
/// hopeless (R30). Where somebody signed in lately it does not count; that is the caller's matter.
#[must_use]
pub fn wait_after_anywhere(failures: i32) -> Option<Duration> {
    wait_after(failures.saturating_sub(FREE_ANYWHERE - FREE_FAILURES))
}

/// Failures in a row from anywhere that cost nothing to an address.
const FREE_ANYWHERE: i32 = 30;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_begin_at_the_third_failure_and_double_up_to_a_quarter_of_an_hour() {
        assert_eq!(wait_after(1), None);
        assert_eq!(wait_after(2), None);
        assert_eq!(wait_after(3), Some(Duration::seconds(30)));
        assert_eq!(wait_after(4), Some(Duration::minutes(1)));
        assert_eq!(wait_after(7), Some(Duration::minutes(8)));
        assert_eq!(wait_after(8), Some(Duration::minutes(15)));
        assert_eq!(wait_after(i32::MAX), Some(Duration::minutes(15)));
        assert_eq!(wait_after_anywhere(29), None);
        assert_eq!(wait_after_anywhere(30), Some(Duration::seconds(30)));
        assert_eq!(wait_after_anywhere(60), Some(Duration::minutes(15)));
    }
}
