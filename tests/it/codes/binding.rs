//! A code opens the journey it was sent for, and nothing else (R13).

use latchkey::demo::people::Purpose;
use latchkey::urls;

use crate::support::{Browser, TestApp, on_both, person, persons};

on_both!(
    a_new_code_kills_the_old_one,
    no_code_opens_another_account_journey_or_purpose,
    a_keyed_hash_moved_to_another_journey_opens_nothing,
);

async fn a_new_code_kills_the_old_one(app: TestApp) {
    let tomasz = person(Purpose::LockedRegistered);
    let browser = app.browser();
    let old = browser.unlock_to_code(tomasz).await;
    browser.ask_again().await.leads_to(urls::UNLOCK_CODE);
    let new = TestApp::code_in(&app.mail_to(tomasz.email.unwrap()).await);
    browser.enter(&old).await.complains("You have 4 more tries");
    browser.enter(&new).await.leads_to(urls::UNLOCK_PASSCODE);
}

/// A code page with its own code.
struct Place<'b, 'app> {
    browser: &'b Browser<'app>,
    path: &'static str,
    code: String,
    next: &'static str,
}

/// Two unlocks of one card, one of another, and two journeys of one session.
async fn places<'b, 'app>(browsers: &'b [Browser<'app>; 4]) -> [Place<'b, 'app>; 5] {
    let [tomasz, chen, ..] = persons(Purpose::LockedRegistered)[..] else {
        panic!("two people");
    };
    let priya = person(Purpose::UnlockedRegistered);
    let [here, there, other, own] = browsers;
    let unlock = |browser, code| Place {
        browser,
        code,
        path: urls::UNLOCK_CODE,
        next: urls::UNLOCK_PASSCODE,
    };
    own.sign_in(priya).await;
    [
        unlock(here, here.unlock_to_code(tomasz).await),
        unlock(there, there.unlock_to_code(tomasz).await),
        unlock(other, other.unlock_to_code(chen).await),
        Place {
            code: own.register_to_code(priya, priya.email.unwrap()).await,
            browser: own,
            path: urls::REGISTER_CODE,
            next: urls::REGISTER_DONE,
        },
        Place {
            code: own.change_email(priya, "priya.ward@demo.example").await,
            browser: own,
            path: urls::CONTACT_CODE,
            next: "/me?done=email",
        },
    ]
}

fn four(app: &TestApp) -> [Browser<'_>; 4] {
    [app.browser(), app.browser(), app.browser(), app.browser()]
}

// Each page takes four foreign codes, and then, as its fifth entry, its own.
async fn no_code_opens_another_account_journey_or_purpose(app: TestApp) {
    let browsers = four(&app);
    let places = places(&browsers).await;
    for (at, place) in places.iter().enumerate() {
        for (from, foreign) in places.iter().enumerate().filter(|(from, _)| *from != at) {
            let fields = [("code", foreign.code.as_str())];
            let page = place.browser.submit(place.path, &fields).await;
            assert_eq!(page.status, 422, "the code of {from} opened {at}");
        }
    }
    assert_eq!(app.happened("code_right"), 0);
    for place in &places {
        let fields = [("code", place.code.as_str())];
        let page = place.browser.submit(place.path, &fields).await;
        page.leads_to(place.next);
    }
    app.mails().await;
}

// Codes are drawn, so foreign digits never match anyway: here they do, and the binding alone refuses.
async fn a_keyed_hash_moved_to_another_journey_opens_nothing(app: TestApp) {
    let browsers = four(&app);
    let places = places(&browsers).await;
    app.change("CREATE TABLE kept AS SELECT id, mac FROM challenges");
    let ids = app.values("SELECT CAST(id AS TEXT) AS value FROM challenges ORDER BY id");
    for (place, to) in places.iter().zip(&ids) {
        for (foreign, from) in places.iter().zip(&ids) {
            app.change(&format!(
                "UPDATE challenges SET entries = 0, mac = (SELECT mac FROM kept WHERE id = {from}) \
                 WHERE id = {to}"
            ));
            let fields = [("code", foreign.code.as_str())];
            if from != to {
                let page = place.browser.submit(place.path, &fields).await;
                assert_eq!(page.status, 422, "the code of {from} opened {to}");
            }
        }
        // Moved back, its own code opens it: the test does move what counts.
        app.change(&format!(
            "UPDATE challenges SET entries = 0, mac = (SELECT mac FROM kept WHERE id = {to}) \
             WHERE id = {to}"
        ));
        let fields = [("code", place.code.as_str())];
        let page = place.browser.submit(place.path, &fields).await;
        page.leads_to(place.next);
    }
    app.mails().await;
}
