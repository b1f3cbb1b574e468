//! The console's lists as files (R33): every row once, no cell that a spreadsheet would run, and that the
//! list left is in the trail.

use actix_web::dev::Decompress;
use actix_web::error::PayloadError;
use actix_web::http::header::ContentEncoding;
use actix_web::web::Bytes;
use futures_util::{TryStreamExt, stream};
use latchkey::demo::people::PEOPLE;
use latchkey::domain::role::Role;
use latchkey::storage::holders;
use latchkey::urls;
use reqwest::header::{ACCEPT_ENCODING, USER_AGENT};

use crate::support::{Browser, TestApp, on_both, staff};

on_both! {
    failed_attempts_leave_as_text_one_row_each,
    the_trail_leaves_as_text_one_row_each,
    a_file_is_compressed_for_who_asks_and_head_has_no_body,
    a_file_holds_what_its_filter_and_its_reader_may_see,
}

/// What browsers call themselves, what people are called and what is written of them.
const NASTY: [&str; 16] = [
    "=1+1+cmd|'/c calc'!A0",
    "+44 1632 960001",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd",
    "\t=1+1 after a tab",
    "\r=1+1 after a return",
    "\n=1+1 after a line",
    "two\r\nlines",
    "\"quoted\", =1+1",
    "\"",
    "a;=1+1;b",
    "  =1+1 after spaces",
    "\u{feff}=1+1 unseen",
    "＝1+1 in wide letters",
    "=HYPERLINK(\"https://evil.example\",\"Click\")",
    "Siân O'Brien-Llŷr",
];

/// What a cell was before the apostrophe that makes it text.
fn plain(cell: &str) -> &str {
    cell.strip_prefix('\'').unwrap_or(cell)
}

/// Reads a file as a spreadsheet does: every cell is text or a number.
#[track_caller]
fn read_back(body: &str) -> (Vec<String>, Vec<Vec<String>>) {
    let mut reader = csv::Reader::from_reader(body.as_bytes());
    let headings: Vec<String> = reader
        .headers()
        .unwrap()
        .iter()
        .map(str::to_owned)
        .collect();
    let rows = reader.records().map(|record| {
        let record = record.unwrap();
        assert_eq!(record.len(), headings.len());
        for cell in &record {
            let number = cell.parse::<f64>().is_ok();
            let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '\0']);
            let hidden = cell
                .trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}')
                .starts_with(['=', '+', '-', '@', '＝']);
            assert!(number || !(formula || hidden), "{cell:?}");
        }
        record.iter().map(str::to_owned).collect()
    });
    let rows = rows.collect();
    (headings, rows)
}

impl TestApp {
    fn rename_nastily(&self, index: usize, name: &str) {
        let holder = self.holder(&PEOPLE[index]);
        let rename = |conn: &mut latchkey::storage::Connection| {
            holders::rename_or_move(conn, holder.id, name, holder.organisation)
        };
        self.ports.db.write(rename).unwrap();
    }

    /// A sign-in that fails, by a browser that calls itself something.
    async fn fails_as(&self, number: &str, agent: &str) {
        let browser = self.browser();
        browser.get(urls::SIGN_IN).await;
        let token = browser.token();
        let form = [
            ("csrf_token", token.as_str()),
            ("smartcard_number", number),
            ("passcode", "0000"),
        ];
        let request = browser.client.post(self.url(urls::SIGN_IN)).form(&form);
        browser
            .send(request.header(USER_AGENT, agent.as_bytes()))
            .await;
    }
}

/// Whether a header can hold it.
fn fits_a_header(agent: &str) -> bool {
    !agent.contains(['\r', '\n'])
}

async fn failed_attempts_leave_as_text_one_row_each(app: TestApp) {
    for (index, nasty) in NASTY.iter().enumerate() {
        app.rename_nastily(index, nasty);
        let agent = if fits_a_header(nasty) { nasty } else { "=2+2" };
        app.fails_as(PEOPLE[index].number, agent).await;
    }
    let agent = app.officer(Role::RaAgent).await;
    let manager = app.officer(Role::RaManager).await;
    for ((id, nasty), person) in (1..).zip(NASTY).zip(&PEOPLE) {
        // Nobody decides on what was tried with their own number.
        let own = person.number == staff(Role::RaAgent).number;
        let reviewer = if own { &manager } else { &agent };
        let path = urls::of_id(urls::RA_ATTEMPT, id);
        let note = format!("{nasty} and more");
        let fields = [
            ("decision", "forgot"),
            ("note", note.as_str()),
            ("coverage", "this"),
        ];
        reviewer.get(&path).await;
        let decided = reviewer
            .post(&urls::of_id(urls::RA_ATTEMPT_DECIDE, id), &fields)
            .await;
        decided.has_status(303);
    }
    let page = agent
        .get(&format!("{}?format=csv", urls::RA_ATTEMPTS))
        .await;
    page.has_status(200);
    assert_eq!(page.headers["content-type"], "text/csv; charset=utf-8");
    let (headings, rows) = read_back(&page.body);
    assert_eq!(rows.len(), app.count("attempts"));
    let column = |name: &str| headings.iter().position(|h| h == name).unwrap();
    let (number, holder, browser, note) = (
        column("smartcard_number"),
        column("holder"),
        column("browser"),
        column("note"),
    );
    for (person, nasty) in PEOPLE.iter().zip(NASTY) {
        let row = rows
            .iter()
            .find(|row| row[number] == person.number)
            .unwrap();
        assert_eq!(plain(&row[holder]), nasty);
        if nasty.is_ascii() && fits_a_header(nasty) {
            // A browser's name is kept without what cannot be seen; headers end where they end.
            let kept: String = nasty.chars().filter(|c| !c.is_control()).collect();
            assert_eq!(plain(&row[browser]).trim(), kept.trim());
        }
        let line = format!("{nasty} and more");
        let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(plain(&row[note]), line);
    }
    assert_eq!(exports(&app), ["failed attempts"]);
    app.mails().await;
}

