//! `[replacement]`: what a new card in the place of a lost one costs.

use serde::Deserialize;

use super::Problem;
use crate::domain::incident::ReplacementRules;

/// The dearest card, in pence.
const MOST_PENCE: u32 = 100_000;

/// Replacement settings.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Replacement {
    /// What a holder who loses cards often may have to pay, in pence; 0 = nothing.
    pub lost_fee_pence: u32,
    /// How many losses are free.
    pub free_losses: u16,
    /// For how many months a loss counts.
    pub within_months: u16,
}

impl Replacement {
    /// The rules that journeys follow.
    #[must_use]
    pub fn rules(&self) -> ReplacementRules {
        ReplacementRules {
            lost_fee_pence: self.lost_fee_pence,
            free_losses: usize::from(self.free_losses),
            within_months: self.within_months,
        }
    }

    pub(super) fn validate(&self) -> Vec<Problem> {
        let checks = [
            (
                self.lost_fee_pence <= MOST_PENCE,
                "replacement.lost_fee_pence",
                "0 (nothing) to 100000 pence",
            ),
            (
                self.free_losses <= 100,
                "replacement.free_losses",
                "0 to 100",
            ),
            (
                (1..=120).contains(&self.within_months),
                "replacement.within_months",
                "1 to 120 months",
            ),
        ];
        let wrong = checks.into_iter().filter(|(good, ..)| !good);
        wrong
            .map(|(_, key, right)| Problem::new(key, "is out of range", right))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_out_of_range_is_named() {
        let replacement = |lost_fee_pence, free_losses, within_months| Replacement {
            lost_fee_pence,
            free_losses,
            within_months,
        };
        assert!(replacement(1_000, 1, 24).validate().is_empty());
        assert!(replacement(0, 0, 1).validate().is_empty());
        let keys: Vec<_> = replacement(100_001, 101, 0)
            .validate()
            .iter()
            .map(|problem| problem.key)
            .collect();
        assert_eq!(
            keys,
            [
                "replacement.lost_fee_pence",
                "replacement.free_losses",
                "replacement.within_months"
            ]
        );
    }
}
