//! Emailed codes (R11–R14): how long they live, what they open, how often they may be tried and sent.

mod binding;
mod budgets;
mod delivery;
mod racing;

use latchkey::demo::people::Purpose;
use latchkey::urls;
use time::Duration;

use crate::support::{Browser, Page, TestApp, on_both, person, persons};

const DEAD: &str = "That code does not work any more";

on_both!(
    a_code_is_good_until_its_fifteenth_minute_is_over,
    a_clock_that_jumps_back_revives_no_code,
    a_code_may_be_typed_as_it_is_read_and_a_slip_of_form_costs_nothing,
    a_code_is_never_sent_after_it_has_expired,
    a_sealed_code_is_erased_once_it_was_sent,
    an_expired_mail_is_swept_with_its_code,
);

impl Browser<'_> {
    /// Types a code on the unlock's code page.
    async fn enter(&self, code: &str) -> Page {
        self.submit(urls::UNLOCK_CODE, &[("code", code)]).await
    }

    /// Asks for another code on the unlock's code page.
    async fn ask_again(&self) -> Page {
        self.get(urls::UNLOCK_CODE).await;
        self.post(urls::UNLOCK_RESEND, &[]).await
    }
}

// R12.
async fn a_code_is_good_until_its_fifteenth_minute_is_over(app: TestApp) {
    let people = persons(Purpose::LockedRegistered);
    for (person, seconds) in people.into_iter().zip([899, 900, 901]) {
        let browser = app.browser();
        let code = browser.unlock_to_code(person).await;
        app.wait(Duration::seconds(seconds));
        let page = browser.enter(&code).await;
        match seconds {
            899 => page.leads_to(urls::UNLOCK_PASSCODE),
            _ => page.complains(DEAD),
        };
    }
}

// R12: before the sending a code is dead by its dates; within its fifteen minutes because it was ended,
// by the worker's sweep or by the entry that found it dead.
async fn a_clock_that_jumps_back_revives_no_code(app: TestApp) {
    let late = Duration::seconds(901);
    let [jumped, swept, refused] = persons(Purpose::LockedRegistered)[..] else {
        panic!("three people");
    };

    let browser = app.browser();
    let code = browser.unlock_to_code(jumped).await;
    app.wait(late);
    app.wait(Duration::hours(-1));
    browser.enter(&code).await.complains(DEAD);
    app.wait(Duration::minutes(50));
    browser.enter(&code).await.complains(DEAD);

    let browser = app.browser();
    let code = browser.unlock_to_code(swept).await;
    app.wait(late);
    latchkey::journeys::housekeeping::sweep(&app.ports).unwrap();
    app.wait(Duration::minutes(-10));
    browser.enter(&code).await.complains(DEAD);

    let browser = app.browser();
    let code = browser.unlock_to_code(refused).await;
    app.wait(late);
    browser.enter(&code).await.complains(DEAD);
    app.wait(Duration::minutes(-10));
    browser.enter(&code).await.complains(DEAD);
    assert_eq!(app.happened("code_right"), 0);
}

async fn a_code_may_be_typed_as_it_is_read_and_a_slip_of_form_costs_nothing(app: TestApp) {
    let people = persons(Purpose::LockedRegistered)
        .into_iter()
        .chain(persons(Purpose::UnlockedRegistered));
    let separators = [" ", "-", "\u{2013}", "\u{2014}", "\u{a0}", " \u{2011} "];
    for (person, separator) in people.zip(separators) {
        let browser = app.browser();
        let code = browser.unlock_to_code(person).await;
        let (left, right) = code.split_at(4);
        browser.enter("").await.complains("Enter the code");
        for slip in [
            &code[..7],
            &format!("{code}0"),
            "1234567a",
            "１２３４５６７８",
        ] {
            browser.enter(slip).await.complains("Enter the 8 digits");
        }
        assert_eq!(
            app.count("challenges WHERE entries > 0 AND used_at IS NULL"),
            0
        );
        let typed = format!(" {left}{separator}{right}\t");
        browser.enter(&typed).await.leads_to(urls::UNLOCK_PASSCODE);
    }
}

/// The code mails of the outbox, each as its state and whether its code is still there.
fn code_mails(app: &TestApp) -> Vec<String> {
    app.values(
        "SELECT state || CASE WHEN sealed IS NULL THEN '' ELSE ', sealed' END AS value \
         FROM outbox WHERE kind = 'unlock_code' ORDER BY id",
    )
}

// R43: the worker comes late.
async fn a_code_is_never_sent_after_it_has_expired(app: TestApp) {
    let tomasz = person(Purpose::LockedRegistered);
    let browser = app.browser();
    browser.start_unlock(tomasz.number).await;
    browser
        .answer_right(tomasz)
        .await
        .leads_to(urls::UNLOCK_CODE);
    assert_eq!(code_mails(&app), ["queued, sealed"]);
    app.wait(Duration::minutes(15));
    assert!(app.mails().await.is_empty());
    assert_eq!(code_mails(&app), ["expired"]);
    browser
        .get(urls::UNLOCK_CODE)
        .await
        .says("No code is on its way that would still work");
}

// R15.
async fn a_sealed_code_is_erased_once_it_was_sent(app: TestApp) {
    let tomasz = person(Purpose::LockedRegistered);
    app.browser().unlock_to_code(tomasz).await;
    assert_eq!(code_mails(&app), ["sent"]);
}

// R15.
async fn an_expired_mail_is_swept_with_its_code(app: TestApp) {
    let tomasz = person(Purpose::LockedRegistered);
    let browser = app.browser();
    browser.start_unlock(tomasz.number).await;
    browser.answer_right(tomasz).await;
    app.wait(Duration::seconds(899));
    latchkey::journeys::housekeeping::sweep(&app.ports).unwrap();
    assert_eq!(code_mails(&app), ["queued, sealed"]);
    app.wait(Duration::SECOND);
    latchkey::journeys::housekeeping::sweep(&app.ports).unwrap();
    assert_eq!(code_mails(&app), ["expired"]);
}
