//! The audit trail: who did what to whom, and the proof that nobody has changed it since.

use actix_web::HttpResponse;
use actix_web::web::{Data, Query};
use serde::Deserialize;

use super::gate::{At, Posted, reply};
use super::{files, words};
use crate::domain::audit::{Action, Subject};
use crate::domain::email_address::EmailAddress;
use crate::domain::smartcard_number::SmartcardNumber;
use crate::journeys::audit_trail::console::{self, LastChecks};
use crate::journeys::review::list::organisation;
use crate::journeys::staff::officer::{Permit, powers};
use crate::language::{Text, text};
use crate::london;
use crate::secrets::chain::Damage;
use crate::storage::audit_checks::Check;
use crate::storage::audit_list::{AuditRow, Filter};
use crate::urls;
use crate::web::errors::Answer;
use crate::web::export::{self, Format};
use crate::web::forms::Button;
use crate::web::pages::FormView;
use crate::web::pages::ra::audit::{AuditPage, EventLine, ProofView};
use crate::web::pages::views::OptionView;
use crate::web::portal::Portal;
use crate::web::request_id;

/// Events on a page.
const PAGE: usize = 50;

type Reader = Permit<powers::SeeAudit>;

/// What the address asks for.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Asked {
    actor: Option<String>,
    subject: Option<String>,
    action: Option<String>,
    request: Option<String>,
    organisation: Option<String>,
    from: Option<String>,
    to: Option<String>,
    before: Option<i64>,
    format: Option<String>,
}

impl Asked {
    fn fields(&self) -> [(&'static str, &str); 7] {
        [
            ("actor", self.actor.as_deref().unwrap_or_default()),
            ("subject", self.subject.as_deref().unwrap_or_default()),
            ("action", self.action.as_deref().unwrap_or_default()),
            ("request", self.request.as_deref().unwrap_or_default()),
            (
                "organisation",
                self.organisation.as_deref().unwrap_or_default(),
            ),
            ("from", self.from.as_deref().unwrap_or_default()),
            ("to", self.to.as_deref().unwrap_or_default()),
        ]
    }

    /// The same question with one thing more, as an address.
    fn address(&self, name: &str, value: &str) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        for (name, value) in self.fields().iter().filter(|(_, value)| !value.is_empty()) {
            query.append_pair(name, value);
        }
        query.append_pair(name, value);
        format!("{}?{}", urls::RA_AUDIT, query.finish())
    }
}

/// Shows it.
pub async fn get(
    portal: Data<Portal>,
    at: At<Reader>,
    asked: Query<Asked>,
) -> Answer<HttpResponse> {
    let mut view = FormView::default();
    for (name, value) in asked.fields() {
        view.keep(name, value);
    }
    let filter = filter(&portal, &asked, &mut view).await?;
    let format = asked.format.as_deref().and_then(Format::from_query);
    if let (Some(format), false) = (format, view.has_errors()) {
        return file(portal, at, filter, format).await;
    }
    show(&portal, &at, &asked, filter, &view, false).await
}

/// Shows the events that the filter lets through; `proved` says that the newest part has just been proved.
async fn show(
    portal: &Portal,
    at: &At<Reader>,
    asked: &Asked,
    filter: Filter,
    view: &FormView,
    proved: bool,
) -> Answer<HttpResponse> {
    let (permit, before, wrong) = (at.pass.clone(), asked.before, view.has_errors());
    let (listed, checks) = portal
        .run(move |ports| {
            let checks = console::last_checks(ports)?;
            let listed = match wrong {
                true => None,
                false => Some(console::page(ports, &permit, &filter, before, PAGE)?),
            };
            Ok((listed, checks))
        })
        .await?;
    let older = listed.as_ref().and_then(|listed| listed.older);
    let page = AuditPage {
        proof: proof(&checks, proved),
        actions: actions(asked.action.as_deref()),
        events: listed
            .iter()
            .flat_map(|listed| &listed.rows)
            .map(line)
            .collect(),
        older: older
            .map(|id| asked.address("before", &id.to_string()))
            .unwrap_or_default(),
        csv: asked.address("format", "csv"),
        json: asked.address("format", "jsonl"),
    };
    reply(portal, &at.browser, at.pass.officer(), urls::RA_AUDIT).with_form(&page, view)
}

fn actions(chosen: Option<&str>) -> Vec<OptionView> {
    let option = |action: &Action| OptionView {
        id: action.as_str(),
        text: words::action(*action),
        selected: chosen == Some(action.as_str()),
    };
    Action::ALL.iter().map(option).collect()
}

