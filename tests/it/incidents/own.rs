//! A holder who can still sign in cancels a lost, stolen or damaged card at once.

use futures_util::future::join_all;
use latchkey::domain::audit::Action;
use latchkey::urls;
use time::Duration;

use super::{AMARA, CALLBACK, PRIYA, who};
use crate::support::{TestApp, on_both};

on_both! {
    a_lost_card_is_cancelled_at_once_with_all_that_was_open,
    every_reason_but_misuse_cancels_and_says_why,
    what_was_typed_is_kept_between_the_pages,
    a_step_out_of_order_leads_back_and_changes_nothing,
    a_cancel_that_is_sent_many_times_is_one,
    what_will_not_do_is_said_beside_its_field,
    who_loses_cards_often_may_have_to_pay,
}

async fn a_lost_card_is_cancelled_at_once_with_all_that_was_open(app: TestApp) {
    let priya = who(PRIYA);
    let (phone, elsewhere, unlocking) = (app.browser(), app.browser(), app.browser());
    phone.sign_in(priya).await;
    elsewhere.sign_in(priya).await;
    unlocking.start_unlock(priya.number).await;
    phone.get(urls::PROFILE).await.says("Report my card lost");
    let typed = [("note", "on the bus"), ("callback", CALLBACK)];
    phone
        .report_own("lost", &typed)
        .await
        .leads_to(urls::CARD_REPORT_CHECK);
    let check = phone.get(urls::CARD_REPORT_CHECK).await;
    check
        .says("This cancels the card at once and for good")
        .says("You get a new one from your desk")
        .says("on the bus")
        .says(CALLBACK);
    assert_eq!(app.cancelled_for(PRIYA), "");
    let cancelled = phone.post(urls::CARD_REPORT_CHECK, &[]).await;
    cancelled.leads_to(urls::CARD_REPORT_DONE);

    let done = phone.get(urls::CARD_REPORT_DONE).await;
    done.has_status(200)
        .says("Your card is cancelled")
        .says("photo identification")
        .says("Coast community smartcard desk");
    assert!(!done.text().contains("£"), "the first loss is free");
    assert_eq!(app.cancelled_for(PRIYA), "lost");
    assert_eq!(app.incidents("state"), ["cancelled"]);
    assert_eq!(app.incidents("source"), ["holder"]);
    assert_eq!(
        app.entries(),
        [
            format!("holder reported on the bus {CALLBACK}"),
            "holder cancelled".to_owned()
        ]
    );
    assert_eq!(app.events(priya.number, Action::CardReported), 1);
    assert_eq!(app.events(priya.number, Action::CardCancelled), 1);
    let registered = "registrations r JOIN holders h ON h.id = r.holder_id \
        WHERE h.smartcard_number = ";
    assert_eq!(app.count(&format!("{registered}'{}'", priya.number)), 0);
    for browser in [&phone, &elsewhere] {
        assert!(!browser.is_signed_in().await);
    }
    unlocking
        .get(urls::UNLOCK_QUESTIONS)
        .await
        .leads_to("/unlock?ended=1");
    // What is left of the session shows the done page, as often as it is asked for.
    phone.get(urls::CARD_REPORT_DONE).await.has_status(200);
    let mails = app.mails_about(priya, "cancelled").await;
    assert_eq!(mails.len(), 1);
    assert!(mails[0].text.contains("It was reported lost."));
    let desk = app.mail_to("smartcards@coast.example").await;
    assert!(desk.subject.contains("reported lost"), "{}", desk.subject);
    assert!(desk.text.contains("The card is cancelled already."));
    assert!(desk.text.contains("/ra/incidents/LK-"));
}

async fn every_reason_but_misuse_cancels_and_says_why(app: TestApp) {
    for (index, reason) in [(AMARA, "stolen"), (PRIYA, "damaged")] {
        let browser = app.browser();
        browser.sign_in(who(index)).await;
        browser.cancel_own(reason).await;
        assert_eq!(app.cancelled_for(index), reason);
        let done = browser.get(urls::CARD_REPORT_DONE).await;
        done.says("Your card is cancelled")
            .says("The new card is free");
        match reason {
            "stolen" => done.says("give it to the desk when you have it"),
            _ => done.says("the damaged card"),
        };
    }
    assert_eq!(app.incidents("kind"), ["stolen", "damaged"]);
    app.mails().await;
}

async fn what_was_typed_is_kept_between_the_pages(app: TestApp) {
    let browser = app.browser();
    browser.sign_in(who(AMARA)).await;
    let typed = [
        ("note", "taken from my locker"),
        ("crime_number", "42/1234/26"),
        ("callback", CALLBACK),
    ];
    browser.report_own("stolen", &typed).await;
    let check = browser.get(urls::CARD_REPORT_CHECK).await;
    check.says("42/1234/26").says("taken from my locker");
    // Back, to change something: nothing has to be typed again.
    let back = browser.get(urls::CARD_REPORT).await;
    for (_, value) in typed {
        assert!(back.body.contains(value), "{value}");
    }
    assert_eq!(back.links("a.nhsuk-back-link"), [urls::PROFILE]);
    browser.cancel_own("stolen").await;
    assert_eq!(app.incidents("crime_number"), [""]);
    app.mails().await;
}

