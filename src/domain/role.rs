//! Who may do and see what: the role table of the field (DOMAIN.md), as data. Pure.
//!
//! A role holds within an organisation. The Registration Authority's own roles reach every organisation
//! that this installation serves; Sponsors, Local Smartcard Administrators and ID Checkers reach theirs.

use time::OffsetDateTime;

/// A role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// Runs the Registration Authority and manages its staff.
    RaManager,
    /// Issues and manages cards.
    RaAgent,
    /// Vouches for the people of an organisation.
    Sponsor,
    /// Local Smartcard Administrator: unlocks cards on the spot.
    Lsa,
    /// Checks the identity of new holders.
    IdChecker,
}

impl Role {
    /// All of them, in the order of the table.
    pub const ALL: [Self; 5] = [
        Self::RaManager,
        Self::RaAgent,
        Self::Sponsor,
        Self::Lsa,
        Self::IdChecker,
    ];

    /// The stored name.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::RaManager => "ra_manager",
            Self::RaAgent => "ra_agent",
            Self::Sponsor => "sponsor",
            Self::Lsa => "lsa",
            Self::IdChecker => "id_checker",
        }
    }

    /// Reads the stored name.
    #[must_use]
    pub fn from_stored(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.as_str() == name)
    }

    /// What the audit trail calls it; pages have words of their own language.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::RaManager => "RA Manager",
            Self::RaAgent => "RA Agent",
            Self::Sponsor => "Sponsor",
            Self::Lsa => "Local Smartcard Administrator",
            Self::IdChecker => "ID Checker",
        }
    }

    /// Whether one person may not hold both (leaflet 003), at whichever organisations.
    #[must_use]
    pub const fn excludes(self, other: Self) -> bool {
        matches!(
            (self, other),
            (Self::Sponsor, Self::IdChecker) | (Self::IdChecker, Self::Sponsor)
        )
    }
}

/// How far a role's capability reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grant {
    /// Every organisation that this installation serves.
    Everywhere,
    /// The organisation in which the role is held.
    OwnOrganisation,
    /// Not at all.
    No,
}

