//! What the code page of a journey may say: of the code that is out, and to whom.

use time::{Duration, OffsetDateTime};

use super::Ports;
use crate::domain::challenge::{self, MAX_SENDS, Purpose};
use crate::domain::email_address::EmailAddress;
use crate::storage::holders::Holder;
use crate::storage::journeys::Journey;
use crate::storage::outbox::{self, Progress};
use crate::storage::{Connection, Stored, challenges, organisations};

/// How far the email with a code has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Delivery {
    /// It waits to leave, as every email does for a moment.
    Waiting,
    /// It has waited for too long, since then.
    Held(OffsetDateTime),
    /// The mail server took it then.
    Left(OffsetDateTime),
    /// The mail server refused it for good.
    Refused,
}

/// How long an email may wait before its page says so.
const PATIENCE: Duration = Duration::minutes(2);

/// What a code page may say of the code that is out.
#[derive(Debug, Clone)]
pub struct CodeState {
    /// When the newest code was sent, and until when it is good; `None` when none is live.
    pub live: Option<(OffsetDateTime, OffsetDateTime)>,
    /// How far its email has come; `None` when no code is live, and before anything is proved (R08, R09).
    pub delivery: Option<Delivery>,
    /// Sends left in this journey.
    pub sends_left: i32,
    /// Whether another may be sent now.
    pub can_resend: bool,
}

/// What a code page shows.
#[derive(Debug, Clone)]
pub struct CodePage {
    /// The masked address that the code went to, for a holder who has proved something; `None` before (R08, R17).
    pub sent_to: Option<String>,
    /// The code of their organisation, whose desk helps; `None` before they have proved something.
    pub organisation: Option<String>,
    /// The code that is out.
    pub code: CodeState,
}

impl CodePage {
    /// What it shows a holder who is signed in, of a code that goes to this address.
    pub(super) fn of_holder(
        conn: &mut Connection,
        ports: &Ports,
        holder: &Holder,
        journey: &Journey,
        purpose: Purpose,
        email: &EmailAddress,
    ) -> Stored<Self> {
        let code = state_for_holder(conn, ports, journey, purpose)?;
        let organisation = organisations::find(conn, holder.organisation)?;
        Ok(Self {
            sent_to: Some(email.masked()),
            organisation: Some(organisation.ods_code),
            code,
        })
    }
}

/// What a code page may say.
pub(super) fn state(conn: &mut Connection, ports: &Ports, journey: &Journey) -> Stored<CodeState> {
    let now = ports.now();
    let newest = challenges::newest(conn, journey.id)?.map(|stored| stored.challenge);
    let live = newest
        .filter(|c| c.takes_entries(now))
        .map(|c| (c.sent_at, c.expires_at));
    let sends_left = (MAX_SENDS - journey.codes_sent).max(0);
    let in_time = challenge::expiry(now, ports.rules.code_lifetime, journey.expires_at).is_some();
    Ok(CodeState {
        live,
        delivery: None,
        sends_left,
        can_resend: sends_left > 0 && in_time,
    })
}

/// The same for somebody who has proved who they are: with how far the email has come.
pub(super) fn state_for_holder(
    conn: &mut Connection,
    ports: &Ports,
    journey: &Journey,
    purpose: Purpose,
) -> Stored<CodeState> {
    let state = state(conn, ports, journey)?;
    let Some((_, expires_at)) = state.live else {
        return Ok(state);
    };
    let kind = match purpose {
        Purpose::Unlock => "unlock_code",
        Purpose::Registration => "registration_code",
        Purpose::EmailChange => "email_change_code",
    };
    let progress = outbox::progress(conn, &journey.number, kind, expires_at)?;
    let delivery = progress.and_then(|progress| delivery(progress, ports.now()));
    Ok(CodeState { delivery, ..state })
}

fn delivery(progress: Progress, now: OffsetDateTime) -> Option<Delivery> {
    match progress {
        Progress::Waiting(since) if now - since < PATIENCE => Some(Delivery::Waiting),
        Progress::Waiting(since) => Some(Delivery::Held(since)),
        Progress::Sent(at) => Some(Delivery::Left(at)),
        Progress::Refused => Some(Delivery::Refused),
        Progress::Expired => None,
    }
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;
    use crate::mail::message::Message;

    #[test]
    fn an_email_that_waits_for_two_minutes_is_held_up() {
        let queued = datetime!(2026-11-22 14:17 UTC);
        let after = |seconds| {
            let now = queued + Duration::seconds(seconds);
            delivery(Progress::Waiting(queued), now)
        };
        assert_eq!(after(0), Some(Delivery::Waiting));
        assert_eq!(after(119), Some(Delivery::Waiting));
        assert_eq!(after(120), Some(Delivery::Held(queued)));
    }

    // The outbox knows mails by their kind.
    #[test]
    fn the_kinds_of_codes_are_those_of_their_messages() {
        for kind in ["unlock_code", "registration_code", "email_change_code"] {
            let known = Message::samples().iter().any(|m| m.kind() == kind);
            assert!(known, "{kind}");
        }
    }
}
