//! An email for a holder: proposed by one, decided by another, told to the old address and the new (R48).

use latchkey::demo::staff::STAFF;
use latchkey::domain::role::Role;
use latchkey::urls;

use super::{FIONA, TOMASZ, WHY, done, of, who};
use crate::support::{Browser, Page, TestApp, on_both};

on_both! {
    one_proposes_and_another_approves,
    who_proposes_does_not_decide,
    a_proposal_is_declined_with_a_reason,
    what_cannot_be_a_holders_address_is_not_proposed,
    a_mailbox_that_was_taken_meanwhile_is_not_given_twice,
    nobody_approves_for_their_own_card,
}

const ADDRESS: &str = "fiona.ward@demo.example";

impl TestApp {
    /// The page of the newest proposal.
    fn newest_proposal(&self) -> String {
        let newest = "SELECT reference AS value FROM approvals ORDER BY id DESC";
        urls::of_reference(urls::RA_APPROVAL, &self.values(newest)[0])
    }

    fn address_of(&self, holder: usize) -> String {
        let email = self.holder(who(holder)).email;
        email.unwrap().as_str().to_owned()
    }
}

impl Browser<'_> {
    async fn propose(&self, holder: usize, address: &str) -> Page {
        let fields = [("email", address), ("reason", WHY)];
        self.submit(&of(urls::RA_EMAIL, holder), &fields).await
    }

    async fn say(&self, decision: &str, reason: &str) -> Page {
        let fields = [("decision", decision), ("reason", reason)];
        self.submit(&self.app().newest_proposal(), &fields).await
    }
}

fn came_to(what: &str) -> String {
    format!("{}?done={what}", urls::RA_APPROVALS)
}

async fn one_proposes_and_another_approves(app: TestApp) {
    let fiona = who(FIONA);
    let holder = app.browser();
    let code = holder.unlock_to_code(fiona).await;
    let sponsor = app.officer(Role::Sponsor).await;
    sponsor
        .propose(FIONA, ADDRESS)
        .await
        .leads_to(&done(FIONA, "email"));
    // Nothing has changed before somebody else says so, and one proposal waits at a time.
    assert_eq!(app.address_of(FIONA), fiona.email.unwrap());
    sponsor
        .propose(FIONA, "fiona.other@demo.example")
        .await
        .leads_to(&done(FIONA, "email-waits"));
    assert_eq!(app.count("approvals"), 1);
    assert_eq!(
        app.deeds("email_proposed"),
        [format!("sponsor@demo.example: {WHY}")]
    );
    let agent = app.officer(Role::RaAgent).await;
    let page = agent.get(urls::RA_APPROVALS).await;
    page.says(ADDRESS).says(WHY).says("Leila Haddad");
    for (decision, reason) in [
        ("approve", ""),
        ("approve", "ok"),
        ("", WHY),
        ("maybe", WHY),
    ] {
        agent.say(decision, reason).await.has_status(422);
    }
    assert_eq!(app.happened("email_approved"), 0);
    agent
        .say("approve", "checked with her")
        .await
        .leads_to(&came_to("approved"));
    assert_eq!(app.address_of(FIONA), ADDRESS);
    app.mails().await;
    let told = "SELECT recipient AS value FROM outbox WHERE kind = 'email_set_by_desk' ORDER BY id";
    assert_eq!(app.values(told), [fiona.email.unwrap(), ADDRESS]);
    assert_eq!(
        app.deeds("email_approved"),
        ["ra.agent@demo.example: checked with her"]
    );
    // The code that went to the old address is dead.
    let page = holder.submit(urls::UNLOCK_CODE, &[("code", &code)]).await;
    assert_ne!(page.location, urls::UNLOCK_PASSCODE);
    // Decided is decided.
    agent.get(&app.newest_proposal()).await.has_status(404);
    agent.get(urls::RA_ME).await;
    let fields = [("decision", "decline"), ("reason", WHY)];
    agent
        .post(&app.newest_proposal(), &fields)
        .await
        .has_status(409);
    assert_eq!(app.address_of(FIONA), ADDRESS);
}

