//! A renewal that is broken off: nothing is lost, nothing has changed, and the next try finishes it.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use latchkey::authority::{AuthorityError, CertificateAuthority, ListOrder, Order};
use latchkey::demo::people::Purpose;
use latchkey::domain::audit::Action;
use latchkey::domain::passcode::TypedPasscode;
use latchkey::journeys::Ports;
use latchkey::journeys::renewal::holder::{self, Progress, Renewed};
use latchkey::journeys::sign_in::{SignIn, SignedIn, Standing, sign_in, standing};
use latchkey::storage::Db;
use latchkey::storage::issued_certificates::IssuedCertificate;
use latchkey::urls;
use time::{Duration, OffsetDateTime};

use crate::support::numbers::{caller, number, visit_of};
use crate::support::{Person, TestApp, on_both, person};

/// Where the calls come from.
const HERE: [u8; 4] = [203, 0, 113, 200];

on_both! {
    a_renewal_broken_off_half_way_is_finished_by_the_next_try,
    what_was_left_behind_for_long_is_issued_anew,
    a_card_that_lost_its_new_key_gets_another,
    without_an_authority_nothing_is_lost,
}

/// An authority that refuses after so many certificates.
struct Failing {
    inner: Arc<dyn CertificateAuthority>,
    left: AtomicUsize,
}

impl CertificateAuthority for Failing {
    fn init(&self, db: &Db, now: OffsetDateTime) -> Result<bool, AuthorityError> {
        self.inner.init(db, now)
    }

    fn expiry(&self, now: OffsetDateTime) -> OffsetDateTime {
        self.inner.expiry(now)
    }

    fn issue(&self, db: &Db, order: &Order<'_>) -> Result<IssuedCertificate, AuthorityError> {
        let left = self.left.load(Ordering::SeqCst);
        if left == 0 {
            return Err(AuthorityError::Refused("out of order".to_owned()));
        }
        self.left.store(left - 1, Ordering::SeqCst);
        self.inner.issue(db, order)
    }

    fn sign_list(&self, db: &Db, order: &ListOrder<'_>) -> Result<Vec<u8>, AuthorityError> {
        self.inner.sign_list(db, order)
    }

    fn next_list(&self, now: OffsetDateTime) -> OffsetDateTime {
        self.inner.next_list(now)
    }

    fn certificate(&self, db: &Db) -> Result<Vec<u8>, AuthorityError> {
        self.inner.certificate(db)
    }
}

/// The ports of a process whose authority fails after `certificates`.
fn failing(app: &TestApp, certificates: usize) -> Ports {
    let mut ports = (*app.ports).clone();
    ports.authority = Arc::new(Failing {
        inner: Arc::clone(&app.ports.authority),
        left: AtomicUsize::new(certificates),
    });
    ports
}

/// A person who has just signed in.
fn signed_in(app: &TestApp, person: &Person) -> SignedIn {
    let number = number(person.number);
    let passcode = typed(person.passcode);
    let outcome = sign_in(&app.ports, &caller(HERE), None, &number, &passcode).unwrap();
    let SignIn::SignedIn { token, .. } = outcome else {
        panic!("{outcome:?}");
    };
    let visit = visit_of(&app.ports, &token);
    match standing(&app.ports, Some(visit)).unwrap() {
        Standing::SignedIn(who) => who,
        other => panic!("{other:?}"),
    }
}

fn typed(passcode: &str) -> TypedPasscode {
    TypedPasscode::parse(passcode).unwrap()
}

