//! Renewing one's own certificates: signed in, within the window, with the passcode (leaflets 001 and 004).

use time::{Duration, OffsetDateTime};

use super::super::caller::Caller;
use super::super::card_check::{self, Checked};
use super::super::sign_in::SignedIn;
use super::super::trail::{self, Place};
use super::super::{JourneyError, Outcome, Ports, post};
use super::certify::{self, Certified};
use crate::cards::Serial;
use crate::domain::audit::Action;
use crate::domain::certificate::CertificateKind;
use crate::domain::desk::Desk;
use crate::domain::passcode::TypedPasscode;
use crate::domain::renewal::{Entitlement, RenewalKind};
use crate::mail::message::Message;
use crate::storage::cards::StoredCard;
use crate::storage::renewals::Renewal;
use crate::storage::{cards, issued_certificates as issued, organisations, renewals};

const PLACE: Place = Place {
    journey: "renewal",
    step: "passcode",
};
/// How long the page that says it is done can be seen.
const DONE_STAYS: Duration = Duration::hours(1);

/// How far one certificate of a renewal that was broken off has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// Nothing yet.
    ToDo,
    /// Issued, and not on the card yet.
    Issued,
    /// On the card, beside the one in use.
    OnTheCard,
}

/// Where a holder's renewal stands.
#[derive(Debug, Clone)]
pub struct Standing {
    /// Who may renew, and when.
    pub entitlement: Entitlement,
    /// How far a try that was broken off has come, authentication and signing; `None` where none was.
    pub broken_off: Option<[Progress; 2]>,
    /// The holder's organisation.
    pub organisation: String,
    /// Its desk.
    pub desk: Desk,
}

/// Where the renewal of the holder who is signed in stands.
///
/// # Errors
/// When the database fails, or they have no card.
pub fn standing(ports: &Ports, who: &SignedIn) -> Outcome<Standing> {
    let card = card(ports, who)?;
    let organisation = ports
        .db
        .read(|conn| organisations::find(conn, who.holder.organisation))?;
    Ok(Standing {
        entitlement: ports.rules.renewal.entitlement(&card.card, ports.now()),
        broken_off: progress(ports, &card)?,
        desk: post::desk(&organisation),
        organisation: organisation.name,
    })
}

fn card(ports: &Ports, who: &SignedIn) -> Outcome<StoredCard> {
    ports
        .db
        .read(|conn| cards::current(conn, who.holder.id, ports.now()))?
        .ok_or(JourneyError::Overtaken)
}

fn progress(ports: &Ports, card: &StoredCard) -> Outcome<Option<[Progress; 2]>> {
    let under_way = ports.db.read(|conn| renewals::under_way(conn, card.id))?;
    let Some(renewal) = under_way else {
        return Ok(None);
    };
    let serial = Serial::of_card(card.serial.clone());
    let far = |kind: CertificateKind| {
        let there = ports
            .db
            .read(|conn| issued::of_renewal(conn, renewal.id, kind))?;
        let Some(certificate) = there else {
            return Ok(Progress::ToDo);
        };
        let back = ports.cards.read_back(&ports.db, &serial, kind)?;
        Ok::<_, JourneyError>(match back.as_deref() == Some(&certificate.der) {
            true => Progress::OnTheCard,
            false => Progress::Issued,
        })
    };
    let [authentication, signing] = CertificateKind::BOTH.map(far);
    Ok(Some([authentication?, signing?]))
}

/// What came of a renewal.
#[derive(Debug)]
pub enum Renewed {
    /// Both certificates are new; the done page waits.
    Done,
    /// The passcode is wrong.
    WrongPasscode {
        /// Tries left before the card locks.
        left: i32,
    },
    /// The card is locked; the session has ended.
    Locked,
    /// The card or the authority failed half way. Nothing is lost; another try goes on from there.
    BrokenOff,
    /// It is not theirs to do, or not now: the page says why.
    NotNow,
}

/// Renews both certificates.
///
/// # Errors
/// When hashing is busy or the database fails.
pub fn renew(
    ports: &Ports,
    caller: &Caller,
    who: &SignedIn,
    passcode: &TypedPasscode,
) -> Outcome<Renewed> {
    if !entitled(ports, who)? {
        return not_now(ports, who);
    }
    match card_check::verify(ports, caller, &who.holder, PLACE, passcode)? {
        Checked::Right(_) => {}
        Checked::Wrong { left } => return Ok(Renewed::WrongPasscode { left }),
        Checked::Locked => return Ok(Renewed::Locked),
    }
    let card = card(ports, who)?;
    let expires_at = ports.authority.expiry(ports.now());
    let kind = RenewalKind::Holder;
    let renewal = match certify::make(ports, &who.holder, &card, kind, expires_at) {
        Ok(Certified::Ready(renewal)) => renewal,
        // Another request may have finished it, and taken the keys from under this one.
        Ok(Certified::BrokenOff) if !entitled(ports, who)? => return not_now(ports, who),
        Ok(Certified::BrokenOff) => return Ok(Renewed::BrokenOff),
        Err(JourneyError::Overtaken) => return not_now(ports, who),
        Err(error) => return Err(error),
    };
    match complete(ports, caller, who, &renewal) {
        Err(JourneyError::Overtaken) => not_now(ports, who),
        completed => completed.map(|()| Renewed::Done),
    }
}

fn entitled(ports: &Ports, who: &SignedIn) -> Outcome<bool> {
    let card = card(ports, who)?;
    let entitlement = ports.rules.renewal.entitlement(&card.card, ports.now());
    Ok(matches!(entitlement, Entitlement::Holder { .. }))
}

/// The same form sent twice ends on the page of the one that was done.
fn not_now(ports: &Ports, who: &SignedIn) -> Outcome<Renewed> {
    Ok(match done(ports, who)? {
        Some(_) => Renewed::Done,
        None => Renewed::NotNow,
    })
}

fn complete(ports: &Ports, caller: &Caller, who: &SignedIn, renewal: &Renewal) -> Outcome<()> {
    let holder = &who.holder;
    ports.db.write(|conn| {
        let expires_at = certify::put_in_use(conn, ports, holder, renewal)?;
        trail::holder(conn, ports, caller, Action::Renewed, &holder.number)?;
        post::tell(conn, ports, holder, |about| Message::Renewed {
            name: about.name,
            organisation: about.organisation,
            at: about.at,
            expires_at,
            by_desk: false,
            desk: about.desk,
        })
    })
}

/// The new expiry, for a while after a renewal by the holder.
///
/// # Errors
/// When the database fails.
pub fn done(ports: &Ports, who: &SignedIn) -> Outcome<Option<OffsetDateTime>> {
    let card = card(ports, who)?;
    let last = ports.db.read(|conn| renewals::last(conn, card.id))?;
    let lately =
        last.is_some_and(|(kind, at)| kind == RenewalKind::Holder && ports.now() - at < DONE_STAYS);
    Ok(card.card.earlier_expiry().filter(|_| lately))
}