async fn who_proposes_does_not_decide(app: TestApp) {
    let agent = app.officer(Role::RaAgent).await;
    agent
        .propose(FIONA, ADDRESS)
        .await
        .leads_to(&done(FIONA, "email"));
    for decision in ["approve", "decline"] {
        agent
            .say(decision, WHY)
            .await
            .complains("Somebody else must decide");
    }
    assert_eq!(app.address_of(FIONA), who(FIONA).email.unwrap());
    assert_eq!(app.count("approvals WHERE outcome IS NULL"), 1);
    let manager = app.officer(Role::RaManager).await;
    manager
        .say("approve", WHY)
        .await
        .leads_to(&came_to("approved"));
    app.mails().await;
}

async fn a_proposal_is_declined_with_a_reason(app: TestApp) {
    let agent = app.officer(Role::RaAgent).await;
    agent.propose(FIONA, ADDRESS).await;
    let manager = app.officer(Role::RaManager).await;
    manager.say("decline", "").await.has_status(422);
    manager
        .say("decline", "it is not hers")
        .await
        .leads_to(&came_to("declined"));
    assert_eq!(app.address_of(FIONA), who(FIONA).email.unwrap());
    assert_eq!(
        app.deeds("email_declined"),
        ["ra.manager@demo.example: it is not hers"]
    );
    assert!(app.mails().await.is_empty());
    // Another may be proposed now.
    agent
        .propose(FIONA, ADDRESS)
        .await
        .leads_to(&done(FIONA, "email"));
}

async fn what_cannot_be_a_holders_address_is_not_proposed(app: TestApp) {
    let agent = app.officer(Role::RaAgent).await;
    for (address, words) in [
        ("", "email"),
        ("fiona", "email"),
        ("fiona@mail.example", "approved domain"),
        ("fiona@notdemo.example", "approved domain"),
        (who(FIONA).email.unwrap(), "has now"),
        (who(TOMASZ).email.unwrap(), "Another holder"),
        ("Tomasz.Lewandowski@DEMO.example", "Another holder"),
    ] {
        let page = agent.propose(FIONA, address).await;
        page.has_status(422);
        let errors = page.errors().to_lowercase();
        assert!(
            errors.contains(&words.to_lowercase()),
            "{address}: {errors}"
        );
    }
    for reason in ["", "why"] {
        let fields = [("email", ADDRESS), ("reason", reason)];
        agent
            .submit(&of(urls::RA_EMAIL, FIONA), &fields)
            .await
            .has_status(422);
    }
    assert_eq!(app.count("approvals"), 0);
}

async fn a_mailbox_that_was_taken_meanwhile_is_not_given_twice(app: TestApp) {
    let agent = app.officer(Role::RaAgent).await;
    agent.propose(FIONA, ADDRESS).await;
    let tomasz = who(TOMASZ).number;
    app.change(&format!(
        "UPDATE holders SET email = '{ADDRESS}', mailbox_key = '{ADDRESS}' \
         WHERE smartcard_number = '{tomasz}'"
    ));
    let manager = app.officer(Role::RaManager).await;
    manager
        .say("approve", WHY)
        .await
        .leads_to(&came_to("taken"));
    assert_eq!(app.address_of(FIONA), who(FIONA).email.unwrap());
    assert_eq!(app.happened("email_approved"), 0);
    assert_eq!(app.count("approvals WHERE outcome = 'declined'"), 1);
    assert!(app.mails().await.is_empty());
}

async fn nobody_approves_for_their_own_card(app: TestApp) {
    let grace = &STAFF[0];
    let index = latchkey::demo::people::PEOPLE
        .iter()
        .position(|person| person.number == grace.number)
        .unwrap();
    let agent = app.officer(Role::RaAgent).await;
    agent.propose(index, "grace.new@demo.example").await;
    let manager = app.signed_in_as(grace).await;
    manager.say("approve", WHY).await.has_status(403);
    assert_eq!(app.address_of(index), who(index).email.unwrap());
    let another = app.signed_in_as(&STAFF[5]).await;
    another
        .say("approve", WHY)
        .await
        .leads_to(&came_to("approved"));
    app.mails().await;
}
