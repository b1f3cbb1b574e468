//! What whoever watches the portal sees: every number moves when its thing happens, nothing in them is anybody's,
//! and nobody else sees them.

mod cardinality;
mod monitoring;
mod moves;
mod standing;
mod strangers;

use crate::support::{Page, TestApp};

/// The numbers as they were at one moment.
struct Numbers(String);

impl TestApp {
    /// Asks as Prometheus does: from the machine itself, through no proxy.
    async fn scrape(&self) -> Numbers {
        let page = self.ask_for_metrics(&[]).await;
        page.has_status(200);
        assert_eq!(
            page.headers["content-type"],
            "text/plain; version=0.0.4; charset=utf-8"
        );
        Numbers(page.body)
    }

    /// The same with headers besides.
    async fn ask_for_metrics(&self, headers: &[&str]) -> Page {
        let lines = [&["GET /metrics HTTP/1.1", "Host: localhost"], headers];
        self.raw_lines(&lines.concat()).await
    }
}

impl Numbers {
    /// The number of a series, as it is written: `name` or `name{label="value"}`, its labels in any order; 0 for one that is not there.
    fn of(&self, series: &str) -> f64 {
        self.find(series).unwrap_or(0.0)
    }

    fn find(&self, series: &str) -> Option<f64> {
        let wanted = parts(series);
        let lines = self.0.lines().filter(|line| !line.starts_with('#'));
        let mut found = lines.filter_map(|line| {
            let (series, value) = line.rsplit_once(' ').unwrap();
            (parts(series) == wanted).then(|| value.parse().unwrap())
        });
        found.next()
    }

    /// The names of all series, with those of their labels and the values.
    fn series(&self) -> Vec<String> {
        let lines = self.0.lines().filter(|line| !line.starts_with('#'));
        lines
            .map(|line| line.rsplit_once(' ').unwrap().0.to_owned())
            .collect()
    }

    /// The names of the families.
    fn names(&self) -> Vec<String> {
        let types = self.0.lines().filter_map(|l| l.strip_prefix("# TYPE "));
        types
            .map(|rest| rest.split(' ').next().unwrap().to_owned())
            .collect()
    }
}

/// A series taken apart: its name, then its labels in order. No value of a label holds a comma.
fn parts(series: &str) -> Vec<&str> {
    let mut parts: Vec<&str> = series
        .split(['{', '}', ','])
        .filter(|part| !part.is_empty())
        .collect();
    parts[1..].sort_unstable();
    parts
}
