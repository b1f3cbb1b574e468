//! `[authority]`: the embedded certificate authority and what it puts into certificates.

use serde::Deserialize;
use url::Url;

use super::Problem;
use crate::authority::profile::{Profile, UsedFor};
use crate::urls;

/// Settings of the certificate authority.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Authority {
    /// What it is called.
    pub name: String,
    /// Whose it is.
    pub organisation: String,
    /// In which country: two capital letters.
    pub country: String,
    /// Years for which its own certificate is good.
    pub lifetime_years: u16,
    /// Months for which a card's certificates are good.
    pub certificate_months: u16,
    /// Random bytes of a serial number.
    pub serial_bytes: usize,
    /// What the authentication certificate is for.
    pub authentication: Vec<UsedFor>,
    /// What the signing certificate is for.
    pub signing: Vec<UsedFor>,
    /// Where the revocation list is fetched; empty for the portal's own address.
    pub crl_url: String,
    /// Days for which a revocation list is good.
    pub crl_days: u16,
}

impl Authority {
    /// The profile, for a portal at `base_url`.
    #[must_use]
    pub fn profile(&self, base_url: &str) -> Profile {
        let list_url = match self.crl_url.as_str() {
            "" => format!(
                "{}{}",
                base_url.trim_end_matches('/'),
                urls::REVOCATION_LIST
            ),
            url => url.to_owned(),
        };
        Profile {
            name: self.name.clone(),
            organisation: self.organisation.clone(),
            country: self.country.clone(),
            lifetime_years: self.lifetime_years,
            certificate_months: self.certificate_months,
            serial_bytes: self.serial_bytes,
            authentication: self.authentication.clone(),
            signing: self.signing.clone(),
            list_url,
            list_days: self.crl_days,
        }
    }

    pub(super) fn validate(&self) -> Vec<Problem> {
        let letters = self.country.bytes().all(|b| b.is_ascii_uppercase());
        let named = |text: &str| (1..=64).contains(&text.trim().chars().count());
        let url = self.crl_url.is_empty() || Url::parse(&self.crl_url).is_ok();
        let rules = [
            (named(&self.name), "authority.name", "1 to 64 characters"),
            (
                named(&self.organisation),
                "authority.organisation",
                "1 to 64 characters",
            ),
            (
                self.country.len() == 2 && letters,
                "authority.country",
                "two capital letters",
            ),
            (
                (1..=50).contains(&self.lifetime_years),
                "authority.lifetime_years",
                "1 to 50",
            ),
            (
                (1..=120).contains(&self.certificate_months),
                "authority.certificate_months",
                "1 to 120",
            ),
            (
                (8..=20).contains(&self.serial_bytes),
                "authority.serial_bytes",
                "8 to 20",
            ),
            (
                !self.authentication.is_empty(),
                "authority.authentication",
                "one use or more",
            ),
            (
                !self.signing.is_empty(),
                "authority.signing",
                "one use or more",
            ),
            (url, "authority.crl_url", "a URL, or empty"),
            (
                (1..=60).contains(&self.crl_days),
                "authority.crl_days",
                "1 to 60",
            ),
        ];
        rules
            .into_iter()
            .filter(|(right, ..)| !right)
            .map(|(_, key, right)| Problem::new(key, "will not do", right))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Profile, Settings};
    use super::*;

    type Spoil = fn(&mut Authority);

    #[test]
    fn each_setting_of_the_authority_is_checked() {
        let good = Settings::load(Profile::Development, None)
            .unwrap()
            .authority;
        assert_eq!(good.validate(), []);
        let bad: [(&str, Spoil); 10] = [
            ("authority.name", |a| a.name = " ".to_owned()),
            ("authority.organisation", |a| a.organisation = String::new()),
            ("authority.country", |a| a.country = "gb".to_owned()),
            ("authority.lifetime_years", |a| a.lifetime_years = 0),
            ("authority.certificate_months", |a| {
                a.certificate_months = 121;
            }),
            ("authority.serial_bytes", |a| a.serial_bytes = 7),
            ("authority.authentication", |a| a.authentication.clear()),
            ("authority.signing", |a| a.signing.clear()),
            ("authority.crl_url", |a| a.crl_url = "list".to_owned()),
            ("authority.crl_days", |a| a.crl_days = 0),
        ];
        for (key, spoil) in bad {
            let mut settings = good.clone();
            spoil(&mut settings);
            let problems = settings.validate();
            assert!(problems.len() == 1 && problems[0].key == key, "{key}");
        }
    }

    #[test]
    fn the_list_is_at_the_portal_unless_said_otherwise() {
        let mut settings = Settings::load(Profile::Development, None)
            .unwrap()
            .authority;
        let list = settings.profile("https://portal.example/").list_url;
        assert_eq!(list, "https://portal.example/authority/crl");
        settings.crl_url = "http://pki.example/latchkey.crl".to_owned();
        let list = settings.profile("https://portal.example/").list_url;
        assert_eq!(list, "http://pki.example/latchkey.crl");
    }
}
