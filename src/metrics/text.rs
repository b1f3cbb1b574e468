//! Prometheus's text. The library writes `OpenMetrics`, which calls a counter by its name without `_total` and knows
//! more kinds of comments; the older text is read by every scraper and by `promtool`, so that is what is served.

use std::collections::BTreeSet;

use prometheus_client::encoding::text::encode_registry;
use prometheus_client::registry::Registry;

pub(super) fn of(registry: &Registry) -> String {
    let mut open = String::new();
    // Writing to a string cannot fail.
    let _ = encode_registry(&mut open, registry);
    plain(&open)
}

fn plain(open: &str) -> String {
    let counters: BTreeSet<&str> = open
        .lines()
        .filter_map(|line| line.strip_prefix("# TYPE ")?.strip_suffix(" counter"))
        .collect();
    let mut plain = String::with_capacity(open.len());
    for line in open.lines() {
        let mut words = line.splitn(4, ' ');
        match (words.next(), words.next(), words.next(), words.next()) {
            (Some("#"), Some(kind), Some(name), Some(rest)) if counters.contains(name) => {
                plain.extend(["# ", kind, " ", name, "_total ", rest]);
            }
            // A series without labels is written without their braces.
            _ => match line.split_once("{} ") {
                Some((name, value)) => plain.extend([name, " ", value]),
                None => plain.push_str(line),
            },
        }
        plain.push('\n');
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_counter_is_described_by_the_name_it_has() {
        let open = "# HELP a_b Bees.\n# TYPE a_b counter\na_b_total{x=\"1 2\"} 3\n\
                    # HELP c Seas.\n# TYPE c gauge\nc{} 4\n";
        let expected = "# HELP a_b_total Bees.\n# TYPE a_b_total counter\na_b_total{x=\"1 2\"} 3\n\
                        # HELP c Seas.\n# TYPE c gauge\nc 4\n";
        assert_eq!(plain(open), expected);
    }
}
