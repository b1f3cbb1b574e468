//! Reads a failure: can another try help, and what may be said about it.
//!
//! A relay may quote the mail in its answer, so of its words only plain ones
//! are kept: nothing with a digit, an `@` or a `/` can pass, and so no code,
//! address or link (R32, R35).

use std::error::Error as _;

use lettre::transport::smtp::Error;

use super::SendError;

const LONGEST_WORD: usize = 24;
const LONGEST_REASON: usize = 120;

/// No usable connection. Whatever the relay says here is about us and not about
/// the mail, so even a firm no (a wrong password) only defers.
pub(super) fn no_way_in(error: &Error) -> SendError {
    SendError::Deferred(reason(error))
}

/// The relay let us in and then did not take this mail: 5xx is final.
pub(super) fn not_taken(error: &Error) -> SendError {
    if error.is_permanent() {
        SendError::Refused(reason(error))
    } else {
        SendError::Deferred(reason(error))
    }
}

fn reason(error: &Error) -> String {
    let said = error.source().map(ToString::to_string).unwrap_or_default();
    let what = match error.status() {
        Some(code) => format!("the mail server said {code}"),
        None => "the connection to the mail server failed".into(),
    };
    let words = plain_words(&said);
    if words.is_empty() {
        what
    } else {
        format!("{what}: {words}")
    }
}

fn plain_words(said: &str) -> String {
    let words: Vec<_> = said.split_whitespace().filter(|w| is_plain(w)).collect();
    words.join(" ").chars().take(LONGEST_REASON).collect()
}

fn is_plain(word: &str) -> bool {
    let plain =
        |c: char| c.is_ascii_alphabetic() || matches!(c, '\'' | ',' | '.' | ':' | ';' | '-');
    word.len() <= LONGEST_WORD && word.chars().all(plain)
}

#[cfg(test)]
mod tests {
    use super::plain_words;

    #[test]
    fn plain_words_of_a_relay_are_kept() {
        let said = "5.1.1 <sam@nhs.net>: Recipient address rejected: User unknown";
        assert_eq!(
            plain_words(said),
            "Recipient address rejected: User unknown"
        );
    }

    #[test]
    fn codes_links_and_control_characters_are_not() {
        let said = "quoted 1234 5678 12345678 https://latchkey.example/code/abc \u{1b}[31mred \
                    aTokenOfLettersAloneThatOpens end";
        assert_eq!(plain_words(said), "quoted end");
    }

    #[test]
    fn a_long_answer_is_cut() {
        assert_eq!(plain_words(&"word ".repeat(100)).len(), 120);
    }
}
