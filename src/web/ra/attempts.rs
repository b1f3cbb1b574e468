//! Failed attempts: alerts first, then a list, or groups by number and by network.

use actix_web::HttpResponse;
use actix_web::web::{Data, Path, Query};

use super::gate::{At, Posted, reply};
use super::see_other;
use crate::journeys::audit_trail::console;
use crate::journeys::review::{decide, groups, list};
use crate::journeys::staff::officer::{self, Permit, powers};
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
                    .run(move |ports| {
                        // An export ends with its account, however long it takes (R21).
                        officer::still(ports, permit.officer())?;
                        list::list(ports, &permit, &filter, before, export::PAGE)
                    })
                    .await?;
                Ok((
                    listed.attempts.iter().map(views::row).collect(),
                    listed.older,
                ))
            }
        },
    )
    .await
}
