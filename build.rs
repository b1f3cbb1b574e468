//! Puts the design system's stylesheet, script and pictures where the binary
//! embeds them, as they are and compressed (build/shelf.rs), to be served at
//! `/assets/`, and their addresses in `$OUT_DIR/assets.rs`.
//!
//! npm brings the package the lock file names. Every file gets a hash of its
//! content in its name, so a browser may keep it for ever. The NHS logo and the
//! Frutiger typeface stay out: neither is licensed to this service.
//!
//! Before that, the messages of all languages are held against each other and
//! against the code (build/messages.rs): one that is missing stops the build.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

#[path = "build/messages.rs"]
mod messages;
#[path = "build/shelf.rs"]
mod shelf;

use shelf::Shelf;

const OVERRIDE: &str = "NHSUK_FRONTEND_DIR";
const HELP: &str = "Latchkey takes the NHS design system from npm: install Node.js 20 or newer, \
                    or point NHSUK_FRONTEND_DIR at an unpacked nhsuk-frontend.";

type Outcome<T> = Result<T, String>;

fn main() {
    if let Err(message) = run() {
        for line in message.lines() {
            println!("cargo::error={line}");
        }
        std::process::exit(1);
    }
}

fn run() -> Outcome<()> {
    for watched in [
        "build.rs",
        "build",
        "package.json",
        "package-lock.json",
        "assets",
        "locales",
        "templates",
        "src",
    ] {
        println!("cargo::rerun-if-changed={watched}");
    }
    println!("cargo::rerun-if-env-changed={OVERRIDE}");
    let root = PathBuf::from(variable("CARGO_MANIFEST_DIR")?);
    let out = PathBuf::from(variable("OUT_DIR")?);
    let faults = messages::faults(&root)?;
    if !faults.is_empty() {
        return Err(faults.join("\n"));
    }
    let design = design_system(&root, &out)?.join("dist").join("nhsuk");
    // Tests hold our components against the fixtures that the package carries.
    let components = design.join("components");
    println!("cargo::rustc-env=NHSUK_COMPONENTS={}", components.display());
    build(&design, &root.join("assets"), &out)
}

/// Writes every asset and the constants that name them.
fn build(design: &Path, own: &Path, out: &Path) -> Outcome<()> {
    let shelf = Shelf::empty(out)?;
    let css = stylesheet(&design.join("nhsuk-frontend.min.css"), design, &shelf)?;
    let js = without_source_map(&read(&design.join("nhsuk-frontend.min.js"))?);
    let js = shelf.put("nhsuk-frontend", "min.js", js.as_bytes())?;
    let session = shelf.put("session", "js", &bytes(&own.join("session.js"))?)?;
    // The init file imports the others by the names they have just been given.
    let init = read(&own.join("init.js"))?
        .replace("nhsuk-frontend.min.js", file_name(&js))
        .replace("session.js", file_name(&session));
    let consts = [
        ("CSS_PATH", "The design system's stylesheet.", css),
        (
            "OWN_CSS_PATH",
            "The few rules of our own.",
            shelf.put("latchkey", "css", &bytes(&own.join("latchkey.css"))?)?,
        ),
        ("JS_PATH", "The design system's script, a module.", js),
        (
            "INIT_JS_PATH",
            "Starts the design system's script, a module.",
            shelf.put("init", "js", init.as_bytes())?,
        ),
        (
            "FAVICON_PATH",
            "The picture on the browser's tab.",
            shelf.put("favicon", "svg", &bytes(&own.join("favicon.svg"))?)?,
        ),
    ];
    let source = consts
        .map(|(name, doc, path)| format!("/// {doc}\npub const {name}: &str = \"{path}\";\n"));
    write(&out.join("assets.rs"), source.concat().as_bytes())
}

/// The folder of an unpacked `nhsuk-frontend`: the one given, or npm's.
fn design_system(root: &Path, out: &Path) -> Outcome<PathBuf> {
    if let Some(given) = env::var_os(OVERRIDE) {
        let given = PathBuf::from(given);
        return if given.join("dist/nhsuk/nhsuk-frontend.min.css").is_file() {
            Ok(given)
        } else {
            Err(format!(
                "{OVERRIDE} is {}, which is no unpacked nhsuk-frontend (dist/nhsuk/nhsuk-frontend.min.css is missing).",
                given.display()
            ))
        };
    }
    install(root, &out.join("npm"))
}

