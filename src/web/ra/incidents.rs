//! Reported cards: the queue by state.

use actix_web::HttpResponse;
use actix_web::web::{Data, Query};
use serde::Deserialize;

use super::gate::{At, reply};
use crate::domain::incident::{IncidentKind, IncidentState, Source};
use crate::journeys::assist::incidents;
use crate::journeys::staff::officer::{Permit, powers};
use crate::london;
use crate::storage::incident_list::Listed;
use crate::storage::incidents::Incident;
use crate::urls;
use crate::web::errors::{Answer, AppError};
use crate::web::pages::ra::incidents::{IncidentRow, IncidentsPage, StateView};
use crate::web::portal::Portal;

/// What is looked for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Search {
    state: String,
    before: Option<i64>,
}

/// Shows the queue.
pub async fn get(
    portal: Data<Portal>,
    at: At<Permit<powers::CancelReplace>>,
    search: Query<Search>,
) -> Answer<HttpResponse> {
    let shown = match search.state.as_str() {
        "" => IncidentState::Waiting,
        name => IncidentState::from_stored(name)
            .ok_or(AppError::Malformed("no such state of an incident"))?,
    };
    let (permit, before) = (at.pass.clone(), search.before);
    let queue = portal
        .run(move |ports| incidents::queue(ports, &permit, shown, before))
        .await?;
    let list = |state: IncidentState| format!("{}?state={}", urls::RA_INCIDENTS, state.as_str());
    let page = IncidentsPage {
        states: IncidentState::ALL
            .map(|state| StateView {
                href: list(state),
                text: state_text(state).0,
                current: state == shown,
            })
            .to_vec(),
        incidents: queue.incidents.iter().map(row).collect(),
        older: queue
            .older
            .map(|before| format!("{}&before={before}", list(shown)))
            .unwrap_or_default(),
    };
    reply(&portal, &at.browser, at.pass.officer(), urls::RA_INCIDENTS).page(&page)
}

fn row(listed: &Listed) -> IncidentRow {
    let incident = &listed.incident;
    IncidentRow {
        href: urls::of_reference(urls::RA_INCIDENT, &incident.reference),
        at: london::moment(incident.reported_at),
        what: kind(incident.kind),
        by: reported_by(incident),
        number: incident.number.grouped(),
        holder: match &listed.holder {
            Some((name, ods_code)) => format!("{name}, {ods_code}"),
            None => "Nobody has this number".to_owned(),
        },
    }
}

/// What happened.
#[must_use]
pub const fn kind(kind: IncidentKind) -> &'static str {
    match kind {
        IncidentKind::Lost => "Lost",
        IncidentKind::Stolen => "Stolen",
        IncidentKind::Damaged => "Damaged",
        IncidentKind::Misused => "Used by somebody else",
    }
}

/// What a state is called, and the colour of its tag.
#[must_use]
pub const fn state_text(state: IncidentState) -> (&'static str, &'static str) {
    match state {
        IncidentState::Waiting => ("To decide", "red"),
        IncidentState::Cancelled => ("Cancelled: new card needed", "orange"),
        IncidentState::Replaced => ("New card issued", "green"),
        IncidentState::Dismissed => ("Closed, not cancelled by it", "grey"),
    }
}

/// Who reported it, and how often.
#[must_use]
pub fn reported_by(incident: &Incident) -> String {
    let by = match incident.source {
        Source::Holder => "The holder",
        Source::Desk => "The desk",
        Source::Public => "Somebody who had not signed in",
    };
    match incident.reports {
        1 => by.to_owned(),
        often => format!("{by}, {often} times"),
    }
}

/// An incident in one line.
#[must_use]
pub fn summary(incident: &Incident) -> String {
    format!(
        "{}, reported at {}. {}",
        kind(incident.kind),
        london::moment(incident.reported_at),
        state_text(incident.state).0,
    )
}
