//! Puts a mail in the outbox, in the transaction of what it tells of. Nothing here sends anything.

use super::code::Issued;
use super::{Outcome, Ports, language};
use crate::domain::audit::Subject;
use crate::domain::desk::Desk;
use crate::domain::email_address::EmailAddress;
use crate::domain::smartcard_number::SmartcardNumber;
use crate::mail::message::Message;
use crate::mail::sealed::SealedCode;
use crate::secrets::token::public_reference;
use crate::storage::organisations::Organisation;
use crate::storage::{Connection, outbox};

/// Queues a mail without a code.
pub(super) fn queue(
    conn: &mut Connection,
    ports: &Ports,
    about: &SmartcardNumber,
    to: &EmailAddress,
    message: &Message,
) -> Outcome<()> {
    queue_about(conn, ports, &Subject::Number(about.clone()), to, message)
}

/// Queues a mail without a code about somebody or something else than a holder.
pub(super) fn queue_about(
    conn: &mut Connection,
    ports: &Ports,
    about: &Subject,
    to: &EmailAddress,
    message: &Message,
) -> Outcome<()> {
    queue_known(conn, ports, about, to, message).map(drop)
}

/// The same; its reference.
pub(super) fn queue_known(
    conn: &mut Connection,
    ports: &Ports,
    about: &Subject,
    to: &EmailAddress,
    message: &Message,
) -> Outcome<String> {
    let reference = public_reference(ports.random.as_ref());
    enqueue(conn, ports, &reference, about, to, message, None)?;
    Ok(reference)
}

/// Queues a mail with a link that works once, sealed until it is sent.
pub(super) fn queue_link(
    conn: &mut Connection,
    ports: &Ports,
    about: &Subject,
    to: &EmailAddress,
    message: &Message,
    path: String,
) -> Outcome<()> {
    let reference = public_reference(ports.random.as_ref());
    let sealed = SealedCode::seal_link(&ports.keys, &reference, path, ports.random.as_ref())?;
    let sealed = Some(sealed.as_bytes());
    enqueue(conn, ports, &reference, about, to, message, sealed)
}

/// Queues a mail with a code and its link, sealed until it is sent. A mail that has no code costs the same, and
/// keeps nothing of it.
pub(super) fn queue_code(
    conn: &mut Connection,
    ports: &Ports,
    about: &SmartcardNumber,
    to: &EmailAddress,
    message: &Message,
    issued: &Issued,
) -> Outcome<()> {
    let reference = public_reference(ports.random.as_ref());
    let sealed = SealedCode::seal(
        &ports.keys,
        &reference,
        &issued.code,
        &issued.link,
        ports.random.as_ref(),
    )?;
    let about = Subject::Number(about.clone());
    let sealed = message.valid_until().map(|_| sealed.as_bytes());
    enqueue(conn, ports, &reference, &about, to, message, sealed)
}

fn enqueue(
    conn: &mut Connection,
    ports: &Ports,
    reference: &str,
    about: &Subject,
    to: &EmailAddress,
    message: &Message,
    sealed: Option<&[u8]>,
) -> Outcome<()> {
    let language = language::of_reader(conn, message, about, to)?;
    outbox::queue(
        conn,
        &outbox::NewMail {
            reference,
            kind: message.kind(),
            urgency: message.urgency(),
            subject: about,
            recipient: to,
            language,
            message: &serde_json::to_string(message)?,
            sealed,
            queued_at: ports.now(),
            expires_at: message.useful_until(),
        },
    )?;
    Ok(())
}

/// The desk of an organisation, as mails show it.
#[must_use]
pub fn desk(organisation: &Organisation) -> Desk {
    Desk {
        name: organisation.desk_name.clone(),
        phone: organisation.desk_phone.clone(),
        email: organisation.desk_email.clone(),
        hours: organisation.desk_hours.clone(),
        place: organisation.desk_place.clone(),
    }
}
