//! When holders are reminded that their certificates expire, and at what time of the day. Pure: calendar
//! dates come from outside, as people in London have them.

use time::{Date, Duration};

/// The most steps that can be configured.
pub const MOST_STEPS: usize = 12;
/// The longest time before expiry, in days.
pub const LONGEST: u16 = 365;
/// The hour at which sending begins, in London.
pub const FROM_HOUR: u8 = 8;
/// For how many seconds reminders are spread over a day: until 18:00.
pub const SPREAD_SECONDS: i64 = 10 * 3_600;
/// Over how many seconds they are spread at least, where a run starts late.
const SHORTEST_SPREAD: i64 = 3_600;

/// How many days before expiry holders are reminded: the operator's choice, ascending.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReminderRules(Vec<u16>);

/// Days of expiry that have the same step today, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// The step.
    pub step: u16,
    /// The earliest day of expiry.
    pub first: Date,
    /// The latest.
    pub last: Date,
}

/// Which seconds of a day's sending are left: from `first`, `length` of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slots {
    /// Seconds after [`FROM_HOUR`].
    pub first: i64,
    /// How many.
    pub length: i64,
}

impl ReminderRules {
    /// Takes the configured days, in any order. An empty list reminds nobody.
    ///
    /// # Errors
    /// What is wrong with them.
    pub fn new(days: &[u16]) -> Result<Self, &'static str> {
        let mut steps = days.to_vec();
        steps.sort_unstable();
        steps.dedup();
        if steps.len() < days.len() {
            return Err("names a day twice");
        }
        if steps.len() > MOST_STEPS {
            return Err("names too many days");
        }
        if steps.iter().any(|step| !(1..=LONGEST).contains(step)) {
            return Err("is out of range");
        }
        Ok(Self(steps))
    }

    /// When holders, and the Sponsors where they work, are reminded that a post ends.
    #[must_use]
    pub fn of_posts() -> Self {
        Self(vec![3, 14])
    }

    /// The step that applies: the smallest that is not less than the days that are left, so that whoever
    /// comes late, by an import or after an outage, is reminded once and not of every step that has passed.
    /// On the day of expiry it is too late.
    #[must_use]
    pub fn step(&self, today: Date, expires_on: Date) -> Option<u16> {
        let left = days_left(today, expires_on);
        let late_enough = |step: &&u16| i64::from(**step) >= left;
        self.0
            .iter()
            .find(late_enough)
            .copied()
            .filter(|_| left >= 1)
    }

    /// The same for all days at once, the earliest first and without a gap.
    #[must_use]
    pub fn spans(&self, today: Date) -> Vec<Span> {
        let in_days = |days: u16| today.saturating_add(Duration::days(i64::from(days)));
        let mut before = 0;
        let spans = self.0.iter().map(|&step| Span {
            step,
            first: in_days(std::mem::replace(&mut before, step) + 1),
            last: in_days(step),
        });
        spans.collect()
    }
}

/// How many midnights are between two days.
#[must_use]
pub fn days_left(today: Date, expires_on: Date) -> i64 {
    (expires_on - today).whole_days()
}

