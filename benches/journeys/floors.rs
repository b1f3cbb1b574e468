//! The floors: what the machine could do at best, measured in the same run.

use std::net::{Ipv4Addr, TcpListener};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use actix_web::{App, HttpResponse, HttpServer, web};
use anyhow::Context as _;
use argon2::{Algorithm, Argon2, Block, Params, Version};
use latchkey::domain::session::Lasts;
use latchkey::language::Language;
use latchkey::urls;
use latchkey::web::face::Face;
use latchkey::web::pages::holder::UnlockQuestionsPage;
use latchkey::web::pages::session::{SessionChrome, SessionKind};
use latchkey::web::pages::{Chrome, FormView, Page, Renderer};
use latchkey::web::portal::Site;
use time::OffsetDateTime;

use super::client::Client;
use super::program::{cpu_of, stopwatch};

/// What raw Argon2id comes to.
pub struct Hashes {
    /// On all cores.
    pub a_second: f64,
    /// Milliseconds of CPU for one.
    pub cpu_ms: f64,
}

/// Raw Argon2id with the portal's parameters on all cores; memory is reused.
pub fn hashes(span: Duration) -> anyhow::Result<Hashes> {
    let params = Params::new(19_456, 2, 1, Some(32)).map_err(anyhow::Error::msg)?;
    let cores = std::thread::available_parallelism()?.get();
    let done = AtomicU64::new(0);
    let (began, used) = (stopwatch(), cpu_of("self")?);
    std::thread::scope(|threads| {
        for _ in 0..cores {
            threads.spawn(|| {
                let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params.clone());
                let mut memory = vec![Block::default(); params.block_count()];
                let mut output = [0; 32];
                while began.elapsed() < span {
                    let hashed = argon2.hash_password_into_with_memory(
                        b"a passcode",
                        b"sixteen bytes of",
                        &mut output,
                        &mut memory[..],
                    );
                    done.fetch_add(u64::from(hashed.is_ok()), Ordering::Relaxed);
                }
            });
        }
    });
    #[expect(clippy::cast_precision_loss, reason = "a count of some hundreds")]
    let done = done.into_inner() as f64;
    Ok(Hashes {
        a_second: done / began.elapsed().as_secs_f64(),
        cpu_ms: (cpu_of("self")? - used) * 1000.0 / done,
    })
}

/// A bare actix-web server that renders the questions page from a context that is always the same.
pub fn serve_page() -> anyhow::Result<()> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    println!("{}", listener.local_addr()?.port());
    let renderer = web::Data::new(Renderer::new().map_err(anyhow::Error::msg)?);
    actix_web::rt::System::new().block_on(async {
        HttpServer::new(move || {
            App::new()
                .app_data(renderer.clone())
                .route("/", web::get().to(bare))
        })
        .listen(listener)?
        .run()
        .await
    })?;
    Ok(())
}

async fn bare(renderer: web::Data<Renderer>) -> HttpResponse {
    let Some(page) = UnlockQuestionsPage::samples().into_iter().next() else {
        return HttpResponse::NotFound().finish();
    };
    match renderer.render(&page, &chrome(), &FormView::default()) {
        Ok(html) => HttpResponse::Ok().content_type("text/html").body(html),
        Err(why) => HttpResponse::InternalServerError().body(why),
    }
}

/// What stands around the page of an unlock under way.
fn chrome() -> Chrome {
    let site = Site {
        service_name: "Latchkey".into(),
        face: Face::default(),
        base_url: String::new(),
        card_base_url: None,
        https: true,
        hosts: Vec::new(),
        trusted_proxies: Vec::new(),
        sender: "no-reply@bench.example".into(),
        development: false,
    };
    let began = OffsetDateTime::UNIX_EPOCH;
    let lasts = Lasts {
        until: began + time::Duration::minutes(20),
        extends: true,
    };
    Chrome::new(&site, "a".repeat(86), None)
        .in_language(Language::English, urls::UNLOCK_QUESTIONS)
        .with_session(SessionChrome::new(SessionKind::Unlock, &lasts, began))
}

/// The bare server in a process of its own.
pub struct PageFloor {
    child: Child,
    /// Where it listens.
    pub port: u16,
}

impl PageFloor {
    /// Starts it and waits for its first answer.
    pub fn start() -> anyhow::Result<Self> {
        let mut command = Command::new(std::env::current_exe()?);
        let mut child = command.arg("--page-floor").stdout(Stdio::piped()).spawn()?;
        let mut line = String::new();
        let output = child.stdout.take().context("no output")?;
        std::io::BufRead::read_line(&mut std::io::BufReader::new(output), &mut line)?;
        let floor = Self {
            child,
            port: line.trim().parse()?,
        };
        while Client::new(floor.port, 1).get("/").is_err() {
            std::thread::sleep(Duration::from_millis(1));
        }
        Ok(floor)
    }
}

impl Drop for PageFloor {
    fn drop(&mut self) {
        // It runs until it is told to stop.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
