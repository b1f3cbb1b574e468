//! The fixtures of the npm package, and our components given their options.

use std::fs;
use std::path::Path;

use serde_json::Value as Json;
use tera::{Context, Map, Tera, Value};

/// The components of the unpacked package; build.rs says where it is.
const PACKAGE: &str = env!("NHSUK_COMPONENTS");

/// A component of the design system.
pub struct Component {
    /// As the package names it: `back-link`.
    pub name: String,
    pub fixtures: Vec<Fixture>,
}

/// Options in, HTML out.
pub struct Fixture {
    pub name: String,
    options: Json,
    /// What the macro is called with, where it is called with a block.
    body: Option<String>,
    pub html: String,
}

/// Every component of the package that has fixtures.
pub fn components() -> Vec<Component> {
    let folders = fs::read_dir(PACKAGE).unwrap_or_else(|e| panic!("{PACKAGE}: {e}"));
    let mut all: Vec<Component> = folders
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .map(|path| component(&path))
        .collect();
    all.sort_by(|a, b| a.name.cmp(&b.name));
    all
}

/// A component without its fixtures is a package that cannot be trusted, not a reason to test less.
fn component(folder: &Path) -> Component {
    let file = folder.join("fixtures.json");
    let text = fs::read_to_string(&file).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
    let json: Json = serde_json::from_str(&text).unwrap();
    Component {
        name: folder.file_name().unwrap().to_str().unwrap().to_owned(),
        fixtures: json["fixtures"]
            .as_array()
            .unwrap()
            .iter()
            .map(fixture)
            .collect(),
    }
}

fn fixture(json: &Json) -> Fixture {
    let text = |key: &str| json[key].as_str().map(str::to_owned);
    Fixture {
        name: text("name").unwrap(),
        options: json["context"].clone(),
        body: text("callBlock"),
        html: text("html").unwrap(),
    }
}

/// Our components, as the binary embeds them.
pub fn engine() -> Tera {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates/nhsuk");
    let files = fs::read_dir(&folder).unwrap().map(|entry| {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        (name, fs::read_to_string(&path).unwrap())
    });
    let mut tera = Tera::new();
    tera.add_raw_templates(files.collect::<Vec<_>>()).unwrap();
    tera
}

/// What nobody's data may do: begin an element, or leave an attribute.
pub const HOSTILE: &str = "\" data-broken='' <script>";

impl Fixture {
    /// The options as our templates would give them: what an option says is HTML has been rendered, so it is safe.
    pub fn options(&self) -> Value {
        let safe = |key: &str, text: &str| match key == "html" || key.ends_with("Html") {
            true => Value::safe_string(text),
            false => Value::from(text),
        };
        value("", &self.options, safe)
    }

    /// The options with hostile data in every one of them. Names of elements are never data.
    pub fn hostile_options(&self) -> Value {
        let hostile = |key: &str, text: &str| match key {
            "element" => Value::from(text),
            _ => Value::from(format!("{text}{HOSTILE}")),
        };
        value("", &self.options, hostile)
    }
}

/// The HTML that our component gives for a fixture's options, or others.
pub fn render(
    engine: &Tera,
    component: &str,
    options: Value,
    fixture: &Fixture,
) -> Result<String, String> {
    let mut context = Context::new();
    context.insert_value("params", options);
    let name = format!("nhsuk.{}", component.replace('-', "_"));
    engine
        .render_component(&name, &context, fixture.body.as_deref(), true)
        .map_err(|error| format!("{error:?}"))
}

fn value(key: &str, json: &Json, text: fn(&str, &str) -> Value) -> Value {
    match json {
        Json::String(words) => text(key, words),
        Json::Array(items) => {
            let items = items.iter().map(|item| value(key, item, text));
            items.collect::<Vec<_>>().into()
        }
        Json::Object(entries) => {
            let entries = entries.iter();
            let entries = entries.map(|(key, json)| (key.clone().into(), value(key, json, text)));
            entries.collect::<Map>().into()
        }
        plain => Value::from_serializable(plain),
    }
}
