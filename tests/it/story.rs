//! The main job, from the first sign-in to an unlocked card, under every policy.

use latchkey::demo::people::Purpose;
use latchkey::domain::policy::Proof;
use latchkey::urls;

use crate::support::{Browser, Kind, Person, TestApp, on_both, person};

on_both!(
    a_holder_registers_locks_the_card_and_unlocks_it,
    an_unlock_ends_the_others_of_its_number,
    a_new_address_ends_the_unlocks_under_way,
    a_holder_may_unlock_by_the_link_in_the_email,
);

async fn a_holder_registers_locks_the_card_and_unlocks_it(app: TestApp) {
    let amara = person(Purpose::UnlockedUnregistered);
    let browser = app.browser();

    browser
        .try_sign_in(amara.number, amara.passcode)
        .await
        .leads_to(urls::PROFILE);
    browser.get(urls::PROFILE).await.leads_to(urls::TERMS);
    browser
        .submit(urls::TERMS, &[])
        .await
        .complains("Tick the box");
    browser
        .submit(urls::TERMS, &[("accept", "yes")])
        .await
        .leads_to(urls::PROFILE);
    browser
        .get(urls::PROFILE)
        .await
        .says("You are not registered");

    browser.register(amara).await;
    browser
        .get(urls::PROFILE)
        .await
        .says("You registered on 22 November 2026");
    assert!(
        app.mail_to(amara.email.unwrap())
            .await
            .subject
            .contains("is set up")
    );
    browser
        .submit(urls::SIGN_OUT, &[])
        .await
        .leads_to(urls::START);
    assert!(!browser.is_signed_in().await);

    let ward = app.browser();
    lock_by_wrong_passcodes(&ward, amara).await;

    ward.unlock(amara, "8046").await;
    ward.get(urls::UNLOCK_DONE)
        .await
        .says("Your card is unlocked");
    assert!(
        app.mail_to(amara.email.unwrap())
            .await
            .subject
            .contains("unlocked")
    );
    assert_eq!(
        ward.try_sign_in(amara.number, amara.passcode).await.status,
        422
    );
    ward.sign_in_with(amara, "8046").await;
    ward.get(urls::PROFILE).await.says("Working");
}

/// Three wrong passcodes in a row, and then not even the right one.
async fn lock_by_wrong_passcodes(ward: &Browser<'_>, amara: &Person) {
    ward.try_sign_in(amara.number, "0000")
        .await
        .complains("2 more tries");
    ward.try_sign_in(amara.number, "0000")
        .await
        .complains("1 more try");
    ward.try_sign_in(amara.number, "0000")
        .await
        .leads_to("/unlock?locked=1");
    ward.try_sign_in(amara.number, amara.passcode)
        .await
        .leads_to("/unlock?locked=1");
}

async fn a_holder_may_unlock_by_the_link_in_the_email(app: TestApp) {
    let tomasz = person(Purpose::LockedRegistered);
    let browser = app.browser();
    browser.unlock_to_code(tomasz).await;
    let link = TestApp::link_in(&app.mail_to(tomasz.email.unwrap()).await);
    browser.get(&link).await.says("Press the button");
    browser
        .post(&link, &[])
        .await
        .leads_to(urls::UNLOCK_PASSCODE);
    browser
        .set_passcode("8046")
        .await
        .leads_to(urls::UNLOCK_DONE);
    app.mails().await;
}

async fn an_unlock_ends_the_others_of_its_number(app: TestApp) {
    let tomasz = person(Purpose::LockedRegistered);
    let (first, second) = (app.browser(), app.browser());
    first.unlock_to_passcode(tomasz).await;
    second.unlock(tomasz, "8046").await;
    let page = first.get(urls::UNLOCK_PASSCODE).await;
    page.leads_to("/unlock?ended=1");
    app.browser().sign_in_with(tomasz, "8046").await;
}

async fn a_new_address_ends_the_unlocks_under_way(app: TestApp) {
    let priya = person(Purpose::UnlockedRegistered);
    let (old_mailbox, holder) = (app.browser(), app.browser());
    old_mailbox.unlock_to_code(priya).await;
    holder.sign_in(priya).await;
    let fields = [
        ("email", "p.raman@nhs.net"),
        ("mobile", "07700 900103"),
        ("passcode", priya.passcode),
    ];
    let page = holder.submit(urls::CONTACT_DETAILS, &fields).await;
    page.leads_to(urls::CONTACT_CODE);
    let confirmation = TestApp::code_in(&app.mail_to("p.raman@nhs.net").await);
    let fields = [("code", confirmation.as_str())];
    let page = holder.submit(urls::CONTACT_CODE, &fields).await;
    page.leads_to("/me?done=email");
    app.mails().await;
    let page = old_mailbox.get(urls::UNLOCK_CODE).await;
    page.leads_to("/unlock?ended=1");
}

#[actix_web::test]
async fn the_mailbox_may_be_proved_before_the_questions() {
    let app = TestApp::with(
        Kind::Sqlite,
        Box::new(|settings| settings.unlock.proof = Proof::CodeThenQuestions),
    );
    let app = app.await.unwrap();
    let tomasz = person(Purpose::LockedRegistered);
    let browser = app.browser();
    browser
        .start_unlock(tomasz.number)
        .await
        .leads_to(urls::UNLOCK_CODE);
    browser
        .get(urls::UNLOCK_QUESTIONS)
        .await
        .leads_to(urls::UNLOCK_CODE);
    let code = TestApp::code_in(&app.mail_to(tomasz.email.unwrap()).await);
    browser
        .submit(urls::UNLOCK_CODE, &[("code", &code)])
        .await
        .leads_to(urls::UNLOCK_QUESTIONS);
    browser
        .answer_right(tomasz)
        .await
        .leads_to(urls::UNLOCK_PASSCODE);
    browser
        .set_passcode("8046")
        .await
        .leads_to(urls::UNLOCK_DONE);
    app.mails().await;
}

#[actix_web::test]
async fn the_mailbox_alone_may_be_proof_enough() {
    let setup = |settings: &mut latchkey::config::Settings| settings.unlock.proof = Proof::CodeOnly;
    let app = TestApp::with(Kind::Sqlite, Box::new(setup)).await.unwrap();
    // Not registered, but with an address on the profile: under this policy that is enough.
    let gwen = person(Purpose::LockedUnregistered);
    let browser = app.browser();
    browser
        .start_unlock(gwen.number)
        .await
        .leads_to(urls::UNLOCK_CODE);
    let code = TestApp::code_in(&app.mail_to(gwen.email.unwrap()).await);
    browser
        .submit(urls::UNLOCK_CODE, &[("code", &code)])
        .await
        .leads_to(urls::UNLOCK_PASSCODE);
    browser
        .set_passcode("8046")
        .await
        .leads_to(urls::UNLOCK_DONE);
    app.mails().await;
    app.browser().sign_in_with(gwen, "8046").await;
}
