//! Several programs over one database: they start together, share every journey, and may die at any moment.

use diesel::connection::SimpleConnection;
use diesel::{
    Connection, PgConnection, QueryableByName, RunQueryDsl, SqliteConnection, sql_query, sql_types,
};
use latchkey::urls;
use std::time::Duration;

use crate::nginx::{self, Nginx};
use crate::relay::{Fate, Relay};
use crate::replica::{Replica, database_url, worker};
use crate::services::Outcome;
use crate::services::database::Kind;
use crate::services::demonstration::Holder;
use crate::services::installation::{Installation, Port};
use crate::services::patience::eventually;
use crate::services::process::Process;
use crate::visitor::Visitor;

const PATIENCE: Duration = Duration::from_secs(30);
const ANSWERS: [&str; 4] = [
    "Marmalade Hedgehog",
    "Tobermory",
    "Quince Lane",
    "Zephyrine",
];
const ADDRESS: &str = "amara.okafor@nhs.net";

/// Two replicas behind nginx, a worker beside them, and a mail server.
struct Site {
    // In the order in which they go.
    nginx: Nginx,
    replicas: [Replica; 2],
    _worker: Process,
    relay: Relay,
    installation: Installation,
    holder: Holder,
}

impl Site {
    /// `None` where a part of it is not installed.
    async fn start() -> Outcome<Option<Self>> {
        let (Some(_), Some(relay)) = (nginx::program()?, Relay::start(&[])?) else {
            return Ok(None);
        };
        let Some(installation) = Installation::new(Kind::Postgres, &[])? else {
            return Ok(None);
        };
        let holder = installation
            .demonstration()?
            .holder("unlocked, unregistered")?;
        let port = Port::take()?;
        let [transport, url, root] = relay.settings().map(|(_, value)| value);
        let settings = [
            (
                "LATCHKEY__SERVER__BASE_URL",
                format!("https://localhost:{}", port.number),
            ),
            (
                "LATCHKEY__SERVER__TRUSTED_PROXIES",
                "127.0.0.1/32".to_owned(),
            ),
            ("LATCHKEY__MAIL__TRANSPORT", transport),
            ("LATCHKEY__MAIL__SMTP_URL", url),
            ("LATCHKEY__MAIL__TLS_ROOT_CERTIFICATE", root),
        ];
        let mut replicas = [
            Replica::start(&installation, &settings)?,
            Replica::start(&installation, &settings)?,
        ];
        for replica in &mut replicas {
            replica.ready().await?;
        }
        let ports = [replicas[0].port.number, replicas[1].port.number];
        let Some(nginx) = Nginx::start(port, ports).await? else {
            return Ok(None);
        };
        Ok(Some(Self {
            nginx,
            replicas,
            _worker: worker(&installation, "site", &settings)?,
            relay,
            installation,
            holder,
        }))
    }

    /// The code in the nth mail with a code that came for the holder.
    async fn code(&self, nth: usize) -> Outcome<String> {
        eventually("a code by mail", PATIENCE, || async {
            let mails = self.relay.to(ADDRESS)?;
            let taken = mails.iter().filter(|mail| mail.outcome == Fate::Taken);
            Ok(taken.filter_map(|mail| mail.code().ok()).nth(nth))
        })
        .await
    }

    /// How many requests each replica answered well, and whether any visitor saw a failure of ours.
    fn answered(&self) -> Outcome<([usize; 2], bool)> {
        let lines = self.nginx.requests()?;
        let by = |replica: &Replica| {
            let name = format!("127.0.0.1:{}", replica.port.number);
            let of_it = lines.iter().filter(|line| line.replica == name);
            of_it.filter(|line| line.status.as_str() < "400").count()
        };
        let failed = lines.iter().any(|line| line.status.as_str() >= "500");
        Ok((self.replicas.each_ref().map(by), failed))
    }
}

