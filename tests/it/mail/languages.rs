//! The language of a mail is its reader's own choice, wherever the mail was caused.

use latchkey::demo::people::Purpose;
use latchkey::domain::role::Role;
use latchkey::journeys::post_ends::tend;
use latchkey::mail::transport::memory::StoredMail;
use latchkey::urls;

use crate::support::{Person, TestApp, on_both, person, persons};

on_both! {
    whoever_registers_on_a_welsh_page_is_written_to_in_welsh,
    a_choice_made_before_outlives_a_registration_in_english,
    a_stranger_in_english_gets_a_welsh_holder_no_english_code,
    a_stranger_in_welsh_gets_an_english_holder_no_welsh_code,
    the_old_address_is_told_in_the_holders_language,
    sponsors_are_told_in_their_own_language,
    a_mail_that_waits_keeps_the_language_it_was_queued_in,
    the_reference_that_a_mail_ends_with_is_found_by_the_desk,
}

/// Whether a mail is in Welsh, all of it or none of it.
#[track_caller]
fn is_welsh(mail: &StoredMail) -> bool {
    let (subject, text, html) = (&mail.subject, &mail.text, &mail.html);
    let welsh = [
        ["cerdyn clyfar", "cardiau clyfar", "e-bost"]
            .iter()
            .any(|word| subject.contains(word)),
        text.starts_with("Helo "),
        html.contains("<html lang=\"cy\">"),
    ];
    assert!(
        welsh.iter().all(|part| *part == welsh[0]),
        "{subject}: {welsh:?}"
    );
    welsh[0]
}

fn chose(app: &TestApp, holder: &Person, language: &str) {
    let change = format!(
        "UPDATE holders SET language = '{language}' WHERE smartcard_number = '{}'",
        holder.number
    );
    assert_eq!(app.change(&change), 1);
}

fn stored(app: &TestApp, holder: &Person) -> Vec<String> {
    app.values(&format!(
        "SELECT COALESCE(language, 'nothing') AS value FROM holders WHERE smartcard_number = '{}'",
        holder.number
    ))
}

async fn whoever_registers_on_a_welsh_page_is_written_to_in_welsh(app: TestApp) {
    let leila = persons(Purpose::UnlockedUnregistered)[1];
    let browser = app.browser();
    browser.sign_in(leila).await;
    browser.get("/me?lang=cy").await;
    // Looking at a page chooses nothing.
    assert_eq!(stored(&app, leila), ["nothing"]);
    let address = leila.email.unwrap();
    let code = browser.register_to_code(leila, address).await;
    assert!(is_welsh(&app.mail_to(address).await));
    assert_eq!(stored(&app, leila), ["cy"]);
    browser
        .submit(urls::REGISTER_CODE, &[("code", &code)])
        .await
        .leads_to(urls::REGISTER_DONE);
    let told = app.mail_to(address).await;
    assert!(is_welsh(&told) && told.text.contains(" ar 22 Tachwedd 2026"));
}

async fn a_choice_made_before_outlives_a_registration_in_english(app: TestApp) {
    let leila = persons(Purpose::UnlockedUnregistered)[1];
    chose(&app, leila, "cy");
    let browser = app.browser();
    browser.sign_in(leila).await;
    browser.get("/me?lang=en").await;
    browser.register(leila).await;
    assert_eq!(stored(&app, leila), ["cy"]);
    assert!(is_welsh(&app.mail_to(leila.email.unwrap()).await));
}

async fn a_stranger_in_english_gets_a_welsh_holder_no_english_code(app: TestApp) {
    let tomasz = person(Purpose::LockedRegistered);
    chose(&app, tomasz, "cy");
    let stranger = app.browser();
    stranger.get("/unlock?lang=en").await;
    stranger.unlock(tomasz, "739184").await;
    let mails = app.mails_about(tomasz, "").await;
    assert_eq!(mails.len(), 2);
    assert!(mails.iter().all(is_welsh));
    assert!(mails.iter().any(|mail| mail.text.contains("Gofynnoch chi")));
}

