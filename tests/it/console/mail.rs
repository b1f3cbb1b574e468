//! The mail log: what was mailed and what became of it, never what it said (R32); a new code where that is safe.

use latchkey::demo::people::{PEOPLE, Purpose};
use latchkey::domain::reason::Reason;
use latchkey::domain::role::Role;
use latchkey::journeys::staff::officer::powers;
use latchkey::journeys::{JourneyError, mail_log};
use latchkey::urls;

use crate::support::{Browser, Page, TestApp, a_caller, on_both, person, staff};

on_both! {
    the_log_names_mails_by_number_reference_state_and_kind,
    addresses_are_whole_on_a_mails_own_page_only,
    a_code_that_was_sent_is_on_no_page_of_the_console,
    a_new_code_takes_the_place_of_one_that_did_not_arrive,
    registrations_and_new_addresses_get_new_codes_too,
    what_is_over_gets_no_new_code,
    five_codes_are_all_a_journey_sends,
    nobody_sends_codes_for_their_own_card,
    whoever_was_disabled_meanwhile_has_no_code_sent,
    a_mail_that_was_given_up_says_why,
    totals_come_from_what_was_counted,
    long_logs_are_read_page_by_page,
}

const WHY: [(&str, &str); 1] = [("reason", "called the desk, nothing came")];

fn amara() -> &'static crate::support::Person {
    person(Purpose::LockedRegistered)
}

impl TestApp {
    /// The reference of the newest mail of a kind.
    fn newest(&self, kind: &str) -> String {
        let newest = "SELECT reference AS value FROM outbox WHERE kind = ";
        self.values(&format!("{newest}'{kind}' ORDER BY id DESC LIMIT 1"))
            .remove(0)
    }
}

impl Browser<'_> {
    async fn one_mail(&self, reference: &str) -> Page {
        self.get(&urls::of_reference(urls::RA_MAIL_ONE, reference))
            .await
    }

    /// Asks for a new code in the place of a mail's; what came of it.
    async fn ask_for_new_code(&self, reference: &str) -> Page {
        self.one_mail(reference).await;
        self.post(&urls::of_reference(urls::RA_MAIL_AGAIN, reference), &WHY)
            .await
    }
}

fn came_to(reference: &str, news: &str) -> String {
    format!(
        "{}?again={news}",
        urls::of_reference(urls::RA_MAIL_ONE, reference)
    )
}

async fn the_log_names_mails_by_number_reference_state_and_kind(app: TestApp) {
    app.browser().unlock_to_code(amara()).await;
    let reference = app.newest("unlock_code");
    let agent = app.officer(Role::RaAgent).await;
    let found = |number: &str| format!("{}?q={number}", urls::RA_MAIL);
    let page = agent.get(&found(amara().number)).await;
    page.says("Code to unlock a card").says("Sent at");
    page.says(&format!("Waiting now: {}", 0));
    assert_eq!(page.listed("tbody th a").len(), 1);
    let nobody = person(Purpose::UnlockedUnregistered).number;
    agent
        .get(&found(nobody))
        .await
        .says("There are no such mails");
    agent
        .get(&found(&reference.to_lowercase()))
        .await
        .leads_to(&urls::of_reference(urls::RA_MAIL_ONE, &reference));
    for (filter, there) in [
        ("state=sent", true),
        ("state=queued", false),
        ("kind=unlock_code", true),
        ("kind=registered", false),
        ("kind=unlock_code&state=sent", true),
        ("kind=unlock_code&state=parked", false),
    ] {
        let page = agent.get(&format!("{}?{filter}", urls::RA_MAIL)).await;
        assert_eq!(
            page.listed("tbody th a").len(),
            usize::from(there),
            "{filter}"
        );
    }
    for wrong in ["state=lost", "kind=letter"] {
        agent
            .get(&format!("{}?{wrong}", urls::RA_MAIL))
            .await
            .has_status(400);
    }
    agent
        .get(&found("12%2034"))
        .await
        .complains("Enter a smartcard number");
    agent.one_mail("LK-00").await.has_status(404);
}

