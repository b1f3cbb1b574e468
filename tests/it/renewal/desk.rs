//! At the desk: a renewal with help before expiry, a repair after it; who may, and what comes first.

use latchkey::demo::people::{PEOPLE, Purpose};
use latchkey::domain::audit::Action;
use latchkey::domain::role::Role;
use latchkey::urls;
use time::Duration;

use crate::support::{Browser, Page, Person, TestApp, on_both, person, staff};

on_both! {
    a_third_renewal_is_done_with_the_desk_and_the_count_begins_again,
    a_repair_makes_an_expired_card_work_with_a_new_passcode,
    the_checklist_comes_before_the_passcode,
    a_renewal_is_no_repair_and_a_repair_no_renewal,
    who_was_checked_for_an_unlock_was_not_checked_for_a_renewal,
    in_doubt_nothing_is_renewed,
    a_locked_card_is_unlocked_before_its_renewal,
}

fn of(path: &str, person: &Person) -> String {
    urls::of_number(path, person.number)
}

fn done(person: &Person, what: &str) -> String {
    format!("{}?done={what}", of(urls::RA_HOLDER, person))
}

impl Browser<'_> {
    async fn recognise_at(&self, path: &str) -> Page {
        let checks = ["check_photograph", "check_document", "check_number"];
        let fields: Vec<_> = checks.iter().map(|check| (*check, "yes")).collect();
        self.submit(path, &fields).await
    }
}

/// Somebody at the organisation of the staff whose certificates expire in two months.
fn near() -> &'static Person {
    &PEOPLE[12]
}

impl TestApp {
    /// Moves to two months before somebody's expiry.
    fn near_expiry_of(&self, person: &Person) {
        self.wait_until(self.expiry(person) - Duration::days(60));
    }
}

async fn a_third_renewal_is_done_with_the_desk_and_the_count_begins_again(app: TestApp) {
    let hannah = person(Purpose::ThirdRenewalDue);
    let before = app.in_use(hannah);
    let agent = app.officer(Role::RaAgent).await;
    agent
        .get(&of(urls::RA_HOLDER, hannah))
        .await
        .says("2 times");
    agent
        .recognise_at(&of(urls::RA_RENEW, hannah))
        .await
        .leads_to(&of(urls::RA_RENEW_PASSCODE, hannah));
    let turn = of(urls::RA_RENEW_PASSCODE, hannah);
    agent
        .submit(&turn, &[("passcode", "0000")])
        .await
        .complains("2 more tries");
    // Whoever signed in at the desk answers for what was typed there.
    let by = format!("actor = '{}'", staff(Role::RaAgent).email);
    let at_the_desk = "attempts WHERE journey = 'assist' AND step = 'passcode'";
    let tried = format!("audit_events WHERE action = 'sign_in_failed' AND {by}");
    assert_eq!((app.count(at_the_desk), app.count(&tried)), (1, 1));
    agent
        .submit(&turn, &[("passcode", hannah.passcode)])
        .await
        .leads_to(&done(hannah, "renewed"));
    assert_ne!(app.in_use(hannah), before);
    assert_eq!(app.card(hannah).card.renewals, 0);
    assert_eq!(app.events(hannah.number, Action::RenewedWithHelp), 1);
    let mail = app.mail_to(hannah.email.unwrap()).await;
    assert!(mail.text.contains("with you there"), "{}", mail.text);
    // The turn is over.
    agent
        .post(&turn, &[("passcode", hannah.passcode)])
        .await
        .leads_to(&format!("{}?again=check", of(urls::RA_RENEW, hannah)));
    // Within the next window they renew by themselves again.
    app.near_expiry_of(hannah);
    let holder = app.browser();
    holder.sign_in(hannah).await;
    holder
        .renew(hannah.passcode)
        .await
        .leads_to(urls::RENEW_DONE);
    app.mails().await;
}

async fn a_repair_makes_an_expired_card_work_with_a_new_passcode(app: TestApp) {
    let ravi = person(Purpose::Expired);
    let agent = app.officer(Role::RaAgent).await;
    agent
        .get(&of(urls::RA_HOLDER, ravi))
        .await
        .says("Repair the expired card");
    agent
        .recognise_at(&of(urls::RA_REPAIR, ravi))
        .await
        .leads_to(&of(urls::RA_REPAIR_PASSCODE, ravi));
    let turn = of(urls::RA_REPAIR_PASSCODE, ravi);
    let new = |new: &'static str, again: &'static str| {
        [("new_passcode", new), ("confirm_passcode", again)]
    };
    agent
        .submit(&turn, &new("739184", "739185"))
        .await
        .complains("same");
    agent
        .submit(&turn, &new("739184", "739184"))
        .await
        .leads_to(&done(ravi, "repaired"));
    assert_eq!(app.events(ravi.number, Action::Repaired), 1);
    assert_eq!(app.card(ravi).card.renewals, 0);
    let holder = app.browser();
    holder
        .try_sign_in(ravi.number, ravi.passcode)
        .await
        .has_status(422);
    holder.sign_in_with(ravi, "739184").await;
    holder.get(urls::RENEW).await.says("not due yet");
    app.mails().await;
}

