//! The way in: two factors, growing waits, codes that work once (R30), sessions that end (R21, R22).

use latchkey::domain::role::Role;
use latchkey::domain::smartcard_number::SmartcardNumber;
use latchkey::journeys::JourneyError;
use latchkey::journeys::assist::{self, lockout};
use latchkey::journeys::staff::officer::powers;
use latchkey::journeys::staff::second_factor;
use latchkey::journeys::staff::sign_in::TypedFactor;
use latchkey::urls;
use time::Duration;

use crate::support::{TestApp, a_caller, on_both, staff};

on_both! {
    half_a_sign_in_opens_nothing,
    a_code_works_once_however_many_send_it,
    wrong_codes_make_the_next_one_wait,
    unknown_addresses_wait_like_known_ones,
    strangers_elsewhere_keep_nobody_out_of_their_own_desk,
    whoever_has_to_wait_is_not_counted_for_trying,
    a_recovery_code_works_once,
    a_session_ends_idle_and_after_a_shift,
    signing_out_ends_the_session_on_the_server,
    a_new_factor_is_set_up_with_its_own_code,
    whoever_is_disabled_in_the_middle_of_an_act_does_nothing,
}

async fn half_a_sign_in_opens_nothing(app: TestApp) {
    let browser = app.browser();
    browser.give_password(staff(Role::RaManager)).await;
    for path in [urls::RA, urls::RA_ME, urls::RA_ME_FACTOR] {
        browser.get(path).await.leads_to(urls::RA_CODE);
    }
}

async fn a_code_works_once_however_many_send_it(app: TestApp) {
    let person = staff(Role::RaAgent);
    let code = app.code_of(person);
    let mut browsers = Vec::new();
    for _ in 0..10 {
        let browser = app.browser();
        browser.give_password(person).await;
        browser.get(urls::RA_CODE).await;
        browsers.push(browser);
    }
    let fields = [("code", code.as_str())];
    let posts = browsers.iter().map(|b| b.post(urls::RA_CODE, &fields));
    let answers = futures_util::future::join_all(posts).await;
    let signed_in = answers.iter().filter(|page| page.status == 303).count();
    assert_eq!(signed_in, 1);
}

async fn wrong_codes_make_the_next_one_wait(app: TestApp) {
    let person = staff(Role::RaManager);
    let browser = app.browser();
    browser.give_password(person).await;
    for _ in 0..3 {
        let wrong = TestApp::wrong(&app.code_of(person));
        browser
            .submit(urls::RA_CODE, &[("code", &wrong)])
            .await
            .complains("not right");
    }
    // Right, and too soon.
    let code = app.code_of(person);
    browser
        .submit(urls::RA_CODE, &[("code", &code)])
        .await
        .complains("You can try again at 09:00:30");
    app.wait(Duration::seconds(30));
    let code = app.code_of(person);
    browser
        .submit(urls::RA_CODE, &[("code", &code)])
        .await
        .leads_to(urls::RA);
}

async fn unknown_addresses_wait_like_known_ones(app: TestApp) {
    let mut transcripts = Vec::new();
    for email in [staff(Role::RaManager).email, "nobody@demo.example"] {
        let browser = app.browser();
        let mut said = Vec::new();
        for _ in 0..5 {
            let fields = [("email", email), ("password", "never the right one")];
            let page = browser.submit(urls::RA_SIGN_IN, &fields).await;
            said.push((page.status, page.without_token().replace(email, "EMAIL")));
        }
        assert!(said[4].1.contains("You can try again at"));
        transcripts.push(said);
    }
    assert_eq!(transcripts[0], transcripts[1]);
}

/// Fails so often from so many networks that an address waits everywhere.
async fn fail_from_everywhere(app: &TestApp, email: &str) {
    let fields = [("email", email), ("password", "never the right one")];
    for n in 0..30 {
        let stranger = app.browser_from(&format!("198.51.100.{}", n / 2));
        stranger.submit(urls::RA_SIGN_IN, &fields).await;
    }
}

// ASVS 6.1.1
async fn strangers_elsewhere_keep_nobody_out_of_their_own_desk(app: TestApp) {
    let person = staff(Role::RaManager);
    let right = [("email", person.email), ("password", person.password)];
    app.wait(Duration::seconds(30));
    let own = app.browser_from("192.0.2.7");
    own.give_password(person).await;
    let code = app.code_of(person);
    own.submit(urls::RA_CODE, &[("code", &code)])
        .await
        .leads_to(urls::RA);
    fail_from_everywhere(&app, person.email).await;
    app.browser_from("192.0.2.8")
        .submit(urls::RA_SIGN_IN, &right)
        .await
        .complains("You can try again at");
    // However they write it.
    let shouted = person.email.to_uppercase();
    let shouted = [("email", shouted.as_str()), ("password", person.password)];
    app.browser_from("192.0.2.7")
        .submit(urls::RA_SIGN_IN, &shouted)
        .await
        .leads_to(urls::RA_CODE);
}

async fn whoever_has_to_wait_is_not_counted_for_trying(app: TestApp) {
    let person = staff(Role::RaManager);
    let right = [("email", person.email), ("password", person.password)];
    fail_from_everywhere(&app, person.email).await;
    let browser = app.browser_from("192.0.2.8");
    for _ in 0..5 {
        browser
            .submit(urls::RA_SIGN_IN, &right)
            .await
            .complains("You can try again at 09:00:30");
    }
    assert_eq!(app.count("waits WHERE key LIKE '% from 192.0.2.8%'"), 0);
    app.wait(Duration::seconds(30));
    browser
        .submit(urls::RA_SIGN_IN, &right)
        .await
        .leads_to(urls::RA_CODE);
}