async fn addresses_are_whole_on_a_mails_own_page_only(app: TestApp) {
    app.browser().unlock_to_code(amara()).await;
    let agent = app.officer(Role::RaAgent).await;
    let page = agent.get(urls::RA_MAIL).await;
    let address = amara().email.unwrap();
    assert!(!page.body.contains(address));
    page.says("•••@demo.example");
    agent
        .one_mail(&app.newest("unlock_code"))
        .await
        .says(address);
}

// R32
async fn a_code_that_was_sent_is_on_no_page_of_the_console(app: TestApp) {
    let holder = app.browser();
    let code = holder.unlock_to_code(amara()).await;
    let link = TestApp::link_in(&app.mail_to(amara().email.unwrap()).await);
    // One more that lies sealed in the outbox.
    holder.get(urls::UNLOCK_CODE).await;
    holder
        .post(urls::UNLOCK_RESEND, &[])
        .await
        .leads_to(urls::UNLOCK_CODE);
    let agent = app.officer(Role::RaManager).await;
    let reference = app.newest("unlock_code");
    let mut bodies = Vec::new();
    for path in [
        urls::RA_MAIL.to_owned(),
        format!("{}?q={}", urls::RA_MAIL, amara().number),
        format!("{}?q={code}", urls::RA_MAIL),
        format!("{}?q={}+{}", urls::RA_MAIL, &code[..4], &code[4..]),
        format!("{}?kind=unlock_code", urls::RA_MAIL),
        urls::of_reference(urls::RA_MAIL_ONE, &reference),
    ] {
        let page = agent.get(&path).await;
        // A code is nothing that can be looked for.
        assert!(matches!(page.status, 200 | 422), "{path}: {}", page.status);
        bodies.push(page.body);
    }
    bodies.push(agent.ask_for_new_code(&reference).await.body);
    bodies.push(agent.one_mail(&app.newest("unlock_code")).await.body);
    let newest = TestApp::code_in(&app.mail_to(amara().email.unwrap()).await);
    bodies.push(agent.one_mail(&app.newest("unlock_code")).await.body);
    let token = link.strip_prefix("/code/").unwrap().to_owned();
    for body in &bodies {
        // What the officer typed into the address is part of the way back from the other language.
        let body = without_ways_back(body);
        for code in [&code, &newest] {
            assert!(!body.contains(code.as_str()));
            assert!(!body.contains(&format!("{} {}", &code[..4], &code[4..])));
        }
        assert!(!body.contains(&token));
    }
}

async fn a_new_code_takes_the_place_of_one_that_did_not_arrive(app: TestApp) {
    let holder = app.browser();
    let first = holder.unlock_to_code(amara()).await;
    let reference = app.newest("unlock_code");
    let agent = app.officer(Role::RaAgent).await;
    // Never without a reason.
    agent.one_mail(&reference).await.says("Send a new code");
    agent
        .post(
            &urls::of_reference(urls::RA_MAIL_AGAIN, &reference),
            &[("reason", " ")],
        )
        .await
        .complains("Enter the reason");
    assert_eq!(app.queued("unlock_code"), 1);
    agent
        .ask_for_new_code(&reference)
        .await
        .leads_to(&came_to(&reference, "sent"));
    let second = TestApp::code_in(&app.mail_to(amara().email.unwrap()).await);
    assert_eq!(app.queued("unlock_code"), 2);
    assert_ne!(first, second);
    holder
        .submit(urls::UNLOCK_CODE, &[("code", &first)])
        .await
        .has_status(422);
    holder
        .submit(urls::UNLOCK_CODE, &[("code", &second)])
        .await
        .leads_to(urls::UNLOCK_PASSCODE);
    let told = "SELECT detail AS value FROM audit_events WHERE action = 'mail_sent_again'";
    let details = app.values(told);
    assert_eq!(details.len(), 1);
    assert!(details[0].contains(WHY[0].1) && details[0].contains(&reference));
    assert!(!details[0].contains(&second));
}

