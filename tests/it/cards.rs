//! The simulated card: what three wrong passcodes do to it, and how its passcode is changed.

use std::sync::Barrier;

use latchkey::cards::{Serial, Verification, WRONG_PASSCODES_TO_LOCK};
use latchkey::demo::people::{ORGANISATIONS, Purpose};
use latchkey::domain::audit::Action;
use latchkey::domain::passcode::TypedPasscode;
use latchkey::journeys::Ports;
use latchkey::storage::chips;
use latchkey::storage::organisations::Organisation;
use latchkey::urls;
use time::Duration;

use crate::support::numbers::{UNKNOWN, cookie_in, number};
use crate::support::{Browser, Page, Person, TestApp, on_both, person, persons};

on_both!(
    three_wrong_passcodes_in_a_row_lock_a_card,
    a_locked_card_stays_locked_whatever_comes,
    a_hundred_wrong_passcodes_at_once_are_three_tries,
    a_right_passcode_among_wrong_ones_opens_no_locked_card,
    a_right_passcode_that_others_overtook_takes_back_its_own_try_only,
    a_card_past_use_is_told_of_after_the_right_passcode_and_opens_nothing,
    a_card_that_goes_bad_ends_the_session_it_opened,
    a_changed_passcode_is_the_only_one_that_works,
    a_changed_passcode_ends_every_other_session,
    a_refused_passcode_says_why_and_costs_no_try,
    a_wrong_old_passcode_counts_on_the_card,
    the_present_passcode_is_no_new_one,
);

const LOCKED: &str = "/unlock?locked=1";
const WRONG: &str = "zzzz";

// DESIGN.md §5
async fn three_wrong_passcodes_in_a_row_lock_a_card(app: TestApp) {
    let priya = person(Purpose::UnlockedRegistered);
    let browser = app.browser();
    for _ in 0..2 {
        let first = browser.try_sign_in(priya.number, WRONG).await;
        first.has_status(422).complains("2 more tries");
        let second = browser.try_sign_in(priya.number, WRONG).await;
        second.complains("1 more try");
        // A right one ends the row.
        browser.sign_in(priya).await;
        assert_eq!(app.failures_on_chip(priya), 0);
    }
    for _ in 0..2 {
        browser
            .try_sign_in(priya.number, WRONG)
            .await
            .has_status(422);
    }
    browser
        .try_sign_in(priya.number, WRONG)
        .await
        .leads_to(LOCKED);
    browser
        .get(LOCKED)
        .await
        .says("Three wrong passcodes in a row locked it");
    assert_eq!(app.events(priya.number, Action::CardLocked), 1);
}

// DESIGN.md §5
async fn a_locked_card_stays_locked_whatever_comes(app: TestApp) {
    let priya = person(Purpose::UnlockedRegistered);
    let browser = app.browser();
    for _ in 0..3 {
        browser.try_sign_in(priya.number, WRONG).await;
    }
    let restarted = app.again();
    for passcode in [priya.passcode, WRONG, priya.passcode] {
        for browser in [app.browser(), restarted.browser()] {
            browser
                .try_sign_in(priya.number, passcode)
                .await
                .leads_to(LOCKED);
            assert!(!browser.is_signed_in().await);
        }
        app.wait(Duration::days(100));
    }
    assert_eq!(app.failures_on_chip(priya), 3);
    app.browser().unlock(priya, "8046").await;
    assert_eq!(app.failures_on_chip(priya), 0);
    app.browser().sign_in_with(priya, "8046").await;
}

/// Tries passcodes on a chip in the same moment, in each process in turn.
fn verify_at_once(doors: &[&Ports], serial: &Serial, passcodes: &[&str]) -> Vec<Verification> {
    let start = Barrier::new(passcodes.len());
    let verify = |index: usize| {
        let ports = doors[index % doors.len()];
        let passcode = TypedPasscode::parse(passcodes[index]).unwrap();
        start.wait();
        ports.cards.verify(&ports.db, serial, &passcode)
    };
    std::thread::scope(|scope| {
        let verify = &verify;
        let trying: Vec<_> = (0..passcodes.len())
            .map(|index| scope.spawn(move || verify(index)))
            .collect();
        let said = trying.into_iter().map(|t| t.join().unwrap());
        // One that found no free memory or connection was turned away, and has counted nothing.
        said.filter_map(Result::ok).collect()
    })
}

fn count(said: &[Verification], what: impl Fn(&Verification) -> bool) -> usize {
    said.iter().filter(|one| what(one)).count()
}

// R01, of a chip
async fn a_hundred_wrong_passcodes_at_once_are_three_tries(app: TestApp) {
    let replica = app.again();
    let phantom = Serial::phantom(&number(UNKNOWN));
    let chips = persons(Purpose::UnlockedRegistered)
        .into_iter()
        .map(TestApp::chip);
    for serial in chips.chain([phantom]) {
        let said = verify_at_once(&[&app.ports, &replica.ports], &serial, &[WRONG; 100]);
        assert_eq!(
            count(&said, |v| matches!(v, Verification::Wrong { .. })),
            2,
            "{said:?}"
        );
        assert_eq!(count(&said, |v| *v == Verification::LockedNow), 1);
        assert_eq!(count(&said, |v| matches!(v, Verification::Right(_))), 0);
    }
}

