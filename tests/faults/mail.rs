//! Mail servers that fail in every way (R43): nobody at the portal waits for one, and the queue flows afterwards.
//!
//! That a code which has run out is never sent, and what parks a mail, is tried in virtual time: `tests/it/mail/`.

use std::time::Duration;

use latchkey::storage::outbox;
use tokio::time::Instant;

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
/// Troubles that a mailbox's name asks for, once each; and those for ever.
const TROUBLES: [&str; 4] = ["is450-", "is451-", "is452-", "drop-"];
const REFUSALS: [&str; 2] = ["no550-", "no554-"];

async fn ask(stage: &Stage, members: &[Member]) -> Outcome<Vec<Duration>> {
    let mut times = Vec::new();
    for member in members {
        let mut guest = Guest::new(&stage.installation)?;
        walk::to_questions(&mut guest, member).await?;
        times.push(walk::ask_for_code(&mut guest).await?.took);
    }
    Ok(times)
}

/// Everybody, by what becomes of their mail.
struct Crowds {
    healthy: Vec<Member>,
    /// Whose mail comes in the end.
    troubled: Vec<Member>,
    /// Whose mail is refused for good.
    refused: Vec<Member>,
    down: Vec<Member>,
    closing: Vec<Member>,
    silent: Vec<Member>,
}

impl Crowds {
    fn gather(stage: &Stage) -> Outcome<Self> {
        let mut nth = 0;
        let mut gather = |stem: &str| {
            nth += EACH;
            crowd::gather(&stage.ports, stem, nth - EACH..nth)
        };
        let all = |stems: &[&str], gather: &mut dyn FnMut(&str) -> Outcome<Vec<Member>>| {
            let each: Outcome<Vec<_>> = stems.iter().map(|stem| gather(stem)).collect();
            each.map(|crowds| crowds.concat())
        };
        Ok(Self {
            healthy: gather("healthy-")?,
            troubled: all(&TROUBLES, &mut gather)?,
            refused: all(&REFUSALS, &mut gather)?,
            down: gather("down-")?,
            closing: gather("closing-")?,
            silent: gather("silent-")?,
        })
    }

    /// That everybody has their mail, but for those whose mailbox does not want it.
    fn have_their_mail(&self, post: &Post) {
        let lists = [
            &self.healthy,
            &self.troubled,
            &self.down,
            &self.closing,
            &self.silent,
        ];
        let expected: Vec<_> = lists.into_iter().flatten().collect();
        for member in &expected {
            let email = &member.email;
            assert!(post.newest_to(email).is_some(), "{email} has no mail");
        }
        for Member { email, .. } in &self.refused {
            assert!(post.newest_to(email).is_none(), "{email} has mail");
        }
        println!(
            "{} mails came, {} were refused for good",
            expected.len(),
            self.refused.len()
        );
    }
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
    let crowds = Crowds::gather(&stage)?;
    let _service = stage.serve().await?;

    let floor = p99(ask(&stage, &crowds.healthy).await?);
    let limit = PROMPT.max(floor * TIMES_HEALTHY);
    let judge = |what: &str, times: Vec<Duration>| {
        let took = p99(times);
        println!("{what}: p99 {took:?} (healthy {floor:?})");
        assert!(took <= limit, "{what}: {took:?} is more than {limit:?}");
    };
    judge(
        "4xx, cut after the mail",
        ask(&stage, &crowds.troubled).await?,
    );
    judge("5xx", ask(&stage, &crowds.refused).await?);
    post.down().await;
    judge("down", ask(&stage, &crowds.down).await?);
    post.up().await?;
    post.greets(Greeting::Closing);
    judge("421", ask(&stage, &crowds.closing).await?);
    post.greets(Greeting::Slow(Duration::from_secs(30)));
    post.hangs_up().await?;
    judge("silent", ask(&stage, &crowds.silent).await?);
    post.greets(Greeting::Prompt);
    post.hangs_up().await?;

    let begun = Instant::now();
    eventually("the queue to flow", FLOWS_WITHIN, || async {
        let waiting = stage.ports.db.read(outbox::waiting)?;
        Ok((waiting.queued == 0).then_some(()))
    })
    .await?;
    println!("the queue was empty after {:?}", begun.elapsed());
    crowds.have_their_mail(&post);
    stage.nothing_panicked()
}
