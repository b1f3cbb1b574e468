//! Leavers, movers, posts for a time and new names: each for a reason, written down, told, and undone where it can be.

mod guards;
mod post;

use latchkey::demo::people::PEOPLE;
use latchkey::domain::role::Role;
use latchkey::urls;

use crate::support::{Browser, Page, Person, TestApp, on_both};

on_both! {
    a_leaver_is_closed_and_opened_again,
    a_closed_holder_is_shut_out_of_everything,
    a_holder_moves_with_card_and_registration,
    organisations_are_found_by_code_and_name,
    a_name_changes_with_proof,
}

/// Works, registered.
const PRIYA: usize = 2;
/// Locked, registered.
const TOMASZ: usize = 1;
const WHY: &str = "her manager rang the desk";

fn who(index: usize) -> &'static Person {
    &PEOPLE[index]
}

fn of(path: &str, holder: usize) -> String {
    urls::of_number(path, who(holder).number)
}

fn done(holder: usize, what: &str) -> String {
    format!("{}?done={what}", of(urls::RA_HOLDER, holder))
}

impl TestApp {
    fn noted(&self, action: &str) -> Vec<String> {
        let told = "SELECT actor || ': ' || detail AS value FROM audit_events WHERE action = ";
        self.values(&format!("{told}'{action}' ORDER BY id"))
    }

    /// One column of a holder's row, as text.
    fn column(&self, column: &str, holder: usize) -> String {
        let query = format!(
            "SELECT COALESCE(CAST({column} AS TEXT), '-') AS value FROM holders WHERE smartcard_number = '{}'",
            who(holder).number
        );
        self.values(&query).remove(0)
    }

    fn another_organisation(&self, holder: usize) -> [String; 2] {
        let rest = format!(
            "FROM organisations WHERE id <> {} ORDER BY id DESC",
            self.column("organisation_id", holder)
        );
        let one = |column: &str| {
            self.values(&format!("SELECT {column} AS value {rest}"))
                .remove(0)
        };
        [one("ods_code"), one("name")]
    }
}

impl Browser<'_> {
    async fn close_profile(&self, holder: usize, wanted: &str) -> Page {
        let fields = [("wanted", wanted), ("reason", WHY)];
        self.submit(&of(urls::RA_CLOSE, holder), &fields).await
    }

    async fn rename_holder(&self, holder: usize, name: &str, proof: &str, note: &str) -> Page {
        let fields = [("name", name), ("proof", proof), ("note", note)];
        self.submit(&of(urls::RA_RENAME, holder), &fields).await
    }
}

async fn a_leaver_is_closed_and_opened_again(app: TestApp) {
    let (priya, holder) = (who(PRIYA), app.browser());
    holder.sign_in(priya).await;
    let agent = app.officer(Role::RaAgent).await;
    agent
        .get(&of(urls::RA_CLOSE, PRIYA))
        .await
        .says("Close the profile");
    agent
        .close_profile(PRIYA, "close")
        .await
        .leads_to(&done(PRIYA, "closed"));
    assert!(!holder.is_signed_in().await);
    assert_eq!(app.count("registrations r JOIN holders h ON h.id = r.holder_id WHERE h.smartcard_number = '555012340033'"), 0);
    assert_eq!(
        app.noted("holder_closed"),
        [format!("ra.agent@demo.example: {WHY}")]
    );
    assert!(
        app.mail_to(priya.email.unwrap())
            .await
            .text
            .contains("closed the profile")
    );
    let page = agent.get(&of(urls::RA_HOLDER, PRIYA)).await;
    page.says("Closed")
        .says("since 09:0")
        .says("Not in use")
        .says("Open the profile again");
    let list = agent.get(&format!("{}?q=priya", urls::RA_HOLDERS)).await;
    assert_eq!(list.listed("tbody th .nhsuk-tag"), ["Closed"]);
    // Closed is closed.
    agent
        .close_profile(PRIYA, "close")
        .await
        .leads_to(&done(PRIYA, "as-before"));
    assert_eq!(
        (app.happened("holder_closed"), app.queued("profile_closed")),
        (1, 1)
    );
    app.browser()
        .try_sign_in(priya.number, priya.passcode)
        .await
        .has_status(200)
        .says("Your smartcard profile is closed");
    opened_again(&app, &agent).await;
}

/// The second half: the profile is opened, and the card works as before.
async fn opened_again(app: &TestApp, agent: &Browser<'_>) {
    let priya = who(PRIYA);
    agent
        .get(&of(urls::RA_CLOSE, PRIYA))
        .await
        .says("Open the profile again");
    agent
        .close_profile(PRIYA, "open")
        .await
        .leads_to(&done(PRIYA, "reopened"));
    assert_eq!(
        app.noted("holder_reopened"),
        [format!("ra.agent@demo.example: {WHY}")]
    );
    assert!(
        app.mail_to(priya.email.unwrap())
            .await
            .text
            .contains("opened the profile")
    );
    agent
        .close_profile(PRIYA, "open")
        .await
        .leads_to(&done(PRIYA, "as-before"));
    assert_eq!(
        (
            app.happened("holder_reopened"),
            app.queued("profile_reopened")
        ),
        (1, 1)
    );
    // The card works as before, and its holder registers again.
    let again = app.browser();
    again.sign_in(priya).await;
    again.register(priya).await;
}

