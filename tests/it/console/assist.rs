//! What the desk does for a holder: the assisted unlock, and the holder's file. Each for a reason, each told.

mod email;
mod file;

use latchkey::demo::people::PEOPLE;
use latchkey::domain::audit::Action;
use latchkey::domain::role::Role;
use latchkey::urls;
use time::Duration;

use crate::support::{Browser, Page, Person, TestApp, on_both};

on_both! {
    a_card_is_unlocked_with_its_holder_there,
    the_checklist_comes_first,
    the_holders_turn_is_in_the_helpers_session_and_for_this_holder,
    the_holders_turn_is_over_after_a_quarter_of_an_hour,
    a_cancelled_or_expired_card_is_not_unlocked,
    in_doubt_nothing_is_unlocked,
    the_new_passcode_is_as_good_as_any_other,
}

/// Locked and registered, at the organisation of the staff.
const FIONA: usize = 12;
/// The same, elsewhere.
const TOMASZ: usize = 1;
/// Another at the organisation of the staff.
const GWEN: usize = 3;
const NEW: &str = "739184";
const WHY: &str = "saw her badge and her face";

fn who(index: usize) -> &'static Person {
    &PEOPLE[index]
}

fn of(path: &str, holder: usize) -> String {
    urls::of_number(path, who(holder).number)
}

impl TestApp {
    /// Who did something, as the trail names them, and what it says of it.
    fn deeds(&self, action: &str) -> Vec<String> {
        let told = "SELECT actor || ': ' || detail AS value FROM audit_events WHERE action = ";
        self.values(&format!("{told}'{action}' ORDER BY id"))
    }

    /// The review states of the attempts with a number.
    fn reviews(&self, holder: usize) -> Vec<String> {
        let states = "SELECT state || ' ' || COALESCE(decision, '') AS value FROM attempts \
            WHERE smartcard_number = ";
        self.values(&format!("{states}'{}' ORDER BY id", who(holder).number))
    }
}

impl Browser<'_> {
    /// Ticks the checklist.
    async fn recognise(&self, holder: usize) -> Page {
        let all = ["check_photograph", "check_document", "check_number"];
        self.tick(holder, &all).await
    }

    async fn tick(&self, holder: usize, checks: &[&str]) -> Page {
        let mut fields: Vec<(&str, &str)> = checks.iter().map(|c| (*c, "yes")).collect();
        fields.push(("decision", "proceed"));
        self.submit(&of(urls::RA_UNLOCK, holder), &fields).await
    }

    /// The holder types their new passcode; whatever page has a form's token will do.
    async fn type_passcode(&self, holder: usize, new: &str, confirm: &str) -> Page {
        self.get(&of(urls::RA_UNLOCK_PASSCODE, holder)).await;
        let fields = [("new_passcode", new), ("confirm_passcode", confirm)];
        self.post(&of(urls::RA_UNLOCK_PASSCODE, holder), &fields)
            .await
    }
}

fn done(holder: usize, what: &str) -> String {
    format!("{}?done={what}", of(urls::RA_HOLDER, holder))
}

