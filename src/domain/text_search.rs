//! Finding texts by words: the help's topics by what people type. Case, accents and punctuation do not matter;
//! a word is found by its beginning; what the field calls by several names is found by each. Pure.

use std::collections::BTreeSet;

use super::name_words::{MOST_CHARS, plain};

/// The most words of a search that count.
const MOST_WORDS: usize = 12;
/// The most characters of a search that are looked at.
const MOST_TYPED: usize = 300;
/// A text counts among what is found when it fits at least this fraction as well as the best: one in so many.
const WORST_OF_BEST: u32 = 8;

/// Words that say nothing of what is looked for.
const EMPTY: &[&str] = &[
    "a", "about", "after", "am", "an", "and", "any", "are", "as", "at", "be", "been", "by", "can",
    "cannot", "cant", "could", "did", "do", "does", "doesn", "doesnt", "don", "dont", "for",
    "from", "get", "got", "has", "have", "having", "help", "how", "i", "if", "in", "into", "is",
    "it", "its", "just", "m", "me", "my", "need", "needs", "no", "not", "of", "on", "or", "please",
    "s", "should", "so", "t", "that", "the", "there", "this", "to", "up", "ve", "want", "was",
    "what", "when", "where", "which", "why", "will", "with", "won", "wont", "would", "you", "your",
];

/// Two words that are one.
const JOINED: &[(&str, &str, &str)] = &[
    ("smart", "card", "smartcard"),
    ("pass", "code", "passcode"),
    ("pass", "word", "passcode"),
    ("user", "name", "number"),
    ("log", "in", "login"),
    ("log", "on", "login"),
    ("sign", "in", "login"),
    ("first", "time", "register"),
];

/// Words for the same thing: each finds what its line begins with.
const SAME: &[(&str, &[&str])] = &[
    (
        "passcode",
        &["pin", "pincode", "password", "passwords", "pins"],
    ),
    (
        "locked",
        &[
            "block", "blocked", "lock", "locking", "blocking", "barred", "frozen",
        ],
    ),
    ("unlock", &["unblock", "unblocked", "unlocked", "unlocking"]),
    ("certificate", &["cert", "certs", "certificates"]),
    ("smartcard", &["smartcards"]),
    ("card", &["smartcard", "smartcards", "badge"]),
    (
        "lost",
        &["lose", "losing", "missing", "mislaid", "misplaced"],
    ),
    ("stolen", &["stole", "steal", "theft", "robbed"]),
    (
        "damaged",
        &["damage", "broken", "broke", "snapped", "cracked", "bent"],
    ),
    (
        "expired",
        &["expire", "expires", "expiry", "expiring", "outdated"],
    ),
    ("forgotten", &["forgot", "forget", "forgets"]),
    (
        "married",
        &["marriage", "divorced", "divorce", "maiden", "wedding"],
    ),
    ("email", &["mail", "emails", "emailed", "mailbox"]),
    ("code", &["otp", "codes"]),
    ("organisation", &["organization", "trust", "employer"]),
    (
        "night",
        &[
            "nights", "weekend", "weekends", "sunday", "saturday", "closed",
        ],
    ),
    (
        "register",
        &["registration", "registering", "signup", "enrol", "enroll"],
    ),
    (
        "share",
        &["sharing", "lend", "lending", "borrow", "borrowing"],
    ),
    ("renew", &["renewal", "renewing", "renewed"]),
    ("login", &["logon", "signin"]),
];

/// A text to be found.
#[derive(Debug, Clone, Copy)]
pub struct Text<'a> {
    /// What it is called: counts most.
    pub title: &'a str,
    /// Words and a summary for the search: count less.
    pub words: &'a str,
    /// All the rest: counts least.
    pub body: &'a str,
}

/// The parts of a text, and what a whole word and the beginning of one count in each.
const WEIGHTS: [(u32, u32); 3] = [(12, 7), (8, 4), (2, 1)];

type Words = BTreeSet<String>;

/// Texts made ready to be searched.
#[derive(Debug, Clone)]
pub struct Index {
    texts: Vec<[Words; 3]>,
}

impl Index {
    /// Reads the texts.
    #[must_use]
    pub fn of<'a>(texts: impl IntoIterator<Item = Text<'a>>) -> Self {
        let words = |text: &str| fold(text).into_iter().collect::<Words>();
        let texts = texts.into_iter();
        Self {
            texts: texts
                .map(|text| [words(text.title), words(text.words), words(text.body)])
                .collect(),
        }
    }

    /// The places of the texts that fit, the best first; at most `most`. Of equals the earlier comes first.
    #[must_use]
    pub fn find(&self, typed: &str, most: usize) -> Vec<usize> {
        let mut scores = vec![0; self.texts.len()];
        for names in wanted(typed) {
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
fn wanted(typed: &str) -> Vec<Vec<String>> {
    let short: String = typed.chars().take(MOST_TYPED).collect();
    let words = fold(&short);
    let mut joined: Vec<String> = Vec::new();
    let mut at = 0;
    while let Some(word) = words.get(at) {
        let pair = JOINED
            .iter()
            .find(|(one, two, _)| word == one && words.get(at + 1).is_some_and(|next| next == two));
        joined.push(pair.map_or_else(|| word.clone(), |(_, _, both)| (*both).to_owned()));
        at += if pair.is_some() { 2 } else { 1 };
    }
    joined.retain(|word| !EMPTY.contains(&word.as_str()));
    joined.dedup();
    joined.truncate(MOST_WORDS);
    joined.into_iter().map(names).collect()
}

/// A word, the same without the `s` of a plural, and what the field calls it.
fn names(word: String) -> Vec<String> {
    let mut names = Vec::new();
    if let Some(one) = word.strip_suffix('s').filter(|one| one.len() >= 3) {
        names.push(one.to_owned());
    }
    for (name, others) in SAME {
        if others.contains(&word.as_str()) {
            names.push((*name).to_owned());
        }
    }
    names.push(word);
    names
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

    const TEXTS: [Text<'_>; 4] = [
        Text {
            title: "Unlock your card",
            words: "locked too many tries",
            body: "Type the number. A code comes by email.",
        },
        Text {
            title: "The code does not come",
            words: "junk email late",
            body: "Look in the junk folder of your card’s mailbox.",
        },
        Text {
            title: "Renew",
            words: "certificate",
            body: "The card must be unlocked.",
        },
        Text {
            title: "Café",
            words: "tea",
            body: "locked",
        },
    ];

    fn find(typed: &str) -> Vec<usize> {
        Index::of(TEXTS).find(typed, 10)
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
        assert_eq!(Index::of([]).find("card", 10), Vec::<usize>::new());
        let endless = "card ".repeat(100_000);
        assert!(!find(&endless).is_empty());
        assert_eq!(Index::of(TEXTS).find("card", 1).len(), 1);
        assert!(wanted(&"ab cd ".repeat(50)).len() <= MOST_WORDS);
    }

    #[test]
    fn a_word_that_nearly_every_text_has_says_little() {
        // Three of four have “card”; one of them has “junk”, and only among its words.
        assert_eq!(find("card junk")[0], 1);
    }
}
