//! Mail servers that fail in every way (R43): nobody at the portal waits for one, and the queue flows afterwards.
//!
//! That a code which has run out is never sent, and what parks a mail, is tried in virtual time: `tests/it/mail/`.

use std::time::Duration;

use latchkey::storage::outbox;

use super::crowd::{self, Member};
use super::guest::Guest;
use super::hashing::p99;
use super::post::{Greeting, Post};
use super::stage::{Stage, alone};
use super::walk;
use crate::services::Outcome;
use crate::services::database::Kind;
use crate::services::patience::eventually;

/// The figure, and where the machine is noisy, so many times what the same request took without a fault.
const PROMPT: Duration = Duration::from_millis(300);
const TIMES_HEALTHY: u32 = 3;
/// Two waits of a deferred mail, with their jitter, and some.
const FLOWS_WITHIN: Duration = Duration::from_mins(2);
const EACH: u32 = 10;
/// Troubles that a mailbox's name asks for, once each; the firm ones for ever.
const TROUBLES: [&str; 6] = ["is450-", "is451-", "is452-", "drop-", "no550-", "no554-"];

async fn ask(stage: &Stage, members: &[Member]) -> Outcome<Vec<Duration>> {
    let mut times = Vec::new();
    for member in members {
        let mut guest = Guest::new(&stage.installation)?;
        walk::to_questions(&mut guest, member).await?;
        times.push(walk::ask_for_code(&mut guest).await?.took);
    }
    Ok(times)
}

#[tokio::test(flavor = "multi_thread")]
async fn whatever_the_mail_server_does_nobody_waits_and_the_queue_flows() -> Outcome {
    let _alone = alone().await;
    let mut post = Post::open(Duration::from_millis(10)).await?;
    let settings = post.settings();
    let settings = settings
        .each_ref()
        .map(|(key, value)| (*key, value.as_str()));
    let Some(stage) = Stage::set(Kind::Sqlite, &settings)? else {
        return Ok(());
    };
    let mut nth = 0;
    let mut gather = |stem: &str| {
        nth += EACH;
        crowd::gather(&stage.ports, stem, nth - EACH..nth)
    };
    let mut expected = gather("healthy-")?;
    let healthy = expected.clone();
    let mut refused = Vec::new();
    let mut troubled = Vec::new();
    for trouble in TROUBLES {
        let members = gather(trouble)?;
        let list = if trouble.starts_with("no") {
            &mut refused
        } else {
            &mut expected
        };
        list.extend(members.clone());
        troubled.extend(members);
    }
    let (down, slow, closing) = (gather("down-")?, gather("slow-")?, gather("closing-")?);
    for members in [&down, &slow, &closing] {
        expected.extend(members.iter().cloned());
    }
    let _service = stage.serve().await?;

    let floor = p99(ask(&stage, &healthy).await?);
    let limit = PROMPT.max(floor * TIMES_HEALTHY);
    let judge = |what: &str, times: Vec<Duration>| {
        let took = p99(times);
        println!("{what}: p99 {took:?} (healthy {floor:?})");
        assert!(took <= limit, "{what}: {took:?} is more than {limit:?}");
    };
    judge(
        "4xx, 5xx and cut after the mail",
        ask(&stage, &troubled).await?,
    );
    post.down().await;
    judge("down", ask(&stage, &down).await?);
    post.up().await?;
    post.greets(Greeting::Closing);
    judge("421", ask(&stage, &closing).await?);
    post.greets(Greeting::Slow(Duration::from_secs(30)));
    post.hangs_up().await?;
    judge("silent", ask(&stage, &slow).await?);
    post.greets(Greeting::Prompt);
    post.hangs_up().await?;

    eventually("the queue to flow", FLOWS_WITHIN, || async {
        let waiting = stage.ports.db.read(outbox::waiting)?;
        Ok((waiting.queued == 0).then_some(()))
    })
    .await?;
    for member in &expected {
        assert!(
            post.newest_to(&member.email).is_some(),
            "{} has no mail",
            member.email
        );
    }
    for member in &refused {
        assert!(
            post.newest_to(&member.email).is_none(),
            "{} has mail",
            member.email
        );
    }
    println!(
        "{} mails came, {} were refused for good",
        expected.len(),
        refused.len()
    );
    stage.nothing_panicked()
}
