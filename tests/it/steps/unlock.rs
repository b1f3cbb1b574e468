//! The unlock under its three policies.

use latchkey::demo::people::Purpose;
use latchkey::domain::policy::{Proof, UnlockStep};
use latchkey::urls;
use time::Duration;

use super::Request::{self, Get, Post};
use crate::support::{Browser, Person, TestApp, on_both, person, persons};

on_both!(
    questions_then_code_is_walked_in_order,
    code_then_questions_is_walked_in_order,
    code_only_is_walked_in_order,
    without_an_unlock_every_step_leads_to_the_start,
    a_lockout_shuts_every_step_at_once,
    a_lost_session_leads_to_the_start_with_a_word,
);

const CLOSED: &str = "/unlock/help?reason=locked";
const START_AGAIN: &str = "/unlock?ended=1";

fn page_of(step: UnlockStep) -> &'static str {
    match step {
        UnlockStep::Questions => urls::UNLOCK_QUESTIONS,
        UnlockStep::Code => urls::UNLOCK_CODE,
        UnlockStep::Passcode => urls::UNLOCK_PASSCODE,
        UnlockStep::Done => urls::UNLOCK_DONE,
    }
}

/// Every request of an unlock, with fields that would do in their place.
async fn for_all(person: &Person, code: &str, mut check: impl AsyncFnMut(Request<'_>)) {
    let [a, b, c, d] = person.answers.map(|(_, answer)| answer);
    let answers = [
        ("answer_1", a),
        ("answer_2", b),
        ("answer_3", c),
        ("answer_4", d),
    ];
    let passcode = [("new_passcode", "8046"), ("confirm_passcode", "8046")];
    for request in [
        Get(urls::UNLOCK_QUESTIONS),
        Post(urls::UNLOCK_QUESTIONS, &answers),
        Get(urls::UNLOCK_CODE),
        Post(urls::UNLOCK_CODE, &[("code", code)]),
        Post(urls::UNLOCK_RESEND, &[]),
        Get(urls::UNLOCK_PASSCODE),
        Post(urls::UNLOCK_PASSCODE, &passcode),
        Get(urls::UNLOCK_DONE),
    ] {
        check(request).await;
    }
}

fn belongs_to(request: &Request<'_>, step: UnlockStep) -> bool {
    let path = request.path();
    path == page_of(step) || (step == UnlockStep::Code && path == urls::UNLOCK_RESEND)
}

/// The code in the person's newest mail; eight digits before there is one.
async fn code_of(app: &TestApp, person: &Person) -> String {
    let mails = app.mails().await;
    let mail = mails.iter().find(|mail| mail.to == person.email.unwrap());
    mail.map_or("12345678".to_owned(), TestApp::code_in)
}

async fn take(browser: &Browser<'_>, person: &Person, step: UnlockStep, code: &str) {
    match step {
        UnlockStep::Questions => browser.answer_right(person).await,
        UnlockStep::Code => browser.submit(urls::UNLOCK_CODE, &[("code", code)]).await,
        UnlockStep::Passcode | UnlockStep::Done => browser.set_passcode("8046").await,
    };
}

async fn walk(app: &TestApp, proof: Proof) {
    let app = app
        .sibling(move |settings| settings.unlock.proof = proof)
        .await;
    let tomasz = person(Purpose::LockedRegistered);
    let browser = app.browser();
    let mut step = proof.first();
    browser
        .start_unlock(tomasz.number)
        .await
        .leads_to(page_of(step));
    let mut code = code_of(&app, tomasz).await;
    loop {
        browser.get(page_of(step)).await.has_status(200);
        for_all(tomasz, &code, async |request| {
            if !belongs_to(&request, step) {
                request.is_led_to(&browser, page_of(step)).await;
            }
        })
        .await;
        if step == UnlockStep::Done {
            break;
        }
        take(&browser, tomasz, step, &code).await;
        step = proof.after(step);
        if step == UnlockStep::Code {
            code = code_of(&app, tomasz).await;
        }
    }
    app.mails().await;
    assert_eq!(app.happened("unlocked"), 1);
}

async fn questions_then_code_is_walked_in_order(app: TestApp) {
    walk(&app, Proof::QuestionsThenCode).await;
}

async fn code_then_questions_is_walked_in_order(app: TestApp) {
    walk(&app, Proof::CodeThenQuestions).await;
}

async fn code_only_is_walked_in_order(app: TestApp) {
    walk(&app, Proof::CodeOnly).await;
}

async fn without_an_unlock_every_step_leads_to_the_start(app: TestApp) {
    let tomasz = person(Purpose::LockedRegistered);
    let browser = app.browser();
    // It has a cookie and a form's token, and has started nothing.
    browser.get(urls::UNLOCK).await.has_status(200);
    for_all(tomasz, "12345678", async |request| {
        request.is_led_to(&browser, START_AGAIN).await;
    })
    .await;
    app.browser()
        .get(urls::UNLOCK_PASSCODE)
        .await
        .leads_to(START_AGAIN);
}

// R05: proofs given before the third strike are worth nothing after it.
async fn a_lockout_shuts_every_step_at_once(app: TestApp) {
    let steps = [
        UnlockStep::Questions,
        UnlockStep::Code,
        UnlockStep::Passcode,
    ];
    let people = persons(Purpose::LockedRegistered);
    for (person, step) in people.into_iter().zip(steps) {
        let browser = app.browser();
        let mut code = "12345678".to_owned();
        match step {
            UnlockStep::Questions => {
                browser.start_unlock(person.number).await;
            }
            UnlockStep::Code => code = browser.unlock_to_code(person).await,
            _ => browser.unlock_to_passcode(person).await,
        }
        browser.get(page_of(step)).await.has_status(200);
        app.browser().lock_out(person.number).await;
        app.mails().await;
        for_all(person, &code, async |request| {
            request.is_led_to(&browser, CLOSED).await;
        })
        .await;
    }
}

async fn a_lost_session_leads_to_the_start_with_a_word(app: TestApp) {
    let [idle, cleared, ..] = persons(Purpose::LockedRegistered)[..] else {
        panic!("two people");
    };
    let browser = app.browser();
    let code = browser.unlock_to_code(idle).await;
    browser.get(urls::UNLOCK_CODE).await.has_status(200);
    app.wait(Duration::minutes(20));
    for_all(idle, &code, async |request| {
        let page = request.send(&browser).await;
        page.leads_to(START_AGAIN);
    })
    .await;
    let page = browser.get(START_AGAIN).await;
    page.says("This unlock has ended").says("start again");

    app.browser().unlock_to_passcode(cleared).await;
    // The same holder in a browser that has lost its cookies.
    let page = app.browser().get(urls::UNLOCK_PASSCODE).await;
    page.leads_to(START_AGAIN);
}
