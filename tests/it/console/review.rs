//! Failed attempts at the console: claimed by one, decided with a reason, closed; grouped, filtered, paged.

mod lists;

use latchkey::domain::role::Role;
use latchkey::storage::attempts::{self, Attempt};
use latchkey::urls;

use crate::support::numbers::number;
use crate::support::{Browser, Page, TestApp, on_both};

on_both! {
    one_of_two_who_claim_at_once_has_it,
    a_decision_says_what_it_was_and_why,
    a_decision_covers_one_attempt_or_a_number_or_a_network,
    a_sponsors_decision_stays_within_their_organisation,
    only_what_was_decided_is_closed,
    an_attempt_elsewhere_is_not_there_for_a_sponsor,
}

/// A holder at the organisation of the staff.
const FIONA: &str = "555012340132";
/// A holder at another.
const TOMASZ: &str = "555012340025";
/// Nobody's.
const NOBODY: &str = "555099990001";
const WARD: &str = "198.51.100.7";
const ELSEWHERE: &str = "198.51.100.8";
const NOTE: &str = "rang her on the ward";

impl TestApp {
    /// A set of answers that was wrong; its key.
    fn tried(&self, of: &str, network: &str) -> i64 {
        self.tried_as(of, network, "wrong")
    }

    fn tried_as(&self, of: &str, network: &str, outcome: &str) -> i64 {
        let attempt = Attempt {
            at: self.ports.now(),
            journey: "unlock",
            step: "questions",
            number: &number(of),
            network,
            browser: "a browser",
            outcome,
            strike: Some(1),
        };
        let record = |conn: &mut latchkey::storage::Connection| attempts::record(conn, &attempt);
        self.ports.db.write(record).unwrap();
        let newest = "SELECT CAST(MAX(id) AS TEXT) AS value FROM attempts";
        self.values(newest)[0].parse().unwrap()
    }

    /// Where the review of an attempt stands, with its reason code.
    fn review_of(&self, id: i64) -> String {
        let row = "SELECT state || ' ' || COALESCE(decision, '') AS value FROM attempts WHERE id =";
        self.values(&format!("{row} {id}")).remove(0)
    }
}

impl Browser<'_> {
    async fn attempt(&self, id: i64) -> Page {
        self.get(&urls::of_id(urls::RA_ATTEMPT, id)).await
    }

    /// Opens an attempt and presses one of its buttons.
    async fn on_attempt(&self, path: &str, id: i64, fields: &[(&str, &str)]) -> Page {
        self.attempt(id).await;
        self.post(&urls::of_id(path, id), fields).await
    }

    /// Decides that somebody forgot; how many attempts that covered, as the next page says it.
    async fn decide(&self, id: i64, coverage: &str) -> String {
        let fields = [
            ("decision", "forgot"),
            ("note", NOTE),
            ("coverage", coverage),
        ];
        let page = self.on_attempt(urls::RA_ATTEMPT_DECIDE, id, &fields).await;
        came_to(&page, "decided")
    }

    async fn close(&self, id: i64, coverage: &str) -> String {
        // The form is on the page of a decided attempt; any page's token will do.
        let fields = [("coverage", coverage)];
        let page = self.on_attempt(urls::RA_ATTEMPT_CLOSE, id, &fields).await;
        came_to(&page, "closed")
    }
}

#[track_caller]
fn came_to(page: &Page, what: &str) -> String {
    page.has_status(303);
    let (_, count) = page.location.split_once(&format!("?{what}=")).unwrap();
    count.to_owned()
}

async fn one_of_two_who_claim_at_once_has_it(app: TestApp) {
    let id = app.tried(FIONA, WARD);
    let (agent, sponsor) = (
        app.officer(Role::RaAgent).await,
        app.officer(Role::Sponsor).await,
    );
    agent.attempt(id).await.says("Claim");
    sponsor.attempt(id).await.says("Claim");
    let claim = urls::of_id(urls::RA_ATTEMPT_CLAIM, id);
    let (one, other) = tokio::join!(agent.post(&claim, &[]), sponsor.post(&claim, &[]));
    let here = urls::of_id(urls::RA_ATTEMPT, id);
    let claimed = format!("{here}?claimed=1");
    let mut led = [one.location, other.location];
    led.sort_unstable();
    assert_eq!(led, [here.as_str(), claimed.as_str()]);
    assert_eq!(app.happened("attempt_claimed"), 1);
    assert_eq!(app.review_of(id), "claimed ");
    // A third is told who has it.
    let page = app.officer(Role::RaManager).await.attempt(id).await;
    page.says("Claimed by");
    assert!(page.listed("button").iter().all(|button| button != "Claim"));
}

