//! Turns a [`Message`] into words: subject, plain text and HTML, from the
//! templates under `templates/mail`.
//!
//! The fields of the message are the variables of its templates; the words are
//! messages of `locales/`, the same for text and HTML. Everything is rendered
//! from what it is given, so the same message always reads the same.
//! It does not know where the mail goes.

use std::fmt;

use rust_embed::RustEmbed;
use tera::{Context, Tera};
use zeroize::Zeroizing;

use super::london;
use super::message::{CodeInMail, Message};
use super::printable::{breaks_a_line, clean, printable};
use super::urlencode::urlencode;
use crate::language::{self, Language};

#[derive(RustEmbed)]
#[folder = "templates/mail"]
struct Templates;

/// What every mail says about the service that sent it.
#[derive(Debug, Clone)]
pub struct MailSetting {
    /// The service's name, as in the page header.
    pub service_name: String,
    /// Who runs the service; empty where nobody is named.
    pub organisation_name: String,
    /// The public address of the service, from config and never from a request.
    pub base_url: String,
    /// `LK-…`: what the holder reads out and the desk searches for.
    pub reference: String,
}

/// A mail ready to be put in an envelope. It may hold a code, so it is wiped
/// when dropped and `Debug` shows only the subject.
#[derive(Clone, PartialEq, Eq)]
pub struct RenderedMail {
    /// One line, never with a code.
    pub subject: String,
    pub text: Zeroizing<String>,
    pub html: Zeroizing<String>,
}

impl fmt::Debug for RenderedMail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RenderedMail")
            .field("subject", &self.subject)
            .finish_non_exhaustive()
    }
}

/// Why a mail could not be rendered. Trying again does not help.
#[derive(Debug, thiserror::Error)]
pub enum RenderError {
    /// A template is missing or wrong.
    #[error("the mail templates do not work: {0}")]
    Template(String),
    /// A code mail without its code and link.
    #[error("the mail {0} needs a code")]
    CodeMissing(&'static str),
    /// A code for a mail that has no place for it.
    #[error("the mail {0} takes no code")]
    CodeUnexpected(&'static str),
    /// The link leads away from the service (R18).
    #[error("the link in the mail {0} leads to another site")]
    ForeignLink(&'static str),
    /// The subject is empty, has more than one line, or shows the code.
    #[error("the subject of the mail {0} cannot be used")]
    Subject(&'static str),
}

impl From<tera::Error> for RenderError {
    fn from(error: tera::Error) -> Self {
        let mut reasons = vec![error.to_string()];
        let mut cause = std::error::Error::source(&error);
        while let Some(error) = cause {
            reasons.push(error.to_string());
            cause = error.source();
        }
        Self::Template(reasons.join(": "))
    }
}

/// The templates, parsed once, with the words of each language.
#[derive(Debug)]
pub struct Renderer {
    english: Tera,
    welsh: Tera,
}

impl Renderer {
    /// Parses the templates inside the binary.
    ///
    /// # Errors
    /// [`RenderError::Template`] names the template that does not parse.
    pub fn new() -> Result<Self, RenderError> {
        Ok(Self {
            english: engine(Language::English)?,
            welsh: engine(Language::Welsh)?,
        })
    }

    /// The mail in the words of a language.
    ///
    /// # Errors
    /// See [`RenderError`]; the message can only be parked.
    pub fn render(
        &self,
        message: &Message,
        language: Language,
        code: Option<&CodeInMail>,
        setting: &MailSetting,
    ) -> Result<RenderedMail, RenderError> {
        fits(message, code, setting)?;
        let mut context = context(message, code, setting)?;
        context.insert("language", language.code());
        let kind = message.kind();
        let tera = match language {
            Language::English => &self.english,
            Language::Welsh => &self.welsh,
        };
        let subject = part(tera, kind, "subject.txt", &context)?.trim().to_owned();
        check_subject(&subject, kind, code)?;
        context.insert("subject", &subject);
        Ok(RenderedMail {
            text: Zeroizing::new(tidy(&part(tera, kind, "body.txt", &context)?)),
            html: part(tera, kind, "body.html", &context)?,
            subject,
        })
    }
}

fn engine(language: Language) -> Result<Tera, RenderError> {
    let mut tera = Tera::new();
    language::teach(&mut tera, language);
    london::teach(&mut tera, language);
    tera.register_filter("urlencode", urlencode);
    tera.add_raw_templates(embedded()?)?;
    Ok(tera)
}

fn part(
    tera: &Tera,
    kind: &str,
    part: &str,
    context: &Context,
) -> Result<Zeroizing<String>, RenderError> {
    let rendered = tera.render(&format!("{kind}/{part}"), context)?;
    Ok(Zeroizing::new(rendered))
}

fn embedded() -> Result<Vec<(String, String)>, RenderError> {
    Templates::iter()
        .map(|name| {
            let file = Templates::get(&name)
                .and_then(|file| String::from_utf8(file.data.into_owned()).ok())
                .ok_or_else(|| RenderError::Template(format!("{name} is not text")))?;
            Ok((name.into_owned(), file))
        })
        .collect()
}

fn fits(
    message: &Message,
    code: Option<&CodeInMail>,
    setting: &MailSetting,
) -> Result<(), RenderError> {
    let kind = message.kind();
    match (message.carries_code(), code) {
        (true, None) => Err(RenderError::CodeMissing(kind)),
        (false, Some(_)) => Err(RenderError::CodeUnexpected(kind)),
        (true, Some(code)) if !leads_home(&code.link, &setting.base_url) => {
            Err(RenderError::ForeignLink(kind))
        }
        _ => Ok(()),
    }
}

fn leads_home(link: &str, base_url: &str) -> bool {
    link.strip_prefix(base_url.trim_end_matches('/'))
        .is_some_and(|rest| rest.starts_with('/'))
}

fn context(
    message: &Message,
    code: Option<&CodeInMail>,
    setting: &MailSetting,
) -> Result<Context, RenderError> {
    let mut fields =
        serde_json::to_value(message).map_err(|error| RenderError::Template(error.to_string()))?;
    clean(&mut fields);
    let mut context = Context::from_serialize(&fields)?;
    context.insert("service_name", &printable(&setting.service_name));
    context.insert("organisation_name", &printable(&setting.organisation_name));
    context.insert("reference", &printable(&setting.reference));
    context.insert("base_url", setting.base_url.trim_end_matches('/'));
    if let Some(code) = code {
        context.insert("code", code.code.as_str());
        context.insert("link", code.link.as_str());
    }
    Ok(context)
}

fn check_subject(
    subject: &str,
    kind: &'static str,
    code: Option<&CodeInMail>,
) -> Result<(), RenderError> {
    let shows_code = code
        .is_some_and(|code| !code.code.is_empty() && digits(subject).contains(&digits(&code.code)));
    if subject.is_empty() || subject.contains(breaks_a_line) || shows_code {
        return Err(RenderError::Subject(kind));
    }
    Ok(())
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// Templates are laid out for their readers; the mail has no blank ends and
/// never more than one empty line in a row.
fn tidy(text: &str) -> String {
    let mut tidy = String::with_capacity(text.len());
    for line in text.trim().lines().map(str::trim_end) {
        if !(line.is_empty() && tidy.ends_with("\n\n")) {
            tidy.push_str(line);
            tidy.push('\n');
        }
    }
    tidy
}

#[cfg(test)]
mod tests;