fn register(visitor: &mut Visitor<'_>, holder: &Holder) -> Outcome {
    visitor.get(urls::SIGN_IN)?.at(urls::SIGN_IN)?;
    let card = [
        ("smartcard_number", holder.number()),
        ("passcode", holder.passcode()),
    ];
    if visitor.post(urls::SIGN_IN, &card)?.path == urls::TERMS {
        visitor.post(urls::TERMS, &[("accept", "yes")])?;
    }
    visitor.get(urls::REGISTER)?.at(urls::REGISTER)?;
    let questions = visitor
        .post(urls::REGISTER, &[("passcode", holder.passcode())])?
        .at(urls::REGISTER_QUESTIONS)?;
    let offered = questions.values("select[name=question_1] option");
    let offered: Vec<String> = offered.into_iter().filter(|id| !id.is_empty()).collect();
    let mut fields = Vec::new();
    for ((n, answer), question) in (1..).zip(ANSWERS).zip(&offered) {
        fields.push((format!("question_{n}"), question.as_str()));
        fields.push((format!("answer_{n}"), answer));
    }
    let fields: Vec<(&str, &str)> = fields
        .iter()
        .map(|(key, value)| (key.as_str(), *value))
        .collect();
    visitor
        .post(urls::REGISTER_QUESTIONS, &fields)?
        .at(urls::REGISTER_EMAIL)?;
    visitor
        .post(urls::REGISTER_EMAIL, &[("email", ADDRESS)])?
        .at(urls::REGISTER_CHECK)?;
    visitor
        .post(urls::REGISTER_CHECK, &[])?
        .at(urls::REGISTER_CODE)?;
    Ok(())
}

