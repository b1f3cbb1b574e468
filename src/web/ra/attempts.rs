//! Failed attempts: alerts first, then a list, or groups by number and by network.

use actix_web::HttpResponse;
use actix_web::web::{Data, Query};
use serde::Deserialize;
use time::OffsetDateTime;

use super::gate::{At, Posted, reply};
use super::{see_other, words};
use crate::domain::review::ReviewState;
use crate::domain::smartcard_number::SmartcardNumber;
use crate::journeys::audit_trail::console;
use crate::journeys::review::groups::{self, Grouped};
use crate::journeys::review::{decide, list};
use crate::journeys::staff::officer::{Permit, powers};
use crate::london;
use crate::storage::alerts::Alert;
use crate::storage::attempt_groups::{By, Group};
use crate::storage::attempt_list::{Filter, ListedAttempt};
use crate::urls;
use crate::web::errors::{Answer, AppError};
use crate::web::export::{self, Format};
use crate::web::forms::Button;
use crate::web::pages::FormView;
use crate::web::pages::ra::attempts::{AlertView, AttemptView, AttemptsPage, GroupView};
use crate::web::pages::views::OptionView;
use crate::web::portal::Portal;

/// What the address asks for.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Asked {
    view: Option<String>,
    number: Option<String>,
    network: Option<String>,
    outcome: Option<String>,
    state: Option<String>,
    organisation: Option<String>,
    from: Option<String>,
    to: Option<String>,
    before: Option<i64>,
    format: Option<String>,
}

impl Asked {
    /// The fields that stand in the form, with their values.
    fn fields(&self) -> [(&'static str, &str); 7] {
        [
            ("number", self.number.as_deref().unwrap_or_default()),
            ("network", self.network.as_deref().unwrap_or_default()),
            ("outcome", self.outcome.as_deref().unwrap_or_default()),
            ("state", self.state.as_deref().unwrap_or_default()),
            (
                "organisation",
                self.organisation.as_deref().unwrap_or_default(),
            ),
            ("from", self.from.as_deref().unwrap_or_default()),
            ("to", self.to.as_deref().unwrap_or_default()),
        ]
    }

    /// The same question with something changed, as an address.
    fn address(&self, changed: &[(&str, &str)]) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        let asked = self.fields();
        let kept = asked
            .iter()
            .filter(|(name, value)| !value.is_empty() && changed.iter().all(|(c, _)| c != name));
        for (name, value) in kept.copied().chain(changed.iter().copied()) {
            query.append_pair(name, value);
        }
        format!("{}?{}", urls::RA_ATTEMPTS, query.finish())
    }
}

/// Shows them.
pub async fn get(
    portal: Data<Portal>,
    at: At<Permit<powers::ReviewAttempts>>,
    asked: Query<Asked>,
) -> Answer<HttpResponse> {
    let mut view = FormView::default();
    for (name, value) in asked.fields() {
        view.keep(name, value);
    }
    let filter = filter(&portal, &asked, &mut view).await?;
    let format = asked.format.as_deref().and_then(Format::from_query);
    if let (Some(format), false) = (format, view.has_errors()) {
        return file(portal, at, filter, format).await;
    }
    let (permit, seen) = (at.pass.clone(), asked.into_inner());
    let by = match seen.view.as_deref() {
        Some("numbers") => Some(By::Number),
        Some("networks") => Some(By::Network),
        _ => None,
    };
    let (since, before) = (filter.from, seen.before);
    let (alerts, listed, grouped) = portal
        .run(move |ports| {
            let alerts = list::open_alerts(ports, &permit)?;
            let listed = match by {
                None => Some(list::list(ports, &permit, &filter, before, list::PAGE)?),
                Some(_) => None,
            };
            let grouped = by
                .map(|by| groups::groups(ports, &permit, by, since))
                .transpose()?;
            Ok((alerts, listed, grouped))
        })
        .await?;
    let older = listed.as_ref().and_then(|listed| listed.older);
    let older = older.map(|id| seen.address(&[("before", &id.to_string())]));
    let page = AttemptsPage {
        view: match by {
            None => "list",
            Some(By::Number) => "numbers",
            Some(By::Network) => "networks",
        },
        alerts: alerts.iter().map(alert).collect(),
        attempts: listed
            .map(|listed| listed.attempts.iter().map(attempt).collect())
            .unwrap_or_default(),
        groups: grouped
            .as_ref()
            .map(|g| group_views(g, by))
            .unwrap_or_default(),
        since: grouped
            .as_ref()
            .map(|g| london::moment(g.since))
            .unwrap_or_default(),
        cut: grouped.as_ref().is_some_and(|g| g.cut),
        outcomes: options(&words::OUTCOMES, seen.outcome.as_deref()),
        states: options(
            &ReviewState::ALL.map(|s| (s.as_str(), s.title())),
            seen.state.as_deref(),
        ),
        older: older.unwrap_or_default(),
        csv: seen.address(&[("format", "csv")]),
    };
    reply(&portal, &at.browser, at.pass.officer(), urls::RA_ATTEMPTS).with_form(&page, &view)
}

fn options(all: &[(&'static str, &'static str)], chosen: Option<&str>) -> Vec<OptionView> {
    let option = |(id, text): &(&'static str, &'static str)| OptionView {
        id,
        text: (*text).to_owned(),
        selected: chosen == Some(*id),
    };
    all.iter().map(option).collect()
}

