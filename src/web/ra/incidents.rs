//! Reported cards: the queue by state.

use actix_web::HttpResponse;
use actix_web::web::{Data, Query};
use serde::Deserialize;

use super::gate::{At, reply};
use crate::domain::incident::{IncidentKind, IncidentState, Source};
use crate::journeys::assist::incidents;
use crate::journeys::staff::officer::{Permit, powers};
use crate::language::{Text, text};
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
        at: Text::moment(incident.reported_at),
        what: kind(incident.kind),
        by: reported_by(incident),
        number: incident.number.grouped(),
        holder: match &listed.holder {
            Some((name, ods_code)) => Text::verbatim(format!("{name}, {ods_code}")),
            None => text!("ra-incidents-nobody"),
        },
    }
}

/// What happened.
#[must_use]
pub const fn kind(kind: IncidentKind) -> Text {
    match kind {
        IncidentKind::Lost => text!("ra-incident-lost"),
        IncidentKind::Stolen => text!("ra-incident-stolen"),
        IncidentKind::Damaged => text!("ra-incident-damaged"),
        IncidentKind::Misused => text!("ra-incident-misused"),
    }
}

/// What a state is called, and the colour of its tag.
#[must_use]
pub const fn state_text(state: IncidentState) -> (Text, &'static str) {
    match state {
        IncidentState::Waiting => (text!("ra-incident-waiting"), "red"),
        IncidentState::Cancelled => (text!("ra-incident-card-cancelled"), "orange"),
        IncidentState::Replaced => (text!("ra-incident-replaced"), "green"),
        IncidentState::Dismissed => (text!("ra-incident-dismissed"), "grey"),
    }
}

/// Who reported it, and how often.
#[must_use]
pub fn reported_by(incident: &Incident) -> Text {
    let count = incident.reports;
    match incident.source {
        Source::Holder => text!("ra-incidents-by-holder", count = count),
        Source::Desk => text!("ra-incidents-by-desk", count = count),
        Source::Public => text!("ra-incidents-by-public", count = count),
    }
}

/// An incident in one line.
#[must_use]
pub fn summary(incident: &Incident) -> Text {
    text!(
        "ra-incident-summary",
        what = kind(incident.kind),
        time = Text::moment(incident.reported_at),
        state = state_text(incident.state).0
    )
}
