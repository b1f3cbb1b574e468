//! Clinics: the list, and the form that adds and changes one. `fields` reads and fills the form.

use actix_web::HttpResponse;
use actix_web::web::{Data, Path, Query};
use serde::Deserialize;

use super::gate::{At, Posted, reply};
use super::see_other;
use crate::journeys::clinics::{self, Added, Clinics};
use crate::journeys::staff::officer::{Permit, powers};
use crate::language::text;
use crate::storage::clinics::{ClinicId, KeptClinic};
use crate::storage::organisations::Organisation;
use crate::urls;
use crate::web::errors::{Answer, AppError};
use crate::web::forms::{Button, MAX_VALUE};
use crate::web::pages::FormView;
use crate::web::pages::ra::clinics::{
    ClinicLine, ClinicPage, ClinicRemovePage, ClinicsPage, ClinicsView,
};
use crate::web::portal::Portal;
use fields::ClinicForm;

mod fields;

type May = Permit<powers::ManageClinics>;

/// What to look for, and what has just been done.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Search {
    q: String,
    done: String,
}

/// Shows clinics by organisation.
pub async fn list(
    portal: Data<Portal>,
    at: At<May>,
    search: Query<Search>,
) -> Answer<HttpResponse> {
    let Search { q, done } = search.into_inner();
    if q.contains('\0') || q.len() > MAX_VALUE {
        return Err(AppError::Malformed("the search is too long or has NUL"));
    }
    let (text, permit) = (q.trim().to_owned(), at.pass.clone());
    let found = portal
        .run(move |ports| clinics::list(ports, &permit, &text))
        .await?;
    let page = ClinicsPage {
        searched: !q.trim().is_empty(),
        found: found.iter().map(line).collect(),
        done: match done.as_str() {
            "added" => Some(text!("ra-clinics-added")),
            "changed" => Some(text!("ra-clinics-changed")),
            "removed" => Some(text!("ra-clinics-removed")),
            _ => None,
        },
    };
    let mut form = FormView::default();
    form.keep("q", &q);
    reply(&portal, &at.browser, at.pass.officer(), urls::RA_CLINICS).with_form(&page, &form)
}

fn line(of: &Clinics) -> ClinicsView {
    let clinic = |kept: &KeptClinic| ClinicLine {
        name: kept.clinic.name.clone(),
        place: kept.clinic.place.clone(),
        href: urls::of_id(urls::RA_CLINIC, kept.id.number()),
    };
    let code = &of.organisation.ods_code;
    ClinicsView {
        organisation: named(&of.organisation),
        clinics: of.clinics.iter().map(clinic).collect(),
        add: format!("{}?organisation={code}", urls::RA_CLINIC_NEW),
        public: urls::of_organisation(urls::CONTACTS, code),
    }
}

fn named(organisation: &Organisation) -> String {
    format!("{} ({})", organisation.name, organisation.ods_code)
}

/// Back to the list of an organisation, with what has just been done.
fn done(ods_code: &str, what: &str) -> HttpResponse {
    see_other(&format!("{}?q={ods_code}&done={what}", urls::RA_CLINICS))
}

/// Whose clinic is to be added.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Whose {
    organisation: String,
}

async fn new_page(portal: &Portal, may: &May, ods_code: &str) -> Answer<ClinicPage> {
    let (may, code) = (may.clone(), ods_code.to_owned());
    let found = portal
        .run(move |ports| clinics::organisation(ports, &may, &code))
        .await?;
    let organisation = found.ok_or(AppError::NotFound)?;
    Ok(page(
        &organisation,
        format!(
            "{}?organisation={}",
            urls::RA_CLINIC_NEW,
            organisation.ods_code
        ),
        String::new(),
    ))
}

fn page(organisation: &Organisation, action: String, remove: String) -> ClinicPage {
    ClinicPage {
        organisation: named(organisation),
        ods_code: organisation.ods_code.clone(),
        action,
        remove,
        divisions: fields::divisions(""),
        services: fields::services(),
        days: fields::days(),
    }
}

/// Asks for a clinic to be added.
pub async fn ask_new(
    portal: Data<Portal>,
    at: At<May>,
    whose: Query<Whose>,
) -> Answer<HttpResponse> {
    let page = new_page(&portal, &at.pass, &whose.organisation).await?;
    reply(&portal, &at.browser, at.pass.officer(), urls::RA_CLINICS).page(&page)
}

