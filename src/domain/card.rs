//! What state a card is in, and what its holder may do with it. Pure.

use time::OffsetDateTime;

/// A card as the Registration Authority knows it; the chip's own retry counter is the platform's matter.
#[derive(Debug, Clone)]
pub struct Card {
    /// Cancelled cards never come back.
    pub cancelled: bool,
    /// Expiry of both certificates, UTC; stored, never computed (DOMAIN.md).
    pub certificates_expire: Vec<OffsetDateTime>,
}

/// Why a card cannot be used or unlocked by its holder, whatever they can prove.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unusable {
    /// The card was cancelled.
    Cancelled,
    /// A certificate has expired: the Registration Authority must repair the card in person.
    Expired,
}

impl Card {
    /// What keeps the card from being used at `now`, if anything.
    #[must_use]
    pub fn unusable(&self, now: OffsetDateTime) -> Option<Unusable> {
        if self.cancelled {
            return Some(Unusable::Cancelled);
        }
        let expired = self.certificates_expire.iter().any(|&at| at <= now);
        (expired || self.certificates_expire.is_empty()).then_some(Unusable::Expired)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::{Duration, macros::datetime};

    const NOW: OffsetDateTime = datetime!(2026-11-22 09:00 UTC);

    fn card(cancelled: bool, days: &[i64]) -> Card {
        let certificates_expire = days.iter().map(|d| NOW + Duration::days(*d)).collect();
        Card {
            cancelled,
            certificates_expire,
        }
    }

    #[test]
    fn the_earlier_certificate_decides() {
        assert_eq!(card(false, &[400, 400]).unusable(NOW), None);
        assert_eq!(
            card(false, &[400, 0]).unusable(NOW),
            Some(Unusable::Expired)
        );
        assert_eq!(card(false, &[]).unusable(NOW), Some(Unusable::Expired));
    }

    #[test]
    fn a_cancelled_card_is_cancelled_before_anything_else() {
        assert_eq!(card(true, &[-1]).unusable(NOW), Some(Unusable::Cancelled));
    }
}
