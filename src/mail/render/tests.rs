//! Every mail in every wording, rendered and read.

mod languages;
mod looks;

use std::sync::LazyLock;

use scraper::{Html, Selector};
use time::macros::datetime;

use super::*;
use crate::domain::desk::Desk;

fn setting() -> MailSetting {
    MailSetting {
        service_name: "Latchkey".into(),
        organisation_name: String::new(),
        base_url: "https://latchkey.example".into(),
        reference: "LK-7Q4M-2P9D".into(),
    }
}

fn code_for(message: &Message) -> Option<CodeInMail> {
    message.carries_code().then(|| match message {
        Message::StaffInvitation { .. } => CodeInMail::sample_link(),
        _ => CodeInMail::sample(),
    })
}

fn render(message: &Message) -> RenderedMail {
    render_in(Language::English, message)
}

fn render_in(language: Language, message: &Message) -> RenderedMail {
    // Parsed once for all tests.
    static RENDERER: LazyLock<Renderer> = LazyLock::new(|| Renderer::new().unwrap());
    RENDERER
        .render(message, language, code_for(message).as_ref(), &setting())
        .unwrap()
}

/// Every wording in English.
fn all() -> Vec<(Message, RenderedMail)> {
    all_in(Language::English)
}

fn all_in(language: Language) -> Vec<(Message, RenderedMail)> {
    Message::samples()
        .into_iter()
        .map(|message| {
            let mail = render_in(language, &message);
            (message, mail)
        })
        .collect()
}

/// Every wording in every language.
fn everything() -> Vec<(Message, RenderedMail)> {
    Language::ALL.into_iter().flat_map(all_in).collect()
}

fn to_staff(message: &Message) -> bool {
    matches!(
        message,
        Message::StaffInvitation { .. }
            | Message::SecondFactorReset { .. }
            | Message::StaffAccountChanged { .. }
            | Message::SprayAlert { .. }
            | Message::CardReported { .. }
    )
}

fn unlock_code(name: &str) -> Message {
    Message::UnlockCode {
        name: name.into(),
        organisation: "Example Valley Hospital".into(),
        valid_until: datetime!(2026-11-22 14:32 UTC),
        minutes: 15,
    }
}

/// The words of a text, without addresses of pages and without punctuation.
fn words(text: &str) -> Vec<String> {
    text.split_whitespace()
        .filter(|word| !word.starts_with("http"))
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned())
        .filter(|word| !word.is_empty())
        .collect()
}

fn text_of(html: &str, selector: &str) -> String {
    let page = Html::parse_document(html);
    page.select(&Selector::parse(selector).unwrap())
        .flat_map(|element| element.text())
        .collect()
}

fn links(html: &str) -> Vec<String> {
    Html::parse_document(html)
        .select(&Selector::parse("a").unwrap())
        .map(|a| a.attr("href").unwrap().to_owned())
        .collect()
}

#[test]
fn every_message_renders_twice_the_same() {
    for (message, mail) in all() {
        assert_eq!(mail, render(&message), "{}", message.kind());
    }
}

#[test]
fn html_and_text_say_the_same_in_the_same_order() {
    for (message, mail) in everything() {
        let html = text_of(&mail.html, "main") + " " + &text_of(&mail.html, "footer");
        assert_eq!(words(&html), words(&mail.text), "{}", message.kind());
    }
}

#[test]
fn html_and_text_lead_to_the_same_pages() {
    for (message, mail) in everything() {
        let in_text: Vec<_> = mail
            .text
            .split_whitespace()
            .filter(|word| word.starts_with("http"))
            .collect();
        assert_eq!(links(&mail.html), in_text, "{}", message.kind());
        assert!(!in_text.is_empty(), "{}", message.kind());
    }
}

