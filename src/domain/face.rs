//! The face of the organisation that runs the portal: its name, colours, logo and texts, and what they must keep
//! to so that everybody can read them (WCAG 2.2, 1.4.3). Pure: it knows neither files nor pages.

use super::colour::Colour;
use super::logo::Logo;

/// The longest name and the longest text, in characters.
pub const LONGEST_NAME: usize = 80;
/// See [`LONGEST_NAME`].
pub const LONGEST_TEXT: usize = 300;

/// What text must reach against what is behind it.
const TEXT_CONTRAST: f64 = 4.5;
/// The darkest ground that links stand on: the footer's.
const DARKEST_GROUND: Colour = Colour::of(0xd8, 0xdd, 0xe0);

/// A face. Without a name there is nothing else of it.
#[derive(Debug, Clone, Default)]
pub struct Face {
    /// The organisation's name; empty for a portal without a face of its own.
    pub organisation: String,
    /// Its colours.
    pub colours: Colours,
    /// Its logo.
    pub logo: Option<Logo>,
    /// Its texts in English.
    pub english: Texts,
    /// Its texts in Welsh.
    pub welsh: Texts,
}

/// Colours instead of the design system's.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Colours {
    /// Behind the white text of the header.
    pub header: Option<Colour>,
    /// Of links.
    pub link: Option<Colour>,
    /// Behind the white text of buttons.
    pub button: Option<Colour>,
}

/// What the organisation says on pages; each may be empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Texts {
    /// How to reach its support, in the footer.
    pub contact: String,
    /// A line at the very foot.
    pub footer: String,
    /// A notice on the start page, such as planned work.
    pub notice: String,
}

/// A use of a colour that people with low vision could not read.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TooFaint {
    /// The contrast that it has.
    pub contrast: f64,
    /// The ground or text it is held against.
    pub against: Colour,
}

/// White text on a colour.
///
/// # Errors
/// [`TooFaint`] below 4.5:1.
pub fn under_white_text(colour: Colour) -> Result<Colour, TooFaint> {
    readable(colour, Colour::WHITE)
}

/// Text of a colour on the grounds that pages have.
///
/// # Errors
/// [`TooFaint`] below 4.5:1 on the darkest of them.
pub fn as_text(colour: Colour) -> Result<Colour, TooFaint> {
    readable(colour, DARKEST_GROUND)
}

fn readable(colour: Colour, against: Colour) -> Result<Colour, TooFaint> {
    let contrast = colour.contrast(against);
    match contrast >= TEXT_CONTRAST {
        true => Ok(colour),
        false => Err(TooFaint { contrast, against }),
    }
}

/// Whether a text is one that a page can show in a line or two: no control characters, not too long.
#[must_use]
pub fn is_showable(text: &str, longest: usize) -> bool {
    text.chars().count() <= longest && !text.chars().any(char::is_control)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn colour(text: &str) -> Colour {
        Colour::parse(text).unwrap()
    }

    #[test]
    fn white_text_needs_a_dark_ground() {
        assert_eq!(under_white_text(colour("#767676")), Ok(colour("#767676")));
        let faint = under_white_text(colour("#777777")).unwrap_err();
        assert!(faint.contrast < 4.5 && faint.against == Colour::WHITE);
    }

    #[test]
    fn links_are_read_on_the_footer_too() {
        assert_eq!(as_text(colour("#005eb8")), Ok(colour("#005eb8")));
        // Enough on white (5.9:1) and not on the footer.
        assert!(under_white_text(colour("#00707a")).is_ok());
        assert!(as_text(colour("#00707a")).is_err());
    }

    #[test]
    fn a_text_is_one_of_few_lines() {
        assert!(is_showable("Ring 01632 960000", 17));
        assert!(!is_showable("Ring 01632 960000", 16));
        assert!(!is_showable("two\nlines", 50));
    }
}
