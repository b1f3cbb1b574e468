//! Disabling an account and enabling it again, and resetting a second factor.

use actix_web::HttpResponse;
use actix_web::web::{Data, Path};

use super::gate::{At, Posted, reply};
use super::{Manager, page_of, person, reasons, refuse};
use crate::journeys::staff::manage::access;
use crate::storage::staff::StaffId;
use crate::urls;
use crate::web::errors::{Answer, AppError};
use crate::web::forms::form;
use crate::web::pages::FormView;
use crate::web::pages::ra::staff::AskPage;
use crate::web::portal::Portal;
use crate::web::ra::see_other;

form! {
    /// Whether an account is disabled or enabled, and why.
    AccessForm: "change", "reason"
}

form! {
    /// Why a second factor is reset.
    FactorForm: "reason"
}

/// What is asked, about whom; by default whatever would change the account.
async fn page(
    portal: &Portal,
    manager: &Manager,
    id: i64,
    what: Option<&'static str>,
) -> Answer<AskPage> {
    let staff = person(portal, manager, id).await?.staff;
    let change = match staff.disabled_at {
        Some(_) => "enable",
        None => "disable",
    };
    let path = match what {
        Some("factor") => urls::RA_STAFF_FACTOR,
        _ => urls::RA_STAFF_ACCESS,
    };
    Ok(AskPage {
        what: what.unwrap_or(change),
        name: staff.name,
        email: staff.email.as_str().to_owned(),
        back: urls::of_id(urls::RA_STAFF_ONE, id),
        action: urls::of_id(path, id),
    })
}

/// Asks before an account is disabled or enabled.
pub async fn get(portal: Data<Portal>, at: At<Manager>, id: Path<i64>) -> Answer<HttpResponse> {
    let page = page(&portal, &at.pass, *id, None).await?;
    reply(&portal, &at.browser, at.pass.officer(), urls::RA_STAFF).page(&page)
}

/// Disables or enables it.
pub async fn post(
    portal: Data<Portal>,
    posted: Posted<Manager, AccessForm>,
    id: Path<i64>,
) -> Answer<HttpResponse> {
    let Posted { pass, form } = posted;
    let (caller, manager) = (form.browser.caller.clone(), pass.clone());
    let staff = StaffId::from_number(*id);
    let mut view = FormView::default();
    let (outcome, done, what) = match form.get("change") {
        "enable" => {
            let enable = move |ports: &_| access::enable(ports, &caller, &manager, staff);
            (Some(portal.run(enable).await?), "enabled", "enable")
        }
        "disable" => {
            let outcome = match reasons::read(&form, "reason", &mut view) {
                Some(reason) => {
                    let disable =
                        move |ports: &_| access::disable(ports, &caller, &manager, staff, &reason);
                    Some(portal.run(disable).await?)
                }
                None => None,
            };
            (outcome, "disabled", "disable")
        }
        _ => return Err(AppError::Malformed("no such change of an account")),
    };
    match outcome {
        Some(Ok(())) => return Ok(see_other(&page_of(*id, done))),
        Some(Err(refusal)) => refuse(refusal, &mut view),
        None => {}
    }
    let page = page(&portal, &pass, *id, Some(what)).await?;
    reply(&portal, &form.browser, pass.officer(), urls::RA_STAFF).with_form(&page, &view)
}

/// Asks before a second factor is reset.
pub async fn get_factor(
    portal: Data<Portal>,
    at: At<Manager>,
    id: Path<i64>,
) -> Answer<HttpResponse> {
    let page = page(&portal, &at.pass, *id, Some("factor")).await?;
    reply(&portal, &at.browser, at.pass.officer(), urls::RA_STAFF).page(&page)
}

/// Resets it.
pub async fn post_factor(
    portal: Data<Portal>,
    posted: Posted<Manager, FactorForm>,
    id: Path<i64>,
) -> Answer<HttpResponse> {
    let Posted { pass, form } = posted;
    let mut view = FormView::default();
    if let Some(reason) = reasons::read(&form, "reason", &mut view) {
        let (caller, manager) = (form.browser.caller.clone(), pass.clone());
        let staff = StaffId::from_number(*id);
        let outcome = portal
            .run(move |ports| access::reset_factor(ports, &caller, &manager, staff, &reason))
            .await?;
        match outcome {
            Ok(()) => return Ok(see_other(&page_of(*id, "reset"))),
            Err(refusal) => refuse(refusal, &mut view),
        }
    }
    let page = page(&portal, &pass, *id, Some("factor")).await?;
    reply(&portal, &form.browser, pass.officer(), urls::RA_STAFF).with_form(&page, &view)
}