// R01, of a chip
async fn a_right_passcode_among_wrong_ones_opens_no_locked_card(app: TestApp) {
    for priya in persons(Purpose::UnlockedRegistered) {
        let serial = TestApp::chip(priya);
        let mut passcodes = [WRONG; 60];
        passcodes[20] = priya.passcode;
        passcodes[40] = priya.passcode;
        let said = verify_at_once(&[&app.ports], &serial, &passcodes);
        let locked = count(&said, |v| *v == Verification::LockedNow) > 0;
        assert!(locked, "at least three wrong ones came in a row: {said:?}");
        assert_eq!(app.failures_on_chip(priya), 3);
        app.browser()
            .try_sign_in(priya.number, priya.passcode)
            .await
            .leads_to(LOCKED);
    }
}

// R01, of a chip: the same without luck, one step after another
async fn a_right_passcode_that_others_overtook_takes_back_its_own_try_only(app: TestApp) {
    const LIMIT: i32 = WRONG_PASSCODES_TO_LOCK;
    let priya = person(Purpose::UnlockedRegistered);
    let serial = TestApp::chip(priya);
    let count = || {
        app.ports
            .db
            .write(|conn| chips::count_try(conn, serial.as_str(), LIMIT))
    };
    let right = |taken| {
        let settle = |conn: &mut _| chips::settle_right(conn, serial.as_str(), taken, LIMIT);
        app.ports.db.write(settle).unwrap();
    };
    let own = count().unwrap().unwrap();
    count().unwrap();
    right(own);
    assert_eq!(app.failures_on_chip(priya), 1, "the wrong one still counts");
    let own = count().unwrap().unwrap();
    count().unwrap();
    right(own);
    assert_eq!(app.failures_on_chip(priya), 3, "a locked chip was opened");
}

/// The person's own desk is on the page, and no other.
#[track_caller]
fn assert_own_desk(app: &TestApp, person: &Person, page: &Page) {
    let own = app.organisation(person);
    page.says(&own.desk_name)
        .says(&own.desk_phone)
        .says(&own.desk_hours);
    for other in ORGANISATIONS.iter().map(Organisation::from) {
        let elsewhere = other.ods_code != own.ods_code;
        assert!(
            !(elsewhere && page.body.contains(&other.desk_phone)),
            "{}",
            page.text()
        );
    }
}

// DOMAIN.md: expired and cancelled cards
async fn a_card_past_use_is_told_of_after_the_right_passcode_and_opens_nothing(app: TestApp) {
    for (purpose, heading) in [
        (Purpose::Expired, "Your smartcard has expired"),
        (Purpose::Cancelled, "Your smartcard has been cancelled"),
    ] {
        let holder = person(purpose);
        let browser = app.browser();
        let wrong = browser.try_sign_in(holder.number, WRONG).await;
        wrong.has_status(422);
        assert!(!wrong.body.contains(holder.name));
        let told = browser.try_sign_in(holder.number, holder.passcode).await;
        assert_eq!((told.status, told.heading().as_str()), (200, heading));
        assert_own_desk(&app, holder, &told);
        assert!(!browser.is_signed_in().await);
        assert_eq!(app.events(holder.number, Action::SignedIn), 0);
    }
}

// R21
async fn a_card_that_goes_bad_ends_the_session_it_opened(app: TestApp) {
    let priya = person(Purpose::UnlockedRegistered);
    let browser = app.browser();
    browser.sign_in(priya).await;
    app.spoil_card(priya, false);
    assert!(!browser.is_signed_in().await);
}

/// Posts the form that changes the passcode.
async fn change(browser: &Browser<'_>, old: &str, new: &str, confirm: &str) -> Page {
    let fields = [
        ("passcode", old),
        ("new_passcode", new),
        ("confirm_passcode", confirm),
    ];
    browser.submit(urls::PASSCODE, &fields).await
}

const CHANGED: &str = "/me?done=passcode";

// R48
async fn a_changed_passcode_is_the_only_one_that_works(app: TestApp) {
    let priya = person(Purpose::UnlockedRegistered);
    let browser = app.browser();
    browser.sign_in(priya).await;
    change(&browser, priya.passcode, "8046", "8046")
        .await
        .leads_to(CHANGED);
    let mails = app.mails().await;
    assert_eq!(mails.len(), 1);
    assert_eq!(mails[0].to, priya.email.unwrap());
    assert_eq!(mails[0].subject, "Your smartcard passcode was changed");
    assert!(mails[0].text.contains(&app.organisation(priya).desk_phone));
    for (name, body) in [("text", &mails[0].text), ("html", &mails[0].html)] {
        assert!(!body.contains("8046"), "the passcode is in the {name}");
    }
    let ward = app.browser();
    ward.try_sign_in(priya.number, priya.passcode)
        .await
        .has_status(422);
    ward.sign_in_with(priya, "8046").await;
    assert_eq!(app.events(priya.number, Action::PasscodeChanged), 1);
}

