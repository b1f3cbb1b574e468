//! The same mail in English and in Welsh: other words, the same facts.

use std::collections::BTreeSet;

use super::*;

/// What a mail tells besides words: times, numbers, addresses, links, and every name that the message holds.
fn facts(message: &Message, mail: &RenderedMail) -> BTreeSet<String> {
    let mut facts: BTreeSet<String> = mail
        .text
        .split_whitespace()
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned())
        .filter(|word| word.contains(|c: char| c.is_ascii_digit()) || word.contains("://"))
        .collect();
    let stored = serde_json::to_value(message).unwrap();
    let mut data = Vec::new();
    strings(&stored, &mut data);
    facts.extend(data.into_iter().filter(|text| mail.text.contains(text)));
    facts
}

fn strings(value: &serde_json::Value, found: &mut Vec<String>) {
    match value {
        serde_json::Value::String(text) if text.contains(' ') => found.push(text.clone()),
        serde_json::Value::Object(fields) => fields.values().for_each(|v| strings(v, found)),
        _ => {}
    }
}

#[test]
fn both_languages_tell_the_same_facts() {
    let [english, welsh] = Language::ALL.map(all_in);
    for ((message, english), (_, welsh)) in english.iter().zip(&welsh) {
        let kind = message.kind();
        assert_eq!(facts(message, english), facts(message, welsh), "{kind}");
        assert_eq!(links(&english.html), links(&welsh.html), "{kind}");
    }
}

#[test]
fn every_welsh_line_is_other_words_than_the_english() {
    let [english, welsh] = Language::ALL.map(all_in);
    for ((message, english), (_, welsh)) in english.iter().zip(&welsh) {
        let kind = message.kind();
        assert_ne!(english.subject, welsh.subject, "{kind}");
        let stored = serde_json::to_value(message).unwrap();
        let mut data = vec!["    1234 5678".to_owned()];
        strings(&stored, &mut data);
        let said: BTreeSet<&str> = english.text.lines().collect();
        for line in welsh.text.lines().filter(|line| line.len() > 3) {
            let only_data = data.iter().any(|data| line.trim() == data.trim());
            let layout = line.starts_with("---") || line.starts_with("http");
            assert!(
                only_data || layout || !said.contains(line),
                "{kind}: {line}"
            );
        }
    }
}

#[test]
fn times_are_said_in_the_language_of_the_mail() {
    let [english, welsh] = Language::ALL.map(|l| render_in(l, &unlock_code("Sam Example")));
    assert!(
        english
            .text
            .contains("Use it by 14:32 on 22 November 2026.")
    );
    assert!(welsh.text.contains("erbyn 14:32 ar 22 Tachwedd 2026."));
    for (message, mail) in all_in(Language::Welsh) {
        for month in ["November", "December", "January", "March"] {
            assert!(!mail.text.contains(month), "{} {month}", message.kind());
        }
        if matches!(message, Message::PostEnding { .. }) {
            assert!(mail.text.contains("ar 6 Rhagfyr 2026."));
        }
    }
}

#[test]
fn a_day_in_words_that_an_earlier_version_queued_is_said_as_it_is() {
    let mut stored = serde_json::to_value(Message::samples()).unwrap();
    let mails = stored.as_array_mut().unwrap();
    let old = mails.iter_mut().find(|mail| mail["kind"] == "post_ending");
    let old = old.unwrap();
    old["ends_on"] = "6 December 2026".into();
    let old: Message = serde_json::from_value(old.take()).unwrap();
    assert!(render(&old).text.contains("ends on 6 December 2026."));
}

#[test]
fn a_mail_says_who_runs_the_service_where_somebody_is_named() {
    let owner = MailSetting {
        organisation_name: "Example Valley NHS Trust".into(),
        ..setting()
    };
    let renderer = Renderer::new().unwrap();
    for language in Language::ALL {
        let code = CodeInMail::sample();
        let message = unlock_code("Sam Example");
        let mail = renderer
            .render(&message, language, Some(&code), &owner)
            .unwrap();
        for body in [&mail.text, &mail.html] {
            assert!(body.contains("Example Valley NHS Trust"), "{body:?}");
        }
        assert!(!render_in(language, &message).text.contains("Trust"));
    }
}
