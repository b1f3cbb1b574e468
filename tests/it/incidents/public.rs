//! A report by somebody who has not signed in: a callback for the desk, and nothing else; the same for every
//! number.

use latchkey::demo::people::{PEOPLE, Purpose};
use latchkey::domain::audit::Action;
use latchkey::domain::role::Role;
use latchkey::urls;
use time::Duration;

use super::{AMARA, CALLBACK, FIONA, who};
use crate::support::numbers::UNKNOWN;
use crate::support::{Page, TestApp, on_both, person};

on_both! {
    a_stranger_queues_a_callback_and_no_more,
    every_number_gets_the_same_answer,
    a_hundred_reports_cancel_nothing_and_are_one_incident,
    a_network_and_a_number_have_their_budgets,
    the_holder_is_told_once_and_the_desk_once,
    what_will_not_do_is_said_beside_its_field,
    the_way_there_is_where_it_is_needed,
}

async fn a_stranger_queues_a_callback_and_no_more(app: TestApp) {
    let amara = who(AMARA);
    let signed_in = app.browser();
    signed_in.sign_in(amara).await;
    let stranger = app.browser();
    stranger
        .report_as_stranger(amara.number, "stolen")
        .await
        .leads_to(urls::REPORT_DONE);
    let done = stranger.get(urls::REPORT_DONE).await;
    done.says("No card is cancelled yet");
    assert!(!done.body.contains(amara.name));
    assert_eq!(app.cancelled_for(AMARA), "");
    assert!(signed_in.is_signed_in().await);
    assert_eq!(app.incidents("state"), ["waiting"]);
    assert_eq!(
        app.entries(),
        [format!("public reported found the drawer empty {CALLBACK}")]
    );
    assert_eq!(app.events(amara.number, Action::CardReported), 1);
    // Nothing is mailed while the request runs.
    assert_eq!(app.count("outbox"), 0);
    app.announce();
    app.mails().await;
}

/// What a stranger sees, without what differs for everybody.
fn seen(page: &Page) -> (u16, String, String, Vec<String>) {
    let mut names: Vec<String> = page.headers.keys().map(ToString::to_string).collect();
    names.sort();
    (
        page.status,
        page.location.clone(),
        page.without_token(),
        names,
    )
}

async fn every_number_gets_the_same_answer(app: TestApp) {
    let without_email = PEOPLE.iter().find(|person| person.email.is_none());
    let mut numbers = vec![UNKNOWN, without_email.unwrap().number];
    numbers.extend(
        [
            Purpose::UnlockedRegistered,
            Purpose::LockedRegistered,
            Purpose::Cancelled,
            Purpose::Expired,
            Purpose::LockedOut,
        ]
        .map(|purpose| person(purpose).number),
    );
    let mut first = None;
    for number in numbers {
        let browser = app.browser();
        let rows = app.count("incidents");
        let sent = browser.report_as_stranger(number, "lost").await;
        let done = browser.get(urls::REPORT_DONE).await;
        assert_eq!(app.count("incidents"), rows + 1, "{number}");
        let all = [seen(&sent), seen(&done)];
        match &first {
            None => first = Some(all),
            Some(first) => assert_eq!(first, &all, "{number}"),
        }
        // Reported again, it is still the same.
        let again = browser.report_as_stranger(number, "stolen").await;
        assert_eq!(seen(&again), first.as_ref().unwrap()[0], "{number}");
    }
    app.announce();
    app.mails().await;
}

async fn a_hundred_reports_cancel_nothing_and_are_one_incident(app: TestApp) {
    let amara = who(AMARA);
    let mut refused = 0;
    for n in 0..100 {
        let stranger = app.browser_from(&format!("198.51.100.{n}"));
        let page = stranger.report_as_stranger(amara.number, "stolen").await;
        match page.status {
            429 => refused += 1,
            _ => {
                page.leads_to(urls::REPORT_DONE);
            }
        }
    }
    assert!(refused > 80, "{refused}");
    app.announce();
    app.announce();
    assert_eq!(app.cancelled_for(AMARA), "");
    assert_eq!(app.incidents("state"), ["waiting"]);
    assert_eq!(app.incidents("reports"), [(100 - refused).to_string()]);
    assert_eq!(app.queued("report_received"), 1);
    assert_eq!(app.queued("card_reported"), 1);
    // The holder is not kept from anything by it.
    let holder = app.browser();
    holder.sign_in(amara).await;
    holder.cancel_own("lost").await;
    app.mails().await;
}

