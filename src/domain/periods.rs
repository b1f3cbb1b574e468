//! Days and months as figures have them, `2026-11-22` and `2026-11`: which came before. Pure;
//! it knows no clock.

use time::{Date, Month};

/// The `count` days that end with `day`, the earliest first; none when `day` is not one.
#[must_use]
pub fn days_until(day: &str, count: usize) -> Vec<String> {
    let mut next = parse_day(day);
    let mut days = Vec::with_capacity(count);
    while let (Some(date), true) = (next, days.len() < count) {
        days.push(format!(
            "{:04}-{:02}-{:02}",
            date.year(),
            u8::from(date.month()),
            date.day()
        ));
        next = date.previous_day();
    }
    days.reverse();
    days
}

/// The `count` months that end with `month`, the earliest first; none when `month` is not one.
#[must_use]
pub fn months_until(month: &str, count: usize) -> Vec<String> {
    let mut next = parse_month(month);
    let mut months = Vec::with_capacity(count);
    while let (Some((year, month)), true) = (next, months.len() < count) {
        months.push(format!("{year:04}-{:02}", u8::from(month)));
        let year = if month == Month::January {
            year - 1
        } else {
            year
        };
        next = Some((year, month.previous()));
    }
    months.reverse();
    months
}

/// A day, or a month of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Period {
    /// A day.
    Day(Date),
    /// A year and its month.
    Month(i32, Month),
}

impl Period {
    /// Reads `2026-11-22` or `2026-11`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let day = parse_day(text).map(Self::Day);
        day.or_else(|| parse_month(text).map(|(year, month)| Self::Month(year, month)))
    }
}

fn parse_month(text: &str) -> Option<(i32, Month)> {
    let (year, month) = text.split_once('-')?;
    let is_written = are_digits(year, 4) && are_digits(month, 2);
    let month = month.parse::<u8>().ok()?.try_into().ok()?;
    Some((year.parse().ok()?, month)).filter(|_| is_written)
}

fn parse_day(text: &str) -> Option<Date> {
    let (year, month) = parse_month(text.get(..7)?)?;
    let day = text.get(7..)?.strip_prefix('-')?;
    let day = Some(day).filter(|day| are_digits(day, 2))?;
    Date::from_calendar_date(year, month, day.parse().ok()?).ok()
}

/// So many digits and nothing else: numbers are read with a sign, too.
fn are_digits(text: &str, count: usize) -> bool {
    text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_months_go_back_over_the_ends_of_months_and_years() {
        assert_eq!(
            days_until("2028-03-01", 3),
            ["2028-02-28", "2028-02-29", "2028-03-01"]
        );
        assert_eq!(days_until("2027-01-01", 2), ["2026-12-31", "2027-01-01"]);
        assert_eq!(
            months_until("2027-02", 4),
            ["2026-11", "2026-12", "2027-01", "2027-02"]
        );
    }

    #[test]
    fn what_is_no_period_has_none_before_it() {
        for text in [
            "",
            "2026",
            "2026-13",
            "2026-02-30",
            "26-11-22",
            "2026-11-",
            "é2026-11",
            "2026-11-5",
            "2026-11-+5",
            "2026-+1",
            "+202-11",
            "12026-11",
        ] {
            assert!(
                days_until(text, 2).is_empty() && Period::parse(text).is_none(),
                "{text}"
            );
        }
        assert!(months_until("2026-00", 2).is_empty());
    }

    #[test]
    fn days_and_months_are_told_apart() {
        let day = Date::from_calendar_date(2026, Month::November, 2).ok();
        assert_eq!(Period::parse("2026-11-02"), day.map(Period::Day));
        let month = Period::Month(2026, Month::November);
        assert_eq!(Period::parse("2026-11"), Some(month));
    }
}