fn lock_the_card(visitor: &mut Visitor<'_>, holder: &Holder) -> Outcome {
    visitor.get(urls::PROFILE)?.at(urls::PROFILE)?;
    visitor.post(urls::SIGN_OUT, &[])?;
    let wrong = if holder.passcode() == "1379" {
        "9731"
    } else {
        "1379"
    };
    for _ in 0..3 {
        visitor.get(urls::SIGN_IN)?;
        visitor.post(
            urls::SIGN_IN,
            &[("smartcard_number", holder.number()), ("passcode", wrong)],
        )?;
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_journey_goes_on_when_the_replica_that_began_it_is_killed() -> Outcome {
    let Some(mut site) = Site::start().await? else {
        return Ok(());
    };
    let holder = site.holder.clone();
    {
        let mut visitor = Visitor::new(&site.nginx, "127.0.0.2")?;
        register(&mut visitor, &holder)?;
        let code = site.code(0).await?;
        visitor
            .post(urls::REGISTER_CODE, &[("code", &code)])?
            .at(urls::REGISTER_DONE)?;
        lock_the_card(&mut visitor, &holder)?;
    }
    let ([one, two], failed) = site.answered()?;
    assert!(
        one > 5 && two > 5 && !failed,
        "{one} and {two} answered, failed: {failed}"
    );

    let mut visitor = Visitor::new(&site.nginx, "127.0.0.2")?;
    visitor.get(urls::UNLOCK)?.at(urls::UNLOCK)?;
    visitor
        .post(urls::UNLOCK, &[("smartcard_number", holder.number())])?
        .at(urls::UNLOCK_QUESTIONS)?;
    site.replicas[0].kill();
    let names = ["answer_1", "answer_2", "answer_3", "answer_4"];
    let answers: Vec<_> = names.into_iter().zip(ANSWERS).collect();
    visitor
        .post(urls::UNLOCK_QUESTIONS, &answers)?
        .at(urls::UNLOCK_CODE)?;
    let code = site.code(1).await?;
    visitor
        .post(urls::UNLOCK_CODE, &[("code", &code)])?
        .at(urls::UNLOCK_PASSCODE)?;
    let passcode = [("new_passcode", "804617"), ("confirm_passcode", "804617")];
    visitor
        .post(urls::UNLOCK_PASSCODE, &passcode)?
        .at(urls::UNLOCK_DONE)?;
    assert!(!site.answered()?.1, "a visitor saw a failure");
    for replica in &site.replicas {
        let log = replica.log()?;
        assert!(log.contains("method=\"POST\""), "{log}");
        // Mail is the worker's work.
        assert!(
            !log.contains("panicked") && !log.contains("mail sent"),
            "{log}"
        );
    }
    Ok(())
}

#[derive(QueryableByName)]
struct Network {
    #[diesel(sql_type = sql_types::Text)]
    network: String,
}

#[tokio::test(flavor = "multi_thread")]
async fn the_portal_counts_a_visitor_and_neither_nginx_nor_what_was_forged() -> Outcome {
    let Some(site) = Site::start().await? else {
        return Ok(());
    };
    // The second shares nginx's own address, which the portal trusts: only nginx keeps it honest.
    for address in ["127.0.0.2", "127.0.0.1"] {
        let mut visitor =
            Visitor::new(&site.nginx, address)?.with_headers(&["X-Forwarded-For: 192.0.2.77"]);
        visitor.get(urls::SIGN_IN)?;
        let card = [
            ("smartcard_number", site.holder.number()),
            ("passcode", "1379"),
        ];
        visitor.post(urls::SIGN_IN, &card)?;
        let mut conn = PgConnection::establish(&database_url(&site.installation))?;
        let seen: Vec<Network> = sql_query(
            "SELECT network FROM audit_events WHERE network <> '' ORDER BY id DESC LIMIT 1",
        )
        .load(&mut conn)?;
        let seen: Vec<String> = seen.into_iter().map(|row| row.network).collect();
        assert_eq!(seen, [address]);
    }
    Ok(())
}

/// What a program needs to run as in production, but that its visitors are on this machine.
fn production() -> [(&'static str, String); 8] {
    let folder = std::env::temp_dir().join("latchkey-mails");
    [
        ("LATCHKEY_PROFILE", "production".to_owned()),
        (
            "LATCHKEY__SERVER__BASE_URL",
            "https://unlock.example.org".to_owned(),
        ),
        ("LATCHKEY__SERVER__ALLOWED_HOSTS", "localhost".to_owned()),
        (
            "LATCHKEY__SERVER__TRUSTED_PROXIES",
            "127.0.0.1/32".to_owned(),
        ),
        (
            "LATCHKEY__KEYS__SECRET",
            "c2l4dHkgZm91ciBieXRlcyBvZiBub3RoaW5nIGF0IGFsbCwgZm9yIHRlc3Rz".to_owned(),
        ),
        ("LATCHKEY__MAIL__TRANSPORT", "folder".to_owned()),
        ("LATCHKEY__MAIL__FOLDER", folder.display().to_string()),
        (
            "LATCHKEY__MAIL__FROM_ADDRESS",
            "no-reply@unlock.example.org".to_owned(),
        ),
    ]
}

async fn four_start_at_once(kind: Kind) -> Outcome {
    let Some(installation) = Installation::new(kind, &[])? else {
        return Ok(());
    };
    let settings = production();
    let four: Outcome<Vec<Replica>> = (0..4)
        .map(|_| Replica::start(&installation, &settings))
        .collect();
    let mut four = four?;
    for replica in &mut four {
        replica.ready().await?;
    }
    assert_eq!(four.len(), 4);
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn four_that_start_at_once_on_an_empty_database_all_serve() -> Outcome {
    four_start_at_once(Kind::Postgres).await
}

#[tokio::test(flavor = "multi_thread")]
async fn four_that_start_at_once_on_an_empty_file_all_serve() -> Outcome {
    four_start_at_once(Kind::Sqlite).await
}

/// Notes a migration that no program has.
fn a_newer_version_migrates(installation: &Installation) -> Outcome {
    const NEWER: &str =
        "INSERT INTO __diesel_schema_migrations (version) VALUES ('20991231000001')";
    let url = database_url(installation);
    match url.strip_prefix("sqlite://") {
        Some(file) => SqliteConnection::establish(file)?.batch_execute(NEWER)?,
        None => PgConnection::establish(&url)?.batch_execute(NEWER)?,
    }
    Ok(())
}

async fn an_old_program_goes_on_and_does_not_start(kind: Kind) -> Outcome {
    let Some(installation) = Installation::new(kind, &[])? else {
        return Ok(());
    };
    let mut running = Replica::start(&installation, &production())?;
    running.ready().await?;
    a_newer_version_migrates(&installation)?;
    running.ready().await?;
    for command in ["serve", "work", "migrate", "reminders"] {
        let mut program = installation.program(command);
        let ran = program.envs(production()).output()?;
        let said = String::from_utf8(ran.stderr)?;
        assert!(!ran.status.success(), "{command} started");
        let sentence = "a newer version of Latchkey has changed the database (20991231000001)";
        assert!(said.contains(sentence), "{command}: {said}");
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_program_goes_on_beside_a_newer_schema_and_does_not_start_on_it() -> Outcome {
    an_old_program_goes_on_and_does_not_start(Kind::Postgres).await?;
    an_old_program_goes_on_and_does_not_start(Kind::Sqlite).await
}
