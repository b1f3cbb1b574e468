//! Times for people: UTC in storage, Europe/London on pages and in mails.

use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};
use time::OffsetDateTime;

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

fn local(at: OffsetDateTime) -> Zoned {
    let timestamp = Timestamp::from_second(at.unix_timestamp()).unwrap_or_default();
    // The zone is in the binary; without it UTC is better than nothing.
    timestamp.to_zoned(TimeZone::get("Europe/London").unwrap_or(TimeZone::UTC))
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::datetime;

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
        assert_eq!(clock_time(datetime!(2027-03-28 00:59 UTC)), "00:59");
        assert_eq!(clock_time(datetime!(2027-03-28 01:00 UTC)), "02:00");
        assert_eq!(date(datetime!(2038-01-20 00:00 UTC)), "20 January 2038");
    }
}
