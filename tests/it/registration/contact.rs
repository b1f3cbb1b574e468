//! Contact details: a new address is used once its code is in, and the old one is told (R17, R48).

use latchkey::demo::people::Purpose;
use latchkey::urls;

use super::signed_in;
use crate::support::{TestApp, on_both, person, persons};

on_both!(
    a_new_address_is_used_only_after_its_code_and_the_old_one_is_told,
    a_new_address_takes_the_passcode,
    a_new_address_ends_the_sessions_elsewhere,
    a_mobile_number_is_saved_at_once,
    a_new_address_must_be_approved_and_ones_own,
    of_two_holders_with_one_new_address_the_first_keeps_it,
    registering_with_another_address_puts_it_in_use_and_tells_the_old_one,
);

const NEW: &str = "priya.ward@demo.example";

async fn a_new_address_is_used_only_after_its_code_and_the_old_one_is_told(app: TestApp) {
    let priya = person(Purpose::UnlockedRegistered);
    let old = priya.email.unwrap();
    let browser = signed_in(&app, priya).await;
    let code = browser.change_email(priya, NEW).await;

    // Codes still go to the old address, and nothing shows the new one.
    let ward = app.browser();
    ward.unlock_to_code(priya).await;
    let page = browser.get(urls::PROFILE).await;
    page.says(old);
    assert!(!page.body.contains(NEW));
    assert_eq!(app.queued("email_changed"), 0);

    let wrong = [("code", &*TestApp::wrong(&code))];
    let page = browser.submit(urls::CONTACT_CODE, &wrong).await;
    page.complains("4 more tries");
    let right = [("code", &*code)];
    let page = browser.submit(urls::CONTACT_CODE, &right).await;
    page.leads_to("/me?done=email");
    browser.get(urls::PROFILE).await.says(NEW);

    let told = app.mail_to(old).await;
    assert!(told.subject.contains("email"), "{}", told.subject);
    assert!(told.text.contains("p•••@demo.example"));
    assert!(!told.text.contains(NEW));
    assert_eq!(app.queued("email_changed"), 1);
    ward.start_unlock(priya.number).await;
    ward.answer_right(priya).await;
    TestApp::code_in(&app.mail_to(NEW).await);
}

async fn a_new_address_takes_the_passcode(app: TestApp) {
    let priya = person(Purpose::UnlockedRegistered);
    let browser = signed_in(&app, priya).await;
    let before = app.state();
    let details = [("email", NEW), ("mobile", "07700 900178")];
    let page = browser.submit(urls::CONTACT_DETAILS, &details).await;
    page.has_status(422).complains("Enter the passcode");
    assert_eq!(app.state(), before);
    let with = |passcode| [&details[..], &[("passcode", passcode)]].concat();
    let page = browser.submit(urls::CONTACT_DETAILS, &with("0000")).await;
    page.has_status(422).complains("You have 2 more tries");
    assert_eq!(app.failures_on_chip(priya), 1);
    assert!(app.mails().await.is_empty());
    browser.submit(urls::CONTACT_DETAILS, &with("0000")).await;
    let page = browser.submit(urls::CONTACT_DETAILS, &with("0000")).await;
    page.leads_to("/unlock?locked=1");
    assert!(!browser.is_signed_in().await);
    assert!(app.mails().await.is_empty());
}

async fn a_new_address_ends_the_sessions_elsewhere(app: TestApp) {
    let priya = person(Purpose::UnlockedRegistered);
    let (browser, forgotten) = (signed_in(&app, priya).await, signed_in(&app, priya).await);
    let code = browser.change_email(priya, NEW).await;
    assert!(forgotten.is_signed_in().await);
    let page = browser.submit(urls::CONTACT_CODE, &[("code", &code)]).await;
    page.leads_to("/me?done=email");
    assert!(browser.is_signed_in().await);
    assert!(!forgotten.is_signed_in().await);
    app.mails().await;
}

async fn a_mobile_number_is_saved_at_once(app: TestApp) {
    let priya = person(Purpose::UnlockedRegistered);
    let browser = signed_in(&app, priya).await;
    let mobile = |number| [("email", priya.email.unwrap()), ("mobile", number)];
    for wrong in ["", "12345", "020 7946 0000", "not a number"] {
        let before = app.state();
        let page = browser.submit(urls::CONTACT_DETAILS, &mobile(wrong)).await;
        page.complains("mobile number");
        assert_eq!(app.state(), before);
    }
    let page = browser
        .submit(urls::CONTACT_DETAILS, &mobile("+44 7700 900177"))
        .await;
    page.leads_to("/me?done=contact");
    browser.get(urls::PROFILE).await.says("07700 900177");
    assert!(app.mails().await.is_empty(), "no address changed");

    // Beside a new address the number does not wait for the code.
    let fields = [
        ("email", NEW),
        ("mobile", "07700 900178"),
        ("passcode", priya.passcode),
    ];
    browser.submit(urls::CONTACT_DETAILS, &fields).await;
    app.mails().await;
    browser.get(urls::PROFILE).await.says("07700 900178");
}

// R28, R29.
async fn a_new_address_must_be_approved_and_ones_own(app: TestApp) {
    let priya = person(Purpose::UnlockedRegistered);
    let browser = signed_in(&app, priya).await;
    let before = app.state();
    for (email, message) in [
        ("", "Enter your email address"),
        ("priya@mynhs.net", "must be at an approved domain"),
        (
            "priya@nhs.net.evil.example",
            "must be at an approved domain",
        ),
        (
            "Yusuf.Demir+x@demo.example",
            "already used for another card",
        ),
    ] {
        let fields = [
            ("email", email),
            ("mobile", "07700 900179"),
            ("passcode", priya.passcode),
        ];
        let page = browser.submit(urls::CONTACT_DETAILS, &fields).await;
        page.has_status(422).complains(message);
        assert_eq!(app.state(), before, "{email}");
    }
}

async fn of_two_holders_with_one_new_address_the_first_keeps_it(app: TestApp) {
    let [priya, yusuf, ..] = persons(Purpose::UnlockedRegistered)[..] else {
        panic!("two people");
    };
    let shared = "ward.nine@demo.example";
    let (first, second) = (signed_in(&app, priya).await, signed_in(&app, yusuf).await);
    let code = first.change_email(priya, shared).await;
    let late = second.change_email(yusuf, shared).await;
    let page = first.submit(urls::CONTACT_CODE, &[("code", &code)]).await;
    page.leads_to("/me?done=email");
    let page = second.submit(urls::CONTACT_CODE, &[("code", &late)]).await;
    assert!(!page.location.contains("done"), "{}", page.location);
    second.get(urls::PROFILE).await.says(yusuf.email.unwrap());
    assert_eq!(app.happened("email_changed"), 1);
    app.mails().await;
}

async fn registering_with_another_address_puts_it_in_use_and_tells_the_old_one(app: TestApp) {
    let priya = person(Purpose::UnlockedRegistered);
    let browser = signed_in(&app, priya).await;
    let code = browser.register_to_code(priya, NEW).await;
    browser.get(urls::PROFILE).await.says(priya.email.unwrap());
    browser.type_code(&code).await.leads_to(urls::REGISTER_DONE);
    browser.get(urls::PROFILE).await.says(NEW);
    let mails = app.mails().await;
    let told = mails.iter().find(|mail| mail.to == priya.email.unwrap());
    assert!(told.unwrap().text.contains("p•••@demo.example"));
    assert!(app.mail_to(NEW).await.subject.contains("is set up"));
}
