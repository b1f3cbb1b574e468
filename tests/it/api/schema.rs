//! The served document and the portal agree: schemathesis makes requests from the one, tries them on the
//! other, and looks whether every answer is one that the document promises.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use latchkey::demo::people::Purpose;
use latchkey::domain::api_scope::ApiScope;
use latchkey::urls;
use time::Duration;

use crate::support::{Kind, TestApp, person};

fn python() -> PathBuf {
    let installed = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/python/bin/python");
    std::env::var_os("LATCHKEY_TEST_PYTHON").map_or(installed, PathBuf::from)
}

/// Whether schemathesis is there; where everything is required, it must be.
fn is_there(python: &Path) -> bool {
    let ran = Command::new(python)
        .args(["-c", "import schemathesis"])
        .output();
    let there = ran.is_ok_and(|ran| ran.status.success());
    let required = std::env::var_os("LATCHKEY_REQUIRE_ALL").is_some();
    assert!(
        there || !required,
        "schemathesis is not there: {}",
        python.display()
    );
    if !there {
        eprintln!(
            "left out: schemathesis is not there ({}); tests/run installs it",
            python.display()
        );
    }
    there
}

#[actix_web::test]
async fn every_answer_is_one_that_the_document_promises() {
    let python = python();
    if !is_there(&python) {
        return;
    }
    let app = TestApp::start(Kind::Sqlite).await.unwrap();
    let program = app.program(ApiScope::ALL);
    // So that the lists have rows.
    app.browser()
        .lock_out(person(Purpose::LockedRegistered).number)
        .await;
    let mut command = Command::new(&python);
    let config = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/it/api/schemathesis.toml"
    );
    command
        .args(["-m", "schemathesis.cli", "--config-file", config, "run"])
        .arg(app.url(urls::API_DOCUMENT))
        .args(["--url", &app.url("")])
        .args([
            "--header",
            &format!("Authorization: Bearer {}", program.token),
        ])
        .args([
            "--checks",
            "all",
            "--workers",
            "1",
            "--rate-limit",
            "80/s",
            "--no-color",
        ])
        .current_dir(std::env::temp_dir());
    let ran = run(&app, command).await;
    let said = String::from_utf8_lossy(&ran.stdout);
    assert!(
        ran.status.success(),
        "{said}{}",
        String::from_utf8_lossy(&ran.stderr)
    );
    assert!(
        said.contains("9 selected"),
        "not every operation was tried: {said}"
    );
    app.mails().await;
    app.change("DELETE FROM outbox");
}

/// Runs a program to its end while the portal's clock goes on, so that the token's budget comes back.
async fn run(app: &TestApp, mut command: Command) -> Output {
    let ended = Arc::new(AtomicBool::new(false));
    let clock = Arc::clone(&app.clock);
    let going = Arc::clone(&ended);
    let ticking = std::thread::spawn(move || {
        while !going.load(Ordering::Relaxed) {
            clock.advance(Duration::SECOND);
            std::thread::park_timeout(std::time::Duration::from_millis(50));
        }
    });
    let output = actix_web::web::block(move || command.output())
        .await
        .unwrap()
        .unwrap();
    ended.store(true, Ordering::Relaxed);
    ticking.thread().unpark();
    ticking.join().unwrap();
    output
}
