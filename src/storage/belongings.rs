//! What belongs to a smartcard number, read at once and by the same way for every number (R10): its holder, where
//! they work, and their registration. Only a number after the last costs one look more, at one end of an index.

use diesel::dsl::min;
use diesel::prelude::*;
use diesel::sql_types::{Nullable, Text};

use super::holders::{self, Holder};
use super::organisations::{self, Organisation};
use super::registrations::{self, Registration};
use super::schema::{holders as h, organisations as o, registrations as r};
use super::{Connection, Stored};
use crate::domain::smartcard_number::SmartcardNumber;

diesel::define_sql_function! {
    /// The first that is there.
    fn coalesce(first: Nullable<Text>, second: Nullable<Text>) -> Nullable<Text>;
}

/// What belongs to a number.
pub struct Belongings {
    /// Whose it is.
    pub holder: Holder,
    /// Where they work, with the desk.
    pub organisation: Organisation,
    registration: Option<registrations::Row>,
}

impl Belongings {
    /// Their registration for self-service.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn registration(&self) -> Stored<Option<Registration>> {
        self.registration
            .clone()
            .map(Registration::try_from)
            .transpose()
    }
}

type Row = (holders::Row, organisations::Row, Option<registrations::Row>);

/// What belongs to a number or, where it is nobody's, to the next one that is somebody's, and after the last to the
/// first: a stand-in, whom the caller has to forget. Nothing only where there are no holders.
///
/// # Errors
/// When the database fails.
pub fn of_nearest(conn: &mut Connection, number: &SmartcardNumber) -> Stored<Option<Belongings>> {
    let (next, first) = diesel::alias!(h as next, h as first);
    let number_of_next = next.field(h::smartcard_number);
    let nearest = coalesce(
        next.filter(number_of_next.ge(number.as_str()))
            .select(min(number_of_next))
            .single_value(),
        first
            .select(min(first.field(h::smartcard_number)))
            .single_value(),
    );
    let row: Option<Row> = h::table
        .inner_join(o::table)
        .left_join(r::table)
        .filter(h::smartcard_number.nullable().eq(nearest))
        .select((
            holders::Row::as_select(),
            organisations::columns!(),
            registrations::columns!().nullable(),
        ))
        .get_result(conn)
        .optional()?;
    let Some((holder, organisation, registration)) = row else {
        return Ok(None);
    };
    Ok(Some(Belongings {
        holder: holder.try_into()?,
        organisation: organisation.into(),
        registration,
    }))
}
