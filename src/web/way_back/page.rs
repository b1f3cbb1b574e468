//! Addresses of our own pages, as texts. Pure.

use crate::urls;

/// An address of ours to go back to; the start page for anything else (R18).
#[must_use]
pub fn own_page(back: &str) -> &str {
    let plain = |c: char| c.is_ascii_graphic() && c != '\\';
    let ours = back.starts_with('/') && !back.starts_with("//");
    match ours && back.chars().all(plain) {
        true => back,
        false => urls::START,
    }
}

/// A page's path, without its query.
#[must_use]
pub fn path_of(page: &str) -> &str {
    page.split_once('?').map_or(page, |(path, _)| path)
}

/// A page without some parameters of its address.
#[must_use]
pub fn without(page: &str, names: &[&str]) -> String {
    let Some((path, query)) = page.split_once('?') else {
        return page.to_owned();
    };
    let pairs = form_urlencoded::parse(query.as_bytes());
    let kept: Vec<_> = pairs
        .filter(|(name, _)| !names.contains(&name.as_ref()))
        .collect();
    if kept.is_empty() {
        return path.to_owned();
    }
    let query = form_urlencoded::Serializer::new(String::new())
        .extend_pairs(kept)
        .finish();
    format!("{path}?{query}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_back_is_a_page_of_ours_or_the_start_page() {
        for ours in ["/", "/me/contact", "/ra/holders?search=a%20b"] {
            assert_eq!(own_page(ours), ours);
        }
        let foreign = [
            "",
            "//evil.example",
            "https://evil.example/",
            "/\\evil.example",
            "/a\r\nb",
            "me",
        ];
        for other in foreign {
            assert_eq!(own_page(other), urls::START, "{other:?}");
        }
    }

    #[test]
    fn parameters_go_one_by_one() {
        let page = "/ra/incidents/LK-0?done=1&q=a+b&lang=cy";
        assert_eq!(without(page, &["lang"]), "/ra/incidents/LK-0?done=1&q=a+b");
        assert_eq!(without(page, &["lang", "done"]), "/ra/incidents/LK-0?q=a+b");
        assert_eq!(without(page, &["lang", "done", "q"]), "/ra/incidents/LK-0");
    }
}
