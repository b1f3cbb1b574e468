//! The form that changes a passcode with the old one: on the profile's page, and where somebody else used the card.

use actix_web::HttpResponse;
use zeroize::Zeroizing;

use super::super::{see_other, see_other_with, words};
use crate::domain::passcode::TypedPasscode;
use crate::journeys::passcode_change::{Change, Typed};
use crate::urls;
use crate::web::forms::{Form, form};
use crate::web::pages::FormView;
use crate::web::portal::Portal;

form! {
    /// The old passcode and the new one twice.
    PasscodeForm: "passcode", "new_passcode", "confirm_passcode"
}

/// What was typed; `None`, and why in the view, for what is no passcode.
pub(super) fn read(form: &Form<PasscodeForm>, view: &mut FormView) -> Option<Typed> {
    let taken = |field| Zeroizing::new(form.get(field).to_owned());
    match TypedPasscode::parse(form.get("passcode")) {
        Ok(old) => Some(Typed {
            old,
            new: taken("new_passcode"),
            confirm: taken("confirm_passcode"),
        }),
        Err(error) => {
            view.error("passcode", words::typed_passcode(error));
            None
        }
    }
}

/// Where what came of it leads, `done` when it was changed; `None`, and why in the view, where the page is shown again.
pub(super) fn way_on(
    portal: &Portal,
    change: Change,
    done: &str,
    view: &mut FormView,
) -> Option<HttpResponse> {
    match change {
        Change::Changed { token } => return Some(see_other_with(&portal.site, &token, done)),
        Change::Locked => return Some(see_other(&format!("{}?locked=1", urls::UNLOCK))),
        Change::WrongOld { left } => view.error("passcode", words::wrong_passcode(left)),
        Change::SameAsCurrent => view.error("new_passcode", words::SAME_AS_CURRENT),
        Change::Refused(refusal) => {
            let (field, message) = words::new_passcode(refusal);
            view.error(field, message)
        }
    };
    None
}
