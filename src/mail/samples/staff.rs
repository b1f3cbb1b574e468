//! Samples of the mails that go to staff of the Registration Authority and to desks.

use time::OffsetDateTime;
use time::macros::datetime;

use super::super::message::{AccountChange, Message};
use super::{AT, name, organisation};

const INVITED_UNTIL: OffsetDateTime = datetime!(2026-11-25 14:17 UTC);
const SPRAY_BEGAN: OffsetDateTime = datetime!(2026-11-22 13:41 UTC);

impl Message {
    /// Every wording of every mail to staff.
    pub(super) fn staff_samples() -> Vec<Self> {
        let mut all = Vec::new();
        for again in [false, true] {
            all.extend(["", "Amelia Fairweather"].map(|by| Self::invitation_sample(by, again)));
        }
        all.extend([true, false].map(Self::reset_sample));
        all.extend(
            [
                AccountChange::Password,
                AccountChange::SecondFactor,
                AccountChange::RecoveryCodes,
                AccountChange::RecoveryCodeUsed,
            ]
            .map(Self::account_changed_sample),
        );
        all.extend(["203.0.113.7", "2001:db8:12:34::/64"].map(Self::spray_sample));
        all
    }

    fn invitation_sample(invited_by: &str, again: bool) -> Self {
        Self::StaffInvitation {
            name: name(),
            organisation: organisation(),
            valid_until: INVITED_UNTIL,
            invited_by: invited_by.into(),
            again,
        }
    }

    fn reset_sample(own: bool) -> Self {
        Self::SecondFactorReset {
            name: name(),
            organisation: organisation(),
            at: AT,
            whose: if own { name() } else { "Priya Okonjo".into() },
            by: if own {
                "Amelia Fairweather".into()
            } else {
                name()
            },
            own,
        }
    }

    fn account_changed_sample(change: AccountChange) -> Self {
        Self::StaffAccountChanged {
            name: name(),
            organisation: organisation(),
            at: AT,
            change,
        }
    }

    fn spray_sample(network: &str) -> Self {
        Self::SprayAlert {
            name: name(),
            organisation: organisation(),
            first_at: SPRAY_BEGAN,
            last_at: AT,
            network: network.into(),
            numbers: 63,
            attempts: 148,
        }
    }
}
