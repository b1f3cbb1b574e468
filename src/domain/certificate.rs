//! What the certificates on a card are for, for how long they are good, and why one is revoked. Pure.

use time::{Date, OffsetDateTime};

/// What a certificate on a card is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CertificateKind {
    /// Proves who the holder is.
    Authentication,
    /// Signs for the holder.
    Signing,
}

impl CertificateKind {
    /// Every card holds one of each.
    pub const BOTH: [Self; 2] = [Self::Authentication, Self::Signing];

    /// The stored name.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Authentication => "authentication",
            Self::Signing => "signing",
        }
    }

    /// Reads the stored name.
    #[must_use]
    pub fn from_stored(name: &str) -> Option<Self> {
        Self::BOTH.into_iter().find(|kind| kind.as_str() == name)
    }
}

/// A request for a certificate as a card makes it: PKCS #10 in DER, signed with the key that it is for.
#[derive(Debug, Clone)]
pub struct SigningRequest(Vec<u8>);

impl SigningRequest {
    /// What a card made.
    #[must_use]
    pub fn from_der(der: Vec<u8>) -> Self {
        Self(der)
    }

    /// The request.
    #[must_use]
    pub fn as_der(&self) -> &[u8] {
        &self.0
    }
}

/// Why a certificate is on the revocation list (RFC 5280 §5.3.1, as far as a card goes).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RevocationReason {
    /// The card may be in other hands.
    KeyCompromise,
    /// Its holder has left.
    AffiliationChanged,
    /// Another one was issued in its place before it was ever used.
    Superseded,
    /// The card is not used any more.
    CessationOfOperation,
}

impl RevocationReason {
    const ALL: [Self; 4] = [
        Self::KeyCompromise,
        Self::AffiliationChanged,
        Self::Superseded,
        Self::CessationOfOperation,
    ];

    /// The stored name.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::KeyCompromise => "key_compromise",
            Self::AffiliationChanged => "affiliation_changed",
            Self::Superseded => "superseded",
            Self::CessationOfOperation => "cessation_of_operation",
        }
    }

    /// Reads the stored name.
    #[must_use]
    pub fn from_stored(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|why| why.as_str() == name)
    }
}

/// The same moment of the day `months` later; on the last day of the month where it has no such day, so
/// that what begins on 29 February ends on 28 February. UTC in, UTC out.
#[must_use]
pub fn months_later(at: OffsetDateTime, months: u16) -> OffsetDateTime {
    let months_on = i32::from(u8::from(at.month())) - 1 + i32::from(months);
    let year = at.year() + months_on.div_euclid(12);
    let month = u8::try_from(months_on.rem_euclid(12)).unwrap_or_default();
    let Ok(month) = time::Month::try_from(month + 1) else {
        return at;
    };
    let day = at.day().min(month.length(year));
    Date::from_calendar_date(year, month, day).map_or(at, |date| at.replace_date(date))
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::datetime;

    #[test]
    fn two_years_are_counted_by_the_calendar() {
        let two_years = |at| months_later(at, 24);
        assert_eq!(
            two_years(datetime!(2026-11-22 09:00 UTC)),
            datetime!(2028-11-22 09:00 UTC)
        );
        // From a leap day to the last day of February, and not a day lost over one.
        assert_eq!(
            two_years(datetime!(2028-02-29 23:59:59 UTC)),
            datetime!(2030-02-28 23:59:59 UTC)
        );
        assert_eq!(
            two_years(datetime!(2026-02-28 12:00 UTC)),
            datetime!(2028-02-28 12:00 UTC)
        );
        // Past the end of 32-bit seconds (2038-01-19 03:14:07).
        assert_eq!(
            two_years(datetime!(2036-01-20 03:14:08 UTC)),
            datetime!(2038-01-20 03:14:08 UTC)
        );
    }

    #[test]
    fn months_run_over_the_end_of_a_year() {
        assert_eq!(
            months_later(datetime!(2026-12-31 00:00 UTC), 2),
            datetime!(2027-02-28 00:00 UTC)
        );
        assert_eq!(
            months_later(datetime!(2026-11-30 00:00 UTC), 1),
            datetime!(2026-12-30 00:00 UTC)
        );
    }

    #[test]
    fn stored_names_come_back() {
        for kind in CertificateKind::BOTH {
            assert_eq!(CertificateKind::from_stored(kind.as_str()), Some(kind));
        }
        for why in RevocationReason::ALL {
            assert_eq!(RevocationReason::from_stored(why.as_str()), Some(why));
        }
    }

    #[test]
    fn a_request_is_kept_as_it_came() {
        assert_eq!(SigningRequest::from_der(vec![48, 3]).as_der(), [48, 3]);
    }
}
