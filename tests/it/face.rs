//! The face of the organisation that runs the portal: shown on every page from data alone, and refused at start
//! where people could not read it or it is more than a picture.

use std::path::Path;

use latchkey::config::{Profile, Settings};
use latchkey::demo::people::Purpose;
use latchkey::domain::role::Role;
use latchkey::urls;

use crate::support::{Browser, Kind, Page, TestApp, person};

const EXAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/config/face.example.toml");
const NAME: &str = "Example Valley NHS Trust";

/// A portal with the face of the example; `None` where there is no PostgreSQL.
async fn with_example(kind: Kind) -> Option<TestApp> {
    let settings = Settings::load(Profile::Development, Some(Path::new(EXAMPLE))).unwrap();
    assert_eq!(settings.problems(), []);
    let face = settings.face;
    TestApp::with(kind, Box::new(move |settings| settings.face = face.clone())).await
}

/// The value of an attribute of the first element that a selector finds.
fn attribute(page: &Page, selector: &str, name: &str) -> Option<String> {
    let html = scraper::Html::parse_document(&page.body);
    let selector = scraper::Selector::parse(selector).unwrap();
    let found = html.select(&selector).next()?.attr(name)?;
    Some(found.to_owned())
}

#[track_caller]
fn shows_its_face(page: &Page) {
    page.has_status(200);
    assert_eq!(page.listed(".latchkey-face span"), [NAME]);
    assert_eq!(
        attribute(page, ".latchkey-face img", "alt").as_deref(),
        Some(NAME)
    );
    let foot = page.listed(".latchkey-face-foot p");
    assert_eq!(foot.len(), 2, "{foot:?}");
    assert!(foot[0].contains("01632 960100"), "{foot:?}");
    assert_eq!(
        attribute(page, "meta[name=theme-color]", "content").as_deref(),
        Some("#00625c")
    );
}

/// What is served at an address that a page names.
async fn file(browser: &Browser<'_>, page: &Page, selector: &str, name: &str) -> Page {
    let path = attribute(page, selector, name).unwrap();
    let file = browser.get(&path).await;
    assert_eq!(
        file.has_status(200).header("cache-control"),
        "public, max-age=31536000, immutable"
    );
    assert_eq!(file.header("x-content-type-options"), "nosniff");
    file
}

#[actix_web::test]
async fn the_example_is_seen_by_holders_and_at_the_console_in_both_languages() {
    for kind in [Kind::Sqlite, Kind::Postgres] {
        let Some(app) = with_example(kind).await else {
            continue;
        };
        let browser = app.browser();
        for path in [
            urls::START,
            urls::UNLOCK,
            urls::HELP,
            urls::RA_SIGN_IN,
            "/nowhere",
        ] {
            let mut page = browser.get(path).await;
            if path == "/nowhere" {
                page.status = 200;
            }
            shows_its_face(&page);
        }
        let start = browser.get(urls::START).await;
        start.says("on Sunday 6 December from 6am to 8am");
        let css = file(&browser, &start, "link[href*='/face.']", "href").await;
        assert_eq!(css.header("content-type"), "text/css");
        for colour in ["#00625c", "#00514c", "#5c2483"] {
            assert!(css.body.contains(colour), "{colour}: {}", css.body);
        }
        let logo = file(&browser, &start, ".latchkey-face img", "src").await;
        assert_eq!(logo.header("content-type"), "image/svg+xml");
        assert_eq!(
            logo.header("content-security-policy"),
            "default-src 'none'; frame-ancestors 'none'; sandbox"
        );
        shows_its_face(&app.officer(Role::RaManager).await.get(urls::RA).await);
        let welsh = browser.get("/?lang=cy").await;
        welsh.says("ddydd Sul 6 Rhagfyr rhwng 6am ac 8am");
        shows_its_face(&welsh);
        assert!(welsh.listed(".latchkey-face-foot p")[0].starts_with("Desg gwasanaeth TG"));
    }
}

#[actix_web::test]
async fn mails_say_who_runs_the_portal() {
    let app = with_example(Kind::Sqlite).await.unwrap();
    let holder = person(Purpose::LockedRegistered);
    app.browser().unlock_to_code(holder).await;
    let mail = app.mail_to(holder.email.unwrap()).await;
    assert!(mail.text.contains(NAME), "{}", mail.text);
    assert!(mail.html.contains(NAME), "{}", mail.html);
}

