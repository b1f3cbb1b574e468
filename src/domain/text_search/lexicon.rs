//! What a search must know of a language: words that say nothing, words for the same thing, and how the beginning of
//! a word may change.

/// A language, as far as a search needs it.
#[derive(Debug)]
pub struct Lexicon {
    /// Words that say nothing of what is looked for.
    pub(super) empty: &'static [&'static str],
    /// Two words that are one.
    pub(super) joined: &'static [(&'static str, &'static str, &'static str)],
    /// Words for the same thing: each finds what its line begins with.
    same: &'static [(&'static str, &'static [&'static str])],
    /// Whether words change at their beginning, as Welsh ones do.
    mutates: bool,
}

impl Lexicon {
    /// A word, the same without the `s` of a plural, what the field calls it, and each as it is without a mutation.
    pub(super) fn names(&self, word: String) -> Vec<String> {
        let mut names = Vec::new();
        if let Some(one) = word.strip_suffix('s').filter(|one| one.len() >= 3) {
            names.push(one.to_owned());
        }
        let forms = self.forms(word);
        for (name, others) in self.same {
            if forms.iter().any(|form| others.contains(&form.as_str())) {
                names.push((*name).to_owned());
            }
        }
        names.extend(forms);
        names
    }

    /// A word, and every word that it may be a mutation of: more than there are, which does a search no harm.
    pub(super) fn forms(&self, word: String) -> Vec<String> {
        if !self.mutates || word.chars().count() < SHORTEST_MUTATED {
            return vec![word];
        }
        let mutated = MUTATIONS.iter().filter_map(|(now, radical)| {
            let rest = word.strip_prefix(now)?;
            Some(format!("{radical}{rest}"))
        });
        let mut forms: Vec<String> = mutated.collect();
        // A `g` that was dropped.
        if word.starts_with(['a', 'e', 'i', 'l', 'o', 'r', 'u', 'w', 'y']) {
            forms.push(format!("g{word}"));
        }
        forms.push(word);
        forms
    }
}

/// Shorter words are not looked at for a mutation.
const SHORTEST_MUTATED: usize = 3;

/// What a word of Welsh may begin with, and what it begins with in a dictionary.
const MUTATIONS: &[(&str, &str)] = &[
    ("ngh", "c"),
    ("mh", "p"),
    ("nh", "t"),
    ("ng", "g"),
    ("ch", "c"),
    ("ph", "p"),
    ("th", "t"),
    ("dd", "d"),
    ("f", "b"),
    ("f", "m"),
    ("b", "p"),
    ("d", "t"),
    ("g", "c"),
    ("m", "b"),
    ("n", "d"),
    ("l", "ll"),
    ("r", "rh"),
];

/// English.
pub static ENGLISH: Lexicon = Lexicon {
    empty: &[
        "a", "about", "after", "am", "an", "and", "any", "are", "as", "at", "be", "been", "by",
        "can", "cannot", "cant", "could", "did", "do", "does", "doesn", "doesnt", "don", "dont",
        "for", "from", "get", "got", "has", "have", "having", "help", "how", "i", "if", "in",
        "into", "is", "it", "its", "just", "m", "me", "my", "need", "needs", "no", "not", "of",
        "on", "or", "please", "s", "should", "so", "t", "that", "the", "there", "this", "to", "up",
        "ve", "want", "was", "what", "when", "where", "which", "why", "will", "with", "won",
        "wont", "would", "you", "your",
    ],
    joined: &[
        ("smart", "card", "smartcard"),
        ("pass", "code", "passcode"),
        ("pass", "word", "passcode"),
        ("user", "name", "number"),
        ("log", "in", "login"),
        ("log", "on", "login"),
        ("sign", "in", "login"),
        ("first", "time", "register"),
    ],
    same: &[
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
    ],
    mutates: false,
};

/// Welsh. Letters have no accents here, as in what is folded.
pub static WELSH: Lexicon = Lexicon {
    empty: &[
        "a", "ac", "ag", "am", "an", "ar", "at", "beth", "bod", "ch", "chi", "dw", "dwi", "dydw",
        "dydy", "ddim", "ei", "eich", "ein", "eu", "fod", "fy", "fi", "gan", "gyda", "gydag",
        "help", "hyn", "i", "iddo", "im", "ll", "m", "mae", "mai", "maen", "mewn", "mi", "n", "na",
        "nac", "nad", "neu", "ni", "nid", "o", "oes", "os", "pa", "pam", "pan", "pryd", "r", "rwy",
        "rwyf", "rydw", "rydych", "sut", "sy", "sydd", "th", "u", "w", "wedi", "wnes", "wrth", "y",
        "ydw", "ydy", "ydych", "yn", "yr", "yw",
    ],
    joined: &[
        ("smart", "card", "cerdyn"),
        ("e", "bost", "bost"),
        ("cod", "pin", "pas"),
        ("tro", "cyntaf", "cofrestru"),
    ],
    same: &[
        ("pas", &["pin", "cyfrinair", "passcode", "password"]),
        ("cloi", &["blocio", "rhwystro", "blocked", "locked", "lock"]),
        ("datgloi", &["datglo", "dadflocio", "unlock"]),
        ("cerdyn", &["cardiau", "card", "smartcard", "bathodyn"]),
        ("coll", &["colli", "collais", "lost"]),
        ("dwyn", &["lladrad", "stolen"]),
        (
            "difrodi",
            &["torri", "cracio", "plygu", "damaged", "broken"],
        ),
        (
            "tystysgrif",
            &["tystysgrifau", "certificate", "certificates"],
        ),
        ("adnewyddu", &["adnewyddiad", "adnewyddwch", "renew"]),
        ("cofrestru", &["cofrestriad", "cofrestrwch", "register"]),
        ("benthyg", &["rhannu", "borrow", "share"]),
        ("priodi", &["priodas", "ysgaru", "ysgariad"]),
        (
            "nos",
            &["nosweithiau", "penwythnos", "penwythnosau", "sadwrn", "sul"],
        ),
        ("bost", &["ebost", "ebyst", "email", "mail"]),
        ("cod", &["codau", "code"]),
        ("sefydliad", &["cyflogwr", "ysbyty", "bwrdd"]),
        ("newid", &["newidiwch", "newidiodd", "change"]),
        ("noddwyr", &["noddwr", "sponsor"]),
        ("gweinyddwyr", &["gweinyddwr"]),
        ("gwirwyr", &["gwiriwr"]),
    ],
    mutates: true,
};
