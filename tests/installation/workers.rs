//! Many workers over one outbox: every mail once, and none lost when one of them is killed (R42).

use std::collections::BTreeMap;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use latchkey::clock::{Clock, SystemClock};
use latchkey::domain::audit::Subject;
use latchkey::domain::email_address::EmailAddress;
use latchkey::domain::urgency::Urgency;
use latchkey::language::Language;
use latchkey::mail::message::Message;
use latchkey::storage::outbox::{self, NewMail, Waiting};
use latchkey::storage::{DatabaseUrl, Db};

use crate::relay::{Fate, Relay};
use crate::replica::{database_url, worker};
use crate::services::Outcome;
use crate::services::database::Kind;
use crate::services::installation::Installation;
use crate::services::patience::eventually;

const MAILS: usize = 200;
const MORE_MAILS: usize = 60;
const PATIENCE: Duration = Duration::from_mins(1);

/// Settings as they stand in the environment.
fn in_environment(settings: [(&str, String); 3]) -> Vec<(&'static str, String)> {
    let [transport, url, root] = settings.map(|(_, value)| value);
    vec![
        ("LATCHKEY__MAIL__TRANSPORT", transport),
        ("LATCHKEY__MAIL__SMTP_URL", url),
        ("LATCHKEY__MAIL__TLS_ROOT_CERTIFICATE", root),
    ]
}

fn queue(db: &Db, from: usize, count: usize) -> Outcome {
    let now = SystemClock.now();
    let message = serde_json::to_string(&Message::Registered {
        name: "Amara Okafor".to_owned(),
        organisation: "Demonstration Trust".to_owned(),
        at: now,
    })?;
    db.write(|conn| {
        for nth in from..from + count {
            let recipient = EmailAddress::parse(&format!("mail-{nth}@nhs.net"))?;
            let mail = NewMail {
                reference: &format!("LK-WORKERS-{nth}"),
                kind: "registered",
                urgency: Urgency::Notice,
                subject: &Subject::Portal,
                recipient: &recipient,
                language: Language::English,
                message: &message,
                sealed: None,
                queued_at: now,
                expires_at: None,
            };
            outbox::queue(conn, &mail)?;
        }
        Ok::<_, Failure>(())
    })?;
    Ok(())
}

/// How often the mail server took a mail to each address.
fn taken(relay: &Relay) -> Outcome<BTreeMap<String, usize>> {
    let mut times = BTreeMap::new();
    for mail in relay.deliveries()? {
        assert_eq!(mail.outcome, Fate::Taken);
        *times.entry(mail.to.concat()).or_default() += 1;
    }
    Ok(times)
}

async fn all_are_taken(relay: &Relay, count: usize) -> Outcome<BTreeMap<String, usize>> {
    eventually("every mail", PATIENCE, || async {
        let times = taken(relay)?;
        Ok((times.len() >= count).then_some(times))
    })
    .await
}

/// Until nothing waits but what a dead worker may hold; how many that are.
async fn only_held_ones_wait(db: &Db, most: i64) -> Outcome<i64> {
    eventually("the others to be sent", PATIENCE, || async {
        let Waiting { queued, leased } = db.read(outbox::waiting)?;
        Ok((queued == leased && queued <= most).then_some(queued))
    })
    .await
}

