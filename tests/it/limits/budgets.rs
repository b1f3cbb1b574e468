//! Each limited action: its budget, its page, its key, and its way back.

use latchkey::demo::people::Purpose;
use latchkey::domain::audit::Action;
use latchkey::language::Language;
use latchkey::limits::LimitedAction;
use latchkey::urls;
use time::Duration;

use super::{Sprayer, burst, refused, stranger};
use crate::support::{Browser, TestApp, on_both, person, persons};

const HERE: &str = "203.0.113.7";
const THERE: &str = "203.0.113.8";
const ELSEWHERE: &str = "203.0.113.9";

on_both!(
    a_flood_of_requests_is_turned_away_and_others_are_not,
    failed_sign_ins_are_limited_by_network,
    right_sign_ins_cost_nothing,
    a_locked_card_that_is_tried_on_and_on_fills_no_list,
    wrong_answers_are_limited_by_network,
    right_answers_cost_nothing,
    starting_unlocks_is_limited_by_network,
    starting_unlocks_of_one_number_is_limited_by_network,
    wrong_codes_are_limited_by_number_over_all_journeys,
    right_codes_cost_nothing,
    codes_to_one_mailbox_are_limited,
    nobody_has_codes_sent_to_one_mailbox_after_another,
    one_network_cannot_lock_ten_cards_or_ten_numbers,
);

async fn a_flood_of_requests_is_turned_away_and_others_are_not(app: TestApp) {
    let page = app.flood(HERE).await;
    page.says(&Language::English.say(&LimitedAction::Request.message()))
        .says("Nothing was changed");
    assert!(page.headers.contains_key("retry-after"));
    app.browser_from(THERE)
        .get(urls::START)
        .await
        .has_status(200);
    // A load balancer asks often, and from one network.
    assert!(app.flood_of(urls::HEALTH, HERE).await.is_none());
    // What it asks of the database is within the budget of any network.
    assert!(app.flood_of(urls::READY, ELSEWHERE).await.is_some());
    // Whoever watches the portal asks as often as they like, though their network has nothing left for pages.
    let watched = app
        .sibling(|settings| {
            let here = format!("{HERE}/32").parse().unwrap();
            settings.metrics.allowed_networks = vec!["127.0.0.0/8".parse().unwrap(), here];
        })
        .await;
    watched.flood(HERE).await.has_status(429);
    assert!(watched.flood_of(urls::READY, HERE).await.is_none());
}

async fn failed_sign_ins_are_limited_by_network(app: TestApp) {
    let action = LimitedAction::FailedSignIn;
    let sprayer = Sprayer::new(&app).await;
    for n in 0..burst(action) {
        sprayer.fail(HERE, &stranger(n)).await.has_status(422);
    }
    refused(&sprayer.fail(HERE, &stranger(900)).await, action);
    let amara = person(Purpose::UnlockedUnregistered);
    let fields = [
        ("smartcard_number", amara.number),
        ("passcode", amara.passcode),
    ];
    refused(&sprayer.post(HERE, urls::SIGN_IN, &fields).await, action);
    sprayer.fail(THERE, &stranger(900)).await.has_status(422);

    let replica = app.again();
    let there = Sprayer::new(&replica).await;
    refused(&there.fail(HERE, &stranger(901)).await, action);

    app.wait(action.budget().interval - Duration::SECOND);
    refused(&sprayer.fail(HERE, &stranger(902)).await, action);
    app.wait(Duration::SECOND);
    sprayer.fail(HERE, &stranger(903)).await.has_status(422);
    refused(&there.fail(HERE, &stranger(904)).await, action);
    // A refused try is not one: nothing was counted against the card.
    app.wait(Duration::hours(30));
    sprayer
        .post(HERE, urls::SIGN_IN, &fields)
        .await
        .leads_to(urls::PROFILE);
}

