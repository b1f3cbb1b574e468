//! The desk: the queue, ringing back, cancelling at the holder's page; who may not.

use futures_util::future::join_all;
use latchkey::domain::role::Role;
use latchkey::urls;

use super::{AMARA, CALLBACK, FIONA, PRIYA, of, who};
use crate::support::numbers::UNKNOWN;
use crate::support::{TestApp, on_both, staff};

on_both! {
    the_queue_shows_what_waits_and_where_it_went,
    a_strangers_report_cancels_only_after_ringing_back,
    a_report_of_nobodys_number_can_only_be_closed,
    the_crime_number_comes_later,
    the_desk_cancels_for_a_reason_and_the_holder_is_told,
    cancelling_at_the_desk_is_asked_about_properly,
    many_at_once_cancel_once,
    sponsors_lsas_and_id_checkers_cancel_nothing,
    nobody_cancels_or_decides_about_their_own_card,
    an_officer_who_was_disabled_meanwhile_does_nothing,
    the_queue_is_read_page_by_page,
}

const ALL: [&str; 3] = ["check_rung", "check_name", "check_organisation"];
const WHY: &str = "rang her on the ward";

async fn the_queue_shows_what_waits_and_where_it_went(app: TestApp) {
    let agent = app.officer(Role::RaAgent).await;
    agent.get(urls::RA_INCIDENTS).await.says("There are none");
    app.browser()
        .report_as_stranger(who(FIONA).number, "stolen")
        .await;
    app.browser().report_as_stranger(UNKNOWN, "lost").await;
    let holder = app.browser();
    holder.sign_in(who(PRIYA)).await;
    holder.cancel_own("damaged").await;
    let queue = agent.get(urls::RA_INCIDENTS).await;
    queue
        .says("Fiona Baird, RXX00")
        .says("Nobody has this number");
    assert!(!queue.text().contains(who(PRIYA).name));
    let cancelled = agent.get("/ra/incidents?state=cancelled").await;
    cancelled.says(who(PRIYA).name).says("Damaged");
    agent.get("/ra/incidents?state=lost").await.has_status(400);
    let dashboard = agent.get(urls::RA).await;
    dashboard
        .says("Reported cards to decide on: 2")
        .says("Cancelled cards to replace: 1");
    let links = dashboard.links(".latchkey-waiting a");
    assert!(links.contains(&urls::RA_INCIDENTS.to_owned()), "{links:?}");
    // The holder's page leads to it; who does not deal with it does not see it.
    let file = agent.get(&of(urls::RA_HOLDER, FIONA)).await;
    file.says("A report about this card waits: Stolen");
    let sponsor = app.officer(Role::Sponsor).await;
    let file = sponsor.get(&of(urls::RA_HOLDER, FIONA)).await;
    assert!(!file.text().contains("A report about this card"));
    assert!(
        !sponsor
            .get(urls::RA)
            .await
            .text()
            .contains("Reported cards")
    );
    app.announce();
    app.mails().await;
}

