//! A database for the tests of one aggregate: in memory, and a schema of PostgreSQL's where there is one.

use std::sync::atomic::{AtomicU32, Ordering};

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use time::OffsetDateTime;
use time::macros::datetime;

use super::holders::HolderId;
use super::journeys::JourneyId;
use super::schema::{holders, journeys, staff};
use super::sessions::SessionId;
use super::staff::StaffId;
use super::{Connection, DatabaseUrl, migrate};
use crate::domain::smartcard_number::SmartcardNumber;
use crate::secrets::token::{PlainToken, TokenHash};

/// The moment at which the tests play.
pub const NOW: OffsetDateTime = datetime!(2026-11-22 14:17:05 UTC);

/// Runs a test on SQLite, and on PostgreSQL where its address is given; without one only if nothing is required.
pub fn on_each(test: impl Fn(&mut Connection)) {
    let mut sqlite = connect("sqlite://:memory:");
    migrate::run(&mut sqlite).unwrap();
    test(&mut sqlite);
    let Ok(server) = std::env::var("LATCHKEY_TEST_POSTGRES") else {
        assert!(std::env::var("LATCHKEY_REQUIRE_ALL").is_err());
        return;
    };
    let mut schema = Schema::create(&server);
    migrate::run(&mut schema.conn).unwrap();
    test(&mut schema.conn);
}

fn connect(url: &str) -> Connection {
    DatabaseUrl::parse(url).unwrap().connect().unwrap()
}

/// A schema that is gone when the test is.
struct Schema {
    conn: Connection,
    name: String,
}

impl Schema {
    fn create(server: &str) -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(1);
        let next = NEXT.fetch_add(1, Ordering::Relaxed);
        let name = format!("latchkey_unit_{}_{next}", std::process::id());
        let mut conn = connect(server);
        let create = format!(
            "DROP SCHEMA IF EXISTS {name} CASCADE; CREATE SCHEMA {name}; SET search_path TO {name}"
        );
        conn.batch_execute(&create).unwrap();
        Self { conn, name }
    }
}

impl Drop for Schema {
    fn drop(&mut self) {
        let drop = format!("DROP SCHEMA {} CASCADE", self.name);
        let _ = self.conn.batch_execute(&drop);
    }
}

/// The hash of a token that is told apart by one byte.
pub fn token(byte: u8) -> TokenHash {
    PlainToken::from_bytes([byte; 32]).hashed()
}

/// A smartcard number.
pub fn number(digits: &str) -> SmartcardNumber {
    SmartcardNumber::parse(digits).unwrap()
}

/// Puts a holder there.
pub fn holder(conn: &mut Connection, number: &str) -> HolderId {
    conn.batch_execute(&format!(
        "INSERT INTO organisations (ods_code, name, desk_name, desk_phone, desk_email, desk_hours, desk_place) \
         VALUES ('T{number}', 'Larkfield', 'RA desk', '01632 960001', 'ra@larkfield.example', '', ''); \
         INSERT INTO holders (smartcard_number, name, organisation_id, created_at) \
         SELECT '{number}', 'Ana Pardoe', id, '2026-01-05 09:00:00' FROM organisations WHERE ods_code = 'T{number}'"
    ))
    .unwrap();
    let own = holders::table.filter(holders::smartcard_number.eq(number));
    HolderId(own.select(holders::id).first(conn).unwrap())
}

/// Puts a member of staff there.
pub fn staff(conn: &mut Connection, name: &str) -> StaffId {
    conn.batch_execute(&format!(
        "INSERT INTO staff (email, mailbox_key, name, created_at) \
         VALUES ('{name}@ra.example', '{name}@ra.example', '{name}', '2026-01-05 09:00:00')"
    ))
    .unwrap();
    let own = staff::table.filter(staff::name.eq(name));
    StaffId(own.select(staff::id).first(conn).unwrap())
}

/// Puts a journey of a session there.
pub fn journey(conn: &mut Connection, session: SessionId, reference: &str) -> JourneyId {
    conn.batch_execute(&format!(
        "INSERT INTO journeys (reference, kind, session_id, smartcard_number, step, pending, codes_sent, created_at, expires_at) \
         VALUES ('{reference}', 'unlock', {}, '555123456789', 'code', '', 1, '2026-11-22 14:00:00', '2026-11-22 15:00:00')",
        session.0
    ))
    .unwrap();
    let own = journeys::table.filter(journeys::reference.eq(reference));
    JourneyId(own.select(journeys::id).first(conn).unwrap())
}