async fn right_sign_ins_cost_nothing(app: TestApp) {
    let amara = person(Purpose::UnlockedUnregistered);
    let sprayer = Sprayer::new(&app).await;
    let fields = [
        ("smartcard_number", amara.number),
        ("passcode", amara.passcode),
    ];
    for _ in 0..burst(LimitedAction::FailedSignIn) + 3 {
        sprayer
            .post(HERE, urls::SIGN_IN, &fields)
            .await
            .leads_to(urls::PROFILE);
    }
    sprayer.fail(HERE, &stranger(1)).await.has_status(422);
}

/// Starts unlocks of strangers from one network and answers wrong until `sets` sets are judged.
async fn answer_wrong(app: &TestApp, network: &str, sets: usize) {
    for n in 0..sets.div_ceil(3) {
        let browser = app.browser_from(network);
        browser
            .start_unlock(&stranger(n))
            .await
            .leads_to(urls::UNLOCK_QUESTIONS);
        for _ in 0..(sets - n * 3).min(3) {
            let page = browser.answer_wrong().await;
            assert!(
                matches!(page.status, 422 | 303),
                "{} {}",
                page.status,
                page.text()
            );
        }
    }
}

async fn a_locked_card_that_is_tried_on_and_on_fills_no_list(app: TestApp) {
    let sprayer = Sprayer::new(&app).await;
    let (locked, written) = (stranger(1), burst(LimitedAction::RefusedSignIn));
    for _ in 0..3 {
        sprayer.fail(HERE, &locked).await;
    }
    let first = sprayer.fail(HERE, &locked).await;
    for _ in 0..written + 5 {
        let again = sprayer.fail(HERE, &locked).await;
        assert_eq!(
            (again.status, &again.location),
            (first.status, &first.location)
        );
    }
    let tried = 3 + written;
    assert_eq!(app.events(&locked, Action::SignInFailed), tried);
    let of = format!("attempts WHERE smartcard_number = '{locked}'");
    assert_eq!(app.count(&of), tried);
    // Nobody else who signs in there pays for it.
    for n in 3..burst(LimitedAction::FailedSignIn) {
        sprayer.fail(HERE, &stranger(n)).await.has_status(422);
    }
}

async fn wrong_answers_are_limited_by_network(app: TestApp) {
    let action = LimitedAction::FailedAnswers;
    let tomasz = person(Purpose::LockedRegistered);
    answer_wrong(&app, HERE, burst(action)).await;
    let browser = app.browser_from(HERE);
    browser
        .start_unlock(tomasz.number)
        .await
        .leads_to(urls::UNLOCK_QUESTIONS);
    refused(&browser.answer_right(tomasz).await, action);
    // A refused set is no strike.
    browser.get(urls::UNLOCK_QUESTIONS).await.says("3 tries");
    let elsewhere = app.browser_from(THERE);
    elsewhere.start_unlock(&stranger(500)).await;
    elsewhere.answer_wrong().await.has_status(422);
    let replica = app.again();
    let there = replica.browser_from(HERE);
    there.start_unlock(&stranger(501)).await;
    refused(&there.answer_wrong().await, action);

    app.wait(action.budget().interval);
    let later = app.browser_from(HERE);
    later.start_unlock(tomasz.number).await;
    later.answer_right(tomasz).await.leads_to(urls::UNLOCK_CODE);
    app.mails().await;
}

async fn right_answers_cost_nothing(app: TestApp) {
    let holders = persons(Purpose::LockedRegistered);
    let sprayer = Sprayer::new(&app).await;
    for n in 0..burst(LimitedAction::FailedAnswers) + 3 {
        let holder = holders[n % holders.len()];
        let browser = app.browser_from(HERE);
        browser
            .start_unlock(holder.number)
            .await
            .leads_to(urls::UNLOCK_QUESTIONS);
        browser
            .answer_right(holder)
            .await
            .leads_to(urls::UNLOCK_CODE);
        app.mails().await;
    }
    sprayer
        .start(HERE, &stranger(1))
        .await
        .leads_to(urls::UNLOCK_QUESTIONS);
    answer_wrong(&app, HERE, 1).await;
}

