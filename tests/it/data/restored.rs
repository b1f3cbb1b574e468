//! A restored backup revives no spent code, no strike, no session and no mail: with the real commands, on both
//! databases.

use std::path::Path;
use std::process::{Command, Stdio};

use latchkey::demo::people::Purpose;
use latchkey::journeys::audit_trail::verify;
use latchkey::journeys::data::restored::{self, Strikes};
use latchkey::journeys::{housekeeping, post_ends, reminders};
use latchkey::urls;
use time::Duration;

use crate::program::child::{Ended, Place};
use crate::support::{Database, Kind, Person, TestApp, on_both, person, persons};

on_both!(
    a_reminder_that_may_have_been_sent_is_not_sent_again,
    without_a_ledger_there_are_no_answers_to_guess,
);

/// Somebody whom nobody knows.
const UNKNOWN: &str = "555099990001";

/// Runs the program on a database.
fn latchkey(place: &Place, url: &str, ledger: &Path, arguments: &[&str]) -> Ended {
    let variables = [
        ("LATCHKEY_PROFILE", "development"),
        ("LATCHKEY__DATABASE__URL", url),
        (
            "LATCHKEY__DATABASE__STRIKES_LEDGER",
            ledger.to_str().unwrap(),
        ),
        ("LATCHKEY__SERVER__PORT", "0"),
    ];
    place.run(arguments, &variables)
}

/// Makes a backup as README.md says; loading it gives a new database.
struct Backup<'a> {
    place: &'a Place,
    kind: Kind,
}

impl Backup<'_> {
    fn file(&self) -> String {
        self.place
            .path()
            .join("backup")
            .to_str()
            .unwrap()
            .to_owned()
    }

    fn make(&self, url: &str, ledger: &Path) {
        let file = self.file();
        match self.kind {
            Kind::Sqlite => {
                let made = latchkey(self.place, url, ledger, &["backup", &file]);
                made.succeeded()
                    .says("The keys (keys.file or keys.secret) are not in it");
                let again = latchkey(self.place, url, ledger, &["backup", &file]);
                again.failed().says("is there already");
            }
            Kind::Postgres => {
                let refused = latchkey(self.place, url, ledger, &["backup", &file]);
                refused.failed().says("pg_dump");
                run(Command::new("pg_dump").args(["--no-owner", "--file", &file, url]));
            }
        }
    }

    fn load(&self) -> Database {
        let database = Database::create(self.kind).unwrap();
        match &database {
            Database::Sqlite(folder) => {
                std::fs::copy(self.file(), folder.path().join("latchkey.db")).unwrap();
            }
            Database::Postgres { .. } => {
                let url = database.url();
                run(Command::new("psql").args([
                    "--quiet",
                    "-v",
                    "ON_ERROR_STOP=1",
                    "--file",
                    &self.file(),
                    &url,
                ]));
            }
        }
        database
    }
}

fn run(command: &mut Command) {
    let ran = command.stdin(Stdio::null()).output().unwrap();
    let said = String::from_utf8_lossy(&ran.stderr).into_owned();
    assert!(ran.status.success(), "{command:?}: {said}");
}

#[actix_web::test]
async fn nothing_lives_again_on_sqlite() {
    nothing_lives_again(Kind::Sqlite).await;
}

#[actix_web::test]
async fn nothing_lives_again_on_postgres() {
    nothing_lives_again(Kind::Postgres).await;
}

async fn nothing_lives_again(kind: Kind) {
    let place = Place::new();
    let ledger = place.path().join("strikes");
    let noted = ledger.to_str().unwrap().to_owned();
    let started = TestApp::with(
        kind,
        Box::new(move |settings| settings.database.strikes_ledger.clone_from(&noted)),
    );
    let Some(first) = started.await else { return };
    let locked = persons(Purpose::LockedRegistered);
    let cast = [locked[0], locked[1], locked[2]];
    let backup = Backup {
        place: &place,
        kind,
    };
    goes_on_after_its_backup(&first, cast, &backup, &ledger).await;
    // The database is lost, and the backup loaded. It is not served as it is.
    let database = backup.load();
    let url = database.url();
    is_seen_to(&place, &url, &ledger);
    let second = first.on(database);
    let [spends, _, fails] = cast;
    is_dead(&second, spends, fails).await;
    // It is an original now, and its trail tells of it and holds.
    latchkey(&place, &url, &ledger, &["migrate"]).succeeded();
    assert_eq!(
        second.count("audit_events WHERE action = 'database_restored'"),
        1
    );
    second.seal();
    assert_eq!(verify::verify(&second.ports, 1, None).unwrap().broken, None);
    latchkey(&place, &url, &ledger, &["audit", "verify"])
        .succeeded()
        .says("whole");
}

