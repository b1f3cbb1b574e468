//! What could not be sent is seen by the Registration Authority.

use latchkey::domain::role::Role;
use latchkey::urls;
use time::Duration;

use super::{chore, planned};
use crate::support::{TestApp, on_both};

on_both! {
    the_dashboard_counts_the_reminders_that_could_not_be_sent_and_leads_to_them,
}

const LINE: &str = "Reminders that could not be sent in the last 30 days";

async fn the_dashboard_counts_the_reminders_that_could_not_be_sent_and_leads_to_them(app: TestApp) {
    planned(&app.ports);
    app.go_to(0, 18);
    chore(&app);
    app.mails().await;
    let manager = app.officer(Role::RaManager).await;
    let page = manager.get(urls::RA).await;
    assert!(!page.text().contains(LINE));
    app.change(
        "UPDATE outbox SET state = 'parked', failure = '550 no such mailbox', sent_at = NULL \
         WHERE kind = 'renewal_reminder'",
    );
    let page = manager.get(urls::RA).await;
    page.says(&format!("{LINE}: 2"));
    let list = "/ra/mail?kind=renewal_reminder&state=parked";
    assert!(page.links("a").iter().any(|link| link == list));
    let page = manager.get(list).await;
    let reminders = page.listed("tbody tr");
    let reminders = reminders
        .iter()
        .filter(|row| row.contains("Reminder: certificates expire"));
    assert_eq!(reminders.count(), 2);
    app.wait(Duration::days(31));
    let page = app.officer(Role::RaManager).await.get(urls::RA).await;
    assert!(!page.text().contains(LINE));
    page.says("Emails that could not be sent: 2");
}
