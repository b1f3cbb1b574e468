//! One parser of the table, named by `LATCHKEY_PARSER`, under libFuzzer.
#![no_main]

use std::sync::OnceLock;

#[path = "../parsers.rs"]
mod parsers;

static PARSER: OnceLock<parsers::Parser> = OnceLock::new();

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let parser = PARSER.get_or_init(|| {
        let name = std::env::var("LATCHKEY_PARSER").expect("LATCHKEY_PARSER names a parser");
        let found = parsers::PARSERS.iter().find(|(known, _)| *known == name);
        found.expect("LATCHKEY_PARSER is none of the table").1
    });
    parser(bytes);
});
