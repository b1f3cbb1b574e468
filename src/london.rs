//! Times for people: UTC in storage, Europe/London on pages and in mails.

use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};
use time::{Date, Duration, Month, OffsetDateTime};

/// `14:32`.
#[must_use]
pub fn clock_time(at: OffsetDateTime) -> String {
    local(at).strftime("%H:%M").to_string()
}

/// `14:32:07`.
#[must_use]
pub fn clock_time_with_seconds(at: OffsetDateTime) -> String {
    local(at).strftime("%H:%M:%S").to_string()
}

/// `22 November 2026`.
#[must_use]
pub fn date(at: OffsetDateTime) -> String {
    local(at).strftime("%-d %B %Y").to_string()
}

/// `14:32 on 22 November 2026`.
#[must_use]
pub fn moment(at: OffsetDateTime) -> String {
    local(at).strftime("%H:%M on %-d %B %Y").to_string()
}

/// The first moment of a day given as `2026-11-22`; `None` when it is no day.
#[must_use]
pub fn start_of_day(text: &str) -> Option<OffsetDateTime> {
    let day: jiff::civil::Date = text.trim().parse().ok()?;
    let zone = TimeZone::get("Europe/London").unwrap_or(TimeZone::UTC);
    let start = day.to_zoned(zone).ok()?.timestamp();
    OffsetDateTime::from_unix_timestamp(start.as_second()).ok()
}

/// The day after one given as `2026-11-22`: its first moment.
#[must_use]
pub fn end_of_day(text: &str) -> Option<OffsetDateTime> {
    let day: jiff::civil::Date = text.trim().parse().ok()?;
    start_of_day(&day.tomorrow().ok()?.to_string())
}

/// The day of a moment.
#[must_use]
pub fn day(at: OffsetDateTime) -> Date {
    let local = local(at);
    let month = Month::try_from(local.month().unsigned_abs());
    let date = month.map(|month| {
        Date::from_calendar_date(local.year().into(), month, local.day().unsigned_abs())
    });
    // Both have the same calendar.
    date.ok().and_then(Result::ok).unwrap_or(at.date())
}

/// The moment at which the clocks of a day show a whole hour; its first moment for 0.
#[must_use]
pub fn at_hour(day: Date, hour: u8) -> OffsetDateTime {
    let in_utc = day.midnight().assume_utc() + Duration::hours(hour.into());
    let zone = TimeZone::get("Europe/London").unwrap_or(TimeZone::UTC);
    let date = jiff::civil::Date::new(
        i16::try_from(day.year()).unwrap_or(i16::MAX),
        u8::from(day.month()).cast_signed(),
        day.day().cast_signed(),
    );
    let shown = date.map(|date| date.at(hour.cast_signed(), 0, 0, 0));
    let zoned = shown.and_then(|shown| shown.to_zoned(zone));
    // Both have the same calendar.
    zoned.map_or(in_utc, |zoned| {
        OffsetDateTime::from_unix_timestamp(zoned.timestamp().as_second()).unwrap_or(in_utc)
    })
}

/// The day of a moment, as forms have it: `2026-11-22`.
#[must_use]
pub fn form_date(at: OffsetDateTime) -> String {
    local(at).strftime("%Y-%m-%d").to_string()
}

/// The day, `2026-11-22`, and the month, `2026-11`.
#[must_use]
pub fn day_and_month(at: OffsetDateTime) -> (String, String) {
    let local = local(at);
    let written = |form: &str| local.strftime(form).to_string();
    (written("%Y-%m-%d"), written("%Y-%m"))
}

/// The day of a moment and the minute of that day, on the clock.
#[must_use]
pub fn day_and_minute(at: OffsetDateTime) -> (Date, u16) {
    let local = local(at);
    let day = at.date();
    let (ordinal, year) = (local.day_of_year().unsigned_abs(), i32::from(local.year()));
    let minute =
        u16::from(local.hour().unsigned_abs()) * 60 + u16::from(local.minute().unsigned_abs());
    (
        Date::from_ordinal_date(year, ordinal).unwrap_or(day),
        minute,
    )
}

