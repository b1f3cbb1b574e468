//! Every page in English or Welsh: asked for in the address, chosen by the button, remembered by the browser.

use latchkey::demo::people::Purpose;
use latchkey::domain::role::Role;
use latchkey::urls;
use time::Duration;

use crate::support::{TestApp, on_both, person};

const IN_WELSH: &str = r#"<html lang="cy">"#;
const IN_ENGLISH: &str = r#"<html lang="en">"#;

on_both!(
    a_page_is_english_until_somebody_asks_otherwise,
    the_button_leads_back_to_the_page_in_the_other_language,
    the_button_leads_to_no_other_site_and_knows_no_other_language,
    a_holders_choice_is_found_again_in_any_browser,
    a_strangers_choice_is_nobodys,
    a_choice_at_the_console_is_found_again_in_any_browser,
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
    // A colleague on the same computer has their own.
    let other = app.browser();
    other.sign_in(person(Purpose::RenewalDue)).await;
    assert!(other.get(urls::PROFILE).await.body.contains(IN_ENGLISH));
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
