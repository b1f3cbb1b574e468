//! The console in Welsh: its menu, its pages, what the domain decided, what is wrong, and its days.

use latchkey::demo::people::Purpose;
use latchkey::domain::role::Role;
use latchkey::urls;

use crate::support::{TestApp, on_both, person};

on_both! {
    the_console_speaks_welsh_to_its_data,
    what_is_wrong_is_said_in_welsh,
    a_file_stays_english_in_a_welsh_browser,
}

async fn the_console_speaks_welsh_to_its_data(app: TestApp) {
    let number = person(Purpose::UnlockedUnregistered).number;
    app.browser().lock_out(number).await;
    app.mails().await;
    let manager = app.officer(Role::RaManager).await;
    let dashboard = manager.get("/ra?lang=cy").await;
    dashboard.says("Dangosfwrdd").says("22 Tach");
    assert!(!dashboard.text().contains("22 Nov"));
    let menu = dashboard.listed(".nhsuk-header__navigation-link").join(" ");
    assert!(menu.contains("Ymgeisiau aflwyddiannus"), "{menu}");
    manager
        .get(urls::RA_ATTEMPTS)
        .await
        .says("Ymgeisiau aflwyddiannus")
        .says("Agored")
        .says("ar 22 Tachwedd 2026");
    // The sign-in of just now.
    let audit = manager.get(urls::RA_AUDIT).await;
    audit.says("Staff: wedi mewngofnodi");
    assert!(!audit.text().contains("Staff: signed in"));
    manager.get(urls::RA_ME).await.says("Rheolwr RA");
    let clinic = format!("{}?organisation=Y12345", urls::RA_CLINIC_NEW);
    manager.get(&clinic).await.says("Dydd Llun");
}

async fn what_is_wrong_is_said_in_welsh(app: TestApp) {
    let agent = app.officer(Role::RaAgent).await;
    let page = agent.get("/ra/audit?actor=nobody&lang=cy").await;
    page.complains("Rhowch gyfeiriad e-bost llawn aelod o staff");
}

async fn a_file_stays_english_in_a_welsh_browser(app: TestApp) {
    let agent = app.officer(Role::RaAgent).await;
    agent.get("/ra?lang=cy").await;
    let file = agent.get("/ra/audit?format=csv").await;
    assert!(file.body.contains("staff_signed_in"), "{}", file.body);
}