async fn a_network_and_a_number_have_their_budgets(app: TestApp) {
    let stranger = app.browser_from("198.51.100.9");
    let mut refused = None;
    for n in 0..60 {
        let number = format!("5550888{n:05}");
        let page = stranger.report_as_stranger(&number, "lost").await;
        if page.status == 429 {
            refused = Some((n, page));
            break;
        }
    }
    let (after, page) = refused.expect("the network is refused at last");
    assert_eq!(after, 30);
    page.says("Too many cards were reported from your network");
    // Others are not refused for it, and neither is the network for ever.
    app.browser_from("198.51.100.10")
        .report_as_stranger(UNKNOWN, "lost")
        .await
        .leads_to(urls::REPORT_DONE);
    app.wait(Duration::minutes(2));
    stranger
        .report_as_stranger(UNKNOWN, "lost")
        .await
        .leads_to(urls::REPORT_DONE);
    for n in 0..8 {
        let other = app.browser_from(&format!("192.0.2.{n}"));
        other.report_as_stranger(UNKNOWN, "lost").await;
    }
    let other = app.browser_from("192.0.2.99");
    let page = other.report_as_stranger(UNKNOWN, "lost").await;
    page.has_status(429)
        .says("This smartcard number was reported several times");
}

async fn the_holder_is_told_once_and_the_desk_once(app: TestApp) {
    let fiona = who(FIONA);
    for _ in 0..3 {
        app.browser().report_as_stranger(fiona.number, "lost").await;
        app.announce();
    }
    app.browser().report_as_stranger(UNKNOWN, "lost").await;
    app.announce();
    let mails = app.mails_about(fiona, "reported").await;
    assert_eq!(mails.len(), 1);
    assert!(mails[0].text.contains("Nothing has happened to your card"));
    assert!(!mails[0].text.contains(CALLBACK));
    let desk = "smartcards@northfield.example";
    assert_eq!(app.queued_to("card_reported", desk), 1);
    assert!(
        app.mail_to(desk)
            .await
            .text
            .contains("not on the one that was typed")
    );
    assert_eq!(app.queued("card_reported"), 1);
    // Once it is closed, the next report is another one.
    let agent = app.officer(Role::RaAgent).await;
    let page = urls::of_reference(urls::RA_INCIDENT, &app.incidents("reference")[0]);
    let fields = [("decision", "dismiss"), ("reason", "she has her card")];
    agent.submit(&page, &fields).await.has_status(303);
    app.browser().report_as_stranger(fiona.number, "lost").await;
    app.announce();
    assert_eq!(app.incidents("state"), ["dismissed", "waiting", "waiting"]);
    assert_eq!(app.queued("report_received"), 2);
    // One that is decided before its round is told to nobody.
    app.browser()
        .report_as_stranger(who(AMARA).number, "lost")
        .await;
    let fields = [("decision", "dismiss"), ("reason", "she has her card")];
    agent
        .submit(&app.newest_incident(), &fields)
        .await
        .has_status(303);
    app.announce();
    assert_eq!(app.queued("report_received"), 2);
    app.mails().await;
}

async fn what_will_not_do_is_said_beside_its_field(app: TestApp) {
    let browser = app.browser();
    let good = [
        ("smartcard_number", UNKNOWN),
        ("reason", "lost"),
        ("callback", CALLBACK),
        ("note", "a note to keep"),
    ];
    for (field, value, words) in [
        ("smartcard_number", "", "Enter your smartcard number"),
        ("smartcard_number", "123", "12 digits"),
        ("reason", "", "Choose what happened"),
        ("callback", "", "ring you back"),
        ("callback", "at home", "phone number"),
        ("note", &"x".repeat(301), "300 characters"),
    ] {
        let fields = good.map(|(name, kept)| (name, if name == field { value } else { kept }));
        let page = browser.submit(urls::REPORT, &fields).await;
        page.has_status(422).complains(words);
        if field != "note" {
            assert!(page.body.contains("a note to keep"));
        }
    }
    assert_eq!(app.count("incidents"), 0);
}

async fn the_way_there_is_where_it_is_needed(app: TestApp) {
    let browser = app.browser();
    for path in [urls::START, "/help/lost", urls::SIGN_IN] {
        let page = browser.get(path).await;
        let links = page.links("main a");
        assert!(links.iter().any(|link| link == urls::REPORT), "{path}");
    }
}
