//! What is an address. The grammar is far narrower than the mail standards
//! allow: everything that two programs might read differently is refused
//! (SECURITY section 3, "address tricks"; R27, R28).

use super::EmailAddressError;

/// Longest whole address, in bytes (the limit of an SMTP path).
const MAX_ADDRESS: usize = 254;
/// Longest part before the `@`, in bytes.
const MAX_LOCAL_PART: usize = 64;
/// Longest label of a domain, in bytes.
const MAX_LABEL: usize = 63;

/// The parts of an address before and after the `@`.
pub(super) fn parts(address: &str) -> Result<(&str, &str), EmailAddressError> {
    let (local, domain) = address
        .split_once('@')
        .ok_or(EmailAddressError::Malformed)?;
    if address.len() > MAX_ADDRESS || local.len() > MAX_LOCAL_PART {
        return Err(EmailAddressError::TooLong);
    }
    if !is_dot_atom(local) || !is_domain(domain) {
        return Err(EmailAddressError::Malformed);
    }
    Ok((local, domain))
}

fn is_dot_atom(local: &str) -> bool {
    // A leading hyphen would be read as an option by a mail program.
    !local.starts_with('-')
        && local
            .split('.')
            .all(|atom| !atom.is_empty() && atom.bytes().all(is_atom_byte))
}

/// A character of an unquoted local part. `%` and `!` belong to the set of the
/// standards but once told relays where to send the mail on to.
fn is_atom_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"#$&'*+-/=?^_`{|}~".contains(&byte)
}

/// Two or more labels of letters, digits and inner hyphens. The last one is not
/// a number, or the whole could be an IP address.
pub(super) fn is_domain(domain: &str) -> bool {
    let Some((_, last)) = domain.rsplit_once('.') else {
        return false;
    };
    let all_labels = domain.split('.').all(is_label);
    all_labels && !last.bytes().all(|b| b.is_ascii_digit())
}

