//! The measurements, one after another, each against the floor of the same run.

use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use anyhow::Context as _;
use latchkey::secrets::keys::Keys;
use latchkey::urls;

use super::Options;
use super::client::Client;
use super::console;
use super::database::Place;
use super::fill;
use super::floors::{self, PageFloor};
use super::journey::{self, HASHES, Mailbag};
use super::program::{self, Program, stopwatch};
use super::report::{Figures, Rate};
use super::sql::Sql;

/// Holders of the small database.
const FEW: i64 = 1_000;
/// Clients at once where memory is measured.
const MANY: u32 = 200;
/// How long a worker works.
const WORKED: Duration = Duration::from_secs(3);
/// Journeys that the two databases are compared by.
const PAIRS: i64 = 40;

/// Everything.
pub fn all(options: &Options, place: &Place) -> anyhow::Result<Figures> {
    let (small, large) = (place.fresh("few")?, place.fresh("many")?);
    for (url, holders) in [(&small, FEW), (&large, options.holders)] {
        program::migrate(place.folder(), url)?;
        fill::fill(url, holders)?;
    }
    // Started on a database that was there before, as after a restart.
    let first = Program::serve(place.folder(), &large)?;
    let start_ms = first.started_in.as_secs_f64() * 1000.0;
    let (rss_idle_mb, _) = first.memory()?;
    let load = Load {
        url: &large,
        keys: fill::ports(&large)?.keys,
        next: AtomicI64::new(1),
        last: options.holders,
        span: options.span(),
    };
    let hashes = floors::hashes(options.span() / 2)?;
    let before = first.cpu()?;
    let eight = load.run(&[&first], 8)?;
    let cpu_ms = (first.cpu()? - before) * 1000.0 / eight.done;
    let sixty_four = load.run(&[&first], 64)?;
    let again = floors::hashes(options.span() / 2)?;
    let hashes_a_second = f64::midpoint(hashes.a_second, again.a_second);
    let hash_cpu_ms = f64::midpoint(hashes.cpu_ms, again.cpu_ms);
    let (page_floor, page) = pages(options, &first)?;
    let second = Program::serve(place.folder(), &large)?;
    let both = load.run(&[&first, &second], 8)?;
    drop(second);
    let one = load.run(&[&first], 8)?;
    load.crowd(&first)?;
    let (_, rss_busy_mb) = first.memory()?;
    let work_ms = work(place, &large)?;
    count(place, &small)?;
    let beside = Program::serve(place.folder(), &small)?;
    let scale = scale(&first, &large, &beside, &small, &load)?;
    drop((first, beside));
    place.forget("few")?;
    place.forget("many")?;
    let limit = hashes_a_second / HASHES;
    Ok(Figures {
        database: place.kind(),
        holders: options.holders,
        hashes_a_second,
        hash_cpu_ms,
        unlock_8: eight,
        unlock_64: sixty_four,
        unlock_ratio: eight.a_second.min(sixty_four.a_second) / limit,
        page_floor_a_second: page_floor,
        page_a_second: page,
        page_ratio: page / page_floor,
        cpu_ms_a_journey: cpu_ms,
        cpu_ms_besides_hashing: cpu_ms - HASHES * hash_cpu_ms,
        cpu_ms_of_work: work_ms,
        scale_ratio: scale.worst(),
        scale,
        rss_idle_mb,
        rss_busy_mb,
        start_ms,
        replicas_ratio: both.a_second / one.a_second,
    })
}

/// Holders who unlock, one after another, each once.
struct Load<'a> {
    url: &'a str,
    keys: Keys,
    next: AtomicI64,
    last: i64,
    span: Duration,
}

impl Load<'_> {
    fn place(&self) -> anyhow::Result<i64> {
        let place = self.next.fetch_add(1, Ordering::Relaxed);
        anyhow::ensure!(
            place <= self.last,
            "all holders have unlocked: more --holders"
        );
        Ok(place)
    }

    /// So many clients, each journey after journey, for the span; clients take the programs in turn.
    fn run(&self, programs: &[&Program], clients: usize) -> anyhow::Result<Rate> {
        let began = stopwatch();
        let took = std::thread::scope(|threads| {
            let running: Vec<_> = (0..clients)
                .map(|n| {
                    let port = programs[n % programs.len()].port;
                    threads.spawn(move || self.client(port, began))
                })
                .collect();
            let mut all = Vec::new();
            for client in running {
                let took = client.join().ok().context("a client panicked")??;
                all.extend(took);
            }
            anyhow::Ok(all)
        })?;
        Rate::of(took, began.elapsed())
    }

    fn client(&self, port: u16, began: std::time::Instant) -> anyhow::Result<Vec<Duration>> {
        let (mut client, mut mailbag) =
            (Client::new(port, 1), Mailbag::open(self.url, &self.keys)?);
        let mut took = Vec::new();
        while began.elapsed() < self.span {
            let this = stopwatch();
            journey::unlock(&mut client, &mut mailbag, self.place()?)?;
            took.push(this.elapsed());
        }
        Ok(took)
    }

    /// Two hundred clients at once, each with a journey of its own; who is told to come back does.
    fn crowd(&self, program: &Program) -> anyhow::Result<()> {
        std::thread::scope(|threads| {
            let crowd: Vec<_> = (0..MANY)
                .map(|_| {
                    threads.spawn(|| {
                        let place = self.place()?;
                        let mut client = Client::new(program.port, 1);
                        client.patient = true;
                        let mut mailbag = Mailbag::open(self.url, &self.keys)?;
                        journey::unlock(&mut client, &mut mailbag, place)
                    })
                })
                .collect();
            for client in crowd {
                client.join().ok().context("a client panicked")??;
            }
            Ok(())
        })
    }
}