async fn the_checklist_comes_before_the_passcode(app: TestApp) {
    let hannah = person(Purpose::ThirdRenewalDue);
    let lsa = app.officer(Role::Lsa).await;
    let fiona = near();
    app.near_expiry_of(fiona);
    let lsa = {
        drop(lsa);
        app.officer(Role::Lsa).await
    };
    let list = of(urls::RA_RENEW, fiona);
    lsa.get(&of(urls::RA_RENEW_PASSCODE, fiona))
        .await
        .leads_to(&list);
    lsa.get(&list).await.says("Unlock the card first");
    for missing in ["check_photograph", "check_document", "check_number"] {
        let all = ["check_photograph", "check_document", "check_number"];
        let ticked: Vec<_> = all
            .iter()
            .filter(|c| **c != missing)
            .map(|c| (*c, "yes"))
            .collect();
        let agent = app.officer(Role::RaAgent).await;
        agent.submit(&of(urls::RA_REPAIR, hannah), &[]).await;
        agent
            .submit(&of(urls::RA_REPAIR, person(Purpose::Expired)), &ticked)
            .await
            .has_status(422);
    }
}

async fn a_renewal_is_no_repair_and_a_repair_no_renewal(app: TestApp) {
    let (hannah, ravi) = (person(Purpose::ThirdRenewalDue), person(Purpose::Expired));
    let agent = app.officer(Role::RaAgent).await;
    agent
        .get(&of(urls::RA_REPAIR, hannah))
        .await
        .says("needs no repair");
    agent
        .get(&of(urls::RA_RENEW, ravi))
        .await
        .says("must be repaired");
    for (path, person) in [(urls::RA_REPAIR, hannah), (urls::RA_RENEW, ravi)] {
        agent.get(&of(urls::RA_HOLDER, person)).await;
        let fields = ["check_photograph", "check_document", "check_number"].map(|c| (c, "yes"));
        agent
            .post(&of(path, person), &fields)
            .await
            .leads_to(&of(path, person));
    }
    let cancelled = person(Purpose::Cancelled);
    for path in [urls::RA_REPAIR, urls::RA_RENEW] {
        agent
            .get(&of(path, cancelled))
            .await
            .says("a cancelled card never comes back");
    }
    // A Sponsor and a Local Smartcard Administrator direct, they do not repair.
    for role in [Role::Sponsor, Role::Lsa, Role::IdChecker] {
        app.officer(role)
            .await
            .get(&of(urls::RA_REPAIR, ravi))
            .await
            .has_status(403);
    }
}

async fn who_was_checked_for_an_unlock_was_not_checked_for_a_renewal(app: TestApp) {
    let hannah = person(Purpose::ThirdRenewalDue);
    let agent = app.officer(Role::RaAgent).await;
    agent
        .recognise_at(&of(urls::RA_UNLOCK, hannah))
        .await
        .leads_to(&of(urls::RA_UNLOCK_PASSCODE, hannah));
    agent
        .get(&of(urls::RA_RENEW_PASSCODE, hannah))
        .await
        .leads_to(&of(urls::RA_RENEW, hannah));
}

async fn in_doubt_nothing_is_renewed(app: TestApp) {
    let hannah = person(Purpose::ThirdRenewalDue);
    let before = app.in_use(hannah);
    let agent = app.officer(Role::RaAgent).await;
    agent.recognise_at(&of(urls::RA_RENEW, hannah)).await;
    let doubt = [("decision", "doubt"), ("reason", "")];
    agent
        .submit(&of(urls::RA_RENEW, hannah), &doubt)
        .await
        .has_status(422);
    let doubt = [("decision", "doubt"), ("reason", "the face is another one")];
    agent
        .submit(&of(urls::RA_RENEW, hannah), &doubt)
        .await
        .leads_to(&done(hannah, "doubt"));
    assert_eq!(app.events(hannah.number, Action::RenewalRefused), 1);
    agent
        .get(&of(urls::RA_RENEW_PASSCODE, hannah))
        .await
        .leads_to(&of(urls::RA_RENEW, hannah));
    assert_eq!(app.in_use(hannah), before);
}

async fn a_locked_card_is_unlocked_before_its_renewal(app: TestApp) {
    let hannah = person(Purpose::ThirdRenewalDue);
    let agent = app.officer(Role::RaAgent).await;
    agent.recognise_at(&of(urls::RA_RENEW, hannah)).await;
    let turn = of(urls::RA_RENEW_PASSCODE, hannah);
    for _ in 0..2 {
        agent
            .submit(&turn, &[("passcode", "0000")])
            .await
            .has_status(422);
    }
    agent
        .submit(&turn, &[("passcode", "0000")])
        .await
        .leads_to(&format!("{}?again=locked", of(urls::RA_RENEW, hannah)));
    agent
        .get(&of(urls::RA_RENEW, hannah))
        .await
        .says("Unlock the card first");
}
