//! The records of the console in Welsh: holders, reported cards, mails, figures, staff and tokens.

use latchkey::demo::people::Purpose;
use latchkey::domain::role::Role;
use latchkey::urls;

use crate::support::{Browser, TestApp, on_both, person, persons};

on_both! {
    a_holders_page_speaks_welsh,
    a_report_speaks_welsh,
    mails_and_counts_speak_welsh,
    staff_and_tokens_speak_welsh,
}

/// An officer who reads Welsh.
async fn reader(app: &TestApp, role: Role) -> Browser<'_> {
    let browser = app.officer(role).await;
    browser.get("/ra?lang=cy").await.has_status(200);
    browser
}

/// A report from somebody who has not signed in.
async fn report(app: &TestApp, number: &str, reason: &str) {
    let fields = [
        ("smartcard_number", number),
        ("reason", reason),
        ("callback", "01632 960 111"),
    ];
    app.browser()
        .submit(urls::REPORT, &fields)
        .await
        .leads_to(urls::REPORT_DONE);
}

async fn a_holders_page_speaks_welsh(app: TestApp) {
    let holder = persons(Purpose::LockedRegistered)[2];
    app.browser().lock_out(holder.number).await;
    app.mails().await;
    report(&app, holder.number, "stolen").await;
    let agent = reader(&app, Role::RaAgent).await;
    let page = agent
        .get(&urls::of_number(urls::RA_HOLDER, holder.number))
        .await;
    for words in [
        "Beth allwch chi ei wneud",
        "Clirio’r cloi allan",
        "Datgloi’r cerdyn gyda’r deiliad yn bresennol",
        "Cau proffil rhywun sydd wedi gadael",
        "Tystysgrif: dilysu",
        "Yn dod i ben ar",
        "Wedi’i gloi allan ar ôl tair set o atebion anghywir",
        "Wedi’i ddwyn, adroddwyd am",
        "Angen penderfyniad",
    ] {
        page.says(words);
    }
    let lockout = urls::of_number(urls::RA_LOCKOUT, holder.number);
    agent
        .submit(&lockout, &[("reason", "")])
        .await
        .complains("Rhowch y rheswm");
}

async fn a_report_speaks_welsh(app: TestApp) {
    let holder = person(Purpose::UnlockedUnregistered);
    report(&app, holder.number, "lost").await;
    let agent = reader(&app, Role::RaAgent).await;
    let queue = agent.get(urls::RA_INCIDENTS).await;
    queue
        .says("Ar goll")
        .says("Rhywun nad oedd wedi mewngofnodi")
        .says("ar 22 Tachwedd 2026");
    let page = agent.get(&queue.links("tbody th a")[0]).await;
    page.says("Adroddodd am y cerdyn: ar goll");
}

async fn mails_and_counts_speak_welsh(app: TestApp) {
    app.browser()
        .unlock_to_code(person(Purpose::LockedRegistered))
        .await;
    let agent = reader(&app, Role::RaAgent).await;
    agent
        .get(urls::RA_MAIL)
        .await
        .says("Cod i ddatgloi cerdyn")
        .says("Anfonwyd am")
        .says("Rhoddwyd y gorau iddi");
    let manager = reader(&app, Role::RaManager).await;
    let report = |name: &str| format!("{}?report={name}", urls::RA_REPORTS);
    for (name, words) in [
        ("registered", "Deiliaid sydd wedi cofrestru:"),
        ("unlocks", "Tachwedd 2026, yn ôl sefydliad"),
        ("lockouts", "Achosion o gloi allan fesul mis"),
        ("expiry", "o fewn 90 diwrnod:"),
    ] {
        manager.get(&report(name)).await.says(words);
    }
    // A file is for programs, in whichever language its taker reads.
    let file = manager.get(&(report("registered") + "&format=csv")).await;
    assert!(file.body.starts_with("\"organisation_code\""));
}

async fn staff_and_tokens_speak_welsh(app: TestApp) {
    let manager = reader(&app, Role::RaManager).await;
    let list = manager.get(urls::RA_STAFF).await;
    list.says("Noddwr (RXX00)").says("Wedi’i alluogi");
    manager
        .get(&list.links("tbody th a")[0])
        .await
        .says("Rolau nawr");
    manager
        .submit(urls::RA_STAFF_INVITE, &[("end_day", "31")])
        .await
        .complains("Rhaid i’r diwrnod olaf fod yn ddyddiad go iawn");
    manager
        .get(urls::RA_TOKENS)
        .await
        .says("Clirio achosion o gloi allan");
}