async fn goes_on_after_its_backup(
    first: &TestApp,
    [spends, waits, fails]: [&'static Person; 3],
    backup: &Backup<'_>,
    ledger: &Path,
) {
    // Before the backup: a code that is good, a mail that waits, one strike, a session.
    let spender = first.browser();
    let code = spender.unlock_to_code(spends).await;
    let failing = first.browser();
    failing.start_unlock(fails.number).await;
    failing.answer_wrong().await;
    let signed_in = first.browser();
    signed_in.sign_in(person(Purpose::RenewalDue)).await;
    first.mails().await;
    let waiting = first.browser();
    waiting.start_unlock(waits.number).await;
    waiting
        .answer_right(waits)
        .await
        .leads_to(urls::UNLOCK_CODE);
    first.seal();
    first.wait(Duration::minutes(5));
    backup.make(&first.database_url(), ledger);

    // After it: the code is spent, the mail is sent, the strikes are used up, the session ends.
    spender
        .submit(urls::UNLOCK_CODE, &[("code", &code)])
        .await
        .leads_to(urls::UNLOCK_PASSCODE);
    assert!(
        first
            .mails()
            .await
            .iter()
            .any(|mail| Some(mail.to.as_str()) == waits.email)
    );
    failing.answer_wrong().await;
    failing.answer_wrong().await;
    first.browser().lock_out(UNKNOWN).await;
    signed_in.post(urls::SIGN_OUT, &[]).await;
    first.mails().await;
}

fn is_seen_to(place: &Place, url: &str, ledger: &Path) {
    let refused: [&[&str]; 7] = [
        &["serve"],
        &["migrate"],
        &["reminders"],
        &["keys", "list"],
        &["keys", "reseal"],
        &["data", "retention"],
        &["authority", "show"],
    ];
    for refused in refused {
        latchkey(place, url, ledger, refused)
            .failed()
            .says("latchkey restored");
    }
    let nowhere = place.path().join("nowhere");
    latchkey(place, url, &nowhere, &["restored"])
        .failed()
        .says("--without-ledger");
    let done = latchkey(place, url, ledger, &["restored"]);
    done.succeeded()
        .says("2 codes")
        .says("1 mails")
        .says("numbers with later strikes: 2")
        .says("do again");
}

async fn is_dead(second: &TestApp, spends: &Person, fails: &Person) {
    for table in [
        "challenges",
        "sessions",
        "journeys",
        "outbox WHERE state = 'queued'",
        "outbox WHERE sealed IS NOT NULL",
    ] {
        assert_eq!(second.count(table), 0, "{table}");
    }
    assert_eq!(second.mails().await.len(), 0, "a mail was sent again");
    for number in [fails.number, UNKNOWN] {
        assert_eq!(
            second.count(&format!(
                "strikes WHERE taken = 3 AND smartcard_number = '{number}'"
            )),
            1
        );
    }
    let again = second.browser();
    again
        .start_unlock(fails.number)
        .await
        .leads_to("/unlock/help?reason=locked");
    // Whose answers were right after the backup has all strikes; and nobody is told of a lock-out again.
    assert_eq!(
        second.count(&format!(
            "strikes WHERE taken > 0 AND smartcard_number = '{}'",
            spends.number
        )),
        0
    );
    second.wait(Duration::minutes(3));
    housekeeping::sweep(&second.ports).unwrap();
    assert_eq!(second.mails().await.len(), 0, "a mail was sent again");
}

#[actix_web::test]
async fn a_database_that_was_moved_keeps_everything() {
    let place = Place::new();
    let ledger = place.path().join("strikes");
    let first = TestApp::start(Kind::Sqlite).await.unwrap();
    first
        .browser()
        .sign_in(person(Purpose::UnlockedRegistered))
        .await;
    let backup = Backup {
        place: &place,
        kind: Kind::Sqlite,
    };
    backup.make(&first.database_url(), &ledger);
    let database = backup.load();
    let url = database.url();
    latchkey(&place, &url, &ledger, &["migrate"]).failed();
    latchkey(&place, &url, &ledger, &["restored", "--nothing-was-lost"]).succeeded();
    let second = first.on(database);
    assert_eq!(second.count("sessions"), first.count("sessions"));
}

async fn a_reminder_that_may_have_been_sent_is_not_sent_again(app: TestApp) {
    let daniel = person(Purpose::RenewalDue);
    let post = person(Purpose::UnlockedRegistered).number;
    app.change(&format!(
        "UPDATE holders SET ends_at = '2026-11-30 00:00:00' WHERE smartcard_number = '{post}'"
    ));
    restored::see_to(&app.ports, &Strikes::In(Vec::new())).unwrap();
    let remind = async || {
        for _ in 0..24 {
            reminders::tend(&app.ports).unwrap();
            post_ends::tend(&app.ports).unwrap();
            app.wait(Duration::HOUR);
        }
        app.mails()
            .await
            .iter()
            .filter(|mail| Some(mail.to.as_str()) == daniel.email)
            .count()
    };
    assert_eq!(remind().await, 0, "sixty days are passed over");
    assert_eq!(
        app.count(&format!("outbox WHERE subject = '{post}'")),
        0,
        "the end of the post too"
    );
    app.wait(Duration::days(30));
    assert_eq!(remind().await, 1, "thirty are not");
}

async fn without_a_ledger_there_are_no_answers_to_guess(app: TestApp) {
    assert!(app.count("registrations") > 3);
    let code = app
        .browser()
        .unlock_to_code(person(Purpose::LockedRegistered))
        .await;
    assert_eq!(code.len(), 8);
    app.change("INSERT INTO recovery_codes (staff_id, mac) SELECT id, totp_secret FROM staff WHERE totp_secret IS NOT NULL");
    app.change(
        "INSERT INTO approvals (reference, holder_id, email, reason, note, proposed_by, proposed_at) \
         SELECT 'AP-1', h.id, 'new.one@demo.example', 'forgot', '', s.id, '2026-11-22 08:00:00' \
         FROM (SELECT MIN(id) AS id FROM holders) h, (SELECT MIN(id) AS id FROM staff) s",
    );
    let done = restored::see_to(&app.ports, &Strikes::Unknown).unwrap();
    assert!(
        done.registrations > 3 && done.ended.staff_codes > 0,
        "{}",
        done.in_words()
    );
    assert_eq!(app.count("registrations"), 0);
    assert_eq!(app.count("recovery_codes WHERE used_at IS NULL"), 0);
    assert_eq!(app.count("api_tokens WHERE revoked_at IS NULL"), 0);
    assert_eq!(app.count("approvals WHERE outcome IS NULL"), 0);
    let step = app.clock().unix_timestamp() / 30;
    assert_eq!(app.count(&format!("staff WHERE totp_step <= {step}")), 0);
}

#[test]
fn the_commands_of_the_readme_are_run_as_written() {
    let place = Place::new();
    let binary = Path::new(env!("CARGO_BIN_EXE_latchkey"));
    let path = format!("{}:/usr/bin:/bin", binary.parent().unwrap().display());
    let run = |script: &str| {
        let mut command = Command::new("bash");
        command
            .current_dir(place.path())
            .args(["-euc", script])
            .env_clear();
        let development = [
            ("LATCHKEY_PROFILE", "development"),
            ("LATCHKEY__DATABASE__URL", "sqlite://latchkey.db"),
        ];
        run(command.env("PATH", &path).envs(development));
    };
    let readme = include_str!("../../../README.md");
    let blocks = readme
        .split("```sh\n")
        .filter_map(|part| part.split("```").next());
    let ours: Vec<&str> = blocks
        .filter(|block| block.starts_with("latchkey "))
        .collect();
    assert_eq!(ours.len(), 2, "{ours:?}");
    run("latchkey migrate; mkdir latchkey.db.strikes");
    run(ours[0]);
    run(
        "mv latchkey-backup.db latchkey.db; rm -f latchkey.db-wal latchkey.db-shm; ! latchkey migrate",
    );
    run(ours[1]);
    run("latchkey migrate; latchkey data retention; latchkey audit verify");
}
