//! A logo: an SVG that can do nothing but be looked at, or a PNG. Pure: bytes in, a logo or a reason out.
//!
//! An SVG is a document that may run scripts and fetch from other sites. What a logo needs of it is listed here,
//! and anything else is refused rather than cleaned.

use roxmltree::{Document, Node};

/// The most bytes: a page with all that it names stays below 100 kB.
pub const MAX_BYTES: usize = 40_000;
/// The height at which it is shown, in CSS pixels.
pub const HEIGHT: u32 = 40;
/// How many times as wide as high it may be.
const WIDEST: f64 = 8.0;
/// The most pixels of a PNG either way.
const MAX_PIXELS: u32 = 2_000;

const SVG: &str = "http://www.w3.org/2000/svg";
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";

/// Elements of a drawing. None runs, fetches, or shows another document.
const ELEMENTS: [&str; 21] = [
    "svg",
    "g",
    "defs",
    "symbol",
    "use",
    "title",
    "desc",
    "path",
    "rect",
    "circle",
    "ellipse",
    "line",
    "polyline",
    "polygon",
    "text",
    "tspan",
    "linearGradient",
    "radialGradient",
    "stop",
    "clipPath",
    "mask",
];

/// Functions in attributes. None of them fetches; `url` is judged by what it names.
const FUNCTIONS: [&str; 12] = [
    "rgb",
    "rgba",
    "hsl",
    "hsla",
    "matrix",
    "translate",
    "scale",
    "rotate",
    "skewX",
    "skewY",
    "calc",
    "url",
];

/// What a logo is stored as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogoKind {
    /// SVG.
    Svg,
    /// PNG.
    Png,
}

impl LogoKind {
    /// The media type.
    #[must_use]
    pub const fn content_type(self) -> &'static str {
        match self {
            Self::Svg => "image/svg+xml",
            Self::Png => "image/png",
        }
    }

    /// The ending of a file of this kind.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Png => "png",
        }
    }
}

/// A logo.
#[derive(Debug, Clone, PartialEq)]
pub struct Logo {
    /// What it is stored as.
    pub kind: LogoKind,
    /// The file.
    pub bytes: Vec<u8>,
    /// How many times as wide as high it is.
    ratio: f64,
}

/// Why bytes are not a logo.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotALogo {
    /// More than [`MAX_BYTES`].
    #[error("has {0} bytes")]
    Size(usize),
    /// Neither SVG nor PNG.
    #[error("is neither an SVG nor a PNG")]
    Kind,
    /// An SVG that is no well-formed XML, or declares a document type.
    #[error("cannot be read as SVG: {0}")]
    Malformed(String),
    /// An element that is not part of a drawing.
    #[error("has an element <{0}>")]
    Element(String),
    /// A processing instruction, such as one that names a style sheet.
    #[error("has a processing instruction <?{0}?>")]
    Instruction(String),
    /// An attribute that runs a script or names something outside the file.
    #[error("has an attribute {name}=\"{value}\"")]
    Attribute {
        /// Its name.
        name: String,
        /// The beginning of its value.
        value: String,
    },
    /// No size, none that makes sense, or a shape too wide for a header.
    #[error("has no size, or is more than eight times as wide as high")]
    Shape,
}

impl Logo {
    /// Takes the bytes of a file; its name says nothing.
    ///
    /// # Errors
    /// See [`NotALogo`].
    pub fn parse(bytes: Vec<u8>) -> Result<Self, NotALogo> {
        if bytes.len() > MAX_BYTES {
            return Err(NotALogo::Size(bytes.len()));
        }
        let (kind, ratio) = match bytes.starts_with(PNG) {
            true => (LogoKind::Png, shape_of_png(&bytes)),
            false => (LogoKind::Svg, shape_of_svg(&bytes)?),
        };
        let ratio = ratio.filter(|ratio| *ratio > 0.0 && *ratio <= WIDEST);
        let ratio = ratio.ok_or(NotALogo::Shape)?;
        Ok(Self { kind, bytes, ratio })
    }

    /// The width at which it is shown at [`HEIGHT`], in whole CSS pixels.
    #[must_use]
    pub fn width(&self) -> String {
        format!("{:.0}", (f64::from(HEIGHT) * self.ratio).max(1.0))
    }
}

