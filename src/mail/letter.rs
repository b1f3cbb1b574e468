//! Puts a rendered mail in an envelope and builds the message that travels.
//!
//! No text that a person typed reaches a header except the subject, which is
//! encoded; the `To` line is the bare address (SECURITY §0.4, R27). Building
//! answers with an error and never panics, so a poison row can be parked.
//! It knows no clock: the date comes with the envelope.

use std::fmt;

use lettre::Address;
use lettre::message::header::{
    ContentTransferEncoding, ContentType, Header, HeaderName, HeaderValue,
};
use lettre::message::{Mailbox, MultiPart, SinglePart};
use time::{OffsetDateTime, UtcOffset};

use super::printable::breaks_a_line;
use super::render::RenderedMail;
use crate::domain::email_address::EmailAddress;

/// One mail on its way: the same on every try, so that a mailbox that gets it
/// twice can tell.
#[derive(Debug, Clone)]
pub struct Envelope {
    pub message_id: MessageId,
    /// The `Date` line: when the mail was written.
    pub date: OffsetDateTime,
    pub from: Sender,
    pub to: EmailAddress,
    pub mail: RenderedMail,
}

/// The name of a mail, without its domain. Letters, digits, `-`, `_` and `.`,
/// not beginning with a dot, at most 64: it stands in a header and in file names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MessageId(String);

/// Who the mail is from, checked when the configuration is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sender {
    name: String,
    address: EmailAddress,
}

/// Why a letter cannot be built. Trying again does not help.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LetterError {
    #[error("the message id cannot stand in a header")]
    MessageId,
    #[error("the sender's name has more than one line")]
    SenderName,
    #[error("the subject has more than one line")]
    Subject,
    #[error("an address is not accepted")]
    Address,
    #[error("the date is out of range")]
    Date,
    #[error("the message does not hold together")]
    Message,
}

impl MessageId {
    /// # Errors
    /// [`LetterError::MessageId`] for anything but the characters above.
    pub fn parse(text: &str) -> Result<Self, LetterError> {
        let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
        if text.is_empty() || text.len() > 64 || text.starts_with('.') || !text.chars().all(allowed)
        {
            return Err(LetterError::MessageId);
        }
        Ok(Self(text.to_owned()))
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for MessageId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Sender {
    /// # Errors
    /// [`LetterError::SenderName`] when the name would not fit one header line.
    pub fn new(name: &str, address: EmailAddress) -> Result<Self, LetterError> {
        if name.contains(breaks_a_line) {
            return Err(LetterError::SenderName);
        }
        Ok(Self {
            name: name.trim().to_owned(),
            address,
        })
    }

    fn mailbox(&self) -> Result<Mailbox, LetterError> {
        let name = (!self.name.is_empty()).then(|| self.name.clone());
        Ok(Mailbox::new(name, address(&self.address)?))
    }
}

/// `Auto-Submitted: auto-generated` (RFC 3834): out-of-office replies stay away.
#[derive(Clone)]
struct AutoSubmitted;

impl Header for AutoSubmitted {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".into())
    }
}

/// The message as it travels: multipart, the plain text first.
///
/// # Errors
/// See [`LetterError`].
pub fn build(envelope: &Envelope) -> Result<lettre::Message, LetterError> {
    let mail = &envelope.mail;
    if mail.subject.contains(breaks_a_line) {
        return Err(LetterError::Subject);
    }
    if !has_a_date_line(envelope.date) {
        return Err(LetterError::Date);
    }
    let domain = envelope.from.address.domain();
    lettre::Message::builder()
        .message_id(Some(format!("<{}@{domain}>", envelope.message_id)))
        .date(envelope.date.into())
        .from(envelope.from.mailbox()?)
        .to(Mailbox::new(None, address(&envelope.to)?))
        .subject(mail.subject.as_str())
        .header(AutoSubmitted)
        .multipart(alternatives(&envelope.message_id, mail))
        .map_err(|_| LetterError::Message)
}

fn alternatives(id: &MessageId, mail: &RenderedMail) -> MultiPart {
    MultiPart::alternative()
        .boundary(format!("latchkey-{id}"))
        .singlepart(part(ContentType::TEXT_PLAIN, &mail.text))
        .singlepart(part(ContentType::TEXT_HTML, &mail.html))
}

/// Quoted-printable, so that every relay takes it and no line is too long.
fn part(content_type: ContentType, body: &str) -> SinglePart {
    SinglePart::builder()
        .header(content_type)
        .header(ContentTransferEncoding::QuotedPrintable)
        .body(body.to_owned())
}

fn address(address: &EmailAddress) -> Result<Address, LetterError> {
    address.as_str().parse().map_err(|_| LetterError::Address)
}

/// Whether a `Date` line can name the year; others make its writer panic.
fn has_a_date_line(date: OffsetDateTime) -> bool {
    (1970..9999).contains(&date.to_offset(UtcOffset::UTC).year())
}

#[cfg(test)]
pub(crate) mod tests;
