//! What the Registration Authority does at a desk besides lock-outs and unlocks: certificates, reported and
//! cancelled cards, leavers, staff, tokens, clinics, reports. With scripts and without them.

use latchkey::domain::role::Role;
use latchkey::urls;

use super::chromium::Chromedriver;
use super::holder::Person;
use super::officer::{Officer, staff};
use super::way::Way;
use crate::services::Outcome;
use crate::services::database::Kind;
use crate::services::demonstration::Demonstration;
use crate::services::installation::Installation;

const REASON: &str = "Sat beside me and named their ward sister";
const CALLBACK: &str = "01632 960777";
const INVITED: &str = "rosa.lindqvist@northfield.example";
const NEW: &str = "t4z8m1";
const CHECKS: [&str; 3] = ["check_photograph", "check_document", "check_number"];
const HAND_OVER: &str = "It is them: hand over the keyboard";

async fn works_at_the_desk(way: Way) -> Outcome {
    let Some(driver) = Chromedriver::start()? else {
        return Ok(());
    };
    let Some(installation) = Installation::new(Kind::Sqlite, &[])? else {
        return Ok(());
    };
    let people = installation.demonstration()?;
    let _service = installation.serve().await?;
    let stranger = people.holder("locked, registered")?;
    let browser = way.open(&driver, "desk-report").await?;
    let mut person = Person::new(browser, &installation, &stranger);
    person.report(CALLBACK).await?;
    person.browser.leave().await?;

    let mut officer = Officer::new(&driver, &installation, "desk", way).await?;
    officer.sign_in(staff(Role::RaManager)?).await?;
    makes_certificates(&mut officer, &people).await?;
    cancels_a_reported_card(&mut officer, stranger.number()).await?;
    replaces_a_card(&mut officer, &people).await?;
    closes_a_profile(&mut officer, &people).await?;
    grants_a_role(&mut officer).await?;
    makes_a_token(&mut officer).await?;
    runs_a_clinic(&mut officer).await?;
    reads_reports(&mut officer).await?;
    officer.sign_out().await?;
    officer.browser.leave().await
}

/// Certificates are renewed for the third time, and made anew after they have expired, with the holder there.
async fn makes_certificates(officer: &mut Officer<'_>, people: &Demonstration) -> Outcome {
    let hannah = people.holder("third renewal due")?;
    officer.open_holder(hannah.number(), "renew").await?;
    sees_who_it_is(officer).await?;
    officer.browser.fill("passcode", hannah.passcode()).await?;
    officer.browser.press("Renew my certificates").await?;
    officer.has_news_of_holder(hannah.number()).await?;

    let ravi = people.holder("certificates expired")?;
    officer.open_holder(ravi.number(), "repair").await?;
    sees_who_it_is(officer).await?;
    types_new_passcode(officer).await?;
    officer
        .browser
        .press("Set passcode and repair the card")
        .await?;
    officer.has_news_of_holder(ravi.number()).await
}

/// The holder confirms a stranger’s report, and the card is cancelled; nothing before that.
async fn cancels_a_reported_card(officer: &mut Officer<'_>, number: &str) -> Outcome {
    officer.browser.follow("Reported cards").await?;
    officer.browser.follow_first("main tbody a").await?;
    let about = officer.browser.text("main dl").await?.replace(' ', "");
    assert!(about.contains(number), "{about} is not about {number}");
    officer.browser.press("Save decision").await?;
    officer.browser.is_in_error("decision").await?;
    for check in ["check_rung", "check_name", "check_organisation"] {
        officer.browser.tick(check, "yes").await?;
    }
    officer.browser.tick("decision", "cancel").await?;
    officer.browser.fill("reason", REASON).await?;
    officer.browser.press("Save decision").await?;
    assert!(officer.news().await?.contains("cancelled for good"));
    Ok(())
}

/// A card is cancelled at the desk, and its holder gets another one.
async fn replaces_a_card(officer: &mut Officer<'_>, people: &Demonstration) -> Outcome {
    let priya = people.holder("unlocked, registered")?;
    officer.open_holder(priya.number(), "cancel").await?;
    officer.browser.press("Cancel the card").await?;
    officer.browser.is_in_error("confirm").await?;
    officer.browser.tick("reason", "lost").await?;
    officer.browser.fill("note", REASON).await?;
    officer.browser.tick("confirm", "yes").await?;
    officer.browser.press("Cancel the card").await?;
    officer.open_holder(priya.number(), "replace").await?;
    sees_who_it_is(officer).await?;
    types_new_passcode(officer).await?;
    officer
        .browser
        .press("Set passcode and issue the card")
        .await?;
    officer.has_news_of_holder(priya.number()).await
}