async fn starting_unlocks_is_limited_by_network(app: TestApp) {
    let action = LimitedAction::UnlockStart;
    let sprayer = Sprayer::new(&app).await;
    for n in 0..burst(action) {
        sprayer
            .start(HERE, &stranger(n))
            .await
            .leads_to(urls::UNLOCK_QUESTIONS);
    }
    let journeys = app.count("journeys");
    refused(&sprayer.start(HERE, &stranger(900)).await, action);
    assert_eq!(
        app.count("journeys"),
        journeys,
        "a refused start was stored"
    );
    sprayer
        .start(THERE, &stranger(900))
        .await
        .leads_to(urls::UNLOCK_QUESTIONS);
    let replica = app.again();
    let there = Sprayer::new(&replica).await;
    refused(&there.start(HERE, &stranger(901)).await, action);
    app.wait(action.budget().interval);
    sprayer
        .start(HERE, &stranger(902))
        .await
        .leads_to(urls::UNLOCK_QUESTIONS);
    refused(&sprayer.start(HERE, &stranger(903)).await, action);
}

async fn starting_unlocks_of_one_number_is_limited_by_network(app: TestApp) {
    let action = LimitedAction::UnlockOfNumber;
    let sprayer = Sprayer::new(&app).await;
    let number = stranger(1);
    for _ in 0..burst(action) {
        sprayer
            .start(HERE, &number)
            .await
            .leads_to(urls::UNLOCK_QUESTIONS);
    }
    refused(&sprayer.start(HERE, &number).await, action);
    // However it is written.
    let spaced = format!("{} {} {}", &number[..4], &number[4..8], &number[8..]);
    refused(&sprayer.start(HERE, &spaced).await, action);
    // No stranger keeps the holder from it, and no holder their colleagues.
    for (network, number) in [(THERE, number.clone()), (HERE, stranger(2))] {
        sprayer
            .start(network, &number)
            .await
            .leads_to(urls::UNLOCK_QUESTIONS);
    }
    let replica = app.again();
    let there = Sprayer::new(&replica).await;
    refused(&there.start(HERE, &number).await, action);
    app.wait(action.budget().interval);
    there
        .start(HERE, &number)
        .await
        .leads_to(urls::UNLOCK_QUESTIONS);
}

/// A code that is not the one.
fn other_than(code: &str) -> String {
    let last = if code.ends_with('0') { '1' } else { '0' };
    format!("{}{last}", &code[..code.len() - 1])
}

async fn enter(browser: &Browser<'_>, code: &str) -> crate::support::Page {
    browser.post(urls::UNLOCK_CODE, &[("code", code)]).await
}

async fn wrong_codes_are_limited_by_number_over_all_journeys(app: TestApp) {
    let action = LimitedAction::FailedCode;
    let [tomasz, chen] = [0, 1].map(|n| persons(Purpose::LockedRegistered)[n]);
    for n in 0..3 {
        let browser = app.browser_from(&format!("198.51.100.{n}"));
        let wrong = other_than(&browser.unlock_to_code(tomasz).await);
        browser.get(urls::UNLOCK_CODE).await;
        for _ in 0..burst(action) / 3 {
            enter(&browser, &wrong).await.has_status(422);
        }
    }
    let browser = app.browser_from(HERE);
    let code = browser.unlock_to_code(tomasz).await;
    browser.get(urls::UNLOCK_CODE).await;
    refused(&enter(&browser, &code).await, action);
    let other = app.browser_from(HERE);
    let others = other.unlock_to_code(chen).await;
    other.get(urls::UNLOCK_CODE).await;
    enter(&other, &others).await.leads_to(urls::UNLOCK_PASSCODE);
    // A refused entry was none: the code is as good as before.
    app.wait(action.budget().interval);
    enter(&browser, &code).await.leads_to(urls::UNLOCK_PASSCODE);
    app.mails().await;
}

async fn right_codes_cost_nothing(app: TestApp) {
    let tomasz = person(Purpose::LockedRegistered);
    let key = format!("failed_code:{}", tomasz.number);
    let spent = || {
        app.values(&format!(
            "SELECT CAST(tat AS TEXT) AS value FROM rate_limits WHERE key = '{key}'"
        ))
    };
    let browser = app.browser();
    let code = browser.unlock_to_code(tomasz).await;
    browser.get(urls::UNLOCK_CODE).await;
    enter(&browser, &other_than(&code)).await.has_status(422);
    let before = spent();
    assert_eq!(before.len(), 1);
    enter(&browser, &code).await.leads_to(urls::UNLOCK_PASSCODE);
    assert_eq!(spent(), before);
}

