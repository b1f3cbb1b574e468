//! What works in the background, beside the server or without one: started again should it panic, stopped when
//! it is told to.
//!
//! Any number of processes may do all of this over one database. A mail goes out under a lease, a chore is a
//! conditional update or takes its turn (`storage::turns`), and the trail is sealed by whoever is first.

use std::sync::Arc;
use std::time::Duration;

use actix_web::web::Data;
use tokio::sync::watch;
use tokio::task::JoinHandle;

use crate::journeys::audit_trail::seal;
use crate::journeys::renewal::revocation;
use crate::journeys::{
    Outcome, Ports, card_report, housekeeping, keys, post_ends, reminders, retention,
};
use crate::mail::worker::Worker;
use crate::random::Random;
use crate::secrets::token::public_reference;
use crate::web::portal::Portal;

/// How often each chore is done again.
const CHORES_EVERY: Duration = Duration::from_secs(30);
/// How long the sealer rests when nothing more waits.
const SEAL_EVERY: Duration = Duration::from_millis(500);
/// How long a mail that is under way, and the chores beside it, may take once a program was told to stop and its
/// last requests are answered: it ends within ten seconds. What is not ended then is begun again by whoever comes
/// next.
const LAST_TASKS: Duration = Duration::from_secs(3);
/// How long a task that panicked waits before it is started again.
const RESTART_AFTER: Duration = Duration::from_secs(1);

/// Tasks under way, by name.
pub(super) struct Tasks {
    stop: watch::Sender<bool>,
    under_way: Vec<(&'static str, JoinHandle<()>)>,
}

impl Tasks {
    /// None yet.
    pub(super) fn none() -> Self {
        let (stop, _) = watch::channel(false);
        Self {
            stop,
            under_way: Vec::new(),
        }
    }

    /// Starts all that only one of several processes need do: mail, sealing, chores.
    pub(super) fn work(&mut self, ports: &Arc<Ports>, worker: &Arc<Worker>) {
        let worker = Arc::clone(worker);
        self.supervise("the mail worker", move |stopped| {
            let worker = Arc::clone(&worker);
            async move { worker.run(until_stopped(stopped)).await }
        });
        let sealing = Arc::clone(ports);
        self.supervise("the sealer", move |stopped| {
            keep_seals(Arc::clone(&sealing), stopped)
        });
        for (name, chore) in CHORES {
            let ports = Arc::clone(ports);
            self.supervise(name, move |stopped| {
                let (ports, random) = (Arc::clone(&ports), Arc::clone(&ports.random));
                keep_house((name, random), move || chore(&ports), stopped)
            });
        }
    }

    /// Starts what every process does: a key that was added is known everywhere before it is in use.
    pub(super) fn keep_keys(&mut self, ports: &Arc<Ports>) {
        let (name, ports) = ("reading the keys again", Arc::clone(ports));
        self.supervise(name, move |stopped| {
            let (ports, random) = (Arc::clone(&ports), Arc::clone(&ports.random));
            keep_house((name, random), move || keys::reread(&ports), stopped)
        });
    }

    /// Starts what every process that serves does about its own memory.
    pub(super) fn tidy_memory(&mut self, portal: &Data<Portal>) {
        let (name, portal) = ("forgetting idle networks", portal.clone());
        self.supervise(name, move |stopped| {
            let (portal, random) = (portal.clone(), Arc::clone(&portal.ports.random));
            let forget = move || {
                portal.filter.forget_idle();
                Ok(())
            };
            keep_house((name, random), forget, stopped)
        });
    }

    /// Starts a task, at once, and starts it again should it panic: mail, sealing and sweeping must not stop
    /// in silence while pages are served.
    fn supervise<T: Future<Output = ()> + 'static>(
        &mut self,
        name: &'static str,
        start: impl Fn(watch::Receiver<bool>) -> T + 'static,
    ) {
        let stopped = self.stop.subscribe();
        let task = actix_web::rt::spawn(async move {
            while let Err(error) = actix_web::rt::spawn(start(stopped.clone())).await {
                tracing::error!(%error, "{name} panicked and is started again");
                tokio::time::sleep(RESTART_AFTER).await;
            }
        });
        self.under_way.push((name, task));
    }

    /// Tells all to stop and waits until each has finished what it is at.
    pub(super) async fn end(self) {
        // All also stop when the sender is gone.
        let _ = self.stop.send(true);
        let ends = async {
            for (name, task) in self.under_way {
                if let Err(error) = task.await {
                    tracing::error!(%error, "{name} did not end well");
                }
            }
        };
        if tokio::time::timeout(LAST_TASKS, ends).await.is_err() {
            tracing::warn!("not every task came to an end in time");
        }
    }
}

async fn until_stopped(mut stopped: watch::Receiver<bool>) {
    // A sender that is gone means the same as its word.
    let _ = stopped.wait_for(|stopped| *stopped).await;
}

/// A chore of every half minute. Each runs by itself, so that none waits for another or fails with it.
type Chore = fn(&Ports) -> Outcome<()>;

/// The chores, by name.
const CHORES: [(&str, Chore); 8] = [
    ("sweeping", housekeeping::tidy),
    ("watching for sprays", housekeeping::watch),
    ("telling of reported cards", |ports| {
        card_report::public::announce(ports).map(drop)
    }),
    ("taking stock", housekeeping::take_stock),
    ("publishing the revocation list", |ports| {
        revocation::keep_current(ports).map(drop)
    }),
    ("reminding of expiry", reminders::tend),
    ("removing what is kept no longer", retention::tend),
    ("ending posts", post_ends::tend),
];

/// Does a chore every half minute.
async fn keep_house(
    (name, random): (&'static str, Arc<dyn Random>),
    chore: impl Fn() -> Outcome<()> + Clone + Send + 'static,
    stopped: watch::Receiver<bool>,
) {
    loop {
        let run = public_reference(random.as_ref());
        // What the chore logs, it logs for this run of it.
        let span = tracing::error_span!("chore", name, %run);
        let done = {
            let (chore, span) = (chore.clone(), span.clone());
            actix_web::web::block(move || span.in_scope(chore)).await
        };
        span.in_scope(|| match done {
            Ok(Ok(())) => {}
            Ok(Err(error)) => tracing::warn!(%error, "{name} failed"),
            Err(error) => tracing::error!(%error, "{name} panicked"),
        });
        tokio::select! {
            () = until_stopped(stopped.clone()) => return,
            () = tokio::time::sleep(CHORES_EVERY) => {}
        }
    }
}

/// Seals what the trail says, batch after batch, and rests when nothing more waits. Told to stop, it seals
/// one batch more: what the last requests did.
async fn keep_seals(ports: Arc<Ports>, stopped: watch::Receiver<bool>) {
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
