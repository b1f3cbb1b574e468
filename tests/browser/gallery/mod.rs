//! Every page and every mail there is, looked at in the real browser in every language: the rules of
//! axe-core, the screen from 320 px to 1440 px, text of twice the size, wide text spacing, forced
//! colours, reduced motion, the mark of the focus, the state of an error.
//!
//! The pages come from the samples of their contexts, so that none is left out; what people do with
//! them is in the journeys.

mod counter;
mod eye;
mod inventory;
mod mails;

use std::collections::{BTreeMap, BTreeSet};

use counter::Counter;
use eye::{Eye, Seen};
use inventory::Sheet;

use crate::chromium::{Chromedriver, Scripts};
use crate::services::Outcome;
use crate::services::database::Kind;
use crate::services::installation::Installation;

/// Pages at which a holder does the same: choose a passcode at the desk.
const SAME_STEP: [&str; 3] = [
    "ra/assist_passcode.html",
    "ra/certificates_turn.html",
    "ra/replace_passcode.html",
];

/// Part of the names of the sheets to look at, for whoever works on one page.
const ONLY: &str = "LATCHKEY_GALLERY_ONLY";

/// Looks at those sheets of the inventory; what is wrong with any of them is told at the end.
async fn look_at(folder: &str, wanted: impl Fn(&Sheet) -> bool) -> Outcome {
    let Some(driver) = Chromedriver::start()? else {
        return Ok(());
    };
    let Some(installation) = Installation::new(Kind::Sqlite, &[])? else {
        return Ok(());
    };
    let _service = installation.serve().await?;
    let client = driver.open("gallery", Scripts::On).await?;
    let Some(eye) = Eye::new(client, folder).await? else {
        return Ok(());
    };
    let only = std::env::var(ONLY).unwrap_or_default();
    let sheets: Vec<Sheet> = inventory::sheets()?
        .into_iter()
        .filter(|sheet| wanted(sheet) && sheet.name.contains(&only))
        .collect();
    let shelf = sheets
        .iter()
        .map(|sheet| (sheet.path(), sheet.html.clone()))
        .collect();
    let counter = Counter::open(shelf, &installation).await?;
    let mut findings = Findings::default();
    for sheet in &sheets {
        let seen = eye.look(sheet, &counter.url(&sheet.path())).await;
        findings.add(
            sheet,
            seen.map_err(|why| format!("{}: {why}", sheet.path()))?,
        );
    }
    eye.leave().await?;
    findings.judge()
}

/// What was seen of all sheets.
#[derive(Default)]
struct Findings {
    wrong: Vec<String>,
    titles: BTreeMap<(&'static str, String), BTreeSet<&'static str>>,
}

impl Findings {
    fn add(&mut self, sheet: &Sheet, seen: Seen) {
        let told = seen
            .wrong
            .into_iter()
            .map(|what| format!("{}: {what}", sheet.path()))
            .inspect(|what| eprintln!("{what}"));
        self.wrong.extend(told);
        self.titles
            .entry((sheet.language.code(), seen.title))
            .or_default()
            .insert(sheet.template);
    }

    /// Fails with all that is wrong.
    fn judge(mut self) -> Outcome {
        for ((_, title), templates) in &self.titles {
            let own = templates.iter().filter(|one| !SAME_STEP.contains(one));
            if own.count() > 1 {
                let told = format!("one title, {title}, for {templates:?}");
                eprintln!("{told}");
                self.wrong.push(told);
            }
        }
        judge(&self.wrong)
    }
}

/// Fails with all that is wrong.
fn judge(wrong: &[String]) -> Outcome {
    if wrong.is_empty() {
        return Ok(());
    }
    Err(format!("{} faults, told above", wrong.len()).into())
}

#[tokio::test(flavor = "multi_thread")]
async fn gallery_of_the_pages_of_holders() -> Outcome {
    look_at("pages", |sheet| !sheet.is_console()).await
}

#[tokio::test(flavor = "multi_thread")]
async fn gallery_of_the_pages_of_the_console() -> Outcome {
    look_at("pages", Sheet::is_console).await
}
