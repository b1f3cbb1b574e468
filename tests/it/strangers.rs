//! A stranger with a number learns nothing; a holder who proves who they are learns why not (R07–R09).

mod alike;

use std::collections::BTreeSet;

use latchkey::demo::people::{ORGANISATIONS, Purpose};
use latchkey::domain::policy::Proof;
use latchkey::domain::question::QuestionId;
use latchkey::language::Language;
use latchkey::storage::organisations::Organisation;
use latchkey::urls;
use time::Duration;

use crate::support::numbers::UNKNOWN;
use crate::support::{Kind, Page, Person, TestApp, on_both, person};

on_both!(
    no_page_says_how_many_answers_were_right,
    an_unknown_number_is_asked_the_same_four_questions_for_ever,
    the_holder_of_a_card_past_help_is_told_so_after_the_right_answers,
    a_card_that_is_spoiled_on_the_way_is_not_unlocked,
    nobody_who_is_not_registered_gets_past_the_questions,
);

/// One answer as a stranger sees it, without what differs for everybody.
type Seen = (u16, String, Vec<(String, String)>, String);

const NEW_PASSCODE: [(&str, &str); 2] = [("new_passcode", "8046"), ("confirm_passcode", "8046")];

/// What a stranger sees of a page: questions, tokens, the number typed and the date are taken out.
fn seen(page: &Page, number: &str, questions: &[String]) -> Seen {
    let length: usize = page.headers["content-length"]
        .to_str()
        .unwrap()
        .parse()
        .unwrap();
    assert_eq!(length, page.body.len());
    let kept = |name: &str| !["date", "content-length", "x-request-id"].contains(&name);
    let mut headers: Vec<(String, String)> = page
        .headers
        .iter()
        .filter(|(name, _)| kept(name.as_str()))
        .map(|(name, value)| (name.to_string(), without_cookie(value.to_str().unwrap())))
        .collect();
    headers.sort();
    let mut body = page.without_token().replace(number, "NUMBER");
    for question in questions {
        assert!(
            body.contains(question.as_str()),
            "{question} is not as it was typed"
        );
        body = body.replace(question.as_str(), "QUESTION");
    }
    (page.status, page.location.clone(), headers, body)
}

/// The attributes of a cookie, and the length of its value.
fn without_cookie(header: &str) -> String {
    match header
        .strip_prefix("latchkey=")
        .and_then(|rest| rest.split_once(';'))
    {
        Some((value, attributes)) => format!("latchkey={};{attributes}", value.len()),
        None => header.to_owned(),
    }
}

// R07
async fn no_page_says_how_many_answers_were_right(app: TestApp) {
    let tomasz = person(Purpose::LockedRegistered);
    let right = tomasz.answers.map(|(_, answer)| answer);
    let browser = app.browser();
    browser.start_unlock(tomasz.number).await;
    let none = browser.answer_wrong().await;
    none.has_status(422).says("do not match what we hold");
    let none = seen(&none, tomasz.number, &[]);
    for right_ones in 1..0b1111_u8 {
        app.clear_strikes(tomasz.number);
        let answer = |place: usize| match right_ones & (1 << place) {
            0 => "no",
            _ => right[place],
        };
        let page = browser.answer([0, 1, 2, 3].map(answer)).await;
        let page = seen(&page, tomasz.number, &[]);
        assert_eq!(page, none, "the right ones are {right_ones:04b}");
    }
    app.clear_strikes(tomasz.number);
    browser
        .answer_right(tomasz)
        .await
        .leads_to(urls::UNLOCK_CODE);
    app.mails().await;
}

// R08
async fn an_unknown_number_is_asked_the_same_four_questions_for_ever(app: TestApp) {
    let browser = app.browser();
    browser.start_unlock(UNKNOWN).await;
    let asked = browser.get(urls::UNLOCK_QUESTIONS).await.labels();
    assert_eq!(asked.len(), 4);
    for _ in 0..100 {
        assert_eq!(browser.get(urls::UNLOCK_QUESTIONS).await.labels(), asked);
    }
    let twenty: BTreeSet<String> = QuestionId::ALL
        .map(|id| Language::English.question(id))
        .into();
    let distinct: BTreeSet<String> = asked.iter().cloned().collect();
    assert_eq!(distinct.len(), 4);
    assert!(distinct.is_subset(&twenty), "{distinct:?}");

    app.wait(Duration::days(800));
    let restarted = app.again();
    assert_eq!(questions_of(&restarted, UNKNOWN).await, asked);

    let mut sets = BTreeSet::new();
    for index in 0..20 {
        sets.insert(questions_of(&app, &format!("5550999{index:05}")).await);
    }
    assert!(sets.len() >= 19, "only {} sets for 20 numbers", sets.len());
}

async fn questions_of(app: &TestApp, number: &str) -> Vec<String> {
    let browser = app.browser();
    browser.start_unlock(number).await;
    browser.get(urls::UNLOCK_QUESTIONS).await.labels()
}

