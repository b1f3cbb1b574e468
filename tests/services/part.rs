//! Parts of the machine that a suite needs: a mail server, a browser, a database server.

use super::Outcome;

/// Set by `tests/run`: every part must be there.
const REQUIRE_ALL: &str = "LATCHKEY_REQUIRE_ALL";

/// A part that is not there: a failure where all is required, else a line that says what was left
/// out. Always without a part, so that a test can end with it.
pub fn missing<T>(part: &str, why: &str) -> Outcome<Option<T>> {
    let words = format!("{part} is not there ({why}); tests/run installs it");
    if std::env::var_os(REQUIRE_ALL).is_some() {
        return Err(words.into());
    }
    eprintln!("left out: {words}");
    Ok(None)
}
