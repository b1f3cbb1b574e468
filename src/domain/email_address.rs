//! An email address that a code may be sent to, and the domains it must be at.
//!
//! Nothing here is looked up; this module may not know whether a mailbox exists.

mod approved_domains;
mod grammar;

use std::fmt;

use serde::{Deserialize, Serialize};
use thiserror::Error;

pub use approved_domains::{ApprovedDomains, InvalidDomain};

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
        let (local, domain) = grammar::parts(address)?;
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
    fn nothing_typed_is_empty_rather_than_wrong() {
        for typed in ["", " ", "\t \u{a0}"] {
            assert_eq!(
                EmailAddress::parse(typed),
                Err(EmailAddressError::Empty),
                "{typed:?}"
            );
        }
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
