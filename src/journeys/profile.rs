//! My profile: what the portal knows of the holder who is signed in, and what was done with their card.

use time::OffsetDateTime;

use super::sign_in::SignedIn;
use super::{Outcome, Ports};
use crate::cards::Serial;
use crate::domain::audit::Action;
use crate::domain::card::CardCondition;
use crate::domain::post::PostEnd;
use crate::domain::renewal::Entitlement;
use crate::storage::audit::{self, RecordedEvent};
use crate::storage::cards::StoredCard;
use crate::storage::holders::Holder;
use crate::storage::organisations::Organisation;
use crate::storage::{cards, organisations, posts, registrations, strikes};

/// The profile.
#[derive(Debug, Clone)]
pub struct Profile {
    /// Who.
    pub holder: Holder,
    /// Where they work, with its desk.
    pub organisation: Organisation,
    /// The end of a post that is for a time.
    pub post_end: Option<PostEnd>,
    /// Their card.
    pub card: CardCondition,
    /// Each certificate's kind, expiry, and whether that is past.
    pub certificates: Vec<(String, OffsetDateTime, bool)>,
    /// Who may renew the certificates, and when; `None` without a card.
    pub renewal: Option<Entitlement>,
    /// Whether three wrong sets of answers have closed self-service, until the desk opens it.
    pub closed: bool,
    /// Since when they are registered for self-service.
    pub registered_at: Option<OffsetDateTime>,
    /// The newest events.
    pub activity: Vec<RecordedEvent>,
}

/// Events on the profile page.
const NEWEST: usize = 5;
/// Events read to find them, since not every event is for people.
const READ_FOR_NEWEST: i64 = 20;
/// Events on a page of the activity list.
const PAGE: usize = 25;

/// Loads the profile.
///
/// # Errors
/// When the database fails.
pub fn profile(ports: &Ports, who: &SignedIn) -> Outcome<Profile> {
    let now = ports.now();
    ports.db.read(|conn| {
        let holder = who.holder.clone();
        let organisation = organisations::find(conn, holder.organisation)?;
        let card = cards::current(conn, holder.id, ports.now())?;
        let condition = match &card {
            Some(card) => {
                let serial = Serial::of_card(card.serial.clone());
                CardCondition::of(&card.card, || ports.cards.is_locked(conn, &serial))?
            }
            None => CardCondition::Cancelled,
        };
        let entitled = |card: &StoredCard| ports.rules.renewal.entitlement(&card.card, now);
        let renewal = card.as_ref().map(entitled);
        let post = posts::of(conn, holder.id)?;
        let certificates = card.map(|card| card.certificates).unwrap_or_default();
        let registration = registrations::of(conn, holder.id)?;
        let closed = strikes::standing(conn, &holder.number)?.locked_out();
        let activity = audit::about(conn, &holder.number, None, READ_FOR_NEWEST)?;
        Ok(Profile {
            organisation,
            post_end: post.end,
            card: condition,
            closed,
            renewal,
            certificates: certificates
                .into_iter()
                .map(|(k, at)| (k, at, at <= now))
                .collect(),
            registered_at: registration.map(|r| r.registered_at),
            activity: activity
                .into_iter()
                .filter(is_for_people)
                .take(NEWEST)
                .collect(),
            holder,
        })
    })
}

/// A page of activity.
#[derive(Debug, Clone)]
pub struct ActivityPage {
    /// Newest first.
    pub events: Vec<RecordedEvent>,
    /// The position from which the next page goes on, if there is one.
    pub older: Option<i64>,
}

/// The holder's part of the trail, older than `before`.
///
/// # Errors
/// When the database fails.
pub fn activity(ports: &Ports, who: &SignedIn, before: Option<i64>) -> Outcome<ActivityPage> {
    let limit = i64::try_from(PAGE).unwrap_or(i64::MAX);
    let events = ports
        .db
        .read(|conn| audit::about(conn, &who.holder.number, before, limit))?;
    let older = (events.len() == PAGE)
        .then(|| events.last().map(|e| e.id))
        .flatten();
    Ok(ActivityPage {
        events: events.into_iter().filter(is_for_people).collect(),
        older,
    })
}

/// A strike counted is followed by the verdict; people are shown the verdict.
fn is_for_people(event: &RecordedEvent) -> bool {
    event.action != Action::StrikeCounted
}
