//! The sources of the portal, and what each of them names.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// A source file: its part of the house, how deep its module lies, and its text.
pub struct Source {
    pub path: PathBuf,
    pub part: String,
    pub depth: usize,
    pub text: String,
}

pub fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                found.push(source(&root, path));
            }
        }
    }
    assert!(found.len() > 100, "the sources were not found");
    found
}

fn source(root: &Path, path: PathBuf) -> Source {
    let inner = path.strip_prefix(root).unwrap().with_extension("");
    let mut module: Vec<_> = inner
        .iter()
        .map(|n| n.to_str().unwrap().to_owned())
        .collect();
    if module.last().is_some_and(|name| name == "mod") {
        module.pop();
    }
    let text = std::fs::read_to_string(&path).unwrap();
    Source {
        part: module[0].clone(),
        depth: module.len(),
        path,
        text,
    }
}

impl Source {
    /// Where it lies below `src`.
    pub fn name(&self) -> String {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let inner = self.path.strip_prefix(root).unwrap();
        inner.to_str().unwrap().to_owned()
    }

    pub fn is_test(&self) -> bool {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let inner = self.path.strip_prefix(root).unwrap();
        inner
            .iter()
            .any(|part| part == "tests" || part == "tests.rs")
    }

    /// The code that is shipped: without tests at the end, comments and strings' look-alikes.
    pub fn shipped(&self) -> String {
        let end = self
            .text
            .find("#[cfg(test)]\nmod tests")
            .unwrap_or(self.text.len());
        let end = self
            .text
            .find("#[cfg(test)]\npub(crate) mod tests")
            .unwrap_or(end)
            .min(end);
        let lines = self.text[..end]
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"));
        lines.collect::<Vec<_>>().join("\n")
    }
}

/// The parts that a text names: `crate::web::…`, `crate::{web, mail::…}`, and `super` up to the root.
pub fn parts_named(text: &str, depth: usize) -> BTreeSet<String> {
    let to_root = "super::".repeat(depth);
    // A group inside a group would say `super` again; nobody writes that, and it would not compile.
    let starts = ["crate::", to_root.as_str()];
    let mut named = BTreeSet::new();
    for start in starts {
        for (at, _) in text.match_indices(start) {
            let before = text[..at].chars().next_back();
            let part_of_a_longer_path =
                before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':');
            let rest = &text[at + start.len()..];
            if !part_of_a_longer_path && !rest.starts_with("super::") {
                named.extend(first_names(rest));
            }
        }
    }
    named
}

/// `web::x` names `web`; `{web::x, mail}` names both.
fn first_names(path: &str) -> Vec<String> {
    let Some(group) = path.strip_prefix('{') else {
        return vec![first_name(path)];
    };
    items(group)
        .iter()
        .map(|item| first_name(item))
        .filter(|name| !name.is_empty())
        .collect()
}

/// The items of a group whose brace has been opened.
fn items(group: &str) -> Vec<String> {
    let (mut depth, mut names, mut item) = (0, Vec::new(), String::new());
    for c in group.chars() {
        match c {
            '}' if depth == 0 => break,
            ',' if depth == 0 => names.push(std::mem::take(&mut item)),
            _ => item.push(c),
        }
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
    }
    names.push(item);
    let items = names.iter().map(|item| item.trim().to_owned());
    items.filter(|item| !item.is_empty()).collect()
}

/// What a text names inside a part, by the ends of the paths: `storage::{staff::{self, Staff}, tx}` names `self`,
/// `Staff` and `tx` of `storage`.
pub fn ends_in(text: &str, part: &str) -> Vec<String> {
    let path = format!("{part}::");
    text.match_indices(&path)
        .filter(|(at, _)| {
            let before = text[..*at].chars().next_back();
            before.is_none_or(|c| !(c.is_alphanumeric() || c == '_'))
        })
        .flat_map(|(at, _)| ends(&text[at + path.len()..]))
        .collect()
}

/// The end of a path, or of each path of a group.
fn ends(path: &str) -> Vec<String> {
    if let Some(group) = path.strip_prefix('{') {
        return items(group).iter().flat_map(|item| ends(item)).collect();
    }
    let name = first_name(path);
    match path[name.len()..].strip_prefix("::") {
        Some(rest) => ends(rest),
        None if name.is_empty() => vec![path.chars().take(1).collect()],
        None => vec![name],
    }
}

fn first_name(path: &str) -> String {
    path.chars()
        .take_while(|c| c.is_alphanumeric() || *c == '_')
        .collect()
}

/// Whether a text uses a library by name, rather than something that ends in the same letters.
pub fn uses(text: &str, library: &str) -> bool {
    let path = format!("{library}::");
    text.match_indices(&path).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        before.is_none_or(|c| !(c.is_alphanumeric() || c == '_' || c == ':'))
    })
}
