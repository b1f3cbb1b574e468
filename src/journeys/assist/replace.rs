//! A new card in the place of a cancelled one: the checklist, then the holder types a passcode for it twice,
//! then it is issued with its first certificates. The helper never sees the passcode.

use super::super::JourneyError;
use super::super::caller::Caller;
use super::super::card_report::fee_words;
use super::super::card_report::tell::Concerned;
use super::super::new_passcode::{self, Earned};
use super::super::renewal::issue;
use super::super::staff::officer::{Over, powers};
use super::turn::{self, NotChosen};
use super::{Outcome, Ports, identity, note};
use crate::cards::{Preparation, PreparedPasscode, Serial};
use crate::domain::audit::Action;
use crate::domain::incident::IncidentKind;
use crate::domain::passcode::PasscodeRefusal;
use crate::domain::reason::Reason;
use crate::storage::assists::{self, AssistId, AssistPurpose};
use crate::storage::incidents::{self, Closing, Entry};
use crate::storage::{Connection, Stored, cards, incident_list, photographs, posts};

const PURPOSE: AssistPurpose = AssistPurpose::Replacement;

/// What the helper has before them.
#[derive(Debug, Clone)]
pub struct Checklist {
    /// Whether there is a photograph to compare.
    pub photograph: bool,
    /// Why there is no new card.
    pub hindrance: Option<Hindrance>,
    /// Whether the old one was stolen and its crime number is still to come: asked for, not waited for.
    pub crime_number_missing: bool,
    /// What the new card may cost; empty for nothing.
    pub fee: String,
}

/// Why a holder gets no new card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hindrance {
    /// The card in use is not cancelled.
    HasCard,
    /// The profile is closed.
    Closed,
}

fn hindrance(
    conn: &mut Connection,
    ports: &Ports,
    over: &Over<powers::CancelReplace>,
) -> Stored<Option<Hindrance>> {
    let card = cards::current(conn, over.holder().id, ports.now())?;
    Ok(match card.map(|card| card.card) {
        Some(card) if !card.cancelled => Some(Hindrance::HasCard),
        // Who has never had a card: whether the profile is closed is asked all the same.
        _ => {
            let post = posts::of(conn, over.holder().id)?;
            post.has_ended(ports.now()).then_some(Hindrance::Closed)
        }
    })
}

/// What is asked before anything is done.
///
/// # Errors
/// When the database fails.
pub fn checklist(ports: &Ports, over: &Over<powers::CancelReplace>) -> Outcome<Checklist> {
    let holder = over.holder();
    ports.db.read(|conn| {
        let open = incident_list::open_of(conn, &holder.number)?;
        let stolen = |kind| kind == IncidentKind::Stolen;
        Ok(Checklist {
            photograph: photographs::exists(conn, holder.id)?,
            hindrance: hindrance(conn, ports, over)?,
            crime_number_missing: open
                .as_ref()
                .is_some_and(|one| stolen(one.kind) && one.crime_number.is_empty()),
            fee: fee_words(ports, open.is_some_and(|one| one.fee_due)),
        })
    })
}

/// The helper is sure who is there; `false` when there is no new card to be had.
///
/// # Errors
/// When the database fails, or the helper was disabled meanwhile.
pub fn recognised(
    ports: &Ports,
    caller: &Caller,
    over: &Over<powers::CancelReplace>,
) -> Outcome<bool> {
    if checklist(ports, over)?.hindrance.is_some() {
        return Ok(false);
    }
    identity::recognised(ports, caller, over, PURPOSE)?;
    Ok(true)
}

/// The helper is in doubt: nothing is issued, and it is written down.
///
/// # Errors
/// When the database fails.
pub fn doubted(
    ports: &Ports,
    caller: &Caller,
    over: &Over<powers::CancelReplace>,
    reason: &Reason,
) -> Outcome<()> {
    let action = Action::ReplacementRefused;
    identity::doubted(ports, caller, over, PURPOSE, action, reason)
}

/// Whether it is the holder's turn.
///
/// # Errors
/// When the database fails.
pub fn holders_turn(
    ports: &Ports,
    over: &Over<powers::CancelReplace>,
) -> Outcome<Option<AssistId>> {
    identity::holders_turn(ports, over, PURPOSE)
}

/// What came of the holder's turn.
#[derive(Debug)]
pub enum Replaced {
    /// The new card is in use.
    Issued,
    /// The new card is there, and its certificates could not be made yet: a repair finishes it.
    WithoutCertificates,
    /// The checklist comes first, was too long ago, or there is no new card to be had any more.
    CheckFirst,
    /// The passcode will not do.
    Refused(PasscodeRefusal),
}

/// Issues the new card with the passcode that its holder types.
///
/// # Errors
/// When hashing is busy or the database fails.
pub fn replace(
    ports: &Ports,
    caller: &Caller,
    over: &Over<powers::CancelReplace>,
    new: &str,
    confirm: &str,
) -> Outcome<Replaced> {
    let holder = over.holder();
    let (assist, new) = match turn::choose(ports, over, PURPOSE, new, confirm)? {
        Ok(chosen) => chosen,
        Err(NotChosen::CheckFirst) => return Ok(Replaced::CheckFirst),
        Err(NotChosen::Refused(refusal)) => return Ok(Replaced::Refused(refusal)),
    };
    let serial = issue::draw_serial(ports);
    // A chip that has never had a passcode has none to be the same as.
    let Preparation::Ready(prepared) = ports.cards.prepare(&ports.db, &serial, &new)? else {
        return Ok(Replaced::CheckFirst);
    };
    match hand_out(ports, caller, over, assist, &serial, &prepared) {
        Ok(()) => {}
        Err(JourneyError::Overtaken) => return Ok(Replaced::CheckFirst),
        Err(other) => return Err(other),
    }
    // The card is handed out: whatever fails now, a repair finishes it.
    Ok(match issue::certify(ports, holder, None) {
        Ok(true) => Replaced::Issued,
        Ok(false) => Replaced::WithoutCertificates,
        Err(error) => {
            tracing::error!(%error, card = %serial.as_str(), "a new card has no certificates yet");
            Replaced::WithoutCertificates
        }
    })
}

fn hand_out(
    ports: &Ports,
    caller: &Caller,
    over: &Over<powers::CancelReplace>,
    assist: AssistId,
    serial: &Serial,
    prepared: &PreparedPasscode,
) -> Outcome<()> {
    let (holder, now) = (over.holder(), ports.now());
    ports.db.write(|conn| {
        // Two desks may have recognised the same holder: one after the other, and then there is a card.
        cards::one_at_a_time(conn, holder.id)?;
        let ended = assists::end(conn, assist, now)?;
        if !ended || hindrance(conn, ports, over)?.is_some() {
            return Err(JourneyError::Overtaken);
        }
        issue::add_card(conn, ports, holder, serial, prepared)?;
        new_passcode::settle(conn, ports, holder, Earned::Desk)?;
        note(
            conn,
            ports,
            caller,
            over,
            Action::CardReplaced,
            serial.as_str(),
        )?;
        let by = over.officer().email();
        let closing = Closing {
            by,
            reason: "A new card was issued",
            at: now,
        };
        for id in incidents::replaced(conn, holder.id, &closing)? {
            let entry = Entry {
                by,
                what: "replaced",
                kind: None,
                note: "",
                callback: "",
                network: "",
                now,
            };
            incidents::say(conn, id, &entry)?;
        }
        Concerned::of(conn, holder)?.tell_of_new_card(conn, ports)
    })
}
