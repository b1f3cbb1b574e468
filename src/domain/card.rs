//! What state a card is in, and what its holder may do with it. Pure.

use time::OffsetDateTime;

/// A card as the Registration Authority knows it; the chip's own retry counter is the platform's matter.
#[derive(Debug, Clone)]
pub struct Card {
    /// Cancelled cards never come back.
    pub cancelled: bool,
    /// Its holder has left: the profile is closed, or the end of the post has passed.
    pub closed: bool,
    /// Expiry of both certificates, UTC; stored, never computed (DOMAIN.md).
    pub certificates_expire: Vec<OffsetDateTime>,
    /// Renewals by the holder since the card was issued or last renewed with the Registration Authority.
    pub renewals: i32,
}

/// Why a card cannot be used or unlocked by its holder, whatever they can prove.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unusable {
    /// The card was cancelled.
    Cancelled,
    /// The holder's profile is closed; the Registration Authority can open it again.
    Closed,
    /// A certificate has expired: the Registration Authority must repair the card in person.
    Expired,
}

impl Unusable {
    /// What pages call it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Cancelled => "cancelled",
            Self::Closed => "closed",
            Self::Expired => "expired",
        }
    }
}

/// What a card is like to who holds it, in the words of the field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CardCondition {
    /// It can be used.
    Working,
    /// Three wrong passcodes in a row locked it.
    Locked,
    /// It was cancelled.
    Cancelled,
}

impl CardCondition {
    /// That of a card; its chip is asked whether it is locked only where the card was not cancelled.
    ///
    /// # Errors
    /// Those of asking.
    pub fn of<E>(card: &Card, is_locked: impl FnOnce() -> Result<bool, E>) -> Result<Self, E> {
        Ok(match card.cancelled {
            true => Self::Cancelled,
            false if is_locked()? => Self::Locked,
            false => Self::Working,
        })
    }

    /// What pages call it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Working => "working",
            Self::Locked => "locked",
            Self::Cancelled => "cancelled",
        }
    }
}

impl Card {
    /// What keeps the card from being used at `now`, if anything.
    #[must_use]
    pub fn unusable(&self, now: OffsetDateTime) -> Option<Unusable> {
        if self.cancelled {
            return Some(Unusable::Cancelled);
        }
        if self.closed {
            return Some(Unusable::Closed);
        }
        let expired = self.certificates_expire.iter().any(|&at| at <= now);
        (expired || self.certificates_expire.is_empty()).then_some(Unusable::Expired)
    }

    /// When the first of its certificates expires.
    #[must_use]
    pub fn earlier_expiry(&self) -> Option<OffsetDateTime> {
        self.certificates_expire.iter().min().copied()
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
            closed: false,
            certificates_expire,
            renewals: 0,
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
    fn the_card_of_a_closed_profile_is_not_used() {
        let mut card = card(false, &[400, 400]);
        card.closed = true;
        assert_eq!(card.unusable(NOW), Some(Unusable::Closed));
    }

    #[test]
    fn a_cancelled_card_is_cancelled_before_anything_else() {
        assert_eq!(card(true, &[-1]).unusable(NOW), Some(Unusable::Cancelled));
    }

    #[test]
    fn the_chip_of_a_cancelled_card_is_not_asked() {
        let of = |cancelled, chip: Result<bool, &'static str>| {
            CardCondition::of(&card(cancelled, &[400]), || chip)
        };
        assert_eq!(of(true, Err("asked")), Ok(CardCondition::Cancelled));
        assert_eq!(of(false, Ok(true)), Ok(CardCondition::Locked));
        assert_eq!(of(false, Ok(false)), Ok(CardCondition::Working));
        assert_eq!(of(false, Err("gone")), Err("gone"));
    }

    #[test]
    fn pages_tell_the_conditions_of_a_card_apart() {
        use CardCondition::{Cancelled, Locked, Working};
        let said = [Working, Locked, Cancelled].map(CardCondition::as_str);
        assert_eq!(said, ["working", "locked", "cancelled"]);
    }
}
