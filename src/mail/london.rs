//! The filter `london`: a stored time (RFC 3339, UTC) as people in the United Kingdom say it, in their language.
//! With `form="date"` it says a day, `2026-12-06`.

use tera::{Error, Kwargs, State, Tera, TeraResult};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use crate::language::{Language, Text};
use crate::london;

/// Teaches an engine the filter, in a language.
pub(super) fn teach(tera: &mut Tera, language: Language) {
    tera.register_filter("london", move |time: &str, given: Kwargs, _: &State| {
        let text = match given.get::<&str>("form")? {
            Some("date") => day(time),
            _ => moment(time)?,
        };
        Ok::<_, Error>(language.say(&text))
    });
}

fn moment(time: &str) -> TeraResult<Text> {
    let at = OffsetDateTime::parse(time, &Rfc3339);
    at.map(Text::moment)
        .map_err(|error| Error::message(format!("not a time: {error}")))
}

/// Words stay as they are: a mail that an earlier version queued has the day in words.
fn day(day: &str) -> Text {
    london::start_of_day(day).map_or_else(|| Text::verbatim(day), Text::date)
}