async fn a_card_is_unlocked_with_its_holder_there(app: TestApp) {
    let fiona = who(FIONA);
    app.browser().lock_out(fiona.number).await;
    app.mails().await;
    let lsa = app.officer(Role::Lsa).await;
    lsa.recognise(FIONA)
        .await
        .leads_to(&of(urls::RA_UNLOCK_PASSCODE, FIONA));
    let turn = lsa.get(&of(urls::RA_UNLOCK_PASSCODE, FIONA)).await;
    turn.says(fiona.name);
    assert!(
        turn.links("nav a")
            .iter()
            .all(|link| link != urls::RA_HOLDERS),
        "the holder has the console's menu before them"
    );
    lsa.type_passcode(FIONA, NEW, NEW)
        .await
        .leads_to(&done(FIONA, "unlocked"));
    assert_eq!(app.strikes(fiona.number), 0);
    assert!(!app.card_is_locked(fiona));
    assert_eq!(app.reviews(FIONA), ["closed helped"; 3]);
    assert_eq!(app.deeds("unlocked_with_help"), ["lsa@demo.example: "]);
    assert_eq!(app.events(fiona.number, Action::UnlockedWithHelp), 1);
    assert_eq!(app.queued("unlocked"), 1);
    assert!(
        app.mail_to(fiona.email.unwrap())
            .await
            .text
            .contains("unlocked")
    );
    let holder = app.browser();
    holder
        .try_sign_in(fiona.number, fiona.passcode)
        .await
        .has_status(422);
    holder.sign_in_with(fiona, NEW).await;
    // The turn is over: nothing more with the same tick.
    lsa.type_passcode(FIONA, "846297", "846297")
        .await
        .leads_to(&of(urls::RA_UNLOCK, FIONA));
    app.browser().sign_in_with(fiona, NEW).await;
}

async fn the_checklist_comes_first(app: TestApp) {
    let lsa = app.officer(Role::Lsa).await;
    let checklist = of(urls::RA_UNLOCK, FIONA);
    let page = lsa.get(&checklist).await;
    page.says(who(FIONA).name).says(who(FIONA).number);
    for (ticked, words) in [
        (&["check_document", "check_number"][..], "photograph"),
        (&["check_photograph", "check_number"], "photo ID"),
        (&["check_photograph", "check_document"], "smartcard number"),
        (&[], "photograph"),
    ] {
        lsa.tick(FIONA, ticked)
            .await
            .has_status(422)
            .complains(words);
        lsa.get(&of(urls::RA_UNLOCK_PASSCODE, FIONA))
            .await
            .leads_to(&checklist);
        lsa.type_passcode(FIONA, NEW, NEW)
            .await
            .leads_to(&checklist);
    }
    assert!(app.card_is_locked(who(FIONA)));
    assert_eq!(app.happened("unlocked_with_help"), 0);
}

async fn the_holders_turn_is_in_the_helpers_session_and_for_this_holder(app: TestApp) {
    let lsa = app.officer(Role::Lsa).await;
    let elsewhere = app.officer(Role::Lsa).await;
    let agent = app.officer(Role::RaAgent).await;
    lsa.recognise(FIONA).await;
    for other in [&elsewhere, &agent] {
        other
            .get(&of(urls::RA_UNLOCK_PASSCODE, FIONA))
            .await
            .leads_to(&of(urls::RA_UNLOCK, FIONA));
        other.get(&of(urls::RA_UNLOCK, FIONA)).await;
        other
            .type_passcode(FIONA, NEW, NEW)
            .await
            .leads_to(&of(urls::RA_UNLOCK, FIONA));
    }
    lsa.type_passcode(GWEN, NEW, NEW)
        .await
        .leads_to(&of(urls::RA_UNLOCK, GWEN));
    assert_eq!(app.happened("unlocked_with_help"), 0);
    // Another holder is recognised: the first one's turn is over.
    lsa.recognise(GWEN).await;
    lsa.type_passcode(FIONA, NEW, NEW)
        .await
        .leads_to(&of(urls::RA_UNLOCK, FIONA));
    lsa.type_passcode(GWEN, NEW, NEW)
        .await
        .leads_to(&done(GWEN, "unlocked"));
    assert!(app.card_is_locked(who(FIONA)));
    app.mails().await;
}

async fn the_holders_turn_is_over_after_a_quarter_of_an_hour(app: TestApp) {
    let lsa = app.officer(Role::Lsa).await;
    for (late, over) in [(Duration::SECOND, false), (Duration::ZERO, true)] {
        lsa.recognise(FIONA).await;
        // The session itself is kept alive.
        app.wait(Duration::minutes(8));
        lsa.get(urls::RA).await.has_status(200);
        app.wait(Duration::minutes(7) - late);
        let page = lsa.get(&of(urls::RA_UNLOCK_PASSCODE, FIONA)).await;
        match over {
            false => page.has_status(200),
            true => page.leads_to(&of(urls::RA_UNLOCK, FIONA)),
        };
    }
    lsa.type_passcode(FIONA, NEW, NEW)
        .await
        .leads_to(&of(urls::RA_UNLOCK, FIONA));
    assert!(app.card_is_locked(who(FIONA)));
}

