//! What makes a well-formed passcode too easy to guess (DESIGN section 3,
//! "Passcodes"): somebody who finds a card has three tries, so it is the first
//! few guesses that must not work. Letter case never makes a passcode stronger.

use zeroize::Zeroizing;

use super::PasscodeRefusal;
use crate::domain::smartcard_number::SmartcardNumber;

/// Well-known passcodes that no rule below catches; all in lower case.
const COMMON: [&str; 124] = [
    // Key-pad shapes, doublings and numbers everybody knows.
    "0007", "0420", "0852", "0911", "1001", "1004", "1122", "1221", "1337", "1342", "1357", "1379",
    "1397", "1470", "1590", "2112", "2468", "2580", "3690", "4711", "5683", "112358", "7410",
    "8520", "9630", "12321", "13579", "24680", "11235", "31415", "101112", "102030", "110110",
    "111222", "112233", "114477", "121314", "123123", "123321", "123654", "123789", "134679",
    "135790", "142536", "147147", "147258", "147852", "147896", "159357", "159753", "246810",
    "258456", "314159", "321321", "321654", "456123", "456456", "654123", "741852", "753951",
    "789456", "852456", "951753", "963852", "987321", "1472583", "11223344", "12341234",
    "12344321", "12348765", "13572468", "19283746", // Key-board rows and zigzags.
    "1q2w", "1q2w3e", "1q2w3e4r", "1qaz", "1qaz2wsx", "asdf", "asdf1234", "asdfgh", "asdfghjk",
    "q1w2e3", "q1w2e3r4", "qazwsx", "qwer", "qwer1234", "qwerty", "qwerty1", "qwerty12",
    "qwertyui", "zxcv", "zxcvbn", "zxcvbnm", "a1b2c3", "a1b2c3d4", "abc123", "abcd1234",
    // Words people reach for when asked for a secret, and those of this work.
    "admin", "admin123", "changeme", "default", "hello123", "iloveyou", "letmein", "login", "pass",
    "pass1234", "passcode", "passw0rd", "password", "secret", "test", "test1234", "welcome",
    "welcome1", "doctor", "health", "hospital", "nhs123", "nhs1234", "nhs1948", "nurse",
    "nurse123", "unlock",
];

/// Years that people are likely to use: births, weddings, the present.
const YEARS: std::ops::RangeInclusive<u16> = 1950..=2030;

/// The first weakness of a passcode that already has the right shape (ASCII
/// letters and digits, at least 4), or `None` for a good one.
///
/// The rules come before the list, because "it is a sequence" helps more to
/// choose a better one than "it is common".
pub(super) fn weakness(passcode: &str, number: &SmartcardNumber) -> Option<PasscodeRefusal> {
    let folded = Zeroizing::new(passcode.to_ascii_lowercase());
    if is_sequential(folded.as_bytes()) {
        Some(PasscodeRefusal::Sequential)
    } else if is_repeated(folded.as_bytes()) {
        Some(PasscodeRefusal::Repeated)
    } else if is_run_of(number, &folded) {
        Some(PasscodeRefusal::FromSmartcardNumber)
    } else if is_common(&folded) {
        Some(PasscodeRefusal::Common)
    } else {
        None
    }
}

fn is_sequential(passcode: &[u8]) -> bool {
    let pairs = || passcode.iter().zip(passcode.iter().skip(1));
    pairs().all(|(a, b)| successor(*a) == *b) || pairs().all(|(a, b)| *a == successor(*b))
}

/// The next digit or letter; 0 follows 9, as on a key pad, and a follows z.
fn successor(character: u8) -> u8 {
    match character {
        b'9' => b'0',
        b'z' => b'a',
        other => other.saturating_add(1),
    }
}

/// Every character equals the one two before it: 7777, 1212, ababa.
fn is_repeated(passcode: &[u8]) -> bool {
    passcode
        .iter()
        .zip(passcode.iter().skip(2))
        .all(|(a, b)| a == b)
}

fn is_run_of(number: &SmartcardNumber, passcode: &str) -> bool {
    let backwards: String = number.as_str().chars().rev().collect();
    number.as_str().contains(passcode) || backwards.contains(passcode)
}

fn is_common(passcode: &str) -> bool {
    COMMON.contains(&passcode) || is_year(passcode)
}

fn is_year(passcode: &str) -> bool {
    passcode.len() == 4
        && passcode
            .parse()
            .is_ok_and(|year: u16| YEARS.contains(&year))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn weakness_of(passcode: &str) -> Option<PasscodeRefusal> {
        weakness(passcode, &SmartcardNumber::parse("555193827406").unwrap())
    }

    #[track_caller]
    fn assert_all(passcodes: &[&str], expected: Option<PasscodeRefusal>) {
        for passcode in passcodes {
            assert_eq!(weakness_of(passcode), expected, "{passcode}");
        }
    }

    #[test]
    fn sequences_are_refused_in_either_direction_and_across_the_end() {
        let sequences = [
            "1234", "3456", "7890", "8901", "12345678", "4321", "3210", "0987", "2109", "87654321",
            "abcd", "aBcD", "WXYZ", "yzab", "dcba", "azyx",
        ];
        assert_all(&sequences, Some(PasscodeRefusal::Sequential));
    }

    #[test]
    fn one_or_two_characters_over_and_over_are_refused() {
        let repeats = [
            "0000", "77777777", "aaaa", "AaAa", "1212", "2121", "abab", "12121", "9a9a9a",
        ];
        assert_all(&repeats, Some(PasscodeRefusal::Repeated));
    }

    #[test]
    fn runs_of_the_holders_own_number_are_refused_in_either_direction() {
        let runs = ["5551", "9382", "7406", "55519382", "6047", "2839", "83915"];
        assert_all(&runs, Some(PasscodeRefusal::FromSmartcardNumber));
    }

    #[test]
    fn digits_scattered_in_the_number_are_no_run_of_it() {
        assert_all(&["5592", "5574", "a5551"], None);
    }

    #[test]
    fn well_known_passcodes_are_refused_in_any_case() {
        let known = [
            "2580", "112233", "qwerty", "QwErTy", "PASSWORD", "Passw0rd", "nhs123", "NHS1948",
        ];
        assert_all(&known, Some(PasscodeRefusal::Common));
    }

    #[test]
    fn years_are_refused_from_1950_to_2030() {
        assert_all(
            &["1950", "1984", "2000", "2024", "2030"],
            Some(PasscodeRefusal::Common),
        );
        assert_all(&["1949", "2031", "19840", "01984"], None);
    }

    #[test]
    fn ordinary_passcodes_have_no_weakness() {
        assert_all(
            &[
                "4829", "blue7", "482951", "Kx27", "1235", "1213", "abce", "112", "9ab0",
            ],
            None,
        );
    }

    #[test]
    fn every_listed_passcode_could_be_chosen_and_is_caught_by_the_list_alone() {
        let distinct: BTreeSet<_> = COMMON.iter().collect();
        assert_eq!(distinct.len(), COMMON.len(), "listed twice");
        for listed in COMMON {
            assert!((4..=8).contains(&listed.len()), "{listed}");
            assert!(
                listed
                    .bytes()
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()),
                "{listed}"
            );
            let caught_by_rule = is_sequential(listed.as_bytes()) || is_repeated(listed.as_bytes());
            assert!(!caught_by_rule && !is_year(listed), "{listed}");
        }
    }
}
