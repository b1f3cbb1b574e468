//! The journeys of the Registration Authority at its console.

use latchkey::domain::role::Role;
use latchkey::urls;

use super::chromium::Chromedriver;
use super::holder::Person;
use super::mailbox::Mailbox;
use super::officer::{Officer, code_now, staff};
use super::way::Way;
use crate::services::Outcome;
use crate::services::database::Kind;
use crate::services::installation::Installation;

const REASON: &str = "Sat beside me and named their ward sister";
const EMAIL: &str = "gwen.example@nhs.net";
const INVITED: &str = "rosa.lindqvist@northfield.example";
const NEW: &str = "t4z8m1";
const PASSWORD: &str = "lantern saddle violet 63";

/// A holder gives three wrong sets of answers; an RA Manager finds the attempts, clears the lock-out, and
/// finds their own deed in the audit trail.
async fn clears_a_lockout(kind: Kind, way: Way) -> Outcome {
    let Some(driver) = Chromedriver::start()? else {
        return Ok(());
    };
    let Some(installation) = Installation::new(kind, &[])? else {
        return Ok(());
    };
    let holder = installation.demonstration()?.holder("locked, registered")?;
    let _service = installation.serve().await?;
    let browser = way.open(&driver, "lockout-holder").await?;
    let mut person = Person::new(browser, &installation, &holder);
    person.lock_out().await?;
    person.browser.leave().await?;

    let manager = staff(Role::RaManager)?;
    let mut officer = Officer::new(&driver, &installation, "lockout", way).await?;
    officer.sign_in(manager).await?;
    officer.browser.follow("Failed attempts").await?;
    officer.browser.is_at(urls::RA_ATTEMPTS).await?;
    let newest = officer.browser.text("main tbody tr").await?;
    assert!(newest.contains(holder.number()), "not the newest: {newest}");
    officer.browser.follow_first("main tbody a").await?;
    let attempt = officer.browser.path().await?;
    officer.browser.press("Claim").await?;
    let review = officer.browser.text("main .nhsuk-tag").await?;
    assert_eq!(review.to_lowercase(), "claimed");

    officer
        .browser
        .follow("Go to the holder’s page to help them")
        .await?;
    officer.browser.follow("Clear the lock-out").await?;
    // Without a reason nothing happens.
    officer.browser.press("Clear the lock-out").await?;
    officer.browser.is_in_error("reason").await?;
    officer.browser.fill("reason", REASON).await?;
    officer.browser.press("Clear the lock-out").await?;
    assert!(officer.news().await?.contains("lock-out is cleared"));
    officer.open(&attempt).await?;
    let review = officer.browser.text("main .nhsuk-tag").await?;
    assert_eq!(review.to_lowercase(), "closed");

    officer.browser.follow("Audit").await?;
    officer.browser.fill("subject", holder.number()).await?;
    officer.browser.choose("action", "Lock-out cleared").await?;
    officer.browser.press("Show").await?;
    let rows = officer.browser.texts("main tbody tr").await?;
    let [row] = rows.as_slice() else {
        return Err(format!("not one row: {rows:?}").into());
    };
    for part in [manager.email, "Lock-out cleared", holder.number(), REASON] {
        assert!(row.contains(part), "{part} is not in {row}");
    }
    let csv = officer.download("format=csv").await?;
    let told = csv.lines().find(|line| line.contains(REASON));
    let told = told.ok_or_else(|| format!("not exported: {csv}"))?;
    assert!(told.contains(manager.email) && told.contains("lockout_cleared"));
    officer.sign_out().await?;
    officer.browser.leave().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_manager_clears_a_lockout_and_finds_it_in_the_trail() -> Outcome {
    clears_a_lockout(Kind::Sqlite, Way::Scripts).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_manager_does_the_same_without_javascript_on_postgresql() -> Outcome {
    clears_a_lockout(Kind::Postgres, Way::NoScripts).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_manager_does_the_same_by_keyboard_alone() -> Outcome {
    clears_a_lockout(Kind::Sqlite, Way::Keyboard).await
}

/// A Local Smartcard Administrator checks who is there, the holder types a new passcode, and it works.
#[tokio::test(flavor = "multi_thread")]
async fn an_lsa_unlocks_a_card_with_its_holder() -> Outcome {
    let Some(driver) = Chromedriver::start()? else {
        return Ok(());
    };
    let Some(installation) = Installation::new(Kind::Sqlite, &[])? else {
        return Ok(());
    };
    let holder = installation
        .demonstration()?
        .holder("locked, unregistered")?;
    let _service = installation.serve().await?;
    let mut officer = Officer::new(&driver, &installation, "assist", Way::Scripts).await?;
    officer.sign_in(staff(Role::Lsa)?).await?;
    officer.find_holder(holder.number()).await?;
    officer
        .browser
        .follow("Unlock the card with the holder here")
        .await?;
    let width = officer
        .browser
        .number(".latchkey-photograph", "naturalWidth");
    assert!(width.await? > 0.0, "no photograph");
    checks_who_is_there(&mut officer).await?;

    let turn = urls::of_number(urls::RA_UNLOCK_PASSCODE, holder.number());
    officer.browser.is_at(&turn).await?;
    // The holder sits at the keyboard: nothing here leads into the console.
    assert_eq!(
        officer.browser.visible(".nhsuk-header__navigation").await?,
        0
    );
    assert_eq!(officer.browser.visible("a[href='/ra/me']").await?, 0);
    officer.browser.fill("new_passcode", NEW).await?;
    officer.browser.fill("confirm_passcode", NEW).await?;
    officer
        .browser
        .press("Set passcode and unlock the card")
        .await?;
    assert!(officer.news().await?.contains("unlocked"));
    assert_eq!(
        officer
            .browser
            .text("main .nhsuk-tag")
            .await?
            .to_lowercase(),
        "working"
    );
    officer.browser.leave().await?;

    let own = Way::Scripts.open(&driver, "assisted").await?;
    let mut person = Person::new(own, &installation, &holder);
    person.sign_in(NEW).await?;
    person.browser.leave().await
}

/// Nothing goes on until every box is ticked; the summary of what is missing leads to the boxes.
async fn checks_who_is_there(officer: &mut Officer<'_>) -> Outcome {
    let boxes = ["check_photograph", "check_document", "check_number"];
    let on = "It is them: hand over the keyboard";
    for (ticked, name) in boxes.iter().enumerate() {
        officer.browser.press(on).await?;
        let missing = officer
            .browser
            .texts(".nhsuk-error-summary__list a")
            .await?;
        assert_eq!(missing.len(), boxes.len() - ticked, "{missing:?}");
        let focus = officer.browser.focused("className").await?;
        assert!(
            focus.contains("nhsuk-error-summary"),
            "focus is on {focus:?}"
        );
        officer
            .browser
            .click(".nhsuk-error-summary__list a")
            .await?;
        assert_eq!(officer.browser.focused("id").await?, *name);
        officer.browser.click(&format!("#{name}")).await?;
    }
    officer.browser.press(on).await
}

/// One person proposes an address, another puts it in use; the new address hears of it.
#[tokio::test(flavor = "multi_thread")]
async fn an_agent_proposes_an_email_and_a_manager_approves_it() -> Outcome {
    let Some(driver) = Chromedriver::start()? else {
        return Ok(());
    };
    let Some(installation) = Installation::new(Kind::Sqlite, &[])? else {
        return Ok(());
    };
    let holder = installation
        .demonstration()?
        .holder("locked, unregistered")?;
    let _service = installation.serve().await?;
    let mut agent = Officer::new(&driver, &installation, "agent", Way::Scripts).await?;
    agent.sign_in(staff(Role::RaAgent)?).await?;
    agent.propose_email(holder.number(), EMAIL, REASON).await?;
    assert!(agent.news().await?.contains("is proposed"));
    // Nobody decides on their own proposal.
    agent.browser.follow("Approvals").await?;
    assert_eq!(agent.browser.visible("main td a").await?, 0);

    let mut manager = Officer::new(&driver, &installation, "approver", Way::Scripts).await?;
    manager.sign_in(staff(Role::RaManager)?).await?;
    manager.browser.follow("Approvals").await?;
    manager.browser.follow_first("main td a").await?;
    assert!(manager.browser.text("main").await?.contains(REASON));
    manager.browser.click("main input[value=approve]").await?;
    manager
        .browser
        .fill("reason", "Called back on the ward's number")
        .await?;
    manager.browser.press("Save decision").await?;
    manager.browser.is_at(urls::RA_APPROVALS).await?;
    assert!(manager.news().await?.contains("in use"));

    let page = urls::of_number(urls::RA_HOLDER, holder.number());
    agent.open(&page).await?;
    assert!(agent.browser.text("main dl").await?.contains(EMAIL));
    Mailbox::new(&installation).next(EMAIL).await?;
    agent.browser.leave().await?;
    manager.browser.leave().await
}

/// Somebody is invited, sets up their account alone, and comes back with a recovery code.
#[tokio::test(flavor = "multi_thread")]
async fn somebody_is_invited_and_sets_up_their_second_factor() -> Outcome {
    let Some(driver) = Chromedriver::start()? else {
        return Ok(());
    };
    let Some(installation) = Installation::new(Kind::Sqlite, &[])? else {
        return Ok(());
    };
    installation.demonstration()?;
    let _service = installation.serve().await?;
    let mut manager = Officer::new(&driver, &installation, "inviter", Way::Scripts).await?;
    manager.sign_in(staff(Role::RaManager)?).await?;
    manager.invite("Rosa Lindqvist", INVITED).await?;
    manager.browser.leave().await?;

    let link = Mailbox::new(&installation)
        .next(INVITED)
        .await?
        .invitation()?;
    let mut guest = Officer::new(&driver, &installation, "invited", Way::Scripts).await?;
    guest.browser.open(&link).await?;
    guest.browser.fill("new_password", PASSWORD).await?;
    guest.browser.fill("confirm_password", PASSWORD).await?;
    guest.browser.press("Save password").await?;
    guest.browser.is_at(urls::RA_SIGN_IN).await?;
    guest.give_password(INVITED, PASSWORD).await?;
    guest.browser.is_at(urls::RA_ENROL).await?;
    let (_, _, wide, high) = guest
        .browser
        .element(".latchkey-qr svg")
        .await?
        .rectangle()
        .await?;
    assert!(
        wide >= 150.0 && high >= 150.0,
        "a code of {wide} by {high} cannot be scanned"
    );
    let key = guest.browser.text(".latchkey-reference").await?;
    guest.browser.fill("code", &code_now(&key)?).await?;
    guest.browser.press("Finish and sign in").await?;
    let recovery = guest.browser.texts(".latchkey-codes li").await?;
    assert!(recovery.len() >= 8, "{} recovery codes", recovery.len());
    guest.browser.follow("Go to the dashboard").await?;
    guest.browser.is_at(urls::RA).await?;
    guest.sign_out().await?;

    guest.give_password(INVITED, PASSWORD).await?;
    guest.give_code(&recovery[0]).await?;
    guest.browser.leave().await
}