async fn a_stranger_in_welsh_gets_an_english_holder_no_welsh_code(app: TestApp) {
    let tomasz = person(Purpose::LockedRegistered);
    let stranger = app.browser();
    stranger.get("/unlock?lang=cy").await;
    stranger.unlock_to_code(tomasz).await;
    assert!(!is_welsh(&app.mail_to(tomasz.email.unwrap()).await));
    assert_eq!(stored(&app, tomasz), ["nothing"]);
}

async fn the_old_address_is_told_in_the_holders_language(app: TestApp) {
    let priya = person(Purpose::UnlockedRegistered);
    chose(&app, priya, "cy");
    let browser = app.browser();
    browser.sign_in(priya).await;
    let code = browser.change_email(priya, "priya.ward@demo.example").await;
    browser.submit(urls::CONTACT_CODE, &[("code", &code)]).await;
    let old = app.mail_to(priya.email.unwrap()).await;
    assert!(is_welsh(&old) && old.text.contains("Y cyfeiriad newydd yw"));
}

async fn sponsors_are_told_in_their_own_language(app: TestApp) {
    let priya = person(Purpose::UnlockedRegistered);
    chose(&app, priya, "cy");
    let ends = format!(
        "UPDATE holders SET ends_at = '2026-12-02 00:00:00', organisation_id = \
         (SELECT id FROM organisations WHERE ods_code = 'RXX00') WHERE smartcard_number = '{}'",
        priya.number
    );
    assert_eq!(app.change(&ends), 1);
    tend(&app.ports).unwrap();
    let mails = app.mails().await;
    let (own, others): (Vec<_>, Vec<_>) = mails
        .iter()
        .partition(|mail| Some(mail.to.as_str()) == priya.email);
    assert!(!own.is_empty() && own.into_iter().all(is_welsh));
    assert!(!others.is_empty() && !others.into_iter().any(is_welsh));
    // Another post, after the Sponsors chose Welsh and the holder English.
    app.change("UPDATE staff SET language = 'cy'");
    let yusuf = persons(Purpose::UnlockedRegistered)[1];
    chose(&app, yusuf, "en");
    app.change(&ends.replace(priya.number, yusuf.number));
    tend(&app.ports).unwrap();
    let mails = app.mails().await;
    let about: Vec<_> = mails
        .iter()
        .filter(|mail| mail.text.contains(yusuf.name))
        .collect();
    assert!(about.len() > 1);
    for mail in about {
        assert_eq!(is_welsh(mail), Some(mail.to.as_str()) != yusuf.email);
    }
}

async fn a_mail_that_waits_keeps_the_language_it_was_queued_in(app: TestApp) {
    let priya = person(Purpose::UnlockedRegistered);
    let browser = app.browser();
    browser.sign_in(priya).await;
    browser
        .submit(
            urls::CONTACT_DETAILS,
            &[
                ("email", "priya.ward@demo.example"),
                ("mobile", "07700 900199"),
                ("passcode", priya.passcode),
            ],
        )
        .await;
    chose(&app, priya, "cy");
    assert!(!is_welsh(&app.mail_to("priya.ward@demo.example").await));
}

async fn the_reference_that_a_mail_ends_with_is_found_by_the_desk(app: TestApp) {
    let priya = person(Purpose::UnlockedRegistered);
    chose(&app, priya, "cy");
    let browser = app.browser();
    browser.sign_in(priya).await;
    browser.change_email(priya, "priya.ward@demo.example").await;
    let mail = app.mail_to("priya.ward@demo.example").await;
    let last = mail.text.lines().last().unwrap();
    let reference = last.strip_prefix("Cyfeirnod: ").unwrap();
    let agent = app.officer(Role::RaAgent).await;
    let found = agent.get(&format!("{}?q={reference}", urls::RA_MAIL)).await;
    found.leads_to(&urls::of_reference(urls::RA_MAIL_ONE, reference));
    agent.get(&found.location).await.says(reference);
}