fn is_label(label: &str) -> bool {
    let hyphen_at_an_end = label.starts_with('-') || label.ends_with('-');
    let characters_fit = label
        .bytes()
        .all(|b| b.is_ascii_alphanumeric() || b == b'-');
    (1..=MAX_LABEL).contains(&label.len()) && !hyphen_at_an_end && characters_fit
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::email_address::EmailAddress;

    #[test]
    fn ordinary_addresses_are_accepted() {
        for (typed, kept) in [
            ("mary.jones@nhs.net", "mary.jones@nhs.net"),
            ("  mary.jones@nhs.net \t", "mary.jones@nhs.net"),
            ("\u{a0}mary@nhs.net\u{a0}", "mary@nhs.net"),
            ("Mary.Jones@NHS.net", "Mary.Jones@nhs.net"),
            ("m@nhs.net", "m@nhs.net"),
            ("mary.jones2@nhs.net", "mary.jones2@nhs.net"),
            ("mary_jones-smith@nhs.net", "mary_jones-smith@nhs.net"),
            ("sinead.o'neill@nhs.net", "sinead.o'neill@nhs.net"),
            ("mary+ward7@nhs.net", "mary+ward7@nhs.net"),
            ("0042@nhs.net", "0042@nhs.net"),
            ("a#$&*/=?^`{|}~b@nhs.net", "a#$&*/=?^`{|}~b@nhs.net"),
            ("mary@uhb.nhs.uk", "mary@uhb.nhs.uk"),
            ("mary@dept.council.gov.uk", "mary@dept.council.gov.uk"),
            ("mary@3com.example", "mary@3com.example"),
            ("mary@a-b--c.example", "mary@a-b--c.example"),
            ("mary@xn--nhs-abc.example", "mary@xn--nhs-abc.example"),
            ("mary@example.x9", "mary@example.x9"),
        ] {
            assert_eq!(
                EmailAddress::parse(typed).map(String::from).as_deref(),
                Ok(kept),
                "{typed:?}"
            );
        }
    }

    const TRICKS: &[&str] = &[
        // Shapes that are no address.
        "mary",
        "@",
        "mary@",
        "@nhs.net",
        "mary@@nhs.net",
        "mary@nhs.net@evil.example",
        "mary at nhs.net",
        "mary@nhs,net",
        "mary@nhs.net, eve@evil.example",
        "mary@nhs.net;eve@evil.example",
        "Mary <mary@nhs.net>",
        "<mary@nhs.net>",
        "mailto:mary@nhs.net",
        // Dots and hyphens at the wrong place.
        ".mary@nhs.net",
        "mary.@nhs.net",
        "mary..jones@nhs.net",
        "mary@.nhs.net",
        "mary@nhs..net",
        "mary@nhs.net.",
        "mary@-nhs.net",
        "mary@nhs-.net",
        "mary@nhs.net-",
        "-oQ/tmp@nhs.net",
        "-f@nhs.net",
        // Quoting, comments, literals, relaying.
        "\"mary\"@nhs.net",
        "\"evil@evil.example x\"@nhs.net",
        "\"eve@evil.example\"@nhs.net",
        "mary(comment)@nhs.net",
        "mary@(comment)nhs.net",
        "mary@nhs.net(comment)",
        "ma\\ry@nhs.net",
        "mary@[192.0.2.1]",
        "mary@[IPv6:2001:db8::1]",
        "mary@192.0.2.1",
        "mary@2130706433",
        "mary@nhs.123",
        "eve%evil.example@nhs.net",
        "evil.example!eve@nhs.net",
        "@evil.example:mary@nhs.net",
        "mary@localhost",
        "mary@nhs_trust.net",
        "mary@nhs.net:25",
        "mary@nhs.net/x",
        // Control characters and their encodings.
        "mary@nhs.net\r\nBcc: eve@evil.example",
        "mary\r\n@nhs.net",
        "mary@nhs.net\n",
        "\r\nmary@nhs.net",
        "mary@nhs.net\0",
        "ma\0ry@nhs.net",
        "ma\try@nhs.net",
        "mary @nhs.net",
        "mary@ nhs.net",
        "mary@nhs.net\u{7f}",
        "mary@nhs.net%0d%0a",
        "mary%40evil.example@nhs.net",
        "mary%0d%0a@nhs.net",
        "=?utf-8?q?mary?=\u{85}@nhs.net",
        // Unicode that somebody folds into an approved domain.
        "mary@ｎhs.net",
        "mary@nhſ.net",
        "mary@nhs。net",
        "mary@gov.u\u{212a}",
        "mary＠nhs.net",
        "mary@nhs.net＠evil.example",
        "mary@nhs.net\u{200b}",
        "mary@nh\u{200d}s.net",
        "\u{feff}mary@nhs.net",
        "mary@nhs.net\u{202e}",
        "mary@nhs.net\u{fffd}",
        "márý@nhs.net",
        "ma\u{0301}ry@nhs.net",
        "mary@nhs.nеt",
        "mary@\u{2170}hs.net",
        "mary\u{2028}@nhs.net",
        "mary@nhs.net\u{3000}",
    ];

    #[test]
    fn every_known_address_trick_is_refused() {
        for &typed in TRICKS {
            assert_eq!(
                EmailAddress::parse(typed),
                Err(EmailAddressError::Malformed),
                "{typed:?}"
            );
        }
    }

    #[test]
    fn lengths_are_held_to_the_limits_of_mail() {
        let local = "a".repeat(64);
        assert!(EmailAddress::parse(&format!("{local}@nhs.net")).is_ok());
        assert_eq!(
            EmailAddress::parse(&format!("{local}a@nhs.net")),
            Err(EmailAddressError::TooLong)
        );

        let label = "b".repeat(63);
        assert!(EmailAddress::parse(&format!("m@{label}.nhs.net")).is_ok());
        assert_eq!(
            EmailAddress::parse(&format!("m@{label}b.nhs.net")),
            Err(EmailAddressError::Malformed)
        );

        let long_domain = [label.as_str(); 3].join(".");
        let longest = format!("{}@{long_domain}.net", "a".repeat(58));
        assert_eq!(longest.len(), 254);
        assert!(EmailAddress::parse(&longest).is_ok());
        assert_eq!(
            EmailAddress::parse(&format!("a{longest}")),
            Err(EmailAddressError::TooLong)
        );
    }
}
