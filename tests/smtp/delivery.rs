//! One mail at a time: delivered, deferred, refused, cut off, and a server that is slow to speak.

use std::time::Duration;

use latchkey::urls;
use tokio::time::Instant;

use super::registration::{ask_for_code, give_address, prepare};
use super::relay::{Delivery, Fate, Relay};
use super::visitor::Visitor;
use crate::services::Outcome;
use crate::services::database::Kind;
use crate::services::installation::Installation;
use crate::services::patience::eventually;
use crate::services::process::Process;

/// Long enough for a first wait of five seconds and for a busy machine.
const PATIENCE: Duration = Duration::from_secs(40);
/// What a page may take while the mail server keeps silent.
const PROMPT: Duration = Duration::from_secs(3);

/// A mail server, an installation that sends there, and the running service.
struct Scene {
    // First to be dropped: the others are what it works with.
    _service: Process,
    relay: Relay,
    installation: Installation,
}

impl Scene {
    /// `None` where a part is missing.
    async fn set(kind: Kind, options: &[&str]) -> Outcome<Option<Self>> {
        let Some(relay) = Relay::start(options)? else {
            return Ok(None);
        };
        let settings = relay.settings();
        let settings = settings
            .each_ref()
            .map(|(key, value)| (*key, value.as_str()));
        let Some(installation) = Installation::new(kind, &settings)? else {
            return Ok(None);
        };
        let service = installation.serve().await?;
        Ok(Some(Self {
            relay,
            installation,
            _service: service,
        }))
    }

    /// A holder who is about to ask for a code at this address.
    async fn about_to_ask(&self, email: &str) -> Outcome<Visitor<'_>> {
        let holder = self
            .installation
            .demonstration()?
            .holder("unlocked, unregistered")?;
        let mut visitor = Visitor::new(&self.installation)?;
        prepare(&mut visitor, &holder).await?;
        give_address(&mut visitor, email).await?;
        Ok(visitor)
    }

    /// The same, and the code is asked for.
    async fn asked(&self, email: &str) -> Outcome<Visitor<'_>> {
        let mut visitor = self.about_to_ask(email).await?;
        ask_for_code(&mut visitor).await?;
        Ok(visitor)
    }
}

async fn a_code_arrives_and_works(kind: Kind) -> Outcome {
    const EMAIL: &str = "sam.example@nhs.net";
    let Some(scene) = Scene::set(kind, &[]).await? else {
        return Ok(());
    };
    let mut visitor = scene.asked(EMAIL).await?;
    let mail = scene.relay.sees(Fate::Taken, EMAIL, PATIENCE).await?;
    assert_eq!(mail.to, [EMAIL]);
    assert!(mail.tls, "not over TLS");
    assert_eq!(mail.user.as_deref(), Some("latchkey"));
    assert_eq!(mail.from, "no-reply@latchkey.example");
    let code = mail.code()?;
    assert!(!mail.subject.contains(&code), "the code is in the subject");
    assert!(mail.raw.contains("Auto-Submitted: auto-generated"));
    let page = visitor
        .post(urls::REGISTER_CODE, &[("code", &code)])
        .await?;
    page.at(urls::REGISTER_DONE)?;
    assert_eq!(
        scene
            .relay
            .to(EMAIL)?
            .iter()
            .filter(|m| m.message_id == mail.message_id)
            .count(),
        1
    );
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_is_delivered_once_over_tls_after_sign_in_and_works() -> Outcome {
    a_code_arrives_and_works(Kind::Sqlite).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_is_delivered_and_works_on_postgresql() -> Outcome {
    a_code_arrives_and_works(Kind::Postgres).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_mail_is_parked_and_a_deferred_one_comes_later_by_itself() -> Outcome {
    const REFUSED: &str = "refuse-robin@nhs.net";
    const DEFERRED: &str = "defer-1-sam@nhs.net";
    let Some(scene) = Scene::set(Kind::Sqlite, &[]).await? else {
        return Ok(());
    };
    scene.asked(REFUSED).await?;
    scene.relay.sees(Fate::Refused, REFUSED, PATIENCE).await?;
    eventually("the refused mail to be parked", PATIENCE, || async {
        Ok(scene
            .installation
            .log()?
            .contains("mail parked")
            .then_some(()))
    })
    .await?;
    scene.asked(DEFERRED).await?;
    scene.relay.sees(Fate::Deferred, DEFERRED, PATIENCE).await?;
    scene
        .relay
        .sees(Fate::Taken, DEFERRED, PATIENCE)
        .await?
        .code()?;
    // The deferred mail has waited out its time, and the refused one with it.
    assert_eq!(
        scene.relay.to(REFUSED)?.len(),
        1,
        "a refused mail was tried again"
    );
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mail_cut_off_before_the_answer_comes_again_the_same() -> Outcome {
    const EMAIL: &str = "drop-1-sam@nhs.net";
    let Some(scene) = Scene::set(Kind::Sqlite, &[]).await? else {
        return Ok(());
    };
    scene.asked(EMAIL).await?;
    let cut = scene.relay.sees(Fate::Dropped, EMAIL, PATIENCE).await?;
    let taken = scene.relay.sees(Fate::Taken, EMAIL, PATIENCE).await?;
    let identity = |mail: &Delivery| Outcome::Ok((mail.message_id.clone(), mail.code()?));
    assert_eq!(identity(&cut)?, identity(&taken)?);
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn no_page_waits_for_a_mail_server_that_is_slow_to_greet() -> Outcome {
    const EMAIL: &str = "sam.example@nhs.net";
    let Some(scene) = Scene::set(Kind::Sqlite, &["--slow-greeting", "6"]).await? else {
        return Ok(());
    };
    let mut visitor = scene.about_to_ask(EMAIL).await?;
    let asked = Instant::now();
    ask_for_code(&mut visitor).await?;
    assert!(
        asked.elapsed() < PROMPT,
        "the page took {:?}",
        asked.elapsed()
    );
    assert!(
        scene.relay.to(EMAIL)?.is_empty(),
        "the mail server was not slow"
    );
    scene.relay.sees(Fate::Taken, EMAIL, PATIENCE).await?;
    Ok(())
}
