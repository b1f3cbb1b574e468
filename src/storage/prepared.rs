//! Statements that run often: each connection prepares them once. What `sql_query` is given, and every update, is
//! prepared anew each time by diesel, which costs more than running it. So is, by SQLite, what has a bound LIMIT, as
//! `first` has: what a key finds is asked for by `get_result`.

use std::marker::PhantomData;

use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::query_dsl::methods::LoadQuery;
use diesel::result::Error;
use diesel::sql_types::{BigInt, Integer, Text, Timestamp};
use diesel::{QueryResult, RunQueryDsl};
use time::PrimitiveDateTime;

use super::Connection;

type Backend = <Connection as diesel::Connection>::Backend;

/// What stands in the place of a parameter.
pub(super) enum Value<'a> {
    /// A text.
    Text(&'a str),
    /// A whole number of 64 bits.
    Number(i64),
    /// A whole number of 32 bits.
    Small(i32),
    /// A moment, UTC.
    Moment(PrimitiveDateTime),
}

/// A statement of which each row that comes back is an `ST`. The same text on both databases; parameters are `$1` and
/// so on, as often as they are needed.
pub(super) struct Prepared<'a, ST = ()> {
    text: &'static str,
    values: &'a [Value<'a>],
    row: PhantomData<ST>,
}

impl<'a, ST> Prepared<'a, ST> {
    /// The statement with its parameters, the first of which is `$1`.
    pub(super) fn new(text: &'static str, values: &'a [Value<'a>]) -> Self {
        Self {
            text,
            values,
            row: PhantomData,
        }
    }
}

impl<ST> QueryFragment<Backend> for Prepared<'_, ST> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Backend>) -> QueryResult<()> {
        let mut parts = self.text.split('$');
        out.push_sql(parts.next().unwrap_or_default());
        for part in parts {
            let end = part.find(|c: char| !c.is_ascii_digit());
            let (number, rest) = part.split_at(end.unwrap_or(part.len()));
            let value = number.parse::<usize>().ok();
            let value = value.and_then(|number| self.values.get(number.checked_sub(1)?));
            match value {
                Some(Value::Text(text)) => out.push_bind_param::<Text, _>(text)?,
                Some(Value::Number(number)) => out.push_bind_param::<BigInt, _>(number)?,
                Some(Value::Small(number)) => out.push_bind_param::<Integer, _>(number)?,
                Some(Value::Moment(at)) => out.push_bind_param::<Timestamp, _>(at)?,
                None => {
                    let missing = format!("no value for ${number} of {}", self.text);
                    return Err(Error::QueryBuilderError(missing.into()));
                }
            }
            out.push_sql(rest);
        }
        Ok(())
    }
}

impl<ST> QueryId for Prepared<'_, ST> {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl<ST> Query for Prepared<'_, ST> {
    type SqlType = ST;
}

impl<ST> RunQueryDsl<Connection> for Prepared<'_, ST> {}

/// An update that each connection prepares once, if it returns what it updated: diesel passes `execute`'s query on by
/// reference, and this does not come with it. Left to itself diesel prepares every update anew, because it cannot know
/// that a place in the code always sets the same columns.
pub(super) struct Fixed<Q>(Q);

/// Says of a query that its text is always the same.
pub(super) trait AlwaysTheSame: Sized {
    /// The same query, prepared once.
    fn fixed(self) -> Fixed<Self> {
        Fixed(self)
    }
}

impl<Q: QueryFragment<Backend>> AlwaysTheSame for Q {}

impl<Q> Fixed<Q> {
    /// Runs it; how many rows it changed. `K` is what it returns of each.
    pub(super) fn rows<'q, K>(self, conn: &mut Connection) -> QueryResult<usize>
    where
        Self: LoadQuery<'q, Connection, K>,
    {
        Ok(self.load::<K>(conn)?.len())
    }
}

impl<Q: QueryFragment<Backend>> QueryFragment<Backend> for Fixed<Q> {
    fn walk_ast<'b>(&'b self, out: AstPass<'_, 'b, Backend>) -> QueryResult<()> {
        self.0.walk_ast(out)
    }

    fn is_safe_to_cache_prepared(&self, _: &Backend) -> QueryResult<bool> {
        Ok(true)
    }
}

impl<Q> QueryId for Fixed<Q> {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl<Q: Query> Query for Fixed<Q> {
    type SqlType = Q::SqlType;
}

impl<Q> RunQueryDsl<Connection> for Fixed<Q> {}

#[cfg(test)]
mod tests {
    use diesel::prelude::*;

    use super::*;
    use crate::storage::Connection;
    use crate::storage::schema::strikes;
    use crate::storage::tests::on_each;

    #[test]
    fn a_parameter_is_its_value_wherever_it_stands() {
        on_each(|conn| {
            let values = [7, 20, 300, 0, 0, 0, 0, 0, 0, 4_000].map(Value::Number);
            let sum = |text, conn: &mut Connection| {
                Prepared::<BigInt>::new(text, &values).get_result::<i64>(conn)
            };
            let found = sum("SELECT $2 + $1 + CAST($2 AS BIGINT) + $10", conn);
            assert_eq!(found, Ok(4_047));
            for text in ["SELECT $11", "SELECT $0", "SELECT '$'"] {
                assert!(sum(text, conn).is_err(), "{text}");
            }
        });
    }

    #[test]
    fn a_connection_prepares_them_once() {
        on_each(|conn| {
            let Connection::Postgres(_) = conn else {
                return;
            };
            let prepared = |conn: &mut Connection| {
                let count = "SELECT COUNT(*) FROM pg_prepared_statements";
                let counted =
                    diesel::sql_query(format!("{count} WHERE statement LIKE '%strikes%'"));
                counted.get_result::<Counted>(conn).unwrap().count
            };
            for _ in 0..3 {
                diesel::update(strikes::table.filter(strikes::smartcard_number.eq("")))
                    .set(strikes::wrong.eq(0))
                    .returning(strikes::taken)
                    .fixed()
                    .load::<i32>(conn)
                    .unwrap();
                let values = [Value::Text("")];
                let text = "SELECT taken FROM strikes WHERE smartcard_number = $1";
                Prepared::<Integer>::new(text, &values)
                    .load::<i32>(conn)
                    .unwrap();
            }
            assert_eq!(prepared(conn), 2);
        });
    }

    #[derive(diesel::QueryableByName)]
    struct Counted {
        #[diesel(sql_type = BigInt)]
        count: i64,
    }
}
