//! Each process's own filter over all requests of a network, in memory (governor's GCRA).

use std::num::NonZeroU32;
use std::sync::atomic::{AtomicU64, Ordering};

use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter, clock::Clock, clock::DefaultClock};
use time::Duration;

use super::actions::LimitedAction;
use super::client_address::Network;

/// Beyond this many networks the idle ones are forgotten, every so many requests.
const KEYS_WORTH_SWEEPING: usize = 10_000;
const REQUESTS_BETWEEN_SWEEPS: u64 = 10_000;

/// The filter. Share one per process.
pub struct FirstFilter {
    limiter: DefaultKeyedRateLimiter<Network>,
    clock: DefaultClock,
    requests: AtomicU64,
}

impl Default for FirstFilter {
    fn default() -> Self {
        let budget = LimitedAction::Request.budget();
        let burst = u32::try_from(budget.burst).ok().and_then(NonZeroU32::new);
        let quota = Quota::with_period(budget.interval.unsigned_abs())
            .unwrap_or(Quota::per_second(NonZeroU32::MIN))
            .allow_burst(burst.unwrap_or(NonZeroU32::MIN));
        Self {
            limiter: RateLimiter::dashmap(quota),
            clock: DefaultClock::default(),
            requests: AtomicU64::new(0),
        }
    }
}

impl FirstFilter {
    /// Lets a request through, or says how long its network has to wait.
    ///
    /// # Errors
    /// The wait.
    pub fn admit(&self, network: &Network) -> Result<(), Duration> {
        let nth = self.requests.fetch_add(1, Ordering::Relaxed);
        if nth.is_multiple_of(REQUESTS_BETWEEN_SWEEPS) && self.limiter.len() > KEYS_WORTH_SWEEPING {
            self.forget_idle();
        }
        self.limiter.check_key(network).map_err(|until| {
            let wait = until.wait_time_from(self.clock.now());
            Duration::try_from(wait).unwrap_or(Duration::SECOND)
        })
    }

    /// Forgets networks that have their whole budget again, and gives their memory back (R38).
    pub fn forget_idle(&self) {
        self.limiter.retain_recent();
        self.limiter.shrink_to_fit();
    }

    /// How many networks it remembers.
    #[must_use]
    pub fn networks(&self) -> usize {
        self.limiter.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_flood_is_turned_away_and_others_are_not() {
        let filter = FirstFilter::default();
        let flood = Network::of("203.0.113.7".parse().unwrap());
        let other = Network::of("203.0.113.8".parse().unwrap());
        let turned_away = (0..2_000).filter(|_| filter.admit(&flood).is_err()).count();
        assert!(turned_away > 0);
        assert!(filter.admit(&other).is_ok());
    }
}