// R20, R21
async fn a_changed_passcode_ends_every_other_session(app: TestApp) {
    let priya = person(Purpose::UnlockedRegistered);
    let (own, other) = (app.browser(), app.browser());
    other.sign_in(priya).await;
    let signed_in = own.try_sign_in(priya.number, priya.passcode).await;
    let before = cookie_in(&signed_in);
    assert!(opens_the_profile(&app, &before).await);
    let changed = change(&own, priya.passcode, "8046", "8046").await;
    changed.leads_to(CHANGED);
    assert!(own.is_signed_in().await, "the own session goes on");
    assert!(opens_the_profile(&app, &cookie_in(&changed)).await);
    assert!(
        !opens_the_profile(&app, &before).await,
        "the token was not rotated"
    );
    assert!(!other.is_signed_in().await, "the other session lives");
    app.mails().await;
}

/// Whether a cookie alone opens the profile.
async fn opens_the_profile(app: &TestApp, cookie: &str) -> bool {
    let request = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none());
    let request = request.build().unwrap().get(app.url(urls::PROFILE));
    let page = app.browser().send(request.header("cookie", cookie)).await;
    page.status == 200
}

// DESIGN.md §3, Passcodes
async fn a_refused_passcode_says_why_and_costs_no_try(app: TestApp) {
    let priya = person(Purpose::UnlockedRegistered);
    let browser = app.browser();
    browser.sign_in(priya).await;
    let own_digits = &priya.number[4..9];
    let too_guessable = "Choose a passcode that is harder to guess";
    for (new, confirm, message) in [
        ("", "", "Enter a new passcode"),
        ("804", "804", "Passcode must have 4 characters or more"),
        (
            "804615937",
            "804615937",
            "Passcode must have 8 characters or fewer",
        ),
        (
            "80 46",
            "80 46",
            "Passcode must have only letters and digits",
        ),
        ("4567", "4567", too_guessable),
        ("7878", "7878", too_guessable),
        ("2580", "2580", too_guessable),
        ("1987", "1987", too_guessable),
        (own_digits, own_digits, "not part of your smartcard number"),
        ("8046", "8047", "The two passcodes must be the same"),
        (
            priya.passcode,
            priya.passcode,
            "not the one your card has now",
        ),
    ] {
        let refused = change(&browser, priya.passcode, new, confirm).await;
        refused.has_status(422).complains(message);
        // A slip in the new passcode costs nothing even where the old one is wrong.
        if new != priya.passcode {
            let refused = change(&browser, WRONG, new, confirm).await;
            refused.complains(message);
        }
        assert!(
            new.is_empty() || !refused.body.contains(&format!("\"{new}\"")),
            "{new} is sent back"
        );
    }
    let without_old = change(&browser, "", "8046", "8046").await;
    without_old.has_status(422).complains("Enter your passcode");
    assert_eq!(app.failures_on_chip(priya), 0);
    app.browser().sign_in(priya).await;
    assert_eq!(app.mails().await.len(), 0);
}

// DESIGN.md §5
async fn a_wrong_old_passcode_counts_on_the_card(app: TestApp) {
    let priya = person(Purpose::UnlockedRegistered);
    let (browser, other) = (app.browser(), app.browser());
    browser.sign_in(priya).await;
    other.sign_in(priya).await;
    let first = change(&browser, WRONG, "8046", "8046").await;
    first.has_status(422).complains("2 more tries");
    // The try before a sign-in and the try within one are the same card's.
    app.browser()
        .try_sign_in(priya.number, WRONG)
        .await
        .complains("1 more try");
    change(&browser, WRONG, "8046", "8046")
        .await
        .leads_to(LOCKED);
    assert!(!browser.is_signed_in().await && !other.is_signed_in().await);
    assert_eq!(app.failures_on_chip(priya), 3);
    app.browser()
        .try_sign_in(priya.number, priya.passcode)
        .await
        .leads_to(LOCKED);
    app.browser()
        .try_sign_in(priya.number, "8046")
        .await
        .leads_to(LOCKED);
    assert_eq!(app.mails().await.len(), 0);
}

// DESIGN.md §3, Passcodes
async fn the_present_passcode_is_no_new_one(app: TestApp) {
    let tomasz = person(Purpose::LockedRegistered);
    let browser = app.browser();
    browser.unlock_to_passcode(tomasz).await;
    let refused = browser.set_passcode(tomasz.passcode).await;
    refused
        .has_status(422)
        .complains("not the one your card has now");
    assert!(app.card_is_locked(tomasz));
    browser
        .set_passcode("8046")
        .await
        .leads_to(urls::UNLOCK_DONE);
    assert!(!app.card_is_locked(tomasz));
    app.mails().await;
}