async fn registrations_and_new_addresses_get_new_codes_too(app: TestApp) {
    let agent = app.officer(Role::RaAgent).await;
    let new = person(Purpose::UnlockedUnregistered);
    let browser = app.browser();
    browser.sign_in(new).await;
    browser.register_to_code(new, new.email.unwrap()).await;
    let reference = app.newest("registration_code");
    agent
        .ask_for_new_code(&reference)
        .await
        .leads_to(&came_to(&reference, "sent"));
    let code = TestApp::code_in(&app.mail_to(new.email.unwrap()).await);
    browser
        .submit(urls::REGISTER_CODE, &[("code", &code)])
        .await
        .leads_to(urls::REGISTER_DONE);
    app.mails().await;

    let address = "another.place@demo.example";
    browser.change_email(new, address).await;
    let reference = app.newest("email_change_code");
    agent
        .ask_for_new_code(&reference)
        .await
        .leads_to(&came_to(&reference, "sent"));
    let code = TestApp::code_in(&app.mail_to(address).await);
    let page = browser.submit(urls::CONTACT_CODE, &[("code", &code)]).await;
    assert_eq!(page.status, 303);
    app.mails().await;
    assert_eq!(app.happened("mail_sent_again"), 2);
}

async fn what_is_over_gets_no_new_code(app: TestApp) {
    let agent = app.officer(Role::RaAgent).await;
    let holder = app.browser();
    holder.unlock_to_code(amara()).await;
    let replaced = app.newest("unlock_code");
    app.wait(time::Duration::SECOND);
    holder.get(urls::UNLOCK_CODE).await;
    holder
        .post(urls::UNLOCK_RESEND, &[])
        .await
        .leads_to(urls::UNLOCK_CODE);
    let code = TestApp::code_in(&app.mail_to(amara().email.unwrap()).await);
    let spent = app.newest("unlock_code");
    agent
        .one_mail(&replaced)
        .await
        .says("This code cannot be replaced");
    holder
        .submit(urls::UNLOCK_CODE, &[("code", &code)])
        .await
        .leads_to(urls::UNLOCK_PASSCODE);
    holder
        .set_passcode("7391")
        .await
        .leads_to(urls::UNLOCK_DONE);
    app.mails().await;
    let told = app.newest("unlocked");
    agent
        .one_mail(&spent)
        .await
        .says("This code cannot be replaced");
    agent.one_mail(&told).await.says("is not sent again");
    let before = app.count("outbox");
    for reference in [&replaced, &spent, &told] {
        agent
            .ask_for_new_code(reference)
            .await
            .leads_to(&came_to(reference, "over"));
    }
    assert_eq!(app.count("outbox"), before);
    assert_eq!(app.happened("mail_sent_again"), 0);
}

async fn five_codes_are_all_a_journey_sends(app: TestApp) {
    let agent = app.officer(Role::RaAgent).await;
    app.browser().unlock_to_code(amara()).await;
    for sent in 1..=5 {
        app.wait(time::Duration::SECOND);
        let reference = app.newest("unlock_code");
        let news = if sent < 5 { "sent" } else { "over" };
        agent
            .ask_for_new_code(&reference)
            .await
            .leads_to(&came_to(&reference, news));
        app.mails().await;
    }
    assert_eq!(app.queued("unlock_code"), 5);
}

async fn nobody_sends_codes_for_their_own_card(app: TestApp) {
    let own = crate::support::staff(Role::RaAgent).number;
    let yusuf = PEOPLE.iter().find(|person| person.number == own).unwrap();
    let browser = app.browser();
    browser.sign_in(yusuf).await;
    browser
        .change_email(yusuf, "yusuf.elsewhere@demo.example")
        .await;
    let agent = app.officer(Role::RaAgent).await;
    let reference = app.newest("email_change_code");
    agent.ask_for_new_code(&reference).await.has_status(403);
    assert_eq!(app.queued("email_change_code"), 1);
    // A colleague may.
    let manager = app.officer(Role::RaManager).await;
    manager
        .ask_for_new_code(&reference)
        .await
        .leads_to(&came_to(&reference, "sent"));
    app.mails().await;
}

