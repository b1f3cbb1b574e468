//! The new passcode.

use actix_web::HttpResponse;
use actix_web::web::Data;

use super::super::{see_other, words};
use super::{follow, help};
use crate::journeys::unlock::passcode::{self, Set};
use crate::urls;
use crate::web::browser::Browser;
use crate::web::errors::Answer;
use crate::web::forms::{Form, form};
use crate::web::pages::holder::UnlockPasscodePage;
use crate::web::pages::{FormView, Reply};
use crate::web::portal::Portal;
use zeroize::Zeroizing;

form! {
    /// The new passcode twice.
    PasscodeForm: "new_passcode", "confirm_passcode"
}

/// Shows the form.
pub async fn get(portal: Data<Portal>, browser: Browser) -> Answer<HttpResponse> {
    let visit = browser.visit;
    let asked = portal.look(move |conn, ports| passcode::ask(conn, ports, visit));
    match asked.await? {
        Err(detour) => Ok(follow(detour)),
        Ok(()) => show(&portal, &browser, &FormView::default()),
    }
}

/// Sets it.
pub async fn post(portal: Data<Portal>, form: Form<PasscodeForm>) -> Answer<HttpResponse> {
    let new = Zeroizing::new(form.get("new_passcode").to_owned());
    let confirm = Zeroizing::new(form.get("confirm_passcode").to_owned());
    let Browser { caller, visit, .. } = form.browser.clone();
    let set = portal
        .run(move |ports| passcode::set(ports, &caller, visit, &new, &confirm))
        .await?;
    let mut view = FormView::default();
    match set {
        Set::Unlocked => return Ok(see_other(urls::UNLOCK_DONE)),
        Set::Detour(detour) => return Ok(follow(detour)),
        Set::NotPossible(stopped) => {
            return help::stopped(&portal, &form.browser, stopped).await;
        }
        Set::SameAsCurrent => view.error("new_passcode", words::SAME_AS_CURRENT),
        Set::Refused(refusal) => {
            let (field, message) = words::new_passcode(refusal);
            view.error(field, message)
        }
    };
    show(&portal, &form.browser, &view)
}

fn show(portal: &Portal, browser: &Browser, view: &FormView) -> Answer<HttpResponse> {
    let rules = words::passcode_rules(&portal.ports.rules.passcode);
    Reply::to_unlocker(portal, browser).with_form(&UnlockPasscodePage { rules }, view)
}
