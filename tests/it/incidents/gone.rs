//! A cancelled card never comes back: nothing uses, unlocks, changes or revives it.

use latchkey::domain::audit::Action;
use latchkey::domain::certificate::{CertificateKind, RevocationReason};
use latchkey::domain::role::Role;
use latchkey::storage::cards;
use latchkey::storage::chip_keys::{self, Slot};
use latchkey::storage::issued_certificates;
use latchkey::urls;
use time::Duration;

use super::{FIONA, PRIYA, of, who};
use crate::support::{TestApp, on_both};

on_both! {
    a_sign_in_with_the_old_card_ends_on_the_cancelled_page,
    a_cancelled_card_is_not_unlocked_by_anybody,
    its_certificates_are_revoked_and_its_keys_destroyed,
    a_second_cancel_changes_nothing,
}

async fn a_sign_in_with_the_old_card_ends_on_the_cancelled_page(app: TestApp) {
    let priya = who(PRIYA);
    let browser = app.browser();
    browser.sign_in(priya).await;
    browser.cancel_own("lost").await;
    let again = app.browser();
    let page = again.try_sign_in(priya.number, priya.passcode).await;
    page.has_status(200)
        .says("Your smartcard has been cancelled")
        .says("A cancelled card cannot be unlocked or brought back");
    assert!(!again.is_signed_in().await);
    // The browser that reported it can sign nobody in either, and starts no other report.
    browser.get(urls::CARD_REPORT).await.leads_to("/sign-in");
    browser.get(urls::PASSCODE).await.leads_to("/sign-in");
    browser.get(urls::REGISTER).await.leads_to("/sign-in");
    app.mails().await;
}

async fn a_cancelled_card_is_not_unlocked_by_anybody(app: TestApp) {
    let fiona = who(FIONA);
    // Everything is proved, and then the card is cancelled.
    let unlocking = app.browser();
    unlocking.unlock_to_passcode(fiona).await;
    let agent = app.officer(Role::RaAgent).await;
    let all = [
        ("check_photograph", "yes"),
        ("check_document", "yes"),
        ("check_number", "yes"),
        ("decision", "proceed"),
    ];
    agent
        .submit(&of(urls::RA_UNLOCK, FIONA), &all)
        .await
        .leads_to(&of(urls::RA_UNLOCK_PASSCODE, FIONA));
    agent.cancel_at_desk(FIONA, "stolen").await.has_status(303);
    unlocking
        .get(urls::UNLOCK_PASSCODE)
        .await
        .leads_to("/unlock?ended=1");
    let new = [("new_passcode", "739184"), ("confirm_passcode", "739184")];
    agent.get(urls::RA_ME).await;
    agent
        .post(&of(urls::RA_UNLOCK_PASSCODE, FIONA), &new)
        .await
        .leads_to(&of(urls::RA_UNLOCK, FIONA));
    agent
        .get(&of(urls::RA_UNLOCK, FIONA))
        .await
        .says("a cancelled card never comes back");
    assert!(app.card_is_locked(fiona));
    // Anew: there is no registration left whose answers could be right.
    let browser = app.browser();
    browser.start_unlock(fiona.number).await;
    browser.answer_right(fiona).await.has_status(422);
    assert_eq!(app.events(fiona.number, Action::Unlocked), 0);
    assert_eq!(app.events(fiona.number, Action::UnlockedWithHelp), 0);
    assert_eq!(app.cancelled_for(FIONA), "stolen");
    app.mails().await;
}

async fn its_certificates_are_revoked_and_its_keys_destroyed(app: TestApp) {
    let priya = who(PRIYA);
    let (holder, now) = (app.holder(priya).id, app.clock());
    let card = app
        .ports
        .db
        .read(|conn| cards::current(conn, holder, now))
        .unwrap()
        .unwrap();
    let keys = |kind| {
        let find = |conn: &mut _| chip_keys::find(conn, &card.serial, kind, Slot::InUse);
        app.ports.db.read(find).unwrap()
    };
    assert!(CertificateKind::BOTH.into_iter().all(|k| keys(k).is_some()));
    let revoked = || {
        let revoked = |conn: &mut _| issued_certificates::revoked(conn, now);
        app.ports.db.read(revoked).unwrap()
    };
    let earlier = revoked().len();
    let browser = app.browser();
    browser.sign_in(priya).await;
    browser.cancel_own("lost").await;
    let all = revoked();
    let new = all.iter().filter(|one| one.at >= now).map(|one| one.why);
    let why: Vec<_> = new.collect();
    assert_eq!(why, [RevocationReason::KeyCompromise; 2]);
    assert_eq!(all.len(), earlier + 2);
    assert!(CertificateKind::BOTH.into_iter().all(|k| keys(k).is_none()));
    app.mails().await;
}

async fn a_second_cancel_changes_nothing(app: TestApp) {
    let browser = app.browser();
    browser.sign_in(who(PRIYA)).await;
    browser.cancel_own("damaged").await;
    app.mails().await;
    app.wait(Duration::minutes(1));
    let agent = app.officer(Role::RaAgent).await;
    let row = "SELECT cancelled_for || ' ' || CAST(cancelled_at AS TEXT) AS value FROM cards \
        WHERE cancelled_for IS NOT NULL";
    let before = (app.values(row), app.incidents("state"), app.entries());
    agent
        .cancel_at_desk(PRIYA, "stolen")
        .await
        .leads_to(&format!(
            "{}?done=not-cancelled",
            of(urls::RA_HOLDER, PRIYA)
        ));
    assert_eq!(
        before,
        (app.values(row), app.incidents("state"), app.entries())
    );
    assert_eq!(app.queued("card_cancelled"), 1);
}
