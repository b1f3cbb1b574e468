//! The filter `urlencode`: a text as the value of a query in a link.

use tera::{Kwargs, State};

/// The filter as the templates call it.
pub(super) fn urlencode(text: &str, _: Kwargs, _: &State) -> String {
    form_urlencoded::byte_serialize(text.as_bytes()).collect()
}
