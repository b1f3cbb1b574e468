//! Mail on its way out: what names cannot do to it (R27), and what becomes of it when workers die, servers
//! balk or rows are broken (R42, R43).

mod languages;
mod names;
mod outage;
mod relay;
mod workers;

use latchkey::config::Settings;
use latchkey::config::mail::TransportKind;

use crate::support::{Kind, Setup, TestApp};
use relay::Relay;

/// A portal that sends its mail to a server of the test's own.
async fn posting_to(relay: &Relay, kind: Kind) -> Option<TestApp> {
    let url = format!("smtp://127.0.0.1:{}", relay.port());
    let setup: Setup = Box::new(move |settings: &mut Settings| {
        settings.mail.transport = TransportKind::Smtp;
        settings.mail.smtp_url.clone_from(&url);
    });
    TestApp::with(kind, setup).await
}

const BOTH: [Kind; 2] = [Kind::Sqlite, Kind::Postgres];
