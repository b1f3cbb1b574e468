//! What is kept under a key for longer than a day: walked through by key, a page at a time, and replaced where it
//! is still what was read. It opens nothing and knows no version.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Binary, Nullable, Text};

use super::{Connection, Stored};
use crate::secrets::hashing::HashedSecret;

/// Kinds of kept values, by where they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// Hashes of security answers.
    Answers,
    /// Hashes of the passcodes of simulated cards.
    Passcodes,
    /// Hashes of the passwords of staff.
    Passwords,
    /// Keyed hashes of recovery codes that are not spent.
    RecoveryCodes,
    /// Sealed second factors of staff.
    SecondFactors,
    /// Sealed private keys of simulated cards.
    ChipKeys,
    /// The sealed private key of the certificate authority.
    AuthorityKey,
    /// Sealed codes and links of mails that wait.
    Mails,
}

/// Where a kind is: its table, the table's key and that key's type, the value, and what a seal is bound to.
struct Place {
    table: &'static str,
    key: &'static str,
    of_type: &'static str,
    value: &'static str,
    reference: &'static str,
    only: &'static str,
}

impl Kept {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Answers,
        Self::Passcodes,
        Self::Passwords,
        Self::RecoveryCodes,
        Self::SecondFactors,
        Self::ChipKeys,
        Self::AuthorityKey,
        Self::Mails,
    ];

    /// Whether it is a hash in text, and not bytes.
    #[must_use]
    pub fn is_text(self) -> bool {
        matches!(self, Self::Answers | Self::Passcodes | Self::Passwords)
    }

    fn place(self) -> Place {
        let (table, value) = match self {
            Self::Answers => ("registrations", "answers_hash"),
            Self::Passcodes => ("chips", "passcode_hash"),
            Self::Passwords => ("staff", "password_hash"),
            Self::RecoveryCodes => ("recovery_codes", "mac"),
            Self::SecondFactors => ("staff", "totp_secret"),
            Self::ChipKeys => ("chip_keys", "sealed_key"),
            Self::AuthorityKey => ("authorities", "sealed_key"),
            Self::Mails => ("outbox", "sealed"),
        };
        let (key, of_type) = match self {
            Self::Passcodes => ("serial", "TEXT"),
            Self::Answers => ("holder_id", "BIGINT"),
            _ => ("id", "BIGINT"),
        };
        Place {
            table,
            key,
            of_type,
            value,
            reference: match self {
                Self::SecondFactors => "'staff ' || CAST(id AS TEXT)",
                Self::ChipKeys => "chip || ' ' || kind",
                Self::AuthorityKey => "'certificate authority'",
                Self::Mails => "reference",
                _ => "''",
            },
            only: match self {
                Self::RecoveryCodes => "AND used_at IS NULL",
                _ => "",
            },
        }
    }
}

/// A kept value.
#[derive(Debug, QueryableByName)]
pub struct KeptValue {
    /// Key of its row, as text.
    #[diesel(sql_type = Text)]
    pub at_key: String,
    /// What its seal is bound to; empty for a hash.
    #[diesel(sql_type = Text)]
    pub bound_to: String,
    /// The hash, where it is text.
    #[diesel(sql_type = Nullable<Text>)]
    pub hash: Option<String>,
    /// The bytes, where it is bytes.
    #[diesel(sql_type = Nullable<Binary>)]
    pub bytes: Option<Vec<u8>>,
}

/// The values of a kind with keys above `after` (`None`: from the first), in order of their keys, at most `most`.
///
/// # Errors
/// When the database fails.
pub fn page(
    conn: &mut Connection,
    kind: Kept,
    after: Option<&str>,
    most: i64,
) -> Stored<Vec<KeptValue>> {
    let Place {
        table,
        key,
        of_type,
        value,
        reference,
        only,
    } = kind.place();
    let (hash, bytes) = match kind.is_text() {
        true => (value, "NULL"),
        false => ("NULL", value),
    };
    let query = format!(
        "SELECT CAST({key} AS TEXT) AS at_key, {reference} AS bound_to, {hash} AS hash, {bytes} AS bytes \
         FROM {table} WHERE {key} > CAST($1 AS {of_type}) AND {value} IS NOT NULL {only} \
         ORDER BY {table}.{key} LIMIT $2"
    );
    let before_all = match kind {
        Kept::Passcodes => "",
        _ => "-9223372036854775808",
    };
    Ok(diesel::sql_query(query)
        .bind::<Text, _>(after.unwrap_or(before_all))
        .bind::<BigInt, _>(most)
        .load(conn)?)
}

/// Puts `new` in the place of `old`; `false`, and nothing changed, when it is not `old` any more.
///
/// # Errors
/// When the database fails.
pub fn replace(
    conn: &mut Connection,
    kind: Kept,
    at_key: &str,
    old: &[u8],
    new: &[u8],
) -> Stored<bool> {
    let Place {
        table,
        key,
        of_type,
        value,
        ..
    } = kind.place();
    let statement = format!(
        "UPDATE {table} SET {value} = $1 WHERE {key} = CAST($2 AS {of_type}) AND {value} = $3"
    );
    let rows = diesel::sql_query(statement)
        .bind::<Binary, _>(new)
        .bind::<Text, _>(at_key)
        .bind::<Binary, _>(old)
        .execute(conn)?;
    Ok(rows == 1)
}

/// Puts a hash under a newer key in the place of the one that was judged; nothing where it is another by now.
///
/// # Errors
/// When the database fails.
pub fn renew_hash(
    conn: &mut Connection,
    kind: Kept,
    at_key: &str,
    old: &HashedSecret,
    new: &HashedSecret,
) -> Stored<()> {
    let Place {
        table,
        key,
        of_type,
        value,
        ..
    } = kind.place();
    let statement = format!(
        "UPDATE {table} SET {value} = $1 WHERE {key} = CAST($2 AS {of_type}) AND {value} = $3"
    );
    diesel::sql_query(statement)
        .bind::<Text, _>(new.as_str())
        .bind::<Text, _>(at_key)
        .bind::<Text, _>(old.as_str())
        .execute(conn)?;
    Ok(())
}
