//! Finding holders by the beginnings of the words of their names.
//!
//! The rarest beginning leads: its words are walked in the order of an index, and the others are looked up for
//! each. Where nearly nobody has them all ("smith jones"), a page ends after so many words, short or empty,
//! and the next goes on from there: no search takes long, and none leaves anybody out.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};

use super::{FoundPage, Position, load};
use crate::domain::paging::Page;
use crate::storage::organisations::Scope;
use crate::storage::{Connection, Stored};

/// So many matches of a beginning are counted to see which is the rarest.
const WORTH_COUNTING: i64 = 10_000;
/// So many words of the leading beginning are looked at for a page.
const LOOKED_AT: i64 = 4_000;

/// Holders in whose names a word begins with each of `prefixes` (folded by `domain::name_words`), in the
/// order of the word that matched; at most `limit`, after the position `after`.
///
/// # Errors
/// When the database fails.
pub fn by_words(
    conn: &mut Connection,
    prefixes: &[&str],
    scope: &Scope,
    after: Option<&Position>,
    limit: i64,
) -> Stored<FoundPage<Position>> {
    let Some(asked) = Asked::new(conn, prefixes, after, limit)? else {
        return Ok(FoundPage {
            holders: Vec::new(),
            next: None,
        });
    };
    let walked = match scope.keys() {
        None => asked.walk(conn, None, LOOKED_AT)?,
        // An index gives each organisation in order; together they are put in order here.
        Some(keys) => {
            let each = LOOKED_AT / i64::try_from(keys.len().max(1)).unwrap_or(LOOKED_AT);
            let mut all = Walked::default();
            for key in keys {
                all.join(asked.walk(conn, Some(key), each.max(limit + 1))?);
            }
            all
        }
    };
    let (page, next) = walked.page(limit);
    let ids: Vec<i64> = page.iter().map(|position| position.holder).collect();
    Ok(FoundPage {
        holders: load(conn, &ids)?,
        next,
    })
}

/// The end of the words that begin with `prefix`: nothing sorts behind the last character there is.
fn end_of(prefix: &str) -> String {
    format!("{prefix}\u{10ffff}")
}

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    count: i64,
}

fn matches(conn: &mut Connection, prefix: &str) -> Stored<i64> {
    let counted: Count = diesel::sql_query(
        "SELECT COUNT(*) AS count FROM (SELECT 1 FROM holder_words \
         WHERE word >= $1 AND word < $2 LIMIT $3) AS counted",
    )
    .bind::<Text, _>(prefix)
    .bind::<Text, _>(end_of(prefix))
    .bind::<BigInt, _>(WORTH_COUNTING)
    .get_result(conn)?;
    Ok(counted.count)
}

/// So many beginnings are looked for besides the leading one; the rarest.
const OTHERS: usize = 3;

/// What is looked for, and from where on.
struct Asked<'a> {
    leading: &'a str,
    others: [&'a str; OTHERS],
    word: &'a str,
    holder: i64,
    limit: i64,
}

/// What a walk came by.
#[derive(Debug, Default)]
struct Walked {
    /// Where holders match.
    found: Vec<Position>,
    /// The first word that was not looked at, when there is one.
    end: Option<Position>,
}

impl Walked {
    /// Adds what a walk through another organisation came by.
    fn join(&mut self, other: Self) {
        self.found.extend(other.found);
        self.end = self.end.take().into_iter().chain(other.end).min();
    }

    /// The first of what was found, and from where the next page goes on.
    fn page(mut self, limit: i64) -> (Vec<Position>, Option<Position>) {
        // What one organisation has behind the end of another comes after what that one may still have.
        self.found
            .retain(|position| self.end.as_ref().is_none_or(|end| position < end));
        self.found.sort();
        let page = Page::of(self.found, limit);
        let next = page.next_key(Position::clone);
        let before_end = self.end.map(|end| Position {
            holder: end.holder - 1,
            ..end
        });
        (page.rows, next.or(before_end))
    }
}

/// The word behind so many. The offset is a constant: it bounds a walk and never pages.
const END: &str = "SELECT word, holder_id FROM holder_words \
    WHERE (word, holder_id) > ($1, $2) AND word < $3 ORDER BY word, holder_id LIMIT 1 OFFSET $4";
const END_IN_ORGANISATION: &str = "SELECT word, holder_id FROM holder_words \
    WHERE (word, holder_id) > ($1, $2) AND word < $3 AND organisation_id = $4 \
    ORDER BY word, holder_id LIMIT 1 OFFSET $5";

