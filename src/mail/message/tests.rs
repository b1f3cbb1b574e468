//! Every message is kept, named and known for what it carries.

use super::*;

#[test]
fn every_message_survives_storage() {
    for message in Message::samples() {
        let stored = serde_json::to_string(&message).unwrap();
        assert_eq!(serde_json::from_str::<Message>(&stored).unwrap(), message);
    }
}

#[test]
fn the_kind_is_the_tag_it_is_stored_under() {
    for message in Message::samples() {
        let stored = serde_json::to_value(&message).unwrap();
        assert_eq!(stored["kind"], message.kind());
    }
}

#[test]
fn exactly_the_code_mails_carry_a_code() {
    for message in Message::samples() {
        let secret = ["_code", "_invitation"]
            .iter()
            .any(|end| message.kind().ends_with(end));
        assert_eq!(message.carries_code(), secret);
    }
}

#[test]
fn codes_go_before_notices_and_notices_before_reminders() {
    for message in Message::samples() {
        let kind = message.kind();
        let urgency = match kind {
            "renewal_reminder" | "post_ending" => Urgency::Reminder,
            _ if message.carries_code() => Urgency::Code,
            _ => Urgency::Notice,
        };
        assert_eq!(message.urgency(), urgency, "{kind}");
    }
    let numbers = Urgency::ALL.map(Urgency::number);
    assert!(numbers.is_sorted() && Urgency::ALL.is_sorted());
}

#[test]
fn a_code_never_shows_in_debug_output() {
    let secrets = CodeInMail::sample();
    assert_eq!(format!("{secrets:?}"), "CodeInMail(redacted)");
}
