//! New certificates: by the holder, at the desk, and what a break, a race or a moved clock does to them.

mod authority;
mod broken;
mod desk;
mod life;

use latchkey::cards::Serial;
use latchkey::demo::people::Purpose;
use latchkey::domain::audit::Action;
use latchkey::domain::certificate::CertificateKind;
use latchkey::storage::cards::{self, StoredCard};
use latchkey::storage::{issued_certificates as issued, renewals};
use latchkey::urls;
use time::{Duration, OffsetDateTime};

use crate::support::{Browser, Page, Person, TestApp, on_both, person};

on_both! {
    a_holder_renews_both_certificates,
    whoever_signs_in_within_the_window_is_asked,
    the_window_opens_to_the_minute,
    the_third_renewal_is_the_desks,
    a_wrong_passcode_renews_nothing_and_counts_on_the_card,
    the_same_form_twice_is_one_renewal,
    two_at_once_are_one_renewal,
    a_locked_card_is_unlocked_and_comes_straight_back_to_renewal,
    an_expired_card_is_never_renewed_by_its_holder,
    a_session_that_outlives_the_certificates_renews_nothing,
}

impl TestApp {
    /// The card that a person uses.
    pub fn card(&self, person: &Person) -> StoredCard {
        let (now, id) = (self.ports.now(), self.holder(person).id);
        let card = self.ports.db.read(|conn| cards::current(conn, id, now));
        card.unwrap().unwrap()
    }

    /// When the first of a person's certificates expires.
    pub fn expiry(&self, person: &Person) -> OffsetDateTime {
        self.card(person).card.earlier_expiry().unwrap()
    }

    /// The serial numbers of the certificates in use on a person's card.
    fn in_use(&self, person: &Person) -> [String; 2] {
        let card = self.card(person).id;
        CertificateKind::BOTH.map(|kind| {
            let found = self.ports.db.read(|conn| issued::in_use(conn, card, kind));
            found.unwrap().unwrap().serial_number
        })
    }

    /// Moves the clock to a moment.
    pub fn wait_until(&self, moment: OffsetDateTime) {
        self.wait(moment - self.ports.now());
    }
}

impl Browser<'_> {
    async fn renew(&self, passcode: &str) -> Page {
        self.submit(urls::RENEW, &[("passcode", passcode)]).await
    }
}

async fn a_holder_renews_both_certificates(app: TestApp) {
    let daniel = person(Purpose::RenewalDue);
    let (before, old) = (app.expiry(daniel), app.in_use(daniel));
    let browser = app.browser();
    browser.sign_in(daniel).await;
    let page = browser.get(urls::RENEW).await;
    page.says("Renew your certificates").says("in 60 days");
    browser
        .renew(daniel.passcode)
        .await
        .leads_to(urls::RENEW_DONE);
    let done = browser.get(urls::RENEW_DONE).await;
    done.says("Your certificates are renewed")
        .says("22 November 2028");

    // Two calendar years from now, both, and the old ones are no longer in use.
    let after = app.expiry(daniel);
    assert_eq!(after.date(), time::macros::date!(2028 - 11 - 22));
    assert!(after > before);
    assert_eq!(app.card(daniel).certificates.len(), 2);
    let new = app.in_use(daniel);
    assert!(old.iter().all(|serial| !new.contains(serial)));
    assert_eq!(app.card(daniel).card.renewals, 1);
    assert_eq!(app.events(daniel.number, Action::Renewed), 1);

    let mail = app.mail_to(daniel.email.unwrap()).await;
    assert_eq!(mail.subject, "The certificates on your smartcard are new");
    assert!(
        mail.text.contains("You renewed") && mail.text.contains("2028"),
        "{}",
        mail.text
    );
    // It is over: the page says from when the next one may be done.
    browser
        .get(urls::RENEW)
        .await
        .says("not due yet")
        .says("2028");
    browser
        .renew(daniel.passcode)
        .await
        .leads_to(urls::RENEW_DONE);
    assert_eq!(app.in_use(daniel), new, "a second renewal was made");
    app.wait(Duration::minutes(61));
    browser
        .try_sign_in(daniel.number, daniel.passcode)
        .await
        .leads_to(urls::PROFILE);
    browser.get(urls::RENEW_DONE).await.leads_to(urls::RENEW);
    assert!(app.mails().await.len() == 1);
}