fn exports(app: &TestApp) -> Vec<String> {
    app.values("SELECT detail AS value FROM audit_events WHERE action = 'exported' ORDER BY id")
}

async fn the_trail_leaves_as_text_one_row_each(app: TestApp) {
    let agent = app.officer(Role::RaAgent).await;
    for nasty in NASTY {
        let path = urls::of_number(urls::RA_UNLOCK, PEOPLE[12].number);
        let reason = format!("{nasty} and more");
        let fields = [("decision", "doubt"), ("reason", reason.as_str())];
        assert_eq!(agent.submit(&path, &fields).await.status, 303, "{nasty}");
    }
    let page = agent.get(&format!("{}?format=csv", urls::RA_AUDIT)).await;
    let (headings, rows) = read_back(&page.body);
    assert_eq!(rows.len(), app.count("audit_events"));
    let detail = headings.iter().position(|h| h == "detail").unwrap();
    let json = agent.get(&format!("{}?format=jsonl", urls::RA_AUDIT)).await;
    let objects: Vec<serde_json::Value> = json
        .body
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(objects.len(), app.count("audit_events"));
    for nasty in NASTY {
        let line = format!("{nasty} and more");
        let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(rows.iter().any(|row| plain(&row[detail]) == line), "{line}");
        // Programs get what was written.
        assert!(objects.iter().any(|event| event["detail"] == line.as_str()));
    }
    assert_eq!(exports(&app), ["audit trail", "audit trail"]);
}

async fn a_file_is_compressed_for_who_asks_and_head_has_no_body(app: TestApp) {
    app.fails_as(PEOPLE[0].number, "=1+1").await;
    let manager = app.officer(Role::RaManager).await;
    for path in [
        format!("{}?format=csv", urls::RA_ATTEMPTS),
        format!("{}?format=jsonl", urls::RA_ATTEMPTS),
        format!("{}?format=csv", urls::RA_AUDIT),
        format!("{}?format=jsonl", urls::RA_AUDIT),
        format!("{}?report=expiry&format=csv", urls::RA_REPORTS),
    ] {
        let before = exports(&app).len();
        let plainly = manager.get(&path).await;
        let head = manager.send(manager.client.head(app.url(&path))).await;
        head.has_status(200);
        assert_eq!(head.body, "");
        assert_eq!(
            head.headers["content-type"],
            plainly.headers["content-type"]
        );
        let zipped = zipped(&manager, &path).await;
        let first = plainly.body.lines().next().unwrap();
        assert!(zipped.contains(first), "{path}");
        assert_eq!(exports(&app).len(), before + 3, "{path}");
        // Nobody else gets it, and nothing is said to have left.
        let stranger = app.browser().get(&path).await;
        stranger.leads_to(urls::RA_SIGN_IN);
        assert_eq!(exports(&app).len(), before + 3);
    }
}

/// A file asked for in gzip, unpacked.
async fn zipped(browser: &Browser<'_>, path: &str) -> String {
    let request = browser.client.get(browser.app().url(path));
    let response = request
        .header(ACCEPT_ENCODING, "gzip")
        .send()
        .await
        .unwrap();
    assert_eq!(response.headers()["content-encoding"], "gzip");
    let bytes = response.bytes().await.unwrap();
    let packed = stream::iter([Ok::<Bytes, PayloadError>(bytes)]);
    let parts: Vec<Bytes> = Decompress::new(packed, ContentEncoding::Gzip)
        .try_collect()
        .await
        .unwrap();
    String::from_utf8(parts.concat()).unwrap()
}

async fn a_file_holds_what_its_filter_and_its_reader_may_see(app: TestApp) {
    for index in [12, 1, 1] {
        app.fails_as(PEOPLE[index].number, "a browser").await;
    }
    let rows = |body: String| read_back(&body).1;
    let sponsor = app.officer(Role::Sponsor).await;
    let all = format!("{}?format=csv", urls::RA_ATTEMPTS);
    let ours = rows(sponsor.get(&all).await.body);
    assert_eq!(ours.len(), 1);
    assert!(ours[0].iter().any(|cell| cell == PEOPLE[12].number));
    let agent = app.officer(Role::RaAgent).await;
    let theirs = format!("{all}&number={}", PEOPLE[1].number);
    assert_eq!(rows(agent.get(&theirs).await.body).len(), 2);
    // A filter that cannot be read is no reason to hand everything out.
    let wrong = agent.get(&format!("{all}&number=12")).await;
    wrong.complains("12 digits");
    assert!(!wrong.body.contains("smartcard_number,"));
    sponsor
        .get(&format!("{}?format=csv", urls::RA_AUDIT))
        .await
        .has_status(403);
    assert_eq!(exports(&app), ["failed attempts"; 2]);
    app.mails().await;
}