#[test]
fn every_mail_greets_tells_what_to_do_and_ends_with_a_reference() {
    for (message, mail) in all() {
        let kind = message.kind();
        assert!(mail.text.starts_with("Hello Sam Example,\n\n"), "{kind}");
        assert!(mail.text.contains("\nWhat to do next\n"), "{kind}");
        let not_you = "\nIf this was not you\n";
        let unexpected = "\nIf you did not expect this\n";
        let otherwise = match message {
            // Nobody did anything that somebody else could have done.
            Message::RenewalReminder { .. } => "\nIf you have renewed already\n",
            // The desk did it, or will.
            Message::PostEnding { .. }
            | Message::EmailSetByDesk { .. }
            | Message::LockoutCleared { .. }
            | Message::RegistrationEnded { .. }
            | Message::CardIssued { .. }
            | Message::ProfileClosed(_)
            | Message::ProfileReopened(_)
            | Message::NameChanged(_)
            | Message::PostEndChanged(_)
            | Message::OrganisationChanged(_) => "\nIf this is not right\n",
            _ if to_staff(&message) => unexpected,
            _ => not_you,
        };
        assert!(mail.text.contains(otherwise), "{kind}");
        assert!(
            mail.text.contains("Latchkey for Example Valley Hospital"),
            "{kind}"
        );
        assert!(mail.text.ends_with("\nReference: LK-7Q4M-2P9D\n"), "{kind}");
    }
}

#[test]
fn every_desk_that_is_known_is_shown_whole() {
    for (message, mail) in everything() {
        let stored = serde_json::to_value(&message).unwrap();
        let Some(desk) = stored.get("desk") else {
            continue;
        };
        for field in desk.as_object().unwrap().values() {
            assert!(mail.text.contains(field.as_str().unwrap()));
        }
    }
}

#[test]
fn a_desk_without_a_phone_has_no_empty_line_for_it() {
    let desk = Desk {
        name: "Smartcard desk".into(),
        phone: String::new(),
        email: String::new(),
        hours: "8am to 5pm".into(),
        place: String::new(),
    };
    let mail = render(&Message::Unlocked {
        name: "Sam Example".into(),
        organisation: "Example Valley Hospital".into(),
        at: datetime!(2026-11-22 14:17 UTC),
        desk,
    });
    assert!(
        mail.text
            .contains("    Smartcard desk\n    Open: 8am to 5pm\n\n")
    );
    assert!(!mail.text.contains("Phone:") && !mail.html.contains("Phone:"));
}

#[test]
fn a_code_mail_shows_the_code_on_its_own_line_with_its_time_and_link() {
    let has_code = |message: &Message| message.carries_code() && !to_staff(message);
    for (message, mail) in all().iter().filter(|(message, _)| has_code(message)) {
        let kind = message.kind();
        assert!(mail.text.contains("\n    1234 5678\n"), "{kind}");
        assert!(mail.text.contains("14:32 on 22 November 2026"), "{kind}");
        assert!(mail.text.contains("15 minutes"), "{kind}");
        assert!(
            mail.text
                .contains("\nhttps://latchkey.example/code/c2FtcGxl\n"),
            "{kind}"
        );
        assert!(
            mail.text.contains("never ask you for this code by phone"),
            "{kind}"
        );
    }
}

#[test]
fn an_invitation_shows_its_link_and_until_when_it_is_good_and_no_code() {
    let is_one = |message: &Message| matches!(message, Message::StaffInvitation { .. });
    for (_, mail) in all().iter().filter(|(message, _)| is_one(message)) {
        let link = CodeInMail::sample_link().link;
        assert_eq!(mail.text.matches(link.as_str()).count(), 1);
        assert!(mail.text.contains("Use it by 14:17 on 25 November 2026"));
        assert!(
            mail.text
                .contains("Opening the page does not use the link up")
        );
        assert!(!mail.text.to_lowercase().contains("your code"));
    }
}

#[test]
fn the_invitation_of_a_command_line_names_nobody() {
    for (message, mail) in all() {
        if let Message::StaffInvitation { invited_by, .. } = message {
            assert_eq!(mail.text.contains("sent to you by"), !invited_by.is_empty());
        }
    }
}

#[test]
fn an_alert_leads_to_the_attempts_of_its_network_and_lists_no_number() {
    for (message, mail) in all() {
        if let Message::SprayAlert { network, .. } = message {
            let query: String = form_urlencoded::byte_serialize(network.as_bytes()).collect();
            let link = format!("https://latchkey.example/ra/attempts?network={query}");
            assert!(links(&mail.html).contains(&link), "{:?}", links(&mail.html));
            let said = words(&mail.text);
            let number = |word: &String| word.len() == 12 && word.parse::<u64>().is_ok();
            assert!(!said.iter().any(number));
            for told in ["63 different", "148 attempts", "13:41", "14:17", &network] {
                assert!(mail.text.contains(told), "{told}");
            }
        }
    }
}

