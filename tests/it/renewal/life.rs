//! The whole life of a card, with a clock that is moved: issued, renewed, locked, unlocked, renewed again,
//! refused the third time, renewed at the desk, lost, replaced, repaired; and the days on which calendars trip.

use latchkey::demo::people::Purpose;
use latchkey::domain::role::Role;
use latchkey::urls;
use time::macros::datetime;
use time::{Duration, OffsetDateTime};

use crate::support::{Person, TestApp, on_both, person};

on_both! {
    a_card_lives_for_years,
    certificates_of_a_leap_day_expire_on_the_last_of_february,
    a_card_lives_on_past_2038,
}

async fn a_card_lives_for_years(app: TestApp) {
    let amara = person(Purpose::UnlockedUnregistered);
    let browser = app.browser();
    browser.sign_in(amara).await;
    browser.register(amara).await;
    app.mails().await;

    // The first renewal, as soon as the window is open.
    app.wait_until(app.expiry(amara) - Duration::days(90));
    renew(&app, amara, amara.passcode).await;
    let renewed_at = app.ports.now();

    // Day 640 of the new certificates: three wrong passcodes, unlocked, and straight on to the renewal.
    app.wait_until(renewed_at + Duration::days(640) + Duration::days(1));
    let ward = app.browser();
    for _ in 0..3 {
        ward.try_sign_in(amara.number, "0000").await;
    }
    assert!(app.card_is_locked(amara));
    ward.unlock(amara, "739184").await;
    ward.get(urls::UNLOCK_DONE)
        .await
        .says("renew your certificates");
    app.mails().await;
    renew(&app, amara, "739184").await;

    // The third time it is the desk's, and then the holder's again.
    app.wait_until(app.expiry(amara) - Duration::days(30));
    let browser = app.browser();
    browser.sign_in_with(amara, "739184").await;
    browser.get(urls::RENEW).await.says("with your desk");
    let fields = [("passcode", "739184")];
    browser
        .post(urls::RENEW, &fields)
        .await
        .leads_to(urls::RENEW);
    let agent = app.officer(Role::RaAgent).await;
    let of = |path| urls::of_number(path, amara.number);
    let checks = ["check_photograph", "check_document", "check_number"].map(|c| (c, "yes"));
    agent.submit(&of(urls::RA_RENEW), &checks).await;
    let page = agent.submit(&of(urls::RA_RENEW_PASSCODE), &fields).await;
    page.leads_to(&format!("{}?done=renewed", of(urls::RA_HOLDER)));
    app.mails().await;

    // Lost: reported by the holder, cancelled at once, and a new card from the desk with a count of its own.
    let serial = app.card(amara).serial;
    let browser = app.browser();
    browser.sign_in_with(amara, "739184").await;
    browser
        .submit(urls::CARD_REPORT, &[("reason", "lost")])
        .await
        .leads_to(urls::CARD_REPORT_CHECK);
    browser
        .submit(urls::CARD_REPORT_CHECK, &[])
        .await
        .leads_to(urls::CARD_REPORT_DONE);
    let late = app.browser();
    let refused = late.try_sign_in(amara.number, "739184").await;
    refused.says("has been cancelled");
    replace(&app, amara, "846297").await;
    assert_ne!(app.card(amara).serial, serial);
    assert_eq!(app.card(amara).card.renewals, 0);
    app.browser().sign_in_with(amara, "846297").await;

    expire_and_repair(&app, amara).await;
}

/// A holder who lets the card expire is helped by a repair, and by nothing else.
async fn expire_and_repair(app: &TestApp, amara: &Person) {
    let late = app.browser();
    let of = |path| urls::of_number(path, amara.number);
    let checks = ["check_photograph", "check_document", "check_number"].map(|c| (c, "yes"));
    app.wait_until(app.expiry(amara));
    let refused = late.try_sign_in(amara.number, "846297").await;
    refused.says("has expired");
    let agent = app.officer(Role::RaAgent).await;
    agent.submit(&of(urls::RA_REPAIR), &checks).await;
    let new = [("new_passcode", "739184"), ("confirm_passcode", "739184")];
    let page = agent.submit(&of(urls::RA_REPAIR_PASSCODE), &new).await;
    page.leads_to(&format!("{}?done=repaired", of(urls::RA_HOLDER)));
    app.mails().await;
    app.browser().sign_in_with(amara, "739184").await;
}