async fn codes_to_one_mailbox_are_limited(app: TestApp) {
    let action = LimitedAction::CodeToMailbox;
    let [tomasz, chen] = [0, 1].map(|n| persons(Purpose::LockedRegistered)[n]);
    for journey in 0..2 {
        let browser = app.browser_from(&format!("198.51.100.{journey}"));
        browser.unlock_to_code(tomasz).await;
        browser.get(urls::UNLOCK_CODE).await;
        for _ in 1..burst(action) / 2 {
            browser
                .post(urls::UNLOCK_RESEND, &[])
                .await
                .leads_to(urls::UNLOCK_CODE);
        }
    }
    let sent = |mails: &[latchkey::mail::transport::memory::StoredMail]| {
        mails
            .iter()
            .filter(|mail| Some(mail.to.as_str()) == tomasz.email)
            .count()
    };
    assert_eq!(sent(&app.mails().await), burst(action));
    let browser = app.browser_from(HERE);
    browser.start_unlock(tomasz.number).await;
    // The proof stands; there is only no code for now.
    browser
        .answer_right(tomasz)
        .await
        .leads_to(urls::UNLOCK_CODE);
    browser.get(urls::UNLOCK_CODE).await;
    refused(&browser.post(urls::UNLOCK_RESEND, &[]).await, action);
    assert_eq!(sent(&app.mails().await), burst(action));
    app.browser_from(HERE).unlock_to_code(chen).await;
    app.wait(action.budget().interval);
    browser
        .post(urls::UNLOCK_RESEND, &[])
        .await
        .leads_to(urls::UNLOCK_CODE);
    assert_eq!(sent(&app.mails().await), burst(action) + 1);
}

async fn nobody_has_codes_sent_to_one_mailbox_after_another(app: TestApp) {
    let action = LimitedAction::CodeOfNumber;
    let priya = person(Purpose::UnlockedRegistered);
    let browser = app.browser();
    browser.sign_in(priya).await;
    browser.get(urls::CONTACT_DETAILS).await;
    let change = async |n: usize| {
        let email = format!("stranger.{n}@demo.example");
        let fields = [
            ("email", email.as_str()),
            ("mobile", "07700 900103"),
            ("passcode", priya.passcode),
        ];
        browser.post(urls::CONTACT_DETAILS, &fields).await
    };
    for n in 0..burst(action) {
        change(n).await.leads_to(urls::CONTACT_CODE);
    }
    refused(&change(900).await, action);
    assert_eq!(app.mails().await.len(), burst(action));
    app.wait(action.budget().interval);
    change(901).await.leads_to(urls::CONTACT_CODE);
    assert_eq!(app.mails().await.len(), burst(action) + 1);
}

// R06
async fn one_network_cannot_lock_ten_cards_or_ten_numbers(app: TestApp) {
    let sprayer = Sprayer::new(&app).await;
    let working: Vec<_> = latchkey::demo::people::PEOPLE
        .iter()
        .filter(|p| !p.purpose.locked())
        .collect();
    assert!(working.len() >= 10);
    for holder in &working {
        for _ in 0..3 {
            sprayer.fail(HERE, holder.number).await;
        }
    }
    let locked = |holder: &&&crate::support::Person| {
        let chip = format!(
            "chips WHERE serial = 'demo-{}' AND failures >= 3",
            holder.number
        );
        app.count(&chip) == 1
    };
    assert_eq!(working.iter().filter(locked).count(), 9);
    for n in 0..30 {
        let browser = app.browser_from(HERE);
        browser.start_unlock(&stranger(n)).await;
        for _ in 0..3 {
            browser.answer_wrong().await;
        }
    }
    // One was locked out before.
    assert_eq!(app.count("strikes WHERE taken >= 3"), 9 + 1);
}
