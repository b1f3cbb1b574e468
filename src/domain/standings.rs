//! How things stand: what is counted now and then in the background, so that no page counts a whole table.
//! Pure: the names, how far ahead expiry is looked at, and how old a count may become.

use time::Duration;

/// How old the counts become before they are made anew.
pub const EVERY: Duration = Duration::minutes(15);

/// How far ahead cards are counted whose certificates expire.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ExpirySpan {
    /// Seven days.
    Week,
    /// Thirty days.
    Month,
    /// Sixty days.
    TwoMonths,
    /// Ninety days.
    Quarter,
}

impl ExpirySpan {
    /// All of them, the shortest first.
    pub const ALL: [Self; 4] = [Self::Week, Self::Month, Self::TwoMonths, Self::Quarter];

    /// How many days it is.
    #[must_use]
    pub const fn days(self) -> i64 {
        match self {
            Self::Week => 7,
            Self::Month => 30,
            Self::TwoMonths => 60,
            Self::Quarter => 90,
        }
    }
}

/// Something that is counted, for each organisation and for all together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Measure {
    /// Holders.
    Holders,
    /// Holders who are registered for self-service.
    Registered,
    /// Holders whose number has three strikes.
    LockedOut,
    /// Cards in use whose first certificate expires within the span.
    Expiring(ExpirySpan),
}

impl Measure {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Holders,
        Self::Registered,
        Self::LockedOut,
        Self::Expiring(ExpirySpan::Week),
        Self::Expiring(ExpirySpan::Month),
        Self::Expiring(ExpirySpan::TwoMonths),
        Self::Expiring(ExpirySpan::Quarter),
    ];

    /// The stored name.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Holders => "holders",
            Self::Registered => "registered",
            Self::LockedOut => "locked_out",
            Self::Expiring(ExpirySpan::Week) => "expire_within_7",
            Self::Expiring(ExpirySpan::Month) => "expire_within_30",
            Self::Expiring(ExpirySpan::TwoMonths) => "expire_within_60",
            Self::Expiring(ExpirySpan::Quarter) => "expire_within_90",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stored_names_say_the_days_they_stand_for() {
        for span in ExpirySpan::ALL {
            let name = Measure::Expiring(span).as_str();
            assert_eq!(name, format!("expire_within_{}", span.days()));
        }
        let mut names = Measure::ALL.map(Measure::as_str).to_vec();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), Measure::ALL.len());
    }
}