/// Over which seconds of the day's sending a run spreads that starts `late` seconds after it began.
#[must_use]
pub fn slots(late: i64) -> Slots {
    let first = late.max(0);
    Slots {
        first,
        length: (SPREAD_SECONDS - first).max(SHORTEST_SPREAD),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::date;

    fn rules() -> ReminderRules {
        ReminderRules::new(&[90, 60, 30, 14, 7, 1]).unwrap()
    }

    /// The days before an expiry on which a step begins to apply.
    fn turns(expires_on: Date) -> Vec<(i64, u16)> {
        let mut turns = Vec::new();
        let mut before = None;
        for left in (-2..=100).rev() {
            let step = rules().step(expires_on - Duration::days(left), expires_on);
            if step != before {
                turns.extend(step.map(|step| (left, step)));
                before = step;
            }
        }
        turns
    }

    #[test]
    fn six_times_before_expiry_wherever_it_lies_in_the_calendar() {
        let each = [(90, 90), (60, 60), (30, 30), (14, 14), (7, 7), (1, 1)];
        for expires_on in [
            date!(2027 - 03 - 01),
            date!(2028 - 02 - 29),
            date!(2028 - 03 - 01),
            // The clocks go forward and back: a day is a day, whether it has 23 hours or 25.
            date!(2027 - 03 - 29),
            date!(2027 - 11 - 01),
            // Past the end of 32-bit seconds.
            date!(2038 - 01 - 20),
        ] {
            assert_eq!(turns(expires_on), each, "{expires_on}");
        }
    }

    #[test]
    fn a_step_is_the_calendar_day_also_over_a_leap_day() {
        let step = |today| rules().step(today, date!(2028 - 03 - 01));
        assert_eq!(step(date!(2028 - 02 - 29)), Some(1));
        assert_eq!(step(date!(2028 - 02 - 28)), Some(7));
        assert_eq!(step(date!(2028 - 01 - 31)), Some(30));
        assert_eq!(step(date!(2028 - 01 - 30)), Some(60));
        // Without the leap day it is a day less.
        let step = |today| rules().step(today, date!(2027 - 03 - 01));
        assert_eq!(step(date!(2027 - 02 - 28)), Some(1));
        assert_eq!(step(date!(2027 - 01 - 30)), Some(30));
    }

    #[test]
    fn who_comes_late_is_at_the_nearest_step_and_never_after_the_last_day() {
        let step = |left| {
            rules().step(
                date!(2026 - 11 - 22),
                date!(2026 - 11 - 22) + Duration::days(left),
            )
        };
        assert_eq!(step(91), None);
        assert_eq!(step(90), Some(90));
        assert_eq!(step(61), Some(90));
        assert_eq!(step(20), Some(30));
        assert_eq!(step(2), Some(7));
        assert_eq!(step(1), Some(1));
        assert_eq!(step(0), None);
        assert_eq!(step(-1), None);
    }

    #[test]
    fn the_spans_of_a_day_say_the_same_as_the_steps() {
        for today in [
            date!(2026 - 11 - 22),
            date!(2027 - 03 - 27),
            date!(2027 - 10 - 30),
            date!(2027 - 12 - 02),
            date!(2037 - 10 - 25),
        ] {
            let spans = rules().spans(today);
            for left in -1..=100 {
                let day = today + Duration::days(left);
                let found: Vec<u16> = spans
                    .iter()
                    .filter(|span| span.first <= day && day <= span.last)
                    .map(|span| span.step)
                    .collect();
                let step = rules().step(today, day);
                assert_eq!(
                    found,
                    step.into_iter().collect::<Vec<_>>(),
                    "{today} {left}"
                );
            }
            assert!(
                spans
                    .windows(2)
                    .all(|two| two[0].last.next_day() == Some(two[1].first))
            );
        }
    }

    #[test]
    fn a_day_is_spread_over_ten_hours_and_a_late_one_over_what_is_left() {
        let slots = |late| {
            let slots = slots(late);
            (slots.first, slots.length)
        };
        assert_eq!(slots(-30_000), (0, 36_000));
        assert_eq!(slots(0), (0, 36_000));
        assert_eq!(slots(30_000), (30_000, 6_000));
        assert_eq!(slots(35_999), (35_999, 3_600));
        assert_eq!(slots(50_000), (50_000, 3_600));
    }

    #[test]
    fn days_that_will_not_do_are_refused() {
        assert!(ReminderRules::new(&[]).is_ok());
        assert!(ReminderRules::new(&[1, 365]).is_ok());
        for bad in [vec![0], vec![366], vec![7, 7], (1..=13).collect()] {
            assert!(ReminderRules::new(&bad).is_err(), "{bad:?}");
        }
    }
}
