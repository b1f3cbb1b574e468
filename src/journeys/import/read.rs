//! What a row says: every field understood, or everything that is wrong with it.

use time::format_description::well_known::Rfc3339;
use time::{Duration, OffsetDateTime};

use super::{FIELD_BYTES, Row, Wrong};
use crate::domain::email_address::{ApprovedDomains, EmailAddress};
use crate::domain::mobile_number::MobileNumber;
use crate::domain::name_words;
use crate::domain::post::PostEnd;
use crate::domain::smartcard_number::SmartcardNumber;
use crate::london;
use crate::storage::organisations::OrganisationId;

/// The most characters of a card's serial.
const SERIAL_CHARS: usize = 64;
/// The most renewals that anybody would have counted.
const MOST_RENEWALS: i32 = 99;

/// A row that has been understood.
pub struct Read {
    /// The number under the photograph.
    pub number: SmartcardNumber,
    /// Full name.
    pub name: String,
    /// Where they work.
    pub organisation: OrganisationId,
    /// Their address, at an approved domain.
    pub email: Option<EmailAddress>,
    /// Their mobile number.
    pub mobile: Option<MobileNumber>,
    /// The end of their post.
    pub post_end: Option<PostEnd>,
    /// Their card.
    pub card: Option<ReadCard>,
}

/// What a row says of a card.
pub struct ReadCard {
    /// The name of its chip.
    pub serial: String,
    /// When it was issued.
    pub issued_at: Option<OffsetDateTime>,
    /// The last moment of its certificates.
    pub expires_at: Option<OffsetDateTime>,
    /// How often the holder has renewed it.
    pub renewals: Option<i32>,
}

/// Understands a row whose organisation has been looked up; `None` for one that is not there.
///
/// # Errors
/// Everything that is wrong with it, field by field.
pub fn read(
    row: &Row,
    organisation: Option<OrganisationId>,
    approved: &ApprovedDomains,
) -> Result<Read, Vec<Wrong>> {
    let mut wrong = too_long(row);
    if !wrong.is_empty() {
        return Err(wrong);
    }
    let mut note = |field, detail| wrong.push((field, detail));
    let number = SmartcardNumber::parse(&row.number)
        .map_err(|_| note("smartcard_number", "must have 12 digits"));
    let name = name_of(&row.name).ok_or_else(|| {
        note(
            "name",
            "must have a letter, 100 characters or fewer, and no control characters",
        );
    });
    let organisation =
        organisation.ok_or_else(|| note("ods_code", "is not the code of an organisation here"));
    let email = row.email.as_deref().map(EmailAddress::parse).transpose();
    let email = email.map_err(|_| note("email", "must be an email address"));
    if matches!(&email, Ok(Some(to)) if !approved.covers(to)) {
        note("email", "must be at an approved domain");
    }
    let mobile = row.mobile.as_deref().map(MobileNumber::parse).transpose();
    let mobile = mobile.map_err(|_| note("mobile", "must be a mobile number"));
    let post_end = row.ends_on.as_deref().map(post_end).transpose();
    let post_end = post_end.map_err(|()| note("ends_on", "must be a date such as 2027-03-31"));
    let card = card(row, &mut note);
    let (Ok(number), Ok(name), Ok(organisation), Ok(email), Ok(mobile), Ok(post_end)) =
        (number, name, organisation, email, mobile, post_end)
    else {
        return Err(wrong);
    };
    if !wrong.is_empty() {
        return Err(wrong);
    }
    Ok(Read {
        number,
        name,
        organisation,
        email,
        mobile,
        post_end,
        card,
    })
}

