//! The trail as a file: all of it, page by page, and nothing in it that a spreadsheet runs (R33).

use std::sync::{Arc, Mutex};

use actix_web::body;
use latchkey::domain::audit::{Action, Actor, Subject};
use latchkey::journeys::audit_trail::list;
use latchkey::storage::audit::{self, Event};
use latchkey::storage::audit_list::{AuditRow, Filter};
use latchkey::web::errors::AppError;
use latchkey::web::export::{self, Format};

use crate::support::{TestApp, on_both};

on_both!(a_long_list_is_exported_whole_and_safe);

const HEADINGS: &[&str] = &["id", "actor", "action", "detail"];
const NASTY: &str = "=HYPERLINK(\"http://x.example\";\"a\")\r\n,b";

fn cells(row: &AuditRow) -> Vec<String> {
    vec![
        row.id.to_string(),
        row.actor.clone(),
        row.action.clone(),
        row.detail.clone(),
    ]
}

async fn a_long_list_is_exported_whole_and_safe(app: TestApp) {
    let rows = 2 * export::PAGE + 5;
    for _ in 0..rows {
        let event = Event {
            at: app.ports.now(),
            actor: &Actor::Staff("ra@trust.example".to_owned()),
            action: Action::Exported,
            subject: &Subject::Portal,
            detail: NASTY,
            network: "",
            request_id: "",
        };
        app.ports
            .db
            .write(|conn| audit::record(conn, &event))
            .unwrap();
    }
    let asked = Arc::new(Mutex::new(0));
    for (format, shown) in [
        (Format::Csv, format!("'{NASTY}")),
        (Format::JsonLines, NASTY.to_owned()),
    ] {
        *asked.lock().unwrap() = 0;
        let (ports, pages) = (Arc::clone(&app.ports), Arc::clone(&asked));
        let next = move |before: Option<i64>| {
            *pages.lock().unwrap() += 1;
            let filter = Filter {
                action: Some(Action::Exported.as_str()),
                ..Filter::default()
            };
            let page = list::page(&ports, None, &filter, before, export::PAGE);
            std::future::ready(match page {
                Ok(page) => Ok((page.rows.iter().map(cells).collect(), page.older)),
                Err(error) => Err(AppError::of_journey(error, ports.now())),
            })
        };
        let response = export::reply("audit", format, HEADINGS, next)
            .await
            .unwrap();
        let bytes = body::to_bytes(response.into_body()).await.unwrap();
        assert_eq!(*asked.lock().unwrap(), 3);
        let details: Vec<String> = match format {
            Format::Csv => csv::Reader::from_reader(bytes.as_ref())
                .records()
                .map(|record| record.unwrap()[3].to_owned())
                .collect(),
            Format::JsonLines => std::str::from_utf8(&bytes)
                .unwrap()
                .lines()
                .map(|line| {
                    serde_json::from_str::<serde_json::Value>(line).unwrap()["detail"].clone()
                })
                .map(|detail| detail.as_str().unwrap().to_owned())
                .collect(),
        };
        assert_eq!(details.len(), rows);
        assert!(details.iter().all(|detail| *detail == shown));
    }
}
