//! The process itself: which program, since when, how large. The names are those that dashboards everywhere know.

use std::fmt;

use prometheus_client::collector::Collector;
use prometheus_client::encoding::{DescriptorEncoder, EncodeMetric};
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::{ConstGauge, Gauge};
use prometheus_client::registry::Registry;
use time::OffsetDateTime;

pub(super) fn register(registry: &mut Registry, version: &'static str, started: OffsetDateTime) {
    let build: Family<[(&'static str, &'static str); 1], Gauge> = Family::default();
    build.get_or_create(&[("version", version)]).set(1);
    registry.register("latchkey_build_info", "The version that runs", build);
    registry.register(
        "process_start_time_seconds",
        "When the process was started, seconds since 1970",
        ConstGauge::new(started.unix_timestamp()),
    );
    registry.register_collector(Box::new(Memory));
}

/// Read when it is asked for.
#[derive(Debug)]
struct Memory;

impl Collector for Memory {
    fn encode(&self, mut encoder: DescriptorEncoder) -> fmt::Result {
        let Some(bytes) = resident_bytes() else {
            return Ok(());
        };
        let gauge = ConstGauge::new(bytes);
        let resident = encoder.encode_descriptor(
            "process_resident_memory_bytes",
            "Resident memory in bytes",
            None,
            gauge.metric_type(),
        )?;
        gauge.encode(resident)
    }
}

/// What the kernel says; nothing where it does not say.
fn resident_bytes() -> Option<i64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kibibytes: i64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kibibytes * 1_024)
}
