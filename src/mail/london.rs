//! The filter `london`: a stored time (RFC 3339, UTC) as people in the United Kingdom say it.

use tera::{Error, Kwargs, State, TeraResult};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

/// The filter as the templates call it.
pub(super) fn london(time: &str, _: Kwargs, _: &State) -> TeraResult<String> {
    let at = OffsetDateTime::parse(time, &Rfc3339);
    at.map(crate::london::moment)
        .map_err(|error| Error::message(format!("not a time: {error}")))
}
