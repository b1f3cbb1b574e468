//! Importing many holders: what is already there of a batch, and adding what is not, each in few statements.
//!
//! The enum of two connections has no multi-row insert, so the statements are written out here. Every value is
//! bound.

mod known;

use std::collections::HashMap;

use diesel::prelude::*;
use diesel::query_builder::{BoxedSqlQuery, SqlQuery};
use diesel::result::{DatabaseErrorKind, Error};
use diesel::sql_types::{BigInt, Integer, Nullable, Text, Timestamp};
use time::{OffsetDateTime, PrimitiveDateTime};

use super::cards::CardId;
use super::holders::HolderId;
use super::organisations::OrganisationId;
use super::posts::stored_end;
use super::schema::cards;
use super::times::stored;
use super::{Connection, Stored};
use crate::domain::certificate::CertificateKind;
use crate::domain::name_words;
use crate::domain::post::PostEnd;

pub use known::{KnownCard, KnownHolder, is_renewed_here, known_cards, known_holders, mailboxes};

type Backend = <Connection as diesel::Connection>::Backend;
type Statement<'a> = BoxedSqlQuery<'a, Backend, SqlQuery>;

/// The most rows that one call takes: the databases count placeholders.
pub const MOST_ROWS: usize = 1_000;

/// A holder to be added.
#[derive(Debug, Clone)]
pub struct NewRow<'a> {
    /// The number under the photograph.
    pub number: &'a str,
    /// Full name.
    pub name: &'a str,
    /// Where they work.
    pub organisation: OrganisationId,
    /// A confirmed address.
    pub email: Option<&'a str>,
    /// Its canonical form.
    pub mailbox_key: Option<String>,
    /// Mobile number.
    pub mobile: Option<&'a str>,
    /// The end of a post that is for a time.
    pub post_end: Option<PostEnd>,
}

#[derive(QueryableByName)]
struct Numbered {
    #[diesel(sql_type = BigInt)]
    id: i64,
    #[diesel(sql_type = Text)]
    number: String,
}

