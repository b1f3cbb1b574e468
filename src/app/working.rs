//! Work without pages, for installations that keep the two apart: mail, sealing, chores.

use std::sync::Arc;

use actix_web::dev::Server;
use tokio::signal::unix::{SignalKind, signal};

use super::tasks::Tasks;
use super::{CannotStart, Outside, cannot, metrics};
use crate::config::Settings;
use crate::config::mail::TransportKind;
use crate::journeys::Ports;
use crate::mail::worker::Worker;

/// A process that works and serves nobody.
pub struct Working {
    ports: Arc<Ports>,
    worker: Arc<Worker>,
    watched: Option<Server>,
}

impl Working {
    /// Opens the database, brings it up to date and puts the rest together.
    ///
    /// # Errors
    /// Says what is wrong with which setting.
    pub fn build(settings: &Settings, outside: &Outside) -> Result<Self, CannotStart> {
        if settings.mail.transport == TransportKind::Memory {
            let why = "only a process that serves can show mail kept in memory; \
                       a worker needs smtp or folder";
            return Err(cannot("mail.transport", &why));
        }
        let ports = Arc::new(super::ports(settings, outside)?);
        ports.db.migrate().map_err(|e| cannot("database", &e))?;
        let worker = Arc::new(super::worker(settings, &ports, None)?);
        let watched = metrics::listener(settings, &ports)?;
        Ok(Self {
            ports,
            worker,
            watched,
        })
    }

    /// Works until told to stop (SIGTERM, SIGINT); the mail and the chore under way are finished.
    /// `started` is called once it can be told to.
    ///
    /// # Errors
    /// When the system refuses signals.
    pub fn run(self, started: impl FnOnce()) -> std::io::Result<()> {
        let system = actix_web::rt::System::new();
        let worked = system.block_on(async {
            let mut terminate = signal(SignalKind::terminate())?;
            let mut interrupt = signal(SignalKind::interrupt())?;
            let mut tasks = Tasks::none();
            tasks.keep_keys(&self.ports);
            tasks.work(&self.ports, &self.worker);
            let watched = self.watched.map(metrics::spawn);
            started();
            tokio::select! {
                _ = terminate.recv() => {}
                _ = interrupt.recv() => {}
            }
            if let Some(watched) = watched {
                watched.stop(false).await;
            }
            tasks.end().await;
            Ok(())
        });
        // Ending it would wait for threads that a database which hangs may hold for ever.
        std::mem::forget(system);
        worked
    }
}
