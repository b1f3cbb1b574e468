//! Why somebody acts, as the console's forms ask for it.

use super::words;
use crate::domain::reason::Reason;
use crate::web::forms::{Fields, Form};
use crate::web::pages::FormView;

/// The reason in `field`, kept as it was typed; `None`, and why beside the field, for what is no reason.
pub(super) fn read<F: Fields>(
    form: &Form<F>,
    field: &'static str,
    view: &mut FormView,
) -> Option<Reason> {
    let typed = form.get(field);
    view.keep(field, typed);
    match Reason::parse(typed) {
        Ok(reason) => Some(reason),
        Err(error) => {
            view.error(field, words::reason(error));
            None
        }
    }
}