/// Adds a clinic.
pub async fn add(portal: Data<Portal>, posted: Posted<May, ClinicForm>) -> Answer<HttpResponse> {
    let Posted { pass, form } = posted;
    let mut page = new_page(&portal, &pass, form.get("organisation")).await?;
    let mut view = FormView::default();
    if let Some(clinic) = fields::read(&form, &mut view) {
        let (caller, may, code) = (
            form.browser.caller.clone(),
            pass.clone(),
            page.ods_code.clone(),
        );
        let added = portal
            .run(move |ports| clinics::add(ports, &caller, &may, &code, &clinic))
            .await?;
        match added {
            Added::Added => return Ok(done(&page.ods_code, "added")),
            Added::NoOrganisation => return Err(AppError::NotFound),
            Added::TooMany => view.overall("", text!("ra-clinics-too-many")),
        };
    }
    page.divisions = fields::divisions(form.get("division"));
    reply(&portal, &form.browser, pass.officer(), urls::RA_CLINICS).with_form(&page, &view)
}

async fn one(portal: &Portal, may: &May, id: i64) -> Answer<(KeptClinic, Organisation)> {
    let may = may.clone();
    let found = portal
        .run(move |ports| clinics::one(ports, &may, ClinicId::from_number(id)))
        .await?;
    found.ok_or(AppError::NotFound)
}

fn change_page(organisation: &Organisation, id: i64) -> ClinicPage {
    let at = |path| urls::of_id(path, id);
    page(
        organisation,
        at(urls::RA_CLINIC),
        at(urls::RA_CLINIC_REMOVE),
    )
}

/// Shows a clinic to be changed.
pub async fn get(portal: Data<Portal>, at: At<May>, id: Path<i64>) -> Answer<HttpResponse> {
    let (kept, organisation) = one(&portal, &at.pass, *id).await?;
    let mut page = change_page(&organisation, *id);
    page.divisions = fields::divisions(kept.clinic.division.as_str());
    let view = fields::filled(&kept.clinic);
    reply(&portal, &at.browser, at.pass.officer(), urls::RA_CLINICS).with_form(&page, &view)
}

/// Changes a clinic.
pub async fn change(
    portal: Data<Portal>,
    posted: Posted<May, ClinicForm>,
    id: Path<i64>,
) -> Answer<HttpResponse> {
    let Posted { pass, form } = posted;
    let (_, organisation) = one(&portal, &pass, *id).await?;
    let mut view = FormView::default();
    if let Some(clinic) = fields::read(&form, &mut view) {
        let (caller, may, id) = (
            form.browser.caller.clone(),
            pass.clone(),
            ClinicId::from_number(*id),
        );
        let changed = portal
            .run(move |ports| clinics::change(ports, &caller, &may, id, &clinic))
            .await?;
        return match changed {
            true => Ok(done(&organisation.ods_code, "changed")),
            false => Err(AppError::NotFound),
        };
    }
    let mut page = change_page(&organisation, *id);
    page.divisions = fields::divisions(form.get("division"));
    reply(&portal, &form.browser, pass.officer(), urls::RA_CLINICS).with_form(&page, &view)
}

/// Asks before a clinic is removed.
pub async fn ask_remove(portal: Data<Portal>, at: At<May>, id: Path<i64>) -> Answer<HttpResponse> {
    let (kept, organisation) = one(&portal, &at.pass, *id).await?;
    let page = ClinicRemovePage {
        name: kept.clinic.name,
        organisation: named(&organisation),
        action: urls::of_id(urls::RA_CLINIC_REMOVE, *id),
        back: urls::of_id(urls::RA_CLINIC, *id),
    };
    reply(&portal, &at.browser, at.pass.officer(), urls::RA_CLINICS).page(&page)
}

/// Removes a clinic.
pub async fn remove(
    portal: Data<Portal>,
    posted: Posted<May, Button>,
    id: Path<i64>,
) -> Answer<HttpResponse> {
    let Posted { pass, form } = posted;
    let (_, organisation) = one(&portal, &pass, *id).await?;
    let (caller, id) = (form.browser.caller, ClinicId::from_number(*id));
    let removed = portal
        .run(move |ports| clinics::remove(ports, &caller, &pass, id))
        .await?;
    match removed {
        true => Ok(done(&organisation.ods_code, "removed")),
        false => Err(AppError::NotFound),
    }
}
