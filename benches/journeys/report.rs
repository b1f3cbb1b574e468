//! The figures, as a table for people or as one object for programs.

use std::io::Write;
use std::time::Duration;

use serde::Serialize;

use super::measure::Scale;

/// Journeys of one load.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Rate {
    /// How many.
    #[serde(skip)]
    pub done: f64,
    /// A second.
    pub a_second: f64,
    /// How long one took: the middle one, and that which 99 of 100 were faster than.
    pub p50_ms: f64,
    /// See `p50_ms`.
    pub p99_ms: f64,
}

impl Rate {
    /// Of journeys that took so long, in a span of time.
    pub fn of(mut took: Vec<Duration>, span: Duration) -> anyhow::Result<Self> {
        anyhow::ensure!(!took.is_empty(), "no journey came to its end");
        took.sort_unstable();
        let at = |percent: usize| took[(took.len() - 1) * percent / 100].as_secs_f64() * 1000.0;
        #[expect(clippy::cast_precision_loss, reason = "a count of some thousands")]
        let done = took.len() as f64;
        Ok(Self {
            done,
            a_second: done / span.as_secs_f64(),
            p50_ms: at(50),
            p99_ms: at(99),
        })
    }
}

/// What was measured.
#[derive(Debug, Serialize)]
pub struct Figures {
    /// Which database.
    pub database: &'static str,
    /// Holders in the large one.
    pub holders: i64,
    /// Raw Argon2id on all cores.
    pub hashes_a_second: f64,
    /// CPU of one raw hash.
    pub hash_cpu_ms: f64,
    /// Whole unlocks by eight clients.
    pub unlock_8: Rate,
    /// Whole unlocks by sixty-four.
    pub unlock_64: Rate,
    /// The lower of both, of what hashing alone would allow.
    pub unlock_ratio: f64,
    /// The bare server's questions page.
    pub page_floor_a_second: f64,
    /// The portal's.
    pub page_a_second: f64,
    /// The second of the first.
    pub page_ratio: f64,
    /// CPU of the portal for one unlock.
    pub cpu_ms_a_journey: f64,
    /// The same without its hashes.
    pub cpu_ms_besides_hashing: f64,
    /// CPU of the worker for its two mails.
    pub cpu_ms_of_work: f64,
    /// With many holders against few: the worst of a journey and the console's pages.
    pub scale_ratio: f64,
    /// Each of them.
    pub scale: Scale,
    /// Resident after start.
    pub rss_idle_mb: f64,
    /// The most that was resident, two hundred clients among it.
    pub rss_busy_mb: f64,
    /// From start to the first answer, on a database that was there.
    pub start_ms: f64,
    /// Two replicas against one.
    pub replicas_ratio: f64,
}

/// Prints them.
pub fn say(figures: &Figures, json: bool) -> anyhow::Result<()> {
    let text = match json {
        true => serde_json::to_string_pretty(figures)?,
        false => table(figures),
    };
    writeln!(std::io::stdout(), "{text}")?;
    Ok(())
}

#[expect(clippy::too_many_lines, reason = "a line of it is a line here")]
fn table(f: &Figures) -> String {
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let rate = |rate: &Rate| {
        format!(
            "{:.1} a second, p50 {:.0} ms, p99 {:.0} ms",
            rate.a_second, rate.p50_ms, rate.p99_ms
        )
    };
    let mut lines = vec![
        format!("{}, {} holders, {cores} cores", f.database, f.holders),
        format!(
            "raw Argon2id               {:.1} a second, {:.1} ms of CPU each",
            f.hashes_a_second, f.hash_cpu_ms
        ),
        format!("unlock, 8 clients          {}", rate(&f.unlock_8)),
        format!("unlock, 64 clients         {}", rate(&f.unlock_64)),
        format!(
            "  of what hashing allows   {:.2}   (at least 0.85)",
            f.unlock_ratio
        ),
        format!(
            "questions page             {:.0} a second; bare {:.0}",
            f.page_a_second, f.page_floor_a_second
        ),
        format!(
            "  of the bare page         {:.2}   (at least 0.6)",
            f.page_ratio
        ),
        format!(
            "CPU of an unlock           {:.1} ms, and {:.1} ms of the worker",
            f.cpu_ms_a_journey, f.cpu_ms_of_work
        ),
        format!(
            "  besides hashing          {:.1} ms (at most 4)",
            f.cpu_ms_besides_hashing
        ),
        format!(
            "many holders against few   {:.2}   (at most 1.2), a journey {:.2}",
            f.scale_ratio, f.scale.journey
        ),
    ];
    lines.extend(
        f.scale
            .pages
            .iter()
            .map(|(page, ratio)| format!("  {ratio:.2}  {page}")),
    );
    lines.extend([
        format!(
            "resident, idle             {:.1} MB (at most 40)",
            f.rss_idle_mb
        ),
        format!(
            "resident, at most          {:.1} MB (at most 40 and {} of hashing)",
            f.rss_busy_mb,
            cores * 19
        ),
        format!(
            "start to first answer      {:.0} ms (at most 200)",
            f.start_ms
        ),
        format!(
            "two replicas against one   {:.2}   (at least 1.8 where there are six cores)",
            f.replicas_ratio
        ),
    ]);
    lines.join("\n")
}