/// Adds holders with the words of their names; their keys by number, or `None` when a number or mailbox was
/// taken meanwhile. The transaction is then good for nothing but to be rolled back.
///
/// # Errors
/// When the database fails.
pub fn add_holders(
    conn: &mut Connection,
    new: &[NewRow<'_>],
    now: OffsetDateTime,
) -> Stored<Option<HashMap<String, HolderId>>> {
    if new.is_empty() {
        return Ok(Some(HashMap::new()));
    }
    let into = "INSERT INTO holders (smartcard_number, name, organisation_id, email, mailbox_key, mobile, \
         ends_at, created_at)";
    let end = "RETURNING id, smartcard_number AS number";
    let mut insert = statement(conn, into, 8, new.len(), end);
    for row in new {
        insert = insert
            .bind::<Text, _>(row.number)
            .bind::<Text, _>(row.name)
            .bind::<BigInt, _>(row.organisation.0)
            .bind::<Nullable<Text>, _>(row.email)
            .bind::<Nullable<Text>, _>(row.mailbox_key.as_deref())
            .bind::<Nullable<Text>, _>(row.mobile)
            .bind::<Nullable<Timestamp>, _>(row.post_end.map(stored_end))
            .bind::<Timestamp, _>(stored(now));
    }
    let added: Vec<Numbered> = match insert.load(conn) {
        Ok(added) => added,
        Err(Error::DatabaseError(DatabaseErrorKind::UniqueViolation, _)) => return Ok(None),
        Err(other) => return Err(other.into()),
    };
    let keys: HashMap<String, HolderId> = added
        .into_iter()
        .map(|row| (row.number, HolderId(row.id)))
        .collect();
    add_words(conn, new, &keys)?;
    Ok(Some(keys))
}

fn add_words(
    conn: &mut Connection,
    new: &[NewRow<'_>],
    keys: &HashMap<String, HolderId>,
) -> Stored<()> {
    let mut words = Vec::with_capacity(new.len() * 2);
    for row in new {
        if let Some(id) = keys.get(row.number) {
            let of_name = name_words::fold(row.name).into_iter();
            words.extend(of_name.map(|word| (word, id.0, row.organisation.0)));
        }
    }
    for words in words.chunks(MOST_ROWS) {
        let into = "INSERT INTO holder_words (word, holder_id, organisation_id)";
        let mut insert = statement(conn, into, 3, words.len(), "");
        for (word, holder, organisation) in words {
            insert = insert
                .bind::<Text, _>(word.as_str())
                .bind::<BigInt, _>(*holder)
                .bind::<BigInt, _>(*organisation);
        }
        insert.execute(conn)?;
    }
    Ok(())
}

/// A card to be added.
#[derive(Debug, Clone)]
pub struct NewCardRow<'a> {
    /// Whose it is.
    pub holder: HolderId,
    /// The name of its chip.
    pub serial: &'a str,
    /// When it was issued.
    pub issued_at: OffsetDateTime,
    /// When both certificates expire.
    pub expires_at: OffsetDateTime,
    /// Renewals by the holder so far.
    pub renewals: i32,
}

/// Adds cards, their certificates' dates, and their chips, which have no passcode yet; `false` when a serial was
/// taken meanwhile, and the transaction is good for nothing but to be rolled back.
///
/// # Errors
/// When the database fails.
pub fn add_cards(conn: &mut Connection, new: &[NewCardRow<'_>]) -> Stored<bool> {
    if new.is_empty() {
        return Ok(true);
    }
    let into = "INSERT INTO cards (holder_id, serial, issued_at, renewals)";
    let end = "RETURNING id, serial AS number";
    let mut insert = statement(conn, into, 4, new.len(), end);
    for row in new {
        insert = insert
            .bind::<BigInt, _>(row.holder.0)
            .bind::<Text, _>(row.serial)
            .bind::<Timestamp, _>(stored(row.issued_at))
            .bind::<Integer, _>(row.renewals);
    }
    let added: Vec<Numbered> = match insert.load(conn) {
        Ok(added) => added,
        Err(Error::DatabaseError(DatabaseErrorKind::UniqueViolation, _)) => return Ok(false),
        Err(other) => return Err(other.into()),
    };
    let keys: HashMap<String, i64> = added.into_iter().map(|row| (row.number, row.id)).collect();
    let into = "INSERT INTO certificates (card_id, kind, expires_at)";
    let dated: Vec<(i64, PrimitiveDateTime)> = new
        .iter()
        .filter_map(|row| Some((*keys.get(row.serial)?, stored(row.expires_at))))
        .collect();
    let mut insert = statement(conn, into, 3, dated.len() * CertificateKind::BOTH.len(), "");
    for (card, expires_at) in dated {
        for kind in CertificateKind::BOTH {
            insert = insert
                .bind::<BigInt, _>(card)
                .bind::<Text, _>(kind.as_str())
                .bind::<Timestamp, _>(expires_at);
        }
    }
    insert.execute(conn)?;
    add_chips(conn, new)?;
    Ok(true)
}

/// A chip of this serial may be there: a phantom, by which serials that no card has count tries.
fn add_chips(conn: &mut Connection, new: &[NewCardRow<'_>]) -> Stored<()> {
    let end = "ON CONFLICT (serial) DO NOTHING";
    let into = "INSERT INTO chips (serial, failures)";
    let mut insert = statement(conn, into, 2, new.len(), end);
    for row in new {
        insert = insert.bind::<Text, _>(row.serial).bind::<Integer, _>(0);
    }
    insert.execute(conn)?;
    Ok(())
}

/// Changes when a card was issued and how often its holder renewed it.
///
/// # Errors
/// When the database fails.
pub fn correct_card(
    conn: &mut Connection,
    card: CardId,
    issued_at: OffsetDateTime,
    renewals: i32,
) -> Stored<()> {
    diesel::update(cards::table.find(card.0))
        .set((
            cards::issued_at.eq(stored(issued_at)),
            cards::renewals.eq(renewals),
        ))
        .execute(conn)?;
    Ok(())
}

/// `INSERT INTO … VALUES (…), (…) …` with a placeholder for every value. SQLite looks for the name of a numbered one
/// among all before it, which for thousands takes longer than all else.
pub(super) fn statement<'a>(
    conn: &Connection,
    into: &str,
    columns: usize,
    rows: usize,
    end: &str,
) -> Statement<'a> {
    use std::fmt::Write;
    let numbered = matches!(conn, Connection::Postgres(_));
    let mut text = String::with_capacity(into.len() + rows * columns * 7 + 40);
    text.push_str(into);
    text.push_str(" VALUES ");
    for row in 0..rows {
        text.push_str(if row == 0 { "(" } else { "), (" });
        for column in 0..columns {
            text.push_str(if column == 0 { "" } else { ", " });
            if numbered {
                // Writing to a string does not fail.
                let _ = write!(text, "${}", row * columns + column + 1);
            } else {
                text.push('?');
            }
        }
    }
    text.push_str(") ");
    text.push_str(end);
    diesel::sql_query(text).into_boxed()
}
