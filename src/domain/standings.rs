//! How things stand: what is counted now and then in the background, so that no page counts a whole table.
//! Pure: the names, how far ahead expiry is looked at, and how old a count may become.

use time::Duration;

/// How old the counts become before they are made anew.
pub const EVERY: Duration = Duration::minutes(15);

/// How many days ahead cards are counted whose certificates expire.
pub const EXPIRY_DAYS: [i64; 4] = [7, 30, 60, 90];

/// Something that is counted, for each organisation and for all together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Measure {
    /// Holders.
    Holders,
    /// Holders who are registered for self-service.
    Registered,
    /// Holders whose number has three strikes.
    LockedOut,
    /// Cards in use whose first certificate expires within so many days: the position in [`EXPIRY_DAYS`].
    Expiring(usize),
}

impl Measure {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Holders,
        Self::Registered,
        Self::LockedOut,
        Self::Expiring(0),
        Self::Expiring(1),
        Self::Expiring(2),
        Self::Expiring(3),
    ];

    /// The stored name.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Holders => "holders",
            Self::Registered => "registered",
            Self::LockedOut => "locked_out",
            Self::Expiring(0) => "expire_within_7",
            Self::Expiring(1) => "expire_within_30",
            Self::Expiring(2) => "expire_within_60",
            Self::Expiring(_) => "expire_within_90",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stored_names_say_the_days_they_stand_for() {
        for (position, days) in EXPIRY_DAYS.iter().enumerate() {
            let name = Measure::Expiring(position).as_str();
            assert_eq!(name, format!("expire_within_{days}"));
        }
        let mut names = Measure::ALL.map(Measure::as_str).to_vec();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), Measure::ALL.len());
    }
}