async fn a_strangers_report_cancels_only_after_ringing_back(app: TestApp) {
    let fiona = who(FIONA);
    app.browser().report_as_stranger(fiona.number, "lost").await;
    let agent = app.officer(Role::RaAgent).await;
    let page = app.newest_incident();
    let shown = agent.get(&page).await;
    shown
        .says("found the drawer empty")
        .says(CALLBACK)
        .says(fiona.mobile.unwrap())
        .says("not only on the one that was typed");
    let decide = |checks: &[&'static str], reason: &'static str| {
        let mut fields = vec![("decision", "cancel"), ("reason", reason)];
        fields.extend(checks.iter().map(|check| (*check, "yes")));
        fields
    };
    for (fields, words) in [
        (decide(&[], WHY), "number on record"),
        (decide(&ALL[1..], WHY), "number on record"),
        (decide(&[ALL[0], ALL[2]], WHY), "full name"),
        (decide(&ALL[..2], WHY), "where they work"),
        (decide(&ALL, " no "), "Enter the reason"),
        (vec![("reason", WHY)], "Choose whether"),
    ] {
        let answer = agent.submit(&page, &fields).await;
        answer.has_status(422).complains(words);
        assert_eq!(app.cancelled_for(FIONA), "");
    }
    let done = agent.submit(&page, &decide(&ALL, WHY)).await;
    done.leads_to(&format!("{page}?done=cancelled"));
    assert_eq!(app.cancelled_for(FIONA), "lost");
    assert_eq!(app.incidents("state"), ["cancelled"]);
    agent
        .get(&done.location)
        .await
        .says("The card is cancelled for good")
        .says("Cancelled the card");
    assert_eq!(
        app.values("SELECT actor || ' ' || detail AS value FROM audit_events WHERE action = 'card_cancelled'"),
        [format!("{} lost: {WHY}", staff(Role::RaAgent).email)]
    );
    assert_eq!(app.queued("card_cancelled"), 1);
    // Decided is decided.
    let before = app.state();
    let again = agent.post(&page, &decide(&ALL, WHY)).await;
    again.leads_to(&format!("{page}?done=taken"));
    let dismiss = [("decision", "dismiss"), ("reason", WHY)];
    agent
        .post(&page, &dismiss)
        .await
        .leads_to(&format!("{page}?done=taken"));
    assert_eq!(app.incidents("state"), ["cancelled"]);
    // Looking is written down; nothing else has changed.
    let rest = |rows: Vec<String>| -> Vec<String> {
        let seen = |row: &String| row.contains("holder_seen");
        rows.into_iter().filter(|row| !seen(row)).collect()
    };
    assert_eq!(rest(app.state()), rest(before));
    app.announce();
    assert_eq!(app.queued("report_received"), 0);
    app.mails().await;
}

async fn a_report_of_nobodys_number_can_only_be_closed(app: TestApp) {
    app.browser().report_as_stranger(UNKNOWN, "stolen").await;
    let agent = app.officer(Role::RaAgent).await;
    let page = app.newest_incident();
    agent
        .get(&page)
        .await
        .says("Nobody has this number. Ring the callback number");
    let mut cancel = vec![("decision", "cancel"), ("reason", WHY)];
    cancel.extend(ALL.map(|check| (check, "yes")));
    agent
        .post(&page, &cancel)
        .await
        .leads_to(&format!("{page}?done=taken"));
    assert_eq!(app.incidents("state"), ["waiting"]);
    let dismiss = [("decision", "dismiss"), ("reason", WHY)];
    agent
        .post(&page, &dismiss)
        .await
        .leads_to(&format!("{page}?done=dismissed"));
    assert_eq!(app.incidents("state"), ["dismissed"]);
    assert_eq!(app.incidents("closing_reason"), [WHY]);
    assert_eq!(app.happened("report_dismissed"), 1);
    agent.get("/ra/incidents/LK-NOTHING").await.has_status(404);
    app.announce();
    assert_eq!(app.count("outbox"), 0);
}

async fn the_crime_number_comes_later(app: TestApp) {
    let holder = app.browser();
    holder.sign_in(who(AMARA)).await;
    holder.cancel_own("stolen").await;
    let agent = app.officer(Role::RaAgent).await;
    let page = app.newest_incident();
    agent
        .get(&page)
        .await
        .says("There is no crime number yet: ask for it, but do not wait for it");
    let crime = page.clone() + "/crime-number";
    for wrong in ["", "  ", &"1".repeat(41)] {
        let answer = agent.post(&crime, &[("crime_number", wrong)]).await;
        answer.has_status(422).complains("rime number");
    }
    agent
        .post(&crime, &[("crime_number", "42/1234/26")])
        .await
        .leads_to(&format!("{page}?done=crime"));
    assert_eq!(app.incidents("crime_number"), ["42/1234/26"]);
    agent.get(&page).await.says("42/1234/26");
    // Only a theft has one.
    app.browser().report_as_stranger(UNKNOWN, "lost").await;
    let page = app.newest_incident();
    let lost = page.clone() + "/crime-number";
    agent
        .post(&lost, &[("crime_number", "42/1234/26")])
        .await
        .leads_to(&format!("{page}?done=taken"));
    assert_eq!(app.incidents("crime_number"), ["42/1234/26", ""]);
    app.announce();
    app.mails().await;
}

async fn the_desk_cancels_for_a_reason_and_the_holder_is_told(app: TestApp) {
    let fiona = who(FIONA);
    app.browser().report_as_stranger(fiona.number, "lost").await;
    let manager = app.officer(Role::RaManager).await;
    let file = manager.get(&of(urls::RA_HOLDER, FIONA)).await;
    assert!(file.links("main a").contains(&of(urls::RA_CANCEL, FIONA)));
    let page = manager.get(&of(urls::RA_CANCEL, FIONA)).await;
    page.says("never comes back")
        .says("A report about this card waits");
    let done = manager.cancel_at_desk(FIONA, "stolen").await;
    done.leads_to(&format!("{}?done=cancelled", of(urls::RA_HOLDER, FIONA)));
    manager
        .get(&done.location)
        .await
        .says("The card is cancelled for good");
    assert_eq!(app.cancelled_for(FIONA), "stolen");
    // The stranger's report is closed with it.
    assert_eq!(app.incidents("source"), ["public", "desk"]);
    assert_eq!(app.incidents("state"), ["dismissed", "cancelled"]);
    assert_eq!(app.mails_about(fiona, "cancelled").await.len(), 1);
    // Nothing is left to cancel.
    let page = manager.get(&of(urls::RA_CANCEL, FIONA)).await;
    page.says("There is no card to cancel");
    let again = manager.cancel_at_desk(FIONA, "lost").await;
    again.leads_to(&format!(
        "{}?done=not-cancelled",
        of(urls::RA_HOLDER, FIONA)
    ));
    assert_eq!(app.cancelled_for(FIONA), "stolen");
    assert_eq!(app.count("incidents"), 2);
    app.announce();
    assert_eq!(app.queued("report_received"), 0);
    app.mails().await;
}

async fn cancelling_at_the_desk_is_asked_about_properly(app: TestApp) {
    let agent = app.officer(Role::RaAgent).await;
    let good = [
        ("reason", "lost"),
        ("note", "rang the desk from the ward"),
        ("confirm", "yes"),
        ("crime_number", ""),
    ];
    for (field, value, words) in [
        ("reason", "", "Choose what happened"),
        ("reason", "left", "Choose what happened"),
        ("note", "x", "Enter the reason"),
        ("confirm", "", "Confirm that the card"),
        ("crime_number", &"1".repeat(41), "40 characters"),
    ] {
        let fields = good.map(|(name, kept)| (name, if name == field { value } else { kept }));
        let page = agent.submit(&of(urls::RA_CANCEL, FIONA), &fields).await;
        page.has_status(422).complains(words);
    }
    assert_eq!(app.cancelled_for(FIONA), "");
    assert_eq!(app.count("incidents"), 0);
}

async fn many_at_once_cancel_once(app: TestApp) {
    let replica = app.again();
    let officers = [
        app.officer(Role::RaManager).await,
        replica.officer(Role::RaAgent).await,
    ];
    let path = of(urls::RA_CANCEL, FIONA);
    for officer in &officers {
        officer.get(&path).await;
    }
    let fields = [
        ("reason", "lost"),
        ("note", "rang the desk from the ward"),
        ("confirm", "yes"),
    ];
    let posts = officers.iter().cycle().take(8);
    let answers = join_all(posts.map(|officer| officer.post(&path, &fields))).await;
    let done = |end: &str| {
        let ends = |page: &&crate::support::Page| page.location.ends_with(end);
        answers.iter().filter(ends).count()
    };
    assert_eq!((done("=cancelled"), done("=not-cancelled")), (1, 7));
    assert_eq!(app.incidents("state"), ["cancelled"]);
    assert_eq!(app.happened("card_cancelled"), 1);
    assert_eq!(app.queued("card_cancelled"), 1);
    app.mails().await;
}

async fn sponsors_lsas_and_id_checkers_cancel_nothing(app: TestApp) {
    app.browser()
        .report_as_stranger(who(FIONA).number, "lost")
        .await;
    let incident = app.newest_incident();
    for role in [Role::Sponsor, Role::Lsa, Role::IdChecker] {
        let officer = app.officer(role).await;
        for path in [
            &of(urls::RA_CANCEL, FIONA),
            &incident,
            &urls::RA_INCIDENTS.to_owned(),
        ] {
            officer.get(path).await.has_status(403);
        }
        officer.get(urls::RA_ME).await;
        let before = app.state();
        let fields = [
            ("reason", "lost"),
            ("note", "rang the desk from the ward"),
            ("confirm", "yes"),
        ];
        officer
            .post(&of(urls::RA_CANCEL, FIONA), &fields)
            .await
            .has_status(403);
        let fields = [("decision", "dismiss"), ("reason", WHY)];
        officer.post(&incident, &fields).await.has_status(403);
        assert_eq!(app.state(), before, "{role:?}");
        let file = officer.get(&of(urls::RA_HOLDER, FIONA)).await;
        assert!(!file.links("main a").contains(&of(urls::RA_CANCEL, FIONA)));
    }
    assert_eq!(app.cancelled_for(FIONA), "");
    assert_eq!(app.incidents("state"), ["waiting"]);
    app.announce();
    app.mails().await;
}

async fn nobody_cancels_or_decides_about_their_own_card(app: TestApp) {
    let own = staff(Role::RaManager).number;
    app.browser().report_as_stranger(own, "stolen").await;
    let manager = app.officer(Role::RaManager).await;
    let page = app.newest_incident();
    manager.get(&page).await.says("This is your own card");
    manager.get(urls::RA_ME).await;
    let rest = |rows: Vec<String>| -> Vec<String> {
        let seen = |row: &String| row.contains("holder_seen");
        rows.into_iter().filter(|row| !seen(row)).collect()
    };
    let before = rest(app.state());
    let mut cancel = vec![("decision", "cancel"), ("reason", WHY)];
    cancel.extend(ALL.map(|check| (check, "yes")));
    manager.post(&page, &cancel).await.has_status(403);
    let dismiss = [("decision", "dismiss"), ("reason", WHY)];
    manager.post(&page, &dismiss).await.has_status(403);
    let crime = page.clone() + "/crime-number";
    let number = [("crime_number", "42/1234/26")];
    manager.post(&crime, &number).await.has_status(403);
    let fields = [("reason", "lost"), ("note", WHY), ("confirm", "yes")];
    let path = urls::of_number(urls::RA_CANCEL, own);
    manager.get(&path).await.has_status(403);
    manager.post(&path, &fields).await.has_status(403);
    assert_eq!(rest(app.state()), before);
    assert_eq!(app.incidents("state"), ["waiting"]);
    assert_eq!(app.incidents("crime_number"), [""]);
    assert_eq!(app.count("cards WHERE cancelled_for IS NOT NULL"), 0);
    app.announce();
    app.mails().await;
}

async fn an_officer_who_was_disabled_meanwhile_does_nothing(app: TestApp) {
    use latchkey::domain::incident::said::Note;
    use latchkey::domain::incident::{IncidentKind, RingBack, said};
    use latchkey::domain::reason::Reason;
    use latchkey::journeys::JourneyError;
    use latchkey::journeys::assist::{cancel, incidents};
    use latchkey::journeys::card_report::Said;
    use latchkey::journeys::staff::officer::powers;

    use crate::support::a_caller;

    app.browser()
        .report_as_stranger(who(FIONA).number, "lost")
        .await;
    let reference = app.incidents("reference").remove(0);
    // Signed in, and past the gate of the request when the account is disabled.
    let person = staff(Role::RaAgent);
    let agent = app.let_in(person).await;
    let permit = agent.permit::<powers::CancelReplace>().unwrap();
    let over = permit.over(&app.holder(who(FIONA))).unwrap();
    let (caller, reason) = (a_caller(), Reason::parse(WHY).unwrap());
    let decide = |decision: &incidents::Decision| {
        incidents::decide(&app.ports, &caller, &permit, &reference, decision, &reason)
    };
    // Whatever page asks: a stranger's word cancels nothing before its holder was rung back.
    let unconfirmed = decide(&incidents::Decision::Cancel(vec![RingBack::Rung]));
    assert!(matches!(unconfirmed, Ok(incidents::Decided::Unconfirmed)));
    app.disable(person);
    let before = app.state();
    let said = Said {
        kind: IncidentKind::Lost,
        note: Note::parse(WHY).unwrap(),
        crime_number: said::CrimeNumber::default(),
        callback: said::Callback::default(),
    };
    let cancelled = cancel::cancel(&app.ports, &caller, &over, &said);
    assert!(matches!(cancelled, Err(JourneyError::Overtaken)));
    for decision in [
        incidents::Decision::Cancel(RingBack::ALL.to_vec()),
        incidents::Decision::Dismiss,
    ] {
        assert!(matches!(decide(&decision), Err(JourneyError::Overtaken)));
    }
    let number = said::CrimeNumber::parse("42/1").unwrap();
    let noted = incidents::note_crime_number(&app.ports, &caller, &permit, &reference, &number);
    assert!(matches!(noted, Err(JourneyError::Overtaken)));
    assert_eq!(app.state(), before);
    assert_eq!(app.cancelled_for(FIONA), "");
    assert_eq!(app.incidents("state"), ["waiting"]);
}

async fn the_queue_is_read_page_by_page(app: TestApp) {
    for n in 0..60 {
        let columns =
            "reference, smartcard_number, kind, source, state, reported_at, network, told_at";
        let at = "'2026-11-22 08:00:00'";
        app.change(&format!(
            "INSERT INTO incidents ({columns}) VALUES ('LK-{n}', '5550888{n:05}', 'lost', 'public', \
             'waiting', {at}, '', {at})"
        ));
    }
    let agent = app.officer(Role::RaAgent).await;
    let (mut path, mut seen) = (urls::RA_INCIDENTS.to_owned(), Vec::new());
    loop {
        let page = agent.get(&path).await;
        seen.extend(page.links("tbody a"));
        match page.links("nav.nhsuk-pagination a").pop() {
            Some(older) => path = older,
            None => break,
        }
    }
    let all: Vec<String> = (0..60)
        .rev()
        .map(|n| urls::of_reference(urls::RA_INCIDENT, &format!("LK-{n}")))
        .collect();
    assert_eq!(seen, all);
}
