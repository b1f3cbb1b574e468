//! Nothing that was typed is lost with its session but secrets: it comes back to whoever typed it, and to nobody
//! else, and nothing is done with it before it is sent again.

use latchkey::demo::people::Purpose;
use latchkey::demo::staff::DemoStaff;
use latchkey::domain::role::Role;
use latchkey::urls;
use time::Duration;

use crate::support::{Browser, Page, TestApp, on_both, person, staff};

on_both!(
    a_form_that_the_script_sends_does_nothing_while_the_session_lives,
    nobody_is_told_of_the_end_of_a_session_that_they_never_had,
    what_was_typed_is_there_again_after_the_next_sign_in,
    nobody_else_gets_what_somebody_has_typed,
    secrets_are_not_kept,
    a_form_of_the_console_comes_back_after_both_factors,
    it_comes_back_after_the_terms_too,
    after_an_hour_it_is_forgotten,
    signing_out_forgets_it,
    a_drop_down_and_a_tick_come_back_too,
    a_form_of_a_button_comes_back_on_the_page_that_has_it,
    what_is_too_much_to_keep_is_not_promised,
);

const ENDED: &str = "/sign-in?ended=1";
const TYPED: [(&str, &str); 2] = [
    ("email", "priya.ward@demo.example"),
    ("mobile", "07700 900177"),
];

/// The value of a field of a page.
fn value(page: &Page, field: &str) -> String {
    let html = scraper::Html::parse_document(&page.body);
    let selector = scraper::Selector::parse(&format!("#{field}")).unwrap();
    let found = html.select(&selector).next();
    found
        .and_then(|e| e.attr("value"))
        .unwrap_or_default()
        .to_owned()
}

/// Whether an answer sets a cookie for a form.
fn sets_aside(page: &Page) -> bool {
    let cookies = page.headers.get_all("set-cookie").iter();
    cookies
        .map(|c| c.to_str().unwrap())
        .any(|c| c.contains("kept=") && !c.contains("kept=;"))
}

/// Somebody types their contact details, and sends them when their session has ended.
async fn too_late(browser: &Browser<'_>) {
    browser.sign_in(person(Purpose::UnlockedRegistered)).await;
    browser.get(urls::CONTACT_DETAILS).await.has_status(200);
    browser.app().wait(Duration::minutes(20));
    let before = browser.app().traces();
    let page = browser.post(urls::CONTACT_DETAILS, &TYPED).await;
    page.leads_to(ENDED);
    assert!(sets_aside(&page));
    assert_eq!(browser.app().traces(), before, "a deed of a dead session");
}

async fn what_was_typed_is_there_again_after_the_next_sign_in(app: TestApp) {
    let priya = person(Purpose::UnlockedRegistered);
    let browser = app.browser();
    too_late(&browser).await;
    let door = browser.get(ENDED).await;
    door.says("Your session ended")
        .says("What you typed is kept for you");
    browser
        .try_sign_in(priya.number, priya.passcode)
        .await
        .leads_to(urls::CONTACT_DETAILS);
    let form = browser.get(urls::CONTACT_DETAILS).await;
    form.has_status(200).says("What you typed is still here");
    for (field, typed) in TYPED {
        assert_eq!(value(&form, field), typed);
    }
    // It is sent by the person, once more; after that it is gone.
    let whole = [&TYPED[..], &[("passcode", priya.passcode)]].concat();
    browser
        .post(urls::CONTACT_DETAILS, &whole)
        .await
        .leads_to(urls::CONTACT_CODE);
    let again = browser.get(urls::CONTACT_DETAILS).await;
    assert!(!again.body.contains(TYPED[0].1));
    assert!(!again.text().contains("What you typed"));
    app.mails().await;
}

async fn nobody_else_gets_what_somebody_has_typed(app: TestApp) {
    let browser = app.browser();
    too_late(&browser).await;
    let other = person(Purpose::UnlockedUnregistered);
    browser
        .try_sign_in(other.number, other.passcode)
        .await
        .lets_in();
    browser.sign_in(other).await;
    let form = browser.get(urls::CONTACT_DETAILS).await;
    form.has_status(200);
    for (field, typed) in TYPED {
        assert_ne!(value(&form, field), typed);
    }
    assert!(!form.text().contains("What you typed"));
}