/// `npm ci` beside the build's other output, only when the lock file changed.
fn install(root: &Path, folder: &Path) -> Outcome<PathBuf> {
    let package = folder.join("node_modules").join("nhsuk-frontend");
    let stamp = folder.join("installed-lock.json");
    let lock = bytes(&root.join("package-lock.json"))?;
    if package.is_dir() && fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(package);
    }
    make_folder(folder)?;
    write(&folder.join("package-lock.json"), &lock)?;
    write(
        &folder.join("package.json"),
        &bytes(&root.join("package.json"))?,
    )?;
    npm_ci(folder)?;
    write(&stamp, &lock)?;
    Ok(package)
}

fn npm_ci(folder: &Path) -> Outcome<()> {
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    let ran = Command::new(npm)
        .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
        .args(["--prefer-offline", "--fetch-retries=1", "--loglevel=error"])
        .current_dir(folder)
        .output()
        .map_err(|error| format!("{npm} could not be started: {error}.\n{HELP}"))?;
    if ran.status.success() {
        return Ok(());
    }
    // Its first lines say what went wrong; a stack trace follows.
    let said = String::from_utf8_lossy(&ran.stderr);
    let said: Vec<&str> = said.lines().take(5).collect();
    Err(format!(
        "npm ci failed ({}). It said:\n{}\n{HELP}",
        ran.status,
        said.join("\n")
    ))
}

/// The design system's stylesheet without its web font, its pictures hashed too.
fn stylesheet(file: &Path, design: &Path, shelf: &Shelf) -> Outcome<String> {
    let mut css = without_fonts(&without_source_map(&read(file)?));
    for picture in pictures(&css) {
        let name = Path::new(&picture);
        let (Some(stem), Some(ending)) = (text(name.file_stem()), text(name.extension())) else {
            return Err(format!(
                "{} names an odd picture: {picture}",
                file.display()
            ));
        };
        let content = bytes(&design.join("assets").join(&picture))?;
        let path = shelf.put(stem, ending, &content)?;
        css = css.replace(&format!("/assets/{picture}"), &path);
    }
    if css.contains("//assets.nhs.uk") || css.contains("Frutiger") {
        return Err(format!(
            "{} still asks for Frutiger: look at without_fonts",
            file.display()
        ));
    }
    shelf.put("nhsuk-frontend", "min.css", css.as_bytes())
}

/// The pictures a stylesheet asks for, as paths below `/assets/`, each once.
fn pictures(css: &str) -> Vec<String> {
    let mut found: Vec<String> = css
        .split("url(/assets/")
        .skip(1)
        .filter_map(|rest| rest.split_once(')'))
        .map(|(path, _)| path.to_owned())
        .collect();
    found.sort();
    found.dedup();
    found
}

/// Without the font faces a browser falls back to Arial, as the design system
/// asks of services that are not NHS branded.
fn without_fonts(css: &str) -> String {
    let mut kept = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, face)) = rest.split_once("@font-face{") {
        kept.push_str(before);
        rest = face.split_once('}').map_or("", |(_, after)| after);
    }
    kept.push_str(rest);
    kept.replace("Frutiger W01,", "")
}

/// Cuts the pointer at the end to a map that is not embedded.
fn without_source_map(code: &str) -> String {
    ["/*# sourceMappingURL=", "//# sourceMappingURL="]
        .into_iter()
        .find_map(|mark| code.rsplit_once(mark))
        .map_or(code, |(code, _)| code)
        .to_owned()
}

fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

fn text(part: Option<&std::ffi::OsStr>) -> Option<&str> {
    part.and_then(std::ffi::OsStr::to_str)
}

fn variable(name: &str) -> Outcome<String> {
    env::var(name).map_err(|error| format!("{name}: {error}"))
}

fn make_folder(folder: &Path) -> Outcome<()> {
    fs::create_dir_all(folder).map_err(|error| at(folder, &error))
}

fn read(file: &Path) -> Outcome<String> {
    fs::read_to_string(file).map_err(|error| at(file, &error))
}

fn bytes(file: &Path) -> Outcome<Vec<u8>> {
    fs::read(file).map_err(|error| at(file, &error))
}

fn write(file: &Path, content: &[u8]) -> Outcome<()> {
    fs::write(file, content).map_err(|error| at(file, &error))
}

fn at(file: &Path, error: &std::io::Error) -> String {
    format!("{}: {error}", file.display())
}
