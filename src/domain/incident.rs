//! A card reported lost, stolen, damaged or misused: kinds, states, who may do what when, and what a new
//! card costs (leaflet 000). Pure.

use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

use super::cancellation::CancelReason;
use super::certificate::months_later;

pub mod said;

/// What happened to the card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IncidentKind {
    /// Its holder cannot find it.
    Lost,
    /// It was stolen.
    Stolen,
    /// It is broken, or does not work any more.
    Damaged,
    /// Somebody else used it.
    Misused,
}

impl IncidentKind {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Lost, Self::Stolen, Self::Damaged, Self::Misused];

    /// The stored name, and the value of the form's field.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Lost => "lost",
            Self::Stolen => "stolen",
            Self::Damaged => "damaged",
            Self::Misused => "misused",
        }
    }

    /// Reads the stored name.
    #[must_use]
    pub fn from_stored(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }

    /// Why its card is cancelled.
    #[must_use]
    pub const fn cancels_for(self) -> CancelReason {
        match self {
            Self::Lost => CancelReason::Lost,
            Self::Stolen => CancelReason::Stolen,
            Self::Damaged => CancelReason::Damaged,
            Self::Misused => CancelReason::Misused,
        }
    }

    /// Whether its holder's own report cancels the card at once. A misused card may still be in its
    /// holder's hand, with a new passcode: there the desk decides.
    #[must_use]
    pub const fn cancels_at_once(self) -> bool {
        !matches!(self, Self::Misused)
    }
}

/// Who reported it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// The holder, signed in.
    Holder,
    /// The Registration Authority.
    Desk,
    /// Somebody who has not signed in: to be rung back.
    Public,
}

/// Something that is confirmed when a holder is rung back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RingBack {
    /// They were rung on the number on record.
    Rung,
    /// They gave their full name.
    Name,
    /// They told where they work.
    Organisation,
}

impl RingBack {
    /// All of it, in the order in which it is asked for.
    pub const ALL: &[Self] = &[Self::Rung, Self::Name, Self::Organisation];
}

impl Source {
    const ALL: [Self; 3] = [Self::Holder, Self::Desk, Self::Public];

    /// The stored name.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Holder => "holder",
            Self::Desk => "desk",
            Self::Public => "public",
        }
    }

    /// Reads the stored name.
    #[must_use]
    pub fn from_stored(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|source| source.as_str() == name)
    }

    /// What must be confirmed before the desk cancels a card on this word. Whoever is signed in has proved who they
    /// are; a stranger's word is checked first.
    #[must_use]
    pub const fn to_confirm(self) -> &'static [RingBack] {
        match self {
            Self::Holder | Self::Desk => &[],
            Self::Public => RingBack::ALL,
        }
    }

    /// Whether what was confirmed is enough for the desk to cancel a card on this word.
    #[must_use]
    pub fn is_believed(self, confirmed: &[RingBack]) -> bool {
        self.to_confirm()
            .iter()
            .all(|asked| confirmed.contains(asked))
    }
}

/// Where an incident stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IncidentState {
    /// The desk decides whether the card is cancelled.
    Waiting,
    /// The card is cancelled; its holder needs a new one.
    Cancelled,
    /// The holder has a new card.
    Replaced,
    /// Closed without cancelling a card.
    Dismissed,
}

/// What can be done with an incident.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// Cancel the card.
    Cancel,
    /// Close it and leave the card as it is.
    Dismiss,
    /// Add what its holder said.
    Enrich,
    /// Write down the crime number.
    NoteCrimeNumber,
    /// Close it with the new card.
    Replace,
}

impl IncidentState {
    /// All of them, in order.
    pub const ALL: [Self; 4] = [
        Self::Waiting,
        Self::Cancelled,
        Self::Replaced,
        Self::Dismissed,
    ];

    /// The stored name.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Cancelled => "cancelled",
            Self::Replaced => "replaced",
            Self::Dismissed => "dismissed",
        }
    }

    /// Reads the stored name.
    #[must_use]
    pub fn from_stored(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == name)
    }

    /// Whether a deed can be done to an incident of this kind that stands here.
    #[must_use]
    pub const fn allows(self, kind: IncidentKind, deed: Deed) -> bool {
        match deed {
            Deed::Cancel | Deed::Dismiss | Deed::Enrich => matches!(self, Self::Waiting),
            Deed::Replace => matches!(self, Self::Cancelled),
            // The police give the number later, and insurers ask for it later still.
            Deed::NoteCrimeNumber => {
                matches!(kind, IncidentKind::Stolen) && !matches!(self, Self::Dismissed)
            }
        }
    }
}

/// The operator's choices about what a new card costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReplacementRules {
    /// What a frequent loser may have to pay, in pence; 0 for nothing.
    pub lost_fee_pence: u32,
    /// How many losses are free.
    pub free_losses: usize,
    /// For how many months a loss counts.
    pub within_months: u16,
}

