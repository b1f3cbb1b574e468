//! Recovery codes: one-time codes on paper, for who has lost their authenticator. Pure.
//!
//! Fifty bits each, in letters and digits that are not mistaken for one another.

use zeroize::Zeroizing;

/// How many somebody gets at once; new ones end the old.
pub const CODES: usize = 10;
const LENGTH: usize = 10;
/// Crockford's base 32: no I, L, O, U.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A new code, as it is shown once.
pub struct RecoveryCode(Zeroizing<String>);

impl RecoveryCode {
    /// Draws one from random bytes.
    #[must_use]
    pub fn draw(bytes: [u8; LENGTH]) -> Self {
        let letter = |byte: &u8| char::from(ALPHABET[usize::from(byte % 32)]);
        Self(Zeroizing::new(bytes.iter().map(letter).collect()))
    }

    /// The characters to hash.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// As people write it down: `ABCDE-FGHJK`.
    #[must_use]
    pub fn grouped(&self) -> String {
        let (left, right) = self.0.split_at(LENGTH / 2);
        format!("{left}-{right}")
    }
}

/// A recovery code as somebody typed it.
pub struct TypedRecoveryCode(Zeroizing<String>);

impl TypedRecoveryCode {
    /// Reads ten letters and digits in any case, grouped or not; O is read as 0, I and L as 1.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let code: String = text
            .chars()
            .filter(|c| !c.is_whitespace() && *c != '-')
            .map(|c| match c.to_ascii_uppercase() {
                'O' => '0',
                'I' | 'L' => '1',
                other => other,
            })
            .collect();
        let known = |c: char| u8::try_from(c).is_ok_and(|byte| ALPHABET.contains(&byte));
        (code.len() == LENGTH && code.chars().all(known)).then(|| Self(Zeroizing::new(code)))
    }

    /// The characters to hash.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_as_it_was_written_down() {
        let code = RecoveryCode::draw([0, 1, 17, 31, 32, 255, 40, 9, 10, 11]);
        assert_eq!(code.grouped(), "01HZ0-Z89AB");
        for typed in ["01HZ0-Z89AB", "o1hz0 z89ab", "OLHZ0Z89AB", " 01hz0-z89ab "] {
            assert_eq!(
                TypedRecoveryCode::parse(typed).unwrap().as_str(),
                code.as_str()
            );
        }
        for bad in [
            "",
            "01HZ0-Z89A",
            "01HZ0-Z89AU",
            "01HZ0-Z89ABC",
            "01HZ0Z89Aä",
        ] {
            assert!(TypedRecoveryCode::parse(bad).is_none());
        }
    }
}
