//! Inviting somebody, and sending a new link to choose a password.

use actix_web::HttpResponse;
use actix_web::web::{Data, Path};

use super::gate::{At, Posted, reply};
use super::{
    Manager, RoleFields, organisations_to_choose, page_of, person, refuse, role_fields,
    roles_to_choose,
};
use crate::domain::email_address::EmailAddress;
use crate::domain::name_words::{self, PERSON_CHARS};
use crate::domain::smartcard_number::SmartcardNumber;
use crate::journeys::staff::manage::invite::{self, Guest};
use crate::journeys::staff::manage::roles::Wanted;
use crate::language::text;
use crate::storage::staff::StaffId;
use crate::urls;
use crate::web::errors::Answer;
use crate::web::forms::{Button, Form, form};
use crate::web::pages::FormView;
use crate::web::pages::ra::staff::{AskPage, InvitePage};
use crate::web::portal::Portal;
use crate::web::ra::see_other;

form! {
    /// Whom to invite, and their first role.
    InviteForm:
        "name", "email", "smartcard_number", "role", "organisation", "end_day", "end_month", "end_year"
}

async fn page(portal: &Portal, role: &str, organisation: &str) -> Answer<InvitePage> {
    Ok(InvitePage {
        roles: roles_to_choose(role),
        organisations: organisations_to_choose(portal, organisation).await?,
    })
}

/// Asks whom.
pub async fn get(portal: Data<Portal>, at: At<Manager>) -> Answer<HttpResponse> {
    let page = page(&portal, "", "").await?;
    reply(&portal, &at.browser, at.pass.officer(), urls::RA_STAFF).page(&page)
}

/// What the form says, when it says enough.
struct Typed {
    name: String,
    email: EmailAddress,
    own_card: SmartcardNumber,
    role: RoleFields,
}

fn read(form: &Form<InviteForm>, view: &mut FormView) -> Option<Typed> {
    for field in ["name", "email", "smartcard_number"] {
        view.keep(field, form.get(field));
    }
    let name = name_words::spaced(form.get("name"));
    if name.is_empty() || name.chars().count() > PERSON_CHARS || name.contains(char::is_control) {
        view.error("name", text!("ra-staff-enter-name", count = PERSON_CHARS));
    }
    let email = EmailAddress::parse(form.get("email"));
    if email.is_err() {
        view.error("email", text!("ra-staff-enter-email"));
    }
    let own_card = SmartcardNumber::parse(form.get("smartcard_number"));
    if own_card.is_err() {
        view.error("smartcard_number", text!("ra-staff-wrong-number"));
    }
    let role = role_fields(|field| form.get(field).to_owned(), view);
    if view.has_errors() {
        return None;
    }
    Some(Typed {
        name,
        email: email.ok()?,
        own_card: own_card.ok()?,
        role: role?,
    })
}

/// Invites them.
pub async fn post(
    portal: Data<Portal>,
    posted: Posted<Manager, InviteForm>,
) -> Answer<HttpResponse> {
    let Posted { pass, form } = posted;
    let mut view = FormView::default();
    if let Some(typed) = read(&form, &mut view) {
        let (caller, manager) = (form.browser.caller.clone(), pass.clone());
        let outcome = portal
            .run(move |ports| {
                let guest = Guest {
                    email: &typed.email,
                    name: &typed.name,
                    own_card: &typed.own_card,
                    role: Wanted {
                        role: typed.role.role,
                        ods_code: &typed.role.ods_code,
                        ends_at: typed.role.ends_at,
                    },
                };
                invite::invite(ports, &caller, &manager, &guest)
            })
            .await?;
        match outcome {
            Ok(id) => return Ok(see_other(&page_of(id.number(), "invited"))),
            Err(refusal) => refuse(refusal, &mut view),
        }
    }
    let page = page(&portal, form.get("role"), form.get("organisation")).await?;
    reply(&portal, &form.browser, pass.officer(), urls::RA_STAFF).with_form(&page, &view)
}

async fn link_page(portal: &Portal, manager: &Manager, id: i64) -> Answer<AskPage> {
    let staff = person(portal, manager, id).await?.staff;
    Ok(AskPage {
        what: "link",
        name: staff.name,
        email: staff.email.as_str().to_owned(),
        back: urls::of_id(urls::RA_STAFF_ONE, id),
        action: urls::of_id(urls::RA_STAFF_LINK, id),
    })
}

/// Asks before a new link is sent.
pub async fn ask(portal: Data<Portal>, at: At<Manager>, id: Path<i64>) -> Answer<HttpResponse> {
    let page = link_page(&portal, &at.pass, *id).await?;
    reply(&portal, &at.browser, at.pass.officer(), urls::RA_STAFF).page(&page)
}

/// Sends a new link.
pub async fn again(
    portal: Data<Portal>,
    posted: Posted<Manager, Button>,
    id: Path<i64>,
) -> Answer<HttpResponse> {
    let Posted { pass, form } = posted;
    let page = link_page(&portal, &pass, *id).await?;
    let (caller, manager) = (form.browser.caller.clone(), pass.clone());
    let staff = StaffId::from_number(*id);
    let outcome = portal
        .run(move |ports| invite::again(ports, &caller, &manager, staff))
        .await?;
    if let Err(refusal) = outcome {
        let mut view = FormView::default();
        refuse(refusal, &mut view);
        return reply(&portal, &form.browser, pass.officer(), urls::RA_STAFF)
            .with_form(&page, &view);
    }
    Ok(see_other(&page_of(*id, "link")))
}
