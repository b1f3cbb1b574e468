//! Why a card is cancelled. A cancelled card never comes back (leaflets 000 and 001). Pure.

use serde::{Deserialize, Serialize};

use super::certificate::RevocationReason;

/// Why a card is cancelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CancelReason {
    /// Its holder cannot find it.
    Lost,
    /// It was stolen.
    Stolen,
    /// It is broken, or does not work any more.
    Damaged,
    /// Somebody else used it.
    Misused,
    /// Its holder has left for good.
    Left,
    /// It was printed anew for another reason.
    Replaced,
}

impl CancelReason {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 6] = [
        Self::Lost,
        Self::Stolen,
        Self::Damaged,
        Self::Misused,
        Self::Left,
        Self::Replaced,
    ];

    /// The stored name, and the value of the form's field.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Lost => "lost",
            Self::Stolen => "stolen",
            Self::Damaged => "damaged",
            Self::Misused => "misused",
            Self::Left => "left",
            Self::Replaced => "replaced",
        }
    }

    /// Reads the stored name.
    #[must_use]
    pub fn from_stored(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|why| why.as_str() == name)
    }

    /// What the revocation list says of its certificates.
    #[must_use]
    pub fn revocation(self) -> RevocationReason {
        match self {
            Self::Lost | Self::Stolen | Self::Misused => RevocationReason::KeyCompromise,
            Self::Damaged | Self::Replaced => RevocationReason::CessationOfOperation,
            Self::Left => RevocationReason::AffiliationChanged,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stored_names_come_back() {
        for why in CancelReason::ALL {
            assert_eq!(CancelReason::from_stored(why.as_str()), Some(why));
        }
    }

    #[test]
    fn what_may_be_in_other_hands_counts_as_a_stolen_key() {
        for why in [
            CancelReason::Lost,
            CancelReason::Stolen,
            CancelReason::Misused,
        ] {
            assert_eq!(why.revocation(), RevocationReason::KeyCompromise);
        }
        assert_eq!(
            CancelReason::Damaged.revocation(),
            RevocationReason::CessationOfOperation
        );
    }
}