/// The walk, and how it ends. Scalar subqueries, where EXISTS would read well: PostgreSQL joins and sorts all
/// matches of an EXISTS, however few are wanted. Each holder comes at the first of their words that match;
/// that is looked at last, for it nearly always is.
macro_rules! walk {
    ($($end:literal),+) => {
        concat!(
            "SELECT w.word, w.holder_id FROM holder_words w \
             WHERE (w.word, w.holder_id) > ($1, $2) AND (w.word, w.holder_id) < ($3, $4) \
             AND ($5 = '' OR (SELECT 1 FROM holder_words o \
             WHERE o.holder_id = w.holder_id AND o.word >= $5 AND o.word < $6 LIMIT 1) IS NOT NULL) \
             AND ($7 = '' OR (SELECT 1 FROM holder_words o \
             WHERE o.holder_id = w.holder_id AND o.word >= $7 AND o.word < $8 LIMIT 1) IS NOT NULL) \
             AND ($9 = '' OR (SELECT 1 FROM holder_words o \
             WHERE o.holder_id = w.holder_id AND o.word >= $9 AND o.word < $10 LIMIT 1) IS NOT NULL) \
             AND (SELECT 1 FROM holder_words e \
             WHERE e.holder_id = w.holder_id AND e.word >= $11 AND e.word < w.word LIMIT 1) IS NULL ",
            $($end),+
        )
    };
}
const EVERYWHERE: &str = walk!("ORDER BY w.word, w.holder_id LIMIT $12");
const IN_ORGANISATION: &str =
    walk!("AND w.organisation_id = $12 ORDER BY w.word, w.holder_id LIMIT $13");

impl<'a> Asked<'a> {
    /// `None` when nothing is looked for.
    fn new(
        conn: &mut Connection,
        prefixes: &[&'a str],
        after: Option<&'a Position>,
        limit: i64,
    ) -> Stored<Option<Self>> {
        let mut counted = Vec::with_capacity(prefixes.len());
        for prefix in prefixes {
            counted.push((matches(conn, prefix)?, *prefix));
        }
        // The longer is rarer where both are too many to count.
        counted.sort_by_key(|(count, prefix)| (*count, std::cmp::Reverse(prefix.chars().count())));
        let mut ordered = counted.into_iter().map(|(_, prefix)| prefix);
        let Some(leading) = ordered.next() else {
            return Ok(None);
        };
        // Words that begin with the prefix sort at or behind it; a position before it is the start.
        let (word, holder) = match after {
            Some(after) if after.word.as_str() >= leading => (after.word.as_str(), after.holder),
            _ => (leading, -1),
        };
        Ok(Some(Self {
            leading,
            others: std::array::from_fn(|_| ordered.next().unwrap_or_default()),
            word,
            holder,
            limit,
        }))
    }

    /// Looks at the next `most` words, everywhere or in one organisation.
    fn walk(&self, conn: &mut Connection, organisation: Option<i64>, most: i64) -> Stored<Walked> {
        let end = self.end(conn, organisation, most)?;
        let behind_all = end_of(self.leading);
        let (end_word, end_holder) = match &end {
            Some(end) => (end.word.as_str(), end.holder),
            None => (behind_all.as_str(), 0),
        };
        let [first, second, third] = self.others;
        let query = diesel::sql_query(match organisation {
            None => EVERYWHERE,
            Some(_) => IN_ORGANISATION,
        })
        .bind::<Text, _>(self.word)
        .bind::<BigInt, _>(self.holder)
        .bind::<Text, _>(end_word)
        .bind::<BigInt, _>(end_holder)
        .bind::<Text, _>(first)
        .bind::<Text, _>(end_of(first))
        .bind::<Text, _>(second)
        .bind::<Text, _>(end_of(second))
        .bind::<Text, _>(third)
        .bind::<Text, _>(end_of(third))
        .bind::<Text, _>(self.leading);
        let limit = self.limit + 1;
        let found: Vec<Position> = match organisation {
            None => query.bind::<BigInt, _>(limit).load(conn)?,
            Some(key) => query
                .bind::<BigInt, _>(key)
                .bind::<BigInt, _>(limit)
                .load(conn)?,
        };
        Ok(Walked { found, end })
    }

    /// The first word behind the next `most`.
    fn end(
        &self,
        conn: &mut Connection,
        organisation: Option<i64>,
        most: i64,
    ) -> Stored<Option<Position>> {
        let query = diesel::sql_query(match organisation {
            None => END,
            Some(_) => END_IN_ORGANISATION,
        })
        .bind::<Text, _>(self.word)
        .bind::<BigInt, _>(self.holder)
        .bind::<Text, _>(end_of(self.leading));
        let end = match organisation {
            None => query.bind::<BigInt, _>(most).get_result(conn),
            Some(key) => query
                .bind::<BigInt, _>(key)
                .bind::<BigInt, _>(most)
                .get_result(conn),
        };
        Ok(end.optional()?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(holder: i64) -> Position {
        Position {
            word: "smith".to_owned(),
            holder,
        }
    }

    fn walked(found: &[i64], end: Option<i64>) -> Walked {
        Walked {
            found: found.iter().copied().map(at).collect(),
            end: end.map(at),
        }
    }

    #[test]
    fn a_page_ends_where_the_first_of_several_walks_ended() {
        let mut all = walked(&[1, 8, 30], Some(40));
        all.join(walked(&[2, 7], Some(20)));
        all.join(walked(&[3], None));
        // What comes behind 20 waits for what the second may still have there.
        assert_eq!(
            all.page(50),
            ([1, 2, 3, 7, 8].map(at).to_vec(), Some(at(19)))
        );
    }

    #[test]
    fn a_full_page_ends_at_its_last_and_the_last_page_nowhere() {
        let (page, next) = walked(&[1, 2, 3], Some(9)).page(2);
        assert_eq!((page, next), ([1, 2].map(at).to_vec(), Some(at(2))));
        let (page, next) = walked(&[1, 2], None).page(2);
        assert_eq!((page, next), ([1, 2].map(at).to_vec(), None));
    }
}
