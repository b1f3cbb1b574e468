//! My profile.

use actix_web::HttpResponse;
use actix_web::web::{Data, Query};
use serde::Deserialize;

use super::super::activity_words;
use super::super::signed_in::{Gate, enter};
use crate::domain::card::CardCondition;
use crate::domain::renewal::Entitlement;
use crate::journeys::profile::{self, Profile};
use crate::language::{Text, text};
use crate::storage::audit::RecordedEvent;
use crate::web::errors::Answer;
use crate::web::pages::Reply;
use crate::web::pages::holder::{CertificateView, DeskView, EventView, ProfilePage};
use crate::web::portal::Portal;

/// What has just been done.
#[derive(Debug, Deserialize)]
pub struct Done {
    done: Option<String>,
}

/// Shows the profile.
pub async fn get(portal: Data<Portal>, gate: Gate, done: Query<Done>) -> Answer<HttpResponse> {
    let (who, browser) = enter!(gate);
    let name = who.name().to_owned();
    let profile = portal
        .run(move |ports| profile::profile(ports, &who))
        .await?;
    let notice = match done.done.as_deref() {
        Some("contact") => Some(text!("me-done-contact")),
        Some("email") => Some(text!("me-done-email")),
        Some("passcode") => Some(text!("me-done-passcode")),
        _ => None,
    };
    Reply::to_holder(&portal, &browser, &name).page(&page(&portal, profile, notice))
}

fn page(portal: &Portal, profile: Profile, notice: Option<Text>) -> ProfilePage {
    let needs_desk = needs_desk(&profile);
    let holder = profile.holder;
    ProfilePage {
        smartcard_number: holder.number.grouped(),
        name: holder.name,
        organisation: profile.organisation.name.clone(),
        desk: needs_desk.then(|| DeskView::from(profile.organisation).open_now(portal)),
        last_day: profile.post_end.map(|end| Text::date(end.last_second())),
        email: holder
            .email
            .map(|e| e.as_str().to_owned())
            .unwrap_or_default(),
        mobile: holder.mobile.map(|m| m.display()).unwrap_or_default(),
        card_state: profile.card.as_str(),
        certificates: profile
            .certificates
            .into_iter()
            .map(|(kind, at, expired)| CertificateView {
                kind,
                expires_on: Text::date(at),
                expired,
            })
            .collect(),
        renewal: match (profile.card, profile.renewal) {
            (CardCondition::Working, Some(Entitlement::Holder { .. })) => "due",
            (CardCondition::Working, Some(Entitlement::WithHelp { .. })) => "with_help",
            (CardCondition::Working, Some(Entitlement::NotYet { .. })) => "not_yet",
            _ => "",
        },
        renew_from: match profile.renewal {
            Some(Entitlement::NotYet { from, .. }) => Some(Text::date(from)),
            _ => None,
        },
        closed: profile.closed,
        registered: profile.registered_at.is_some(),
        registered_on: profile.registered_at.map(Text::date),
        activity: profile.activity.iter().map(event).collect(),
        notice,
    }
}

/// Whether only the desk can help with something that the page tells of.
fn needs_desk(profile: &Profile) -> bool {
    let expired = profile.certificates.iter().any(|(_, _, expired)| *expired);
    profile.closed || expired || profile.card == CardCondition::Cancelled
}

/// An event as the holder reads it.
pub(super) fn event(event: &RecordedEvent) -> EventView {
    EventView {
        at: Text::moment(event.at),
        text: activity_words::action(event.action),
        place: event.network.clone(),
    }
}
