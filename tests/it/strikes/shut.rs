//! After the third strike self-service is shut, and its holder knows.

use latchkey::demo::people::Purpose;
use latchkey::domain::audit::Action;
use latchkey::journeys::unlock::Detour;
use latchkey::journeys::unlock::questions::{Answered, answer};
use latchkey::urls;
use time::Duration;

use super::{LOCKED, wrong_once};
use crate::support::numbers::{begin_unlock, caller, number, right_answers};
use crate::support::{TestApp, on_both, person};

on_both!(
    strikes_stand_for_years,
    a_thousand_right_sets_do_not_open_a_locked_number,
    what_was_proved_before_the_third_strike_is_worth_nothing_after_it,
    the_lockout_is_told_to_the_holder_once_and_with_their_own_desk,
);

// R04
async fn strikes_stand_for_years(app: TestApp) {
    let tomasz = person(Purpose::LockedRegistered);
    wrong_once(&app.browser(), tomasz).await;
    app.wait(Duration::days(1));
    wrong_once(&app.browser(), tomasz).await;
    app.wait(Duration::days(3 * 365));
    wrong_once(&app.browser(), tomasz).await.leads_to(LOCKED);
    for wait in [Duration::HOUR, Duration::days(1), Duration::days(10 * 365)] {
        app.wait(wait);
        wrong_once(&app.browser(), tomasz).await.leads_to(LOCKED);
    }
    assert_eq!(app.events(tomasz.number, Action::AnswersWrong), 3);
    app.mails().await;
}

// R05
async fn a_thousand_right_sets_do_not_open_a_locked_number(app: TestApp) {
    let tomasz = person(Purpose::LockedRegistered);
    let visit = begin_unlock(&app.ports, &number(tomasz.number));
    let browser = app.browser();
    browser.lock_out(tomasz.number).await;
    let wrong = browser
        .post_answers(["no", "nope", "never", "not me"])
        .await;
    let right = browser
        .post_answers(tomasz.answers.map(|(_, answer)| answer))
        .await;
    wrong.leads_to(LOCKED);
    right.leads_to(LOCKED);
    for round in 0..1_000_u16 {
        let [high, low] = round.to_be_bytes();
        let network = caller([10, 1, high, low]);
        let refused = answer(&app.ports, &network, Some(visit), &right_answers(tomasz));
        let locked = matches!(
            refused,
            Ok(Answered::Detour(Detour::LockedOut) | Answered::LockedOut)
        );
        assert!(locked, "try {round}: {refused:?}");
    }
    assert_eq!(app.strikes(tomasz.number), 3);
    assert_eq!(app.mails_about(tomasz, "code").await.len(), 0);
}

// R05
async fn what_was_proved_before_the_third_strike_is_worth_nothing_after_it(app: TestApp) {
    let tomasz = person(Purpose::LockedRegistered);
    let (at_code, at_link, at_passcode) = (app.browser(), app.browser(), app.browser());
    let code = at_code.unlock_to_code(tomasz).await;
    at_link.unlock_to_code(tomasz).await;
    let link = TestApp::link_in(&app.mail_to(tomasz.email.unwrap()).await);
    at_link.get(&link).await.says("Press the button");
    at_passcode.unlock_to_passcode(tomasz).await;
    at_passcode.get(urls::UNLOCK_PASSCODE).await.has_status(200);
    at_code.get(urls::UNLOCK_CODE).await.has_status(200);
    app.browser().lock_out(tomasz.number).await;

    let entered = at_code.post(urls::UNLOCK_CODE, &[("code", &code)]).await;
    entered.leads_to(LOCKED);
    at_code.get(urls::UNLOCK_CODE).await.leads_to(LOCKED);
    at_code
        .post(urls::UNLOCK_RESEND, &[])
        .await
        .leads_to(LOCKED);
    at_link.post(&link, &[]).await.has_status(200);
    at_link.get(urls::UNLOCK_PASSCODE).await.leads_to(LOCKED);
    let fields = [("new_passcode", "8046"), ("confirm_passcode", "8046")];
    at_passcode
        .post(urls::UNLOCK_PASSCODE, &fields)
        .await
        .leads_to(LOCKED);
    at_passcode
        .get(urls::UNLOCK_PASSCODE)
        .await
        .leads_to(LOCKED);

    assert_eq!(
        app.events(tomasz.number, Action::CodeRight),
        1,
        "that of the third browser"
    );
    assert!(app.card_is_locked(tomasz));
    assert_eq!(app.mails_about(tomasz, "code").await.len(), 3);
}

// R48
async fn the_lockout_is_told_to_the_holder_once_and_with_their_own_desk(app: TestApp) {
    let tomasz = person(Purpose::LockedRegistered);
    app.browser().lock_out(tomasz.number).await;
    wrong_once(&app.browser(), tomasz).await.leads_to(LOCKED);
    let mails = app.mails_about(tomasz, "blocked").await;
    assert_eq!(mails.len(), 1);
    assert_eq!(
        app.mails().await.len(),
        1,
        "and nobody else is told anything"
    );
    for body in [&mails[0].text, &mails[0].html] {
        for own in [
            "01632 960200",
            "Monday to Friday, 9.30am to 12pm and 1pm to 3.30pm",
        ] {
            assert!(body.contains(own), "{own} is not in {body}");
        }
        assert!(
            !body.contains("01632 960100"),
            "another desk is in the mail"
        );
    }
}