async fn whoever_signs_in_within_the_window_is_asked(app: TestApp) {
    let daniel = person(Purpose::RenewalDue);
    let browser = app.browser();
    for _ in 0..2 {
        browser
            .try_sign_in(daniel.number, daniel.passcode)
            .await
            .leads_to(urls::RENEW);
        browser.get(urls::RENEW).await.says("No, later");
        // "Later" is allowed: nothing is in the way of the profile.
        browser
            .get(urls::PROFILE)
            .await
            .says("Your certificates are due for renewal");
    }
    // Before the terms come the terms, and then the question.
    let hannah = person(Purpose::ThirdRenewalDue);
    app.change("UPDATE holders SET terms_version = NULL");
    let other = app.browser();
    other
        .try_sign_in(hannah.number, hannah.passcode)
        .await
        .leads_to(urls::RENEW);
    other.get(urls::RENEW).await.leads_to(urls::TERMS);
    other
        .submit(urls::TERMS, &[("accept", "yes")])
        .await
        .leads_to(urls::RENEW);
    // Whoever came to renew before signing in is led back.
    let later = app.browser();
    later.get(urls::RENEW).await.leads_to("/sign-in?then=renew");
    let priya = person(Purpose::UnlockedRegistered);
    later.get("/sign-in?then=renew").await.says("Sign in first");
    let fields = [
        ("smartcard_number", priya.number),
        ("passcode", priya.passcode),
        ("then", "renew"),
    ];
    later
        .post(urls::SIGN_IN, &fields)
        .await
        .leads_to(urls::RENEW);
    // An address in the form is no place to go.
    let fields = [fields[0], fields[1], ("then", "https://elsewhere.example")];
    app.browser()
        .submit(urls::SIGN_IN, &fields)
        .await
        .leads_to(urls::PROFILE);
}

async fn the_window_opens_to_the_minute(app: TestApp) {
    let priya = person(Purpose::UnlockedRegistered);
    let opens = app.expiry(priya) - Duration::days(90);
    app.wait_until(opens - Duration::MINUTE);
    let browser = app.browser();
    browser
        .try_sign_in(priya.number, priya.passcode)
        .await
        .leads_to(urls::PROFILE);
    accept(&browser).await;
    let page = browser.get(urls::RENEW).await;
    page.says("Your certificates are not due yet");
    assert!(!page.text().contains("Renew now"));
    browser
        .post(urls::RENEW, &[("passcode", priya.passcode)])
        .await
        .leads_to(urls::RENEW);
    assert_eq!(app.events(priya.number, Action::Renewed), 0);
    app.wait(Duration::MINUTE);
    browser.get(urls::RENEW).await.says("Renew now");
    browser
        .renew(priya.passcode)
        .await
        .leads_to(urls::RENEW_DONE);
    app.mails().await;
}

/// Accepts the terms where they are due.
async fn accept(browser: &Browser<'_>) {
    if browser.get(urls::PROFILE).await.location == urls::TERMS {
        browser.submit(urls::TERMS, &[("accept", "yes")]).await;
    }
}

async fn the_third_renewal_is_the_desks(app: TestApp) {
    let hannah = person(Purpose::ThirdRenewalDue);
    let before = app.in_use(hannah);
    let browser = app.browser();
    browser.sign_in(hannah).await;
    let page = browser.get(urls::RENEW).await;
    page.says("Renew your certificates with your desk");
    assert!(page.listed("form[action='/me/renew']").is_empty());
    browser
        .post(urls::RENEW, &[("passcode", hannah.passcode)])
        .await
        .leads_to(urls::RENEW);
    assert_eq!(app.in_use(hannah), before);
}

async fn a_wrong_passcode_renews_nothing_and_counts_on_the_card(app: TestApp) {
    let daniel = person(Purpose::RenewalDue);
    let before = app.in_use(daniel);
    let browser = app.browser();
    browser.sign_in(daniel).await;
    browser.renew("").await.complains("passcode");
    browser.renew("0000").await.complains("2 more tries");
    browser.renew("0000").await.complains("1 more try");
    browser.renew("0000").await.leads_to("/unlock?locked=1");
    assert!(app.card_is_locked(daniel));
    assert_eq!(app.in_use(daniel), before);
    assert_eq!(app.events(daniel.number, Action::Renewed), 0);
}

