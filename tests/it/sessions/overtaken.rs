//! What was judged and is no longer so when the session would be opened: it opens none (R21).

use std::sync::{Arc, Mutex};

use latchkey::cards::{
    CardError, CardPlatform, Preparation, PreparedPasscode, RightPasscode, Serial, Verification,
};
use latchkey::demo::people::Purpose;
use latchkey::demo::staff::STAFF;
use latchkey::domain::certificate::{CertificateKind, SigningRequest};
use latchkey::domain::passcode::{NewPasscode, TypedPasscode};
use latchkey::domain::role::Role;
use latchkey::journeys::staff::officer::{self, Standing};
use latchkey::journeys::staff::second_factor::{self, SteppedUp};
use latchkey::journeys::staff::sign_in::{self as staff_sign_in, TypedFactor};
use latchkey::journeys::{JourneyError, Ports, sign_in};
use latchkey::secrets::token::PlainToken;
use latchkey::storage::{Connection, Db, Stored};
use latchkey::urls;
use time::Duration;

use crate::support::numbers::number;
use crate::support::{Kind, TestApp, a_caller, on_both, person, staff};

on_both!(
    a_passcode_that_was_changed_while_it_was_judged_signs_nobody_in,
    an_account_that_was_changed_while_its_factor_was_judged_opens_nothing,
    a_factor_that_was_reset_meanwhile_is_not_replaced,
    a_session_whose_second_factor_is_gone_is_nobodys,
    a_password_sets_no_factor_up_once_there_is_one,
);

/// Cards on which somebody does something as soon as a passcode was found right.
struct Meanwhile {
    cards: Arc<dyn CardPlatform>,
    deed: Mutex<Option<Box<dyn FnOnce() + Send>>>,
}

impl CardPlatform for Meanwhile {
    fn is_locked(&self, conn: &mut Connection, serial: &Serial) -> Stored<bool> {
        self.cards.is_locked(conn, serial)
    }

    fn verify(
        &self,
        db: &Db,
        serial: &Serial,
        passcode: &TypedPasscode,
    ) -> Result<Verification, CardError> {
        let said = self.cards.verify(db, serial, passcode)?;
        if matches!(said, Verification::Right(_))
            && let Some(deed) = self.deed.lock().unwrap().take()
        {
            deed();
        }
        Ok(said)
    }

    fn still(&self, conn: &mut Connection, serial: &Serial, right: &RightPasscode) -> Stored<bool> {
        self.cards.still(conn, serial, right)
    }

    fn prepare(
        &self,
        db: &Db,
        serial: &Serial,
        new: &NewPasscode,
    ) -> Result<Preparation, CardError> {
        self.cards.prepare(db, serial, new)
    }

    fn commit(
        &self,
        conn: &mut Connection,
        serial: &Serial,
        prepared: &PreparedPasscode,
    ) -> Stored<()> {
        self.cards.commit(conn, serial, prepared)
    }

    fn request(
        &self,
        db: &Db,
        serial: &Serial,
        kind: CertificateKind,
    ) -> Result<SigningRequest, CardError> {
        self.cards.request(db, serial, kind)
    }

    fn write_certificate(
        &self,
        db: &Db,
        serial: &Serial,
        kind: CertificateKind,
        der: &[u8],
    ) -> Result<bool, CardError> {
        self.cards.write_certificate(db, serial, kind, der)
    }

    fn read_back(
        &self,
        db: &Db,
        serial: &Serial,
        kind: CertificateKind,
    ) -> Result<Option<Vec<u8>>, CardError> {
        self.cards.read_back(db, serial, kind)
    }

    fn put_in_use(&self, conn: &mut Connection, serial: &Serial) -> Stored<bool> {
        self.cards.put_in_use(conn, serial)
    }

    fn destroy(&self, conn: &mut Connection, serial: &Serial) -> Stored<()> {
        self.cards.destroy(conn, serial)
    }

    fn personalise(
        &self,
        conn: &mut Connection,
        serial: &Serial,
        prepared: &PreparedPasscode,
    ) -> Stored<()> {
        self.cards.personalise(conn, serial, prepared)
    }
}

