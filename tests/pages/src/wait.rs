//! Waiting for something to come true, with a deadline instead of a guess.

use std::time::Duration;

use anyhow::{Result, bail};
use tokio::time::Instant;

/// How long anything on a page may take on a slow, busy machine.
pub const PATIENCE: Duration = Duration::from_secs(15);

/// How often is looked.
const INTERVAL: Duration = Duration::from_millis(25);

/// Looks again and again until `look` finds something, and returns that.
///
/// # Errors
/// When the time is up, with `what` and the last thing that went wrong.
pub async fn until<T>(
    what: &str,
    patience: Duration,
    mut look: impl AsyncFnMut() -> Result<Option<T>>,
) -> Result<T> {
    let deadline = Instant::now() + patience;
    loop {
        let found = look().await;
        if let Ok(Some(value)) = found {
            return Ok(value);
        }
        if Instant::now() >= deadline {
            let seconds = patience.as_secs();
            match found {
                Err(error) => return Err(error.context(format!("waited {seconds} s for {what}"))),
                Ok(_) => bail!("waited {seconds} s for {what}"),
            }
        }
        tokio::time::sleep(INTERVAL).await;
    }
}
