//! Bank holidays: days on which a clinic is closed whatever its hours. Pure; the dates are the configuration's.

use std::collections::BTreeMap;

use time::{Date, Month};

/// A part of the United Kingdom with bank holidays of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Division {
    /// England and Wales.
    EnglandAndWales,
    /// Scotland.
    Scotland,
    /// Northern Ireland.
    NorthernIreland,
}

impl Division {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::EnglandAndWales, Self::Scotland, Self::NorthernIreland];

    /// The stored name.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::EnglandAndWales => "england_and_wales",
            Self::Scotland => "scotland",
            Self::NorthernIreland => "northern_ireland",
        }
    }

    /// Reads the stored name.
    #[must_use]
    pub fn from_stored(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|division| division.as_str() == name)
    }
}

/// The bank holidays of every division, up to the end of a year.
#[derive(Debug, Clone, Default)]
pub struct BankHolidays {
    days: BTreeMap<(Division, Date), String>,
    until: i32,
}

impl BankHolidays {
    /// Those of these days, complete up to the end of the year `until`.
    #[must_use]
    pub fn new(days: impl IntoIterator<Item = (Division, Date, String)>, until: i32) -> Self {
        let days = days
            .into_iter()
            .map(|(division, date, name)| ((division, date), name));
        Self {
            days: days.collect(),
            until,
        }
    }

    /// What a day is called, if nothing is open on it. Christmas Day counts also where it is a weekend and the
    /// bank holiday another day.
    #[must_use]
    pub fn on(&self, division: Division, date: Date) -> Option<&str> {
        let christmas = (date.month(), date.day()) == (Month::December, 25);
        let named = self.days.get(&(division, date)).map(String::as_str);
        named.or(christmas.then_some("Christmas Day"))
    }

    /// Whether the bank holidays of a day's year are known.
    #[must_use]
    pub fn covers(&self, date: Date) -> bool {
        date.year() <= self.until
    }
}
