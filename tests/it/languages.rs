//! Every page in English or Welsh: asked for in the address, chosen by the button, remembered by the browser.

use latchkey::demo::people::Purpose;
use latchkey::domain::role::Role;
use latchkey::urls;
use latchkey::web::ra::table::TABLE;
use time::Duration;

use crate::support::{TestApp, on_both, person, staff};

const IN_WELSH: &str = r#"<html lang="cy">"#;
const IN_ENGLISH: &str = r#"<html lang="en">"#;

on_both!(
    a_page_is_english_until_somebody_asks_otherwise,
    the_button_leads_back_to_the_page_in_the_other_language,
    the_button_leads_to_no_other_site_and_knows_no_other_language,
    a_holders_choice_is_found_again_in_any_browser,
    a_strangers_choice_is_nobodys,
    a_choice_at_the_console_is_found_again_in_any_browser,
    signing_out_leaves_no_language_to_the_next_person,
    nothing_leads_away_from_what_is_shown_once,
    the_answer_to_a_form_leads_back_to_the_page_that_it_was_sent_from,
    the_answer_to_a_button_leads_back_to_a_page,
    a_page_that_needs_its_query_keeps_it,
);

async fn a_page_is_english_until_somebody_asks_otherwise(app: TestApp) {
    let browser = app.browser();
    assert!(browser.get(urls::START).await.body.contains(IN_ENGLISH));
    let welsh = browser.get("/?lang=cy").await;
    assert!(welsh.body.contains(IN_WELSH));
    let cookie = welsh.headers.get_all("set-cookie").iter();
    let cookie = cookie.filter_map(|value| value.to_str().ok());
    assert!(cookie.into_iter().any(|c| c.contains("language=cy")));
    // Remembered on the next page, and by an error page too.
    assert!(browser.get(urls::HELP).await.body.contains(IN_WELSH));
    assert!(browser.get("/nowhere").await.body.contains(IN_WELSH));
    assert!(browser.get("/?lang=en").await.body.contains(IN_ENGLISH));
    assert!(browser.get(urls::HELP).await.body.contains(IN_ENGLISH));
    assert!(browser.get("/help?lang=fr").await.body.contains(IN_ENGLISH));
}