async fn a_passcode_that_was_changed_while_it_was_judged_signs_nobody_in(app: TestApp) {
    let priya = person(Purpose::UnlockedRegistered);
    let (cards, db) = (Arc::clone(&app.ports.cards), app.ports.db.clone());
    let deed: Box<dyn FnOnce() + Send> = Box::new(move || {
        let new = TypedPasscode::parse("8046").unwrap();
        let policy = latchkey::domain::passcode::PasscodePolicy::default();
        let new = NewPasscode::choose(&policy, new.expose(), new.expose(), &number(priya.number));
        let serial = TestApp::chip(priya);
        let Ok(Preparation::Ready(new)) = cards.prepare(&db, &serial, &new.unwrap()) else {
            panic!("a passcode like any other");
        };
        db.write(|conn| cards.commit(conn, &serial, &new)).unwrap();
    });
    let ports = Ports {
        cards: Arc::new(Meanwhile {
            cards: Arc::clone(&app.ports.cards),
            deed: Mutex::new(Some(deed)),
        }),
        ..app.ports.as_ref().clone()
    };
    let typed = TypedPasscode::parse(priya.passcode).unwrap();
    let came_of = sign_in::sign_in(&ports, &a_caller(), None, &number(priya.number), &typed);
    assert!(matches!(came_of, Err(JourneyError::Overtaken)));
    assert_eq!(app.count("sessions"), 0);
    app.browser().sign_in_with(priya, "8046").await;
}

async fn an_account_that_was_changed_while_its_factor_was_judged_opens_nothing(app: TestApp) {
    for (person, change) in STAFF.iter().zip([
        "totp_secret = NULL",
        "password_hash = NULL",
        "disabled_at = '2026-11-22 09:00:00'",
    ]) {
        let watched = app.watched();
        watched.give_password(person).await;
        let cookie = watched.cookie();
        let token = PlainToken::from_text(cookie.split_once('=').unwrap().1).unwrap();
        let Standing::Half(half) = officer::standing(&app.ports, &token).unwrap() else {
            panic!("half way");
        };
        let typed = TypedFactor::parse(&app.code_of(person)).unwrap();
        app.change(&format!(
            "UPDATE staff SET {change} WHERE email = '{}'",
            person.email
        ));
        let came_of = staff_sign_in::enter(&app.ports, &a_caller(), &half, &typed);
        assert!(matches!(came_of, Err(JourneyError::Overtaken)), "{change}");
    }
    assert_eq!(app.count("staff_sessions WHERE stage = 'full'"), 0);
}

async fn a_factor_that_was_reset_meanwhile_is_not_replaced(app: TestApp) {
    let agent = staff(Role::RaAgent);
    let officer = app.let_in(agent).await;
    app.wait(Duration::seconds(30));
    let typed = TypedFactor::parse(&app.code_of(agent)).unwrap();
    app.change("UPDATE staff SET totp_secret = NULL, password_hash = NULL");
    let replaced = second_factor::replace(&app.ports, &a_caller(), &officer, &typed);
    assert!(matches!(replaced, Err(JourneyError::Overtaken)));
    let codes = second_factor::renew_codes(&app.ports, &a_caller(), &officer, &typed);
    // The code was spent above.
    assert!(!matches!(codes, Ok(SteppedUp::Done(_))));
    assert_eq!(app.count("staff_sessions WHERE stage = 'replacing'"), 0);
}

async fn a_password_sets_no_factor_up_once_there_is_one(app: TestApp) {
    let agent = staff(Role::RaAgent);
    app.change("UPDATE staff SET totp_secret = NULL");
    let early = app.browser();
    let fields = [("email", agent.email), ("password", agent.password)];
    early
        .submit(urls::RA_SIGN_IN, &fields)
        .await
        .leads_to(urls::RA_ENROL);
    early.get(urls::RA_ENROL).await.has_status(200);
    // Somebody else has set one up meanwhile.
    let bytes = match app.kind() {
        Kind::Sqlite => "X'00'",
        Kind::Postgres => "'\\x00'",
    };
    app.change(&format!("UPDATE staff SET totp_secret = {bytes}"));
    early.get(urls::RA_ENROL).await.leads_to(urls::RA_CODE);
}

async fn a_session_whose_second_factor_is_gone_is_nobodys(app: TestApp) {
    let browser = app.officer(Role::RaAgent).await;
    browser.get(urls::RA).await.has_status(200);
    app.change("UPDATE staff SET totp_secret = NULL");
    browser.get(urls::RA).await.has_status(303);
}
