//! `[renewal]`: when certificates may be renewed and by whom.

use serde::Deserialize;
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
    pub reminder_days: Vec<u16>,
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
