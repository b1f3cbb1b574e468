//! What holders do besides registering and unlocking: their details, their passcode, their certificates,
//! a lost card, help. Each with scripts, without them, and with the keyboard alone.

use fantoccini::key::Key;
use latchkey::urls;

use super::chromium::Chromedriver;
use super::holder::Person;
use super::way::Way;
use crate::services::Outcome;
use crate::services::database::Kind;
use crate::services::installation::Installation;

const EMAIL: &str = "priya.example@nhs.net";
const MOBILE: &str = "07700 900555";
const CALLBACK: &str = "01632 960777";
const NEW: &str = "t4z8m1";

/// One installation, and one holder after the other at browsers of their own.
async fn everyday(way: Way) -> Outcome {
    let Some(driver) = Chromedriver::start()? else {
        return Ok(());
    };
    let Some(installation) = Installation::new(Kind::Sqlite, &[])? else {
        return Ok(());
    };
    let people = installation.demonstration()?;
    let _service = installation.serve().await?;

    let priya = people.holder("unlocked, registered")?;
    let browser = way.open(&driver, "details").await?;
    let mut person = Person::new(browser, &installation, &priya);
    if way == Way::Keyboard {
        skips_to_the_page(&mut person).await?;
    }
    looks_for_help(&mut person).await?;
    person.sign_in(priya.passcode()).await?;
    changes_details(&mut person, priya.passcode()).await?;
    changes_passcode(&mut person, priya.passcode()).await?;
    person.sign_out().await?;
    person.sign_in(NEW).await?;
    cancels_a_lost_card(&mut person).await?;
    person.browser.leave().await?;

    let daniel = people.holder("renewal due")?;
    let browser = way.open(&driver, "renewal").await?;
    let mut person = Person::new(browser, &installation, &daniel);
    renews(&mut person, daniel.passcode()).await?;
    person.sign_out().await?;
    person.report(CALLBACK).await?;
    person.browser.leave().await
}

/// The first Tab on a page shows the link that leads past the header; from there Tab goes on within the
/// page, and Shift and Tab back.
async fn skips_to_the_page(person: &mut Person<'_>) -> Outcome {
    person.open(urls::START).await?;
    let keyboard = person.browser.keyboard();
    keyboard.press(Key::Tab).await?;
    let first = person.browser.focused("className").await?;
    assert!(first.contains("nhsuk-skip-link"), "the first is {first:?}");
    keyboard.press(Key::Enter).await?;
    assert_eq!(person.browser.focused("id").await?, "maincontent");
    keyboard.press(Key::Tab).await?;
    let first = person.browser.focused("href").await?;
    assert!(
        first.ends_with(urls::UNLOCK),
        "the first of the page is {first:?}"
    );
    keyboard.press(Key::Tab).await?;
    keyboard.strike(Some(Key::Shift), Key::Tab.into()).await?;
    assert_eq!(person.browser.focused("href").await?, first);
    Ok(())
}

/// The help by its search, and the desk by its place.
async fn looks_for_help(person: &mut Person<'_>) -> Outcome {
    person.open(urls::START).await?;
    person
        .browser
        .follow_first("footer a[href='/help']")
        .await?;
    person.browser.fill("q", "code not coming").await?;
    person.browser.press("Search").await?;
    let found = person
        .browser
        .texts("main h3, main .nhsuk-card__heading")
        .await?;
    assert!(!found.is_empty(), "nothing found");
    person
        .browser
        .follow_first("main .nhsuk-card__heading a, main .nhsuk-card a")
        .await?;
    assert!(person.browser.path().await?.starts_with("/help/"));
    person
        .browser
        .follow_first("footer a[href='/contact']")
        .await?;
    person.browser.fill("q", "Northfield").await?;
    person.browser.press("Search").await?;
    person
        .browser
        .follow_first("main a[href='/contact/RXX00']")
        .await?;
    assert!(person.browser.text("h1").await?.contains("Northfield"));
    Ok(())
}

/// A mobile number and an email address that is confirmed by its code; an address elsewhere is refused
/// first, and the summary of that leads to the field. A new address takes the passcode.
async fn changes_details(person: &mut Person<'_>, passcode: &str) -> Outcome {
    person
        .browser
        .follow_first("main a[href='/me/contact']")
        .await?;
    person
        .browser
        .fill("email", "priya@elsewhere.example")
        .await?;
    person.browser.press("Save and continue").await?;
    person.browser.is_in_error("email").await?;
    person.browser.fill("email", EMAIL).await?;
    person.browser.fill("mobile", MOBILE).await?;
    person.browser.press("Save and continue").await?;
    person.browser.is_in_error("passcode").await?;
    person.browser.fill("passcode", passcode).await?;
    person.browser.press("Save and continue").await?;
    person.browser.is_at(urls::CONTACT_CODE).await?;
    person.type_code(EMAIL).await?;
    person.browser.is_at(urls::PROFILE).await?;
    let details = person.browser.text("main").await?;
    assert!(
        details.contains(EMAIL) && details.contains("07700 900555"),
        "{details}"
    );
    Ok(())
}

/// A new passcode in the place of the one that is known.
async fn changes_passcode(person: &mut Person<'_>, passcode: &str) -> Outcome {
    person.browser.follow("Change my passcode").await?;
    person.browser.press("Change my passcode").await?;
    person.browser.is_in_error("passcode").await?;
    person.browser.fill("passcode", passcode).await?;
    person.browser.fill("new_passcode", NEW).await?;
    person.browser.fill("confirm_passcode", NEW).await?;
    person.browser.press("Change my passcode").await?;
    person.browser.is_at(urls::PROFILE).await?;
    person.browser.follow("See all activity").await?;
    person.browser.is_at(urls::ACTIVITY).await
}

/// A lost card is cancelled by its holder, who is told what to do next.
async fn cancels_a_lost_card(person: &mut Person<'_>) -> Outcome {
    person.open(urls::PROFILE).await?;
    person
        .browser
        .follow_first("main a[href='/me/card/report']")
        .await?;
    person.browser.press("Continue").await?;
    person.browser.is_in_error("reason").await?;
    person.browser.tick("reason", "lost").await?;
    person.browser.fill("callback", CALLBACK).await?;
    person.browser.press("Continue").await?;
    person.browser.is_at(urls::CARD_REPORT_CHECK).await?;
    person.browser.press("Cancel my card for good").await?;
    person.browser.is_at(urls::CARD_REPORT_DONE).await?;
    assert!(person.browser.text("h1").await?.contains("cancelled"));
    Ok(())
}

/// The sign-in leads to the renewal that is due; a wrong passcode is told.
async fn renews(person: &mut Person<'_>, passcode: &str) -> Outcome {
    person.try_to_sign_in(passcode).await?;
    person.accept_terms().await?;
    person.browser.is_at(urls::RENEW).await?;
    person.browser.press("Renew now").await?;
    person.browser.is_in_error("passcode").await?;
    person.browser.fill("passcode", passcode).await?;
    person.browser.press("Renew now").await?;
    person.browser.is_at(urls::RENEW_DONE).await
}

#[tokio::test(flavor = "multi_thread")]
async fn holders_look_after_their_cards() -> Outcome {
    everyday(Way::Scripts).await
}

#[tokio::test(flavor = "multi_thread")]
async fn holders_look_after_their_cards_without_javascript() -> Outcome {
    everyday(Way::NoScripts).await
}

#[tokio::test(flavor = "multi_thread")]
async fn holders_look_after_their_cards_by_keyboard_alone() -> Outcome {
    everyday(Way::Keyboard).await
}
