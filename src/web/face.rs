//! The organisation's face as pages show it: what templates are given, and the two files that are made at start
//! and served with the other assets, under names that hold their hash.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hasher};

use actix_web::web::Bytes;
use serde::Serialize;

use crate::domain::colour::Colour;
use crate::domain::face::{self as rules, Colours, Texts};
use crate::domain::logo::{HEIGHT, Logo};
use crate::language::Language;

/// A logo is looked at: opened by itself it may run, fetch and frame nothing.
const ONLY_LOOKED_AT: &str = "default-src 'none'; frame-ancestors 'none'; sandbox";
/// The design system's blue, which browsers show around the page on phones.
const THEME: &str = "#005eb8";

/// The face; without a name there is nothing of it.
#[derive(Debug, Clone, Default)]
pub struct Face {
    view: Option<FaceView>,
    files: Vec<FaceFile>,
}

/// A file made at start.
#[derive(Debug, Clone)]
pub struct FaceFile {
    name: String,
    /// Its media type.
    pub content_type: &'static str,
    /// Its own content policy, where it has one.
    pub policy: Option<&'static str>,
    /// What is in it.
    pub content: Bytes,
}

/// What templates are given.
#[derive(Debug, Clone, Serialize)]
pub struct FaceView {
    organisation: String,
    /// The address of the colours; empty where none is set.
    css_path: String,
    theme_colour: String,
    /// The address of the logo; empty without one.
    logo_path: String,
    /// In CSS pixels.
    logo_width: String,
    logo_height: u32,
    texts: BTreeMap<&'static str, TextsView>,
}

/// What the organisation says in one language.
#[derive(Debug, Clone, Serialize)]
struct TextsView {
    contact: String,
    footer: String,
    notice: String,
}

impl Face {
    /// The face with its files made.
    #[must_use]
    pub fn new(face: &rules::Face) -> Self {
        if face.organisation.is_empty() {
            return Self::default();
        }
        let css = stylesheet(&face.colours).map(|css| FaceFile::new("css", "text/css", css.into()));
        let logo = face.logo.as_ref().map(FaceFile::of_logo);
        let path = |file: Option<&FaceFile>| file.map(FaceFile::path).unwrap_or_default();
        let texts = [
            (Language::English, &face.english),
            (Language::Welsh, &face.welsh),
        ];
        let view = FaceView {
            organisation: face.organisation.clone(),
            css_path: path(css.as_ref()),
            theme_colour: face
                .colours
                .header
                .map_or_else(|| THEME.to_owned(), |colour| colour.to_string()),
            logo_path: path(logo.as_ref()),
            logo_width: face.logo.as_ref().map(Logo::width).unwrap_or_default(),
            logo_height: HEIGHT,
            texts: texts
                .map(|(language, texts)| (language.code(), TextsView::of(texts)))
                .into(),
        };
        Self {
            view: Some(view),
            files: css.into_iter().chain(logo).collect(),
        }
    }

    /// What templates are given; nothing for a portal without a face of its own.
    #[must_use]
    pub fn view(&self) -> Option<FaceView> {
        self.view.clone()
    }

    /// The file of a name.
    #[must_use]
    pub fn file(&self, name: &str) -> Option<&FaceFile> {
        self.files.iter().find(|file| file.name == name)
    }
}

impl FaceFile {
    fn new(ending: &str, content_type: &'static str, content: Bytes) -> Self {
        let mut hasher = DefaultHasher::new();
        hasher.write(&content);
        Self {
            name: format!("face.{:016x}.{ending}", hasher.finish()),
            content_type,
            policy: None,
            content,
        }
    }

    fn of_logo(logo: &Logo) -> Self {
        let content = Bytes::copy_from_slice(&logo.bytes);
        Self {
            policy: Some(ONLY_LOOKED_AT),
            ..Self::new(logo.kind.ending(), logo.kind.content_type(), content)
        }
    }

    fn path(&self) -> String {
        format!("/assets/{}", self.name)
    }
}

