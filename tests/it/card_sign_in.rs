//! Signing in with a card in a reader: the listener that asks for its certificate, as curl meets it with the keys
//! of the simulated cards; the portal's clock is the test's.

mod reader;

use latchkey::demo::people::Purpose;
use latchkey::domain::audit::Action;
use latchkey::domain::cancellation::CancelReason;
use latchkey::domain::certificate::CertificateKind;
use latchkey::journeys::renewal::revocation;
use latchkey::storage::{cards, issued_certificates as issued};
use latchkey::urls;
use time::Duration;

use crate::support::{Person, TestApp, on_both, person};
use reader::{Answer, Card, Reader};

on_both! {
    the_card_in_the_reader_signs_its_holder_in,
    without_a_certificate_there_is_a_page_that_says_what_to_do,
    a_form_without_its_token_signs_nobody_in,
    the_certificate_for_signing_is_not_for_signing_in,
    an_expired_certificate_is_refused,
    a_revoked_certificate_is_refused_by_the_list_and_before_it_by_the_ledger,
    a_list_that_is_too_old_is_as_good_as_none,
    a_superseded_certificate_is_refused_and_the_new_one_is_not,
    other_authorities_certificates_are_refused,
    a_card_that_is_locked_cancelled_or_replaced_signs_nobody_in,
    the_listener_serves_nothing_else,
}

const READY: &str = "Your browser has shown the certificate";
const REFUSED: &str = "is no longer in use";

/// A session that a browser can go on with at the portal.
async fn is_in(app: &TestApp, answer: &Answer, person: &Person) {
    assert_eq!(answer.status, 303, "{}", answer.body);
    let at = answer.location.strip_prefix("https://localhost").unwrap();
    assert!([urls::PROFILE, urls::RENEW].contains(&at), "{at}");
    let cookie = answer.cookie("__Host-latchkey=");
    let cookie = cookie.replace("__Host-", "");
    let page = app.get_with(&cookie, urls::PROFILE).await;
    if page.location == urls::TERMS {
        let terms = app.get_with(&cookie, urls::TERMS).await;
        terms.has_status(200);
    } else {
        page.has_status(200).says(person.name);
    }
}

#[track_caller]
fn is_refused(app: &TestApp, answer: &Answer) {
    assert_eq!(answer.status, 200, "{answer:?}");
    assert!(answer.body.contains(REFUSED), "{}", answer.body);
    assert!(!answer.set_a_session(), "{answer:?}");
    assert_eq!(app.count("sessions"), 0);
}

async fn the_card_in_the_reader_signs_its_holder_in(app: TestApp) {
    let priya = person(Purpose::UnlockedRegistered);
    // She accepted the terms once.
    app.browser().sign_in(priya).await;
    let (reader, card) = (Reader::of(&app).await, Card::of(&app, priya));
    let page = reader.look(Some(&card)).await;
    assert!(page.status == 200 && page.body.contains(READY), "{page:?}");
    assert!(!page.body.contains(priya.name), "it names whose card it is");
    // Browsers hold the redirect after a form against the policy too.
    let policy = page.header("content-security-policy");
    assert!(
        policy.contains("form-action 'self' https://localhost;"),
        "{policy}"
    );
    let before = app.events(priya.number, Action::SignedIn);
    for version in ["--tls-max=1.2", "--tlsv1.3"] {
        let answer = reader.with(version).sign_in(&card).await;
        is_in(&app, &answer, priya).await;
        assert_ne!(
            answer.cookie("__Host-latchkey="),
            page.cookie("__Host-latchkey="),
            "the session was not rotated"
        );
    }
    assert_eq!(app.events(priya.number, Action::SignedIn), before + 2);
    let how = "audit_events WHERE detail = 'with the card''s certificate'";
    assert_eq!(app.count(how), 2);
}

async fn without_a_certificate_there_is_a_page_that_says_what_to_do(app: TestApp) {
    let reader = Reader::of(&app).await;
    for answer in [reader.look(None).await, reader.post(None).await] {
        assert_eq!(answer.status, 200);
        assert!(answer.body.contains("has not shown the certificate"));
        assert!(answer.body.contains("Put your card in the reader"));
        assert!(!answer.set_a_session());
    }
    // The portal leads here, where there is such a listener, and nowhere where there is none.
    let page = reader.portal("/sign-in").await;
    let link = format!("{}/card", reader.base_url());
    assert!(page.body.contains(&link), "{}", page.body);
    let plain = app.browser().get(urls::SIGN_IN).await;
    assert!(!plain.body.contains("/card\""));
}

async fn a_form_without_its_token_signs_nobody_in(app: TestApp) {
    let card = Card::of(&app, person(Purpose::UnlockedRegistered));
    let reader = Reader::of(&app).await;
    reader.look(Some(&card)).await;
    for form in ["", "csrf_token=", "csrf_token=AAAA"] {
        let answer = reader.send(Some(&card), form, &[]).await;
        assert_eq!(answer.status, 403, "{form}: {answer:?}");
        assert!(!answer.set_a_session());
    }
    let token = reader.token(Some(&card)).await;
    let origin = ["-H", "Origin: https://evil.example"];
    let foreign = reader.send(Some(&card), &token, &origin).await;
    assert_eq!(foreign.status, 403, "{foreign:?}");
    assert_eq!(app.count("sessions"), 0);
}

