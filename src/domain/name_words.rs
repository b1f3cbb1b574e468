//! The words of a name, folded, so that a person is found by the beginning of any of them: without
//! accents, capitals and punctuation. Pure.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The most words of a name or of a search that count; nobody has more.
pub const MOST_WORDS: usize = 8;
/// The most characters of a word that count.
pub const MOST_CHARS: usize = 40;
/// The most characters of a person's name.
pub const PERSON_CHARS: usize = 100;

/// The folded words of a text, each once, in their order: `Zoë O’Brien-Nuñez` is `zoe`, `o`, `brien`, `nunez`.
#[must_use]
pub fn fold(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in plain(text).split(|c: char| !c.is_alphanumeric()) {
        let word: String = word.chars().take(MOST_CHARS).collect();
        if !word.is_empty() && !words.contains(&word) && words.len() < MOST_WORDS {
            words.push(word);
        }
    }
    words
}

/// A name as it was typed, with one space between its words.
#[must_use]
pub fn spaced(typed: &str) -> String {
    typed.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a holder can be called so: a name that can be printed and found.
#[must_use]
pub fn is_holder_name(name: &str) -> bool {
    is_name(name, PERSON_CHARS)
}

/// Whether a name of at most `most` characters can be printed and found by a word of it.
#[must_use]
pub fn is_name(name: &str, most: usize) -> bool {
    // Nothing that cannot be seen, or turns the writing round: a name is read out at a desk.
    let odd = |c: char| {
        c.is_control()
            || matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}'
                | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fffd}'
                | '\u{e0000}'..='\u{e007f}')
    };
    let fits = name.chars().count() <= most && !name.chars().any(odd);
    fits && !fold(name).is_empty()
}

/// A text in lower case and without accents.
pub(super) fn plain(text: &str) -> String {
    // Lower case can bring new marks (`İ`), so it comes before they are taken away.
    let lower = text.nfkd().flat_map(char::to_lowercase);
    lower.nfkd().filter(|c| !is_combining_mark(*c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_capitals_and_punctuation_do_not_matter() {
        for (name, words) in [
            ("Zoë O’Brien-Nuñez", "zoe o brien nunez"),
            ("  SIÂN   Llŷr ", "sian llyr"),
            ("Ann-Marie ANN", "ann marie"),
            ("ﬁona Ⅳ", "fiona iv"),
            ("İpek Ångström", "ipek angstrom"),
            ("李 小龍", "李 小龍"),
            ("Straße", "straße"),
            ("...", ""),
            ("", ""),
        ] {
            assert_eq!(fold(name).join(" "), words, "{name}");
        }
    }

    #[test]
    fn folding_twice_changes_nothing_and_no_text_is_endless() {
        for name in ["Zoë O’Brien-Nuñez", "İpek", "ǅ ŉ", "ΑΣ ας"] {
            let once = fold(name);
            assert_eq!(fold(&once.join(" ")), once, "{name}");
        }
        let endless = fold(&"a".repeat(1_000).repeat(10));
        assert_eq!(endless[0].chars().count(), MOST_CHARS);
        assert_eq!(fold("a b c d e f g h i j").len(), MOST_WORDS);
    }

    #[test]
    fn a_typed_name_has_one_space_between_its_words() {
        assert_eq!(spaced(" Zoë\t O’Brien \n"), "Zoë O’Brien");
        assert_eq!(spaced(" \t"), "");
    }

    #[test]
    fn a_holder_has_a_name_of_bounded_length() {
        let name = "é".repeat(PERSON_CHARS);
        assert!(is_holder_name(&name) && !is_holder_name(&format!("{name}é")));
        assert!(!is_holder_name("…"));
    }

    #[test]
    fn a_name_can_be_printed_and_found() {
        assert!(is_name("Zoë O’Brien", 11) && !is_name("Zoë O’Brien", 10));
        for odd in [
            "",
            "…",
            "a\nb",
            "a\u{ad}b",
            "a\u{202e}b",
            "a\u{200b}b",
            "a\u{e0041}b",
            "a\u{fffd}b",
        ] {
            assert!(!is_name(odd, 40), "{odd:?}");
        }
    }
}