async fn many_workers_send_everything_once(kind: Kind) -> Outcome {
    let Some(relay) = Relay::start(&["--slow-answer", "0.02"])? else {
        return Ok(());
    };
    let Some(installation) = Installation::new(kind, &[])? else {
        return Ok(());
    };
    let settings = in_environment(relay.settings());
    assert!(installation.program("migrate").output()?.status.success());
    let db = Db::open(&DatabaseUrl::parse(&database_url(&installation))?, 2)?;

    // They start with an outbox that is full, so that they meet at its first row again and again.
    queue(&db, 0, MAILS)?;
    let one = worker(&installation, "one", &settings)?;
    let two = worker(&installation, "two", &settings)?;
    let times = all_are_taken(&relay, MAILS).await?;
    assert_eq!((times.len(), times.values().max()), (MAILS, Some(&1)));
    only_held_ones_wait(&db, 0).await?;

    queue(&db, MAILS, MORE_MAILS)?;
    all_are_taken(&relay, MAILS + MORE_MAILS / 3).await?;
    drop(one);
    let held = only_held_ones_wait(&db, 1).await?;
    // The minute of the dead worker's lease.
    leases_run_out(&db)?;
    only_held_ones_wait(&db, 0).await?;
    let times = taken(&relay)?;
    assert_eq!(times.len(), MAILS + MORE_MAILS);
    let again = times.values().filter(|times| **times > 1).count();
    println!("{held} held by the killed worker, {again} came twice");
    assert!(times.values().all(|times| *times <= 2) && again <= 1);
    drop(two);
    Ok(())
}

fn leases_run_out(db: &Db) -> Outcome {
    use diesel::RunQueryDsl;
    const OVER: &str =
        "UPDATE outbox SET leased_until = queued_at WHERE state = 'queued' AND lease IS NOT NULL";
    db.write(|conn| {
        diesel::sql_query(OVER).execute(conn)?;
        Ok::<_, Failure>(())
    })?;
    Ok(())
}

/// Anything that goes wrong in a transaction of the test's own.
#[derive(Debug, thiserror::Error)]
enum Failure {
    #[error(transparent)]
    Storage(#[from] latchkey::storage::StorageError),
    #[error(transparent)]
    Address(#[from] latchkey::domain::email_address::EmailAddressError),
    #[error(transparent)]
    Query(#[from] diesel::result::Error),
}

#[tokio::test(flavor = "multi_thread")]
async fn two_workers_send_each_mail_once_and_a_killed_one_loses_none() -> Outcome {
    many_workers_send_everything_once(Kind::Postgres).await
}

#[tokio::test(flavor = "multi_thread")]
async fn on_sqlite_two_workers_send_each_mail_once_and_a_killed_one_loses_none() -> Outcome {
    many_workers_send_everything_once(Kind::Sqlite).await
}

/// A worker, killed with the test should it still run.
struct Told(Child);

impl Drop for Told {
    fn drop(&mut self) {
        self.0.kill().ok();
        self.0.wait().ok();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_worker_that_is_told_to_stop_finishes_the_mail_in_its_hands() -> Outcome {
    let Some(relay) = Relay::start(&["--slow-answer", "2"])? else {
        return Ok(());
    };
    let Some(installation) = Installation::new(Kind::Sqlite, &[])? else {
        return Ok(());
    };
    assert!(installation.program("migrate").output()?.status.success());
    let db = Db::open(&DatabaseUrl::parse(&database_url(&installation))?, 2)?;
    queue(&db, 0, 1)?;
    let mut program = installation.program("work");
    program.envs(in_environment(relay.settings()));
    let mut worker = Told(
        program
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()?,
    );
    eventually("the mail to be under way", PATIENCE, || async {
        let waiting = db.read(outbox::waiting)?;
        Ok((waiting.leased == 1).then_some(()))
    })
    .await?;
    let process = worker.0.id().to_string();
    Command::new("kill").args(["-TERM", &process]).status()?;
    let ended = eventually("the worker to end", PATIENCE, || {
        let ended = worker.0.try_wait();
        async move { Ok(ended?) }
    })
    .await?;
    assert!(ended.success());
    assert_eq!(db.read(outbox::waiting)?.queued, 0);
    assert_eq!(taken(&relay)?.len(), 1);
    Ok(())
}

#[test]
fn a_worker_refuses_to_keep_mail_where_nobody_sees_it() -> Outcome {
    let Some(installation) = Installation::new(Kind::Sqlite, &[])? else {
        return Ok(());
    };
    let ran = installation.program("work").output()?;
    let said = String::from_utf8(ran.stderr)?;
    assert!(!ran.status.success());
    assert!(
        said.contains("mail.transport: only a process that serves"),
        "{said}"
    );
    Ok(())
}