/// The bare server's questions page, and the portal's to somebody whose journey is there; a second each.
fn pages(options: &Options, program: &Program) -> anyhow::Result<(f64, f64)> {
    let floor = PageFloor::start()?;
    let span = options.span() / 4;
    let (mut bare, mut real) = (Vec::new(), Vec::new());
    let nobody = AtomicI64::new(1);
    // In turn, so that a machine that slows down slows both.
    for _ in 0..3 {
        bare.push(looks(span, || Ok((Client::new(floor.port, 1), "/")))?);
        real.push(looks(span, || {
            let mut client = Client::new(program.port, 1);
            let start = client.get(urls::UNLOCK)?;
            // A number that nobody has, and that nobody else has begun with: the same questions page, and no
            // holder is used up.
            let number = 999_000_000_000 + nobody.fetch_add(1, Ordering::Relaxed);
            let number = number.to_string();
            client.submit(urls::UNLOCK, &start.body, &[("smartcard_number", &number)])?;
            Ok((client, urls::UNLOCK_QUESTIONS))
        })?);
    }
    Ok((median(bare), median(real)))
}

/// Looks at a page a second, by sixteen clients.
fn looks(
    span: Duration,
    client: impl Fn() -> anyhow::Result<(Client, &'static str)> + Sync,
) -> anyhow::Result<f64> {
    let clients: Vec<_> = (0..16).map(|_| client()).collect::<anyhow::Result<_>>()?;
    let began = stopwatch();
    let done = std::thread::scope(|threads| {
        let running = clients.into_iter().map(|(mut client, path)| {
            threads.spawn(move || {
                let mut done = 0_u32;
                while began.elapsed() < span {
                    client.call_from(done);
                    let answer = client.get(path)?;
                    anyhow::ensure!(answer.status == 200, "{path}: {}", answer.status);
                    done += 1;
                }
                Ok(done)
            })
        });
        let running: Vec<_> = running.collect();
        let mut all = 0;
        for client in running {
            all += client.join().ok().context("a client panicked")??;
        }
        anyhow::Ok(all)
    })?;
    Ok(f64::from(done) / began.elapsed().as_secs_f64())
}

/// Has a worker count what the console shows, as one has at the large database by then.
fn count(place: &Place, url: &str) -> anyhow::Result<()> {
    let _worker = Program::work(place.folder(), url)?;
    std::thread::sleep(WORKED);
    Ok(())
}

/// CPU of the worker for each mail that waits, in milliseconds of a journey, which has two.
fn work(place: &Place, url: &str) -> anyhow::Result<f64> {
    let waiting = "SELECT CAST(COUNT(*) AS TEXT) AS value FROM outbox WHERE state = 'queued'";
    let mut sql = Sql::open(url)?;
    let before = sql.number(waiting)?;
    let worker = Program::work(place.folder(), url)?;
    let began = stopwatch();
    std::thread::sleep(WORKED);
    let used = worker.cpu()?;
    let sent = before - sql.number(waiting)?;
    anyhow::ensure!(sent > 0, "no mail left in {:?}", began.elapsed());
    #[expect(clippy::cast_precision_loss, reason = "a count of some hundreds")]
    Ok(used * 1000.0 * 2.0 / sent as f64)
}

/// How much longer things take with many holders than with few.
#[derive(Debug, serde::Serialize)]
pub struct Scale {
    /// A journey.
    pub journey: f64,
    /// Pages of the console.
    pub pages: Vec<(String, f64)>,
}

impl Scale {
    fn worst(&self) -> f64 {
        let pages = self.pages.iter().map(|(_, ratio)| *ratio);
        pages.fold(self.journey, f64::max)
    }
}

fn scale(
    many: &Program,
    many_url: &str,
    few: &Program,
    few_url: &str,
    load: &Load<'_>,
) -> anyhow::Result<Scale> {
    let mut at = [
        (
            Client::new(many.port, 1),
            Mailbag::open(many_url, &load.keys)?,
            Vec::new(),
        ),
        (
            Client::new(few.port, 1),
            Mailbag::open(few_url, &load.keys)?,
            Vec::new(),
        ),
    ];
    for pair in 1..=PAIRS {
        let places = [load.place()?, pair];
        for ((client, mailbag, took), place) in at.iter_mut().zip(places) {
            let began = stopwatch();
            journey::unlock(client, mailbag, place)?;
            took.push(began.elapsed().as_secs_f64());
        }
    }
    let [(.., many_took), (.., few_took)] = at;
    Ok(Scale {
        journey: median(many_took) / median(few_took),
        pages: console::compare(many.port, few.port)?,
    })
}

/// The middle one.
pub fn median(mut of: Vec<f64>) -> f64 {
    of.sort_unstable_by(f64::total_cmp);
    of.get(of.len() / 2).copied().unwrap_or_default()
}
