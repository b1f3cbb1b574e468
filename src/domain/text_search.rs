//! Finding texts by words: the help's topics by what people type. Case, accents and punctuation do not matter;
//! a word is found by its beginning; what the field calls by several names is found by each. What it must know of a
//! language is its [`Lexicon`]. Pure.

mod lexicon;

use std::collections::BTreeSet;

use super::name_words::{MOST_CHARS, plain};
pub use lexicon::{ENGLISH, Lexicon, WELSH};

/// The most words of a search that count.
const MOST_WORDS: usize = 12;
/// The most characters of a search that are looked at.
const MOST_TYPED: usize = 300;
/// A text counts among what is found when it fits at least this fraction as well as the best: one in so many.
const WORST_OF_BEST: u32 = 8;

/// A text to be found.
#[derive(Debug, Clone)]
pub struct Entry {
    /// What it is called: counts most.
    pub title: String,
    /// Words and a summary for the search: count less.
    pub words: String,
    /// All the rest: counts least.
    pub body: String,
}

/// The parts of a text, and what a whole word and the beginning of one count in each.
const WEIGHTS: [(u32, u32); 3] = [(12, 7), (8, 4), (2, 1)];

type Words = BTreeSet<String>;

/// Texts made ready to be searched.
#[derive(Debug, Clone)]
pub struct Index {
    lexicon: &'static Lexicon,
    texts: Vec<[Words; 3]>,
}

impl Index {
    /// Reads the texts, all of one language.
    #[must_use]
    pub fn of(lexicon: &'static Lexicon, texts: impl IntoIterator<Item = Entry>) -> Self {
        let words = |text: &str| {
            let words = fold(text).into_iter();
            words
                .flat_map(|word| lexicon.forms(word))
                .collect::<Words>()
        };
        let read = |text: Entry| [text.title, text.words, text.body].map(|part| words(&part));
        Self {
            lexicon,
            texts: texts.into_iter().map(read).collect(),
        }
    }

    /// The places of the texts that fit, the best first; at most `most`. Of equals the earlier comes first.
    #[must_use]
    pub fn find(&self, typed: &str, most: usize) -> Vec<usize> {
        let mut scores = vec![0; self.texts.len()];
        for names in wanted(self.lexicon, typed) {
            let fits: Vec<u32> = self.texts.iter().map(|text| fit(text, &names)).collect();
            let rarity = self.rarity(&fits);
            for (score, fit) in scores.iter_mut().zip(fits) {
                *score += fit * rarity;
            }
        }
        let best = scores.iter().copied().max().unwrap_or_default();
        let mut found: Vec<usize> = (0..scores.len())
            .filter(|place| scores[*place] > 0 && scores[*place] * WORST_OF_BEST >= best)
            .collect();
        found.sort_by_key(|place| std::cmp::Reverse(scores[*place]));
        found.truncate(most);
        found
    }

    /// 1 for a word that nearly every text has, up to 6 for one that nearly none has: “card” says little.
    fn rarity(&self, fits: &[u32]) -> u32 {
        let without = fits.iter().filter(|fit| **fit == 0).count();
        let sixths = without * 5 / self.texts.len().max(1);
        1 + u32::try_from(sixths).unwrap_or_default()
    }
}

/// How well a text fits one word by any of its names.
fn fit(text: &[Words; 3], names: &[String]) -> u32 {
    let mut best = 0;
    for (words, (whole, beginning)) in text.iter().zip(WEIGHTS) {
        for name in names {
            if words.contains(name) {
                best = best.max(whole);
            } else if name.chars().count() > 1 && begins(words, name) {
                best = best.max(beginning);
            }
        }
    }
    best
}

fn begins(words: &Words, name: &str) -> bool {
    let mut from = words.range(name.to_owned()..);
    from.next().is_some_and(|word| word.starts_with(name))
}

/// The words that were typed, each with the other names of what it means.
fn wanted(lexicon: &Lexicon, typed: &str) -> Vec<Vec<String>> {
    let short: String = typed.chars().take(MOST_TYPED).collect();
    let words = fold(&short);
    let mut joined: Vec<String> = Vec::new();
    let mut at = 0;
    while let Some(word) = words.get(at) {
        let pair = lexicon
            .joined
            .iter()
            .find(|(one, two, _)| word == one && words.get(at + 1).is_some_and(|next| next == two));
        joined.push(pair.map_or_else(|| word.clone(), |(_, _, both)| (*both).to_owned()));
        at += if pair.is_some() { 2 } else { 1 };
    }
    joined.retain(|word| !lexicon.empty.contains(&word.as_str()));
    joined.dedup();
    joined.truncate(MOST_WORDS);
    joined.into_iter().map(|word| lexicon.names(word)).collect()
}

