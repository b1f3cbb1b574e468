//! Posts for a time: their last day is set, moved and taken away, and a profile that has ended is opened again.

use latchkey::domain::role::Role;
use latchkey::urls;
use time::Duration;

use super::{PRIYA, WHY, done, of, who};
use crate::support::{Browser, Page, TestApp, on_both};

on_both! {
    a_post_is_for_a_time,
    an_ended_post_is_opened_again,
}

impl Browser<'_> {
    async fn last_day(&self, holder: usize, [day, month, year]: [&str; 3]) -> Page {
        let fields = [
            ("end_day", day),
            ("end_month", month),
            ("end_year", year),
            ("reason", WHY),
        ];
        self.submit(&of(urls::RA_POST_END, holder), &fields).await
    }
}

async fn a_post_is_for_a_time(app: TestApp) {
    let priya = who(PRIYA);
    let agent = app.officer(Role::RaAgent).await;
    for wrong in [
        ["21", "11", "2026"],
        ["31", "2", "2027"],
        ["1", "", "2027"],
        ["x", "y", "z"],
    ] {
        agent.last_day(PRIYA, wrong).await.has_status(422);
    }
    assert_eq!(app.column("ends_at", PRIYA), "-");
    // Today is the last day.
    agent
        .last_day(PRIYA, ["22", "11", "2026"])
        .await
        .leads_to(&done(PRIYA, "end"));
    assert!(
        app.column("ends_at", PRIYA)
            .starts_with("2026-11-23 00:00:00")
    );
    assert!(
        app.mail_to(priya.email.unwrap())
            .await
            .text
            .contains("22 November 2026")
    );
    agent
        .last_day(PRIYA, ["30", "6", "2027"])
        .await
        .leads_to(&done(PRIYA, "end"));
    // Summer time: the day ends an hour before midnight in Greenwich.
    assert!(
        app.column("ends_at", PRIYA)
            .starts_with("2027-06-30 23:00:00")
    );
    agent
        .last_day(PRIYA, ["30", "6", "2027"])
        .await
        .leads_to(&done(PRIYA, "as-before"));
    agent
        .get(&of(urls::RA_HOLDER, PRIYA))
        .await
        .says("30 June 2027");
    agent
        .get(&of(urls::RA_POST_END, PRIYA))
        .await
        .says("30 June 2027");
    taken_away(&app, &agent).await;
}

/// The second half: the holder sees the day, and then there is none.
async fn taken_away(app: &TestApp, agent: &Browser<'_>) {
    let priya = who(PRIYA);
    let holder = app.browser();
    holder.sign_in(priya).await;
    holder.get(urls::PROFILE).await.says("30 June 2027");
    agent
        .last_day(PRIYA, ["", "", ""])
        .await
        .leads_to(&done(PRIYA, "end"));
    assert_eq!(app.column("ends_at", PRIYA), "-");
    let days = [
        "no end to 22 November 2026",
        "22 November 2026 to 30 June 2027",
        "30 June 2027 to no end",
    ];
    let told = days.map(|days| format!("ra.agent@demo.example: from {days}: {WHY}"));
    assert_eq!(app.noted("post_end_set"), told);
    app.mails().await;
    assert_eq!(app.queued("post_end_changed"), 3);
}

async fn an_ended_post_is_opened_again(app: TestApp) {
    let priya = who(PRIYA);
    let agent = app.officer(Role::RaAgent).await;
    agent
        .last_day(PRIYA, ["22", "11", "2026"])
        .await
        .leads_to(&done(PRIYA, "end"));
    app.browser().sign_in(priya).await;
    app.wait(Duration::hours(15));
    app.browser()
        .try_sign_in(priya.number, priya.passcode)
        .await
        .has_status(200)
        .says("Your smartcard profile is closed");
    let agent = app.officer(Role::RaAgent).await;
    agent
        .get(&of(urls::RA_HOLDER, PRIYA))
        .await
        .says("as the post has ended");
    agent
        .last_day(PRIYA, ["30", "6", "2027"])
        .await
        .has_status(422)
        .complains("closed");
    agent
        .close_profile(PRIYA, "open")
        .await
        .leads_to(&done(PRIYA, "reopened"));
    assert_eq!(
        (app.column("ends_at", PRIYA), app.column("closed_at", PRIYA)),
        ("-".into(), "-".into())
    );
    app.browser().sign_in(priya).await;
    // One that is to come outlives a profile that was closed by mistake.
    agent
        .last_day(PRIYA, ["30", "6", "2027"])
        .await
        .leads_to(&done(PRIYA, "end"));
    agent
        .close_profile(PRIYA, "close")
        .await
        .leads_to(&done(PRIYA, "closed"));
    agent
        .last_day(PRIYA, ["1", "7", "2027"])
        .await
        .has_status(422)
        .complains("closed");
    agent
        .close_profile(PRIYA, "open")
        .await
        .leads_to(&done(PRIYA, "reopened"));
    assert!(app.column("ends_at", PRIYA).starts_with("2027-06-30"));
    app.mails().await;
}
