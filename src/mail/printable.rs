//! Makes foreign text safe to stand in one line of a mail (R27).
//!
//! Names and desks are typed by people. Whatever could end a line, hide in it
//! or turn its direction becomes a space; what is left is shown as it is.

use serde_json::Value;

/// The text with every such character replaced by a space.
pub(super) fn printable(text: &str) -> String {
    text.chars()
        .map(|c| if breaks_a_line(c) { ' ' } else { c })
        .collect()
}

/// Cleans every string inside a value, at any depth.
pub(super) fn clean(value: &mut Value) {
    match value {
        Value::String(text) => *text = printable(text),
        Value::Array(items) => items.iter_mut().for_each(clean),
        Value::Object(fields) => fields.values_mut().for_each(clean),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Controls (CR, LF, NUL, NEL, …), Unicode's own line and paragraph ends, marks
/// that reorder text, and the byte order mark.
pub(super) fn breaks_a_line(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_that_could_end_a_line_becomes_a_space() {
        for c in [
            '\r', '\n', '\0', '\t', '\u{b}', '\u{85}', '\u{2028}', '\u{2029}', '\u{202e}',
            '\u{2066}', '\u{feff}', '\u{7f}',
        ] {
            assert_eq!(printable(&format!("Sam{c}Example")), "Sam Example");
        }
    }

    #[test]
    fn names_of_all_languages_stay_as_they_are() {
        for name in ["Siân Llŷr", "Zoë O’Brien-Nuñez", "李小龍", "<b>Sam</b>"] {
            assert_eq!(printable(name), name);
        }
    }

    #[test]
    fn strings_are_cleaned_at_any_depth() {
        let mut value = serde_json::json!({"desk": {"hours": ["9\n5", 7]}});
        clean(&mut value);
        assert_eq!(value, serde_json::json!({"desk": {"hours": ["9 5", 7]}}));
    }
}
