//! A holder: card, certificates, registration, what failed, what was done, and what the desk can do.

use actix_web::HttpResponse;
use actix_web::web::{Data, Path, Query};
use serde::Deserialize;

use super::attempts::attempt;
use super::gate::{At, reply};
use super::incidents;
use crate::domain::card::CardCondition;
use crate::domain::email_address::EmailAddress;
use crate::domain::mobile_number::MobileNumber;
use crate::domain::role::Capability;
use crate::domain::smartcard_number::SmartcardNumber;
use crate::journeys::assist;
use crate::journeys::holder_file::{self, HolderFile};
use crate::journeys::post::desk;
use crate::journeys::staff::officer::{Officer, Over, Permit, Power, powers};
use crate::language::Text;
use crate::storage::audit::RecordedEvent;
use crate::storage::holders::Holder;
use crate::storage::incidents::Incident;
use crate::urls;
use crate::web::errors::{Answer, AppError};
use crate::web::pages::ra::holders::{HappenedView, HolderPage, OpenIncidentView, WhoView};
use crate::web::pages::views::{CertificateView, DeskView};
use crate::web::portal::Portal;

pub mod cancel;
pub mod certificates;
mod checklist;
pub mod close;
mod deeds;
pub mod email;
pub mod end;
pub mod lockout;
pub mod name;
pub mod organisation;
pub mod photograph;
mod profile;
pub mod registration;
pub mod replace;
pub mod unlock;

/// What has just been done.
#[derive(Debug, Deserialize)]
pub struct News {
    done: Option<String>,
}

/// Shows the holder.
pub async fn get(
    portal: Data<Portal>,
    at: At<Permit<powers::ViewHolders>>,
    number: Path<String>,
    news: Query<News>,
) -> Answer<HttpResponse> {
    let number = parse(&number)?;
    let (permit, caller) = (at.pass.clone(), at.browser.caller.clone());
    let found = portal
        .run(move |ports| holder_file::open(ports, &caller, &permit, &number))
        .await?;
    let file = found.ok_or(AppError::NotFound)?;
    let officer = at.pass.officer();
    let done = news.done.clone().unwrap_or_default();
    let page = page(officer, &file, done);
    reply(&portal, &at.browser, officer, urls::RA_HOLDERS).page(&page)
}

/// The number in an address; whatever else stands there, is no page.
pub(super) fn parse(text: &str) -> Answer<SmartcardNumber> {
    SmartcardNumber::parse(text).map_err(|_| AppError::NotFound)
}

/// The power over the holder of a number in an address.
pub(super) async fn over<P: Power>(
    portal: &Portal,
    permit: &Permit<P>,
    number: &str,
) -> Answer<Over<P>> {
    let number = parse(number)?;
    let found = portal
        .run(move |ports| assist::holder_of(ports, &number))
        .await?;
    let holder = found.ok_or(AppError::NotFound)?;
    Ok(permit.over(&holder)?)
}

/// Who an act is about.
pub(super) fn who(holder: &Holder) -> WhoView {
    WhoView {
        number: holder.number.as_str().to_owned(),
        name: holder.name.clone(),
        organisation: String::new(),
        href: urls::of_number(urls::RA_HOLDER, holder.number.as_str()),
    }
}

/// The holder's page, saying what has just been done.
pub(super) fn done(holder: &Holder, what: &str) -> HttpResponse {
    let page = urls::of_number(urls::RA_HOLDER, holder.number.as_str());
    super::see_other(&format!("{page}?done={what}"))
}

fn page(officer: &Officer, file: &HolderFile, news: String) -> HolderPage {
    let holder = &file.holder;
    let state = state(file);
    let registered = file.registered.as_ref();
    HolderPage {
        who: WhoView {
            organisation: format!(
                "{} ({})",
                file.organisation.name, file.organisation.ods_code
            ),
            ..who(holder)
        },
        email: address(holder),
        mobile: holder
            .mobile
            .as_ref()
            .map(MobileNumber::display)
            .unwrap_or_default(),
        desk: DeskView::of(&file.organisation.name, &desk(&file.organisation)),
        photograph: file.photograph && file.lets(officer, Capability::AssistUnlock),
        state,
        serial: file
            .card
            .as_ref()
            .map(|card| card.serial.clone())
            .unwrap_or_default(),
        certificates: certificates(file),
        renewals: file.card.as_ref().map_or(0, |card| card.renewals),
        profile: profile::view(officer, file),
        registered: registered.map(|(at, _)| Text::date(*at)),
        questions: registered
            .map(|(_, ids)| ids.iter().copied().map(Text::question).collect())
            .unwrap_or_default(),
        strikes: file.strikes.count(),
        locked_out: file.strikes.locked_out(),
        email_waits: file.email_waits,
        incident: file.incident.as_ref().map(open_incident),
        own: file.own,
        deeds: deeds::of(officer, file),
        sees_attempts: file.attempts.is_some(),
        attempts: file.attempts.iter().flatten().map(attempt).collect(),
        sees_events: file.events.is_some(),
        events: file.events.iter().flatten().map(happened).collect(),
        news,
    }
}

fn state(file: &HolderFile) -> &'static str {
    let condition = file.card.as_ref().map(|card| card.condition);
    condition.map_or("none", CardCondition::as_str)
}

fn open_incident(incident: &Incident) -> OpenIncidentView {
    OpenIncidentView {
        href: urls::of_reference(urls::RA_INCIDENT, &incident.reference),
        text: incidents::summary(incident),
    }
}

/// The address of a holder; empty for none.
pub(super) fn address(holder: &Holder) -> String {
    let email = holder.email.as_ref();
    email.map_or("", EmailAddress::as_str).to_owned()
}

fn certificates(file: &HolderFile) -> Vec<CertificateView> {
    let all = file.card.iter().flat_map(|card| &card.certificates);
    all.map(|(kind, at, expired)| CertificateView {
        kind: kind.clone(),
        expires_on: Text::date(*at),
        expired: *expired,
    })
    .collect()
}

fn happened(event: &RecordedEvent) -> HappenedView {
    HappenedView {
        at: Text::moment_with_seconds(event.at),
        what: super::words::action(event.action),
        place: event.network.clone(),
    }
}