async fn a_recovery_code_works_once(app: TestApp) {
    let person = staff(Role::RaManager);
    let browser = app.officer(Role::RaManager).await;
    app.wait(Duration::seconds(30));
    let code = app.code_of(person);
    let page = browser
        .submit(urls::RA_ME_RECOVERY, &[("code", &code)])
        .await;
    let codes = page.listed(".latchkey-codes li");
    assert_eq!(codes.len(), 10);
    for (spent, leads) in [(false, urls::RA), (true, "")] {
        let other = app.browser();
        other.give_password(person).await;
        let page = other.submit(urls::RA_CODE, &[("code", &codes[0])]).await;
        match spent {
            false => page.leads_to(leads),
            true => page.complains("used before"),
        };
    }
    // Two mails: the codes were made, and one was used.
    let told = app.mails().await;
    assert!(told.iter().filter(|mail| mail.to == person.email).count() >= 2);
}

async fn a_session_ends_idle_and_after_a_shift(app: TestApp) {
    let idle = app.officer(Role::RaManager).await;
    app.wait(Duration::minutes(15));
    idle.get(urls::RA)
        .await
        .leads_to(&format!("{}?ended=1", urls::RA_SIGN_IN));

    let busy = app.officer(Role::RaManager).await;
    for _ in 0..47 {
        app.wait(Duration::minutes(10));
        busy.get(urls::RA).await.has_status(200);
    }
    app.wait(Duration::minutes(10));
    busy.get(urls::RA)
        .await
        .leads_to(&format!("{}?ended=1", urls::RA_SIGN_IN));
}

async fn signing_out_ends_the_session_on_the_server(app: TestApp) {
    app.wait(Duration::seconds(30));
    let person = staff(Role::RaManager);
    let watched = app.watched();
    watched.give_password(person).await;
    let code = app.code_of(person);
    watched.submit(urls::RA_CODE, &[("code", &code)]).await;
    let cookie = watched.cookie();
    app.get_with(&cookie, urls::RA).await.has_status(200);
    watched.get(urls::RA).await;
    watched
        .post(urls::RA_SIGN_OUT, &[])
        .await
        .leads_to(urls::RA_SIGN_IN);
    app.get_with(&cookie, urls::RA)
        .await
        .leads_to(&format!("{}?ended=1", urls::RA_SIGN_IN));
}

async fn a_new_factor_is_set_up_with_its_own_code(app: TestApp) {
    let person = staff(Role::RaAgent);
    let browser = app.officer(Role::RaAgent).await;
    let elsewhere = app.officer(Role::RaAgent).await;
    app.wait(Duration::seconds(30));
    let code = app.code_of(person);
    browser
        .submit(urls::RA_ME_FACTOR, &[("code", &code)])
        .await
        .leads_to(urls::RA_ENROL);
    // Until the new one is proved the old one signs in, and the password alone sets up none.
    browser.get(urls::RA).await.leads_to(urls::RA_ENROL);
    let other = app.officer(Role::RaAgent).await;
    elsewhere.get(urls::RA).await.has_status(200);
    let page = browser.get(urls::RA_ENROL).await;
    let key = page
        .listed(".latchkey-reference")
        .remove(0)
        .replace(' ', "");
    let secret = latchkey::secrets::totp::TotpSecret::from_base32(&key).unwrap();
    browser
        .post(urls::RA_ENROL, &[("code", "000000")])
        .await
        .complains("not right");
    let code = secret.code_at(app.clock());
    let page = browser.post(urls::RA_ENROL, &[("code", &code)]).await;
    page.has_status(200);
    assert_eq!(page.listed(".latchkey-codes li").len(), 10);
    browser.get(urls::RA).await.has_status(200);
    for signed_out in [elsewhere, other] {
        signed_out.get(urls::RA).await.has_status(303);
    }
    let browser = app.browser();
    browser.give_password(person).await;
    app.wait(Duration::seconds(30));
    let old = app.code_of(person);
    let page = browser.submit(urls::RA_CODE, &[("code", &old)]).await;
    page.complains("not right");
    app.wait(Duration::seconds(30));
    let new = secret.code_at(app.clock());
    let page = browser.submit(urls::RA_CODE, &[("code", &new)]).await;
    page.leads_to(urls::RA);
    app.mails().await;
}

async fn whoever_is_disabled_in_the_middle_of_an_act_does_nothing(app: TestApp) {
    let person = staff(Role::RaManager);
    let officer = app.let_in(person).await;
    let number = SmartcardNumber::parse("555012340090").unwrap();
    let holder = assist::holder_of(&app.ports, &number).unwrap().unwrap();
    let permit = officer.permit::<powers::ClearLockout>().unwrap();
    let over = permit.over(&holder).unwrap();
    app.disable(person);
    let cleared = lockout::by_officer(&app.ports, &a_caller(), &over, "forgot the answers");
    assert!(matches!(cleared, Err(JourneyError::Overtaken)));
    assert_eq!(app.count("strikes WHERE taken >= 3"), 1);
    app.wait(Duration::seconds(30));
    let factor = TypedFactor::parse(&app.code_of(person)).unwrap();
    let replaced = second_factor::replace(&app.ports, &a_caller(), &officer, &factor);
    assert!(matches!(replaced, Err(JourneyError::Overtaken)));
    let begun = "staff_sessions WHERE stage = 'replacing'";
    assert_eq!(app.count(begun), 0);
}