/// The folded words of a text, in their order: lower case, without accents and punctuation.
fn fold(text: &str) -> Vec<String> {
    plain(text)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| word.chars().take(MOST_CHARS).collect())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXTS: [[&str; 3]; 4] = [
        [
            "Unlock your card",
            "locked too many tries",
            "Type the number. A code comes by email.",
        ],
        [
            "The code does not come",
            "junk email late",
            "Look in the junk folder of your card’s mailbox.",
        ],
        ["Renew", "certificate", "The card must be unlocked."],
        ["Café", "tea", "locked"],
    ];

    fn index() -> Index {
        let entry = |[title, words, body]: [&str; 3]| Entry {
            title: title.to_owned(),
            words: words.to_owned(),
            body: body.to_owned(),
        };
        Index::of(&ENGLISH, TEXTS.map(entry))
    }

    fn find(typed: &str) -> Vec<usize> {
        index().find(typed, 10)
    }

    #[test]
    fn titles_count_more_than_words_and_words_more_than_the_body() {
        assert_eq!(find("code"), [1, 0]);
        assert_eq!(find("locked"), [0, 3]);
        assert_eq!(find("unlock")[0], 0);
        assert_eq!(find("email"), [1, 0]);
    }

    #[test]
    fn case_accents_punctuation_and_word_ends_do_not_matter() {
        for typed in ["CAFE", "café", "Cafe\u{301}", "  café?! ", "caf"] {
            assert_eq!(find(typed), [3], "{typed}");
        }
        assert_eq!(find("certificates"), [2]);
        assert_eq!(find("ertificate"), Vec::<usize>::new());
    }

    #[test]
    fn other_names_find_the_same() {
        assert_eq!(find("blocked"), find("locked"));
        assert_eq!(find("certs"), [2]);
        assert_eq!(find("my smart card is blocked")[0], 0);
    }

    #[test]
    fn what_says_nothing_finds_nothing_and_nothing_is_endless() {
        for typed in ["", "   ", "how do I", "!?", "zzzz", "\u{0}"] {
            assert_eq!(find(typed), Vec::<usize>::new(), "{typed:?}");
        }
        assert_eq!(
            Index::of(&ENGLISH, []).find("card", 10),
            Vec::<usize>::new()
        );
        let endless = "card ".repeat(100_000);
        assert!(!find(&endless).is_empty());
        assert_eq!(index().find("card", 1).len(), 1);
        assert!(wanted(&ENGLISH, &"ab cd ".repeat(50)).len() <= MOST_WORDS);
    }

    #[test]
    fn a_word_that_nearly_every_text_has_says_little() {
        // Three of four have “card”; one of them has “junk”, and only among its words.
        assert_eq!(find("card junk")[0], 1);
    }

    #[test]
    fn a_word_weighs_more_the_fewer_texts_have_it() {
        let index = index();
        for (fits, rarity) in [
            ([1, 1, 1, 1], 1),
            ([1, 1, 1, 0], 2),
            ([2, 1, 0, 0], 3),
            ([7, 0, 0, 0], 4),
            ([0, 0, 0, 0], 6),
        ] {
            assert_eq!(index.rarity(&fits), rarity, "{fits:?}");
        }
    }

    #[test]
    fn two_words_that_are_one_are_looked_for_as_one() {
        assert_eq!(
            wanted(&ENGLISH, "smart card"),
            wanted(&ENGLISH, "smartcard")
        );
        assert_eq!(wanted(&ENGLISH, "smart code card").len(), 3);
    }

    #[test]
    fn a_word_of_welsh_is_also_looked_for_as_it_begins_in_a_dictionary() {
        let forms = |lexicon: &Lexicon, word: &str| lexicon.forms(word.to_owned());
        assert!(forms(&WELSH, "ngherdyn").contains(&"cerdyn".to_owned()));
        assert!(forms(&WELSH, "air").contains(&"gair".to_owned()));
        assert_eq!(forms(&WELSH, "ei"), ["ei"]);
        assert_eq!(forms(&ENGLISH, "ngherdyn"), ["ngherdyn"]);
    }
}
