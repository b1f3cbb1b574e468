//! An email address that a code may be sent to, and the domains it must be at.
//!
//! The grammar is far narrower than the mail standards allow: everything that
//! two programs might read differently is refused (SECURITY section 3, "address
//! tricks"; R27, R28). Nothing here is looked up; this module may not know
//! whether a mailbox exists.

mod approved_domains;

use std::fmt;

use serde::{Deserialize, Serialize};
use thiserror::Error;

pub use approved_domains::{ApprovedDomains, InvalidDomain};

/// Longest whole address, in bytes (the limit of an SMTP path).
const MAX_ADDRESS: usize = 254;
/// Longest part before the `@`, in bytes.
const MAX_LOCAL_PART: usize = 64;
/// Longest label of a domain, in bytes.
const MAX_LABEL: usize = 63;

/// A plain ASCII address: a dot-atom, `@` and a domain name in lower case.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct EmailAddress(String);

/// Why a text is not an email address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum EmailAddressError {
    /// Nothing was typed, or nothing but spaces.
    #[error("the email address is empty")]
    Empty,
    /// Not of the form this service sends to.
    #[error("the email address is malformed")]
    Malformed,
    /// More than 254 characters, or more than 64 before the `@`.
    #[error("the email address is too long")]
    TooLong,
}

impl EmailAddress {
    /// Reads an address. Spaces and tabs around it do not count; a line break
    /// does, because it has no business in an address field (R27).
    ///
    /// # Errors
    /// See [`EmailAddressError`].
    pub fn parse(typed: &str) -> Result<Self, EmailAddressError> {
        let address = typed.trim_matches([' ', '\t', '\u{a0}']);
        if address.is_empty() {
            return Err(EmailAddressError::Empty);
        }
        let (local, domain) = address
            .split_once('@')
            .ok_or(EmailAddressError::Malformed)?;
        if address.len() > MAX_ADDRESS || local.len() > MAX_LOCAL_PART {
            return Err(EmailAddressError::TooLong);
        }
        if !is_dot_atom(local) || !is_domain(domain) {
            return Err(EmailAddressError::Malformed);
        }
        Ok(Self(format!("{local}@{}", domain.to_ascii_lowercase())))
    }

    /// The address as mail is sent to it: the part before the `@` as typed, the
    /// domain in lower case.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The part before the `@`, in the case in which it was typed.
    #[must_use]
    pub fn local_part(&self) -> &str {
        self.parts().0
    }

    /// The domain, in lower case.
    #[must_use]
    pub fn domain(&self) -> &str {
        self.parts().1
    }

    /// Enough to recognise one's own address by: the first letter, a fixed
    /// number of dots that does not give the length away, and the domain.
    #[must_use]
    pub fn masked(&self) -> String {
        let (local, domain) = self.parts();
        let first: String = local.chars().take(1).collect();
        format!("{first}•••@{domain}")
    }

    /// One mailbox, one key (R29): all in lower case and without a `+tag`.
    /// For counting and comparing only; mail goes to [`Self::as_str`]. Dots
    /// stay, because in most mail systems they tell two people apart.
    #[must_use]
    pub fn mailbox_key(&self) -> String {
        let (local, domain) = self.parts();
        let untagged = match local.split_once('+') {
            Some((mailbox, _tag)) if !mailbox.is_empty() => mailbox,
            _ => local,
        };
        format!("{}@{domain}", untagged.to_ascii_lowercase())
    }

    fn parts(&self) -> (&str, &str) {
        self.0.split_once('@').unwrap_or((&self.0, ""))
    }
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
fn is_domain(domain: &str) -> bool {
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

/// Debug output may end in a log, so it shows the masked form only.
impl fmt::Debug for EmailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "EmailAddress({})", self.masked())
    }
}

impl TryFrom<String> for EmailAddress {
    type Error = EmailAddressError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

impl From<EmailAddress> for String {
    fn from(address: EmailAddress) -> Self {
        address.0
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn address(text: &str) -> EmailAddress {
        EmailAddress::parse(text).unwrap()
    }

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

    #[test]
    fn nothing_typed_is_empty_rather_than_wrong() {
        for typed in ["", " ", "\t \u{a0}"] {
            assert_eq!(
                EmailAddress::parse(typed),
                Err(EmailAddressError::Empty),
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

    #[test]
    fn the_mask_and_debug_output_hide_all_but_the_first_letter() {
        assert_eq!(address("mary.jones@nhs.net").masked(), "m•••@nhs.net");
        assert_eq!(address("m@nhs.net").masked(), "m•••@nhs.net");
        assert_eq!(
            format!("{:?}", address("mary@nhs.net")),
            "EmailAddress(m•••@nhs.net)"
        );
    }

    #[test]
    fn one_mailbox_has_one_key() {
        for typed in [
            "Mary.Jones@nhs.net",
            "mary.jones@NHS.NET",
            "mary.jones+a@nhs.net",
            "MARY.jones+b+c@nhs.net",
        ] {
            assert_eq!(address(typed).mailbox_key(), "mary.jones@nhs.net");
        }
    }

    #[test]
    fn two_mailboxes_have_two_keys() {
        for typed in [
            "maryjones@nhs.net",
            "mary.jones@gov.uk",
            "+mary.jones@nhs.net",
            "mary-jones@nhs.net",
        ] {
            assert_ne!(address(typed).mailbox_key(), "mary.jones@nhs.net");
        }
        assert_ne!(
            address("+a@nhs.net").mailbox_key(),
            address("+b@nhs.net").mailbox_key()
        );
    }

    #[test]
    fn an_address_has_a_local_part_and_a_domain() {
        let address = address("Mary.Jones@UHB.nhs.uk");
        assert_eq!(
            (address.local_part(), address.domain()),
            ("Mary.Jones", "uhb.nhs.uk")
        );
    }

    #[test]
    fn stored_text_is_checked_like_typed_text() {
        let read: EmailAddress = serde_json::from_str("\"mary@NHS.net\"").unwrap();
        assert_eq!(serde_json::to_string(&read).unwrap(), "\"mary@nhs.net\"");
        assert!(serde_json::from_str::<EmailAddress>("\"mary\"").is_err());
    }

    proptest! {
        #[test]
        fn whatever_is_accepted_is_plain_ascii_with_one_at_sign(typed in "[ -~\r\n\u{200b}é@.]{0,40}") {
            if let Ok(address) = EmailAddress::parse(&typed) {
                prop_assert!(address.as_str().bytes().all(|b| b.is_ascii_graphic()));
                prop_assert_eq!(address.as_str().matches('@').count(), 1);
                prop_assert_eq!(&EmailAddress::parse(address.as_str()).unwrap(), &address);
            }
        }
    }
}
