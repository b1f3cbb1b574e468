//! Puts a mail in the outbox, in the transaction of what it tells of. Nothing here sends anything.

use time::OffsetDateTime;

use super::code::Issued;
use super::{Outcome, Ports, language};
use crate::domain::audit::Subject;
use crate::domain::desk::Desk;
use crate::domain::email_address::EmailAddress;
use crate::domain::smartcard_number::SmartcardNumber;
use crate::mail::message::Message;
use crate::mail::sealed::SealedCode;
use crate::secrets::token::public_reference;
use crate::storage::holders::Holder;
use crate::storage::organisations::{self, Organisation};
use crate::storage::{Connection, outbox};

/// What a mail to a holder says whatever it tells of.
pub(super) struct About {
    /// The holder's name.
    pub name: String,
    /// Where they work.
    pub organisation: String,
    /// This moment: the thing is done in the transaction that tells of it.
    pub at: OffsetDateTime,
    /// The desk that serves them.
    pub desk: Desk,
}

/// Tells a holder what was done, at the address they are known by; whoever has none is not told.
pub(super) fn tell(
    conn: &mut Connection,
    ports: &Ports,
    holder: &Holder,
    message: impl FnOnce(About) -> Message,
) -> Outcome<()> {
    if holder.email.is_none() {
        return Ok(());
    }
    let organisation = organisations::find(conn, holder.organisation)?;
    tell_from(conn, ports, holder, &organisation, message)
}

/// The same, where the holder's organisation was looked up already.
pub(super) fn tell_from(
    conn: &mut Connection,
    ports: &Ports,
    holder: &Holder,
    organisation: &Organisation,
    message: impl FnOnce(About) -> Message,
) -> Outcome<()> {
    let Some(to) = &holder.email else {
        return Ok(());
    };
    let about = About {
        name: holder.name.clone(),
        organisation: organisation.name.clone(),
        at: ports.now(),
        desk: desk(organisation),
    };
    queue(conn, ports, &holder.number, to, &message(about))
}

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
