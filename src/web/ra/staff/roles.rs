//! Granting a role, moving its end, taking it back.

use actix_web::HttpResponse;
use actix_web::web::{Data, Path, Query};
use serde::Deserialize;

use super::gate::{At, Posted, reply};
use super::{
    Manager, last_day, organisations_to_choose, page_of, person, reasons, refuse, role_fields,
    roles_to_choose,
};
use crate::journeys::staff::manage::roles::{self, Wanted};
use crate::language::Text;
use crate::storage::staff::StaffId;
use crate::urls;
use crate::web::errors::{Answer, AppError};
use crate::web::forms::{Form, form};
use crate::web::names;
use crate::web::pages::FormView;
use crate::web::pages::ra::staff::{GrantPage, RolePage};
use crate::web::portal::Portal;
use crate::web::ra::see_other;

form! {
    /// A role to be granted.
    GrantForm: "role", "organisation", "end_day", "end_month", "end_year"
}

async fn grant_page(
    portal: &Portal,
    manager: &Manager,
    id: i64,
    (role, organisation): (&str, &str),
) -> Answer<GrantPage> {
    Ok(GrantPage {
        name: person(portal, manager, id).await?.staff.name,
        back: urls::of_id(urls::RA_STAFF_ONE, id),
        action: urls::of_id(urls::RA_STAFF_GRANT, id),
        roles: roles_to_choose(role),
        organisations: organisations_to_choose(portal, organisation).await?,
    })
}

/// Asks which role.
pub async fn get_grant(
    portal: Data<Portal>,
    at: At<Manager>,
    id: Path<i64>,
) -> Answer<HttpResponse> {
    let page = grant_page(&portal, &at.pass, *id, ("", "")).await?;
    reply(&portal, &at.browser, at.pass.officer(), urls::RA_STAFF).page(&page)
}

/// Grants it.
pub async fn post_grant(
    portal: Data<Portal>,
    posted: Posted<Manager, GrantForm>,
    id: Path<i64>,
) -> Answer<HttpResponse> {
    let Posted { pass, form } = posted;
    let mut view = FormView::default();
    if let Some(fields) = role_fields(|field| form.get(field).to_owned(), &mut view) {
        let (caller, manager) = (form.browser.caller.clone(), pass.clone());
        let to = StaffId::from_number(*id);
        let outcome = portal
            .run(move |ports| {
                let wanted = Wanted {
                    role: fields.role,
                    ods_code: &fields.ods_code,
                    ends_at: fields.ends_at,
                };
                roles::grant(ports, &caller, &manager, to, &wanted)
            })
            .await?;
        match outcome {
            Ok(()) => return Ok(see_other(&page_of(*id, "granted"))),
            Err(refusal) => refuse(refusal, &mut view),
        }
    }
    let chosen = (form.get("role"), form.get("organisation"));
    let page = grant_page(&portal, &pass, *id, chosen).await?;
    reply(&portal, &form.browser, pass.officer(), urls::RA_STAFF).with_form(&page, &view)
}

/// Which role is to be changed.
#[derive(Debug, Deserialize)]
pub struct Which {
    role: i64,
}

async fn role_page(portal: &Portal, manager: &Manager, id: i64, role: i64) -> Answer<RolePage> {
    let found = person(portal, manager, id).await?;
    let held = found
        .roles
        .into_iter()
        .find(|held| held.id.number() == role);
    let held = held.ok_or(AppError::NotFound)?;
    Ok(RolePage {
        name: found.staff.name,
        role: names::role(held.role),
        organisation: held.organisation_name,
        until: held.ends_at.map(Text::date),
        id: role.to_string(),
        back: urls::of_id(urls::RA_STAFF_ONE, id),
        action: format!("{}?role={role}", urls::of_id(urls::RA_STAFF_ROLE, id)),
    })
}

/// Asks what is to become of a role.
pub async fn get(
    portal: Data<Portal>,
    at: At<Manager>,
    id: Path<i64>,
    which: Query<Which>,
) -> Answer<HttpResponse> {
    let page = role_page(&portal, &at.pass, *id, which.role).await?;
    reply(&portal, &at.browser, at.pass.officer(), urls::RA_STAFF).page(&page)
}

form! {
    /// Another end for a role, or that it is taken back.
    RoleForm: "change", "role", "end_day", "end_month", "end_year", "reason"
}

/// Moves its end, or takes it back.
pub async fn post(
    portal: Data<Portal>,
    posted: Posted<Manager, RoleForm>,
    id: Path<i64>,
) -> Answer<HttpResponse> {
    let Posted { pass, form } = posted;
    let role = form.get("role").parse::<i64>();
    let role = role.map_err(|_| AppError::Malformed("the role has no key"))?;
    let page = role_page(&portal, &pass, *id, role).await?;
    let mut view = FormView::default();
    let done = match form.get("change") {
        "end" => move_end(&portal, &pass, &form, (*id, role), &mut view).await?,
        "take_back" => take_back(&portal, &pass, &form, (*id, role), &mut view).await?,
        _ => return Err(AppError::Malformed("no such change of a role")),
    };
    match done {
        Some(done) => Ok(see_other(&page_of(*id, done))),
        None => {
            reply(&portal, &form.browser, pass.officer(), urls::RA_STAFF).with_form(&page, &view)
        }
    }
}

async fn move_end(
    portal: &Portal,
    manager: &Manager,
    form: &Form<RoleForm>,
    (id, role): (i64, i64),
    view: &mut FormView,
) -> Answer<Option<&'static str>> {
    let Ok(ends_at) = last_day(&|field| form.get(field).to_owned(), view) else {
        return Ok(None);
    };
    let (caller, manager) = (form.browser.caller.clone(), manager.clone());
    let of = StaffId::from_number(id);
    let outcome = portal
        .run(move |ports| roles::move_end(ports, &caller, &manager, of, role, ends_at))
        .await?;
    if let Err(refusal) = outcome {
        refuse(refusal, view);
        return Ok(None);
    }
    Ok(Some("moved"))
}

async fn take_back(
    portal: &Portal,
    manager: &Manager,
    form: &Form<RoleForm>,
    (id, role): (i64, i64),
    view: &mut FormView,
) -> Answer<Option<&'static str>> {
    let Some(reason) = reasons::read(form, "reason", view) else {
        return Ok(None);
    };
    let (caller, manager) = (form.browser.caller.clone(), manager.clone());
    let from = StaffId::from_number(id);
    let outcome = portal
        .run(move |ports| roles::take_back(ports, &caller, &manager, from, role, &reason))
        .await?;
    if let Err(refusal) = outcome {
        refuse(refusal, view);
        return Ok(None);
    }
    Ok(Some("taken"))
}
