//! Who is told of a report, and of what was done: the holder, the desk, the Sponsors, a line manager.

use super::super::post::{self, About};
use super::{Outcome, Ports, fee_words};
use crate::domain::email_address::EmailAddress;
use crate::domain::incident::Source;
use crate::domain::role::Role;
use crate::mail::message::{Audience, Message};
use crate::storage::holders::Holder;
use crate::storage::incidents::Incident;
use crate::storage::organisations::{self, Organisation};
use crate::storage::{Connection, staff, staff_roles};

/// The most Sponsors that one report is told to.
const MOST_SPONSORS: usize = 20;

/// The holder whose card an incident is about, with where they work.
pub(in crate::journeys) struct Concerned<'a> {
    /// Who.
    pub holder: &'a Holder,
    /// Where they work.
    pub organisation: Organisation,
}

impl<'a> Concerned<'a> {
    /// Looks their organisation up.
    pub fn of(conn: &mut Connection, holder: &'a Holder) -> Outcome<Self> {
        Ok(Self {
            organisation: organisations::find(conn, holder.organisation)?,
            holder,
        })
    }

    fn reported(&self, incident: &Incident, name: String, audience: Audience) -> Message {
        Message::CardReported {
            name,
            organisation: self.organisation.name.clone(),
            at: incident.reported_at,
            whose: self.holder.name.clone(),
            number: self.holder.number.grouped(),
            what: incident.kind,
            cancelled: incident.cancelled_at.is_some(),
            by_stranger: incident.source == Source::Public,
            audience,
            incident: incident.reference.clone(),
        }
    }

    /// Tells the desk, where it has an address.
    pub fn tell_desk(
        &self,
        conn: &mut Connection,
        ports: &Ports,
        incident: &Incident,
    ) -> Outcome<()> {
        let Ok(to) = EmailAddress::parse(&self.organisation.desk_email) else {
            return Ok(());
        };
        let message = self.reported(incident, "smartcard desk".to_owned(), Audience::Desk);
        post::queue(conn, ports, &self.holder.number, &to, &message)
    }

    /// Tells the Sponsors where the holder works.
    pub fn tell_sponsors(
        &self,
        conn: &mut Connection,
        ports: &Ports,
        incident: &Incident,
    ) -> Outcome<()> {
        let at = self.holder.organisation;
        let sponsors = staff_roles::holding_at(conn, Role::Sponsor, at, ports.now())?;
        for id in sponsors.into_iter().take(MOST_SPONSORS) {
            let Some(sponsor) = staff::find(conn, id)? else {
                continue;
            };
            if sponsor.is(self.holder) {
                continue;
            }
            let message = self.reported(incident, sponsor.name, Audience::Sponsor);
            post::queue(conn, ports, &self.holder.number, &sponsor.email, &message)?;
        }
        Ok(())
    }

    /// Tells the line manager whom the holder named.
    pub fn tell_line_manager(
        &self,
        conn: &mut Connection,
        ports: &Ports,
        incident: &Incident,
        to: &EmailAddress,
    ) -> Outcome<()> {
        let message = self.reported(incident, "line manager".to_owned(), Audience::LineManager);
        post::queue(conn, ports, &self.holder.number, to, &message)
    }

    /// Tells the holder that the card is cancelled.
    pub fn tell_of_cancelling(
        &self,
        conn: &mut Connection,
        ports: &Ports,
        incident: &Incident,
    ) -> Outcome<()> {
        self.tell_holder(conn, ports, |about| Message::CardCancelled {
            name: about.name,
            organisation: about.organisation,
            at: about.at,
            reason: incident.kind.cancels_for(),
            fee: fee_words(ports, incident.fee_due),
            desk: about.desk,
        })
    }

    /// Tells the holder that somebody who had not signed in reported their card.
    pub fn tell_of_report(
        &self,
        conn: &mut Connection,
        ports: &Ports,
        incident: &Incident,
    ) -> Outcome<()> {
        self.tell_holder(conn, ports, |about| Message::ReportReceived {
            name: about.name,
            organisation: about.organisation,
            at: incident.reported_at,
            what: incident.kind,
            desk: about.desk,
        })
    }

    /// Tells the holder that a new card is in use.
    pub fn tell_of_new_card(&self, conn: &mut Connection, ports: &Ports) -> Outcome<()> {
        self.tell_holder(conn, ports, |about| Message::CardIssued {
            name: about.name,
            organisation: about.organisation,
            at: about.at,
            desk: about.desk,
        })
    }

    fn tell_holder(
        &self,
        conn: &mut Connection,
        ports: &Ports,
        message: impl FnOnce(About) -> Message,
    ) -> Outcome<()> {
        post::tell_from(conn, ports, self.holder, &self.organisation, message)
    }
}
