//! The mail log: what was mailed and what became of it, never what it said.

mod words;

use actix_web::HttpResponse;
use actix_web::web::{Data, Path, Query};
use serde::Deserialize;

use super::gate::{At, Posted, reply};
use super::{reasons, see_other};
use crate::domain::email_address::EmailAddress;
use crate::domain::smartcard_number::SmartcardNumber;
use crate::journeys::mail_log::{self, Again, MOST_WAITING, OneMail, Totals, Way};
use crate::journeys::staff::officer::{Permit, powers};
use crate::language::{Text, text};
use crate::storage::mail_log::{LoggedMail, MailState, Wanted};
use crate::urls;
use crate::web::errors::{Answer, AppError};
use crate::web::forms::form;
use crate::web::pages::FormView;
use crate::web::pages::chart::grouped;
use crate::web::pages::ra::mail::{ChoiceView, MailOnePage, MailPage, MailView, TotalView};
use crate::web::portal::Portal;

type See = Permit<powers::SeeMail>;

/// What is looked for.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Search {
    q: String,
    state: String,
    kind: String,
    before: Option<i64>,
}

/// Shows the log.
pub async fn get(portal: Data<Portal>, at: At<See>, search: Query<Search>) -> Answer<HttpResponse> {
    let search = search.into_inner();
    let mut view = FormView::default();
    let wanted = match read(&search)? {
        Ok(wanted) => wanted,
        Err(Sought::One(reference)) => {
            return Ok(see_other(&urls::of_reference(
                urls::RA_MAIL_ONE,
                &reference,
            )));
        }
        Err(Sought::Nothing) => {
            // What was typed is not repeated: it could be a code.
            view.error("q", text!("ra-mail-enter"));
            Wanted {
                before: Some(0),
                ..Wanted::default()
            }
        }
    };
    if let Some(number) = &wanted.subject {
        view.keep("q", number);
    }
    let permit = at.pass.clone();
    let (found, totals) = portal
        .run(move |ports| {
            let found = mail_log::list(ports, &permit, &wanted)?;
            Ok((found, mail_log::totals(ports, &permit)?))
        })
        .await?;
    let older = found.older.map(|before| Search {
        before: Some(before),
        ..search.clone()
    });
    let page = MailPage {
        states: states(&search.state),
        kinds: kinds(&search.kind),
        mails: found
            .mails
            .iter()
            .map(|mail| mail_view(mail, false))
            .collect(),
        older: older.map(|search| search.href()).unwrap_or_default(),
        waiting: waiting(&totals),
        totals: total_views(&totals),
    };
    reply(&portal, &at.browser, at.pass.officer(), urls::RA_MAIL).with_form(&page, &view)
}

impl Search {
    fn href(&self) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        for (name, value) in [("q", &self.q), ("state", &self.state), ("kind", &self.kind)] {
            if !value.is_empty() {
                query.append_pair(name, value);
            }
        }
        if let Some(before) = self.before {
            query.append_pair("before", &before.to_string());
        }
        format!("{}?{}", urls::RA_MAIL, query.finish())
    }
}

/// Something else than a list.
enum Sought {
    /// One mail, by its reference.
    One(String),
    /// Nothing that could be found.
    Nothing,
}

fn read(search: &Search) -> Answer<Result<Wanted, Sought>> {
    let mut wanted = Wanted {
        before: search.before,
        ..Wanted::default()
    };
    if !search.state.is_empty() {
        let state = MailState::from_stored(&search.state);
        wanted.state = Some(state.ok_or(AppError::Malformed("no such state of a mail"))?);
    }
    if !search.kind.is_empty() {
        let known = words::MAIL_KINDS
            .iter()
            .any(|(kind, _)| *kind == search.kind);
        if !known {
            return Err(AppError::Malformed("no such mail"));
        }
        wanted.kind = Some(search.kind.clone());
    }
    let text = search.q.trim();
    if text.is_empty() {
        return Ok(Ok(wanted));
    }
    if let Ok(number) = SmartcardNumber::parse(text) {
        wanted.subject = Some(number.as_str().to_owned());
        return Ok(Ok(wanted));
    }
    let reference = text.to_ascii_uppercase();
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '-';
    Ok(Err(
        match reference.starts_with("LK-") && reference.chars().all(plain) {
            true => Sought::One(reference),
            false => Sought::Nothing,
        },
    ))
}

fn states(chosen: &str) -> Vec<ChoiceView> {
    let choice = |state: MailState| ChoiceView {
        id: state.as_str().to_owned(),
        text: words::mail_state(state, false).0,
        selected: state.as_str() == chosen,
    };
    MailState::ALL.into_iter().map(choice).collect()
}

fn kinds(chosen: &str) -> Vec<ChoiceView> {
    let choice = |(kind, text): &(&str, Text)| ChoiceView {
        id: (*kind).to_owned(),
        text: text.clone(),
        selected: *kind == chosen,
    };
    words::MAIL_KINDS.iter().map(choice).collect()
}