async fn a_renewal_broken_off_half_way_is_finished_by_the_next_try(app: TestApp) {
    let daniel = person(Purpose::RenewalDue);
    let (before, expiry) = (app.in_use(daniel), app.expiry(daniel));
    let browser = app.browser();
    browser.sign_in(daniel).await;
    let who = signed_in(&app, daniel);
    for (certificates, progress) in [
        (0, [Progress::ToDo, Progress::ToDo]),
        (1, [Progress::OnTheCard, Progress::ToDo]),
    ] {
        let broken = failing(&app, certificates);
        let outcome = holder::renew(&broken, &caller(HERE), &who, &typed(daniel.passcode)).unwrap();
        assert!(matches!(outcome, Renewed::BrokenOff), "{outcome:?}");
        let standing = holder::standing(&app.ports, &who).unwrap();
        assert_eq!(standing.broken_off, Some(progress));
        assert_eq!(
            (app.in_use(daniel), app.expiry(daniel)),
            (before.clone(), expiry)
        );
    }
    let page = browser.get(urls::RENEW).await;
    page.says("A renewal was begun and not finished")
        .says("Try again");
    page.says("Authentication certificate: on the card");
    let first = app
        .values("SELECT serial_number AS value FROM issued_certificates WHERE in_use_at IS NULL");
    browser
        .renew(daniel.passcode)
        .await
        .leads_to(urls::RENEW_DONE);
    // What was done was not done again.
    assert_eq!(app.in_use(daniel)[0], first[0]);
    assert_eq!(app.card(daniel).card.renewals, 1);
    assert_eq!(app.events(daniel.number, Action::Renewed), 1);
    assert_eq!(app.events(daniel.number, Action::RenewalBrokenOff), 2);
    assert_eq!(app.mails().await.len(), 1);
}

async fn what_was_left_behind_for_long_is_issued_anew(app: TestApp) {
    let daniel = person(Purpose::RenewalDue);
    let browser = app.browser();
    browser.sign_in(daniel).await;
    let who = signed_in(&app, daniel);
    holder::renew(
        &failing(&app, 1),
        &caller(HERE),
        &who,
        &typed(daniel.passcode),
    )
    .unwrap();
    app.wait(Duration::days(30));
    browser.sign_in(daniel).await;
    browser
        .renew(daniel.passcode)
        .await
        .leads_to(urls::RENEW_DONE);
    // Both run from today, and the one that was never used is revoked.
    let both = app.values(
        "SELECT DISTINCT CAST(expires_at AS TEXT) AS value FROM issued_certificates \
        WHERE in_use_at IS NOT NULL AND superseded_at IS NULL AND card_id = \
        (SELECT id FROM cards WHERE serial = 'demo-555012340058')",
    );
    assert_eq!(both.len(), 1, "{both:?}");
    let given_up =
        "SELECT revoked_for AS value FROM issued_certificates WHERE revoked_at IS NOT NULL";
    assert_eq!(app.values(given_up), ["superseded"]);
    app.mails().await;
}

async fn a_card_that_lost_its_new_key_gets_another(app: TestApp) {
    let daniel = person(Purpose::RenewalDue);
    let browser = app.browser();
    browser.sign_in(daniel).await;
    let who = signed_in(&app, daniel);
    holder::renew(
        &failing(&app, 1),
        &caller(HERE),
        &who,
        &typed(daniel.passcode),
    )
    .unwrap();
    app.change("DELETE FROM chip_keys WHERE slot = 'beside'");
    browser
        .renew(daniel.passcode)
        .await
        .leads_to(urls::RENEW_DONE);
    let slots = "SELECT slot || ' ' || kind AS value FROM chip_keys WHERE chip = 'demo-555012340058' ORDER BY kind";
    assert_eq!(
        app.values(slots),
        ["in_use authentication", "in_use signing"]
    );
    app.mails().await;
}

async fn without_an_authority_nothing_is_lost(app: TestApp) {
    let daniel = person(Purpose::RenewalDue);
    let before = app.in_use(daniel);
    let browser = app.browser();
    browser.sign_in(daniel).await;
    app.change("DELETE FROM authorities");
    let replica = app.again();
    let who = signed_in(&app, daniel);
    let outcome =
        holder::renew(&replica.ports, &caller(HERE), &who, &typed(daniel.passcode)).unwrap();
    assert!(matches!(outcome, Renewed::BrokenOff), "{outcome:?}");
    assert_eq!(app.in_use(daniel), before);
}
