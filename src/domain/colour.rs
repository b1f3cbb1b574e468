//! Colours, and how well they stand out from each other (WCAG 2.2: relative luminance, contrast ratio). Pure.

use std::fmt;

/// An opaque colour in sRGB.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour {
    red: u8,
    green: u8,
    blue: u8,
}

impl Colour {
    /// White.
    pub const WHITE: Self = Self::of(0xff, 0xff, 0xff);

    /// A colour of its parts.
    #[must_use]
    pub const fn of(red: u8, green: u8, blue: u8) -> Self {
        Self { red, green, blue }
    }

    /// Reads `#rrggbb`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#')?;
        if digits.len() != 6 || !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
            return None;
        }
        let part = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).ok();
        Some(Self::of(part(0)?, part(2)?, part(4)?))
    }

    /// The contrast ratio of two colours, from 1 (the same) to 21 (black and white); which is the text makes
    /// no difference.
    #[must_use]
    pub fn contrast(self, other: Self) -> f64 {
        let (mine, its) = (self.luminance(), other.luminance());
        (mine.max(its) + 0.05) / (mine.min(its) + 0.05)
    }

    /// The same with this share of its light taken away, in per cent.
    #[must_use]
    pub fn darker(self, percent: u8) -> Self {
        let kept = 100 - u16::from(percent.min(100));
        let dim = |part: u8| u8::try_from(u16::from(part) * kept / 100).unwrap_or(part);
        Self::of(dim(self.red), dim(self.green), dim(self.blue))
    }

    /// From 0 (black) to 1 (white).
    fn luminance(self) -> f64 {
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            match part <= 0.04045 {
                true => part / 12.92,
                false => ((part + 0.055) / 1.055).powf(2.4),
            }
        };
        0.2126 * linear(self.red) + 0.7152 * linear(self.green) + 0.0722 * linear(self.blue)
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_pairs_have_their_known_contrast() {
        let pairs = [
            ("#ffffff", "#ffffff", 1.0),
            ("#ffffff", "#000000", 21.0),
            ("#767676", "#ffffff", 4.542),
            ("#777777", "#ffffff", 4.478),
            ("#ff0000", "#ffffff", 3.998),
            ("#005eb8", "#ffffff", 6.377),
            ("#ffeb3b", "#212b32", 11.810),
            ("#0a0a0a", "#000000", 1.061),
        ];
        for (one, other, known) in pairs {
            let [one, other] = [one, other].map(|text| Colour::parse(text).unwrap());
            for contrast in [one.contrast(other), other.contrast(one)] {
                let off = (contrast - known).abs();
                assert!(off < 0.001, "{one} {other}: {contrast}");
            }
        }
    }

    #[test]
    fn a_colour_is_six_digits_after_a_hash_and_is_written_the_same() {
        for text in ["#000000", "#005eb8", "#ffffff"] {
            assert_eq!(Colour::parse(text).unwrap().to_string(), text);
        }
        assert_eq!(Colour::parse("#FFEB3B"), Colour::parse("#ffeb3b"));
        for text in [
            "", "005eb8", "#fff", "#005eb", "#005eb8f", "#00 eb8", "#+05eb8", "#é05eb", "red",
        ] {
            assert_eq!(Colour::parse(text), None, "{text}");
        }
    }

    #[test]
    fn darker_takes_light_away() {
        let blue = Colour::of(0, 100, 200);
        assert_eq!(blue.darker(0), blue);
        assert_eq!(blue.darker(20), Colour::of(0, 80, 160));
        assert_eq!(blue.darker(100), Colour::of(0, 0, 0));
    }
}
