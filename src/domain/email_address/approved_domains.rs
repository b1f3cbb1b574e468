//! Which mail domains prove that somebody works for the service.
//!
//! The one place that decides whether an address is good enough (DOMAIN,
//! "Registration for self-service"; R28). It may not know where the list comes
//! from.

use thiserror::Error;

use super::EmailAddress;
use super::grammar::is_domain;

/// The domains whose mailboxes count as proof of who somebody is (leaflet 001;
/// `nhs.uk` was added nationally).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApprovedDomains(Vec<String>);

/// A configured domain that is not a domain name of two or more labels.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("not a domain name: {domain:?}")]
pub struct InvalidDomain {
    /// The text from the configuration.
    pub domain: String,
}

impl ApprovedDomains {
    /// Takes the configured list. An empty list approves nothing.
    ///
    /// # Errors
    /// The first entry that is not a domain name.
    pub fn new(domains: &[String]) -> Result<Self, InvalidDomain> {
        domains
            .iter()
            .map(|domain| approved(domain))
            .collect::<Result<_, _>>()
            .map(Self)
    }

    /// Whether the address is at one of the domains or at a subdomain of one.
    /// What merely ends in the same letters (`mynhs.net`) is not covered (R28).
    #[must_use]
    pub fn covers(&self, address: &EmailAddress) -> bool {
        self.0
            .iter()
            .any(|approved| is_at_or_below(address.domain(), approved))
    }

    /// The domains in the configured order, to tell people which are accepted.
    #[must_use]
    pub fn names(&self) -> &[String] {
        &self.0
    }
}

fn approved(domain: &str) -> Result<String, InvalidDomain> {
    if is_domain(domain) {
        Ok(domain.to_ascii_lowercase())
    } else {
        Err(InvalidDomain {
            domain: domain.to_owned(),
        })
    }
}

fn is_at_or_below(domain: &str, approved: &str) -> bool {
    domain
        .strip_suffix(approved)
        .is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}

impl Default for ApprovedDomains {
    fn default() -> Self {
        Self(
            ["nhs.net", "nhs.uk", "gov.uk", "mod.uk"]
                .map(str::to_owned)
                .to_vec(),
        )
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
    fn an_approved_domain_covers_itself_and_what_is_below_it() {
        let approved = ApprovedDomains::default();
        for at in [
            "nhs.net",
            "NHS.NET",
            "nhs.uk",
            "uhb.nhs.uk",
            "a.b.nhs.uk",
            "gov.uk",
            "council.gov.uk",
            "mod.uk",
        ] {
            assert!(approved.covers(&address(&format!("mary@{at}"))), "{at}");
        }
    }

    #[test]
    fn an_approved_domain_covers_nothing_that_only_looks_like_it() {
        let approved = ApprovedDomains::default();
        for at in [
            "mynhs.net",
            "evil-gov.uk",
            "xmod.uk",
            "nhs.net.evil.example",
            "nhs.network",
            "nhs.co.uk",
            "net.nhs",
            "uk.gov",
            "nhs-net.example",
            "hs.net",
            "wales.nhs.ukx",
            "xn--hs-1ga.net",
            "example.com",
            "ac.uk",
            "police.uk",
        ] {
            assert!(!approved.covers(&address(&format!("mary@{at}"))), "{at}");
        }
    }

    #[test]
    fn the_part_before_the_at_sign_never_approves_an_address() {
        assert!(!ApprovedDomains::default().covers(&address("nhs.net@example.com")));
    }

    #[test]
    fn a_configured_list_replaces_the_default() {
        let approved = ApprovedDomains::new(&["Trust.Example".to_owned()]).unwrap();
        assert!(approved.covers(&address("mary@ward.trust.example")));
        assert!(!approved.covers(&address("mary@nhs.net")));
        assert_eq!(approved.names(), ["trust.example"]);
        assert!(
            !ApprovedDomains::new(&[])
                .unwrap()
                .covers(&address("mary@nhs.net"))
        );
    }

    #[test]
    fn a_configured_domain_must_be_one() {
        for wrong in [
            "",
            ".",
            "uk",
            ".nhs.net",
            "nhs.net.",
            "@nhs.net",
            "*.nhs.net",
            "nhs net",
            "ｎhs.net",
            "192.0.2.1",
        ] {
            let refused = ApprovedDomains::new(&["nhs.uk".to_owned(), wrong.to_owned()]);
            assert_eq!(
                refused,
                Err(InvalidDomain {
                    domain: wrong.to_owned()
                })
            );
        }
    }

    proptest! {
        #[test]
        fn a_longer_last_label_is_never_covered(prefix in "[a-z]{1,5}", suffix in "[a-z]{1,5}") {
            let approved = ApprovedDomains::default();
            let longer = [format!("m@{prefix}nhs.net"), format!("m@nhs.net{suffix}")];
            prop_assert!(!longer.iter().any(|text| approved.covers(&address(text))));
        }
    }
}