/// Width by height, from the header that every PNG begins with.
fn shape_of_png(bytes: &[u8]) -> Option<f64> {
    let header = bytes.get(12..24)?;
    let (name, sizes) = header.split_at(4);
    let (width, height) = sizes.split_at(4);
    let [width, height] = [width, height].map(|size| size.try_into().map(u32::from_be_bytes));
    let (width, height) = (width.ok()?, height.ok()?);
    let sensible = |size: u32| (1..=MAX_PIXELS).contains(&size);
    (name == b"IHDR" && sensible(width) && sensible(height))
        .then(|| f64::from(width) / f64::from(height))
}

/// Width by height of an SVG that is a drawing and nothing else.
fn shape_of_svg(bytes: &[u8]) -> Result<Option<f64>, NotALogo> {
    let text = std::str::from_utf8(bytes).map_err(|_| NotALogo::Kind)?;
    if !text.contains("<svg") {
        return Err(NotALogo::Kind);
    }
    // Without a document type there are no entities that say something else than what is read here.
    let document = Document::parse(text).map_err(|e| NotALogo::Malformed(e.to_string()))?;
    for node in document.descendants() {
        judge(node)?;
    }
    Ok(shape_of_root(document.root_element()))
}

fn judge(node: Node) -> Result<(), NotALogo> {
    if let Some(instruction) = node.pi() {
        return Err(NotALogo::Instruction(instruction.target.to_owned()));
    }
    if !node.is_element() {
        return Ok(());
    }
    let tag = node.tag_name();
    if tag.namespace() != Some(SVG) || !ELEMENTS.contains(&tag.name()) {
        return Err(NotALogo::Element(tag.name().to_owned()));
    }
    for attribute in node.attributes() {
        if !is_harmless(attribute.name(), attribute.value()) {
            return Err(NotALogo::Attribute {
                name: attribute.name().to_owned(),
                value: attribute.value().chars().take(40).collect(),
            });
        }
    }
    Ok(())
}

/// Whether an attribute neither runs a script nor names something outside the file.
fn is_harmless(name: &str, value: &str) -> bool {
    let name = name.to_ascii_lowercase();
    match name.as_str() {
        "href" | "src" => value.starts_with('#'),
        // With a backslash, CSS writes a word that is not the one that is read here.
        _ => !name.starts_with("on") && !value.contains(['\\', '@']) && calls_are_harmless(value),
    }
}

/// Whether every function that a value calls is a known one, and every `url` a place in the same file.
fn calls_are_harmless(value: &str) -> bool {
    let parts: Vec<&str> = value.split('(').collect();
    parts.windows(2).all(|pair| {
        let is_word = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
        let word = pair[0]
            .rsplit(|c: char| !is_word(c))
            .next()
            .unwrap_or_default();
        let known = FUNCTIONS.contains(&word);
        let named = pair[1].trim_start_matches([' ', '"', '\'']);
        known && (word != "url" || named.starts_with('#'))
    })
}