async fn the_same_form_twice_is_one_renewal(app: TestApp) {
    let daniel = person(Purpose::RenewalDue);
    let browser = app.browser();
    browser.sign_in(daniel).await;
    browser
        .renew(daniel.passcode)
        .await
        .leads_to(urls::RENEW_DONE);
    let new = app.in_use(daniel);
    browser
        .post(urls::RENEW, &[("passcode", daniel.passcode)])
        .await
        .leads_to(urls::RENEW_DONE);
    assert_eq!(app.in_use(daniel), new);
    assert_eq!(app.card(daniel).card.renewals, 1);
    assert_eq!(app.mails().await.len(), 1);
}

async fn two_at_once_are_one_renewal(app: TestApp) {
    let daniel = person(Purpose::RenewalDue);
    let (here, there) = (app.browser(), app.browser());
    here.sign_in(daniel).await;
    there.sign_in(daniel).await;
    here.get(urls::RENEW).await;
    there.get(urls::RENEW).await;
    let passcode = [("passcode", daniel.passcode)];
    // A chip counts before it judges, so that a fourth in the same moment might find it locked.
    let posts = (0..3).map(|n| {
        let browser = if n % 2 == 0 { &here } else { &there };
        browser.post(urls::RENEW, &passcode)
    });
    for page in futures_util::future::join_all(posts).await {
        page.leads_to(urls::RENEW_DONE);
    }
    assert_eq!(app.events(daniel.number, Action::Renewed), 1);
    assert_eq!(app.card(daniel).card.renewals, 1);
    assert_eq!(app.mails().await.len(), 1);
    let card = app.card(daniel).id;
    let left = app.ports.db.read(|conn| renewals::under_way(conn, card));
    assert!(left.unwrap().is_none(), "a renewal is left under way");
}

async fn a_locked_card_is_unlocked_and_comes_straight_back_to_renewal(app: TestApp) {
    let daniel = person(Purpose::RenewalDue);
    let browser = app.browser();
    for _ in 0..3 {
        browser.try_sign_in(daniel.number, "0000").await;
    }
    browser
        .try_sign_in(daniel.number, daniel.passcode)
        .await
        .leads_to("/unlock?locked=1");
    browser.unlock(daniel, "739184").await;
    let done = browser.get(urls::UNLOCK_DONE).await;
    done.says("One thing more: renew your certificates");
    assert!(
        done.links("main a")
            .contains(&"/sign-in?then=renew".to_owned())
    );
    browser
        .try_sign_in(daniel.number, "739184")
        .await
        .leads_to(urls::RENEW);
    browser.renew("739184").await.leads_to(urls::RENEW_DONE);
    app.mails().await;
    // Whose certificates are not due, is not asked.
    let tomasz = person(Purpose::LockedRegistered);
    let other = app.browser();
    other.unlock(tomasz, "739184").await;
    let done = other.get(urls::UNLOCK_DONE).await;
    assert!(!done.text().contains("One thing more"));
    app.mails().await;
}

async fn an_expired_card_is_never_renewed_by_its_holder(app: TestApp) {
    let ravi = person(Purpose::Expired);
    let browser = app.browser();
    let page = browser.try_sign_in(ravi.number, ravi.passcode).await;
    page.says("Your smartcard has expired");
    let again = "/sign-in?then=renew";
    browser.get(urls::RENEW).await.leads_to(again);
    let cancelled = person(Purpose::Cancelled);
    let page = browser
        .try_sign_in(cancelled.number, cancelled.passcode)
        .await;
    page.says("Your smartcard has been cancelled");
}

async fn a_session_that_outlives_the_certificates_renews_nothing(app: TestApp) {
    let daniel = person(Purpose::RenewalDue);
    app.wait_until(app.expiry(daniel) - Duration::minutes(5));
    let browser = app.browser();
    browser.sign_in(daniel).await;
    browser.get(urls::RENEW).await.says("less than a day");
    app.wait(Duration::minutes(5));
    browser
        .post(urls::RENEW, &[("passcode", daniel.passcode)])
        .await
        .leads_to("/sign-in?ended=1");
    assert_eq!(app.events(daniel.number, Action::Renewed), 0);
    assert!(
        !app.card_is_locked(daniel),
        "{:?}",
        Serial::of_card(String::new())
    );
}