async fn a_step_out_of_order_leads_back_and_changes_nothing(app: TestApp) {
    let browser = app.browser();
    let stranger = app.browser();
    for path in [
        urls::CARD_REPORT,
        urls::CARD_REPORT_CHECK,
        urls::CARD_REPORT_PASSCODE,
        urls::CARD_REPORT_DETAILS,
    ] {
        stranger.get(path).await.leads_to(urls::SIGN_IN);
    }
    stranger
        .get(urls::CARD_REPORT_DONE)
        .await
        .leads_to(urls::CARD_REPORT);
    browser.sign_in(who(AMARA)).await;
    browser.get(urls::CARD_REPORT).await;
    let steps = [
        urls::CARD_REPORT_CHECK,
        urls::CARD_REPORT_PASSCODE,
        urls::CARD_REPORT_DETAILS,
        urls::CARD_REPORT_DONE,
    ];
    let before = app.state();
    for step in steps {
        browser.get(step).await.leads_to(urls::CARD_REPORT);
        if step != urls::CARD_REPORT_DONE {
            let posted = browser.post(step, &[("csrf", "")][..0]).await;
            posted.leads_to(urls::CARD_REPORT);
        }
    }
    browser
        .post(urls::CARD_REPORT_SKIP, &[])
        .await
        .leads_to(urls::CARD_REPORT);
    assert_eq!(app.state(), before);
    browser.report_own("lost", &[]).await;
    let before = app.state();
    for step in &steps[1..] {
        browser.get(step).await.leads_to(urls::CARD_REPORT_CHECK);
        if *step != urls::CARD_REPORT_DONE {
            browser
                .post(step, &[])
                .await
                .leads_to(urls::CARD_REPORT_CHECK);
        }
    }
    assert_eq!(app.state(), before);
    // A session that ended cancels nothing.
    app.wait(Duration::minutes(61));
    browser
        .post(urls::CARD_REPORT_CHECK, &[])
        .await
        .leads_to("/sign-in?ended=1");
    assert_eq!(app.cancelled_for(AMARA), "");
}

async fn a_cancel_that_is_sent_many_times_is_one(app: TestApp) {
    let browser = app.browser();
    browser.sign_in(who(AMARA)).await;
    browser.report_own("lost", &[]).await;
    browser.get(urls::CARD_REPORT_CHECK).await;
    let posts = (0..6).map(|_| browser.post(urls::CARD_REPORT_CHECK, &[]));
    for page in join_all(posts).await {
        page.leads_to(urls::CARD_REPORT_DONE);
    }
    browser
        .post(urls::CARD_REPORT_CHECK, &[])
        .await
        .leads_to(urls::CARD_REPORT_DONE);
    assert_eq!(app.incidents("state"), ["cancelled"]);
    assert_eq!(app.happened("card_cancelled"), 1);
    assert_eq!(app.queued("card_cancelled"), 1);
    assert_eq!(app.queued("card_reported"), 1);
    app.mails().await;
}

async fn what_will_not_do_is_said_beside_its_field(app: TestApp) {
    let browser = app.browser();
    browser.sign_in(who(AMARA)).await;
    browser
        .report_own("", &[("note", "a note to keep")])
        .await
        .has_status(422)
        .complains("Choose what happened");
    let long = "x".repeat(301);
    for (field, value, words) in [
        ("note", long.as_str(), "300 characters"),
        ("crime_number", &long, "40 characters"),
        ("callback", "at home", "phone number"),
    ] {
        let page = browser.report_own("stolen", &[(field, value)]).await;
        page.has_status(422).complains(words);
        assert!(page.body.contains("value=\"stolen\" checked"));
    }
    browser
        .report_own("borrowed", &[])
        .await
        .complains("Choose what happened");
    assert_eq!(app.count("incidents"), 0);
}

async fn who_loses_cards_often_may_have_to_pay(app: TestApp) {
    let amara = app.holder(who(AMARA)).id.number();
    let earlier = |days: i64, number: i64| {
        let at = app.clock() - Duration::days(days);
        let at = format!("{} 09:00:00", at.date());
        let columns = "reference, smartcard_number, holder_id, kind, source, state, reported_at, \
            network, told_at, cancelled_at";
        app.change(&format!(
            "INSERT INTO incidents ({columns}) VALUES ('LK-OLD-{number}', '{}', {amara}, 'lost', \
             'desk', 'replaced', '{at}', '', '{at}', '{at}')",
            who(AMARA).number
        ));
    };
    let browser = app.browser();
    browser.sign_in(who(AMARA)).await;
    // One that long ago does not count any more.
    earlier(800, 1);
    browser.report_own("lost", &[]).await;
    let check = browser.get(urls::CARD_REPORT_CHECK).await;
    check.says("The new card is free");
    earlier(100, 2);
    for (reason, pays) in [("stolen", false), ("damaged", false), ("lost", true)] {
        browser.report_own(reason, &[]).await;
        let check = browser.get(urls::CARD_REPORT_CHECK).await;
        assert_eq!(check.text().contains("may have to pay £10"), pays);
    }
    browser.cancel_own("lost").await;
    let done = browser.get(urls::CARD_REPORT_DONE).await;
    done.says("You may have to pay £10");
    assert_eq!(app.count("incidents WHERE fee_due"), 1);
    let mail = app.mails_about(who(AMARA), "cancelled").await;
    assert!(mail[0].text.contains("You may have to pay £10"));
}