#[actix_web::test]
async fn without_a_face_there_is_no_trace_of_one() {
    let app = TestApp::start(Kind::Sqlite).await.unwrap();
    let start = app.browser().get(urls::START).await;
    assert!(!start.body.contains("face"), "{}", start.body);
    assert_eq!(
        attribute(&start, "meta[name=theme-color]", "content").as_deref(),
        Some("#005eb8")
    );
}

/// Settings with a `[face]` of these lines.
fn settings(lines: &str) -> Result<Settings, String> {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), format!("[face]\n{lines}\n")).unwrap();
    Settings::load(Profile::Development, Some(file.path()))
}

/// The one thing that is wrong with a `[face]`: its key and what is said.
#[track_caller]
fn the_problem(lines: &str) -> (&'static str, String) {
    let [problem] = settings(lines).unwrap().problems().try_into().unwrap();
    (problem.key, problem.to_string())
}

#[test]
fn colours_that_some_could_not_read_are_refused() {
    let named = |line: &str| the_problem(&format!("organisation = \"A\"\n{line}"));
    for (line, key, said) in [
        (
            "header_colour = \"#777777\"",
            "face.header_colour",
            "4.47:1 against #ffffff",
        ),
        (
            "button_colour = \"#ffeb3b\"",
            "face.button_colour",
            "1.22:1 against #ffffff",
        ),
        (
            "link_colour = \"#00707a\"",
            "face.link_colour",
            "4.26:1 against #d8dde0",
        ),
        (
            "link_colour = \"teal\"",
            "face.link_colour",
            "\"teal\" is no colour",
        ),
    ] {
        let (wrong, text) = named(line);
        assert_eq!(wrong, key);
        assert!(text.contains(said), "{text}");
    }
    let readable = "organisation = \"A\"\nheader_colour = \"#767676\"\nlink_colour = \"#005eb8\"";
    assert_eq!(settings(readable).unwrap().problems(), []);
}

#[test]
fn a_logo_that_is_missing_or_more_than_a_picture_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("logo.svg");
    let problem = |content: &str| {
        std::fs::write(&file, content).unwrap();
        the_problem(&format!(
            "organisation = \"A\"\nlogo = \"{}\"",
            file.display()
        ))
    };
    let svg = |inner: &str| {
        format!(r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{inner}</svg>"#)
    };
    for (content, said) in [
        (svg("<script>alert(1)</script>"), "<script>"),
        (svg("<foreignObject/>"), "<foreignObject>"),
        (svg("<path onload=\"alert(1)\"/>"), "onload"),
        (
            svg("<use href=\"https://evil.example/a.svg#a\"/>"),
            "https://evil.example",
        ),
        (svg(&" ".repeat(40_000)), "bytes"),
        ("GIF89a".to_owned(), "neither an SVG nor a PNG"),
    ] {
        let (key, text) = problem(&content);
        assert_eq!(key, "face.logo");
        assert!(text.contains(said) && text.contains("logo.svg"), "{text}");
    }
    std::fs::remove_file(&file).unwrap();
    let (key, text) = the_problem(&format!(
        "organisation = \"A\"\nlogo = \"{}\"",
        file.display()
    ));
    assert!(
        key == "face.logo" && text.contains("No such file"),
        "{text}"
    );
}

#[test]
fn texts_are_short_plain_and_in_both_languages() {
    let texts = |english: &str, welsh: &str| {
        format!(
            "organisation = \"A\"\n[face.texts.en]\nnotice = \"{english}\"\n[face.texts.cy]\nnotice = \"{welsh}\""
        )
    };
    let long = "a".repeat(301);
    for (lines, key, said) in [
        (texts(&long, &long), "face.texts.*.notice", "too long"),
        (
            texts("a\\u0007", "b"),
            "face.texts.*.notice",
            "control characters",
        ),
        (texts("a", ""), "face.texts.*.notice", "one language only"),
        (texts("", "b"), "face.texts.*.notice", "one language only"),
        (
            format!("organisation = \"{}\"", "a".repeat(81)),
            "face.organisation",
            "too long",
        ),
        (
            "header_colour = \"#000000\"".to_owned(),
            "face.organisation",
            "is empty",
        ),
    ] {
        let (wrong, text) = the_problem(&lines);
        assert_eq!(wrong, key, "{text}");
        assert!(text.contains(said), "{text}");
    }
    assert_eq!(settings(&texts(&long[..300], "b")).unwrap().problems(), []);
    assert!(settings("slogan = \"A\"").unwrap_err().contains("slogan"));
}
