//! Holds the messages of `locales/` against each other and against the code that
//! uses them: a message that is missing, unused, or differs between the languages
//! in its variables or markup fails the build.
//!
//! It reads text and knows nothing of the program: templates name a message as
//! `"key" | t(name=…)` or `"key" | html(…)`, Rust as `text!("key", name = …)`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};

/// The language that every other is held against.
const FIRST: &str = "en";
/// Messages whose key is made of a prefix and a word that this file quotes.
const FAMILIES: [(&str, &str); 2] = [
    ("question-", "src/domain/question.rs"),
    ("", "src/language/text.rs"),
];

/// What a message needs and holds.
#[derive(Debug, Default, PartialEq, Eq)]
struct Message {
    file: String,
    variables: BTreeSet<String>,
    /// Its markup, each once: translations order words differently, and have other plurals.
    tags: BTreeSet<String>,
}

/// A place that shows a message, with the arguments that it gives.
struct Use {
    place: String,
    key: String,
    arguments: BTreeSet<String>,
}

type Messages = BTreeMap<String, Message>;

/// Everything that is wrong, a line each; empty when all is well.
///
/// # Errors
/// A file or folder that cannot be read.
pub fn faults(root: &Path) -> Result<Vec<String>, String> {
    let mut faults = Vec::new();
    let mut languages = BTreeMap::new();
    for folder in entries(&root.join("locales"))? {
        let name = folder.rsplit('/').next().unwrap_or_default().to_owned();
        languages.insert(name, read_language(Path::new(&folder), &mut faults)?);
    }
    let Some(first) = languages.remove(FIRST) else {
        return Err(format!("locales/{FIRST} is missing"));
    };
    for (name, messages) in &languages {
        compare(&first, messages, name, &mut faults);
    }
    let shown = uses(root)?;
    check_uses(&first, &shown, &mut faults);
    let quoted = Quoted::read(root)?;
    let used: BTreeSet<&str> = shown.iter().map(|place| place.key.as_str()).collect();
    for (key, message) in &first {
        if !used.contains(key.as_str()) && !quoted.names(key) {
            faults.push(format!("{}: {key} is used nowhere", message.file));
        }
    }
    Ok(faults)
}

fn compare(first: &Messages, other: &Messages, language: &str, faults: &mut Vec<String>) {
    for (key, message) in first {
        let Some(same) = other.get(key) else {
            faults.push(format!("{key} is missing in locales/{language}"));
            continue;
        };
        if same.variables != message.variables {
            faults.push(format!(
                "{key} has {:?} in {language}, {:?} in {FIRST}",
                same.variables, message.variables
            ));
        }
        if same.tags != message.tags {
            faults.push(format!(
                "{key} has the markup {:?} in {language}, {:?} in {FIRST}",
                same.tags, message.tags
            ));
        }
        if same.file.rsplit('/').next() != message.file.rsplit('/').next() {
            faults.push(format!(
                "{key} stands in {} and {}",
                same.file, message.file
            ));
        }
    }
    for key in other.keys().filter(|key| !first.contains_key(*key)) {
        faults.push(format!("{key} is in locales/{language} alone"));
    }
}

fn check_uses(messages: &Messages, uses: &[Use], faults: &mut Vec<String>) {
    for used in uses {
        match messages.get(&used.key) {
            None => faults.push(format!("{}: there is no message {}", used.place, used.key)),
            Some(message) if message.variables != used.arguments => faults.push(format!(
                "{}: {} needs {:?} and is given {:?}",
                used.place, used.key, message.variables, used.arguments
            )),
            Some(_) => {}
        }
    }
}

// Reading messages

fn read_language(folder: &Path, faults: &mut Vec<String>) -> Result<Messages, String> {
    let mut messages = Messages::new();
    for path in files(folder)? {
        let text = read(&path)?;
        let resource = match fluent_syntax::parser::parse(text.as_str()) {
            Ok(resource) => resource,
            Err((resource, errors)) => {
                let told = errors.iter().map(|error| format!("{path}: {error}"));
                faults.extend(told);
                resource
            }
        };
        for entry in &resource.body {
            let Entry::Message(message) = entry else {
                continue;
            };
            let key = message.id.name.to_owned();
            let Some(pattern) = &message.value else {
                faults.push(format!("{path}: {key} says nothing"));
                continue;
            };
            let mut read = Message {
                file: path.clone(),
                ..Message::default()
            };
            let mut words = String::new();
            read_pattern(pattern, &mut read, &mut words);
            let outside = tags_of(&words, &mut read.tags);
            if outside.contains('"') || outside.contains('\'') {
                faults.push(format!("{path}: {key} has a straight quotation mark"));
            }
            if messages.insert(key.clone(), read).is_some() {
                faults.push(format!("{path}: {key} is there twice"));
            }
        }
    }
    Ok(messages)
}

fn read_pattern(pattern: &Pattern<&str>, message: &mut Message, words: &mut String) {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => words.push_str(value),
            PatternElement::Placeable { expression } => {
                read_expression(expression, message, words);
            }
        }
    }
}