fn mail_view(mail: &LoggedMail, whole: bool) -> MailView {
    let masked = || EmailAddress::parse(&mail.recipient).map(|address| address.masked());
    let number = SmartcardNumber::parse(&mail.subject).ok();
    let holder = |number: &SmartcardNumber| urls::of_number(urls::RA_HOLDER, number.as_str());
    let waits = mail.state == MailState::Queued && mail.failure.is_some();
    let (state, colour) = words::mail_state(mail.state, waits);
    let failure = mail.failure.clone().unwrap_or_default();
    let why = match waits {
        true => text!(
            "ra-mail-next-try",
            why = failure,
            time = Text::moment(mail.due_at)
        ),
        false => Text::verbatim(failure),
    };
    MailView {
        reference: mail.reference.clone(),
        href: urls::of_reference(urls::RA_MAIL_ONE, &mail.reference),
        kind: words::mail_kind(&mail.kind),
        to: match whole {
            true => mail.recipient.clone(),
            false => masked().unwrap_or_default(),
        },
        about: number.as_ref().map_or_else(
            || about(&mail.subject),
            |number| Text::verbatim(number.grouped()),
        ),
        about_href: number.as_ref().map(holder).unwrap_or_default(),
        queued: Text::moment(mail.queued_at),
        sent: mail.sent_at.map(Text::moment),
        tries: mail.tries.to_string(),
        state,
        colour,
        why,
    }
}

/// Whom or what a mail is about, when it is no holder.
fn about(subject: &str) -> Text {
    match subject.split_once(':') {
        Some(("staff", email)) => text!("ra-mail-about-staff", email = email),
        Some(("network", network)) => text!("ra-mail-about-network", network = network),
        _ => Text::verbatim(subject),
    }
}

fn waiting(totals: &Totals) -> Text {
    match totals.waiting >= MOST_WAITING {
        true => text!("ra-mail-more-than", number = grouped(MOST_WAITING)),
        false => Text::verbatim(totals.waiting.to_string()),
    }
}

fn total_views(totals: &Totals) -> Vec<TotalView> {
    let counted = [
        text!("ra-mail-sent"),
        text!("ra-mail-tried-in-vain"),
        text!("ra-mail-given-up"),
        text!("ra-mail-ran-out"),
    ];
    counted
        .into_iter()
        .zip(totals.today.into_iter().zip(totals.month))
        .map(|(what, (today, month))| TotalView {
            what,
            today: today.to_string(),
            month: month.to_string(),
        })
        .collect()
}

/// What has just been done.
#[derive(Debug, Deserialize)]
pub struct News {
    again: Option<String>,
}

/// Shows one mail.
pub async fn one(
    portal: Data<Portal>,
    at: At<See>,
    reference: Path<String>,
    news: Query<News>,
) -> Answer<HttpResponse> {
    let news = match news.again.as_deref() {
        Some("sent") => "sent",
        Some("over") => "over",
        _ => "",
    };
    let page = page_of(&portal, &at.pass, &reference, news).await?;
    reply(&portal, &at.browser, at.pass.officer(), urls::RA_MAIL).page(&page)
}

async fn page_of(
    portal: &Portal,
    permit: &See,
    reference: &str,
    news: &'static str,
) -> Answer<MailOnePage> {
    let (permit, name) = (permit.clone(), reference.to_owned());
    let found = portal
        .run(move |ports| mail_log::one(ports, &permit, &name))
        .await?;
    let OneMail { mail, way } = found.ok_or(AppError::NotFound)?;
    Ok(MailOnePage {
        way: match way {
            _ if news == "sent" => "",
            Way::NewCode => "new_code",
            Way::StartAgain => "start_again",
            Way::NewLink => "new_link",
            Way::Tell => "tell",
        },
        action: urls::of_reference(urls::RA_MAIL_AGAIN, &mail.reference),
        mail: mail_view(&mail, true),
        news,
    })
}

form! {
    /// Why a new code is needed.
    AgainForm: "reason"
}

/// Sends a new code in the place of one that did not arrive.
pub async fn again(
    portal: Data<Portal>,
    posted: Posted<See, AgainForm>,
    reference: Path<String>,
) -> Answer<HttpResponse> {
    let Posted { pass, form } = posted;
    let mut view = FormView::default();
    let Some(reason) = reasons::read(&form, "reason", &mut view) else {
        let page = page_of(&portal, &pass, &reference, "").await?;
        return reply(&portal, &form.browser, pass.officer(), urls::RA_MAIL)
            .with_form(&page, &view);
    };
    let (caller, name) = (form.browser.caller.clone(), reference.clone());
    let outcome = portal
        .run(move |ports| mail_log::send_again(ports, &caller, &pass, &name, &reason))
        .await?;
    let news = match outcome {
        Again::Sent => "sent",
        Again::StartAgain => "over",
        Again::Unknown => return Err(AppError::NotFound),
        Again::Barred(barred) => return Err(barred.into()),
    };
    let page = urls::of_reference(urls::RA_MAIL_ONE, &reference);
    Ok(see_other(&format!("{page}?again={news}")))
}
