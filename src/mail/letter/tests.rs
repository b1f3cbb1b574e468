//! Whatever people are called, a letter has the same headers (R27).

use proptest::prelude::*;
use time::macros::datetime;
use zeroize::Zeroizing;

use super::*;
use crate::language::Language;
use crate::mail::message::{CodeInMail, Message};
use crate::mail::render::{MailSetting, Renderer};

/// A mail for tests all over `mail`; only its id differs.
pub(crate) fn envelope(id: &str) -> Envelope {
    Envelope {
        message_id: MessageId::parse(id).unwrap(),
        date: datetime!(2026-11-22 14:17 UTC),
        from: sender("Latchkey"),
        to: EmailAddress::parse("sam.example@nhs.net").unwrap(),
        mail: RenderedMail {
            subject: "Your code to unlock your smartcard".into(),
            text: Zeroizing::new("Your code is 1234 5678\n".into()),
            html: Zeroizing::new("<p>Your code is 1234 5678</p>".into()),
        },
    }
}

fn sender(name: &str) -> Sender {
    let address = EmailAddress::parse("no-reply@latchkey.example").unwrap();
    Sender::new(name, address).unwrap()
}

fn letter_to(name: &str) -> String {
    let setting = MailSetting {
        service_name: "Latchkey".into(),
        organisation_name: String::new(),
        base_url: "https://latchkey.example".into(),
        reference: "LK-7Q4M".into(),
    };
    let message = Message::UnlockCode {
        name: name.into(),
        organisation: name.into(),
        valid_until: datetime!(2026-11-22 14:32 UTC),
        minutes: 15,
    };
    let mail = Renderer::new()
        .unwrap()
        .render(
            &message,
            Language::English,
            Some(&CodeInMail::sample()),
            &setting,
        )
        .unwrap();
    formatted(&Envelope {
        mail,
        ..envelope("abc")
    })
}

fn formatted(envelope: &Envelope) -> String {
    String::from_utf8(build(envelope).unwrap().formatted()).unwrap()
}

/// The header lines before the body, unfolded.
fn headers(letter: &str) -> Vec<String> {
    let head = letter.split("\r\n\r\n").next().unwrap();
    let unfolded = head.replace("\r\n ", " ").replace("\r\n\t", " ");
    unfolded.split("\r\n").map(str::to_owned).collect()
}

fn header_names(letter: &str) -> Vec<String> {
    let lines = headers(letter);
    let mut names: Vec<_> = lines
        .iter()
        .map(|line| line.split(':').next().unwrap().to_owned())
        .collect();
    names.sort();
    names
}

const NAUGHTY: &[&str] = &[
    "Eve\r\nBcc: eve@example.net",
    "Eve\nBcc: eve@example.net",
    "Eve\rBcc: eve@example.net",
    "Eve\0",
    "Eve\u{2028}Bcc: eve@example.net",
    "Eve\u{85}Bcc: eve@example.net",
    "Eve\r\n.\r\nMAIL FROM:<eve@example.net>",
    "\n.\n",
    "=?utf-8?q?Eve=0D=0ABcc:_eve@example.net?=",
    "Eve <eve@example.net>, Other",
    "\"Eve\" <eve@example.net>",
    "--latchkey-abc--",
    "",
];

#[test]
fn a_naughty_name_adds_no_header_and_no_recipient() {
    let usual = header_names(&letter_to("Sam Example"));
    for name in NAUGHTY {
        let letter = letter_to(name);
        assert_eq!(header_names(&letter), usual, "{name:?}");
        let to: Vec<_> = headers(&letter)
            .into_iter()
            .filter(|line| line.starts_with("To:"))
            .collect();
        assert_eq!(to, ["To: sam.example@nhs.net"], "{name:?}");
        assert!(!letter.contains("\r\n.\r\n"), "{name:?}");
    }
}

#[test]
fn a_naughty_name_starts_no_new_part() {
    for name in NAUGHTY {
        let letter = letter_to(name);
        let parts = letter.matches("\r\n--latchkey-abc").count();
        assert_eq!(parts, 3, "{name:?}");
    }
}

#[test]
fn the_envelope_has_the_one_recipient() {
    let letter = build(&envelope("abc")).unwrap();
    let to: Vec<_> = letter.envelope().to().iter().map(AsRef::as_ref).collect();
    let to: Vec<&str> = to;
    assert_eq!(to, ["sam.example@nhs.net"]);
}

#[test]
fn every_try_sends_the_same_bytes_under_the_same_id() {
    let first = formatted(&envelope("abc"));
    assert_eq!(first, formatted(&envelope("abc")));
    let headers = headers(&first);
    assert!(headers.contains(&"Message-ID: <abc@latchkey.example>".to_owned()));
    assert!(headers.contains(&"Auto-Submitted: auto-generated".to_owned()));
    assert!(headers.contains(&"Date: Sun, 22 Nov 2026 14:17:00 +0000".to_owned()));
}

#[test]
fn the_plain_text_comes_first_and_both_name_their_alphabet() {
    let letter = formatted(&envelope("abc"));
    let plain = letter.find("text/plain; charset=utf-8").unwrap();
    let html = letter.find("text/html; charset=utf-8").unwrap();
    assert!(plain < html);
    assert!(letter.contains("multipart/alternative"));
}

#[test]
fn a_message_id_is_fit_for_a_header_and_a_file_name() {
    assert_eq!(MessageId::parse("LK-0A1B").unwrap().as_str(), "LK-0A1B");
    let long = "x".repeat(65);
    for id in [
        "",
        "../x",
        ".hidden",
        "a b",
        "a\r\nBcc: x",
        "a@b",
        "é",
        &long,
    ] {
        assert_eq!(MessageId::parse(id), Err(LetterError::MessageId), "{id:?}");
    }
}

#[test]
fn what_cannot_be_written_is_an_error_and_not_a_panic() {
    let address = EmailAddress::parse("no-reply@latchkey.example").unwrap();
    assert_eq!(
        Sender::new("Latch\r\nkey", address),
        Err(LetterError::SenderName)
    );

    let mut two_lines = envelope("abc");
    two_lines.mail.subject = "Hello\r\nBcc: eve@example.net".into();
    assert_eq!(build(&two_lines).unwrap_err(), LetterError::Subject);

    let mut too_old = envelope("abc");
    too_old.date = datetime!(1969-12-31 23:59 UTC);
    assert_eq!(build(&too_old).unwrap_err(), LetterError::Date);
}

proptest! {
    #[test]
    fn no_text_makes_a_letter_panic_or_grow_a_header(
        name in ".*", subject in ".*", text in "(?s).*", html in "(?s).*",
    ) {
        let mut odd = envelope("abc");
        odd.from = match Sender::new(&name, odd.from.address.clone()) {
            Ok(sender) => sender,
            Err(_) => sender("Latchkey"),
        };
        odd.mail.subject = subject;
        odd.mail.text = Zeroizing::new(text);
        odd.mail.html = Zeroizing::new(html);
        if let Ok(letter) = build(&odd) {
            let letter = String::from_utf8(letter.formatted()).unwrap();
            prop_assert_eq!(header_names(&letter), header_names(&formatted(&envelope("abc"))));
        }
    }
}
