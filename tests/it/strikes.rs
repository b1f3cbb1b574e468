//! Three failed sets of answers shut self-service for a number, whatever happens around them (R01–R05).

mod ledger;
mod meanwhile;
mod parallel;
mod shut;
mod survival;

use latchkey::demo::people::Purpose;
use latchkey::domain::audit::Action;
use latchkey::domain::policy::Proof;
use latchkey::urls;
use time::Duration;

use crate::support::{Browser, Kind, Page, Person, TestApp, on_both, person};

on_both!(
    strikes_belong_to_the_number_whoever_comes_from_wherever,
    a_right_set_gives_back_its_own_strike_and_no_other,
    a_completed_unlock_clears_the_strikes,
);

const LOCKED: &str = "/unlock/help?reason=locked";

/// Runs `work` in so many threads.
fn at_once<T: Send>(threads: u8, work: impl Fn(u8) -> T + Sync) -> Vec<T> {
    let work = &work;
    std::thread::scope(|scope| {
        let running: Vec<_> = (0..threads)
            .map(|index| scope.spawn(move || work(index)))
            .collect();
        running.into_iter().map(|t| t.join().unwrap()).collect()
    })
}

/// Starts an unlock and answers wrongly if the questions are asked at all.
async fn wrong_once(browser: &Browser<'_>, person: &Person) -> Page {
    let started = browser.start_unlock(person.number).await;
    match started.location == urls::UNLOCK_QUESTIONS {
        true => browser.answer_wrong().await,
        false => started,
    }
}

// R03
async fn strikes_belong_to_the_number_whoever_comes_from_wherever(app: TestApp) {
    let priya = person(Purpose::UnlockedRegistered);
    wrong_once(&app.browser(), priya).await.has_status(422);
    let restarted = app.again();
    wrong_once(&restarted.browser(), priya)
        .await
        .has_status(422);
    let own = app.browser();
    own.sign_in(priya).await;
    own.register(priya).await;
    assert_eq!(
        app.strikes(priya.number),
        2,
        "registering anew clears nothing"
    );
    for stranger in 0..50 {
        app.wait(Duration::minutes(2));
        let page = wrong_once(&app.browser(), priya).await;
        page.leads_to(LOCKED);
        assert_eq!(
            app.events(priya.number, Action::AnswersWrong),
            3,
            "{stranger}"
        );
    }
    assert_eq!(app.strikes(priya.number), 3);
    app.mails().await;
}

// R03
#[actix_web::test]
async fn a_new_code_gives_no_new_tries() {
    for kind in [Kind::Sqlite, Kind::Postgres] {
        if let Some(app) = TestApp::under(kind, Proof::CodeThenQuestions).await {
            a_new_code_gives_no_new_tries_on(app).await;
        }
    }
}

async fn a_new_code_gives_no_new_tries_on(app: TestApp) {
    let tomasz = person(Purpose::LockedRegistered);
    for strike in 1..=3 {
        let browser = app.browser();
        browser.start_unlock(tomasz.number).await;
        browser.resend_unlock_code().await;
        let code = TestApp::code_in(&app.mail_to(tomasz.email.unwrap()).await);
        let entered = browser.submit(urls::UNLOCK_CODE, &[("code", &code)]).await;
        entered.leads_to(urls::UNLOCK_QUESTIONS);
        browser.answer_wrong().await;
        browser.post(urls::UNLOCK_RESEND, &[]).await;
        assert_eq!(app.strikes(tomasz.number), strike);
    }
    let next = app.browser().start_unlock(tomasz.number).await;
    next.leads_to(LOCKED);
    app.mails().await;
}

// R01
async fn a_right_set_gives_back_its_own_strike_and_no_other(app: TestApp) {
    let tomasz = person(Purpose::LockedRegistered);
    let browser = app.browser();
    browser.start_unlock(tomasz.number).await;
    browser.answer_wrong().await.says("You have 2 more tries");
    browser.answer_wrong().await.says("You have 1 more try");
    browser
        .answer_right(tomasz)
        .await
        .leads_to(urls::UNLOCK_CODE);
    assert_eq!(app.strikes(tomasz.number), 2);
    wrong_once(&app.browser(), tomasz).await.leads_to(LOCKED);
    app.mails().await;
}

// R01
async fn a_completed_unlock_clears_the_strikes(app: TestApp) {
    let tomasz = person(Purpose::LockedRegistered);
    wrong_once(&app.browser(), tomasz).await;
    wrong_once(&app.browser(), tomasz).await;
    let browser = app.browser();
    browser.unlock_to_passcode(tomasz).await;
    assert_eq!(app.strikes(tomasz.number), 2);
    browser
        .set_passcode("8046")
        .await
        .leads_to(urls::UNLOCK_DONE);
    assert_eq!(app.strikes(tomasz.number), 0);
    app.mails().await;
}
