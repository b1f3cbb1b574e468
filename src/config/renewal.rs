//! `[renewal]`: when certificates may be renewed and by whom.

use std::fmt;

use serde::de::{self, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use time::Duration;

use super::Problem;
use crate::domain::reminders::ReminderRules;
use crate::domain::renewal::RenewalRules;

/// Renewal settings.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Renewal {
    /// Days before expiry from which a holder may renew.
    pub window_days: i64,
    /// Every how many renewals the Registration Authority must help; 0 = never.
    pub assisted_every: i32,
    /// Days before expiry on which a holder is reminded.
    #[serde(deserialize_with = "one_or_more")]
    pub reminder_days: Vec<u16>,
}

/// A list of days; one alone comes from the environment as a number.
fn one_or_more<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<u16>, D::Error> {
    from.deserialize_any(Days)
}

struct Days;

impl<'de> Visitor<'de> for Days {
    type Value = Vec<u16>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of days")
    }

    fn visit_i64<E: de::Error>(self, days: i64) -> Result<Self::Value, E> {
        let days = u16::try_from(days);
        days.map(|days| vec![days])
            .map_err(|_| E::custom("not a number of days"))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        let mut all = Vec::new();
        while let Some(days) = seq.next_element()? {
            all.push(days);
        }
        Ok(all)
    }
}

impl Renewal {
    /// The rules.
    #[must_use]
    pub fn rules(&self) -> RenewalRules {
        RenewalRules {
            window: Duration::days(self.window_days),
            assisted_every: self.assisted_every,
        }
    }

    /// When holders are reminded.
    ///
    /// # Errors
    /// What is wrong with the days.
    pub fn reminders(&self) -> Result<ReminderRules, &'static str> {
        ReminderRules::new(&self.reminder_days)
    }

    pub(super) fn validate(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        if !(1..=365).contains(&self.window_days) {
            problems.push(Problem::new(
                "renewal.window_days",
                "is out of range",
                "1 to 365 days",
            ));
        }
        if !(0..=100).contains(&self.assisted_every) {
            let right = "0 (never) to 100";
            problems.push(Problem::new(
                "renewal.assisted_every",
                "is out of range",
                right,
            ));
        }
        if let Err(wrong) = self.reminders() {
            let right = "up to 12 different numbers of days, each 1 to 365";
            problems.push(Problem::new("renewal.reminder_days", wrong, right));
        }
        problems
    }
}