impl TextsView {
    fn of(texts: &Texts) -> Self {
        Self {
            contact: texts.contact.clone(),
            footer: texts.footer.clone(),
            notice: texts.notice.clone(),
        }
    }
}

/// Rules that put the colours in the place of the design system's, after its own; none where none is set.
/// People who choose their own colours keep them.
fn stylesheet(colours: &Colours) -> Option<String> {
    let parts = [
        colours.header.map(header),
        colours.link.map(links),
        colours.button.map(buttons),
    ];
    let rules: String = parts.into_iter().flatten().collect();
    (!rules.is_empty()).then(|| format!("@media (forced-colors: none) {{\n{rules}}}\n"))
}

fn header(colour: Colour) -> String {
    let darker = colour.darker(20);
    format!(
        ".nhsuk-header, .nhsuk-header__navigation {{ background-color: {colour}; }}\n\
         .nhsuk-header__account {{ border-color: {darker}; background-color: {darker}; }}\n\
         .nhsuk-header__menu-list .nhsuk-header__navigation-link:not(:focus) {{ color: {colour}; }}\n\
         .nhsuk-footer {{ border-top-color: {colour}; }}\n\
         .nhsuk-inset-text {{ border-left-color: {colour}; }}\n"
    )
}

fn links(colour: Colour) -> String {
    format!(
        "a, .nhsuk-link, .nhsuk-link--no-visited-state, .nhsuk-back-link, .nhsuk-breadcrumb__link, \
         .nhsuk-action-link, .nhsuk-details__summary-text, .nhsuk-details__summary:before \
         {{ color: {colour}; }}\n\
         :is(.nhsuk-link--no-visited-state, .nhsuk-back-link, .nhsuk-breadcrumb__link)\
         :visited:not(:hover, :active, :focus) {{ color: {colour}; }}\n\
         .nhsuk-button--secondary:not(:focus) {{ color: {colour}; box-shadow: 0 4px 0 {colour}; }}\n\
         .nhsuk-button--secondary:not(:focus):not(:active):before {{ border-color: {colour}; }}\n\
         .nhsuk-button--secondary:not(:focus):not(:active):after {{ box-shadow: 0 4px 0 {colour}; }}\n"
    )
}

/// The buttons that go on; others say what they do by their colour.
fn buttons(colour: Colour) -> String {
    let plain = ".nhsuk-button:not(.nhsuk-button--secondary, .nhsuk-button--secondary-solid, \
                 .nhsuk-button--warning, .nhsuk-button--reverse, .nhsuk-button--login, :focus)";
    let (hovered, pressed) = (colour.darker(20), colour.darker(50));
    format!(
        "{plain} {{ background-color: {colour}; box-shadow: 0 4px 0 {pressed}; }}\n\
         {plain}:hover {{ background-color: {hovered}; }}\n\
         {plain}:active {{ background-color: {pressed}; box-shadow: none; }}\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn face(header: Option<Colour>) -> rules::Face {
        rules::Face {
            organisation: "Example Valley".into(),
            colours: Colours {
                header,
                ..Colours::default()
            },
            ..rules::Face::default()
        }
    }

    #[test]
    fn without_a_name_there_is_nothing() {
        let bare = Face::new(&rules::Face::default());
        assert!(bare.view().is_none() && bare.files.is_empty());
    }

    #[test]
    fn without_colours_there_is_no_style_sheet() {
        let plain = Face::new(&face(None));
        assert_eq!(plain.view().unwrap().css_path, "");
        assert!(plain.files.is_empty());
    }

    #[test]
    fn another_colour_has_another_address() {
        let [one, other] =
            [Colour::of(1, 2, 3), Colour::of(1, 2, 4)].map(|colour| Face::new(&face(Some(colour))));
        let path = |face: &Face| face.view().unwrap().css_path;
        assert_ne!(path(&one), path(&other));
        assert_eq!(
            path(&one),
            path(&Face::new(&face(Some(Colour::of(1, 2, 3)))))
        );
    }
}