/// Reads the filter; what cannot be read is said beside its field.
async fn filter(portal: &Portal, asked: &Asked, view: &mut FormView) -> Answer<Filter> {
    let given = |field: &Option<String>| field.clone().filter(|text| !text.trim().is_empty());
    let mut filter = Filter {
        network: given(&asked.network).map(|text| text.trim().to_owned()),
        outcome: given(&asked.outcome),
        state: given(&asked.state).and_then(|text| ReviewState::from_stored(&text)),
        ..Filter::default()
    };
    if let Some(text) = given(&asked.number) {
        filter.number = SmartcardNumber::parse(&text)
            .map_err(|_| view.error("number", "Enter the 12 digits of a smartcard number"))
            .ok();
    }
    if let Some(text) = given(&asked.organisation) {
        let found = portal
            .run(move |ports| list::organisation(ports, &text))
            .await?;
        match found {
            Some((id, _)) => filter.organisation = Some(id),
            None => {
                view.error("organisation", "There is no organisation with this code");
            }
        }
    }
    filter.from = moment("from", given(&asked.from), london::start_of_day, view);
    filter.to = moment("to", given(&asked.to), london::end_of_day, view);
    Ok(filter)
}

/// The moment of a day in a filter; what is not a day is said beside its field.
pub(super) fn moment(
    field: &'static str,
    text: Option<String>,
    read: fn(&str) -> Option<OffsetDateTime>,
    view: &mut FormView,
) -> Option<OffsetDateTime> {
    let text = text?;
    let at = read(&text);
    if at.is_none() {
        view.error(field, "Enter a date, such as 2026-11-22");
    }
    at
}

/// An attempt as a line.
pub(super) fn attempt(attempt: &ListedAttempt) -> AttemptView {
    AttemptView {
        href: urls::of_id(urls::RA_ATTEMPT, attempt.id),
        at: london::moment_with_seconds(attempt.at),
        what: words::attempt(&attempt.journey, &attempt.step).to_owned(),
        outcome: words::outcome(&attempt.outcome, attempt.strike),
        number: attempt.number.as_str().to_owned(),
        holder: match &attempt.holder {
            Some(holder) => format!("{}, {}", holder.name, holder.ods_code),
            None => "Nobody has this number".to_owned(),
        },
        network: attempt.network.clone(),
        browser: attempt.browser.clone(),
        state: attempt.state.title(),
        colour: words::state_colour(attempt.state),
        by: attempt
            .decided_by
            .clone()
            .or_else(|| attempt.claimed_by.clone())
            .unwrap_or_default(),
    }
}

fn alert(alert: &Alert) -> AlertView {
    let network = [("network", alert.sprayed.network.as_str())];
    AlertView {
        action: urls::of_id(urls::RA_ALERT, alert.id),
        network: alert.sprayed.network.clone(),
        numbers: alert.sprayed.numbers,
        attempts: alert.sprayed.attempts,
        first: london::moment(alert.sprayed.first_at),
        last: london::clock_time(alert.sprayed.last_at),
        href: Asked::default().address(&network),
    }
}

fn group_views(grouped: &Grouped, by: Option<By>) -> Vec<GroupView> {
    let name = if by == Some(By::Network) {
        "network"
    } else {
        "number"
    };
    let view = |group: &Group| GroupView {
        key: group.key.clone(),
        holder: match (by, &group.holder) {
            (Some(By::Number), Some(name)) => name.clone(),
            (Some(By::Number), None) => "Nobody has this number".to_owned(),
            _ => String::new(),
        },
        attempts: group.attempts,
        others: group.others,
        unfinished: group.unfinished,
        first: london::moment(group.first_at),
        last: london::moment(group.last_at),
        href: urls::of_id(urls::RA_ATTEMPT, group.newest),
        all: Asked::default().address(&[(name, &group.key)]),
        spray: by == Some(By::Network) && words::looks_like_spray(group.others),
    };
    grouped.groups.iter().map(view).collect()
}

/// Acknowledges an alert.
pub async fn acknowledge(
    portal: Data<Portal>,
    posted: Posted<Permit<powers::ReviewAttempts>, Button>,
    id: actix_web::web::Path<i64>,
) -> Answer<HttpResponse> {
    let Posted { pass, form } = posted;
    let caller = form.browser.caller;
    let id = id.into_inner();
    let done = portal
        .run(move |ports| decide::acknowledge(ports, &caller, &pass, id))
        .await?;
    match done {
        true => Ok(see_other(urls::RA_ATTEMPTS)),
        false => Err(AppError::Overtaken),
    }
}

/// The list as a file.
async fn file(
    portal: Data<Portal>,
    at: At<Permit<powers::ReviewAttempts>>,
    filter: Filter,
    format: Format,
) -> Answer<HttpResponse> {
    const HEADINGS: &[&str] = &[
        "id",
        "at",
        "journey",
        "step",
        "outcome",
        "strike",
        "smartcard_number",
        "holder",
        "organisation",
        "network",
        "browser",
        "state",
        "claimed_by",
        "decision",
        "note",
        "decided_by",
    ];
    let At {
        pass: permit,
        browser,
    } = at;
    let (officer, caller) = (permit.officer().clone(), browser.caller);
    portal
        .run(move |ports| console::exported(ports, &caller, &officer, "failed attempts"))
        .await?;
    export::reply(
        "failed-attempts",
        format,
        HEADINGS,
        move |before: Option<i64>| {
            let (portal, permit, filter) = (portal.clone(), permit.clone(), filter.clone());
            async move {
                let listed = portal
                    .run(move |ports| list::list(ports, &permit, &filter, before, export::PAGE))
                    .await?;
                Ok((listed.attempts.iter().map(row).collect(), listed.older))
            }
        },
    )
    .await
}

fn row(attempt: &ListedAttempt) -> Vec<String> {
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
