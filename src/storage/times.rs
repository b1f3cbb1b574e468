//! Between the domain's UTC times and the databases' time stamps, which carry no zone.

use time::{OffsetDateTime, PrimitiveDateTime, UtcOffset};

/// To the stored form.
pub(super) fn stored(at: OffsetDateTime) -> PrimitiveDateTime {
    let utc = at.to_offset(UtcOffset::UTC);
    PrimitiveDateTime::new(utc.date(), utc.time())
}

/// From the stored form.
pub(super) fn utc(at: PrimitiveDateTime) -> OffsetDateTime {
    at.assume_utc()
}
