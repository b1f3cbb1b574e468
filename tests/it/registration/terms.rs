//! The terms of smartcard use stand before everything, at first and again when they changed or grew old.

use std::sync::Arc;
use std::sync::atomic::{AtomicI32, Ordering};

use latchkey::demo::people::Purpose;
use latchkey::urls;
use time::Duration;

use crate::support::{Browser, Person, TestApp, on_both, person};

on_both!(
    until_the_terms_are_accepted_every_page_of_the_profile_leads_to_them,
    new_terms_are_asked_for_once,
    old_terms_are_asked_for_again,
);

/// A browser whose holder has just given number and passcode.
async fn at_the_door<'app>(app: &'app TestApp, person: &Person) -> Browser<'app> {
    let browser = app.browser();
    let page = browser.try_sign_in(person.number, person.passcode).await;
    page.lets_in();
    browser
}

/// The terms are due here, and once accepted they are not.
async fn accepts(browser: &Browser<'_>) {
    browser.get(urls::PROFILE).await.leads_to(urls::TERMS);
    let page = browser.submit(urls::TERMS, &[("accept", "yes")]).await;
    page.lets_in();
    browser.get(urls::PROFILE).await.has_status(200);
    browser.get(urls::TERMS).await.leads_to(urls::PROFILE);
}

async fn until_the_terms_are_accepted_every_page_of_the_profile_leads_to_them(app: TestApp) {
    let amara = person(Purpose::UnlockedUnregistered);
    let browser = at_the_door(&app, amara).await;
    browser.get(urls::TERMS).await.has_status(200);
    let before = app.state();
    for path in [
        urls::PROFILE,
        urls::CONTACT_DETAILS,
        urls::CONTACT_CODE,
        urls::ACTIVITY,
        urls::PASSCODE,
        urls::REGISTER,
        urls::REGISTER_QUESTIONS,
        urls::REGISTER_EMAIL,
        urls::REGISTER_CHECK,
        urls::REGISTER_CODE,
        urls::REGISTER_DONE,
    ] {
        browser.get(path).await.leads_to(urls::TERMS);
    }
    let contact = [("email", "a@nhs.net"), ("mobile", "07700 900188")];
    let change = [
        ("passcode", amara.passcode),
        ("new_passcode", "8046"),
        ("confirm_passcode", "8046"),
    ];
    for (path, fields) in [
        (urls::CONTACT_DETAILS, &contact[..]),
        (urls::PASSCODE, &change),
        (urls::REGISTER, &change[..1]),
        (urls::REGISTER_CHECK, &[]),
    ] {
        browser.post(path, fields).await.leads_to(urls::TERMS);
    }
    for not_yes in ["", "no", "YES", "1"] {
        let page = browser.submit(urls::TERMS, &[("accept", not_yes)]).await;
        page.complains("Tick the box");
    }
    assert_eq!(app.state(), before);
    accepts(&browser).await;
}

async fn new_terms_are_asked_for_once(app: TestApp) {
    let version = Arc::new(AtomicI32::new(1));
    let in_force = Arc::clone(&version);
    let app = app
        .sibling(move |settings| settings.terms.version = in_force.load(Ordering::Relaxed))
        .await;
    let priya = person(Purpose::UnlockedRegistered);
    let before = at_the_door(&app, priya).await;
    before.get(urls::PROFILE).await.has_status(200);

    version.store(2, Ordering::Relaxed);
    let restarted = app.again();
    accepts(&at_the_door(&restarted, priya).await).await;
    let next = at_the_door(&restarted, priya).await;
    next.get(urls::PROFILE).await.has_status(200);
    assert_eq!(app.happened("terms_accepted"), 1);
}

async fn old_terms_are_asked_for_again(app: TestApp) {
    let priya = person(Purpose::UnlockedRegistered);
    // The demonstration's people accepted them forty days before.
    app.wait(Duration::days(365 - 40) - Duration::SECOND);
    let browser = at_the_door(&app, priya).await;
    browser.get(urls::PROFILE).await.has_status(200);
    app.wait(Duration::SECOND);
    accepts(&browser).await;
    app.wait(Duration::days(30));
    let browser = at_the_door(&app, priya).await;
    browser.get(urls::PROFILE).await.has_status(200);
}
