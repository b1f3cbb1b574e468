//! Finding a holder: by number, by the beginnings of the words of their name, by email, by organisation.

use super::staff::officer::{Permit, powers};
use super::{Outcome, Ports};
use crate::domain::email_address::EmailAddress;
use crate::domain::name_words;
use crate::domain::smartcard_number::SmartcardNumber;
use crate::storage::holder_search::{self, FoundHolder, FoundPage, Position};
use crate::storage::holders::{self, HolderId};
use crate::storage::organisations::{self, OrganisationId, Scope};
use crate::storage::{Connection, Stored};

/// Holders on a page.
const PAGE: i64 = 50;

/// What is looked for.
#[derive(Debug, Clone)]
pub enum Wanted {
    /// This number.
    Number(SmartcardNumber),
    /// This email address.
    Email(EmailAddress),
    /// Names with words that begin so.
    Name(Vec<String>),
    /// Everybody of the organisation with this code.
    Organisation(String),
}

impl Wanted {
    /// Reads what somebody typed: a number, an address, an organisation's code, or else a name. `None` when
    /// there is nothing in it to look for.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if let Ok(number) = SmartcardNumber::parse(text) {
            return Some(Self::Number(number));
        }
        if text.contains('@') {
            return EmailAddress::parse(text).ok().map(Self::Email);
        }
        let code = text.len() >= 3
            && text.len() <= 10
            && text.bytes().all(|b| b.is_ascii_alphanumeric())
            && text.bytes().any(|b| b.is_ascii_digit());
        if code {
            return Some(Self::Organisation(text.to_uppercase()));
        }
        let words = name_words::fold(text);
        (!words.is_empty()).then_some(Self::Name(words))
    }
}

/// Holders found.
#[derive(Debug, Clone)]
pub struct Found {
    /// Who.
    pub holders: Vec<FoundHolder>,
    /// From where the next page goes on, as an address carries it.
    pub next: Option<String>,
}

/// Looks within the permit's reach, from where an earlier page ended.
///
/// # Errors
/// When the database fails.
pub fn search(
    ports: &Ports,
    permit: &Permit<powers::ViewHolders>,
    wanted: &Wanted,
    after: Option<&str>,
) -> Outcome<Found> {
    let scope = permit.scope();
    Ok(ports.db.read(|conn| match wanted {
        Wanted::Number(number) => {
            let holder = holders::by_number(conn, number)?;
            one(conn, scope, holder.map(|h| (h.id, h.organisation)))
        }
        Wanted::Email(email) => {
            let holder = holders::by_email(conn, email)?;
            one(conn, scope, holder.map(|h| (h.id, h.organisation)))
        }
        Wanted::Name(words) => {
            let prefixes: Vec<&str> = words.iter().map(String::as_str).collect();
            let after = after.and_then(Position::from_text);
            let page = holder_search::by_words(conn, &prefixes, scope, after.as_ref(), PAGE)?;
            Ok(found(page, Position::to_text))
        }
        Wanted::Organisation(code) => {
            let Some((id, _)) = organisations::by_code(conn, code)? else {
                return Ok(nobody());
            };
            if !scope.covers(id) {
                return Ok(nobody());
            }
            let after = after
                .and_then(|text| text.parse().ok())
                .map(HolderId::from_number);
            let page = holder_search::in_organisation(conn, id, after, PAGE)?;
            Ok(found(page, |holder| holder.number().to_string()))
        }
    })?)
}

fn found<K>(page: FoundPage<K>, address: fn(&K) -> String) -> Found {
    Found {
        next: page.next.as_ref().map(address),
        holders: page.holders,
    }
}

fn nobody() -> Found {
    Found {
        holders: Vec::new(),
        next: None,
    }
}

fn one(
    conn: &mut Connection,
    scope: &Scope,
    holder: Option<(HolderId, OrganisationId)>,
) -> Stored<Found> {
    match holder.filter(|(_, organisation)| scope.covers(*organisation)) {
        Some((id, _)) => Ok(Found {
            holders: holder_search::these(conn, &[id])?,
            next: None,
        }),
        None => Ok(nobody()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(text: &str) -> &'static str {
        match Wanted::parse(text) {
            Some(Wanted::Number(_)) => "number",
            Some(Wanted::Email(_)) => "email",
            Some(Wanted::Name(_)) => "name",
            Some(Wanted::Organisation(_)) => "organisation",
            None => "nothing",
        }
    }

    #[test]
    fn what_was_typed_says_what_is_looked_for() {
        for (text, wanted) in [
            ("5550 1234 0017", "number"),
            ("sam@demo.example", "email"),
            ("sam@", "nothing"),
            ("RXX00", "organisation"),
            ("y12345", "organisation"),
            ("Siân M", "name"),
            ("O'Brien", "name"),
            ("--", "nothing"),
            ("", "nothing"),
        ] {
            assert_eq!(kind(text), wanted, "{text}");
        }
    }
}