#[test]
fn the_subject_is_one_line_and_never_holds_the_code() {
    for (message, mail) in everything() {
        let kind = message.kind();
        assert!(!mail.subject.is_empty(), "{kind}");
        assert!(!mail.subject.contains(char::is_control), "{kind}");
        assert!(
            !mail.subject.contains(|c: char| c.is_ascii_digit()),
            "{kind}"
        );
    }
}

#[test]
fn a_subject_with_the_code_a_second_line_or_nothing_in_it_is_refused() {
    let code = CodeInMail::sample();
    for subject in [
        "",
        "Hello\nBcc: eve",
        "a\u{2028}b",
        "Code 12345678",
        "1234 5678",
    ] {
        let checked = check_subject(subject, "unlock_code", Some(&code));
        assert!(
            matches!(checked, Err(RenderError::Subject(_))),
            "{subject:?}"
        );
    }
    assert!(check_subject("Your code", "unlock_code", Some(&code)).is_ok());
}

#[test]
fn a_script_in_any_field_is_escaped_in_html_and_left_alone_in_text() {
    const SCRIPT: &str = "<script>alert('&')</script>";
    for message in Message::samples() {
        let stored = serde_json::to_string(&message).unwrap();
        let mut value: serde_json::Value = serde_json::from_str(&stored).unwrap();
        let mut places = 0;
        let own = value["own"] == true;
        for key in [
            "name",
            "organisation",
            "new_email_masked",
            "invited_by",
            "whose",
            "by",
            "network",
        ] {
            if let Some(field) = value.get_mut(key) {
                // Nobody's name is left out, and a mail about its reader greets them by it.
                let shown = *field != "" && !(own && key == "whose");
                *field = SCRIPT.into();
                places += usize::from(shown);
            }
        }
        if let Some(desk) = value.get_mut("desk").and_then(|desk| desk.as_object_mut()) {
            places += desk.len();
            desk.values_mut().for_each(|field| *field = SCRIPT.into());
        }
        let mail = render(&serde_json::from_value(value).unwrap());
        assert!(!mail.html.contains("<script"), "{}", message.kind());
        assert!(
            mail.text.matches(SCRIPT).count() >= places,
            "{}",
            message.kind()
        );
    }
}

#[test]
fn a_name_of_many_lines_stays_on_the_line_of_the_greeting() {
    let mail = render(&unlock_code("Eve\r\n\u{2028}.\n\nYour card is blocked"));
    let greeting = mail.text.lines().next().unwrap();
    assert!(greeting.starts_with("Hello Eve") && greeting.ends_with("blocked,"));
}

#[test]
fn one_minute_is_not_minutes() {
    let mut message = unlock_code("Sam Example");
    if let Message::UnlockCode { minutes, .. } = &mut message {
        *minutes = 1;
    }
    assert!(render(&message).text.contains("for 1 minute and"));
}

#[test]
fn a_code_mail_without_its_code_is_an_error_and_so_is_the_opposite() {
    let renderer = Renderer::new().unwrap();
    for message in Message::samples() {
        let wrong = (!message.carries_code()).then(CodeInMail::sample);
        let outcome = renderer.render(&message, Language::English, wrong.as_ref(), &setting());
        assert!(matches!(
            outcome,
            Err(RenderError::CodeMissing(_) | RenderError::CodeUnexpected(_))
        ));
    }
}

#[test]
fn a_link_to_another_site_is_refused() {
    for link in [
        "https://latchkey.example.evil.example/code/x",
        "https://evil.example/code/x",
        "javascript:alert(1)",
    ] {
        let code = CodeInMail {
            link: Zeroizing::new(link.into()),
            ..CodeInMail::sample()
        };
        let outcome = Renderer::new().unwrap().render(
            &unlock_code("Sam Example"),
            Language::English,
            Some(&code),
            &setting(),
        );
        assert!(
            matches!(outcome, Err(RenderError::ForeignLink(_))),
            "{link}"
        );
    }
}

#[test]
fn a_rendered_code_never_shows_in_debug_output() {
    let mail = render(&unlock_code("Sam Example"));
    assert!(!format!("{mail:?}").contains("1234"));
}
