//! A logo: an SVG that can do nothing but be looked at, or a PNG. Pure: bytes in, a logo or a reason out.

mod svg;

/// The most bytes: a page with all that it names stays below 100 kB.
pub const MAX_BYTES: usize = 40_000;
/// The height at which it is shown, in CSS pixels.
pub const HEIGHT: u32 = 40;
/// How many times as wide as high it may be.
const WIDEST: f64 = 8.0;
/// The most pixels of a PNG either way.
const MAX_PIXELS: u32 = 2_000;

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";

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
            false => (LogoKind::Svg, svg::shape(&bytes)?),
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

#[cfg(test)]
mod tests {
    use super::*;

    fn png(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = PNG.to_vec();
        bytes.extend([0, 0, 0, 13]);
        bytes.extend(b"IHDR");
        bytes.extend(width.to_be_bytes());
        bytes.extend(height.to_be_bytes());
        bytes
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