async fn secrets_are_not_kept(app: TestApp) {
    let priya = person(Purpose::UnlockedRegistered);
    let browser = app.browser();
    browser.sign_in(priya).await;
    browser.get(urls::PASSCODE).await.has_status(200);
    app.wait(Duration::minutes(20));
    let secrets = [
        ("passcode", priya.passcode),
        ("new_passcode", "8046"),
        ("confirm_passcode", "8046"),
    ];
    let page = browser.post(urls::PASSCODE, &secrets).await;
    page.leads_to(ENDED);
    assert!(!sets_aside(&page), "there is nothing that may be kept");
    browser
        .try_sign_in(priya.number, priya.passcode)
        .await
        .leads_to(urls::PROFILE);
}

async fn a_form_of_the_console_comes_back_after_both_factors(app: TestApp) {
    let agent = staff(Role::RaAgent);
    let browser = app.signed_in_as(agent).await;
    let page = "/ra/clinics/new?organisation=Y12345";
    browser.get(page).await.has_status(200);
    app.wait(Duration::minutes(15));
    let fields = [
        ("csrf_token", &*browser.token()),
        ("organisation", "Y12345"),
        ("name", "Saturday clinic"),
        ("saturday_opens", "9"),
    ]
    .map(|(name, value)| (name.to_owned(), value.to_owned()))
    .to_vec();
    let request = browser.client.post(app.url(urls::RA_CLINIC_NEW));
    let request = request.header("referer", app.url(page)).form(&fields);
    let answer = browser.send(request).await;
    answer.leads_to("/ra/sign-in?ended=1");
    browser
        .get("/ra/sign-in?ended=1")
        .await
        .says("What you typed is kept for you");
    browser.give_password(agent).await;
    app.wait(Duration::seconds(30));
    browser
        .submit(urls::RA_CODE, &[("code", &app.code_of(agent))])
        .await
        .leads_to(page);
    let form = browser.get(page).await;
    form.says("What you typed is still here");
    assert_eq!(value(&form, "name"), "Saturday clinic");
    assert_eq!(value(&form, "saturday_opens"), "9");
}

async fn it_comes_back_after_the_terms_too(app: TestApp) {
    let priya = person(Purpose::UnlockedRegistered);
    let browser = app.browser();
    too_late(&browser).await;
    app.change("UPDATE holders SET terms_version = 0");
    browser
        .try_sign_in(priya.number, priya.passcode)
        .await
        .leads_to(urls::CONTACT_DETAILS);
    browser
        .get(urls::CONTACT_DETAILS)
        .await
        .leads_to(urls::TERMS);
    browser
        .submit(urls::TERMS, &[("accept", "yes")])
        .await
        .leads_to(urls::CONTACT_DETAILS);
    let form = browser.get(urls::CONTACT_DETAILS).await;
    assert_eq!(value(&form, "mobile"), TYPED[1].1);
}

async fn after_an_hour_it_is_forgotten(app: TestApp) {
    let priya = person(Purpose::UnlockedRegistered);
    let browser = app.browser();
    too_late(&browser).await;
    app.wait(Duration::hours(1));
    browser
        .try_sign_in(priya.number, priya.passcode)
        .await
        .leads_to(urls::PROFILE);
}

async fn signing_out_forgets_it(app: TestApp) {
    let priya = person(Purpose::UnlockedRegistered);
    let browser = app.browser();
    too_late(&browser).await;
    browser
        .try_sign_in(priya.number, priya.passcode)
        .await
        .leads_to(urls::CONTACT_DETAILS);
    browser.get(urls::PROFILE).await.has_status(200);
    browser
        .post(urls::SIGN_OUT, &[])
        .await
        .leads_to(urls::START);
    browser
        .try_sign_in(priya.number, priya.passcode)
        .await
        .leads_to(urls::PROFILE);
}

/// At the end of a session the script sends the form that somebody has begun: nobody has pressed its button.
async fn a_form_that_the_script_sends_does_nothing_while_the_session_lives(app: TestApp) {
    let browser = app.browser();
    browser.sign_in(person(Purpose::UnlockedRegistered)).await;
    browser.get(urls::CONTACT_DETAILS).await.has_status(200);
    let before = app.state();
    let late = format!("{}?late=1", urls::CONTACT_DETAILS);
    let page = browser.post(&late, &TYPED).await;
    page.leads_to(ENDED);
    assert!(sets_aside(&page));
    assert_eq!(app.state(), before, "a deed that nobody did");
}

