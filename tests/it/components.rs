//! The design system's components as we write them (templates/nhsuk), held against the design system itself.
//!
//! The npm package carries, for every component, fixtures: the options that its Nunjucks macro is given and the HTML that it
//! gives. Every fixture of every component that the portal uses is rendered by our Tera component and compared, white space
//! and the order of attributes aside. What is left out is named below with its reason, and the whole adds up to the package.

mod fixtures;
mod same_html;

use std::collections::BTreeSet;

use fixtures::{Component, Fixture, HOSTILE, components, engine, render};
use scraper::Html;

/// Components that no page uses.
const NOT_USED: &[(&str, usize, &str)] = &[
    (
        "action-link",
        7,
        "no page has a single call to action of that kind",
    ),
    (
        "breadcrumb",
        5,
        "the portal is a set of short journeys, which a back link serves",
    ),
    ("character-count", 33, "no field is long enough to count"),
    ("code", 13, "no page shows computer code"),
    (
        "contents-list",
        4,
        "the list of help topics has cards, and no topic has several pages",
    ),
    ("do-dont-list", 12, "no page gives health advice"),
    (
        "file-upload",
        21,
        "nobody uploads a file in a page; imports are a command and the API",
    ),
    ("hero", 12, "no page is a landing page"),
    ("images", 14, "no page has a captioned picture"),
    (
        "search-input",
        26,
        "searches are ordinary fields with a visible label",
    ),
    ("tabs", 5, "no page hides a part of itself behind a tab"),
    ("task-list", 6, "journeys go step by step"),
];

/// Fixtures of used components that are left out: component, name, why.
const LEFT_OUT: &[(&str, &str, &str)] = &[];

#[test]
fn every_component_we_use_gives_the_html_of_the_design_systems_fixtures() {
    let engine = engine();
    let left_out: BTreeSet<_> = LEFT_OUT.iter().map(|(c, name, _)| (*c, *name)).collect();
    let mut wrong = Vec::new();
    let mut seen = BTreeSet::new();
    let components = components();
    for component in components.iter().filter(|component| used(component)) {
        let mut passed = 0;
        for fixture in &component.fixtures {
            let complaint = compare(&engine, &component.name, fixture);
            let key = left_out
                .get(&(component.name.as_str(), fixture.name.as_str()))
                .copied();
            seen.extend(key);
            match (complaint, key) {
                (None, None) => passed += 1,
                (None, Some(_)) => wrong.push(format!(
                    "{}: “{}” is left out, and passes",
                    component.name, fixture.name
                )),
                (Some(complaint), None) => wrong.push(format!(
                    "{}: “{}”: {complaint}",
                    component.name, fixture.name
                )),
                (Some(_), Some(_)) => {}
            }
        }
        println!(
            "{:20} {passed:3} of {:3}",
            component.name,
            component.fixtures.len()
        );
    }
    for gone in left_out.difference(&seen) {
        wrong.push(format!(
            "{}: “{}” is left out, and is no fixture",
            gone.0, gone.1
        ));
    }
    assert!(
        wrong.is_empty(),
        "{} wrong:\n{}",
        wrong.len(),
        wrong.join("\n\n")
    );
}

/// What differs, if anything; also from one time to the next.
fn compare(engine: &tera::Tera, component: &str, fixture: &Fixture) -> Option<String> {
    let render = || render(engine, component, fixture.options(), fixture);
    match (render(), render()) {
        (Ok(once), Ok(again)) if once != again => Some("not the same twice".into()),
        (Ok(ours), _) => same_html::difference(&fixture.html, &ours),
        (Err(error), _) => Some(error),
    }
}

#[test]
fn no_option_of_a_component_lets_data_become_markup() {
    let engine = engine();
    for component in components().iter().filter(|component| used(component)) {
        for fixture in &component.fixtures {
            let html = render(&engine, &component.name, fixture.hostile_options(), fixture);
            let html = html.unwrap_or_else(|e| panic!("{}: {e}", fixture.name));
            let tree = Html::parse_fragment(&html);
            for element in tree.root_element().descendent_elements() {
                let element = element.value();
                assert!(
                    element.name() != "script" && element.attr("data-broken").is_none(),
                    "{}: “{}” lets {HOSTILE} out: {html}",
                    component.name,
                    fixture.name
                );
            }
        }
    }
}

fn used(component: &Component) -> bool {
    !NOT_USED.iter().any(|(name, ..)| component.name == *name)
}

#[test]
fn used_and_unused_components_add_up_to_the_package() {
    let all = components();
    let mut counted = 0;
    for (name, fixtures, why) in NOT_USED {
        let component = all.iter().find(|c| c.name == *name);
        let component =
            component.unwrap_or_else(|| panic!("{name} is no component of the design system"));
        assert_eq!(
            component.fixtures.len(),
            *fixtures,
            "{name} (not used: {why})"
        );
        counted += fixtures;
    }
    let used = all.iter().filter(|component| used(component));
    let used: usize = used.map(|component| component.fixtures.len()).sum();
    println!("{used} fixtures of used components, {counted} of others");
    assert_eq!(
        used + counted,
        983,
        "the design system has changed: look at what is new"
    );
}
