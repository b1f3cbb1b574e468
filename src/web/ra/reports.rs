//! Reports: one page that shows one of them, as a chart, as tables, or as a file.

use actix_web::HttpResponse;
use actix_web::web::{Data, Query};
use serde::Deserialize;

use super::gate::{At, reply};
use crate::journeys::reports as journey;
use crate::journeys::staff::officer::{Permit, powers::SeeReports};
use crate::language::{Text, text};
use crate::urls;
use crate::web::errors::Answer;
use crate::web::export::{self, Format};
use crate::web::pages::chart::Chart;
use crate::web::pages::ra::reports::{MonthView, ReportLink, ReportTable, ReportsPage};
use crate::web::portal::Portal;

mod expiry;
mod lock_outs;
mod registration;
mod unlocks;

/// How many organisations a page shows; the file has them all.
const SHOWN: usize = 25;
/// How many of them the chart shows.
const CHARTED: usize = 12;

/// A report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Report {
    Registration,
    Unlocks,
    LockOuts,
    Expiry,
}

impl Report {
    const ALL: [Self; 4] = [
        Self::Registration,
        Self::Unlocks,
        Self::LockOuts,
        Self::Expiry,
    ];

    const fn name(self) -> &'static str {
        match self {
            Self::Registration => "registered",
            Self::Unlocks => "unlocks",
            Self::LockOuts => "lockouts",
            Self::Expiry => "expiry",
        }
    }

    const fn title(self) -> Text {
        match self {
            Self::Registration => text!("ra-reports-registration"),
            Self::Unlocks => text!("ra-reports-unlocks"),
            Self::LockOuts => text!("ra-reports-lock-outs"),
            Self::Expiry => text!("ra-reports-expiry"),
        }
    }

    /// The one that is asked for, or the first.
    fn asked(name: Option<&str>) -> Self {
        let named = |report: &Self| Some(report.name()) == name;
        Self::ALL.into_iter().find(named).unwrap_or(Self::ALL[0])
    }

    fn href(self) -> String {
        format!("{}?report={}", urls::RA_REPORTS, self.name())
    }
}

/// What the address asks for.
#[derive(Debug, Clone, Deserialize)]
pub struct Asked {
    report: Option<String>,
    month: Option<String>,
    format: Option<String>,
}

/// A report, ready to be shown or to be a file.
struct Made {
    says: Text,
    counted: Option<Text>,
    chart: Chart,
    months: Vec<MonthView>,
    tables: Vec<ReportTable>,
    /// The month that it is about, as part of an address; or nothing.
    query: String,
    /// The headings of the file: the names that programs read.
    headings: &'static [&'static str],
    /// The rows of the file, whole.
    rows: Vec<Vec<String>>,
}

/// Shows the one that is asked for.
pub async fn get(
    portal: Data<Portal>,
    at: At<Permit<SeeReports>>,
    asked: Query<Asked>,
) -> Answer<HttpResponse> {
    let report = Report::asked(asked.report.as_deref());
    let permit = at.pass.clone();
    let month = asked.month.clone();
    let made = portal
        .run(move |ports| match report {
            Report::Registration => {
                journey::registration(ports, &permit).map(|found| registration::made(&found))
            }
            Report::Unlocks => journey::unlocks(ports, &permit, month.as_deref())
                .map(|found| unlocks::made(&found)),
            Report::LockOuts => {
                journey::lock_outs(ports, &permit).map(|found| lock_outs::made(&found))
            }
            Report::Expiry => journey::expiry(ports, &permit).map(|found| expiry::made(&found)),
        })
        .await?;
    if let Some(format) = asked.format.as_deref().and_then(Format::from_query) {
        return file(portal, at, report, made, format).await;
    }
    let links = Report::ALL.map(|one| ReportLink {
        href: one.href(),
        title: one.title(),
        current: one == report,
    });
    let page = ReportsPage {
        links: links.to_vec(),
        title: report.title(),
        says: made.says,
        scope: super::dashboard::scope_words(at.pass.scope()),
        counted: made.counted,
        chart: made.chart,
        months: made.months,
        tables: made.tables,
        csv: format!("{}{}&format=csv", report.href(), made.query),
    };
    reply(&portal, &at.browser, at.pass.officer(), urls::RA_REPORTS).page(&page)
}

/// A report as a file; that it was taken is in the trail.
async fn file(
    portal: Data<Portal>,
    at: At<Permit<SeeReports>>,
    report: Report,
    made: Made,
    format: Format,
) -> Answer<HttpResponse> {
    let (permit, caller) = (at.pass, at.browser.caller);
    portal
        .run(move |ports| journey::exported(ports, &caller, &permit, report.name()))
        .await?;
    let (headings, rows) = (made.headings, made.rows);
    let page = move |_: Option<()>| {
        let rows = rows.clone();
        async move { Ok((rows, None)) }
    };
    export::reply(report.name(), format, headings, page).await
}

/// A table by organisation: the first of `rows`, and that there are more in the file.
fn by_organisation(caption: Text, headings: Vec<Text>, rows: &[Vec<String>]) -> ReportTable {
    let all = rows.len();
    ReportTable {
        caption,
        headings,
        rows: rows.iter().take(SHOWN).cloned().collect(),
        more: (all > SHOWN).then(|| text!("ra-reports-more", shown = SHOWN, all = all)),
    }
}