async fn the_certificate_for_signing_is_not_for_signing_in(app: TestApp) {
    let priya = person(Purpose::UnlockedRegistered);
    let signing = Card::with(&app, priya, CertificateKind::Signing);
    let reader = Reader::of(&app).await;
    reader.is_cut_off(&signing).await;
    // And were it good for any client: the ledger knows what it is for.
    let card = Card::of(&app, priya);
    let theirs = format!(
        "WHERE card_id = (SELECT id FROM cards WHERE serial = '{}')",
        app.card(priya).serial
    );
    let becomes = |kind: &str, was: &str| {
        app.change(&format!(
            "UPDATE issued_certificates SET kind = '{kind}' {theirs} AND kind = '{was}'"
        ));
    };
    becomes("other", "signing");
    becomes("signing", "authentication");
    is_refused(&app, &reader.sign_in(&card).await);
}

async fn an_expired_certificate_is_refused(app: TestApp) {
    let priya = person(Purpose::UnlockedRegistered);
    let card = Card::of(&app, priya);
    let expiry = app.expiry(priya);
    app.wait_until(expiry - Duration::minutes(1));
    revocation::publish(&app.ports).unwrap();
    let reader = Reader::of(&app).await;
    assert!(reader.look(Some(&card)).await.body.contains(READY));
    app.wait(Duration::minutes(2));
    reader.is_cut_off(&card).await;
}

async fn a_revoked_certificate_is_refused_by_the_list_and_before_it_by_the_ledger(app: TestApp) {
    let priya = person(Purpose::UnlockedRegistered);
    let (reader, card) = (Reader::of(&app).await, Card::of(&app, priya));
    let (id, now) = (app.card(priya).id, app.ports.now());
    let why = CancelReason::Stolen.revocation();
    let revoke = |conn: &mut _| issued::revoke_all_of(conn, id, why, now);
    app.ports.db.write(revoke).unwrap();
    is_refused(&app, &reader.sign_in(&card).await);
    revocation::publish(&app.ports).unwrap();
    // What was known before stays known until the list is looked at.
    let later = Reader::of(&app).await;
    later.is_cut_off(&card).await;
    assert!(later.look(None).await.status == 200);
}

async fn a_list_that_is_too_old_is_as_good_as_none(app: TestApp) {
    let card = Card::of(&app, person(Purpose::UnlockedRegistered));
    app.change("UPDATE authorities SET crl = NULL, crl_made_at = NULL, crl_next_at = NULL");
    let without = Reader::as_it_is(&app).await;
    without.is_cut_off(&card).await;
    assert_eq!(without.look(None).await.status, 200);
    let reader = Reader::of(&app).await;
    assert!(reader.look(Some(&card)).await.body.contains(READY));
    app.wait(Duration::days(8));
    reader.is_cut_off(&card).await;
}

async fn a_superseded_certificate_is_refused_and_the_new_one_is_not(app: TestApp) {
    let daniel = person(Purpose::RenewalDue);
    let old = Card::of(&app, daniel);
    let browser = app.browser();
    browser.sign_in(daniel).await;
    let passcode = [("passcode", daniel.passcode)];
    let renewed = browser.submit(urls::RENEW, &passcode).await;
    renewed.leads_to(urls::RENEW_DONE);
    browser.post(urls::SIGN_OUT, &[]).await;
    app.mails().await;
    let reader = Reader::of(&app).await;
    let answer = reader.sign_in(&old).await;
    assert!(answer.body.contains(REFUSED) && !answer.set_a_session());
    is_in(&app, &reader.sign_in(&Card::of(&app, daniel)).await, daniel).await;
}

async fn other_authorities_certificates_are_refused(app: TestApp) {
    let reader = Reader::of(&app).await;
    for stranger in [Card::self_signed(), Card::of_a_namesake(&app)] {
        reader.is_cut_off(&stranger).await;
    }
    assert_eq!(app.count("sessions"), 0);
}

async fn a_card_that_is_locked_cancelled_or_replaced_signs_nobody_in(app: TestApp) {
    let priya = person(Purpose::UnlockedRegistered);
    let (reader, card) = (Reader::of(&app).await, Card::of(&app, priya));
    for _ in 0..3 {
        app.browser().try_sign_in(priya.number, "0000").await;
    }
    let locked = reader.sign_in(&card).await;
    assert_eq!(
        locked.location, "https://localhost/unlock?locked=1",
        "{locked:?}"
    );
    assert!(!locked.set_a_session());

    let daniel = person(Purpose::RenewalDue);
    let (card, id, now) = (Card::of(&app, daniel), app.card(daniel).id, app.ports.now());
    let cancel = |conn: &mut _| cards::cancel(conn, id, CancelReason::Stolen, now);
    assert!(app.ports.db.write(cancel).unwrap());
    let cancelled = reader.sign_in(&card).await;
    assert!(cancelled.body.contains("cancelled"), "{}", cancelled.body);
    assert!(!cancelled.set_a_session());

    // Another card has taken its place, whatever became of this one.
    let holder = app.holder(daniel).id;
    let new = cards::NewCard {
        holder,
        serial: "another-chip",
        issued_at: now,
        cancelled_at: None,
        expires_at: Some(now + Duration::days(500)),
    };
    app.ports.db.write(|conn| cards::add(conn, &new)).unwrap();
    is_refused(&app, &reader.sign_in(&card).await);
}

async fn the_listener_serves_nothing_else(app: TestApp) {
    let reader = Reader::of(&app).await;
    for path in [
        "/",
        "/me",
        "/help?topic=1",
        "/ra",
        "/api/v1/holders",
        "//evil.example/",
    ] {
        let answer = reader.get(path).await;
        assert_eq!(answer.status, 303, "{path}: {answer:?}");
        assert_eq!(answer.location, format!("https://localhost{path}"));
    }
    for path in ["/sign-in", "/unlock", "/api/v1/imports"] {
        assert_eq!(reader.post_to(path).await.status, 404, "{path}");
    }
    assert_eq!(reader.get("/healthz").await.status, 200);
    // And the portal's own listener asks nobody for a card.
    assert_eq!(reader.portal(urls::CARD).await.status, 404);
}
