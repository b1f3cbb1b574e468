//! Accounts: disabled at once, second factors reset with both told, and nobody's own (R21, R48).

use latchkey::demo::staff::DemoStaff;
use latchkey::domain::role::Role;
use latchkey::urls;
use time::Duration;

use crate::support::{Browser, Page, TestApp, on_both, staff};

on_both! {
    who_is_disabled_is_out_at_once_on_every_replica,
    disabling_and_resetting_need_a_reason,
    a_reset_factor_is_set_up_anew_and_both_are_told,
    nobody_changes_their_own_account,
    a_disabled_account_gets_no_new_link,
}

impl Browser<'_> {
    /// Disables somebody.
    pub(super) async fn disable(&self, person: &DemoStaff) -> Page {
        let fields = [("change", "disable"), ("reason", "left the trust")];
        self.submit(&self.app().about(urls::RA_STAFF_ACCESS, person), &fields)
            .await
    }
}

// R21
async fn who_is_disabled_is_out_at_once_on_every_replica(app: TestApp) {
    let sponsor = staff(Role::Sponsor);
    let replica = app.again();
    let theirs = replica.officer(Role::Sponsor).await;
    theirs.get(urls::RA).await.has_status(200);
    let idle = replica.officer(Role::Sponsor).await;
    let manager = app.officer(Role::RaManager).await;
    let here = app.about(urls::RA_STAFF_ONE, sponsor);
    manager
        .disable(sponsor)
        .await
        .leads_to(&format!("{here}?done=disabled"));
    let out = format!("{}?ended=1", urls::RA_SIGN_IN);
    theirs.get(urls::RA).await.leads_to(&out);
    let fields = [("email", sponsor.email), ("password", sponsor.password)];
    let browser = replica.browser();
    browser
        .submit(urls::RA_SIGN_IN, &fields)
        .await
        .has_status(422);
    // Enabled again, the old sessions stay dead, and a new sign-in works.
    manager
        .submit(
            &app.about(urls::RA_STAFF_ACCESS, sponsor),
            &[("change", "enable")],
        )
        .await
        .leads_to(&format!("{here}?done=enabled"));
    for dead in [&theirs, &idle] {
        dead.get(urls::RA).await.leads_to(&out);
    }
    app.wait(Duration::minutes(1));
    replica
        .officer(Role::Sponsor)
        .await
        .get(urls::RA)
        .await
        .has_status(200);
    assert_eq!(app.details("staff_disabled"), ["left the trust"]);
    assert_eq!(app.happened("staff_enabled"), 1);
}

async fn disabling_and_resetting_need_a_reason(app: TestApp) {
    let sponsor = staff(Role::Sponsor);
    let manager = app.officer(Role::RaManager).await;
    for (path, change) in [
        (
            urls::RA_STAFF_ACCESS,
            &[("change", "disable"), ("reason", "  x ")][..],
        ),
        (urls::RA_STAFF_FACTOR, &[("reason", "")][..]),
    ] {
        manager
            .submit(&app.about(path, sponsor), change)
            .await
            .complains("Enter the reason");
    }
    let done = app.happened("staff_disabled") + app.happened("second_factor_reset");
    assert_eq!(done, 0);
    app.officer(Role::Sponsor)
        .await
        .get(urls::RA)
        .await
        .has_status(200);
}

// R48
async fn a_reset_factor_is_set_up_anew_and_both_are_told(app: TestApp) {
    let (one, agent) = (staff(Role::RaManager), staff(Role::RaAgent));
    let theirs = app.officer(Role::RaAgent).await;
    let manager = app.officer(Role::RaManager).await;
    let reason = [("reason", "lost phone, called back")];
    manager
        .submit(&app.about(urls::RA_STAFF_FACTOR, agent), &reason)
        .await
        .leads_to(&format!(
            "{}?done=reset",
            app.about(urls::RA_STAFF_ONE, agent)
        ));
    theirs.get(urls::RA).await.has_status(303);
    let mails = app.mails().await;
    let is_told = |words: &str| {
        let mut theirs = mails.iter().filter(|mail| mail.to == agent.email);
        theirs.any(|mail| mail.text.contains(words) && mail.text.contains(one.name))
    };
    assert!(is_told("no longer work for it, nor does your password"));
    assert!(is_told("You can choose a new password"));
    let told = app.mail_to(one.email).await;
    assert!(
        told.text
            .contains(&format!("second factor of {}", agent.name))
    );
    // Whoever has learnt the password sets nothing up.
    let fields = [("email", agent.email), ("password", agent.password)];
    let page = theirs.submit(urls::RA_SIGN_IN, &fields).await;
    page.complains("not right");
    let path = app.invitation_to(agent.email).await;
    app.browser().accept(&path, agent.email).await;
    assert_eq!(
        app.details("second_factor_reset"),
        ["lost phone, called back"]
    );
}

async fn nobody_changes_their_own_account(app: TestApp) {
    let own = staff(Role::RaManager);
    let manager = app.officer(Role::RaManager).await;
    manager
        .get(&app.about(urls::RA_STAFF_ONE, own))
        .await
        .says("This is you");
    let refused = "Nobody changes their own account";
    manager.disable(own).await.complains(refused);
    let reason = [("reason", "because I can")];
    manager
        .submit(&app.about(urls::RA_STAFF_FACTOR, own), &reason)
        .await
        .complains(refused);
    manager
        .grant(own, Role::Sponsor, "RXX00", ["", "", ""])
        .await
        .complains(refused);
    let role = "SELECT CAST(MIN(id) AS TEXT) AS value FROM staff_roles WHERE role = 'ra_manager'";
    let role = app.values(role).remove(0);
    for change in [
        &[
            ("change", "end"),
            ("end_day", "1"),
            ("end_month", "2"),
            ("end_year", "2030"),
        ][..],
        &[("change", "take_back"), ("reason", "because I can")][..],
    ] {
        let fields = [&[("role", role.as_str())], change].concat();
        manager
            .post(&app.about(urls::RA_STAFF_ROLE, own), &fields)
            .await
            .complains(refused);
    }
    let events = [
        "staff_disabled",
        "second_factor_reset",
        "role_granted",
        "role_changed",
    ];
    assert!(events.iter().all(|action| app.happened(action) == 0));
}

async fn a_disabled_account_gets_no_new_link(app: TestApp) {
    let sponsor = staff(Role::Sponsor);
    let manager = app.officer(Role::RaManager).await;
    let send = app.about(urls::RA_STAFF_LINK, sponsor);
    assert_eq!(manager.submit(&send, &[]).await.status, 303);
    let link = app.invitation_to(sponsor.email).await;
    manager.disable(sponsor).await;
    manager
        .submit(&send, &[])
        .await
        .complains("Enable it first");
    let reset = [("reason", "lost phone, called back")];
    manager
        .submit(&app.about(urls::RA_STAFF_FACTOR, sponsor), &reset)
        .await
        .complains("Enable it first");
    assert_eq!(app.queued("staff_invitation"), 1);
    // Nor does the earlier one come back to life with the account.
    let enable = [("change", "enable")];
    let access = app.about(urls::RA_STAFF_ACCESS, sponsor);
    assert_eq!(manager.submit(&access, &enable).await.status, 303);
    app.browser().get(&link).await.says("no longer works");
}
