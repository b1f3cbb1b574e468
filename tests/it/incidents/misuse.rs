//! Somebody else used the card: on record at once, a new passcode, the desk, Sponsors and line manager told;
//! the card stays as it is until the desk decides.

use latchkey::domain::role::Role;
use latchkey::urls;

use super::{AMARA, who};
use crate::support::{TestApp, on_both, staff};

on_both! {
    a_misused_card_gets_a_new_passcode_and_the_desk_decides,
    the_report_is_on_record_though_the_holder_stops,
    who_cannot_change_the_passcode_goes_on,
    a_line_manager_is_at_an_approved_domain,
    the_desk_leaves_or_cancels_a_misused_card,
}

const NEW: &str = "739184";
const MANAGER: &str = "ward.manager@demo.example";
const DESK: &str = "smartcards@northfield.example";

/// The guided change of the passcode.
fn change(old: &str) -> [(&str, &str); 3] {
    [
        ("passcode", old),
        ("new_passcode", NEW),
        ("confirm_passcode", NEW),
    ]
}

async fn a_misused_card_gets_a_new_passcode_and_the_desk_decides(app: TestApp) {
    let amara = who(AMARA);
    let browser = app.browser();
    browser.sign_in(amara).await;
    browser
        .report_own("misused", &[("note", "notes opened at night")])
        .await
        .leads_to(urls::CARD_REPORT_PASSCODE);
    browser
        .submit(urls::CARD_REPORT_PASSCODE, &change("0000"))
        .await
        .has_status(422)
        .complains("2 more tries");
    browser
        .submit(urls::CARD_REPORT_PASSCODE, &change(amara.passcode))
        .await
        .leads_to(urls::CARD_REPORT_DETAILS);
    let details = browser.get(urls::CARD_REPORT_DETAILS).await;
    assert!(details.body.contains("notes opened at night"));
    let said = [
        ("note", "a bank nurse had it on Friday"),
        ("email", MANAGER),
    ];
    browser
        .post(urls::CARD_REPORT_DETAILS, &said)
        .await
        .leads_to(urls::CARD_REPORT_DONE);
    let done = browser.get(urls::CARD_REPORT_DONE).await;
    done.says("Your report is with the desk")
        .says("Your card works with your new passcode");
    // The card is as it was, but for its passcode.
    assert_eq!(app.cancelled_for(AMARA), "");
    assert_eq!(app.incidents("state"), ["waiting"]);
    assert_eq!(app.incidents("line_manager"), [MANAGER]);
    assert!(browser.is_signed_in().await);
    app.browser().sign_in_with(amara, NEW).await;
    assert_eq!(
        app.entries(),
        [
            "holder reported notes opened at night",
            "holder passcode_changed",
            "holder said a bank nurse had it on Friday"
        ]
    );
    let sponsor = staff(Role::Sponsor).email;
    for address in [DESK, sponsor, MANAGER] {
        assert_eq!(app.queued_to("card_reported", address), 1, "{address}");
        let mail = app.mail_to(address).await;
        assert!(mail.subject.contains("used by somebody else"));
        assert!(mail.text.contains(amara.name));
    }
    assert_eq!(app.queued("card_reported"), 3);
}

async fn the_report_is_on_record_though_the_holder_stops(app: TestApp) {
    let browser = app.browser();
    browser.sign_in(who(AMARA)).await;
    browser
        .report_own("misused", &[("callback", "ext 4021")])
        .await;
    assert_eq!(app.incidents("state"), ["waiting"]);
    assert_eq!(app.entries(), ["holder reported  ext 4021"]);
    assert_eq!(app.queued_to("card_reported", DESK), 1);
    // Reported again, it is the same incident, and nobody is told twice.
    browser
        .report_own("misused", &[("note", "again")])
        .await
        .leads_to(urls::CARD_REPORT_PASSCODE);
    assert_eq!(app.incidents("reports"), ["2"]);
    assert_eq!(app.queued_to("card_reported", DESK), 1);
    app.mails().await;
}

async fn who_cannot_change_the_passcode_goes_on(app: TestApp) {
    let amara = who(AMARA);
    let browser = app.browser();
    browser.sign_in(amara).await;
    browser.report_own("misused", &[]).await;
    let page = browser.get(urls::CARD_REPORT_PASSCODE).await;
    page.says("Your report is with the desk already");
    browser
        .post(urls::CARD_REPORT_SKIP, &[])
        .await
        .leads_to(urls::CARD_REPORT_DETAILS);
    browser
        .submit(urls::CARD_REPORT_DETAILS, &[])
        .await
        .leads_to(urls::CARD_REPORT_DONE);
    let done = browser.get(urls::CARD_REPORT_DONE).await;
    done.says("Your passcode is still the old one");
    assert_eq!(app.entries(), ["holder reported", "holder passcode_kept"]);
    app.mails().await;
}

async fn a_line_manager_is_at_an_approved_domain(app: TestApp) {
    let browser = app.browser();
    browser.sign_in(who(AMARA)).await;
    browser.report_own("misused", &[]).await;
    browser.post(urls::CARD_REPORT_SKIP, &[]).await;
    for (email, words) in [
        ("boss@evil.example", "approved domain"),
        ("not an address", "correct format"),
    ] {
        let page = browser
            .submit(urls::CARD_REPORT_DETAILS, &[("email", email)])
            .await;
        page.has_status(422).complains(words);
    }
    browser
        .post(urls::CARD_REPORT_DETAILS, &[("email", MANAGER)])
        .await
        .leads_to(urls::CARD_REPORT_DONE);
    // Told once, whoever is named next.
    browser.report_own("misused", &[]).await;
    browser.post(urls::CARD_REPORT_SKIP, &[]).await;
    let other = [("email", "another@demo.example")];
    browser
        .submit(urls::CARD_REPORT_DETAILS, &other)
        .await
        .leads_to(urls::CARD_REPORT_DONE);
    assert_eq!(app.incidents("line_manager"), [MANAGER]);
    assert_eq!(app.queued_to("card_reported", "another@demo.example"), 0);
    assert_eq!(app.queued_to("card_reported", "boss@evil.example"), 0);
    app.mails().await;
}

async fn the_desk_leaves_or_cancels_a_misused_card(app: TestApp) {
    let agent = app.officer(Role::RaAgent).await;
    let holder = app.browser();
    holder.sign_in(who(AMARA)).await;
    for (decision, state, gone) in [
        ("dismiss", "dismissed", ""),
        ("cancel", "cancelled", "misused"),
    ] {
        holder.report_own("misused", &[]).await;
        let page = app.newest_incident();
        let shown = agent.get(&page).await;
        shown.says("The holder was signed in");
        assert!(shown.listed("input[name=check_rung]").is_empty());
        let fields = [
            ("decision", decision),
            ("reason", "spoke to her on the ward"),
        ];
        agent.post(&page, &fields).await.has_status(303);
        assert_eq!(app.incidents("state").pop().unwrap(), state);
        assert_eq!(app.cancelled_for(AMARA), gone);
        assert_eq!(holder.is_signed_in().await, gone.is_empty());
    }
    assert_eq!(app.queued("card_cancelled"), 1);
    app.mails().await;
}
