//! `kill -9` at random moments: no mail that was promised is lost (R42).
//!
//! The oracle stands with the client: a code was promised when its page came. The service is killed
//! ten times while people ask for codes and a slow mail server keeps mails in flight. In the end every
//! promised mail is there, nothing is there that nobody asked for, and what is there twice is the same
//! mail. Mails that died with their worker wait until its lease of a minute has run out.

use std::collections::BTreeMap;
use std::hash::{BuildHasher, RandomState};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use futures_util::future::join_all;
use tokio::time::sleep;

use super::registration::{ask_for_code, give_address, prepare};
use super::relay::{Delivery, Fate, Relay};
use super::visitor::Visitor;
use crate::services::Outcome;
use crate::services::database::Kind;
use crate::services::demonstration::Holder;
use crate::services::installation::Installation;
use crate::services::patience::eventually;

const KILLS: u64 = 10;
/// Codes that one journey may send.
const SENDS: usize = 5;
/// Mails that a worker has in flight at once: as many may come twice for each kill.
const IN_FLIGHT: usize = 1;
/// A lease, and time to send what it held.
const PATIENCE: Duration = Duration::from_secs(100);
/// Holders whose cards work, so that they may register.
const ASKERS: [&str; 3] = [
    "unlocked, unregistered",
    "unlocked, registered",
    "renewal due",
];

/// One request for a code; each has an address of its own, so that no mail can stand for another.
#[derive(Debug)]
struct Asked {
    address: String,
    /// Whether the service answered with the page for the code.
    promised: bool,
}

/// Somebody who registers again and again, each code at a new address, until told to stop.
async fn keep_asking(installation: &Installation, holder: Holder, stop: &AtomicBool) -> Vec<Asked> {
    let mut ledger = Vec::new();
    while !stop.load(Ordering::Relaxed) {
        if ask_as_often_as_may_be(installation, &holder, &mut ledger)
            .await
            .is_err()
        {
            // The service is down, or was killed under this journey.
            sleep(Duration::from_millis(20)).await;
        }
    }
    ledger
}

async fn ask_as_often_as_may_be(
    installation: &Installation,
    holder: &Holder,
    ledger: &mut Vec<Asked>,
) -> Outcome {
    let mut visitor = Visitor::new(installation)?;
    prepare(&mut visitor, holder).await?;
    for _ in 0..SENDS {
        let address = format!("kill-{}-{}@nhs.net", holder.number(), ledger.len());
        give_address(&mut visitor, &address).await?;
        ledger.push(Asked {
            address,
            promised: false,
        });
        ask_for_code(&mut visitor).await?;
        if let Some(asked) = ledger.last_mut() {
            asked.promised = true;
        }
    }
    Ok(())
}

/// Starts the service and kills it, again and again; each life is of another length.
async fn kill_again_and_again(installation: &Installation, stop: &AtomicBool) -> Outcome {
    let chance = RandomState::new();
    for kill in 0..KILLS {
        let service = installation.serve().await?;
        let life = Duration::from_millis(700 + chance.hash_one(kill) % 1_800);
        println!("kill {kill}: after {life:?}");
        // The moment of the kill is what is tried here; nothing is waited for.
        sleep(life).await;
        drop(service);
    }
    stop.store(true, Ordering::Relaxed);
    Ok(())
}

/// All code mails that were taken, by the address that they came to.
fn by_address(relay: &Relay) -> Outcome<BTreeMap<String, Vec<Delivery>>> {
    let mut mails = BTreeMap::<_, Vec<_>>::new();
    for mail in relay
        .deliveries()?
        .into_iter()
        .filter(|mail| mail.outcome == Fate::Taken)
    {
        let address = mail.to.first().cloned().unwrap_or_default();
        mails.entry(address).or_default().push(mail);
    }
    Ok(mails)
}

/// The addresses that were promised a mail and have none.
fn missing<'a>(relay: &Relay, ledger: &'a [Asked]) -> Outcome<Vec<&'a str>> {
    let mails = by_address(relay)?;
    let promised = ledger.iter().filter(|asked| asked.promised);
    let addresses = promised.map(|asked| asked.address.as_str());
    Ok(addresses
        .filter(|address| !mails.contains_key(*address))
        .collect())
}

async fn no_promise_is_broken(kind: Kind) -> Outcome {
    let Some(relay) = Relay::start(&["--slow-answer", "0.2"])? else {
        return Ok(());
    };
    let settings = relay.settings();
    let settings = settings
        .each_ref()
        .map(|(key, value)| (*key, value.as_str()));
    let Some(installation) = Installation::new(kind, &settings)? else {
        return Ok(());
    };
    let people = installation.demonstration()?;
    let askers = ASKERS
        .map(|purpose| people.holder(purpose))
        .into_iter()
        .collect::<Outcome<Vec<_>>>()?;

    let stop = AtomicBool::new(false);
    let asking = join_all(
        askers
            .into_iter()
            .map(|who| keep_asking(&installation, who, &stop)),
    );
    let (ledgers, killed) = tokio::join!(asking, kill_again_and_again(&installation, &stop));
    killed?;
    let ledger: Vec<Asked> = ledgers.into_iter().flatten().collect();

    let _service = installation.serve().await?;
    let arrival = eventually("every promised mail", PATIENCE, || async {
        Ok(missing(&relay, &ledger)?.is_empty().then_some(()))
    });
    if arrival.await.is_err() {
        let missing = missing(&relay, &ledger)?;
        return Err(format!("promised and never sent: {missing:?}").into());
    }
    settle_accounts(&by_address(&relay)?, &ledger)
}

fn settle_accounts(mails: &BTreeMap<String, Vec<Delivery>>, ledger: &[Asked]) -> Outcome {
    let promised = ledger.iter().filter(|asked| asked.promised).count();
    let twice: usize = mails.values().map(|copies| copies.len() - 1).sum();
    println!(
        "{promised} promised, {} arrived, {twice} came again",
        mails.len()
    );
    for copies in mails.values() {
        let identity = |mail: &Delivery| Outcome::Ok((mail.message_id.clone(), mail.code()?));
        let first = identity(&copies[0])?;
        for copy in copies {
            assert_eq!(identity(copy)?, first, "one request, two mails");
        }
    }
    assert!(
        mails
            .keys()
            .all(|address| ledger.iter().any(|asked| asked.address == *address))
    );
    assert!(promised >= 10, "too little was promised to prove anything");
    assert!(
        twice <= IN_FLIGHT * usize::try_from(KILLS)?,
        "{twice} mails came again"
    );
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_ten_times_the_service_loses_no_promised_mail() -> Outcome {
    no_promise_is_broken(Kind::Sqlite).await
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_ten_times_on_postgresql_the_service_loses_no_promised_mail() -> Outcome {
    no_promise_is_broken(Kind::Postgres).await
}
