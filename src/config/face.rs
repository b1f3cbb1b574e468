//! `[face]`: the organisation that runs the portal, as people see it.

use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::Problem;
use crate::domain::colour::Colour;
use crate::domain::face::{self, Colours, Face, LONGEST_NAME, LONGEST_TEXT, Texts, TooFaint};
use crate::domain::logo::Logo;

/// The organisation's name, colours, logo and texts; each may be empty.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FaceSettings {
    /// Its name, above the header of every page and at the foot of every mail.
    pub organisation: String,
    /// `#rrggbb`, behind the white text of the header.
    pub header_colour: String,
    /// `#rrggbb`, of links.
    pub link_colour: String,
    /// `#rrggbb`, behind the white text of buttons.
    pub button_colour: String,
    /// An SVG or PNG file.
    pub logo: PathBuf,
    /// What it says on pages.
    pub texts: TextsSettings,
}

/// The texts by language.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TextsSettings {
    /// In English.
    pub en: TextSettings,
    /// In Welsh.
    pub cy: TextSettings,
}

/// The texts in one language.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TextSettings {
    /// How to reach support, at the foot of every page.
    pub contact: String,
    /// A line below it.
    pub footer: String,
    /// A notice on the start page.
    pub notice: String,
}

impl FaceSettings {
    /// The face, its logo read.
    ///
    /// # Errors
    /// All that will not do.
    pub fn face(&self) -> Result<Face, Vec<Problem>> {
        let mut problems = self.wrong_words();
        let mut colour = |key, text: &str, rule: Rule| match colour(key, text, rule) {
            Ok(colour) => colour,
            Err(problem) => {
                problems.push(problem);
                None
            }
        };
        let colours = Colours {
            header: colour(
                "face.header_colour",
                &self.header_colour,
                face::under_white_text,
            ),
            link: colour("face.link_colour", &self.link_colour, face::as_text),
            button: colour(
                "face.button_colour",
                &self.button_colour,
                face::under_white_text,
            ),
        };
        let logo = logo(&self.logo).unwrap_or_else(|problem| {
            problems.push(problem);
            None
        });
        if !problems.is_empty() {
            return Err(problems);
        }
        Ok(Face {
            organisation: self.organisation.trim().to_owned(),
            colours,
            logo,
            english: self.texts.en.texts(),
            welsh: self.texts.cy.texts(),
        })
    }

    pub(super) fn validate(&self) -> Vec<Problem> {
        self.face().err().unwrap_or_default()
    }

    fn wrong_words(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        if !face::is_showable(&self.organisation, LONGEST_NAME) {
            let wrong = "has control characters, or is too long";
            problems.push(Problem::new(
                "face.organisation",
                wrong,
                "80 characters at most",
            ));
        }
        if self.organisation.trim().is_empty() && !self.is_bare() {
            let wrong = "is empty, while other keys of [face] are set";
            let right =
                "the organisation's name: it is what a logo says to those who do not see it";
            problems.push(Problem::new("face.organisation", wrong, right));
        }
        for (key, english, welsh) in self.texts.pairs() {
            let showable = [english, welsh]
                .iter()
                .all(|text| face::is_showable(text, LONGEST_TEXT));
            if !showable {
                let wrong = "has control characters, or is too long";
                problems.push(Problem::new(
                    key,
                    wrong,
                    "300 characters of plain text at most, in each language",
                ));
            }
            if english.trim().is_empty() != welsh.trim().is_empty() {
                let right = "a text in each language, or in neither";
                problems.push(Problem::new(key, "is there in one language only", right));
            }
        }
        problems
    }

    /// Whether nothing but the name may be set.
    fn is_bare(&self) -> bool {
        let colours = [&self.header_colour, &self.link_colour, &self.button_colour];
        let texts = self.texts.pairs();
        colours.iter().all(|colour| colour.is_empty())
            && self.logo.as_os_str().is_empty()
            && texts
                .iter()
                .all(|(_, english, welsh)| english.is_empty() && welsh.is_empty())
    }
}

impl TextsSettings {
    /// Each key with what it says in English and in Welsh.
    fn pairs(&self) -> [(&'static str, &str, &str); 3] {
        let (en, cy) = (&self.en, &self.cy);
        [
            ("face.texts.*.contact", &en.contact, &cy.contact),
            ("face.texts.*.footer", &en.footer, &cy.footer),
            ("face.texts.*.notice", &en.notice, &cy.notice),
        ]
    }
}

impl TextSettings {
    fn texts(&self) -> Texts {
        let tidy = |text: &str| text.trim().to_owned();
        Texts {
            contact: tidy(&self.contact),
            footer: tidy(&self.footer),
            notice: tidy(&self.notice),
        }
    }
}

type Rule = fn(Colour) -> Result<Colour, TooFaint>;

/// A colour that its use allows; none where none is set.
fn colour(key: &'static str, text: &str, rule: Rule) -> Result<Option<Colour>, Problem> {
    if text.is_empty() {
        return Ok(None);
    }
    let Some(colour) = Colour::parse(text) else {
        let wrong = format!("{text:?} is no colour");
        return Err(Problem::new(key, wrong, "six digits such as \"#005eb8\""));
    };
    rule(colour)
        .map(Some)
        .map_err(|TooFaint { contrast, against }| {
            // Cut, not rounded: 4.48 must not read as 4.5.
            let contrast = (contrast * 100.0).floor() / 100.0;
            let wrong = format!("{colour} has a contrast of {contrast}:1 against {against}");
            Problem::new(
                key,
                wrong,
                "a darker colour: 4.5:1 or more, so that everybody can read it",
            )
        })
}

/// The logo of a file; none where none is named.
fn logo(file: &Path) -> Result<Option<Logo>, Problem> {
    if file.as_os_str().is_empty() {
        return Ok(None);
    }
    let problem = |wrong: String| {
        let right = "a PNG, or an SVG that is a drawing and nothing else (saved as “plain SVG”), of 40,000 bytes at most";
        Problem::new("face.logo", format!("{}: {wrong}", file.display()), right)
    };
    let bytes = std::fs::read(file).map_err(|error| problem(error.to_string()))?;
    Logo::parse(bytes)
        .map(Some)
        .map_err(|error| problem(error.to_string()))
}
