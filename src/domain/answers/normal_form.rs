//! The one form in which answers are compared and hashed.
//!
//! A strike is dear, so nothing may cost one that people do not see or do not
//! choose: case, spaces, invisible characters, and what a telephone's keyboard
//! makes of an apostrophe or a hyphen.

use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

/// An answer in its normal form: NFKC, case folded, runs of white space made one
/// space, ends trimmed, invisible characters removed, apostrophes and dashes in
/// their plain form (DESIGN section 3, "Answers"). May be empty.
///
/// Stored hashes depend on this: changing it locks registered holders out.
#[must_use]
pub fn normalise(raw: &str) -> Zeroizing<String> {
    let visible = raw.chars().filter(|c| !is_invisible(*c));
    let folded = visible.nfkc().flat_map(char::to_lowercase).flat_map(fold);
    // Lower case may leave a letter and its accent apart; NFKC joins them again.
    collapse(folded.nfkc(), raw.len())
}

/// What lower case leaves apart though it is the same letter or mark.
fn fold(c: char) -> impl Iterator<Item = char> {
    let (first, second) = match c {
        'ß' => ('s', Some('s')),
        'ς' => ('σ', None),
        '\u{2018}' | '\u{2019}' | '\u{201b}' | '\u{02bc}' | '\u{2032}' | '`' => ('\'', None),
        '\u{2010}'..='\u{2015}' | '\u{2212}' => ('-', None),
        other => (other, None),
    };
    std::iter::once(first).chain(second)
}

/// Characters without a shape of their own: zero-width spaces and joiners,
/// direction marks, soft hyphens, variation selectors, byte-order marks.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{034f}' | '\u{061c}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

fn collapse(characters: impl Iterator<Item = char>, length: usize) -> Zeroizing<String> {
    // Twice the raw length is room for nearly everything: growing would leave
    // a copy of the secret behind.
    let mut text = Zeroizing::new(String::with_capacity(length.saturating_mul(2)));
    let mut gap = false;
    for c in characters {
        if c.is_whitespace() {
            gap = true;
            continue;
        }
        if gap && !text.is_empty() {
            text.push(' ');
        }
        gap = false;
        text.push(c);
    }
    text
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn an_answer_has_one_form_however_it_is_typed() {
        for (raw, normal) in [
            ("Biscuit", "biscuit"),
            ("  Ash   Grove \r\n", "ash grove"),
            ("Ash\u{a0}Grove", "ash grove"),
            ("Ash\u{3000}\tGrove", "ash grove"),
            ("ＢＩＳＣＵＩＴ", "biscuit"),
            ("Straße", "strasse"),
            ("STRASSE", "strasse"),
            ("STRAẞE", "strasse"),
            ("CAFÉ", "café"),
            ("cafe\u{301}", "café"),
            ("CAFE\u{200b}\u{301}", "café"),
            ("İzmir", "i\u{307}zmir"),
            ("J\u{30c}an", "\u{1f0}an"), // j with caron is one letter, J is not
            ("ΟΔΟΣ", "οδοσ"),
            ("οδος", "οδοσ"),
            ("\u{212a}ing", "king"),
            ("ﬁnn", "finn"),
            ("O\u{2019}Neill", "o'neill"),
            ("o`neill", "o'neill"),
            ("Stoke\u{2013}on\u{2011}Trent", "stoke-on-trent"),
            ("\u{feff}Bis\u{ad}cu\u{200d}it\u{fe0f}", "biscuit"),
            ("\u{202e}Biscuit\u{202c}", "biscuit"),
            ("Llanfair Pwllgwyngyll", "llanfair pwllgwyngyll"),
            ("Dŵr Tŷ", "dŵr tŷ"),
            ("", ""),
            (" \u{200b} \u{a0}", ""),
        ] {
            assert_eq!(normalise(raw).as_str(), normal, "{raw:?}");
        }
    }

    #[test]
    fn different_words_stay_different() {
        for (one, other) in [
            ("Ash Grove", "Ashgrove"),
            ("café", "cafe"),
            ("St. Ives", "St Ives"),
            ("a-b", "a b"),
        ] {
            assert_ne!(normalise(one), normalise(other));
        }
    }

    proptest! {
        #[test]
        fn the_normal_form_is_its_own_normal_form(raw in any::<String>()) {
            let normal = normalise(&raw);
            prop_assert_eq!(normalise(&normal), normal);
        }

        #[test]
        fn case_and_spacing_never_matter(words in prop::collection::vec("[a-zéŵßñø']{1,8}", 1..4), gap in "[ \t\u{a0}]{1,3}") {
            let typed = format!("{gap}{}{gap}", words.join(&gap).to_uppercase());
            prop_assert_eq!(normalise(&typed), normalise(&words.join(" ")));
        }
    }
}
