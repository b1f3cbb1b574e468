//! The journeys.

use latchkey::urls;

use super::chromium::Chromedriver;
use super::holder::{Answered, Person};
use super::way::Way;
use crate::services::Outcome;
use crate::services::database::Kind;
use crate::services::demonstration::Holder;
use crate::services::installation::Installation;

const EMAIL: &str = "sam.example@nhs.net";
const WRONG: [&str; 3] = ["k7w2q9", "k7w2q8", "k7w2q6"];
const NEW: &str = "t4z8m1";

/// Registers, locks the card, unlocks it with answers and code, and signs in with the new passcode.
async fn registers_and_unlocks(kind: Kind, way: Way) -> Outcome {
    let Some(driver) = Chromedriver::start()? else {
        return Ok(());
    };
    let Some(installation) = Installation::new(kind, &[])? else {
        return Ok(());
    };
    let holder = installation
        .demonstration()?
        .holder("unlocked, unregistered")?;
    let _service = installation.serve().await?;
    let browser = way.open(&driver, "unlock").await?;
    let mut person = Person::new(browser, &installation, &holder);

    person.open(urls::SIGN_IN).await?;
    // The button that shows a passcode appears where scripts run, and only there.
    let shows = person
        .browser
        .visible(".nhsuk-password-input__toggle")
        .await?;
    assert_eq!(
        shows,
        usize::from(way != Way::NoScripts),
        "not as it is with {way:?}"
    );

    person.sign_in(holder.passcode()).await?;
    let answered = person.register(holder.passcode(), EMAIL).await?;
    person.sign_out().await?;
    lock(&mut person).await?;
    person.prove_by_answers(&answered).await?;
    person.type_code(EMAIL).await?;
    person.choose_passcode(NEW).await?;
    person.sign_in(NEW).await?;
    person.browser.leave().await
}

/// Three wrong passcodes. The first two are told on the page, and its title says so first; the third
/// locks the card and leads to where it can be unlocked.
async fn lock(person: &mut Person<'_>) -> Outcome {
    let [first, second, third] = WRONG;
    for passcode in [first, second] {
        person.try_to_sign_in(passcode).await?;
        person.browser.is_at(urls::SIGN_IN).await?;
        person.browser.is_in_error("smartcard_number").await?;
    }
    person.try_to_sign_in(third).await?;
    person.browser.is_at(urls::UNLOCK).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_holder_registers_locks_the_card_and_unlocks_it() -> Outcome {
    registers_and_unlocks(Kind::Sqlite, Way::Scripts).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_holder_does_the_same_without_javascript() -> Outcome {
    registers_and_unlocks(Kind::Sqlite, Way::NoScripts).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_holder_does_the_same_on_postgresql() -> Outcome {
    registers_and_unlocks(Kind::Postgres, Way::Scripts).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_holder_does_the_same_by_keyboard_alone() -> Outcome {
    registers_and_unlocks(Kind::Sqlite, Way::Keyboard).await
}

/// The link in the email spends the code only in the browser that asked for it.
#[tokio::test(flavor = "multi_thread")]
async fn the_link_in_the_email_works_where_the_unlock_was_started_and_nowhere_else() -> Outcome {
    let Some(driver) = Chromedriver::start()? else {
        return Ok(());
    };
    let Some(installation) = Installation::new(Kind::Sqlite, &[])? else {
        return Ok(());
    };
    let holder = installation.demonstration()?.holder("locked, registered")?;
    let _service = installation.serve().await?;
    let (email, answered) = (text(&holder.0["email"]), answers(&holder));
    let here = Way::Scripts.open(&driver, "link-here").await?;
    let mut person = Person::new(here, &installation, &holder);
    let mut there = Way::Scripts.open(&driver, "link-there").await?;

    // Elsewhere the link leads to advice, and the code stays good.
    person.prove_by_answers(&answered).await?;
    let mail = person.mailbox.next_code(&email).await?;
    there.open(&mail.link()?).await?;
    assert_eq!(there.visible("main form button").await?, 0);
    assert!(
        there
            .text("main")
            .await?
            .contains("Type the code from the email there")
    );
    person.browser.fill("code", &mail.code()?).await?;
    person.browser.press("Continue").await?;
    person.browser.is_at(urls::UNLOCK_PASSCODE).await?;

    // Here the link leads to a button, and the button does what typing the code does.
    person.prove_by_answers(&answered).await?;
    let mail = person.mailbox.next_code(&email).await?;
    person.browser.open(&mail.link()?).await?;
    person.browser.press("Use this code").await?;
    person.choose_passcode(NEW).await?;
    person.sign_in(NEW).await?;

    // Used, it is dead.
    person.browser.open(&mail.link()?).await?;
    assert_eq!(person.browser.visible("main form button").await?, 0);
    there.leave().await?;
    person.browser.leave().await
}

/// The questions that a holder of the demonstration has answered.
fn answers(holder: &Holder) -> Vec<Answered> {
    let questions = holder.0["questions"]
        .as_array()
        .cloned()
        .unwrap_or_default();
    questions
        .iter()
        .map(|asked| (text(&asked["text"]), text(&asked["answer"])))
        .collect()
}

fn text(value: &serde_json::Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
