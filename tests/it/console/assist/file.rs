//! The photograph, the lock-out and the registration of a holder.

use latchkey::domain::role::Role;
use latchkey::urls;

use super::{FIONA, TOMASZ, WHY, done, of, who};
use crate::support::{TestApp, on_both};

on_both! {
    every_look_at_a_photograph_is_written_down,
    a_lock_out_is_cleared_for_a_reason,
    a_registration_is_ended_for_a_reason,
    a_holders_page_is_written_down_and_says_no_answer,
}

const NO_REASONS: [&str; 4] = ["", "    ", "ok", " a \n b "];

async fn every_look_at_a_photograph_is_written_down(app: TestApp) {
    let lsa = app.officer(Role::Lsa).await;
    let path = of(urls::RA_PHOTOGRAPH, FIONA);
    // The demonstration has photographs of its own.
    app.change("DELETE FROM photographs");
    lsa.get(&path).await.has_status(404);
    assert_eq!(app.happened("photograph_seen"), 0);
    for holder in [FIONA, TOMASZ] {
        app.photograph(who(holder).number);
    }
    // The page that shows it says where it is; looking at that page is not yet looking at it.
    let page = lsa.get(&of(urls::RA_UNLOCK, FIONA)).await;
    assert!(page.body.contains(&path));
    assert_eq!(app.happened("photograph_seen"), 0);
    for looks in 1..=2 {
        let picture = lsa.get(&path).await;
        picture.has_status(200);
        let header = |name: &str| picture.headers[name].to_str().unwrap().to_owned();
        assert_eq!(header("content-type"), "image/png");
        assert!(header("content-security-policy").contains("default-src 'none'"));
        assert_eq!(header("x-content-type-options"), "nosniff");
        assert!(header("cache-control").contains("no-store"));
        assert_eq!(app.happened("photograph_seen"), looks);
    }
    assert_eq!(app.deeds("photograph_seen"), ["lsa@demo.example: "; 2]);
    for role in [Role::Lsa, Role::Sponsor, Role::IdChecker] {
        let officer = app.officer(role).await;
        let status = if role == Role::IdChecker { 403 } else { 200 };
        officer.get(&path).await.has_status(status);
        // Whom a role does not reach, it does not learn of either.
        let status = if role == Role::IdChecker { 403 } else { 404 };
        let theirs = of(urls::RA_PHOTOGRAPH, TOMASZ);
        officer.get(&theirs).await.has_status(status);
    }
    assert_eq!(app.happened("photograph_seen"), 4);
}

async fn a_lock_out_is_cleared_for_a_reason(app: TestApp) {
    let fiona = who(FIONA);
    app.browser().lock_out(fiona.number).await;
    app.mails().await;
    let agent = app.officer(Role::RaAgent).await;
    let path = of(urls::RA_LOCKOUT, FIONA);
    for reason in NO_REASONS {
        agent
            .submit(&path, &[("reason", reason)])
            .await
            .has_status(422);
    }
    let reason = "x".repeat(301);
    agent
        .submit(&path, &[("reason", reason.as_str())])
        .await
        .has_status(422);
    assert_eq!(app.strikes(fiona.number), 3);
    assert_eq!(app.happened("lockout_cleared"), 0);
    agent
        .submit(&path, &[("reason", WHY)])
        .await
        .leads_to(&done(FIONA, "lockout"));
    assert_eq!(app.strikes(fiona.number), 0);
    assert_eq!(app.reviews(FIONA), ["closed helped"; 3]);
    assert_eq!(
        app.deeds("lockout_cleared"),
        [format!("ra.agent@demo.example: {WHY}")]
    );
    assert_eq!(app.queued("lockout_cleared"), 1);
    assert_eq!(app.mails().await[0].to, fiona.email.unwrap());
    // The card is as locked as it was; self-service is open.
    assert!(app.card_is_locked(fiona));
    agent
        .submit(&path, &[("reason", WHY)])
        .await
        .leads_to(&done(FIONA, "no-lockout"));
    assert_eq!(app.happened("lockout_cleared"), 1);
    assert_eq!(app.queued("lockout_cleared"), 1);
    app.browser().unlock(fiona, "739184").await;
}

async fn a_registration_is_ended_for_a_reason(app: TestApp) {
    let fiona = who(FIONA);
    let holder = app.browser();
    let code = holder.unlock_to_code(fiona).await;
    let agent = app.officer(Role::RaAgent).await;
    let path = of(urls::RA_REGISTRATION, FIONA);
    for reason in NO_REASONS {
        agent
            .submit(&path, &[("reason", reason)])
            .await
            .has_status(422);
    }
    let registered = "registrations WHERE holder_id = (SELECT id FROM holders \
        WHERE smartcard_number = '555012340132')";
    assert_eq!(app.count(registered), 1);
    agent
        .submit(&path, &[("reason", WHY)])
        .await
        .leads_to(&done(FIONA, "registration"));
    assert_eq!(app.count(registered), 0);
    assert_eq!(
        app.deeds("registration_ended"),
        [format!("ra.agent@demo.example: {WHY}")]
    );
    assert_eq!(app.mails().await[0].to, fiona.email.unwrap());
    assert_eq!(app.queued("registration_ended"), 1);
    // The code of the unlock that was under way opens nothing.
    let page = holder.submit(urls::UNLOCK_CODE, &[("code", &code)]).await;
    assert_ne!(page.location, urls::UNLOCK_PASSCODE);
    agent
        .submit(&path, &[("reason", WHY)])
        .await
        .leads_to(&done(FIONA, "no-registration"));
    assert_eq!(app.queued("registration_ended"), 1);
    app.mails().await;
}

// R32
async fn a_holders_page_is_written_down_and_says_no_answer(app: TestApp) {
    let agent = app.officer(Role::RaAgent).await;
    let page = agent.get(&of(urls::RA_HOLDER, FIONA)).await;
    page.says(who(FIONA).name).says("Questions chosen");
    for (_, answer) in who(FIONA).answers {
        assert!(!page.body.contains(answer));
    }
    assert!(!page.body.contains("argon2"));
    assert_eq!(app.deeds("holder_seen"), ["ra.agent@demo.example: "]);
    let sponsor = app.officer(Role::Sponsor).await;
    sponsor
        .get(&of(urls::RA_HOLDER, TOMASZ))
        .await
        .has_status(404);
    assert_eq!(app.happened("holder_seen"), 1);
}