async fn filter(portal: &Portal, asked: &Asked, view: &mut FormView) -> Answer<Filter> {
    let given = |field: &Option<String>| field.clone().filter(|text| !text.trim().is_empty());
    let mut filter = Filter {
        action: given(&asked.action)
            .and_then(|name| Action::from_stored(&name))
            .map(Action::as_str),
        ..Filter::default()
    };
    if let Some(text) = given(&asked.actor) {
        match EmailAddress::parse(&text) {
            Ok(email) => filter.actor = Some(("staff", email.as_str().to_owned())),
            Err(_) => {
                view.error("actor", text!("ra-audit-enter-staff"));
            }
        }
    }
    if let Some(text) = given(&asked.subject) {
        match (SmartcardNumber::parse(&text), EmailAddress::parse(&text)) {
            (Ok(number), _) => filter.subject = Some(number.as_str().to_owned()),
            (_, Ok(email)) => {
                filter.subject = Some(Subject::Staff(email.as_str().to_owned()).stored());
            }
            _ => {
                view.error("subject", text!("ra-audit-enter-subject"));
            }
        }
    }
    if let Some(text) = given(&asked.request) {
        filter.request = request_id::read(&text);
        if filter.request.is_none() {
            view.error("request", text!("ra-audit-enter-request"));
        }
    }
    if let Some(text) = given(&asked.organisation) {
        match portal.run(move |ports| organisation(ports, &text)).await? {
            Some((id, _)) => filter.organisation = Some(id),
            None => {
                view.error("organisation", words::NO_ORGANISATION);
            }
        }
    }
    filter.from = super::attempts::moment("from", given(&asked.from), london::start_of_day, view);
    filter.until = super::attempts::moment("to", given(&asked.to), london::end_of_day, view);
    Ok(filter)
}

fn proof(checks: &LastChecks, just_proved: bool) -> ProofView {
    let said = |check: &Check| {
        text!(
            "ra-audit-positions",
            first = check.first,
            last = check.last,
            at = Text::moment(check.at)
        )
    };
    let broken = checks
        .broken
        .as_ref()
        .and_then(|check| check.broken.as_ref());
    ProofView {
        newest: checks.newest.as_ref().map(said),
        broken: broken.map(|place| match place.event {
            Some(event) => text!(
                "ra-audit-place-event",
                position = place.position,
                event = event,
                reason = damage(&place.reason)
            ),
            None => text!(
                "ra-audit-place",
                position = place.position,
                reason = damage(&place.reason)
            ),
        }),
        just_proved,
    }
}

/// What is wrong with the chain, by the words in which the proof kept it.
fn damage(kept: &str) -> Text {
    let known = |damage: &Damage| damage.in_words() == kept;
    match Damage::ALL.into_iter().find(known) {
        Some(Damage::Changed) => text!("ra-audit-damage-changed"),
        Some(Damage::RowMissing) => text!("ra-audit-damage-row"),
        Some(Damage::SealMissing) => text!("ra-audit-damage-seal"),
        Some(Damage::OutOfOrder) => text!("ra-audit-damage-order"),
        None => Text::verbatim(kept),
    }
}

fn who(row: &AuditRow) -> Text {
    match row.actor_kind.as_str() {
        "visitor" => text!("ra-actor-visitor"),
        "system" => text!("ra-actor-system"),
        "holder" => text!("ra-actor-holder", number = row.actor.as_str()),
        "program" => text!("ra-actor-program", name = row.actor.as_str()),
        _ => Text::verbatim(&row.actor),
    }
}

fn line(row: &AuditRow) -> EventLine {
    let known = Action::from_stored(&row.action);
    EventLine {
        id: row.id,
        at: Text::moment_with_seconds(row.at),
        who: who(row),
        what: known.map_or_else(|| Text::verbatim(&row.action), words::action),
        about: row.subject.clone(),
        detail: row.detail.clone(),
        network: row.network.clone(),
        request: row.request_id.clone(),
        position: row.position.map(|p| p.to_string()).unwrap_or_default(),
    }
}

/// Proves the newest part now.
pub async fn check(portal: Data<Portal>, posted: Posted<Reader, Button>) -> Answer<HttpResponse> {
    let at = At {
        pass: posted.pass,
        browser: posted.form.browser,
    };
    let (permit, caller) = (at.pass.clone(), at.browser.caller.clone());
    let holds = portal
        .run(move |ports| console::prove_newest(ports, &caller, &permit))
        .await?;
    // Shown at once and never by an address: nobody can be sent to a page that says so without a proof.
    let (asked, filter) = (Asked::default(), Filter::default());
    show(&portal, &at, &asked, filter, &FormView::default(), holds).await
}

/// The columns of the trail as a file.
const HEADINGS: &[&str] = &[
    "id",
    "at",
    "actor_kind",
    "actor",
    "action",
    "subject",
    "detail",
    "network",
    "request_id",
    "position",
];

/// The trail as a file.
async fn file(
    portal: Data<Portal>,
    at: At<Reader>,
    filter: Filter,
    format: Format,
) -> Answer<HttpResponse> {
    files::of_list(
        portal,
        at,
        "audit trail",
        format,
        HEADINGS,
        move |ports, permit, before| {
            let listed = console::page(ports, permit, &filter, before, export::PAGE)?;
            Ok((listed.rows.iter().map(row).collect(), listed.older))
        },
    )
    .await
}

fn row(row: &AuditRow) -> Vec<String> {
    vec![
        row.id.to_string(),
        words::instant(row.at),
        row.actor_kind.clone(),
        row.actor.clone(),
        row.action.clone(),
        row.subject.clone(),
        row.detail.clone(),
        row.network.clone(),
        row.request_id.clone(),
        row.position.map(|p| p.to_string()).unwrap_or_default(),
    ]
}
