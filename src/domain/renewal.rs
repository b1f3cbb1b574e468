//! When the certificates on a card may be renewed, and by whom (leaflets 001, 002 and 004). Pure.

use time::{Duration, OffsetDateTime};

use super::card::{Card, Unusable};

/// The operator's choices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RenewalRules {
    /// How long before the earlier expiry a holder may renew.
    pub window: Duration,
    /// Every how many renewals the Registration Authority must help; 0 for never.
    pub assisted_every: i32,
}

/// Who may renew a card's certificates at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Entitlement {
    /// Nobody needs to yet.
    NotYet {
        /// When the holder may.
        from: OffsetDateTime,
        /// The earlier expiry.
        expires_at: OffsetDateTime,
    },
    /// The holder, until then.
    Holder {
        /// The earlier expiry.
        expires_at: OffsetDateTime,
    },
    /// It is due, and this time with the Registration Authority, until then.
    WithHelp {
        /// The earlier expiry.
        expires_at: OffsetDateTime,
    },
    /// No renewal any more, whoever asks.
    No(Unusable),
}

/// Who makes new certificates for a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RenewalKind {
    /// The holder.
    Holder,
    /// Somebody of the Registration Authority, with the holder present, before expiry.
    Assisted,
    /// The Registration Authority, in person, after expiry.
    Repair,
    /// The first certificates of a card.
    Issue,
}

impl RenewalKind {
    const ALL: [Self; 4] = [Self::Holder, Self::Assisted, Self::Repair, Self::Issue];

    /// The stored name.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Holder => "holder",
            Self::Assisted => "assisted",
            Self::Repair => "repair",
            Self::Issue => "issue",
        }
    }

    /// Reads the stored name.
    #[must_use]
    pub fn from_stored(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }

    /// A card's count of renewals by its holder once this one is done: whatever is done with the
    /// Registration Authority begins it again (DOMAIN.md "Renewal").
    #[must_use]
    pub fn count_after(self, renewals: i32) -> i32 {
        match self {
            Self::Holder => renewals.saturating_add(1),
            Self::Assisted | Self::Repair | Self::Issue => 0,
        }
    }
}

impl RenewalRules {
    /// Who may renew at `now`.
    #[must_use]
    pub fn entitlement(&self, card: &Card, now: OffsetDateTime) -> Entitlement {
        let (None, Some(expires_at)) = (card.unusable(now), card.earlier_expiry()) else {
            return Entitlement::No(card.unusable(now).unwrap_or(Unusable::Expired));
        };
        let from = expires_at - self.window;
        if now < from {
            return Entitlement::NotYet { from, expires_at };
        }
        match self.needs_help(card.renewals) {
            true => Entitlement::WithHelp { expires_at },
            false => Entitlement::Holder { expires_at },
        }
    }

    /// Whether the certificates are due, by whoever renews them, so that the holder is asked.
    #[must_use]
    pub fn is_due(&self, card: &Card, now: OffsetDateTime) -> bool {
        matches!(
            self.entitlement(card, now),
            Entitlement::Holder { .. } | Entitlement::WithHelp { .. }
        )
    }

    /// Whether the next renewal is one for the Registration Authority.
    #[must_use]
    pub fn needs_help(&self, renewals: i32) -> bool {
        self.assisted_every > 0 && renewals.saturating_add(1) >= self.assisted_every
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::datetime;

    const RULES: RenewalRules = RenewalRules {
        window: Duration::days(90),
        assisted_every: 3,
    };

    fn card(expires: &[OffsetDateTime], renewals: i32) -> Card {
        Card {
            cancelled: false,
            closed: false,
            certificates_expire: expires.to_vec(),
            renewals,
        }
    }

    /// The moments around which a rule turns, for an expiry.
    fn edges(expires_at: OffsetDateTime) {
        let card = card(&[expires_at, expires_at + Duration::days(30)], 0);
        let from = expires_at - Duration::days(90);
        let at = |now| RULES.entitlement(&card, now);
        let not_yet = Entitlement::NotYet { from, expires_at };
        let mine = Entitlement::Holder { expires_at };
        assert_eq!(at(from - Duration::MINUTE), not_yet);
        assert_eq!(at(from - Duration::MICROSECOND), not_yet);
        assert_eq!(at(from), mine);
        assert_eq!(at(from + Duration::MINUTE), mine);
        assert_eq!(at(expires_at - Duration::MICROSECOND), mine);
        assert_eq!(at(expires_at), Entitlement::No(Unusable::Expired));
    }

    #[test]
    fn the_window_opens_ninety_days_before_the_earlier_expiry_to_the_minute() {
        edges(datetime!(2027-03-01 12:00 UTC));
        // Over a change of the clocks in spring and in autumn: the window is ninety times 24 hours.
        edges(datetime!(2027-06-01 00:30 UTC));
        edges(datetime!(2027-11-15 00:30 UTC));
        // Over and on a leap day, and past the end of 32-bit seconds.
        edges(datetime!(2028-02-29 23:59 UTC));
        edges(datetime!(2028-05-20 10:00 UTC));
        edges(datetime!(2038-01-19 03:14:08 UTC));
    }

    #[test]
    fn every_third_renewal_is_for_the_registration_authority() {
        let expires_at = datetime!(2027-03-01 12:00 UTC);
        let now = datetime!(2027-02-01 12:00 UTC);
        let at = |rules: RenewalRules, renewals| {
            rules.entitlement(&card(&[expires_at, expires_at], renewals), now)
        };
        let mut count = 0;
        for _ in 0..2 {
            assert_eq!(at(RULES, count), Entitlement::Holder { expires_at });
            count = RenewalKind::Holder.count_after(count);
        }
        assert_eq!(at(RULES, count), Entitlement::WithHelp { expires_at });
        for with_help in [
            RenewalKind::Assisted,
            RenewalKind::Repair,
            RenewalKind::Issue,
        ] {
            let again = with_help.count_after(count);
            assert_eq!(at(RULES, again), Entitlement::Holder { expires_at });
        }
        let every = |assisted_every| RenewalRules {
            assisted_every,
            ..RULES
        };
        assert_eq!(at(every(0), 99), Entitlement::Holder { expires_at });
        assert_eq!(at(every(1), 0), Entitlement::WithHelp { expires_at });
    }

    #[test]
    fn a_cancelled_or_closed_card_is_not_renewed_by_anybody() {
        let expires_at = datetime!(2027-03-01 12:00 UTC);
        let now = datetime!(2027-02-01 12:00 UTC);
        let mut gone = card(&[expires_at], 0);
        gone.closed = true;
        assert_eq!(
            RULES.entitlement(&gone, now),
            Entitlement::No(Unusable::Closed)
        );
        gone.cancelled = true;
        assert_eq!(
            RULES.entitlement(&gone, now),
            Entitlement::No(Unusable::Cancelled)
        );
        assert_eq!(
            RULES.entitlement(&card(&[], 0), now),
            Entitlement::No(Unusable::Expired)
        );
    }

    #[test]
    fn stored_names_come_back() {
        for kind in RenewalKind::ALL {
            assert_eq!(RenewalKind::from_stored(kind.as_str()), Some(kind));
        }
    }

    #[test]
    fn due_are_the_certificates_that_somebody_may_renew() {
        let expires_at = datetime!(2027-03-01 12:00 UTC);
        let from = expires_at - Duration::days(90);
        for renewals in [0, 2] {
            let card = card(&[expires_at], renewals);
            assert!(!RULES.is_due(&card, from - Duration::SECOND));
            assert!(RULES.is_due(&card, from));
            assert!(!RULES.is_due(&card, expires_at));
        }
    }
}