async fn a_decision_says_what_it_was_and_why(app: TestApp) {
    let id = app.tried(FIONA, WARD);
    let agent = app.officer(Role::RaAgent).await;
    for (decision, note, words) in [
        ("", NOTE, "Choose what it was"),
        ("guilty", NOTE, "Choose what it was"),
        ("forgot", "", "reason"),
        ("forgot", " ok ", "reason"),
    ] {
        let fields = [("decision", decision), ("note", note), ("coverage", "this")];
        let page = agent.on_attempt(urls::RA_ATTEMPT_DECIDE, id, &fields).await;
        page.has_status(422);
        let errors = page.errors().to_lowercase();
        assert!(errors.contains(&words.to_lowercase()), "{errors}");
        assert_eq!(app.review_of(id), "open ");
    }
    assert_eq!(app.happened("attempt_decided"), 0);
    assert_eq!(agent.decide(id, "this").await, "1");
    assert_eq!(app.review_of(id), "decided forgot");
    agent
        .attempt(id)
        .await
        .says("The holder forgot their answers or passcode")
        .says(NOTE)
        .says("Decided by ra.agent@demo.example");
    // What is decided stays so, whoever comes later.
    let manager = app.officer(Role::RaManager).await;
    let again = [
        ("decision", "spray"),
        ("note", "it was a spray"),
        ("coverage", "this"),
    ];
    manager.attempt(id).await;
    let page = manager
        .post(&urls::of_id(urls::RA_ATTEMPT_DECIDE, id), &again)
        .await;
    assert_eq!(came_to(&page, "decided"), "0");
    assert_eq!(app.review_of(id), "decided forgot");
    assert_eq!(app.happened("attempt_decided"), 1);
}

async fn a_decision_covers_one_attempt_or_a_number_or_a_network(app: TestApp) {
    let first = app.tried(FIONA, WARD);
    let second = app.tried(FIONA, WARD);
    let from_elsewhere = app.tried(FIONA, ELSEWHERE);
    let colleague = app.tried(TOMASZ, WARD);
    let stranger = app.tried(NOBODY, WARD);
    let untouched = app.tried(TOMASZ, ELSEWHERE);
    let agent = app.officer(Role::RaAgent).await;
    assert_eq!(agent.decide(first, "this").await, "1");
    assert_eq!(app.review_of(second), "open ");
    assert_eq!(agent.decide(second, "number").await, "2");
    assert_eq!(app.review_of(from_elsewhere), "decided forgot");
    assert_eq!(app.review_of(colleague), "open ");
    assert_eq!(agent.decide(colleague, "network").await, "2");
    assert_eq!(app.review_of(stranger), "decided forgot");
    assert_eq!(app.review_of(untouched), "open ");
    assert_eq!(app.happened("attempt_decided"), 3);
}

async fn a_sponsors_decision_stays_within_their_organisation(app: TestApp) {
    let ours = app.tried(FIONA, WARD);
    let theirs = app.tried(TOMASZ, WARD);
    let nobodys = app.tried(NOBODY, WARD);
    let sponsor = app.officer(Role::Sponsor).await;
    assert_eq!(sponsor.decide(ours, "network").await, "1");
    let manager = app.officer(Role::RaManager).await;
    for other in [theirs, nobodys] {
        assert_eq!(app.review_of(other), "open ");
    }
    assert_eq!(manager.decide(theirs, "network").await, "2");
    assert_eq!(sponsor.close(ours, "network").await, "1");
    for other in [theirs, nobodys] {
        assert_eq!(app.review_of(other), "decided forgot");
    }
    assert_eq!(manager.close(theirs, "network").await, "2");
}

async fn only_what_was_decided_is_closed(app: TestApp) {
    let (first, second) = (app.tried(FIONA, WARD), app.tried(FIONA, WARD));
    let agent = app.officer(Role::RaAgent).await;
    assert_eq!(agent.close(first, "number").await, "0");
    assert_eq!(app.review_of(first), "open ");
    assert_eq!(app.happened("attempt_closed"), 0);
    agent.decide(first, "this").await;
    assert_eq!(agent.close(first, "number").await, "1");
    assert_eq!(app.review_of(first), "closed forgot");
    assert_eq!(app.review_of(second), "open ");
    agent.attempt(first).await.says("Closed");
    assert_eq!(app.happened("attempt_closed"), 1);
    // Closed is closed.
    agent.decide(first, "number").await;
    assert_eq!(app.review_of(first), "closed forgot");
    assert_eq!(app.review_of(second), "decided forgot");
}

// R31
async fn an_attempt_elsewhere_is_not_there_for_a_sponsor(app: TestApp) {
    let sponsor = app.officer(Role::Sponsor).await;
    for (of, status) in [(FIONA, 200), (TOMASZ, 404), (NOBODY, 404)] {
        let id = app.tried(of, WARD);
        sponsor.attempt(id).await.has_status(status);
    }
    sponsor.attempt(999_999).await.has_status(404);
    let listed = sponsor.get(urls::RA_ATTEMPTS).await;
    assert_eq!(listed.listed("tbody tr").len(), 1);
    listed.says(FIONA);
    for view in ["numbers", "networks"] {
        let page = sponsor
            .get(&format!("{}?view={view}", urls::RA_ATTEMPTS))
            .await;
        assert_eq!(page.listed("tbody tr").len(), 1);
        assert!(!page.text().contains(TOMASZ) && !page.text().contains(NOBODY));
    }
}
