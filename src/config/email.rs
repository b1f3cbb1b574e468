//! `[email]`: where a holder's email address may be.

use serde::Deserialize;

use super::Problem;
use crate::domain::email_address::ApprovedDomains;

/// Email settings.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Email {
    /// Approved domains; each covers its subdomains.
    pub approved_domains: Vec<String>,
}

impl Email {
    /// The domains, checked.
    ///
    /// # Errors
    /// Names the domain that is none.
    pub fn approved(&self) -> Result<ApprovedDomains, String> {
        ApprovedDomains::new(&self.approved_domains).map_err(|e| e.to_string())
    }

    pub(super) fn validate(&self) -> Vec<Problem> {
        const RIGHT: &str = "a list such as [\"nhs.net\", \"nhs.uk\"]";
        let wrong = match self.approved() {
            Err(wrong) => wrong,
            Ok(_) if self.approved_domains.is_empty() => "is empty".to_owned(),
            Ok(_) => return Vec::new(),
        };
        vec![Problem::new("email.approved_domains", wrong, RIGHT)]
    }
}