/// The desk gives a holder a new card.
async fn replace(app: &TestApp, person: &Person, passcode: &str) {
    let agent = app.officer(Role::RaAgent).await;
    let of = |path| urls::of_number(path, person.number);
    let checks = ["check_photograph", "check_document", "check_number"].map(|c| (c, "yes"));
    agent.submit(&of(urls::RA_REPLACE), &checks).await;
    let new = [("new_passcode", passcode), ("confirm_passcode", passcode)];
    let page = agent.submit(&of(urls::RA_REPLACE_PASSCODE), &new).await;
    assert_eq!(page.status, 303, "{}", page.text());
    app.mails().await;
}

/// Signs in and renews.
async fn renew(app: &TestApp, person: &Person, passcode: &str) {
    let before = app.expiry(person);
    let browser = app.browser();
    browser
        .try_sign_in(person.number, passcode)
        .await
        .leads_to(urls::RENEW);
    if browser.get(urls::RENEW).await.location == urls::TERMS {
        browser
            .submit(urls::TERMS, &[("accept", "yes")])
            .await
            .leads_to(urls::RENEW);
    }
    let page = browser.submit(urls::RENEW, &[("passcode", passcode)]).await;
    page.leads_to(urls::RENEW_DONE);
    assert!(app.expiry(person) > before);
    app.mails().await;
}

/// Gives a person's certificates another expiry.
fn expires_at(app: &TestApp, person: &Person, moment: OffsetDateTime) {
    let text = moment
        .format(time::macros::format_description!(
            "[year]-[month]-[day] [hour]:[minute]:[second]"
        ))
        .unwrap();
    let of = format!(
        "(SELECT id FROM cards WHERE serial = 'demo-{}')",
        person.number
    );
    app.change(&format!(
        "UPDATE certificates SET expires_at = '{text}' WHERE card_id = {of}"
    ));
}

async fn certificates_of_a_leap_day_expire_on_the_last_of_february(app: TestApp) {
    let daniel = person(Purpose::RenewalDue);
    expires_at(&app, daniel, datetime!(2028-03-31 12:00 UTC));
    app.wait_until(datetime!(2028-02-29 09:00 UTC));
    renew(&app, daniel, daniel.passcode).await;
    assert_eq!(app.expiry(daniel), datetime!(2030-02-28 09:00 UTC));
}

async fn a_card_lives_on_past_2038(app: TestApp) {
    let daniel = person(Purpose::RenewalDue);
    expires_at(&app, daniel, datetime!(2037-12-31 12:00 UTC));
    app.wait_until(datetime!(2037-11-01 09:00 UTC));
    renew(&app, daniel, daniel.passcode).await;
    assert_eq!(app.expiry(daniel), datetime!(2039-11-01 09:00 UTC));
    app.wait_until(datetime!(2038-01-19 03:14:08 UTC));
    app.browser().sign_in(daniel).await;
    // A change of the clocks within the window moves nothing: ninety times 24 hours.
    let opens = app.expiry(daniel) - Duration::days(90);
    assert_eq!(opens, datetime!(2039-08-03 09:00 UTC));
    app.wait_until(opens - Duration::MINUTE);
    let browser = app.browser();
    browser
        .try_sign_in(daniel.number, daniel.passcode)
        .await
        .leads_to(urls::PROFILE);
    app.wait(Duration::MINUTE);
    browser
        .try_sign_in(daniel.number, daniel.passcode)
        .await
        .leads_to(urls::RENEW);
}
