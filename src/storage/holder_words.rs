//! The words of holders' names, in step with the names: whoever writes a name writes its words.

use diesel::prelude::*;

use super::holders::HolderId;
use super::organisations::OrganisationId;
use super::schema::holder_words;
use super::{Connection, Stored};
use crate::domain::name_words;

/// Puts the words of a name in the place of those that a holder had.
pub(super) fn replace(
    conn: &mut Connection,
    holder: HolderId,
    organisation: OrganisationId,
    name: &str,
) -> Stored<()> {
    diesel::delete(holder_words::table.filter(holder_words::holder_id.eq(holder.0)))
        .execute(conn)?;
    for word in name_words::fold(name) {
        diesel::insert_into(holder_words::table)
            .values((
                holder_words::word.eq(word),
                holder_words::holder_id.eq(holder.0),
                holder_words::organisation_id.eq(organisation.0),
            ))
            .execute(conn)?;
    }
    Ok(())
}
