//! Drawing decoy questions for unknown cards (DESIGN section 3; R08).
//!
//! A keyed hash of the number stands in for a stored choice: nothing is kept,
//! every process draws alike, and without the key nobody can tell a decoy. This
//! module may not know which cards are unknown.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use zeroize::Zeroizing;

use super::QuestionId;
use crate::domain::smartcard_number::SmartcardNumber;

/// Keeps this use of the key apart from every other keyed hash.
const DECOY_LABEL: &[u8] = b"latchkey decoy questions v1";

/// Four different questions that depend on key and number alone.
pub(super) fn draw_four(key: &[u8; 32], number: &SmartcardNumber) -> [QuestionId; 4] {
    let mut draws = Draws::new(key, number);
    let first = draws.draw(&[]);
    let second = draws.draw(&[first]);
    let third = draws.draw(&[first, second]);
    let fourth = draws.draw(&[first, second, third]);
    [first, second, third, fourth]
}

/// An endless row of bytes: HMAC-SHA-256 over label, number and a counter,
/// block after block.
struct Draws<'a> {
    keyed: Hmac<Sha256>,
    number: &'a SmartcardNumber,
    counter: u32,
    bytes: std::array::IntoIter<u8, 32>,
}

impl<'a> Draws<'a> {
    fn new(key: &[u8; 32], number: &'a SmartcardNumber) -> Self {
        let keyed = keyed_hash(key);
        let bytes = block(&keyed, number, 0).into_iter();
        Self {
            keyed,
            number,
            counter: 0,
            bytes,
        }
    }

    /// A question that is not yet taken. Five bits name 32 positions; the twelve
    /// beyond the list are thrown away rather than folded back, which would
    /// favour the first questions.
    fn draw(&mut self, taken: &[QuestionId]) -> QuestionId {
        loop {
            let position = usize::from(self.next_byte() & 31);
            match QuestionId::ALL.get(position) {
                Some(question) if !taken.contains(question) => return *question,
                _ => {}
            }
        }
    }

    fn next_byte(&mut self) -> u8 {
        loop {
            if let Some(byte) = self.bytes.next() {
                return byte;
            }
            self.counter = self.counter.wrapping_add(1);
            self.bytes = block(&self.keyed, self.number, self.counter).into_iter();
        }
    }
}

/// HMAC fills a short key up with zeros to its block of 64 bytes. Doing that
/// here leaves no length that could be refused.
fn keyed_hash(key: &[u8; 32]) -> Hmac<Sha256> {
    let mut padded = Zeroizing::new([0; 64]);
    for (to, from) in padded.iter_mut().zip(key) {
        *to = *from;
    }
    Hmac::new((&*padded).into())
}

fn block(keyed: &Hmac<Sha256>, number: &SmartcardNumber, counter: u32) -> [u8; 32] {
    let mut mac = keyed.clone();
    mac.update(DECOY_LABEL);
    mac.update(number.as_str().as_bytes());
    mac.update(&counter.to_be_bytes());
    mac.finalize().into_bytes().into()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::domain::question::FourQuestions;

    const KEY: [u8; 32] = [7; 32];

    fn number(serial: u64) -> SmartcardNumber {
        SmartcardNumber::parse(&format!("{:012}", 555_000_000_000 + serial)).unwrap()
    }

    #[test]
    fn decoys_are_the_same_every_time() {
        let expected = FourQuestions::decoys(&KEY, &number(1));
        for _ in 0..100 {
            assert_eq!(FourQuestions::decoys(&KEY, &number(1)), expected);
        }
    }

    /// If this fails, every unknown card would suddenly show other questions,
    /// and so give away that it is unknown. Mend the code, not the test.
    #[test]
    fn the_way_decoys_are_drawn_never_changes() {
        for (serial, stored) in [
            (1, "first-concert,first-trip,childhood-place,first-savings"),
            (
                2,
                "wished-name,first-savings,childhood-nickname,first-friend",
            ),
            (
                123_456_789,
                "childhood-place,first-friend,first-pet,lost-treasure",
            ),
        ] {
            assert_eq!(
                FourQuestions::decoys(&KEY, &number(serial)).stored(),
                stored
            );
        }
    }

    #[test]
    fn decoys_depend_on_the_key_and_on_the_number() {
        for serial in 0..50 {
            let decoys = FourQuestions::decoys(&KEY, &number(serial));
            assert_ne!(FourQuestions::decoys(&[8; 32], &number(serial)), decoys);
            assert_ne!(FourQuestions::decoys(&KEY, &number(serial + 1)), decoys);
        }
    }

    #[test]
    fn a_long_row_of_draws_goes_on_into_further_blocks() {
        let number = number(1);
        let mut draws = Draws::new(&KEY, &number);
        let bytes: Vec<u8> = (0..96).map(|_| draws.next_byte()).collect();
        let expected = [0, 1, 2].map(|counter| block(&keyed_hash(&KEY), &number, counter));
        assert_eq!(bytes, expected.concat());
    }

    #[test]
    fn decoys_are_four_different_questions_each_as_likely_as_any_other() {
        const NUMBERS: u32 = 6_000;
        let mut counts: [BTreeMap<QuestionId, u32>; 4] = Default::default();
        for serial in 0..u64::from(NUMBERS) {
            let decoys = FourQuestions::decoys(&KEY, &number(serial)).ids();
            assert!(FourQuestions::choose(decoys).is_ok());
            for (count, question) in counts.iter_mut().zip(decoys) {
                *count.entry(question).or_default() += 1;
            }
        }
        for count in &counts {
            let drawn = QuestionId::ALL.map(|question| count.get(&question).copied().unwrap_or(0));
            // 19 degrees of freedom, p = 0.01.
            assert!(
                chi_square(&drawn, f64::from(NUMBERS) / 20.0) < 36.19,
                "{drawn:?}"
            );
        }
    }

    fn chi_square(observed: &[u32], expected: f64) -> f64 {
        observed
            .iter()
            .map(|count| (f64::from(*count) - expected).powi(2) / expected)
            .sum()
    }
}
