//! Requests, by the route that answered: the pattern, never the path that was asked for.

use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::Registry;

/// Up to one page of an unlock takes a hash; most take a few milliseconds.
const SECONDS: [f64; 9] = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5];

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Answered {
    route: String,
    method: &'static str,
    status: &'static str,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Route {
    route: String,
}

/// Requests.
#[derive(Debug, Clone)]
pub struct HttpMetrics {
    requests: Family<Answered, Counter>,
    seconds: Family<Route, Histogram>,
}

impl HttpMetrics {
    pub(super) fn new(registry: &mut Registry) -> Self {
        let made = Self {
            requests: Family::default(),
            seconds: Family::new_with_constructor(|| Histogram::new(SECONDS)),
        };
        registry.register(
            "latchkey_http_requests",
            "Requests, by route, method and class of status",
            made.requests.clone(),
        );
        registry.register(
            "latchkey_http_request_seconds",
            "How long answering took, by route",
            made.seconds.clone(),
        );
        made
    }

    /// A request was answered.
    pub fn answered(&self, route: &str, method: &str, status: u16, seconds: f64) {
        let labels = Answered {
            route: route.to_owned(),
            method: method_name(method),
            status: class(status),
        };
        self.requests.get_or_create(&labels).inc();
        let Answered { route, .. } = labels;
        self.seconds
            .get_or_create(&Route { route })
            .observe(seconds);
    }
}

/// Methods that the portal takes; whatever else somebody invents is one more.
fn method_name(method: &str) -> &'static str {
    match method {
        "GET" => "GET",
        "HEAD" => "HEAD",
        "POST" => "POST",
        "OPTIONS" => "OPTIONS",
        _ => "other",
    }
}

fn class(status: u16) -> &'static str {
    match status / 100 {
        1 => "1xx",
        2 => "2xx",
        3 => "3xx",
        4 => "4xx",
        _ => "5xx",
    }
}