/// From `viewBox`, else from `width` and `height` in pixels.
fn shape_of_root(root: Node) -> Option<f64> {
    let number = |text: &str| text.trim().trim_end_matches("px").parse::<f64>().ok();
    let numbers: Option<Vec<f64>> = match root.attribute("viewBox") {
        Some(area) => {
            let parts = area.split([' ', ',']).filter(|part| !part.is_empty());
            parts.skip(2).map(number).collect()
        }
        None => ["width", "height"]
            .into_iter()
            .map(|name| number(root.attribute(name)?))
            .collect(),
    };
    match numbers?.as_slice() {
        [width, height] if *width > 0.0 && *height > 0.0 => Some(width / height),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn svg(inner: &str) -> Result<Logo, NotALogo> {
        let text = format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 120 40">{inner}</svg>"#
        );
        Logo::parse(text.into_bytes())
    }

    fn png(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = PNG.to_vec();
        bytes.extend([0, 0, 0, 13]);
        bytes.extend(b"IHDR");
        bytes.extend(width.to_be_bytes());
        bytes.extend(height.to_be_bytes());
        bytes
    }

    #[test]
    fn a_drawing_is_a_logo() {
        let logo = svg(
            r##"<title>Example</title><defs><linearGradient id="g"><stop offset="0" stop-color="#fff"/></linearGradient></defs>
            <g transform="translate(1 2) rotate(3)" style="fill:url('#g');stroke:rgb(1,2,3)"><path d="M0 0h3"/></g>
            <rect id="r" width="4" height="4" fill="url(#g)"/><use href="#r"/><use xlink:href="#r"/><text x="1">A (b)</text>"##,
        );
        let logo = logo.unwrap();
        assert_eq!((logo.kind, logo.width().as_str()), (LogoKind::Svg, "120"));
    }

    #[test]
    fn an_svg_that_does_more_is_refused_and_named() {
        let elements = [
            ("<script>alert(1)</script>", "script"),
            ("<g><foreignObject/></g>", "foreignObject"),
            ("<SCRIPT/>", "SCRIPT"),
            ("<image href=\"#a\"/>", "image"),
            ("<style>@import 'a'</style>", "style"),
            ("<a href=\"#b\"/>", "a"),
            ("<set attributeName=\"href\" to=\"x\"/>", "set"),
            ("<animate attributeName=\"href\"/>", "animate"),
            (
                "<x:script xmlns:x=\"http://www.w3.org/2000/svg\"/>",
                "script",
            ),
            ("<h:path xmlns:h=\"http://www.w3.org/1999/xhtml\"/>", "path"),
        ];
        for (inner, name) in elements {
            assert_eq!(svg(inner), Err(NotALogo::Element(name.into())), "{inner}");
        }
        let attributes = [
            "<path onload=\"a()\"/>",
            "<path OnClick=\"a\"/>",
            "<use href=\"https://evil.example/a.svg#b\"/>",
            "<use xlink:href=\"data:image/svg+xml,a\"/>",
            "<use href=\"java&#115;cript:a\"/>",
            "<rect fill=\"url(https://evil.example/#a)\"/>",
            "<rect fill=\"url( 'https://evil.example/#a')\"/>",
            "<rect style=\"fill:URL(//evil.example/a)\"/>",
            "<rect style=\"fill:u\\72l(//evil.example/a)\"/>",
            "<rect style=\"mask:image-set('//evil.example/a')\"/>",
            "<rect style=\"mask-image:src('//evil.example/a')\"/>",
            "<rect style=\"@import '//evil.example/a'\"/>",
            "<rect fill=\"image-url(#a)\"/>",
            "<rect fill=\"my_rgb(0)\"/>",
        ];
        for inner in attributes {
            let refused = svg(inner);
            let named = matches!(refused, Err(NotALogo::Attribute { .. }));
            assert!(named, "{inner}: {refused:?}");
        }
    }

    #[test]
    fn an_svg_with_a_document_type_or_an_instruction_is_refused() {
        let inner = r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>"#;
        let with = |before: &str| Logo::parse(format!("{before}{inner}").into_bytes());
        assert!(with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n").is_ok());
        let typed = with("<!DOCTYPE svg [<!ENTITY a \"b\">]>");
        assert!(matches!(typed, Err(NotALogo::Malformed(_))), "{typed:?}");
        let styled = with("<?xml-stylesheet href=\"https://evil.example/a.css\"?>");
        assert_eq!(styled, Err(NotALogo::Instruction("xml-stylesheet".into())));
        let other = br#"<svg viewBox="0 0 1 1"/>"#.to_vec();
        assert_eq!(Logo::parse(other), Err(NotALogo::Element("svg".into())));
    }

    #[test]
    fn a_logo_is_small_and_not_a_banner() {
        assert_eq!(Logo::parse(png(300, 100)).unwrap().width(), "120");
        for wrong in [
            png(0, 10),
            png(10, 0),
            png(9_000, 9_000),
            png(900, 100),
            PNG.to_vec(),
        ] {
            assert_eq!(Logo::parse(wrong), Err(NotALogo::Shape));
        }
        let heavy = [png(10, 10), vec![0; MAX_BYTES]].concat();
        let size = heavy.len();
        assert_eq!(Logo::parse(heavy), Err(NotALogo::Size(size)));
        for other in [b"GIF89a".to_vec(), b"\xff\xd8\xff".to_vec(), Vec::new()] {
            assert_eq!(Logo::parse(other), Err(NotALogo::Kind));
        }
        let sized = |size: &str| {
            let text = format!(r#"<svg xmlns="http://www.w3.org/2000/svg" {size}/>"#);
            Logo::parse(text.into_bytes()).map(|logo| logo.width())
        };
        assert_eq!(sized(r#"width="80px" height="40""#), Ok("80".into()));
        for wrong in [
            "",
            r#"width="100%" height="40""#,
            r#"viewBox="0 0 90 10""#,
            r#"viewBox="0 0 0 10""#,
            r#"viewBox="0 0 NaN 1""#,
        ] {
            assert_eq!(sized(wrong), Err(NotALogo::Shape), "{wrong}");
        }
    }

    #[test]
    fn what_a_logo_is_stored_as_says_how_it_is_served() {
        let said = [LogoKind::Svg, LogoKind::Png].map(|kind| (kind.content_type(), kind.ending()));
        assert_eq!(said, [("image/svg+xml", "svg"), ("image/png", "png")]);
    }
}
