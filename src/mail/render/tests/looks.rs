//! What a mail program makes of the HTML: nothing from elsewhere, a language, a dark scheme, a preview without the
//! code.

use super::*;

/// Where a link of a mail may lead: the service itself.
const HOME: &str = "https://latchkey.example/";

#[test]
fn the_html_asks_for_nothing_from_elsewhere() {
    for (message, mail) in everything() {
        let kind = message.kind();
        for remote in [
            "<img", "<link", "src=", "url(", "@import", "<iframe", "<form", "<script",
        ] {
            assert!(!mail.html.contains(remote), "{kind} {remote}");
        }
        for link in links(&mail.html) {
            assert!(link.starts_with(HOME), "{kind} {link}");
        }
        let elsewhere = mail.html.replace(HOME, "");
        assert!(!elsewhere.contains("://"), "{kind}");
    }
}

#[test]
fn the_html_names_its_language_and_is_called_by_its_subject() {
    for language in Language::ALL {
        for (message, mail) in all_in(language) {
            let kind = message.kind();
            let lang = format!("<html lang=\"{}\">", language.code());
            assert!(mail.html.contains(&lang), "{kind}");
            assert_eq!(text_of(&mail.html, "title"), mail.subject, "{kind}");
            assert_eq!(text_of(&mail.html, "h1"), mail.subject, "{kind}");
        }
    }
}

#[test]
fn every_colour_has_its_counterpart_in_the_dark() {
    for (message, mail) in all() {
        let kind = message.kind();
        assert!(mail.html.contains("content=\"light dark\""), "{kind}");
        assert!(mail.html.contains("color-scheme: light dark"), "{kind}");
        let page = Html::parse_document(&mail.html);
        let (_, dark) = mail.html.split_once("prefers-color-scheme: dark").unwrap();
        let (dark, _) = dark.split_once("</style>").unwrap();
        for element in page.select(&Selector::parse("[style]").unwrap()) {
            let style = element.attr("style").unwrap();
            if style.contains('#') && style.contains("color:") {
                let class = element.attr("class").unwrap_or("(none)");
                assert!(dark.contains(&format!(".{class} {{")), "{kind} {style}");
            }
        }
    }
}

#[test]
fn a_mail_is_as_narrow_as_its_window() {
    for (message, mail) in all() {
        let kind = message.kind();
        assert!(mail.html.contains("max-width:560px"), "{kind}");
        assert!(mail.html.contains("width=device-width"), "{kind}");
        assert!(!mail.html.contains("<table"), "{kind}");
        for fixed in [";width:", "\"width:", "min-width:"] {
            assert!(!mail.html.contains(fixed), "{kind} {fixed}");
        }
    }
}

#[test]
fn the_preview_tells_the_matter_and_never_the_code() {
    for (message, mail) in everything() {
        let kind = message.kind();
        let preview = text_of(&mail.html, ".preview");
        let told: String = preview.split('\u{200c}').collect();
        assert!(told.trim().chars().count() > 30, "{kind}");
        // Blanks follow, as many as any list of mails shows: the code comes after them.
        assert!(preview.matches('\u{200c}').count() >= 100, "{kind}");
        let code = code_for(&message).map(|code| digits(&code.code));
        if let Some(code) = code.filter(|code| !code.is_empty()) {
            assert!(!digits(&told).contains(&code), "{kind}");
            let at = mail.html.find("class=\"preview\"").unwrap();
            assert!(mail.html.find("1234 5678").unwrap() > at, "{kind}");
        }
    }
}

#[test]
fn one_thing_to_do_stands_out() {
    for (message, mail) in everything() {
        let page = Html::parse_document(&mail.html);
        let buttons = page.select(&Selector::parse("a.button").unwrap()).count();
        assert!(buttons <= 1, "{} has {buttons}", message.kind());
        assert!(buttons == 1 || !message.carries_code());
    }
}

#[test]
fn the_code_can_be_selected_at_one_touch() {
    for (message, mail) in everything() {
        if message.carries_code() && !to_staff(&message) {
            let page = Html::parse_document(&mail.html);
            let found = Selector::parse(r#"p[style*="user-select:all"]"#).unwrap();
            let codes: Vec<String> = page.select(&found).map(|p| p.text().collect()).collect();
            assert_eq!(codes, ["1234 5678"], "{}", message.kind());
        }
    }
}
