//! How a session ends: by its holder (R21), by the clock (R22), and with the card.

use latchkey::demo::people::Purpose;
use latchkey::urls;
use time::Duration;

use crate::support::{Person, TestApp, Watched, on_both, person};

on_both!(
    signing_out_ends_the_session_where_it_is_kept,
    an_idle_session_ends_after_twenty_minutes,
    a_busy_session_ends_after_sixty,
    an_ended_session_stays_ended_when_the_clock_jumps_back,
    an_unlock_ends_the_sessions_of_its_holder,
    a_changed_passcode_ends_the_other_sessions_of_its_holder,
    a_card_locked_by_its_own_session_ends_all_of_them,
    a_card_locked_at_a_sign_in_ends_its_sessions,
);

const ENDED: &str = "/sign-in?ended=1";

/// A holder who is signed in.
async fn signed_in<'app>(app: &'app TestApp, person: &Person) -> Watched<'app> {
    let browser = app.watched();
    browser.sign_in(person).await;
    browser.get(urls::PROFILE).await.has_status(200);
    browser
}

async fn signing_out_ends_the_session_where_it_is_kept(app: TestApp) {
    let priya = person(Purpose::UnlockedRegistered);
    let browser = signed_in(&app, priya).await;
    let (cookie, token) = (browser.cookie(), browser.token());
    let page = browser.post(urls::SIGN_OUT, &[]).await;
    page.leads_to(urls::START);
    let gone = page.headers["set-cookie"].to_str().unwrap();
    assert!(gone.starts_with("latchkey=;"), "{gone}");

    app.get_with(&cookie, urls::PROFILE).await.leads_to(ENDED);
    let mobile = [
        ("email", "priya.raman@demo.example"),
        ("mobile", "07700 900188"),
    ];
    let before = app.state();
    let page = app
        .post_with((&cookie, &token), urls::CONTACT_DETAILS, &mobile)
        .await;
    page.leads_to(ENDED);
    assert_eq!(app.state(), before);
    // Twice does no harm.
    let page = app.post_with((&cookie, &token), urls::SIGN_OUT, &[]).await;
    page.leads_to(urls::START);
    assert_eq!(app.state(), before);
}

async fn an_idle_session_ends_after_twenty_minutes(app: TestApp) {
    let priya = person(Purpose::UnlockedRegistered);
    for (seconds, alive) in [(1199, true), (1200, false)] {
        let browser = signed_in(&app, priya).await;
        app.wait(Duration::seconds(seconds));
        assert_eq!(browser.is_signed_in().await, alive, "{seconds} s");
    }
}

async fn a_busy_session_ends_after_sixty(app: TestApp) {
    let priya = person(Purpose::UnlockedRegistered);
    let browser = signed_in(&app, priya).await;
    for minutes in [19, 19, 19] {
        app.wait(Duration::minutes(minutes));
        assert!(browser.is_signed_in().await);
    }
    app.wait(Duration::seconds(179));
    assert!(browser.is_signed_in().await);
    app.wait(Duration::SECOND);
    browser.get(urls::PROFILE).await.leads_to(ENDED);
}

async fn an_ended_session_stays_ended_when_the_clock_jumps_back(app: TestApp) {
    let priya = person(Purpose::UnlockedRegistered);
    let browser = signed_in(&app, priya).await;
    app.wait(Duration::minutes(20));
    browser.get(urls::PROFILE).await.leads_to(ENDED);
    app.wait(Duration::minutes(-10));
    browser.get(urls::PROFILE).await.leads_to(ENDED);
}

async fn an_unlock_ends_the_sessions_of_its_holder(app: TestApp) {
    let priya = person(Purpose::UnlockedRegistered);
    let browser = signed_in(&app, priya).await;
    let other = signed_in(&app, person(Purpose::RenewalDue)).await;
    app.browser().unlock(priya, "8046").await;
    browser.get(urls::PROFILE).await.leads_to(ENDED);
    assert!(other.is_signed_in().await);
}

async fn a_changed_passcode_ends_the_other_sessions_of_its_holder(app: TestApp) {
    let priya = person(Purpose::UnlockedRegistered);
    let (here, there) = (signed_in(&app, priya).await, signed_in(&app, priya).await);
    let fields = [
        ("passcode", priya.passcode),
        ("new_passcode", "8046"),
        ("confirm_passcode", "8046"),
    ];
    here.submit(urls::PASSCODE, &fields)
        .await
        .leads_to("/me?done=passcode");
    app.mails().await;
    assert!(here.is_signed_in().await);
    there.get(urls::PROFILE).await.leads_to(ENDED);
}

async fn a_card_locked_by_its_own_session_ends_all_of_them(app: TestApp) {
    let priya = person(Purpose::UnlockedRegistered);
    let (here, there) = (signed_in(&app, priya).await, signed_in(&app, priya).await);
    let wrong = [("passcode", "0000")];
    for tries in ["2 more tries", "1 more try"] {
        let page = here.submit(urls::REGISTER, &wrong).await;
        page.complains(tries);
    }
    let page = here.submit(urls::REGISTER, &wrong).await;
    page.leads_to("/unlock?locked=1");
    for browser in [&here, &there] {
        browser.get(urls::PROFILE).await.leads_to(ENDED);
    }
    app.mails().await;
}

async fn a_card_locked_at_a_sign_in_ends_its_sessions(app: TestApp) {
    let priya = person(Purpose::UnlockedRegistered);
    let browser = signed_in(&app, priya).await;
    let other = signed_in(&app, person(Purpose::RenewalDue)).await;
    let ward = app.browser();
    for _ in 0..2 {
        ward.try_sign_in(priya.number, "0000").await;
        assert!(browser.is_signed_in().await);
    }
    let page = ward.try_sign_in(priya.number, "0000").await;
    page.leads_to("/unlock?locked=1");
    browser.get(urls::PROFILE).await.leads_to(ENDED);
    assert!(other.is_signed_in().await);
    app.mails().await;
}