macro_rules! capabilities {
    ($($(#[$doc:meta])* $variant:ident => $name:literal [$($grant:ident),+]),+ $(,)?) => {
        /// Something that a role may allow.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Capability { $($(#[$doc])* $variant),+ }

        impl Capability {
            /// All of them, in the order of the table.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// What it is called in the log and in tests.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }

            /// Its row of the table: the grants of the roles, in their order.
            const fn row(self) -> [Grant; 5] {
                match self { $(Self::$variant => [$(Grant::$grant),+]),+ }
            }
        }
    };
}

// The columns are RA Manager, RA Agent, Sponsor, LSA, ID Checker.
capabilities! {
    /// See a holder and their card.
    ViewHolders => "view_holders"
        [Everywhere, Everywhere, OwnOrganisation, OwnOrganisation, OwnOrganisation],
    /// Propose an email for a holder; somebody else approves it.
    EditContact => "edit_contact"
        [Everywhere, Everywhere, OwnOrganisation, No, OwnOrganisation],
    /// Approve or decline what somebody else proposed.
    Approve => "approve"
        [Everywhere, Everywhere, No, No, No],
    /// Unlock a card with its holder present: see the photograph, check the identity.
    AssistUnlock => "assist_unlock"
        [Everywhere, Everywhere, OwnOrganisation, OwnOrganisation, No],
    /// Renew certificates that have not expired, with the holder present.
    AssistRenewal => "assist_renewal"
        [Everywhere, Everywhere, OwnOrganisation, OwnOrganisation, No],
    /// Make new certificates for a card whose own have expired.
    Repair => "repair"
        [Everywhere, Everywhere, No, No, No],
    /// Cancel a card, replace a card.
    CancelReplace => "cancel_replace"
        [Everywhere, Everywhere, No, No, No],
    /// Open self-service again after three strikes. Others do it by an assisted unlock.
    ClearLockout => "clear_lockout"
        [Everywhere, Everywhere, No, No, No],
    /// End a holder's registration for self-service.
    EndRegistration => "end_registration"
        [Everywhere, Everywhere, No, No, No],
    /// See failed attempts, claim and decide them.
    ReviewAttempts => "review_attempts"
        [Everywhere, Everywhere, OwnOrganisation, No, No],
    /// See reports.
    SeeReports => "see_reports"
        [Everywhere, Everywhere, OwnOrganisation, No, No],
    /// See what was mailed, and why it was not; send a new code.
    SeeMail => "see_mail"
        [Everywhere, Everywhere, No, No, No],
    /// See the audit trail and its proof.
    SeeAudit => "see_audit"
        [Everywhere, Everywhere, No, No, No],
    /// Close and open profiles, move holders to other organisations, set the end of posts, change names.
    ManageHolders => "manage_holders"
        [Everywhere, Everywhere, No, No, No],
    /// Invite and disable staff, grant and take back roles.
    ManageStaff => "manage_staff"
        [Everywhere, No, No, No, No],
    /// Make and revoke tokens of the API.
    ManageTokens => "manage_tokens"
        [Everywhere, No, No, No, No],
    /// Say where clinics are and when they are open.
    ManageClinics => "manage_clinics"
        [Everywhere, Everywhere, No, No, No],
}

impl Capability {
    /// How far it reaches for a role.
    #[must_use]
    pub const fn of(self, role: Role) -> Grant {
        self.row()[role as usize]
    }
}

/// Whether a role that ends at `ends` and was taken back at `revoked` is held at `now`.
#[must_use]
pub fn is_held(
    ends: Option<OffsetDateTime>,
    revoked: Option<OffsetDateTime>,
    now: OffsetDateTime,
) -> bool {
    revoked.is_none() && ends.is_none_or(|end| now < end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::datetime;

    /// The table of DOMAIN.md once more, in its own words: one line per row, one column per role.
    const TABLE: &str = "\
        view_holders     yes yes own own own
        edit_contact     yes yes own no  own
        approve          yes yes no  no  no
        assist_unlock    yes yes own own no
        assist_renewal   yes yes own own no
        repair           yes yes no  no  no
        cancel_replace   yes yes no  no  no
        clear_lockout    yes yes no  no  no
        end_registration yes yes no  no  no
        review_attempts  yes yes own no  no
        see_reports      yes yes own no  no
        see_mail         yes yes no  no  no
        see_audit        yes yes no  no  no
        manage_holders   yes yes no  no  no
        manage_staff     yes no  no  no  no
        manage_tokens    yes no  no  no  no
        manage_clinics   yes yes no  no  no";

    #[test]
    fn every_cell_is_as_the_field_says() {
        let lines: Vec<&str> = TABLE.lines().collect();
        assert_eq!(lines.len(), Capability::ALL.len());
        for (capability, line) in Capability::ALL.iter().zip(lines) {
            let cells: Vec<&str> = line.split_whitespace().collect();
            assert_eq!(cells[0], capability.as_str());
            for (role, cell) in Role::ALL.into_iter().zip(&cells[1..]) {
                let said = match capability.of(role) {
                    Grant::Everywhere => "yes",
                    Grant::OwnOrganisation => "own",
                    Grant::No => "no",
                };
                assert_eq!(said, *cell, "{} of {}", capability.as_str(), role.title());
            }
        }
    }

    #[test]
    fn nobody_vouches_for_whom_they_check() {
        for one in Role::ALL {
            for other in Role::ALL {
                let pair = [one, other];
                let clash = pair.contains(&Role::Sponsor) && pair.contains(&Role::IdChecker);
                assert_eq!(one.excludes(other), clash && one != other);
            }
        }
    }

    #[test]
    fn a_role_ends_on_its_day_or_when_it_is_taken_back() {
        let now = datetime!(2026-11-22 09:00 UTC);
        assert!(is_held(None, None, now));
        assert!(is_held(Some(now + time::Duration::SECOND), None, now));
        assert!(!is_held(Some(now), None, now));
        assert!(!is_held(None, Some(now), now));
    }

    #[test]
    fn stored_names_come_back() {
        for role in Role::ALL {
            assert_eq!(Role::from_stored(role.as_str()), Some(role));
        }
    }
}
