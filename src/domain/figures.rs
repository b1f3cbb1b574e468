//! What is counted of what was done, so that no page counts a whole table: the names, the periods, and how
//! long things took. Pure: it adds up in memory; storage keeps, a journey says when.

use std::collections::BTreeMap;

use super::audit::Action;

/// How long an unlock took, from its start: buckets of [`UNLOCK_TIME_SECONDS`].
pub const UNLOCK_TIME: &str = "unlock_time";
/// How wide a bucket of [`UNLOCK_TIME`] is, in seconds.
pub const UNLOCK_TIME_SECONDS: i64 = 15;
/// How long a mail with a code waited to be sent: buckets of [`MAIL_DELAY_SECONDS`].
pub const MAIL_DELAY: &str = "mail_delay";
/// How wide a bucket of [`MAIL_DELAY`] is, in seconds.
pub const MAIL_DELAY_SECONDS: i64 = 5;
/// Mails that the server took.
pub const MAIL_SENT: &str = "mail_sent";
/// Tries that are to be repeated.
pub const MAIL_DEFERRED: &str = "mail_deferred";
/// Mails that wait for a person to look at them.
pub const MAIL_PARKED: &str = "mail_parked";
/// Mails whose code ran out before they could be sent.
pub const MAIL_EXPIRED: &str = "mail_expired";

/// The organisation under which all of them are counted together.
pub const ALL: i64 = 0;
/// The last bucket: everything that took longer is in it.
pub const LAST_BUCKET: i32 = 240;

/// The actions that are counted, each under its own stored name, for its organisation and for all.
pub const COUNTED: &[Action] = &[
    Action::UnlockStarted,
    Action::Unlocked,
    Action::UnlockedWithHelp,
    Action::AnswersWrong,
    Action::CodeWrong,
    Action::SignInFailed,
    Action::LockedOut,
    Action::LockoutCleared,
    Action::Registered,
    Action::RegistrationEnded,
    Action::UnlockCodeSent,
    Action::RegistrationCodeSent,
    Action::CardLocked,
    Action::PasscodeChanged,
    Action::Renewed,
    Action::RenewedWithHelp,
    Action::Repaired,
];

/// The periods that a moment belongs to, as people in London reckon them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Periods {
    /// `2026-11-22`.
    pub day: String,
    /// `2026-11`.
    pub month: String,
}

/// Under what a number is kept.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    /// What was counted.
    pub what: &'static str,
    /// A day or a month.
    pub period: String,
    /// For one organisation, or [`ALL`].
    pub organisation: i64,
    /// How long it took; 0 for what has no length.
    pub bucket: i32,
}

/// Numbers to be added to what is kept, in the order of their keys, so that two who add never wait for
/// each other in a circle.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally(BTreeMap<Key, i64>);

impl Tally {
    /// Counts an event of the trail. `action` and `detail` are the stored texts.
    pub fn event(
        &mut self,
        action: &str,
        detail: &str,
        organisation: Option<i64>,
        periods: &Periods,
    ) {
        let Some(action) = Action::from_stored(action).filter(|a| COUNTED.contains(a)) else {
            return;
        };
        self.count(action.as_str(), ALL, 0, periods);
        if let Some(organisation) = organisation {
            self.count(action.as_str(), organisation, 0, periods);
        }
        if let (Action::Unlocked, Some(seconds)) = (action, seconds_in(detail)) {
            self.took(UNLOCK_TIME, UNLOCK_TIME_SECONDS, seconds, periods);
        }
    }

    /// Counts one of something that only concerns all together.
    pub fn one(&mut self, what: &'static str, periods: &Periods) {
        self.count(what, ALL, 0, periods);
    }

    /// Counts `number` of something that only concerns all together.
    pub fn many(&mut self, what: &'static str, number: i64, periods: &Periods) {
        if number == 0 {
            return;
        }
        for period in [&periods.day, &periods.month] {
            self.add(what, period, ALL, 0, number);
        }
    }

    /// Counts how long something took, in buckets that are `width` seconds wide.
    pub fn took(&mut self, what: &'static str, width: i64, seconds: i64, periods: &Periods) {
        let bucket = (seconds.max(0) / width).min(i64::from(LAST_BUCKET));
        let bucket = i32::try_from(bucket).unwrap_or(LAST_BUCKET);
        self.count(what, ALL, bucket, periods);
    }

    fn count(&mut self, what: &'static str, organisation: i64, bucket: i32, periods: &Periods) {
        for period in [&periods.day, &periods.month] {
            self.add(what, period, organisation, bucket, 1);
        }
    }

    fn add(&mut self, what: &'static str, period: &str, organisation: i64, bucket: i32, more: i64) {
        let key = Key {
            what,
            period: period.to_owned(),
            organisation,
            bucket,
        };
        *self.0.entry(key).or_default() += more;
    }

