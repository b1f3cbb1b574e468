//! What runs beside the server: started again should it panic, stopped when the server has stopped.

use std::sync::Arc;
use std::time::Duration;

use actix_web::web::Data;
use tokio::sync::watch;
use tokio::task::JoinHandle;

use crate::journeys::audit_trail::seal;
use crate::journeys::renewal::revocation;
use crate::journeys::{Outcome, Ports, card_report, housekeeping, post_ends, reminders};
use crate::web::portal::Portal;

/// How often expired codes, dead sessions and spent limits are swept.
const SWEEP_EVERY: Duration = Duration::from_secs(30);
/// How long the sealer rests when nothing more waits.
const SEAL_EVERY: Duration = Duration::from_millis(500);
/// How long a task that panicked waits before it is started again.
const RESTART_AFTER: Duration = Duration::from_secs(1);

/// Starts a task beside the server, at once, and starts it again should it panic: mail, sealing and
/// sweeping must not stop in silence while pages are served.
pub(super) fn supervise<T: Future<Output = ()> + 'static>(
    name: &'static str,
    stopped: watch::Receiver<bool>,
    start: impl Fn(watch::Receiver<bool>) -> T + 'static,
) -> JoinHandle<()> {
    actix_web::rt::spawn(async move {
        while let Err(error) = actix_web::rt::spawn(start(stopped.clone())).await {
            tracing::error!(%error, "{name} panicked and is started again");
            tokio::time::sleep(RESTART_AFTER).await;
        }
    })
}

pub(super) async fn until_stopped(mut stopped: watch::Receiver<bool>) {
    // A sender that is gone means the same as its word.
    let _ = stopped.wait_for(|stopped| *stopped).await;
}

/// A chore of every half minute. Each runs by itself, so that none waits for another or fails with it.
pub(super) type Chore = fn(&Portal) -> Outcome<()>;

/// The chores, by name.
pub(super) const CHORES: [(&str, Chore); 8] = [
    ("sweeping", |portal| housekeeping::tidy(&portal.ports)),
    ("watching for sprays", |portal| {
        housekeeping::watch(&portal.ports)
    }),
    ("telling of reported cards", |portal| {
        card_report::public::announce(&portal.ports).map(|_| ())
    }),
    ("taking stock", |portal| {
        housekeeping::take_stock(&portal.ports)
    }),
    ("publishing the revocation list", |portal| {
        revocation::keep_current(&portal.ports).map(drop)
    }),
    ("reminding of expiry", |portal| {
        reminders::tend(&portal.ports)
    }),
    ("ending posts", |portal| post_ends::tend(&portal.ports)),
    ("forgetting idle networks", |portal| {
        portal.filter.forget_idle();
        Ok(())
    }),
];

/// Waits for tasks that were told to stop.
pub(super) async fn ends(tasks: Vec<(&'static str, JoinHandle<()>)>) {
    for (name, task) in tasks {
        if let Err(error) = task.await {
            tracing::error!(%error, "{name} did not end well");
        }
    }
}

/// Does a chore every half minute.
pub(super) async fn keep_house(
    (name, chore): (&'static str, Chore),
    portal: Data<Portal>,
    stopped: watch::Receiver<bool>,
) {
    loop {
        let done = {
            let portal = portal.clone();
            actix_web::web::block(move || chore(&portal)).await
        };
        match done {
            Ok(Ok(())) => {}
            Ok(Err(error)) => tracing::warn!(%error, "{name} failed"),
            Err(error) => tracing::error!(%error, "{name} panicked"),
        }
        tokio::select! {
            () = until_stopped(stopped.clone()) => return,
            () = tokio::time::sleep(SWEEP_EVERY) => {}
        }
    }
}

/// Seals what the trail says, batch after batch, and rests when nothing more waits. Told to stop, it seals
/// one batch more: what the last requests did.
pub(super) async fn keep_seals(ports: Arc<Ports>, stopped: watch::Receiver<bool>) {
    loop {
        let stopping = *stopped.borrow();
        let sealed = {
            let ports = Arc::clone(&ports);
            actix_web::web::block(move || seal::seal(&ports)).await
        };
        let more = match sealed {
            Ok(Ok(sealed)) => sealed >= seal::BATCH,
            Ok(Err(error)) => {
                tracing::warn!(%error, "the audit trail could not be sealed");
                false
            }
            Err(error) => {
                tracing::error!(%error, "sealing panicked");
                false
            }
        };
        if stopping {
            return;
        }
        if !more {
            tokio::select! {
                () = until_stopped(stopped.clone()) => {}
                () = tokio::time::sleep(SEAL_EVERY) => {}
            }
        }
    }
}