/// What a row says of a card; a card without its serial is none.
fn card(row: &Row, note: &mut impl FnMut(&'static str, &'static str)) -> Option<ReadCard> {
    const DAY: &str = "must be a date such as 2027-03-31, or an RFC 3339 moment";
    let issued_at = row.card_issued_on.as_deref();
    let issued_at = issued_at.and_then(|text| {
        let at = moment(text).or_else(|| day(text).and_then(london::start_of_day));
        at.or_else(|| {
            note("card_issued_on", DAY);
            None
        })
    });
    let expires_at = row.certificates_expire_on.as_deref();
    let expires_at = expires_at.and_then(|text| {
        let last = |text| Some(london::end_of_day(text)? - Duration::SECOND);
        moment(text)
            .or_else(|| day(text).and_then(last))
            .or_else(|| {
                note("certificates_expire_on", DAY);
                None
            })
    });
    let renewals = row.renewals.as_deref().and_then(|text| {
        let counted = text
            .parse()
            .ok()
            .filter(|n| (0..=MOST_RENEWALS).contains(n));
        counted.or_else(|| {
            note("renewals", "must be a number from 0 to 99");
            None
        })
    });
    let Some(serial) = &row.card_serial else {
        let given = [
            &row.card_issued_on,
            &row.certificates_expire_on,
            &row.renewals,
        ];
        if given.into_iter().any(Option::is_some) {
            note("card_serial", "must be given where something of a card is");
        }
        return None;
    };
    if !is_serial(serial) {
        let detail = "must have 64 characters or fewer: letters, digits, hyphens, dots, colons";
        note("card_serial", detail);
    }
    Some(ReadCard {
        serial: serial.clone(),
        issued_at,
        expires_at,
        renewals,
    })
}

fn is_serial(text: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_.:".contains(c);
    (1..=SERIAL_CHARS).contains(&text.len()) && text.chars().all(plain)
}

/// A day as it is written, such as 2027-03-31, within the life of any card.
fn day(text: &str) -> Option<&str> {
    let shape = text.len() == 10
        && text.bytes().enumerate().all(|(place, byte)| match place {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    (shape && ("1990".."2200").contains(&&text[..4])).then_some(text)
}

/// The end of a post whose last day is written.
fn post_end(last_day: &str) -> Result<PostEnd, ()> {
    let first_after = day(last_day).and_then(london::end_of_day);
    first_after.map(PostEnd::at).ok_or(())
}

/// An RFC 3339 moment, within the life of any card. Databases keep microseconds.
fn moment(text: &str) -> Option<OffsetDateTime> {
    let at = OffsetDateTime::parse(text, &Rfc3339).ok()?;
    let whole = at.replace_nanosecond(0).ok()?;
    (1990..2200).contains(&at.year()).then_some(whole)
}

fn too_long(row: &Row) -> Vec<Wrong> {
    let optional = [
        ("email", &row.email),
        ("mobile", &row.mobile),
        ("ends_on", &row.ends_on),
        ("card_serial", &row.card_serial),
        ("card_issued_on", &row.card_issued_on),
        ("certificates_expire_on", &row.certificates_expire_on),
        ("renewals", &row.renewals),
    ];
    let given = optional
        .into_iter()
        .filter_map(|(field, text)| Some((field, text.as_ref()?)));
    let required = [
        ("smartcard_number", &row.number),
        ("name", &row.name),
        ("ods_code", &row.ods_code),
    ];
    let all = required.into_iter().chain(given);
    all.filter(|(_, text)| text.len() > FIELD_BYTES)
        .map(|(field, _)| (field, "is longer than 1,000 bytes"))
        .collect()
}

/// The name of a holder.
fn name_of(typed: &str) -> Option<String> {
    let name = typed.trim();
    name_words::is_holder_name(name).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::datetime;

    #[test]
    fn days_are_londons_and_moments_are_moments() {
        let end = PostEnd::at(datetime!(2027-06-30 23:00 UTC));
        assert_eq!(post_end("2027-06-30"), Ok(end));
        for bad in [
            "2027-6-30",
            "30/06/2027",
            "2027-02-30",
            "0001-01-01",
            "9999-12-31",
            "",
        ] {
            assert_eq!(post_end(bad), Err(()), "{bad}");
        }
        let written = moment("2027-06-30T23:59:59.5+01:00");
        assert_eq!(written, Some(datetime!(2027-06-30 22:59:59 UTC)));
        assert_eq!(moment("2027-06-30"), None);
    }

    #[test]
    fn a_serial_is_plain() {
        assert!(is_serial("SIM-0001.a:b_c"));
        for bad in ["", "a b", "é", &"1".repeat(65)] {
            assert!(!is_serial(bad), "{bad}");
        }
    }
}
