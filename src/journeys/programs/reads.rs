//! What programs read: the same as the console shows, of every organisation. Whose lists are read leaves a line in the
//! trail, as an export from the console does (R34).

use time::OffsetDateTime;

use super::{Granted, Outcome, Ports, TokenScope, scopes, trail};
use crate::cards::Serial;
use crate::domain::audit::{Action, Subject};
use crate::domain::name_words;
use crate::domain::paging::Page;
use crate::domain::smartcard_number::SmartcardNumber;
use crate::journeys::caller::Caller;
use crate::limits::{self, LimitedAction};
use crate::storage::api_reads::{self, ListedEvent, ListedMail, MonthOfUnlocks};
use crate::storage::attempt_list::{self, Filter, ListedAttempt};
use crate::storage::holder_search::{self, FoundHolder, FoundPage, Position};
use crate::storage::holders::{self, Holder, HolderId};
use crate::storage::organisations::{self, Scope};
use crate::storage::{Connection, Stored, cards, registrations, strikes};

/// Which holders. What is not given does not matter.
#[derive(Debug, Clone, Default)]
pub struct Search {
    /// With this number.
    pub number: Option<SmartcardNumber>,
    /// In whose names words begin like these.
    pub name: Option<String>,
    /// Of the organisation with this code.
    pub ods_code: Option<String>,
}

/// Writes down that a program reads a list, or what it has of one number: once an hour, however many pages it asks for.
fn note_list<S: TokenScope>(
    ports: &Ports,
    caller: &Caller,
    granted: &Granted<S>,
    (list, number): (&str, Option<&SmartcardNumber>),
) -> Outcome<()> {
    let action = Action::Exported;
    let about = number.map_or(Subject::Portal, |number| Subject::Number(number.clone()));
    let of = number.map_or("", SmartcardNumber::as_str);
    let actor = granted.actor();
    let key = format!("{} {list} {of}", granted.program.reference);
    let detail = format!("{list}, through the API");
    ports.db.write(|conn| {
        match limits::take(conn, LimitedAction::ListOfProgram, &key, ports.now())? {
            None => Ok(trail::event(
                conn, ports, caller, &actor, action, &about, &detail,
            )?),
            Some(_) => Ok(()),
        }
    })
}

/// Finds holders, page by page. `after` is the text of an earlier page's end.
///
/// # Errors
/// When the database fails.
pub fn holders(
    ports: &Ports,
    caller: &Caller,
    granted: &Granted<scopes::HoldersRead>,
    search: &Search,
    after: Option<&Position>,
    limit: i64,
) -> Outcome<FoundPage<Position>> {
    note_list(ports, caller, granted, ("holders", search.number.as_ref()))?;
    Ok(ports.db.read(|conn| find(conn, search, after, limit))?)
}

const NOBODY: FoundPage<Position> = FoundPage {
    holders: Vec::new(),
    next: None,
};

fn find(
    conn: &mut Connection,
    search: &Search,
    after: Option<&Position>,
    limit: i64,
) -> Stored<FoundPage<Position>> {
    let organisation = match &search.ods_code {
        None => None,
        Some(code) => match organisations::by_code(conn, code)? {
            None => return Ok(NOBODY),
            Some((id, _)) => Some(id),
        },
    };
    let words = search.name.as_deref().map(name_words::fold);
    if let Some(number) = &search.number {
        let mut found = holder_search::by_number(conn, number)?;
        found.retain(|holder| {
            organisation.is_none_or(|id| holder.organisation == id)
                && words
                    .as_ref()
                    .is_none_or(|words| matches(&holder.name, words))
        });
        let holders: Vec<FoundHolder> = match after {
            Some(_) => Vec::new(),
            None => found,
        };
        return Ok(FoundPage {
            holders,
            next: None,
        });
    }
    if let Some(words) = words {
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let scope = organisation.map_or(Scope::Everywhere, |id| Scope::Only(vec![id]));
        return holder_search::by_words(conn, &words, &scope, after, limit);
    }
    let after = after.map(|position| HolderId::from_number(position.holder()));
    let page = match organisation {
        Some(id) => holder_search::in_organisation(conn, id, after, limit)?,
        None => holder_search::everybody(conn, after, limit)?,
    };
    Ok(FoundPage {
        holders: page.holders,
        next: page.next.map(Position::of_holder),
    })
}

/// Whether each beginning begins a word of a name.
fn matches(name: &str, beginnings: &[String]) -> bool {
    let words = name_words::fold(name);
    let begins = |start: &String| words.iter().any(|word| word.starts_with(start));
    !beginnings.is_empty() && beginnings.iter().all(begins)
}

/// A holder with what the console shows of them.
#[derive(Debug, Clone)]
pub struct SeenHolder {
    /// Who.
    pub holder: Holder,
    /// The code of where they work.
    pub ods_code: String,
    /// Its name.
    pub organisation: String,
    /// Since when they are registered for self-service.
    pub registered_at: Option<OffsetDateTime>,
    /// Whether three wrong sets of answers have closed self-service.
    pub locked_out: bool,
    /// Their card, if they have one.
    pub card: Option<SeenCard>,
}