// R09
async fn the_holder_of_a_card_past_help_is_told_so_after_the_right_answers(app: TestApp) {
    for (purpose, heading) in [
        (Purpose::Expired, "This card has expired"),
        (Purpose::Cancelled, "This card has been cancelled"),
    ] {
        let holder = person(purpose);
        let browser = app.browser();
        browser.start_unlock(holder.number).await;
        let told = browser.answer_right(holder).await;
        assert_eq!(told.heading(), heading);
        assert_own_desk(&app, holder, &told.body);
        for path in [
            urls::UNLOCK_QUESTIONS,
            urls::UNLOCK_CODE,
            urls::UNLOCK_PASSCODE,
            urls::UNLOCK_DONE,
        ] {
            browser.get(path).await.leads_to("/unlock?ended=1");
        }
        let set = browser.post(urls::UNLOCK_PASSCODE, &NEW_PASSCODE).await;
        set.leads_to("/unlock?ended=1");
        assert_eq!(app.strikes(holder.number), 0, "the answers were right");
    }
    assert_eq!(app.mails().await.len(), 0, "a code was sent");
}

/// The person's own desk is there, and no other.
#[track_caller]
fn assert_own_desk(app: &TestApp, person: &Person, text: &str) {
    let own = app.organisation(person);
    for line in [&own.desk_name, &own.desk_phone, &own.desk_hours] {
        assert!(text.contains(line.as_str()), "{line} is not in {text}");
    }
    for other in ORGANISATIONS.iter().map(Organisation::from) {
        let elsewhere = other.desk_phone != own.desk_phone;
        assert!(
            !(elsewhere && text.contains(&other.desk_phone)),
            "{} is in {text}",
            other.desk_phone
        );
    }
}

// R09
#[actix_web::test]
async fn where_the_mailbox_comes_first_its_owner_reads_why_there_is_no_code() {
    for kind in [Kind::Sqlite, Kind::Postgres] {
        for proof in [Proof::CodeOnly, Proof::CodeThenQuestions] {
            if let Some(app) = TestApp::under(kind, proof).await {
                owners_read_why_there_is_no_code(&app, proof).await;
            }
        }
    }
}

async fn owners_read_why_there_is_no_code(app: &TestApp, proof: Proof) {
    let mut past_help = vec![
        (person(Purpose::Expired), "expired"),
        (person(Purpose::Cancelled), "cancelled"),
    ];
    if proof.asks_questions() {
        past_help.push((
            person(Purpose::LockedUnregistered),
            "not set up self-service",
        ));
    }
    for (holder, reason) in &past_help {
        let browser = app.browser();
        browser
            .start_unlock(holder.number)
            .await
            .leads_to(urls::UNLOCK_CODE);
        browser.resend_unlock_code().await;
        let mails = app.mails_about(holder, "").await;
        assert_eq!(mails.len(), 1, "{reason}");
        assert_eq!(mails[0].subject, "Your smartcard cannot be unlocked online");
        assert!(mails[0].text.contains(reason), "{}", mails[0].text);
        assert!(!mails[0].text.contains("/code/"), "a link was sent");
        assert_own_desk(app, holder, &mails[0].text);
        browser
            .get(urls::UNLOCK_PASSCODE)
            .await
            .leads_to(urls::UNLOCK_CODE);
    }
    app.browser().start_unlock(UNKNOWN).await;
    assert_eq!(app.mails().await.len(), past_help.len());
}

// R09
async fn a_card_that_is_spoiled_on_the_way_is_not_unlocked(app: TestApp) {
    let tomasz = person(Purpose::LockedRegistered);
    let (at_code, at_passcode) = (app.browser(), app.browser());
    at_passcode.unlock_to_passcode(tomasz).await;
    let code = at_code.unlock_to_code(tomasz).await;
    app.spoil_card(tomasz, true);
    let told = at_passcode.set_passcode("8046").await;
    assert_own_desk(&app, tomasz, &told.body);
    assert_eq!(told.heading(), "This card has been cancelled");
    at_code.submit(urls::UNLOCK_CODE, &[("code", &code)]).await;
    at_code.get(urls::UNLOCK_PASSCODE).await;
    at_code.post(urls::UNLOCK_PASSCODE, &NEW_PASSCODE).await;
    assert!(app.card_is_locked(tomasz));
    assert_eq!(app.mails_about(tomasz, "was unlocked").await.len(), 0);
}

// R09
async fn nobody_who_is_not_registered_gets_past_the_questions(app: TestApp) {
    for purpose in [Purpose::LockedUnregistered, Purpose::UnlockedUnregistered] {
        let holder = person(purpose);
        let browser = app.browser();
        browser.start_unlock(holder.number).await;
        browser.answer_right(holder).await.has_status(422);
        for path in [urls::UNLOCK_CODE, urls::UNLOCK_PASSCODE, urls::UNLOCK_DONE] {
            browser.get(path).await.leads_to(urls::UNLOCK_QUESTIONS);
        }
    }
    assert_eq!(app.mails().await.len(), 0);
}