async fn nobody_is_told_of_the_end_of_a_session_that_they_never_had(app: TestApp) {
    let browser = app.browser();
    browser.get(urls::START).await;
    browser.get(urls::PROFILE).await.leads_to(urls::SIGN_IN);
    let browser = app.browser();
    browser.get(urls::RA_SIGN_IN).await;
    browser
        .get(urls::RA_ATTEMPTS)
        .await
        .leads_to(urls::RA_SIGN_IN);
}

/// Somebody of the desk sends a form from its page when their session has ended.
async fn too_late_at_the_desk(
    browser: &Browser<'_>,
    (page, path): (&str, &str),
    fields: &[(&str, &str)],
) -> Page {
    browser.get(page).await.has_status(200);
    browser.app().wait(Duration::minutes(15));
    let answer = browser.post_from(page, path, fields).await;
    answer.leads_to("/ra/sign-in?ended=1");
    answer
}

/// Signs in again, with both factors, and goes on.
async fn again(browser: &Browser<'_>, person: &DemoStaff) -> Page {
    browser.give_password(person).await;
    browser.app().wait(Duration::seconds(30));
    let code = browser.app().code_of(person);
    browser.submit(urls::RA_CODE, &[("code", &code)]).await
}

fn chosen(page: &Page) -> Vec<String> {
    page.listed("option[selected]")
}

async fn a_drop_down_and_a_tick_come_back_too(app: TestApp) {
    let manager = staff(Role::RaManager);
    let browser = app.signed_in_as(manager).await;
    let page = "/ra/clinics/new?organisation=Y12345";
    let before = chosen(&browser.get(page).await);
    let fields = [("organisation", "Y12345"), ("division", "scotland")];
    too_late_at_the_desk(&browser, (page, urls::RA_CLINIC_NEW), &fields).await;
    again(&browser, manager).await.leads_to(page);
    let form = browser.get(page).await;
    form.says("What you typed is still here");
    assert_eq!(chosen(&form), ["Scotland"], "before: {before:?}");

    let token = [
        ("name", "Nightly import"),
        ("days", "7"),
        ("scope_audit_read", "yes"),
    ];
    let tokens = (urls::RA_TOKENS, urls::RA_TOKENS);
    too_late_at_the_desk(&browser, tokens, &token).await;
    again(&browser, manager).await.leads_to(urls::RA_TOKENS);
    let form = browser.get(urls::RA_TOKENS).await;
    assert_eq!(value(&form, "name"), "Nightly import");
    let ticked = scraper::Html::parse_document(&form.body);
    let boxes = scraper::Selector::parse("input[checked]").unwrap();
    let ticked: Vec<_> = ticked.select(&boxes).map(|e| e.attr("name")).collect();
    assert_eq!(ticked, [Some("scope_audit_read")]);
}

async fn a_form_of_a_button_comes_back_on_the_page_that_has_it(app: TestApp) {
    let agent = staff(Role::RaAgent);
    let browser = app.signed_in_as(agent).await;
    browser.get(urls::RA).await;
    app.wait(Duration::minutes(15));
    let path = "/ra/attempts/1/decide";
    let fields = [("note", "They rang the desk.")];
    browser
        .post_from(path, path, &fields)
        .await
        .leads_to("/ra/sign-in?ended=1");
    again(&browser, agent).await.leads_to("/ra/attempts/1");
}

async fn what_is_too_much_to_keep_is_not_promised(app: TestApp) {
    let agent = staff(Role::RaAgent);
    let browser = app.signed_in_as(agent).await;
    let page = "/ra/clinics/new?organisation=Y12345";
    let short = [("organisation", "Y12345"), ("name", "Saturday clinic")];
    let kept = too_late_at_the_desk(&browser, (page, urls::RA_CLINIC_NEW), &short).await;
    assert!(sets_aside(&kept));
    // Another form, from a page that was open all the while: too long for any cookie.
    let long = "x".repeat(990);
    let long = [
        ("organisation", "Y12345"),
        ("name", &*long),
        ("place", &*long),
        ("email", &*long),
        ("note", &*long),
    ];
    let answer = browser.post_from(page, urls::RA_CLINIC_NEW, &long).await;
    answer.leads_to("/ra/sign-in?ended=1");
    assert!(!sets_aside(&answer));
    let door = browser.get("/ra/sign-in?ended=1").await;
    door.says("ended");
    assert!(!door.text().contains("What you typed"), "{}", door.text());
    again(&browser, agent).await.leads_to(urls::RA);
}