/// A holder's card.
#[derive(Debug, Clone)]
pub struct SeenCard {
    /// Whether it was cancelled.
    pub cancelled: bool,
    /// Whether wrong passcodes have locked it.
    pub locked: bool,
    /// When its first certificate expires.
    pub expires_at: Option<OffsetDateTime>,
}

/// Looks at a holder; the look is written down. `None` when nobody has the number.
///
/// # Errors
/// When the database fails.
pub fn holder(
    ports: &Ports,
    caller: &Caller,
    granted: &Granted<scopes::HoldersRead>,
    number: &SmartcardNumber,
) -> Outcome<Option<SeenHolder>> {
    ports.db.write(|conn| {
        let Some(holder) = holders::by_number(conn, number)? else {
            return Ok(None);
        };
        let organisation = organisations::find(conn, holder.organisation)?;
        let card = cards::current(conn, holder.id, ports.now())?;
        let card = match card {
            None => None,
            Some(card) => Some(SeenCard {
                locked: ports.cards.is_locked(conn, &Serial::of_card(card.serial))?,
                cancelled: card.card.cancelled,
                expires_at: card.card.certificates_expire.into_iter().min(),
            }),
        };
        let registration = registrations::of(conn, holder.id)?;
        let about = Subject::Number(number.clone());
        let (actor, action) = (granted.actor(), Action::HolderSeen);
        trail::event(conn, ports, caller, &actor, action, &about, "")?;
        Ok(Some(SeenHolder {
            ods_code: organisation.ods_code,
            organisation: organisation.name,
            registered_at: registration.map(|r| r.registered_at),
            locked_out: strikes::standing(conn, number)?.locked_out(),
            card,
            holder,
        }))
    })
}

/// Failed attempts, the newest first. `ods_code` is the organisation's, where one was asked for.
///
/// # Errors
/// When the database fails.
pub fn attempts(
    ports: &Ports,
    caller: &Caller,
    granted: &Granted<scopes::AttemptsRead>,
    filter: Filter,
    ods_code: Option<&str>,
    before: Option<i64>,
    limit: i64,
) -> Outcome<Page<ListedAttempt>> {
    note_list(
        ports,
        caller,
        granted,
        ("failed attempts", filter.number.as_ref()),
    )?;
    Ok(ports.db.read(|conn| {
        let organisation = match ods_code {
            None => None,
            Some(code) => match organisations::by_code(conn, code)? {
                None => return Ok(Page::of(Vec::new(), limit)),
                Some((id, _)) => Some(id),
            },
        };
        let filter = Filter {
            organisation,
            ..filter
        };
        Page::read(limit, |limit| {
            attempt_list::page(conn, &filter, &Scope::Everywhere, before, limit)
        })
    })?)
}

/// One failed attempt.
///
/// # Errors
/// When the database fails.
pub fn attempt(
    ports: &Ports,
    _granted: &Granted<scopes::AttemptsRead>,
    id: i64,
) -> Outcome<Option<ListedAttempt>> {
    Ok(ports.db.read(|conn| attempt_list::find(conn, id))?)
}

/// Events of the trail, the newest first.
///
/// # Errors
/// When the database fails.
pub fn events(
    ports: &Ports,
    caller: &Caller,
    granted: &Granted<scopes::AuditRead>,
    (action, number): (Option<Action>, Option<&SmartcardNumber>),
    before: Option<i64>,
    limit: i64,
) -> Outcome<Page<ListedEvent>> {
    note_list(ports, caller, granted, ("the audit trail", number))?;
    let (action, subject) = (
        action.map(Action::as_str),
        number.map(SmartcardNumber::as_str),
    );
    Ok(ports.db.read(|conn| {
        Page::read(limit, |limit| {
            api_reads::events(conn, action, subject, before, limit)
        })
    })?)
}

/// Mails, the newest first.
///
/// # Errors
/// When the database fails.
pub fn mails(
    ports: &Ports,
    caller: &Caller,
    granted: &Granted<scopes::MailRead>,
    (state, number): (Option<&str>, Option<&SmartcardNumber>),
    before: Option<i64>,
    limit: i64,
) -> Outcome<Page<ListedMail>> {
    note_list(ports, caller, granted, ("mails", number))?;
    let subject = number.map(SmartcardNumber::as_str);
    Ok(ports.db.read(|conn| {
        Page::read(limit, |limit| {
            api_reads::mails(conn, state, subject, before, limit)
        })
    })?)
}

/// Unlocks by month and organisation, behind the month and code `after`.
///
/// # Errors
/// When the database fails.
pub fn unlocks(
    ports: &Ports,
    _granted: &Granted<scopes::ReportsRead>,
    months: (&str, &str),
    after: (&str, &str),
    limit: i64,
) -> Outcome<Page<MonthOfUnlocks>> {
    Ok(ports.db.read(|conn| {
        Page::read(limit, |limit| {
            api_reads::unlocks(conn, months, after, limit)
        })
    })?)
}
