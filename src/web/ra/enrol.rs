//! Setting up the second factor: a QR code to scan, a key to type, a code that proves it; then recovery
//! codes, shown once.

use actix_web::HttpResponse;
use actix_web::web::Data;
use qrcode::QrCode;
use qrcode::render::svg;

use super::gate::{At, Posted};
use super::{nobody, see_other, words};
use crate::domain::recovery_code::RecoveryCode;
use crate::journeys::staff::officer::HalfSignedIn;
use crate::journeys::staff::second_factor::{self, Enrolment};
use crate::language::text;
use crate::secrets::totp::TypedTotp;
use crate::urls;
use crate::web::browser::{self, Realm};
use crate::web::errors::{Answer, AppError};
use crate::web::forms::form;
use crate::web::pages::ra::door::{EnrolPage, RecoveryCodesPage};
use crate::web::pages::{FormView, Reply};
use crate::web::portal::Portal;

form! {
    /// A code of the app that has just scanned.
    EnrolForm: "code"
}

/// Shows the secret to its owner.
pub async fn get(portal: Data<Portal>, at: At<HalfSignedIn>) -> Answer<HttpResponse> {
    match page(&portal, &at.pass)? {
        Some(page) => Reply::to_console(&portal, &at.browser, nobody()).page(&page),
        None => Ok(see_other(urls::RA_CODE)),
    }
}

/// Puts it in use.
pub async fn post(
    portal: Data<Portal>,
    posted: Posted<HalfSignedIn, EnrolForm>,
) -> Answer<HttpResponse> {
    let Posted { pass: half, form } = posted;
    let Some(page) = page(&portal, &half)? else {
        return Ok(see_other(urls::RA_CODE));
    };
    let mut view = FormView::default();
    let reply = Reply::to_console(&portal, &form.browser, nobody());
    let Some(typed) = TypedTotp::parse(form.get("code")) else {
        view.error("code", text!("ra-enrol-enter-code"));
        return reply.with_form(&page, &view);
    };
    let caller = form.browser.caller.clone();
    let outcome = portal
        .run(move |ports| second_factor::enrol(ports, &caller, &half, &typed))
        .await?;
    match outcome {
        Enrolment::Done { token, codes } => {
            let mut answer = reply.page(&shown_once(&codes))?;
            let cookie = browser::cookie(&portal.site, Realm::Console, &token);
            answer
                .add_cookie(&cookie)
                .map_err(|e| AppError::Fault(e.to_string()))?;
            return Ok(answer);
        }
        Enrolment::AlreadySetUp => return Ok(see_other(urls::RA_CODE)),
        Enrolment::Wrong => view.error("code", text!("ra-enrol-wrong")),
        Enrolment::Wait(until) => view.error("code", words::wait(until)),
    };
    reply.with_form(&page, &view)
}

/// Recovery codes, as they are shown this once.
pub(super) fn shown_once(codes: &[RecoveryCode]) -> RecoveryCodesPage {
    RecoveryCodesPage {
        codes: codes.iter().map(RecoveryCode::grouped).collect(),
    }
}

fn page(portal: &Portal, half: &HalfSignedIn) -> Answer<Option<EnrolPage>> {
    let Some(secret) = half.new_factor() else {
        return Ok(None);
    };
    let key = secret.to_base32();
    let groups: Vec<String> = key
        .as_bytes()
        .chunks(4)
        .map(|four| String::from_utf8_lossy(four).into_owned())
        .collect();
    let uri = secret
        .key_uri(&portal.site.service_name, half.email())
        .ok_or_else(|| AppError::Fault("a second factor has no key URI".into()))?;
    let code = QrCode::new(uri.as_bytes()).map_err(|e| AppError::Fault(e.to_string()))?;
    let picture = code.render::<svg::Color>().min_dimensions(220, 220).build();
    // The library begins with an XML declaration, which has no place inside a page.
    let picture = picture
        .find("<svg")
        .map(|start| picture[start..].to_owned())
        .unwrap_or_default();
    Ok(Some(EnrolPage {
        replacing: half.replacing(),
        account: half.email().to_owned(),
        key: groups.join(" "),
        picture,
    }))
}