/// A leaver’s profile is closed, and opened again.
async fn closes_a_profile(officer: &mut Officer<'_>, people: &Demonstration) -> Outcome {
    let amara = people.holder("unlocked, unregistered")?;
    for deed in ["Close the profile", "Open the profile"] {
        officer.open_holder(amara.number(), "close").await?;
        officer.browser.fill("reason", REASON).await?;
        officer.browser.press(deed).await?;
        officer.has_news_of_holder(amara.number()).await?;
    }
    Ok(())
}

/// Somebody new is invited and is given a second role.
async fn grants_a_role(officer: &mut Officer<'_>) -> Outcome {
    officer.invite("Rosa Lindqvist", INVITED).await?;
    officer
        .browser
        .follow_first("main a[href$='/grant']")
        .await?;
    officer.browser.press("Grant the role").await?;
    officer.browser.is_in_error("role").await?;
    officer.browser.choose_line("role", 1).await?;
    officer.browser.choose_line("organisation", 1).await?;
    officer.browser.press("Grant the role").await?;
    assert!(officer.news().await?.contains("granted"));
    Ok(())
}

/// A token is shown once, and revoked.
async fn makes_a_token(officer: &mut Officer<'_>) -> Outcome {
    officer.open(urls::RA_TOKENS).await?;
    officer.browser.fill("name", "Nightly import").await?;
    officer.browser.click("main input[type=checkbox]").await?;
    officer.browser.fill("days", "30").await?;
    officer.browser.press("Make the token").await?;
    assert!(!officer.browser.text(".latchkey-token").await?.is_empty());
    officer.browser.follow("Go to the tokens").await?;
    officer.browser.press("Revoke Nightly import").await?;
    assert!(officer.news().await?.contains("revoked"));
    Ok(())
}

/// A clinic is added where everybody can see it, and removed.
async fn runs_a_clinic(officer: &mut Officer<'_>) -> Outcome {
    officer.open(urls::RA_CLINICS).await?;
    officer.browser.fill("q", "Y12345").await?;
    officer.browser.press("Search").await?;
    officer
        .browser
        .follow_first("main a[href*='/clinics/new']")
        .await?;
    officer.browser.fill("name", "Saturday clinic").await?;
    officer.browser.press("Save").await?;
    officer.browser.is_in_error("place").await?;
    officer
        .browser
        .fill("place", "Vale House, first floor")
        .await?;
    officer.browser.tick("service_unlock", "yes").await?;
    officer.browser.fill("saturday_opens", "9").await?;
    officer.browser.fill("saturday_closes", "12.30").await?;
    officer.browser.press("Save").await?;
    officer.browser.follow("Saturday clinic").await?;
    officer.browser.follow("Remove this clinic").await?;
    officer.browser.press("Remove the clinic").await?;
    let left = officer.browser.texts("main ul a").await?;
    assert!(
        left.iter().all(|clinic| clinic != "Saturday clinic"),
        "{left:?}"
    );
    Ok(())
}

/// Every report is looked at, and one is taken along.
async fn reads_reports(officer: &mut Officer<'_>) -> Outcome {
    officer.browser.follow("Reports").await?;
    for report in officer
        .browser
        .texts("main nav[aria-label=Reports] a")
        .await?
    {
        officer.browser.follow(&report).await?;
        assert_eq!(officer.browser.text("h1").await?, report);
    }
    officer.browser.is_at(urls::RA_REPORTS).await?;
    assert!(officer.download("format=csv").await?.lines().count() > 1);
    Ok(())
}

/// The officer ticks what they have seen, and hands the keyboard over.
async fn sees_who_it_is(officer: &mut Officer<'_>) -> Outcome {
    for check in CHECKS {
        officer.browser.tick(check, "yes").await?;
    }
    officer.browser.press(HAND_OVER).await
}

async fn types_new_passcode(officer: &Officer<'_>) -> Outcome {
    officer.browser.fill("new_passcode", NEW).await?;
    officer.browser.fill("confirm_passcode", NEW).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_manager_works_at_the_desk() -> Outcome {
    works_at_the_desk(Way::Scripts).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_manager_works_at_the_desk_without_javascript() -> Outcome {
    works_at_the_desk(Way::NoScripts).await
}