async fn the_button_leads_back_to_the_page_in_the_other_language(app: TestApp) {
    let browser = app.browser();
    let page = browser.get("/help?search=code&lang=en").await;
    let back = "/help?search=code";
    assert!(
        page.body
            .contains(&format!(r#"name="back" value="{back}""#))
    );
    let switched = browser
        .post(urls::LANGUAGE, &[("language", "cy"), ("back", back)])
        .await;
    assert_eq!(
        (switched.status, switched.location.as_str()),
        (303, "/help?search=code")
    );
    assert!(
        browser
            .get(&switched.location)
            .await
            .body
            .contains(IN_WELSH)
    );
}

async fn the_button_leads_to_no_other_site_and_knows_no_other_language(app: TestApp) {
    let browser = app.browser();
    browser.get(urls::START).await;
    let away = [("language", "cy"), ("back", "//evil.example/")];
    assert_eq!(
        browser.post(urls::LANGUAGE, &away).await.location,
        urls::START
    );
    let french = [("language", "fr"), ("back", "/")];
    assert_eq!(browser.post(urls::LANGUAGE, &french).await.status, 400);
}

const TO_WELSH: [(&str, &str); 2] = [("language", "cy"), ("back", "/")];

async fn a_holders_choice_is_found_again_in_any_browser(app: TestApp) {
    let holder = person(Purpose::UnlockedRegistered);
    let here = app.browser();
    here.sign_in(holder).await;
    here.get(urls::PROFILE).await;
    here.post(urls::LANGUAGE, &TO_WELSH).await;
    assert!(here.get(urls::PROFILE).await.body.contains(IN_WELSH));
    let there = app.browser();
    there.sign_in(holder).await;
    assert!(there.get(urls::PROFILE).await.body.contains(IN_WELSH));
}

async fn signing_out_leaves_no_language_to_the_next_person(app: TestApp) {
    let shared = app.browser();
    shared.sign_in(person(Purpose::UnlockedRegistered)).await;
    shared.get(urls::PROFILE).await;
    shared.post(urls::LANGUAGE, &TO_WELSH).await;
    assert!(shared.get(urls::PROFILE).await.body.contains(IN_WELSH));
    shared.post(urls::SIGN_OUT, &[]).await.leads_to(urls::START);
    // A colleague on the same computer has their own.
    shared.sign_in(person(Purpose::RenewalDue)).await;
    assert!(shared.get(urls::PROFILE).await.body.contains(IN_ENGLISH));

    let desk = app.officer(Role::RaManager).await;
    desk.get(urls::RA).await;
    desk.post(urls::RA_LANGUAGE, &TO_WELSH).await;
    desk.get(urls::RA).await;
    desk.post(urls::RA_SIGN_OUT, &[]).await;
    assert!(desk.get(urls::RA_SIGN_IN).await.body.contains(IN_ENGLISH));
}

async fn nothing_leads_away_from_what_is_shown_once(app: TestApp) {
    let manager = app.officer(Role::RaManager).await;
    let token = [
        ("name", "Nightly import"),
        ("days", "7"),
        ("scope_holders_read", "yes"),
    ];
    assert_eq!(
        manager.get(urls::RA_TOKENS).await.way_back(),
        urls::RA_TOKENS
    );
    let made = manager.post(urls::RA_TOKENS, &token).await;
    made.has_status(200);
    assert_eq!(made.listed(".latchkey-token").len(), 1);
    assert_eq!(made.way_back(), "");

    app.wait(Duration::seconds(30));
    let code = app.code_of(staff(Role::RaManager));
    let codes = manager
        .submit(urls::RA_ME_RECOVERY, &[("code", &code)])
        .await;
    codes.has_status(200).says("recovery codes");
    assert!(codes.errors().is_empty());
    assert_eq!(codes.way_back(), "");
    app.mails().await;
}

async fn the_answer_to_a_form_leads_back_to_the_page_that_it_was_sent_from(app: TestApp) {
    let visitor = app.browser();
    visitor.get("/unlock?lang=en").await;
    let wrong = [("smartcard_number", "1")];
    let from = |page: &'static str| visitor.post_from(page, urls::UNLOCK, &wrong);
    // Neither its language nor what it said of something done comes back.
    for page in ["/unlock?locked=1", "/unlock?locked=1&lang=en&done=1"] {
        let answer = from(page).await;
        assert_eq!(
            (answer.status, &*answer.way_back()),
            (422, "/unlock?locked=1")
        );
    }
    // The console is another house.
    assert_eq!(from(urls::RA_HOLDERS).await.way_back(), urls::UNLOCK);
    assert_eq!(
        visitor.post(urls::UNLOCK, &wrong).await.way_back(),
        urls::UNLOCK
    );
}

/// A path with something in the place of its parameters.
fn filled(path: &str) -> String {
    let parts = path.split('/');
    let filled = parts.map(|part| if part.starts_with('{') { "1" } else { part });
    filled.collect::<Vec<_>>().join("/")
}

async fn the_answer_to_a_button_leads_back_to_a_page(app: TestApp) {
    let holders = [
        urls::SIGN_OUT,
        urls::LANGUAGE,
        urls::UNLOCK_RESEND,
        urls::CONTACT_RESEND,
        urls::REGISTER_RESEND,
        urls::CARD_REPORT_SKIP,
    ];
    let console = TABLE.iter().filter(|route| route.post && !route.get);
    let console: Vec<_> = console.map(|route| route.path).collect();
    assert!(console.contains(&urls::RA_ATTEMPT_DECIDE));
    let visitor = app.browser();
    visitor.get(urls::START).await;
    let manager = app.officer(Role::RaManager).await;
    manager.get(urls::RA).await;
    for (browser, paths) in [(&visitor, &holders[..]), (&manager, &console[..])] {
        for path in paths.iter().copied().map(filled) {
            // A wrong answer is looked at under the button's own address, and corrected from there.
            let unknown = [("no_such_field", "1")];
            for answer in [
                browser.post(&path, &unknown).await,
                browser.post_from(&path, &path, &unknown).await,
            ] {
                answer.has_status(400);
                let back = answer.way_back();
                let status = browser.get(&back).await.status;
                assert!([200, 303, 404].contains(&status), "{path}: {back} {status}");
            }
        }
    }
    let decide = filled(urls::RA_ATTEMPT_DECIDE);
    let answer = manager.post(&decide, &[("no_such_field", "1")]).await;
    assert_eq!(answer.way_back(), filled(urls::RA_ATTEMPT));
}

async fn a_page_that_needs_its_query_keeps_it(app: TestApp) {
    let manager = app.officer(Role::RaManager).await;
    let agent =
        "SELECT CAST(MIN(id) AS TEXT) AS value FROM staff WHERE email = 'ra.agent@demo.example'";
    let agent = app.values(agent).remove(0);
    let role =
        format!("SELECT CAST(MIN(id) AS TEXT) AS value FROM staff_roles WHERE staff_id = {agent}");
    let role = app.values(&role).remove(0);
    let role_page = format!("/ra/staff/{agent}/role?role={role}");
    let clinic_page = "/ra/clinics/new?organisation=Y12345".to_owned();
    let in_vain = [("change", "end"), ("role", &*role), ("end_day", "99")];
    for (page, fields) in [
        (role_page, &in_vain[..]),
        (clinic_page, &[("organisation", "Y12345"), ("name", "")]),
    ] {
        let form = manager.get(&page).await;
        form.has_status(200);
        // The form goes to the very page, so that a second wrong answer still knows it.
        assert!(form.body.contains(&format!("action=\"{page}\"")), "{page}");
        for answer in [
            manager.post_from(&page, &page, fields).await,
            manager.post(&page, fields).await,
        ] {
            answer.has_status(422);
            assert_eq!(answer.way_back(), page);
        }
    }
}

async fn a_strangers_choice_is_nobodys(app: TestApp) {
    let stranger = app.browser();
    stranger.get("/?lang=cy").await;
    stranger.post(urls::LANGUAGE, &TO_WELSH).await;
    let holder = app.browser();
    holder.sign_in(person(Purpose::UnlockedRegistered)).await;
    assert!(holder.get(urls::PROFILE).await.body.contains(IN_ENGLISH));
}

async fn a_choice_at_the_console_is_found_again_in_any_browser(app: TestApp) {
    let here = app.officer(Role::RaManager).await;
    here.get(urls::RA).await;
    here.post(urls::RA_LANGUAGE, &TO_WELSH).await;
    assert!(here.get(urls::RA).await.body.contains(IN_WELSH));
    app.wait(Duration::minutes(2));
    let there = app.officer(Role::RaManager).await;
    assert!(there.get(urls::RA).await.body.contains(IN_WELSH));
}