async fn a_closed_holder_is_shut_out_of_everything(app: TestApp) {
    let (tomasz, holder) = (who(TOMASZ), app.browser());
    let code = holder.unlock_to_code(tomasz).await;
    let agent = app.officer(Role::RaAgent).await;
    agent
        .close_profile(TOMASZ, "close")
        .await
        .leads_to(&done(TOMASZ, "closed"));
    app.mails().await;
    // The unlock that was under way, and another, with the answers that are gone.
    let page = holder.submit(urls::UNLOCK_CODE, &[("code", &code)]).await;
    assert_ne!(page.location, urls::UNLOCK_PASSCODE);
    let other = app.browser();
    other.start_unlock(tomasz.number).await;
    other.answer_right(tomasz).await;
    assert_eq!(app.queued("unlock_code"), 1);
    // Nor at the desk, which is not offered it.
    let page = agent.get(&of(urls::RA_UNLOCK, TOMASZ)).await;
    assert!(page.listed("input[name=check_photograph]").is_empty());
    assert!(
        !agent
            .get(&of(urls::RA_HOLDER, TOMASZ))
            .await
            .says("Closed")
            .text()
            .contains("Unlock the card with")
    );
    assert!(app.card_is_locked(tomasz));
    app.mails().await;
}

async fn a_holder_moves_with_card_and_registration(app: TestApp) {
    let (priya, holder) = (who(PRIYA), app.browser());
    holder.sign_in(priya).await;
    let agent = app.officer(Role::RaAgent).await;
    let [code, name] = app.another_organisation(PRIYA);
    let old = app.column("organisation_id", PRIYA);
    let path = of(urls::RA_MOVE, PRIYA);
    let fields = [("organisation", code.as_str()), ("reason", WHY), ("q", "")];
    agent
        .submit(&path, &fields)
        .await
        .leads_to(&done(PRIYA, "moved"));
    assert_ne!(app.column("organisation_id", PRIYA), old);
    let told = app.noted("holder_moved").remove(0);
    assert!(
        told.contains(&format!("to {code} {name}: {WHY}")) && told.contains("from "),
        "{told}"
    );
    assert!(
        app.mail_to(priya.email.unwrap())
            .await
            .subject
            .contains(&name)
    );
    // Whoever finds people there by name finds her.
    let words = format!("holder_words WHERE word = 'priya' AND organisation_id <> {old}");
    assert_eq!(app.count(&words), 1);
    // Nothing else has changed.
    assert!(holder.is_signed_in().await);
    assert_eq!(app.count("registrations r JOIN holders h ON h.id = r.holder_id WHERE h.smartcard_number = '555012340033'"), 1);
    agent
        .submit(&path, &fields)
        .await
        .has_status(422)
        .complains("works there already");
    let unknown = [("organisation", "NOBODY"), ("reason", WHY)];
    agent
        .submit(&path, &unknown)
        .await
        .has_status(422)
        .complains("no organisation");
    assert_eq!(app.happened("holder_moved"), 1);
}

async fn organisations_are_found_by_code_and_name(app: TestApp) {
    let agent = app.officer(Role::RaAgent).await;
    let [code, name] = app.another_organisation(PRIYA);
    let path = of(urls::RA_MOVE, PRIYA);
    agent
        .get(&format!("{path}?q={}", code.to_lowercase()))
        .await
        .says(&name);
    let word = name.split(' ').next().unwrap();
    agent.get(&format!("{path}?q={word}")).await.says(&name);
    agent
        .get(&format!("{path}?q=nowhere+at+all"))
        .await
        .says("No organisation here");
    let page = agent.get(&path).await;
    assert!(page.listed("input[name=organisation]").is_empty());
    // What was looked for stays after a slip.
    let slip = [("organisation", ""), ("reason", ""), ("q", word)];
    agent.submit(&path, &slip).await.has_status(422).says(&name);
}

async fn a_name_changes_with_proof(app: TestApp) {
    let priya = who(PRIYA);
    let agent = app.officer(Role::RaAgent).await;
    agent
        .get(&of(urls::RA_RENAME, PRIYA))
        .await
        .says("until they are next renewed")
        .says("Deed poll");
    let long = "x".repeat(101);
    for name in ["", "...", "Priya\u{7}", long.as_str()] {
        agent
            .rename_holder(PRIYA, name, "marriage", "no 123 of 2026")
            .await
            .has_status(422);
    }
    for (proof, note) in [
        ("", "no 123 of 2026"),
        ("hearsay", "no 123 of 2026"),
        ("marriage", "ok"),
    ] {
        agent
            .rename_holder(PRIYA, "Priya Sharma", proof, note)
            .await
            .has_status(422);
    }
    agent
        .rename_holder(PRIYA, priya.name, "marriage", "no 123 of 2026")
        .await
        .complains("has now");
    assert_eq!(app.happened("holder_renamed"), 0);
    agent
        .rename_holder(PRIYA, " Priya   Sharma ", "marriage", "no 123 of 2026")
        .await
        .leads_to(&done(PRIYA, "renamed"));
    assert_eq!(app.column("name", PRIYA), "Priya Sharma");
    assert_eq!(
        app.noted("holder_renamed"),
        [
            "ra.agent@demo.example: from Priya Raman to Priya Sharma; Marriage or civil partnership certificate: no 123 of 2026"
        ]
    );
    assert_eq!(
        (
            app.count("holder_words WHERE word = 'sharma'"),
            app.count("holder_words WHERE word = 'raman'")
        ),
        (1, 0)
    );
    let mail = app.mail_to(priya.email.unwrap()).await;
    assert!(
        mail.text.contains("from Priya Raman to Priya Sharma"),
        "{}",
        mail.text
    );
}
