//! What a token of the API may be good for. Pure.

use super::role::Capability;

macro_rules! scopes {
    ($($(#[$doc:meta])* $variant:ident => $name:literal, $capability:ident);+ $(;)?) => {
        /// A part of the API.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum ApiScope { $($(#[$doc])* $variant),+ }

        impl ApiScope {
            /// All of them, in the order in which they are offered.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The stored name, also in the API's document.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }

            /// What the maker of a token must be allowed to do, so that a token is never worth more than
            /// its maker.
            #[must_use]
            pub const fn capability(self) -> Capability {
                match self { $(Self::$variant => Capability::$capability),+ }
            }

            /// Reads the stored name.
            #[must_use]
            pub fn from_stored(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

scopes! {
    /// Find holders and see one.
    HoldersRead => "holders:read", ViewHolders;
    /// See failed attempts.
    AttemptsRead => "attempts:read", ReviewAttempts;
    /// See the audit trail.
    AuditRead => "audit:read", SeeAudit;
    /// See what was mailed, never what it said.
    MailRead => "mail:read", SeeMail;
    /// See counts of unlocks.
    ReportsRead => "reports:read", SeeReports;
    /// Open self-service again after three strikes.
    LockoutsClear => "lockouts:clear", ClearLockout;
    /// Add holders and change their details.
    HoldersImport => "holders:import", ManageHolders;
}

/// Days after which a token may end.
pub const LIFE_DAYS: std::ops::RangeInclusive<i64> = 1..=365;
/// The most characters of a token's name.
pub const NAME_CHARS: usize = 60;

/// The scopes as they are stored: their names with spaces between.
#[must_use]
pub fn stored(scopes: &[ApiScope]) -> String {
    let names: Vec<&str> = scopes.iter().map(|scope| scope.as_str()).collect();
    names.join(" ")
}

/// Reads what [`stored`] wrote; a name that nobody knows any more is worth nothing.
#[must_use]
pub fn from_stored(names: &str) -> Vec<ApiScope> {
    names.split(' ').filter_map(ApiScope::from_stored).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stored_names_come_back() {
        assert_eq!(from_stored(&stored(ApiScope::ALL)), ApiScope::ALL);
        assert_eq!(
            from_stored("holders:read everything"),
            [ApiScope::HoldersRead]
        );
        assert!(from_stored("").is_empty());
    }
}
