//! What the code page says of its email: to somebody who has proved who they are, and to nobody else.

use latchkey::demo::people::Purpose;
use latchkey::domain::policy::Proof;
use latchkey::urls;
use time::Duration;

use crate::support::{Browser, Kind, TestApp, on_both, person};

on_both!(
    the_page_says_how_far_the_email_has_come,
    an_email_that_was_refused_leads_to_the_desk,
    an_email_that_was_refused_leads_to_another_address_where_there_may_be_one,
    the_desk_is_on_the_page_with_what_is_open,
);

async fn to_code_page(browser: &Browser<'_>) {
    let tomasz = person(Purpose::LockedRegistered);
    browser.start_unlock(tomasz.number).await;
    browser
        .answer_right(tomasz)
        .await
        .leads_to(urls::UNLOCK_CODE);
}

async fn the_page_says_how_far_the_email_has_come(app: TestApp) {
    let browser = app.browser();
    to_code_page(&browser).await;
    let page = browser.get(urls::UNLOCK_CODE).await;
    page.says("You asked for the code at 09:00")
        .says("The email is about to leave us.");
    page.says("Look in your junk or spam folder for an email from no-reply@latchkey.example.");
    app.wait(Duration::minutes(2));
    let page = browser.get(urls::UNLOCK_CODE).await;
    page.says("The email has not left us yet")
        .says("It has been waiting since 09:00.");
    app.mails().await;
    let page = browser.get(urls::UNLOCK_CODE).await;
    page.says("The email left us at 09:02.");
    // A new code has an email of its own.
    app.wait(Duration::minutes(1));
    browser.post(urls::UNLOCK_RESEND, &[]).await;
    let page = browser.get(urls::UNLOCK_CODE).await;
    page.says("The email is about to leave us.");
    app.mails().await;
}

async fn an_email_that_was_refused_leads_to_the_desk(app: TestApp) {
    let browser = app.browser();
    to_code_page(&browser).await;
    app.change("UPDATE outbox SET state = 'parked' WHERE kind = 'unlock_code'");
    let page = browser.get(urls::UNLOCK_CODE).await;
    page.says("The email could not be delivered")
        .says("Your desk can unlock your card with you");
    assert!(!page.text().contains("We have emailed a code"));
    assert!(page.body.contains("<details") && page.body.contains(" open"));
}

async fn an_email_that_was_refused_leads_to_another_address_where_there_may_be_one(app: TestApp) {
    let priya = person(Purpose::UnlockedRegistered);
    let browser = app.browser();
    browser.sign_in(priya).await;
    browser.register_to_code(priya, priya.email.unwrap()).await;
    let page = browser.get(urls::REGISTER_CODE).await;
    page.says("The email left us at");
    app.change("UPDATE outbox SET state = 'parked' WHERE kind = 'registration_code'");
    let page = browser.get(urls::REGISTER_CODE).await;
    page.says("The email could not be delivered");
    assert!(
        page.links("main a")
            .contains(&urls::REGISTER_EMAIL.to_owned())
    );
}

async fn the_desk_is_on_the_page_with_what_is_open(app: TestApp) {
    let browser = app.browser();
    to_code_page(&browser).await;
    let page = browser.get(urls::UNLOCK_CODE).await;
    page.says("If no code comes")
        .says("You need no code for that.");
    assert!(!page.links("details a[href^='tel:']").is_empty());
    // It is a Sunday morning: every clinic says when it opens.
    page.says("Closed now. Opens");
    app.mails().await;
}

// R08, R09: nothing of it before anything is proved.
#[actix_web::test]
async fn before_a_proof_the_page_says_nothing_of_the_email_and_the_desk() {
    let tomasz = person(Purpose::LockedRegistered);
    for kind in [Kind::Sqlite, Kind::Postgres] {
        for proof in [Proof::CodeOnly, Proof::CodeThenQuestions] {
            let Some(app) = TestApp::under(kind, proof).await else {
                continue;
            };
            let browser = app.browser();
            browser.start_unlock(tomasz.number).await;
            for state in ["queued", "sent", "parked"] {
                app.change(&format!("UPDATE outbox SET state = '{state}'"));
                let page = browser.get(urls::UNLOCK_CODE).await;
                page.says("If this card can be unlocked here");
                for told in [
                    "left us",
                    "leave us",
                    "could not be delivered",
                    "If no code comes",
                ] {
                    assert!(!page.text().contains(told), "{told} under {proof:?}");
                }
            }
        }
    }
}