fn read_expression(expression: &Expression<&str>, message: &mut Message, words: &mut String) {
    match expression {
        Expression::Inline(inline) => read_inline(inline, message),
        Expression::Select { selector, variants } => {
            read_inline(selector, message);
            for variant in variants {
                read_pattern(&variant.value, message, words);
            }
        }
    }
}

fn read_inline(inline: &InlineExpression<&str>, message: &mut Message) {
    match inline {
        InlineExpression::VariableReference { id } => {
            message.variables.insert(id.name.to_owned());
        }
        InlineExpression::Placeable { expression } => {
            read_expression(expression, message, &mut String::new());
        }
        _ => {}
    }
}

/// The text without its tags, which go to `tags`.
fn tags_of(text: &str, tags: &mut BTreeSet<String>) -> String {
    let mut outside = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('<') {
        outside.push_str(before);
        let (tag, after) = after.split_once('>').unwrap_or((after, ""));
        tags.insert(tag.to_owned());
        rest = after;
    }
    outside + rest
}

// Reading what uses them

fn uses(root: &Path) -> Result<Vec<Use>, String> {
    let mut uses = Vec::new();
    for path in files(&root.join("templates"))? {
        in_template(&path, &read(&path)?, &mut uses);
    }
    for path in files(&root.join("src"))?.into_iter().filter(|path| {
        Path::new(path)
            .extension()
            .is_some_and(|ending| ending == "rs")
    }) {
        in_rust(&path, &read(&path)?, &mut uses);
    }
    Ok(uses)
}

fn in_template(path: &str, text: &str, uses: &mut Vec<Use>) {
    for (start, _) in text.match_indices('|') {
        let after = text[start + 1..].trim_start();
        let name: String = after.chars().take_while(|c| is_word(*c)).collect();
        if name != "t" && name != "html" {
            continue;
        }
        let Some(key) = literal_before(&text[..start]) else {
            continue;
        };
        let given = after[name.len()..].strip_prefix('(').unwrap_or_default();
        uses.push(Use {
            place: place(path, text, start),
            key: key.to_owned(),
            arguments: arguments(given),
        });
    }
}

fn in_rust(path: &str, text: &str, uses: &mut Vec<Use>) {
    for (start, opening) in text.match_indices("text!(") {
        let after = text[start + opening.len()..].trim_start();
        let literal = after
            .strip_prefix('"')
            .and_then(|rest| rest.split_once('"'));
        if let Some((key, rest)) = literal {
            uses.push(Use {
                place: place(path, text, start),
                key: key.to_owned(),
                arguments: arguments(rest.trim_start().strip_prefix(',').unwrap_or(rest)),
            });
        }
    }
}

/// The quoted word that ends the text.
fn literal_before(text: &str) -> Option<&str> {
    let inside = text.trim_end().strip_suffix('"')?;
    let (_, key) = inside.rsplit_once('"')?;
    Some(key)
}

/// The names of `name=value, name = value)`, up to the bracket that closes them.
fn arguments(text: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let (mut depth, mut quoted, mut word, mut at_name) = (0_u32, false, String::new(), true);
    let mut before = ' ';
    for c in text.chars() {
        match c {
            '"' if before != '\\' => quoted = !quoted,
            _ if quoted => {}
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' if depth == 0 => break,
            ')' | ']' | '}' => depth -= 1,
            ',' if depth == 0 => (at_name, word) = (true, String::new()),
            '=' if depth == 0 && at_name && !word.is_empty() => {
                names.insert(std::mem::take(&mut word));
                at_name = false;
            }
            c if depth == 0 && at_name && is_word(c) => word.push(c),
            _ => {}
        }
        before = c;
    }
    names
}

fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

fn place(path: &str, text: &str, at: usize) -> String {
    format!("{path}:{}", text[..at].matches('\n').count() + 1)
}

/// The words that the files of the families quote.
struct Quoted(Vec<(&'static str, String)>);

impl Quoted {
    fn read(root: &Path) -> Result<Self, String> {
        let mut families = Vec::new();
        for (prefix, file) in FAMILIES {
            families.push((prefix, read(&root.join(file).to_string_lossy())?));
        }
        Ok(Self(families))
    }

    fn names(&self, key: &str) -> bool {
        self.0.iter().any(|(prefix, text)| {
            let word = key.strip_prefix(prefix);
            word.is_some_and(|word| text.contains(&format!("\"{word}\"")))
        })
    }
}

// Files

/// Every file below a folder, in order.
fn files(folder: &Path) -> Result<Vec<String>, String> {
    let mut found = Vec::new();
    for path in entries(folder)? {
        match Path::new(&path).is_dir() {
            true => found.extend(files(Path::new(&path))?),
            false => found.push(path),
        }
    }
    Ok(found)
}

fn entries(folder: &Path) -> Result<Vec<String>, String> {
    let told = |error| format!("{}: {error}", folder.display());
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).map_err(told)? {
        names.push(entry.map_err(told)?.path().to_string_lossy().into_owned());
    }
    names.sort();
    Ok(names)
}

fn read(path: &str) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))
}
