//! Failed attempts, alerts and groups as pages and files show them.

use super::Asked;
use crate::language::{Text, text};
use crate::london;
use crate::storage::alerts::Alert;
use crate::storage::attempt_groups::{By, Group};
use crate::storage::attempt_list::ListedAttempt;
use crate::urls;
use crate::web::pages::ra::attempts::{AlertView, AttemptView, GroupView};
use crate::web::ra::words;

/// An attempt as a line.
pub(in crate::web::ra) fn attempt(attempt: &ListedAttempt) -> AttemptView {
    AttemptView {
        href: urls::of_id(urls::RA_ATTEMPT, attempt.id),
        at: Text::moment_with_seconds(attempt.at),
        what: words::attempt(&attempt.journey, &attempt.step),
        outcome: words::outcome(&attempt.outcome, attempt.strike),
        number: attempt.number.as_str().to_owned(),
        holder: match &attempt.holder {
            Some(holder) => Text::verbatim(format!("{}, {}", holder.name, holder.ods_code)),
            None => text!("ra-attempt-nobody"),
        },
        network: attempt.network.clone(),
        browser: attempt.browser.clone(),
        state: words::review_state(attempt.state),
        colour: words::state_colour(attempt.state),
        by: attempt
            .decided_by
            .clone()
            .or_else(|| attempt.claimed_by.clone())
            .unwrap_or_default(),
    }
}

/// An alert.
pub(super) fn alert(alert: &Alert) -> AlertView {
    let network = [("network", alert.sprayed.network.as_str())];
    AlertView {
        action: urls::of_id(urls::RA_ALERT, alert.id),
        network: alert.sprayed.network.clone(),
        numbers: alert.sprayed.numbers,
        attempts: alert.sprayed.attempts,
        first: Text::moment(alert.sprayed.first_at),
        last: london::clock_time(alert.sprayed.last_at),
        href: Asked::default().address(&network),
    }
}

/// A group of attempts.
pub(super) fn group(group: &Group, by: By) -> GroupView {
    let name = match by {
        By::Number => "number",
        By::Network => "network",
    };
    GroupView {
        key: group.key.clone(),
        holder: match (by, &group.holder) {
            (By::Number, Some(name)) => Text::verbatim(name),
            (By::Number, None) => text!("ra-attempt-nobody"),
            (By::Network, _) => Text::verbatim(""),
        },
        attempts: group.attempts,
        others: group.others,
        unfinished: group.unfinished,
        first: Text::moment(group.first_at),
        last: Text::moment(group.last_at),
        href: urls::of_id(urls::RA_ATTEMPT, group.newest),
        all: Asked::default().address(&[(name, &group.key)]),
        spray: by == By::Network && words::looks_like_spray(group.others),
    }
}

/// An attempt as a row of a file, under the headings of the list's export.
pub(super) fn row(attempt: &ListedAttempt) -> Vec<String> {
    let (holder, organisation) = match &attempt.holder {
        Some(holder) => (holder.name.clone(), holder.ods_code.clone()),
        None => Default::default(),
    };
    vec![
        attempt.id.to_string(),
        words::instant(attempt.at),
        attempt.journey.clone(),
        attempt.step.clone(),
        attempt.outcome.clone(),
        attempt.strike.map(|s| s.to_string()).unwrap_or_default(),
        attempt.number.as_str().to_owned(),
        holder,
        organisation,
        attempt.network.clone(),
        attempt.browser.clone(),
        attempt.state.as_str().to_owned(),
        attempt.claimed_by.clone().unwrap_or_default(),
        attempt
            .decision
            .map(|d| d.as_str().to_owned())
            .unwrap_or_default(),
        attempt.note.clone().unwrap_or_default(),
        attempt.decided_by.clone().unwrap_or_default(),
    ]
}
