//! Whether two pieces of HTML are the same to a reader: trees compared, without the order of attributes, the white space
//! between blocks and the indentation of text.

use scraper::node::Element;
use scraper::{ElementRef, Html, Node};

/// Elements that stand in a line of text, where white space before and after shows.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "br", "code", "em", "i", "img", "small", "span", "strong",
];

/// The first place where two pieces differ, with what leads to it.
pub fn difference(expected: &str, ours: &str) -> Option<String> {
    let expected = outline(expected);
    let ours = outline(ours);
    let at = expected
        .iter()
        .zip(&ours)
        .take_while(|(a, b)| a == b)
        .count();
    if at == expected.len() && at == ours.len() {
        return None;
    }
    let around = |lines: &[String]| {
        lines[at.saturating_sub(2).min(lines.len())..(at + 3).min(lines.len())].join("\n    ")
    };
    Some(format!(
        "the design system has\n    {}\n  and we have\n    {}",
        around(&expected),
        around(&ours)
    ))
}

/// A piece as lines: the start and the end of elements, and text.
fn outline(html: &str) -> Vec<String> {
    let fragment = Html::parse_fragment(html);
    let mut lines = Vec::new();
    walk(fragment.root_element(), &mut lines);
    tidy(&lines)
}

/// A line, and whether white space beside it shows.
struct Line {
    text: String,
    block: bool,
    words: bool,
}

fn walk(parent: ElementRef<'_>, lines: &mut Vec<Line>) {
    for child in parent.children() {
        match child.value() {
            Node::Text(text) => {
                let exact = matches!(parent.value().name(), "textarea" | "pre");
                lines.push(Line {
                    text: if exact {
                        text.to_string()
                    } else {
                        collapsed(text)
                    },
                    block: exact,
                    words: true,
                });
            }
            Node::Element(element) => {
                let block = !INLINE.contains(&element.name());
                lines.push(Line {
                    text: start(element),
                    block,
                    words: false,
                });
                if let Some(inner) = ElementRef::wrap(child) {
                    walk(inner, lines);
                }
                lines.push(Line {
                    text: format!("</{}>", element.name()),
                    block,
                    words: false,
                });
            }
            _ => {}
        }
    }
}

/// White space at the edge of a block does not show.
fn tidy(lines: &[Line]) -> Vec<String> {
    let edge = |index: Option<usize>| {
        index
            .and_then(|i| lines.get(i))
            .is_none_or(|line| line.block)
    };
    let mut tidied = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let mut text = line.text.as_str();
        if line.words && !line.block {
            if edge(index.checked_sub(1)) {
                text = text.trim_start();
            }
            if edge(Some(index + 1)) {
                text = text.trim_end();
            }
        }
        if !text.is_empty() {
            tidied.push(text.to_owned());
        }
    }
    tidied
}

fn collapsed(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c.is_ascii_whitespace() {
            true if out.ends_with(' ') => {}
            true => out.push(' '),
            false => out.push(c),
        }
    }
    out
}

/// An element's name and attributes, these in order.
fn start(element: &Element) -> String {
    let mut attributes: Vec<String> = element
        .attrs()
        .map(|(name, value)| match name {
            "class" => format!(
                " class={:?}",
                value.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
            ),
            _ => format!(" {name}={value:?}"),
        })
        .collect();
    attributes.sort();
    format!("<{}{}>", element.name(), attributes.concat())
}

#[test]
fn what_a_reader_would_notice_is_a_difference() {
    let same = [
        ("<p>a\n  b</p>", "<p>\n a b\n</p>"),
        (
            "<p id=\"a\" class=\"b  c\">d</p>",
            "<p class=\"b c\" id=\"a\">d</p>",
        ),
        ("<div><p>a</p></div>", "<div>\n\n<p>a</p>\n</div>"),
        ("<input disabled>", "<input disabled=\"\">"),
    ];
    for (one, other) in same {
        assert_eq!(difference(one, other), None);
    }
    let different = [
        ("<p>a</p>", "<p>b</p>"),
        ("<p>a</p>", "<div>a</div>"),
        ("<p>a</p>", "<p>a</p><p></p>"),
        ("<p>a</p><p></p>", "<p>a</p>"),
        ("<p id=\"a\">a</p>", "<p>a</p>"),
        ("<p class=\"a b\">a</p>", "<p class=\"b a\">a</p>"),
        ("<p>a <span>b</span></p>", "<p>a<span>b</span></p>"),
        ("<p><a>a</a>.</p>", "<p><a>a</a> .</p>"),
        ("<textarea>a b</textarea>", "<textarea>a  b</textarea>"),
        ("<p>a</p><p>b</p>", "<p>a<p>b</p></p>"),
    ];
    for (one, other) in different {
        assert!(difference(one, other).is_some(), "{one} and {other}");
    }
}