async fn whoever_was_disabled_meanwhile_has_no_code_sent(app: TestApp) {
    app.browser().unlock_to_code(amara()).await;
    let reference = app.newest("unlock_code");
    let person = staff(Role::RaAgent);
    let officer = app.let_in(person).await;
    let permit = officer.permit::<powers::SeeMail>().unwrap();
    app.disable(person);
    let before = app.count("outbox");
    let why = Reason::parse(WHY[0].1).unwrap();
    let sent = mail_log::send_again(&app.ports, &a_caller(), &permit, &reference, &why);
    assert!(matches!(sent, Err(JourneyError::Overtaken)));
    assert_eq!(app.count("outbox"), before);
}

async fn a_mail_that_was_given_up_says_why(app: TestApp) {
    app.browser().unlock_to_code(amara()).await;
    app.change(
        "UPDATE outbox SET state = 'parked', failure = '550 no such mailbox', sent_at = NULL",
    );
    let agent = app.officer(Role::RaAgent).await;
    let page = agent.get(&format!("{}?state=parked", urls::RA_MAIL)).await;
    page.says("Given up").says("550 no such mailbox");
    let reference = app.newest("unlock_code");
    app.change("UPDATE outbox SET state = 'queued', failure = '451 busy'");
    agent
        .one_mail(&reference)
        .await
        .says("Waiting: the last try failed")
        .says("451 busy. Next try at");
    agent.get(urls::RA_MAIL).await.says("Waiting now: 1");
    app.change("UPDATE outbox SET state = 'sent'");
}

async fn totals_come_from_what_was_counted(app: TestApp) {
    for (what, day, count) in [
        ("mail_sent", "2026-11-22", 7),
        ("mail_sent", "2026-10-24", 30),
        ("mail_sent", "2026-10-23", 500),
        ("mail_sent", "2026-11", 9000),
        ("mail_parked", "2026-11-21", 2),
    ] {
        app.change(&format!(
            "INSERT INTO figures (what, period, organisation_id, bucket, count) \
             VALUES ('{what}', '{day}', 0, 0, {count})"
        ));
    }
    let agent = app.officer(Role::RaAgent).await;
    let page = agent.get(urls::RA_MAIL).await;
    let cells = page.listed("main table:first-of-type td");
    assert_eq!(cells, ["7", "37", "0", "0", "0", "2", "0", "0"]);
}

async fn long_logs_are_read_page_by_page(app: TestApp) {
    for number in 0..120 {
        let state = if number % 2 == 0 { "sent" } else { "expired" };
        app.change(&format!(
            "INSERT INTO outbox (reference, kind, subject, recipient, message, state, tries, queued_at, due_at) \
             VALUES ('LK-{number:04}', 'registered', 'portal', 'a@demo.example', '{{}}', '{state}', 1, \
             '2026-11-22 08:00:00', '2026-11-22 08:00:00')"
        ));
    }
    let agent = app.officer(Role::RaAgent).await;
    let mut path = format!("{}?kind=registered", urls::RA_MAIL);
    let mut seen = Vec::new();
    let mut pages = 0;
    while !path.is_empty() {
        let page = agent.get(&path).await;
        seen.extend(page.listed("tbody th a .nhsuk-u-visually-hidden"));
        pages += 1;
        let next = page.body.split("pagination__link--next\" href=\"").nth(1);
        path = next
            .map(|rest| rest[..rest.find('"').unwrap()].replace("&amp;", "&"))
            .unwrap_or_default();
    }
    assert_eq!(pages, 3);
    let expected: Vec<String> = (0..120)
        .rev()
        .map(|number| format!("LK-{number:04}"))
        .collect();
    assert_eq!(seen, expected);
}

/// A page without the address that the switch of languages leads back to.
fn without_ways_back(body: &str) -> String {
    let way_back = |line: &&str| line.contains(r#"name="back""#);
    body.lines().filter(|line| !way_back(line)).collect()
}
