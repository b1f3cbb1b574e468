//! Who is at the desk: the checklist that comes before the holder's own turn at the keyboard, or why there is a
//! doubt; and the new passcode that the holder types then.

use zeroize::Zeroizing;

use crate::domain::reason::Reason;
use crate::language::{Text, text};
use crate::web::forms::{Form, form};
use crate::web::pages::FormView;
use crate::web::ra::reasons;

form! {
    /// What was checked; or why there is doubt.
    ChecklistForm: "check_photograph", "check_document", "check_number", "decision", "reason"
}

form! {
    /// The holder's new passcode, twice.
    NewPasscodeForm: "new_passcode", "confirm_passcode"
}

/// What must be ticked, and what is said when it is not.
pub(super) type Checks = [(&'static str, Text); 3];

/// The checks of a card that stays the holder's.
pub(super) const CHECKS: Checks = [
    ("check_photograph", text!("ra-check-confirm-face")),
    ("check_document", text!("ra-check-confirm-document")),
    ("check_number", text!("ra-check-confirm-number")),
];

/// That the holder's turn has ended because the new passcode is the card's own.
pub(super) const SAME_AGAIN: Text = text!("ra-check-same");

/// What the desk says of who is there.
pub(super) enum Typed {
    /// Perhaps it is somebody else, and why.
    Doubt(Reason),
    /// Everything is ticked.
    Ticked,
}

/// What was typed, and kept; `None`, and what is wrong in the view, for no reason or a tick that is missing.
pub(super) fn read(
    form: &Form<ChecklistForm>,
    checks: Checks,
    view: &mut FormView,
) -> Option<Typed> {
    for &(field, _) in &checks {
        view.keep(field, form.get(field));
    }
    if form.get("decision") == "doubt" {
        return reasons::read(form, "reason", view).map(Typed::Doubt);
    }
    view.keep("reason", form.get("reason"));
    for (field, missing) in checks {
        if form.get(field) != "yes" {
            view.error(field, missing);
        }
    }
    (!view.has_errors()).then_some(Typed::Ticked)
}

/// The new passcode, and the same again.
pub(super) fn new_passcode(form: &Form<NewPasscodeForm>) -> [Zeroizing<String>; 2] {
    ["new_passcode", "confirm_passcode"].map(|field| Zeroizing::new(form.get(field).to_owned()))
}
