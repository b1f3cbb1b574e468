//! One portal, served by one process or by two over one database.

use std::path::PathBuf;

use latchkey::storage::{DatabaseUrl, Db};
use tempfile::TempDir;
use tokio::sync::{Mutex, MutexGuard};

use crate::client::{Answer, Line, Request};
use crate::services::Outcome;
use crate::services::database::{Kind, Postgres};
use crate::services::demonstration::Demonstration;
use crate::services::installation::Installation;
use crate::services::process::Process;

/// Who races or takes times has the machine alone.
static ALONE: Mutex<()> = Mutex::const_new(());

/// A portal that runs. Fields are dropped in this order: whoever uses the database before it.
pub struct Portal {
    _services: Vec<Process>,
    _installations: Vec<Installation>,
    /// The database, seen from behind.
    pub db: Db,
    _postgres: Option<Postgres>,
    folder: TempDir,
    _alone: MutexGuard<'static, ()>,
    ports: Vec<u16>,
    /// The invented people in it.
    pub people: Demonstration,
}

impl Portal {
    /// Starts so many processes under a policy; `None` where there is no database of this kind.
    pub async fn start(kind: Kind, processes: usize, proof: &str) -> Outcome<Option<Self>> {
        let alone = ALONE.lock().await;
        let folder = tempfile::tempdir()?;
        let (url, postgres) = match kind {
            Kind::Sqlite => {
                let file = folder.path().join("latchkey.db");
                (format!("sqlite://{}", file.display()), None)
            }
            Kind::Postgres => match Postgres::create(folder.path())? {
                None => return Ok(None),
                Some(postgres) => (postgres.url()?, Some(postgres)),
            },
        };
        let mails = folder.path().join("mail").display().to_string();
        let settings = [
            ("DATABASE__URL", url.as_str()),
            ("SERVER__TRUSTED_PROXIES", "127.0.0.1/32"),
            ("HASHING__MEMORY_KIB", "64"),
            ("HASHING__PASSES", "1"),
            ("MAIL__TRANSPORT", "folder"),
            ("MAIL__FOLDER", mails.as_str()),
            ("UNLOCK__PROOF", proof),
            ("LOG__FILTER", "warn"),
        ];
        let mut installations = Vec::new();
        for _ in 0..processes {
            // The database is the portal's own, whatever kind an installation brings.
            let installation = Installation::new(Kind::Sqlite, &settings)?;
            installations.push(installation.ok_or("no SQLite")?);
        }
        let people = installations[0].demonstration()?;
        let (mut services, mut ports) = (Vec::new(), Vec::new());
        for installation in &installations {
            services.push(installation.serve().await?);
            let url = url::Url::parse(&installation.url("/"))?;
            ports.push(url.port().ok_or("no port")?);
        }
        let db = Db::open(&DatabaseUrl::parse(&url)?, 4)?;
        Ok(Some(Self {
            _services: services,
            _installations: installations,
            _postgres: postgres,
            folder,
            _alone: alone,
            ports,
            db,
            people,
        }))
    }

    /// The port of a process; they take turns.
    pub fn port(&self, turn: usize) -> u16 {
        self.ports[turn % self.ports.len()]
    }

    /// Where mails come to lie.
    pub fn mails(&self) -> PathBuf {
        self.folder.path().join("mail")
    }

    /// Somebody new at one of the processes.
    pub fn visitor(&self, turn: usize, network: String) -> Outcome<Visitor> {
        let port = self.port(turn);
        Ok(Visitor {
            line: Line::open(port)?,
            next: Request {
                port,
                network,
                ..Request::default()
            },
            token: String::new(),
        })
    }
}

/// A browser without scripts, on a connection of its own.
pub struct Visitor {
    line: Line,
    next: Request,
    token: String,
}

impl Visitor {
    /// Looks at a page.
    pub fn get(&mut self, path: &str) -> Outcome<Answer> {
        let request = self.looking(path);
        self.ask(&request)
    }

    /// Posts a form as the last page would.
    pub fn post(&mut self, path: &str, fields: &[(&'static str, &str)]) -> Outcome<Answer> {
        let request = self.posting(path, fields);
        self.ask(&request)
    }

    /// The request that [`Self::get`] would send.
    pub fn looking(&self, path: &str) -> Request {
        Request {
            path: path.to_owned(),
            ..self.next.clone()
        }
    }

    /// The request that [`Self::post`] would send.
    pub fn posting(&self, path: &str, fields: &[(&'static str, &str)]) -> Request {
        let own = fields
            .iter()
            .map(|(name, value)| (*name, (*value).to_owned()));
        Request {
            form: [("csrf_token", self.token.clone())]
                .into_iter()
                .chain(own)
                .collect(),
            ..self.looking(path)
        }
    }

    /// Sends a request of its own. A connection that lay idle for too long was closed, and another one is opened.
    pub fn ask(&mut self, request: &Request) -> Outcome<Answer> {
        let answer = if let Ok(answer) = self.line.ask(request) {
            answer
        } else {
            self.line = Line::open(self.next.port)?;
            self.line.ask(request)?
        };
        self.remember(&answer);
        Ok(answer)
    }

    /// Keeps what a browser keeps of an answer.
    fn remember(&mut self, answer: &Answer) {
        self.next.cookies.extend(answer.cookies.iter().cloned());
        if let Ok(token) = answer.token() {
            self.token = token;
        }
    }
}
