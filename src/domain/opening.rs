//! When a place is open: the hours of its week, and what they say of a moment. Pure; days and times are those on
//! the clock where the place is, so the clocks going forward or back change nothing here.

use time::{Date, Weekday};

/// Minutes of a day.
pub const DAY: u16 = 24 * 60;
/// How many days ahead the next opening is looked for: a clinic that is open once a week, over a Christmas and a
/// New Year that both close it.
const DAYS_AHEAD: u16 = 28;
/// The most times that a place opens on one day: before and after lunch.
pub const SPANS_A_DAY: usize = 2;

/// The days of a week, as it is shown.
pub const WEEK: [Weekday; 7] = [
    Weekday::Monday,
    Weekday::Tuesday,
    Weekday::Wednesday,
    Weekday::Thursday,
    Weekday::Friday,
    Weekday::Saturday,
    Weekday::Sunday,
];

/// From when until when a place is open on a day, in minutes of the local day; midnight at its end is [`DAY`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    opens: u16,
    closes: u16,
}

impl Span {
    /// From `opens` until `closes`; `None` when that is not within a day, or not after it.
    #[must_use]
    pub fn new(opens: u16, closes: u16) -> Option<Self> {
        (opens < closes && closes <= DAY).then_some(Self { opens, closes })
    }

    /// When it opens.
    #[must_use]
    pub fn opens(self) -> u16 {
        self.opens
    }

    /// When it closes.
    #[must_use]
    pub fn closes(self) -> u16 {
        self.closes
    }
}

/// The hours of a week.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hours {
    days: [Vec<Span>; 7],
}

/// Why the hours of a day are none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HoursError {
    /// There are more than [`SPANS_A_DAY`].
    TooMany,
    /// The second begins before the first has ended, or just then.
    Overlap,
}

impl Hours {
    /// Sets the hours of a day.
    ///
    /// # Errors
    /// When they do not follow one another with a break between.
    pub fn set(&mut self, day: Weekday, spans: &[Span]) -> Result<(), HoursError> {
        if spans.len() > SPANS_A_DAY {
            return Err(HoursError::TooMany);
        }
        if spans.windows(2).any(|pair| pair[1].opens <= pair[0].closes) {
            return Err(HoursError::Overlap);
        }
        self.days[place(day)] = spans.to_vec();
        Ok(())
    }

    /// The hours of a day, the first first.
    #[must_use]
    pub fn on(&self, day: Weekday) -> &[Span] {
        &self.days[place(day)]
    }

    /// Whether it is never open.
    #[must_use]
    pub fn are_none(&self) -> bool {
        self.days.iter().all(Vec::is_empty)
    }
}

fn place(day: Weekday) -> usize {
    usize::from(day.number_days_from_monday())
}

/// A moment on the clock where the place is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LocalMoment {
    /// The day.
    pub date: Date,
    /// The minute of it, from 0.
    pub minute: u16,
}

/// What the hours say of a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opening {
    /// It is open until this minute of today.
    OpenUntil(u16),
    /// It is closed and opens next on this day at this minute.
    OpensAt(Date, u16),
    /// It is closed, and when it opens is not known.
    ClosedForNow,
}

/// Whether a place is open `now`; `closed` says of a day that its hours do not hold.
#[must_use]
pub fn state(hours: &Hours, closed: impl Fn(Date) -> bool, now: LocalMoment) -> Opening {
    let mut date = now.date;
    for day in 0..=DAYS_AHEAD {
        if !closed(date) {
            for span in hours.on(date.weekday()) {
                if day > 0 || now.minute < span.opens {
                    return Opening::OpensAt(date, span.opens);
                }
                if now.minute < span.closes {
                    return Opening::OpenUntil(span.closes);
                }
            }
        }
        let Some(next) = date.next_day() else { break };
        date = next;
    }
    Opening::ClosedForNow
}

