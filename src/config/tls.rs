//! `[tls]`: the certificate that the portal speaks TLS with; without one a proxy speaks it.

use std::os::unix::fs::PermissionsExt;

use serde::Deserialize;

use super::{Problem, Profile};

/// Whoever is neither the owner of a file nor of its group.
const OTHERS: u32 = 0o007;

/// Where certificate and key are. What is in the files is read when the portal starts, and again and again.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tls {
    /// A PEM file: the certificate, then those between it and its authority. Empty for none.
    pub certificate: String,
    /// A PEM file: its private key.
    pub key: String,
}

impl Tls {
    /// Whether the portal speaks TLS itself.
    #[must_use]
    pub fn is_on(&self) -> bool {
        !self.certificate.is_empty() && !self.key.is_empty()
    }

    pub(super) fn validate(&self, profile: Profile, https: bool) -> Vec<Problem> {
        const BOTH: &str = "give both files, or neither where a proxy speaks TLS";
        match (self.certificate.is_empty(), self.key.is_empty()) {
            (true, true) => return Vec::new(),
            (true, false) => return vec![Problem::new("tls.certificate", "is not set", BOTH)],
            (false, true) => return vec![Problem::new("tls.key", "is not set", BOTH)],
            (false, false) => {}
        }
        let mut problems = Vec::new();
        if !https {
            problems.push(Problem::new(
                "tls.certificate",
                "is set, and server.base_url is not https",
                "set server.base_url to the https URL that people use",
            ));
        }
        let mode = std::fs::metadata(&self.key).map_or(0, |key| key.permissions().mode());
        if profile == Profile::Production && mode & OTHERS != 0 {
            problems.push(Problem::new(
                "tls.key",
                format!("{} can be read by everybody on the machine", self.key),
                "let the portal's user alone read it, or its group besides (chmod 640)",
            ));
        }
        problems
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrong(certificate: &str, key: &str, https: bool) -> Vec<&'static str> {
        let (certificate, key) = (certificate.to_owned(), key.to_owned());
        let problems = Tls { certificate, key }.validate(Profile::Production, https);
        problems.iter().map(|problem| problem.key).collect()
    }

    #[test]
    fn both_files_or_neither_and_only_for_https() {
        assert_eq!(wrong("", "", false), Vec::<&str>::new());
        assert_eq!(wrong("a.pem", "", true), ["tls.key"]);
        assert_eq!(wrong("", "a.key", true), ["tls.certificate"]);
        assert_eq!(wrong("a.pem", "a.key", false), ["tls.certificate"]);
        assert_eq!(wrong("a.pem", "a.key", true), Vec::<&str>::new());
    }

    #[test]
    fn in_production_a_key_is_not_everybodys() {
        let file = tempfile::NamedTempFile::new().unwrap();
        let path = file.path().to_str().unwrap();
        for (mode, expected) in [(0o600, &[][..]), (0o640, &[]), (0o644, &["tls.key"])] {
            let permissions = std::fs::Permissions::from_mode(mode);
            std::fs::set_permissions(path, permissions).unwrap();
            assert_eq!(wrong("a.pem", path, true), expected, "{mode:o}");
        }
    }
}
