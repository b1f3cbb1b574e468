//! Every mail in every wording, as mail programs show it: on a phone and on a desk, light and dark.

use latchkey::language::Language;
use latchkey::mail::message::{CodeInMail, Message};
use latchkey::mail::render::{MailSetting, Renderer};

use super::counter::Counter;
use super::eye::Eye;
use crate::chromium::{Chromedriver, Scripts};
use crate::devtools;
use crate::services::Outcome;

const WIDTHS: [u32; 2] = [320, 700];
const SCHEMES: [&str; 2] = ["light", "dark"];

/// A mail by its path and its language.
struct Letter {
    name: String,
    language: Language,
    html: String,
}

/// Every mail in every language.
fn letters() -> Outcome<Vec<Letter>> {
    let renderer = Renderer::new()?;
    let setting = MailSetting {
        service_name: "Latchkey".into(),
        organisation_name: String::new(),
        base_url: "https://latchkey.example".into(),
        reference: "LK-7Q4M-2P9D".into(),
    };
    let mut letters = Vec::new();
    for language in Language::ALL {
        for (n, message) in Message::samples().iter().enumerate() {
            let code = message.carries_code().then(|| match message {
                Message::StaffInvitation { .. } => CodeInMail::sample_link(),
                _ => CodeInMail::sample(),
            });
            let mail = renderer.render(message, language, code.as_ref(), &setting)?;
            letters.push(Letter {
                name: format!("{n:02}-{}", message.kind().replace('_', "-")),
                language,
                html: mail.html.to_string(),
            });
        }
    }
    Ok(letters)
}

#[tokio::test(flavor = "multi_thread")]
async fn gallery_of_the_mails() -> Outcome {
    let Some(driver) = Chromedriver::start()? else {
        return Ok(());
    };
    let client = driver.open("mails", Scripts::On).await?;
    let Some(eye) = Eye::new(client, "mails").await? else {
        return Ok(());
    };
    let letters = letters()?;
    let path = |letter: &Letter| format!("/{}/{}", letter.language.code(), letter.name);
    let sheets = letters.iter().map(|one| (path(one), one.html.clone()));
    let counter = Counter::of_mails(sheets.collect())?;
    let mut wrong = Vec::new();
    for letter in &letters {
        eye.open(&counter.url(&path(letter))).await?;
        for scheme in SCHEMES {
            devtools::wishes(eye.client(), &[("prefers-color-scheme", scheme)]).await?;
            for width in WIDTHS {
                let question = format!("letter('{}', {width})", letter.language.code());
                let told = eye.asked_at(width, &question).await?;
                let place = format!("{} {width} {scheme}", path(letter));
                let told = told.into_iter().map(|what| format!("{place}: {what}"));
                wrong.extend(told.inspect(|what| eprintln!("{what}")));
                let file = format!(
                    "{}-{}-{scheme}-{width}",
                    letter.name,
                    letter.language.code()
                );
                eye.keep(&file, width).await?;
            }
        }
    }
    eye.leave().await?;
    super::judge(&wrong)
}