/// Reads a time of the day as people type it: `9:30`, `09.30`, `0930`, `9`; `24:00` only where it `ends` a span.
#[must_use]
pub fn parse_minute(typed: &str, ends: bool) -> Option<u16> {
    let typed = typed.trim();
    let (hours, minutes) = match typed.split_once([':', '.']) {
        Some((hours, minutes)) if minutes.len() == 2 => (hours, minutes),
        None if typed.len() == 4 => (typed.get(..2)?, typed.get(2..)?),
        None => (typed, "00"),
        Some(_) => return None,
    };
    let digits =
        |text: &str| (1..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    if !digits(hours) || !digits(minutes) {
        return None;
    }
    let (hour, minute): (u16, u16) = (hours.parse().ok()?, minutes.parse().ok()?);
    let whole = hour * 60 + minute;
    let last = if ends { DAY } else { DAY - 1 };
    (minute < 60 && whole <= last).then_some(whole)
}

/// How people write a time of the day: `09:30`, and `24:00` for its end.
#[must_use]
pub fn written(minute: u16) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;

    const NO: fn(Date) -> bool = |_| false;

    fn span(opens: &str, closes: &str) -> Span {
        let (opens, closes) = (parse_minute(opens, false), parse_minute(closes, true));
        Span::new(opens.unwrap(), closes.unwrap()).unwrap()
    }

    /// Monday to Friday with a break for lunch.
    fn office() -> Hours {
        let mut hours = Hours::default();
        for day in &WEEK[..5] {
            let spans = [span("09:30", "12:00"), span("13:00", "15:30")];
            hours.set(*day, &spans).unwrap();
        }
        hours
    }

    fn at(date: Date, time: &str) -> LocalMoment {
        let minute = parse_minute(time, false).unwrap();
        LocalMoment { date, minute }
    }

    fn opens(date: Date, time: &str) -> Opening {
        Opening::OpensAt(date, parse_minute(time, false).unwrap())
    }

    fn until(time: &str) -> Opening {
        Opening::OpenUntil(parse_minute(time, true).unwrap())
    }

    #[test]
    fn a_day_with_its_lunch_break_minute_by_minute() {
        let monday = date!(2026 - 11 - 23);
        let tuesday = date!(2026 - 11 - 24);
        for (time, expected) in [
            ("00:00", opens(monday, "09:30")),
            ("09:29", opens(monday, "09:30")),
            ("09:30", until("12:00")),
            ("11:59", until("12:00")),
            ("12:00", opens(monday, "13:00")),
            ("12:59", opens(monday, "13:00")),
            ("13:00", until("15:30")),
            ("15:29", until("15:30")),
            ("15:30", opens(tuesday, "09:30")),
            ("23:59", opens(tuesday, "09:30")),
        ] {
            assert_eq!(state(&office(), NO, at(monday, time)), expected, "{time}");
        }
    }

    #[test]
    fn a_weekend_leads_to_monday() {
        let monday = opens(date!(2026 - 11 - 23), "09:30");
        for (date, time) in [
            (date!(2026 - 11 - 20), "15:30"),
            (date!(2026 - 11 - 21), "10:00"),
            (date!(2026 - 11 - 22), "23:59"),
        ] {
            assert_eq!(state(&office(), NO, at(date, time)), monday, "{date}");
        }
    }

    #[test]
    fn midnight_ends_a_day_and_begins_the_next() {
        let mut hours = Hours::default();
        hours
            .set(Weekday::Friday, &[span("20:00", "24:00")])
            .unwrap();
        hours
            .set(Weekday::Saturday, &[span("00:00", "06:00")])
            .unwrap();
        let friday = date!(2026 - 11 - 27);
        let saturday = date!(2026 - 11 - 28);
        assert_eq!(state(&hours, NO, at(friday, "23:59")), until("24:00"));
        assert_eq!(state(&hours, NO, at(saturday, "00:00")), until("06:00"));
        assert_eq!(
            state(&hours, NO, at(saturday, "06:00")),
            opens(date!(2026 - 12 - 04), "20:00")
        );
    }

    #[test]
    fn a_closed_day_is_passed_over_also_in_a_run() {
        let closed = |day: Date| {
            [
                date!(2026 - 12 - 25),
                date!(2026 - 12 - 28),
                date!(2027 - 01 - 01),
            ]
            .contains(&day)
        };
        let now = at(date!(2026 - 12 - 25), "10:00");
        assert_eq!(
            state(&office(), closed, now),
            opens(date!(2026 - 12 - 29), "09:30")
        );
        // Fridays only: Christmas and New Year close two in a row.
        let mut fridays = Hours::default();
        fridays.set(Weekday::Friday, &[span("9", "12")]).unwrap();
        let now = at(date!(2026 - 12 - 18), "12:00");
        assert_eq!(
            state(&fridays, closed, now),
            opens(date!(2027 - 01 - 08), "09:00")
        );
    }

    #[test]
    fn the_clocks_change_nothing() {
        // Forward on 28 March 2027, back on 31 October 2027: Sundays, open at night.
        let mut hours = Hours::default();
        hours
            .set(Weekday::Sunday, &[span("00:30", "03:00")])
            .unwrap();
        for sunday in [date!(2027 - 03 - 28), date!(2027 - 10 - 31)] {
            assert_eq!(state(&hours, NO, at(sunday, "00:59")), until("03:00"));
            assert_eq!(state(&hours, NO, at(sunday, "02:00")), until("03:00"));
            let next = sunday + time::Duration::days(7);
            assert_eq!(state(&hours, NO, at(sunday, "03:00")), opens(next, "00:30"));
        }
    }

    #[test]
    fn never_open_is_closed_for_now() {
        let now = at(date!(2026 - 11 - 23), "10:00");
        assert_eq!(state(&Hours::default(), NO, now), Opening::ClosedForNow);
        assert_eq!(state(&office(), |_| true, now), Opening::ClosedForNow);
        let last = at(Date::MAX, "23:59");
        assert_eq!(state(&office(), NO, last), Opening::ClosedForNow);
        assert!(Hours::default().are_none() && !office().are_none());
    }

    #[test]
    fn the_hours_of_a_day_follow_one_another() {
        assert_eq!(Span::new(600, 600), None);
        assert_eq!(Span::new(600, DAY + 1), None);
        let mut hours = Hours::default();
        let mut set = |spans: &[Span]| hours.set(Weekday::Monday, spans);
        let (morning, noon, evening) = (span("9", "12"), span("12", "14"), span("15", "16"));
        assert_eq!(set(&[morning, noon]), Err(HoursError::Overlap));
        assert_eq!(set(&[evening, morning]), Err(HoursError::Overlap));
        assert_eq!(set(&[morning, evening, evening]), Err(HoursError::TooMany));
        assert_eq!(set(&[morning, evening]), Ok(()));
    }

    #[test]
    fn times_are_read_as_people_type_them() {
        for (typed, minute) in [
            ("9:30", 570),
            ("09.30", 570),
            ("0930", 570),
            (" 9 ", 540),
            ("0:00", 0),
            ("23:59", 1439),
        ] {
            assert_eq!(parse_minute(typed, false), Some(minute), "{typed}");
        }
        for bad in [
            "", "24:00", "9:3", "9:60", "25", "930", "9am", "-1:00", "９:30", "9:+5", "1:2:3",
            "9:30pm", "éé",
        ] {
            assert_eq!(parse_minute(bad, false), None, "{bad}");
        }
        assert_eq!(parse_minute("24:00", true), Some(DAY));
        assert_eq!(parse_minute("24:01", true), None);
        assert_eq!(written(570), "09:30");
        assert_eq!(written(DAY), "24:00");
    }
}
