//! `[retention]`: how long what is kept is kept (R47). What each key is about is `domain::retention`'s.

use serde::Deserialize;

use super::Problem;
use super::replacement::Replacement;
use crate::domain::retention::{Entity, Schedule};

/// Retention settings; 0 keeps for ever, but for sessions.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Retention {
    sessions_hours: u32,
    mail_days: u32,
    attempt_network_days: u32,
    attempts_days: u32,
    alerts_days: u32,
    leaver_contacts_days: u32,
    reminders_days: u32,
    incidents_days: u32,
    approvals_days: u32,
    api_tokens_days: u32,
    invitations_days: u32,
    unknown_numbers_days: u32,
    audit_days: u32,
}

/// The longest time that can be said: a hundred years of days.
const MOST: u32 = 36_525;

impl Retention {
    fn number(&self, entity: Entity) -> u32 {
        match entity {
            Entity::Sessions => self.sessions_hours,
            Entity::Mail => self.mail_days,
            Entity::AttemptNetworks => self.attempt_network_days,
            Entity::Attempts => self.attempts_days,
            Entity::Alerts => self.alerts_days,
            Entity::Leavers => self.leaver_contacts_days,
            Entity::Reminders => self.reminders_days,
            Entity::Incidents => self.incidents_days,
            Entity::Approvals => self.approvals_days,
            Entity::Tokens => self.api_tokens_days,
            Entity::Invitations => self.invitations_days,
            Entity::UnknownNumbers => self.unknown_numbers_days,
            Entity::Audit => self.audit_days,
        }
    }

    /// The schedule.
    #[must_use]
    pub fn schedule(&self) -> Schedule {
        Schedule::new(|entity| self.number(entity))
    }

    pub(super) fn validate(&self, replacement: &Replacement) -> Vec<Problem> {
        let mut problems = Vec::new();
        let over = Entity::ALL.iter().filter(|&&e| self.number(e) > MOST);
        let over: Vec<&str> = over.map(|entity| entity.key()).collect();
        if !over.is_empty() {
            let right = "0 (for ever) to 36525, a hundred years of days";
            let wrong = format!("out of range: {}", over.join(", "));
            problems.push(Problem::new("retention", wrong, right));
        }
        if !(1..=720).contains(&self.sessions_hours) {
            let right = "1 to 720 hours";
            problems.push(Problem::new(
                "retention.sessions_hours",
                "is out of range",
                right,
            ));
        }
        let counts = u32::from(replacement.within_months) * 31;
        if self.incidents_days > 0 && self.incidents_days < counts {
            problems.push(Problem::new(
                "retention.incidents_days",
                "forgets losses that still count",
                "at least replacement.within_months, 31 days for each",
            ));
        }
        problems
    }
}
