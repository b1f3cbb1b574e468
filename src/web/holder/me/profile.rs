//! My profile.

use actix_web::HttpResponse;
use actix_web::web::{Data, Query};
use serde::Deserialize;

use super::super::signed_in::{Gate, enter};
use super::super::words;
use crate::domain::renewal::Entitlement;
use crate::journeys::profile::{self, CardCondition, Profile};
use crate::london;
use crate::storage::audit::RecordedEvent;
use crate::web::errors::Answer;
use crate::web::pages::Reply;
use crate::web::pages::holder::{CertificateView, EventView, ProfilePage};
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
        Some("contact") => "Your contact details are saved.",
        Some("email") => "Your new email address is in use.",
        Some("passcode") => "Your passcode is changed. Use the new one from now on.",
        _ => "",
    };
    Reply::to_holder(&portal, &browser, &name).page(&page(profile, notice))
}

fn page(profile: Profile, notice: &'static str) -> ProfilePage {
    let holder = profile.holder;
    ProfilePage {
        smartcard_number: holder.number.grouped(),
        name: holder.name,
        organisation: profile.organisation,
        last_day: profile.last_day.map(london::date).unwrap_or_default(),
        email: holder
            .email
            .map(|e| e.as_str().to_owned())
            .unwrap_or_default(),
        mobile: holder.mobile.map(|m| m.display()).unwrap_or_default(),
        card_state: match profile.card {
            CardCondition::Working => "working",
            CardCondition::Locked => "locked",
            CardCondition::Cancelled => "cancelled",
        },
        certificates: profile
            .certificates
            .into_iter()
            .map(|(kind, at, expired)| CertificateView {
                kind: certificate(&kind).to_owned(),
                expires_on: london::date(at),
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
            Some(Entitlement::NotYet { from, .. }) => london::date(from),
            _ => String::new(),
        },
        closed: profile.closed,
        registered: profile.registered_at.is_some(),
        registered_on: profile.registered_at.map(london::date).unwrap_or_default(),
        activity: profile.activity.iter().map(event).collect(),
        notice,
    }
}

fn certificate(kind: &str) -> &str {
    match kind {
        "authentication" => "Authentication certificate",
        "signing" => "Signing certificate",
        other => other,
    }
}

/// An event as the holder reads it.
pub(super) fn event(event: &RecordedEvent) -> EventView {
    EventView {
        at: london::moment(event.at),
        text: words::action(event.action),
        place: event.network.clone(),
    }
}
