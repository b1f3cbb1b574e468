//! Waiting for what another process does: by asking again, up to a deadline.

use std::future::Future;
use std::time::Duration;

use tokio::time::{Instant, sleep};

use super::Outcome;

const BETWEEN: Duration = Duration::from_millis(50);

/// What `ask` comes to give, or a failure that says `what` never came.
pub async fn eventually<T, F>(
    what: &str,
    patience: Duration,
    mut ask: impl FnMut() -> F,
) -> Outcome<T>
where
    F: Future<Output = Outcome<Option<T>>>,
{
    let deadline = Instant::now() + patience;
    loop {
        if let Some(found) = ask().await? {
            return Ok(found);
        }
        if Instant::now() >= deadline {
            return Err(format!("waited {} seconds in vain for {what}", patience.as_secs()).into());
        }
        sleep(BETWEEN).await;
    }
}
