//! What the console shows of a holder. Each part only to who may see it; looking is written down.

use time::OffsetDateTime;

use super::caller::Caller;
use super::staff::officer::{Officer, Permit, powers};
use super::{Outcome, Ports, trail};
use crate::cards::Serial;
use crate::domain::audit::{Action, Subject};
use crate::domain::card::CardCondition;
use crate::domain::post::Post;
use crate::domain::question::QuestionId;
use crate::domain::renewal::Entitlement;
use crate::domain::role::Capability;
use crate::domain::smartcard_number::SmartcardNumber;
use crate::domain::strikes::Strikes;
use crate::storage::attempt_list::{self, Filter, ListedAttempt};
use crate::storage::audit::{self, RecordedEvent};
use crate::storage::holders::{self, Holder};
use crate::storage::incidents::Incident;
use crate::storage::organisations::{self, Organisation, Scope};
use crate::storage::{
    Connection, StorageError, approvals, cards, incident_list, photographs, posts, registrations,
    strikes,
};

/// Attempts, mails and events shown of each kind.
const NEWEST: i64 = 10;

/// A holder's card, as the desk needs it.
#[derive(Debug, Clone)]
pub struct CardFile {
    /// What it is like.
    pub condition: CardCondition,
    /// The name of its chip.
    pub serial: String,
    /// Who may renew its certificates, and when.
    pub entitlement: Entitlement,
    /// Renewals by the holder since it was issued or last renewed with the Registration Authority.
    pub renewals: i32,
    /// Kind, expiry and whether that is past, of each certificate.
    pub certificates: Vec<(String, OffsetDateTime, bool)>,
}

/// Why a profile counts as closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Closed {
    /// It was closed then.
    Since(OffsetDateTime),
    /// The post was for a time that has passed.
    PostEnded,
}

/// What the console shows of a holder.
#[derive(Debug, Clone)]
pub struct HolderFile {
    /// Who.
    pub holder: Holder,
    /// Where they work.
    pub organisation: Organisation,
    /// Their card, if they have one.
    pub card: Option<CardFile>,
    /// Whether their post has been closed, and until when it is.
    pub post: Post,
    /// Why the profile counts as closed, if it does.
    pub closed: Option<Closed>,
    /// Whether there is a photograph.
    pub photograph: bool,
    /// Since when they are registered, and with which questions. Never an answer.
    pub registered: Option<(OffsetDateTime, Vec<QuestionId>)>,
    /// Strikes that stand against the number.
    pub strikes: Strikes,
    /// Whether an email waits to be approved.
    pub email_waits: bool,
    /// A reported card that waits for something, for who deals with it.
    pub incident: Option<Incident>,
    /// Whether it is the officer's own card.
    pub own: bool,
    /// Failed attempts, for who reviews them.
    pub attempts: Option<Vec<ListedAttempt>>,
    /// The newest of the trail, for who may see it.
    pub events: Option<Vec<RecordedEvent>>,
}

impl HolderFile {
    /// Whether an officer may do something for this holder: they are within reach, and it is nobody's own card.
    #[must_use]
    pub fn lets(&self, officer: &Officer, capability: Capability) -> bool {
        let scope = officer.reach(capability);
        !self.own && scope.is_some_and(|scope| scope.covers(self.holder.organisation))
    }
}

/// The file of a number; `None` when it is nobody's, or not within reach.
///
/// # Errors
/// When the database fails.
pub fn open(
    ports: &Ports,
    caller: &Caller,
    permit: &Permit<powers::ViewHolders>,
    number: &SmartcardNumber,
) -> Outcome<Option<HolderFile>> {
    let found = ports.db.read(|conn| {
        let Some(holder) = holders::by_number(conn, number)? else {
            return Ok(None);
        };
        if !permit.scope().covers(holder.organisation) {
            return Ok(None);
        }
        read(conn, ports, permit, holder).map(Some)
    })?;
    if found.is_some() {
        let about = Subject::Number(number.clone());
        let (by, action) = (permit.officer(), Action::HolderSeen);
        ports
            .db
            .write(|conn| trail::officer(conn, ports, caller, by, action, &about, ""))?;
    }
    Ok(found)
}

fn read(
    conn: &mut Connection,
    ports: &Ports,
    permit: &Permit<powers::ViewHolders>,
    holder: Holder,
) -> Result<HolderFile, StorageError> {
    let officer = permit.officer();
    let reaches = |capability| {
        let scope = officer.reach(capability);
        scope.is_some_and(|scope: Scope| scope.covers(holder.organisation))
    };
    let registration = registrations::of(conn, holder.id)?;
    let post = posts::of(conn, holder.id)?;
    let attempts = match reaches(Capability::ReviewAttempts) {
        true => {
            let filter = Filter {
                number: Some(holder.number.clone()),
                ..Filter::default()
            };
            Some(attempt_list::page(
                conn,
                &filter,
                &Scope::Everywhere,
                None,
                NEWEST,
            )?)
        }
        false => None,
    };
    let events = match reaches(Capability::SeeAudit) {
        true => Some(audit::about(conn, &holder.number, None, NEWEST)?),
        false => None,
    };
    Ok(HolderFile {
        organisation: organisations::find(conn, holder.organisation)?,
        card: card(conn, ports, &holder)?,
        closed: closed(post, ports.now()),
        post,
        photograph: photographs::exists(conn, holder.id)?,
        registered: registration.map(|r| (r.registered_at, r.questions.ids().to_vec())),
        strikes: strikes::standing(conn, &holder.number)?,
        email_waits: approvals::waits_for(conn, holder.id)?,
        incident: match reaches(Capability::CancelReplace) {
            true => incident_list::open_of(conn, &holder.number)?,
            false => None,
        },
        own: officer.staff.is(&holder),
        attempts,
        events,
        holder,
    })
}

fn closed(post: Post, now: OffsetDateTime) -> Option<Closed> {
    let why = || post.closed_at.map_or(Closed::PostEnded, Closed::Since);
    post.has_ended(now).then(why)
}

fn card(
    conn: &mut Connection,
    ports: &Ports,
    holder: &Holder,
) -> Result<Option<CardFile>, StorageError> {
    let Some(card) = cards::current(conn, holder.id, ports.now())? else {
        return Ok(None);
    };
    let serial = Serial::of_card(card.serial.clone());
    let condition = CardCondition::of(&card.card, || ports.cards.is_locked(conn, &serial))?;
    let now = ports.now();
    Ok(Some(CardFile {
        condition,
        entitlement: ports.rules.renewal.entitlement(&card.card, now),
        renewals: card.card.renewals,
        serial: card.serial,
        certificates: card
            .certificates
            .into_iter()
            .map(|(kind, at)| (kind, at, at <= now))
            .collect(),
    }))
}
