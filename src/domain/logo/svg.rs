//! An SVG is a document that may run scripts and fetch from other sites. What a logo needs of it is listed here,
//! and anything else is refused rather than cleaned.

use roxmltree::{Document, Node};

use super::NotALogo;

const SVG: &str = "http://www.w3.org/2000/svg";

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

/// Width by height of an SVG that is a drawing and nothing else.
pub(super) fn shape(bytes: &[u8]) -> Result<Option<f64>, NotALogo> {
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
    use super::super::{Logo, LogoKind};
    use super::*;

    fn svg(inner: &str) -> Result<Logo, NotALogo> {
        let text = format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 120 40">{inner}</svg>"#
        );
        Logo::parse(text.into_bytes())
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
}
