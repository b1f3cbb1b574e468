//! The photograph on a card: a JPEG or a PNG of a sensible size, known by its first bytes. Pure.

/// The most bytes: photographs of cards are far smaller.
pub const MAX_BYTES: usize = 512 * 1024;

/// What a photograph is stored as. Nothing else is: a browser shows it inside the console.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PhotographKind {
    /// JPEG.
    Jpeg,
    /// PNG.
    Png,
}

impl PhotographKind {
    /// The media type.
    #[must_use]
    pub const fn content_type(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
        }
    }
}

/// A photograph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Photograph {
    kind: PhotographKind,
    bytes: Vec<u8>,
}

/// Why bytes are not a photograph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PhotographError {
    /// Neither JPEG nor PNG.
    Kind,
    /// More than [`MAX_BYTES`].
    Size,
}

impl Photograph {
    /// Takes the bytes of a file; its name says nothing.
    ///
    /// # Errors
    /// See [`PhotographError`].
    pub fn parse(bytes: Vec<u8>) -> Result<Self, PhotographError> {
        if bytes.len() > MAX_BYTES {
            return Err(PhotographError::Size);
        }
        let kind = if bytes.starts_with(&[0xFF, 0xD8, 0xFF]) {
            PhotographKind::Jpeg
        } else if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
            PhotographKind::Png
        } else {
            return Err(PhotographError::Kind);
        };
        Ok(Self { kind, bytes })
    }

    /// What it is.
    #[must_use]
    pub fn kind(&self) -> PhotographKind {
        self.kind
    }

    /// Its bytes.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_jpeg_and_png_of_a_sensible_size_are_photographs() {
        let png = b"\x89PNG\r\n\x1a\nrest".to_vec();
        assert_eq!(Photograph::parse(png).unwrap().kind(), PhotographKind::Png);
        let jpeg = vec![0xFF, 0xD8, 0xFF, 0xE0];
        assert_eq!(
            Photograph::parse(jpeg).unwrap().kind(),
            PhotographKind::Jpeg
        );
        for other in [&b"<svg onload=alert(1)>"[..], b"GIF89a", b"", b"<html>"] {
            assert_eq!(
                Photograph::parse(other.to_vec()),
                Err(PhotographError::Kind)
            );
        }
        let mut huge = vec![0xFF, 0xD8, 0xFF];
        huge.resize(MAX_BYTES + 1, 0);
        assert_eq!(Photograph::parse(huge), Err(PhotographError::Size));
    }

    #[test]
    fn a_photograph_keeps_its_bytes_and_says_what_it_is() {
        let mut largest = vec![0xFF, 0xD8, 0xFF];
        largest.resize(MAX_BYTES, 7);
        let photograph = Photograph::parse(largest.clone()).unwrap();
        assert_eq!(photograph.bytes(), largest);
        assert_eq!(photograph.kind().content_type(), "image/jpeg");
        assert_eq!(PhotographKind::Png.content_type(), "image/png");
    }
}
