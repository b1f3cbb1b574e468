//! What a registration does not take, and what its pages say then.

use latchkey::demo::people::Purpose;
use latchkey::urls;

use super::{OTHERS, signed_in};
use crate::support::{Browser, TestApp, on_both, person, persons};

on_both!(
    answers_that_others_could_guess_are_refused_with_a_reason,
    questions_must_be_chosen_and_differ,
    a_refused_choice_keeps_the_questions_and_never_the_answers,
    an_answer_must_not_be_the_address_about_to_be_confirmed,
    addresses_outside_the_approved_domains_are_refused,
    the_mailbox_of_another_holder_is_refused,
    addresses_inside_the_approved_domains_are_taken,
);

const NOT_APPROVED: &str = "Email address must be at an approved domain";
const FORMAT: &str = "Enter an email address in the correct format";
const TAKEN: &str = "already used for another card";

/// The set with another first answer.
fn with_first(answer: &str) -> [(&str, &str); 4] {
    let [(first, _), rest @ ..] = OTHERS;
    let [second, third, fourth] = rest;
    [(first, answer), second, third, fourth]
}

async fn at_the_questions(app: &TestApp) -> Browser<'_> {
    let priya = person(Purpose::UnlockedRegistered);
    let browser = signed_in(app, priya).await;
    browser.register_to_questions(priya).await;
    browser
}

async fn at_the_email(app: &TestApp) -> Browser<'_> {
    let browser = at_the_questions(app).await;
    browser.choose(OTHERS).await.leads_to(urls::REGISTER_EMAIL);
    browser
}

async fn answers_that_others_could_guess_are_refused_with_a_reason(app: TestApp) {
    let priya = person(Purpose::UnlockedRegistered);
    let browser = at_the_questions(&app).await;
    let long = "x".repeat(101);
    let spaced = "5550 1234 0033";
    for (answer, message) in [
        ("", "Answer this question"),
        ("   ", "Answer this question"),
        ("x", "Answer must have 2 characters or more"),
        (&long, "Answer must have 100 characters or fewer"),
        ("saved", "Answer must not be a word of the question"),
        ("SAVED UP", "Answer must not be a word of the question"),
        (priya.passcode, "Answer must not be your passcode"),
        (priya.number, "Answer must not be your smartcard number"),
        (spaced, "Answer must not be your smartcard number"),
        (
            "Priya.Raman@demo.example",
            "Answer must not be your email address",
        ),
        ("priya.raman", "Answer must not be your email address"),
    ] {
        let before = app.state();
        let page = browser.choose(with_first(answer)).await;
        page.has_status(422).complains(message);
        assert_eq!(app.state(), before, "{answer:?}");
    }
    for repeated in ["Marigold", " mariGOLD "] {
        let page = browser.choose(with_first(repeated)).await;
        page.complains("Give a different answer to each question");
    }
    browser.choose(OTHERS).await.leads_to(urls::REGISTER_EMAIL);
}

async fn questions_must_be_chosen_and_differ(app: TestApp) {
    let browser = at_the_questions(&app).await;
    let before = app.state();
    for unknown in ["", "maiden-name", "first-savings "] {
        let [_, rest @ ..] = OTHERS;
        let [second, third, fourth] = rest;
        let page = browser
            .choose([(unknown, "A telescope"), second, third, fourth])
            .await;
        page.has_status(422).complains("Choose a question");
    }
    let [first, _, third, fourth] = OTHERS;
    let page = browser
        .choose([first, (first.0, "Doctor Quill"), third, fourth])
        .await;
    page.has_status(422)
        .complains("Choose a different question each time");
    assert_eq!(app.state(), before);
}

async fn a_refused_choice_keeps_the_questions_and_never_the_answers(app: TestApp) {
    let browser = at_the_questions(&app).await;
    let [first, _, third, fourth] = OTHERS;
    let repeated = [first, (first.0, "Doctor Quill"), third, fourth];
    for choice in [with_first(""), repeated] {
        let page = browser.choose(choice).await;
        page.has_status(422);
        assert_eq!(page.body.matches("\" selected>").count(), 4);
        for (id, answer) in choice {
            assert!(page.body.contains(&format!("value=\"{id}\" selected")));
            assert!(answer.is_empty() || !page.body.contains(answer), "{answer}");
        }
    }
}

// The questions set again are held against the address that was given after them.
async fn an_answer_must_not_be_the_address_about_to_be_confirmed(app: TestApp) {
    let browser = at_the_email(&app).await;
    let email = [("email", "silver.otter@demo.example")];
    browser
        .submit(urls::REGISTER_EMAIL, &email)
        .await
        .leads_to(urls::REGISTER_CHECK);
    let page = browser.choose(with_first("silver.otter")).await;
    page.complains("Answer must not be your email address");
}

// R28.
async fn addresses_outside_the_approved_domains_are_refused(app: TestApp) {
    let browser = at_the_email(&app).await;
    let before = app.state();
    for (typed, message) in [
        ("", "Enter your email address"),
        ("priya", FORMAT),
        ("priya@", FORMAT),
        ("priya@nhs.net@evil.example", FORMAT),
        ("priya@nhs.net, x@evil.example", FORMAT),
        ("priya@nhs.net\r\nBcc: x@evil.example", FORMAT),
        ("priya@ｎhs.net", FORMAT),
        ("priya@nhs。net", FORMAT),
        ("\"x@evil.example \"@nhs.net", FORMAT),
        ("priya@[192.0.2.1]", FORMAT),
        ("priya@evil.example", NOT_APPROVED),
        ("priya@mynhs.net", NOT_APPROVED),
        ("priya@nhs.net.evil.example", NOT_APPROVED),
        ("priya@nhs.network", NOT_APPROVED),
        ("priya@nhs-net.example", NOT_APPROVED),
        ("priya@xgov.uk", NOT_APPROVED),
        ("nhs.net@evil.example", NOT_APPROVED),
    ] {
        let page = browser
            .submit(urls::REGISTER_EMAIL, &[("email", typed)])
            .await;
        page.has_status(422).complains(message);
    }
    assert_eq!(app.state(), before);
    let page = browser
        .submit(urls::REGISTER_EMAIL, &[("email", "priya@evil.example")])
        .await;
    assert!(page.body.contains(r#"value="priya@evil.example""#));
    page.complains("nhs.net, nhs.uk, gov.uk, mod.uk");
}

// R29.
async fn the_mailbox_of_another_holder_is_refused(app: TestApp) {
    let browser = at_the_email(&app).await;
    let yusuf = persons(Purpose::UnlockedRegistered)[1];
    assert_eq!(yusuf.email, Some("yusuf.demir@demo.example"));
    let before = app.state();
    for typed in [
        "yusuf.demir@demo.example",
        "YUSUF.Demir@Demo.Example",
        "yusuf.demir+ward@demo.example",
        "Yusuf.Demir+a+b@DEMO.example",
    ] {
        let page = browser
            .submit(urls::REGISTER_EMAIL, &[("email", typed)])
            .await;
        page.has_status(422).complains(TAKEN);
    }
    assert_eq!(app.state(), before);
}

async fn addresses_inside_the_approved_domains_are_taken(app: TestApp) {
    let browser = at_the_email(&app).await;
    for typed in [
        "priya.raman+card@demo.example",
        "priya@nhs.net",
        "priya@ward.trust.nhs.uk",
        "PRIYA@COUNCIL.GOV.UK",
        "priya@mod.uk",
    ] {
        let page = browser
            .submit(urls::REGISTER_EMAIL, &[("email", typed)])
            .await;
        page.leads_to(urls::REGISTER_CHECK);
    }
}