fn local(at: OffsetDateTime) -> Zoned {
    let timestamp = Timestamp::from_second(at.unix_timestamp()).unwrap_or_default();
    // The zone is in the binary; without it UTC is better than nothing.
    timestamp.to_zoned(TimeZone::get("Europe/London").unwrap_or(TimeZone::UTC))
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::{date, datetime};

    #[test]
    fn a_day_begins_and_ends_at_midnight_in_london() {
        let day = |text| (start_of_day(text).unwrap(), end_of_day(text).unwrap());
        assert_eq!(
            day("2026-11-22"),
            (
                datetime!(2026-11-22 00:00 UTC),
                datetime!(2026-11-23 00:00 UTC)
            )
        );
        // The clocks go forward on this one: it has 23 hours.
        assert_eq!(
            day("2027-03-28"),
            (
                datetime!(2027-03-28 00:00 UTC),
                datetime!(2027-03-28 23:00 UTC)
            )
        );
        for bad in ["", "22/11/2026", "2026-02-30", "tomorrow"] {
            assert_eq!(start_of_day(bad), None, "{bad}");
        }
        assert_eq!(form_date(datetime!(2026-06-30 23:30 UTC)), "2026-07-01");
    }

    #[test]
    fn a_day_is_a_date_and_its_hours_are_those_of_its_clocks() {
        use time::macros::date;
        assert_eq!(day(datetime!(2026-06-30 22:59 UTC)), date!(2026 - 06 - 30));
        assert_eq!(day(datetime!(2026-06-30 23:00 UTC)), date!(2026 - 07 - 01));
        assert_eq!(day(datetime!(2028-02-29 23:30 UTC)), date!(2028 - 02 - 29));
        assert_eq!(
            day(datetime!(2038-01-19 03:14:08 UTC)),
            date!(2038 - 01 - 19)
        );
        for (day, midnight, eight) in [
            (
                date!(2026 - 11 - 22),
                datetime!(2026-11-22 00:00 UTC),
                datetime!(2026-11-22 08:00 UTC),
            ),
            (
                date!(2026 - 07 - 01),
                datetime!(2026-06-30 23:00 UTC),
                datetime!(2026-07-01 07:00 UTC),
            ),
            // The days on which the clocks change begin in the one time and have their morning in the other.
            (
                date!(2027 - 03 - 28),
                datetime!(2027-03-28 00:00 UTC),
                datetime!(2027-03-28 07:00 UTC),
            ),
            (
                date!(2027 - 10 - 31),
                datetime!(2027-10-30 23:00 UTC),
                datetime!(2027-10-31 08:00 UTC),
            ),
            (
                date!(2038 - 01 - 20),
                datetime!(2038-01-20 00:00 UTC),
                datetime!(2038-01-20 08:00 UTC),
            ),
        ] {
            assert_eq!((at_hour(day, 0), at_hour(day, 8)), (midnight, eight));
        }
    }

    #[test]
    fn winter_is_greenwich_time_and_summer_an_hour_ahead() {
        assert_eq!(
            moment(datetime!(2026-11-22 14:32 UTC)),
            "14:32 on 22 November 2026"
        );
        assert_eq!(
            moment(datetime!(2026-06-03 23:05:09 UTC)),
            "00:05 on 4 June 2026"
        );
        assert_eq!(
            day_and_month(datetime!(2026-06-30 23:05 UTC)),
            ("2026-07-01".to_owned(), "2026-07".to_owned())
        );
        assert_eq!(clock_time(datetime!(2027-03-28 00:59 UTC)), "00:59");
        assert_eq!(clock_time(datetime!(2027-03-28 01:00 UTC)), "02:00");
        assert_eq!(date(datetime!(2038-01-20 00:00 UTC)), "20 January 2038");
    }

    #[test]
    fn the_minute_of_a_day_is_the_one_on_the_clock() {
        for (at, day, minute) in [
            (datetime!(2026-11-22 14:32 UTC), date!(2026 - 11 - 22), 872),
            (datetime!(2026-06-30 23:05 UTC), date!(2026 - 07 - 01), 5),
            // Forward: an hour is not there. Back: an hour is there twice.
            (datetime!(2027-03-28 00:59 UTC), date!(2027 - 03 - 28), 59),
            (datetime!(2027-03-28 01:00 UTC), date!(2027 - 03 - 28), 120),
            (datetime!(2027-10-31 00:30 UTC), date!(2027 - 10 - 31), 90),
            (datetime!(2027-10-31 01:30 UTC), date!(2027 - 10 - 31), 90),
            (datetime!(2028-12-31 23:59 UTC), date!(2028 - 12 - 31), 1439),
        ] {
            assert_eq!(day_and_minute(at), (day, minute), "{at}");
        }
    }
}