async fn a_cancelled_or_expired_card_is_not_unlocked(app: TestApp) {
    let agent = app.officer(Role::RaAgent).await;
    for (holder, cancelled, words) in [(FIONA, true, "cancelled"), (TOMASZ, false, "expired")] {
        // Sure of the holder, and then the card is no good any more.
        agent
            .recognise(holder)
            .await
            .leads_to(&of(urls::RA_UNLOCK_PASSCODE, holder));
        app.spoil_card(who(holder), cancelled);
        agent
            .type_passcode(holder, NEW, NEW)
            .await
            .leads_to(&of(urls::RA_UNLOCK, holder));
        agent
            .recognise(holder)
            .await
            .leads_to(&of(urls::RA_UNLOCK, holder));
        let page = agent.get(&of(urls::RA_UNLOCK, holder)).await;
        assert!(page.text().contains(words), "{}", page.text());
        assert!(page.listed("input[name=check_photograph]").is_empty());
        app.change("DELETE FROM assists");
        // A turn that should not have begun ends as well.
        agent
            .type_passcode(holder, NEW, NEW)
            .await
            .leads_to(&of(urls::RA_UNLOCK, holder));
    }
    assert_eq!(app.happened("unlocked_with_help"), 0);
    assert_eq!(app.queued("unlocked"), 0);
}

async fn in_doubt_nothing_is_unlocked(app: TestApp) {
    let lsa = app.officer(Role::Lsa).await;
    let checklist = of(urls::RA_UNLOCK, FIONA);
    for no_reason in ["", "   no "] {
        let fields = [("decision", "doubt"), ("reason", no_reason)];
        lsa.submit(&checklist, &fields).await.has_status(422);
    }
    assert_eq!(app.happened("unlock_refused"), 0);
    // Sure at first, then in doubt: the turn is taken back.
    lsa.recognise(FIONA).await;
    let all = [
        ("check_photograph", "yes"),
        ("check_document", "yes"),
        ("check_number", "yes"),
        ("decision", "doubt"),
        ("reason", "the face is another"),
    ];
    lsa.submit(&checklist, &all)
        .await
        .leads_to(&done(FIONA, "doubt"));
    assert_eq!(
        app.deeds("unlock_refused"),
        ["lsa@demo.example: the face is another"]
    );
    lsa.get(&of(urls::RA_UNLOCK_PASSCODE, FIONA))
        .await
        .leads_to(&checklist);
    lsa.type_passcode(FIONA, NEW, NEW)
        .await
        .leads_to(&checklist);
    assert!(app.card_is_locked(who(FIONA)));
    assert_eq!(app.happened("unlocked_with_help"), 0);
}

async fn the_new_passcode_is_as_good_as_any_other(app: TestApp) {
    let lsa = app.officer(Role::Lsa).await;
    lsa.recognise(FIONA).await;
    for (new, confirm) in [
        ("", ""),
        ("12", "12"),
        ("123456", "123456"),
        (NEW, "739185"),
    ] {
        lsa.type_passcode(FIONA, new, confirm).await.has_status(422);
        assert!(app.card_is_locked(who(FIONA)), "{new}");
    }
    // A slip does not end the turn, and what was typed is not repeated.
    let page = lsa.type_passcode(FIONA, "739184", "739185").await;
    assert!(!page.body.contains("739184") && !page.body.contains("739185"));
    lsa.type_passcode(FIONA, NEW, NEW)
        .await
        .leads_to(&done(FIONA, "unlocked"));
    app.mails().await;
}
