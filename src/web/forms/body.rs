//! Reading the body of a form: declared fields, each once, of text and within bounds. Pure: bytes in, values out.

use std::collections::BTreeMap;

use zeroize::Zeroizing;

/// The most bytes of a value; every field's own rule is tighter.
pub const MAX_VALUE: usize = 1_000;

/// The values of declared fields, by name.
pub type Values = BTreeMap<&'static str, Zeroizing<String>>;

/// Reads a body: the token, and the values of the declared fields.
///
/// # Errors
/// What is wrong with it.
pub fn read(body: &[u8], names: &'static [&'static str]) -> Result<(String, Values), &'static str> {
    let mut token = None;
    let mut values = Values::new();
    for (name, value) in form_urlencoded::parse(body) {
        // What was not UTF-8 has become U+FFFD, and two such values would compare equal.
        if value.contains(['\0', '\u{fffd}']) {
            return Err("a value has NUL or is not UTF-8");
        }
        if value.len() > MAX_VALUE {
            return Err("a value is too long");
        }
        let repeated = if name == "csrf_token" {
            token.replace(value.into_owned()).is_some()
        } else {
            let known = names.iter().find(|known| **known == name);
            let Some(known) = known else {
                return Err("a field is unknown");
            };
            values
                .insert(known, Zeroizing::new(value.into_owned()))
                .is_some()
        };
        if repeated {
            return Err("a field is repeated");
        }
    }
    Ok((token.unwrap_or_default(), values))
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAMES: &[&str] = &["smartcard_number", "passcode"];

    #[test]
    fn declared_fields_are_read_and_missing_ones_are_empty() {
        let (token, values) = read(b"csrf_token=t&passcode=a%20b", NAMES).unwrap();
        assert_eq!(token, "t");
        assert_eq!(values["passcode"].as_str(), "a b");
        assert!(!values.contains_key("smartcard_number"));
    }

    #[test]
    fn anything_else_is_refused() {
        let long = format!("passcode={}", "a".repeat(MAX_VALUE + 1));
        for body in [
            "email=x",
            "passcode=1&passcode=2",
            "csrf_token=1&csrf_token=2",
            "passcode[]=1",
            "passcode=%00",
            "passcode=%ff%fe",
            "passcode=\u{fffd}",
            "=1",
            &long,
        ] {
            assert!(read(body.as_bytes(), NAMES).is_err(), "{body} was accepted");
        }
    }
}
