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

/// The HTML that our component gives for a fixture's options.
pub fn render(engine: &Tera, component: &str, fixture: &Fixture) -> Result<String, String> {
    let mut context = Context::new();
    context.insert_value("params", value("", &fixture.options));
    let name = format!("nhsuk.{}", component.replace('-', "_"));
    engine
        .render_component(&name, &context, fixture.body.as_deref(), true)
        .map_err(|error| format!("{error:?}"))
}

/// An option as our templates would give it: what an option says is HTML has been rendered, so it is safe.
fn value(key: &str, json: &Json) -> Value {
    match json {
        Json::String(text) if key == "html" || key.ends_with("Html") => Value::safe_string(text),
        Json::Array(items) => items
            .iter()
            .map(|item| value(key, item))
            .collect::<Vec<_>>()
            .into(),
        Json::Object(entries) => {
            let entries = entries
                .iter()
                .map(|(key, json)| (key.clone().into(), value(key, json)));
            entries.collect::<Map>().into()
        }
        plain => Value::from_serializable(plain),
    }
}