    /// The numbers, in order of their keys.
    pub fn numbers(&self) -> impl Iterator<Item = (&Key, i64)> {
        self.0.iter().map(|(key, number)| (key, *number))
    }
}

/// How the trail says how long something took: `seconds=75`.
#[must_use]
pub fn seconds(seconds: i64) -> String {
    format!("seconds={seconds}")
}

/// The seconds that [`seconds`] wrote; `None` where it did not write them.
#[must_use]
pub fn seconds_in(detail: &str) -> Option<i64> {
    detail.strip_prefix("seconds=")?.parse().ok()
}

/// The length that `percent` of everything in `buckets` did not exceed: the end of the bucket it falls in,
/// in seconds, or the beginning of the last bucket, which has no end. `None` when nothing was counted.
/// `buckets` are in order, each `width` seconds wide.
#[must_use]
pub fn quantile(buckets: &[(i32, i64)], width: i64, percent: i64) -> Option<i64> {
    let all: i64 = buckets.iter().map(|(_, number)| number).sum();
    let rank = (all * percent.clamp(0, 100) + 99) / 100;
    let mut passed = 0;
    buckets.iter().find_map(|(bucket, number)| {
        passed += number;
        let end = i64::from(*bucket) + i64::from(*bucket != LAST_BUCKET);
        (passed >= rank.max(1)).then_some(end * width)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn periods() -> Periods {
        Periods {
            day: "2026-11-22".to_owned(),
            month: "2026-11".to_owned(),
        }
    }

    fn number(tally: &Tally, what: &str, period: &str, organisation: i64, bucket: i32) -> i64 {
        let found = tally.numbers().find(|(key, _)| {
            (key.what, key.period.as_str(), key.organisation, key.bucket)
                == (what, period, organisation, bucket)
        });
        found.map_or(0, |(_, number)| number)
    }

    #[test]
    fn an_event_counts_by_day_and_month_for_its_organisation_and_for_all() {
        let mut tally = Tally::default();
        tally.event("locked_out", "", Some(3), &periods());
        tally.event("locked_out", "", Some(4), &periods());
        tally.event("locked_out", "", None, &periods());
        for period in ["2026-11-22", "2026-11"] {
            assert_eq!(number(&tally, "locked_out", period, ALL, 0), 3);
            assert_eq!(number(&tally, "locked_out", period, 3, 0), 1);
        }
        assert_eq!(tally.numbers().count(), 6);
    }

    #[test]
    fn what_is_not_in_the_table_is_not_counted() {
        let mut tally = Tally::default();
        tally.event("signed_out", "", Some(3), &periods());
        tally.event("no such action", "", Some(3), &periods());
        assert_eq!(tally, Tally::default());
    }

    #[test]
    fn an_unlock_that_says_how_long_it_took_is_counted_in_its_bucket_for_all() {
        for (said, bucket) in [
            ("0", 0),
            ("14", 0),
            ("15", 1),
            ("3600", 240),
            ("99999999", 240),
        ] {
            let mut tally = Tally::default();
            tally.event("unlocked", &format!("seconds={said}"), Some(3), &periods());
            assert_eq!(number(&tally, UNLOCK_TIME, "2026-11", ALL, bucket), 1);
            assert_eq!(number(&tally, UNLOCK_TIME, "2026-11", 3, bucket), 0);
            assert_eq!(number(&tally, "unlocked", "2026-11-22", 3, 0), 1);
        }
        for detail in ["", "seconds=", "seconds=many", "minutes=3"] {
            let mut tally = Tally::default();
            tally.event("unlocked", detail, None, &periods());
            assert_eq!(tally.numbers().count(), 2, "{detail}");
        }
    }

    #[test]
    fn a_quantile_is_the_end_of_the_bucket_it_falls_in() {
        let buckets = [(0, 5), (2, 4), (7, 1)];
        assert_eq!(quantile(&buckets, 15, 50), Some(15));
        assert_eq!(quantile(&buckets, 15, 51), Some(45));
        assert_eq!(quantile(&buckets, 15, 90), Some(45));
        assert_eq!(quantile(&buckets, 15, 91), Some(120));
        assert_eq!(quantile(&buckets, 15, 100), Some(120));
        assert_eq!(quantile(&buckets, 15, 0), Some(15));
        assert_eq!(quantile(&[(LAST_BUCKET, 1)], 15, 50), Some(3600));
        assert_eq!(quantile(&[], 15, 50), None);
    }

    #[test]
    fn many_at_once_count_by_day_and_month_and_none_not_at_all() {
        let mut tally = Tally::default();
        tally.many("sent", 7, &periods());
        tally.many("sent", 5, &periods());
        tally.many("none", 0, &periods());
        assert_eq!(number(&tally, "sent", "2026-11-22", ALL, 0), 12);
        assert_eq!(number(&tally, "sent", "2026-11", ALL, 0), 12);
        assert_eq!(tally.numbers().count(), 2);
    }
}