/// How many of the moments at which cards were cancelled as lost still count at `now`.
#[must_use]
pub fn counting_losses(
    lost_at: &[OffsetDateTime],
    now: OffsetDateTime,
    rules: &ReplacementRules,
) -> usize {
    let counts = |at: &&OffsetDateTime| months_later(**at, rules.within_months) > now;
    lost_at.iter().filter(counts).count()
}

/// Whether a new card may have to be paid for: only one that was lost, and only by frequent offenders
/// (leaflet 000). Stolen, damaged and misused ones are free.
#[must_use]
pub fn fee_due(kind: IncidentKind, earlier_losses_within: usize, rules: &ReplacementRules) -> bool {
    kind == IncidentKind::Lost
        && rules.lost_fee_pence > 0
        && earlier_losses_within >= rules.free_losses
}

/// An amount as people read it: `£10`, `£7.50`.
#[must_use]
pub fn pounds(pence: u32) -> String {
    match (pence / 100, pence % 100) {
        (pounds, 0) => format!("£{pounds}"),
        (pounds, pence) => format!("£{pounds}.{pence:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::Duration;
    use time::macros::datetime;

    const RULES: ReplacementRules = ReplacementRules {
        lost_fee_pence: 1_000,
        free_losses: 1,
        within_months: 24,
    };

    #[test]
    fn only_a_frequent_loser_may_have_to_pay() {
        for kind in IncidentKind::ALL {
            for earlier in 0..4 {
                let due = kind == IncidentKind::Lost && earlier >= 1;
                assert_eq!(fee_due(kind, earlier, &RULES), due, "{kind:?} {earlier}");
            }
        }
        let never = ReplacementRules {
            lost_fee_pence: 0,
            ..RULES
        };
        assert!(!fee_due(IncidentKind::Lost, 9, &never));
        let always = ReplacementRules {
            free_losses: 0,
            ..RULES
        };
        assert!(fee_due(IncidentKind::Lost, 0, &always));
    }

    #[test]
    fn a_loss_counts_for_so_many_months() {
        let now = datetime!(2026-11-22 09:00 UTC);
        let two_years_ago = datetime!(2024-11-22 09:00 UTC);
        let lost = [two_years_ago, two_years_ago + Duration::SECOND, now];
        assert_eq!(counting_losses(&lost, now, &RULES), 2);
        assert_eq!(counting_losses(&[], now, &RULES), 0);
    }

    #[test]
    fn nothing_brings_a_card_back() {
        for kind in IncidentKind::ALL {
            for state in [
                IncidentState::Cancelled,
                IncidentState::Replaced,
                IncidentState::Dismissed,
            ] {
                for deed in [Deed::Cancel, Deed::Dismiss, Deed::Enrich] {
                    assert!(!state.allows(kind, deed), "{state:?} {deed:?}");
                }
            }
            assert!(IncidentState::Waiting.allows(kind, Deed::Cancel));
            assert!(IncidentState::Cancelled.allows(kind, Deed::Replace));
            assert!(!IncidentState::Waiting.allows(kind, Deed::Replace));
        }
    }

    #[test]
    fn a_crime_number_is_for_the_stolen() {
        for state in IncidentState::ALL {
            let may = state != IncidentState::Dismissed;
            let deed = Deed::NoteCrimeNumber;
            assert_eq!(state.allows(IncidentKind::Stolen, deed), may, "{state:?}");
            assert!(!state.allows(IncidentKind::Lost, deed));
        }
    }

    #[test]
    fn only_a_strangers_word_is_checked_first_and_then_all_of_it() {
        for source in [Source::Holder, Source::Desk] {
            assert!(source.is_believed(&[]), "{source:?}");
        }
        assert!(Source::Public.is_believed(RingBack::ALL));
        for missing in RingBack::ALL {
            let rest = RingBack::ALL.iter().filter(|asked| *asked != missing);
            let rest: Vec<_> = rest.copied().collect();
            assert!(!Source::Public.is_believed(&rest), "{missing:?}");
        }
    }

    #[test]
    fn amounts_are_read_as_money() {
        assert_eq!(pounds(1_000), "£10");
        assert_eq!(pounds(750), "£7.50");
        assert_eq!(pounds(5), "£0.05");
    }

    #[test]
    fn stored_names_come_back() {
        for kind in IncidentKind::ALL {
            assert_eq!(IncidentKind::from_stored(kind.as_str()), Some(kind));
            assert_eq!(kind.cancels_for().as_str(), kind.as_str());
        }
        for source in Source::ALL {
            assert_eq!(Source::from_stored(source.as_str()), Some(source));
        }
        for state in IncidentState::ALL {
            assert_eq!(IncidentState::from_stored(state.as_str()), Some(state));
        }
    }

    #[test]
    fn only_a_misused_card_is_not_cancelled_by_its_holders_own_report() {
        for kind in IncidentKind::ALL {
            assert_eq!(kind.cancels_at_once(), kind != IncidentKind::Misused);
        }
    }
}
