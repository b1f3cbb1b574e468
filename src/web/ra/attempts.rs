//! Failed attempts: alerts first, then a list, or groups by number and by network.

use actix_web::HttpResponse;
use actix_web::web::{Data, Path, Query};

use super::gate::{At, Posted, reply};
use super::{files, see_other};
use crate::journeys::review::{decide, groups, list};
use crate::journeys::staff::officer::{Permit, powers};
use crate::journeys::{Outcome, Ports};
use crate::language::Text;
use crate::storage::attempt_groups::By;
use crate::storage::attempt_list::Filter;
use crate::urls;
use crate::web::errors::{Answer, AppError};
use crate::web::export::{self, Format};
use crate::web::forms::Button;
use crate::web::pages::FormView;
use crate::web::pages::ra::attempts::AttemptsPage;
use crate::web::portal::Portal;

mod asked;
mod views;

pub use asked::Asked;
pub(super) use asked::moment;
pub(super) use views::attempt;

use asked::filter;

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
    let shown = portal
        .run(move |ports| read(ports, &permit, &filter, &seen))
        .await?;
    reply(&portal, &at.browser, at.pass.officer(), urls::RA_ATTEMPTS).with_form(&shown, &view)
}

/// The page of what was asked for.
fn read(
    ports: &Ports,
    permit: &Permit<powers::ReviewAttempts>,
    filter: &Filter,
    asked: &Asked,
) -> Outcome<AttemptsPage> {
    let alerts = list::open_alerts(ports, permit)?;
    let mut page = AttemptsPage {
        view: "list",
        alerts: alerts.iter().map(views::alert).collect(),
        outcomes: asked.outcomes(),
        states: asked.states(),
        csv: asked.address(&[("format", "csv")]),
        ..AttemptsPage::default()
    };
    let Some(by) = asked.by() else {
        let listed = list::list(ports, permit, filter, asked.before, list::PAGE)?;
        page.attempts = listed.attempts.iter().map(views::attempt).collect();
        page.older = listed
            .older
            .map(|id| asked.address(&[("before", &id.to_string())]))
            .unwrap_or_default();
        return Ok(page);
    };
    let grouped = groups::groups(ports, permit, by, filter.from)?;
    page.view = match by {
        By::Number => "numbers",
        By::Network => "networks",
    };
    page.groups = grouped.groups.iter().map(|g| views::group(g, by)).collect();
    page.since = Some(Text::moment(grouped.since));
    page.cut = grouped.cut;
    Ok(page)
}

/// Acknowledges an alert.
pub async fn acknowledge(
    portal: Data<Portal>,
    posted: Posted<Permit<powers::ReviewAttempts>, Button>,
    id: Path<i64>,
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

/// The columns of the list as a file.
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

/// The list as a file.
async fn file(
    portal: Data<Portal>,
    at: At<Permit<powers::ReviewAttempts>>,
    filter: Filter,
    format: Format,
) -> Answer<HttpResponse> {
    files::of_list(
        portal,
        at,
        "failed attempts",
        format,
        HEADINGS,
        move |ports, permit, before| {
            let listed = list::list(ports, permit, &filter, before, export::PAGE)?;
            let rows = listed.attempts.iter().map(views::row).collect();
            Ok((rows, listed.older))
        },
    )
    .await
}
