//! Secrets, the ways in which each could be written, and every byte of the database to look for them in.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use reqwest::header::SET_COOKIE;

use crate::support::{Browser, Page, TestApp};

/// What must be found nowhere, each with its name.
#[derive(Default)]
pub struct Secrets(pub Vec<(&'static str, Vec<u8>)>);

impl Secrets {
    pub fn keep(&mut self, name: &'static str, secret: impl AsRef<[u8]>) {
        let secret = secret.as_ref();
        assert!(
            secret.len() >= 8,
            "{name} is too short to be told from chance"
        );
        self.0.push((name, secret.to_vec()));
    }

    /// A code, as it is typed and as it is read.
    pub fn keep_code(&mut self, code: &str) {
        self.keep("a code", code);
        self.keep("a code in halves", format!("{} {}", &code[..4], &code[4..]));
    }

    /// The session and the form token of a page.
    pub fn keep_cookies(&mut self, browser: &Browser<'_>, page: &Page) {
        for cookie in page.headers.get_all(SET_COOKIE) {
            let value = cookie.to_str().unwrap().split(['=', ';']).nth(1).unwrap();
            self.keep_token("a cookie", value);
        }
        if !browser.token().is_empty() {
            self.keep("a form token", browser.token());
        }
    }

    /// A token as it travels, and its bytes.
    pub fn keep_token(&mut self, name: &'static str, token: &str) {
        self.keep(name, token);
        let bytes = URL_SAFE_NO_PAD.decode(token).unwrap();
        self.keep(name, bytes);
    }

    /// Each way in which a secret could stand in a text or among bytes.
    fn disguises(&self) -> BTreeSet<(&'static str, String)> {
        let disguise = |(name, secret): &(&'static str, Vec<u8>)| {
            let base64 = STANDARD.encode(secret);
            let base64 = base64.trim_end_matches('=').to_owned();
            [latin(secret), hex(secret), base64].map(|text| (*name, text))
        };
        self.0.iter().flat_map(disguise).collect()
    }

    /// Finds none of them.
    #[track_caller]
    pub fn are_not_in(&self, place: &str, bytes: &[u8]) {
        let text = latin(bytes);
        for (name, secret) in self.disguises() {
            let around = text.find(&secret).map(|at| {
                let before: Vec<char> = text[..at].chars().rev().take(200).collect();
                before
                    .into_iter()
                    .rev()
                    .chain(text[at..].chars().take(200))
                    .collect::<String>()
            });
            assert_eq!(around, None, "{name} is in {place}");
        }
    }
}

/// Bytes as a text that can be searched: one character each.
fn latin(bytes: &[u8]) -> String {
    bytes.iter().copied().map(char::from).collect()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

impl TestApp {
    /// The database as it lies on the disk, or every table as text.
    pub fn dump(&self) -> Vec<u8> {
        let Some(folder) = self.folder() else {
            return self.tables();
        };
        let paths = |folder: &std::path::Path| -> Vec<_> {
            let files = std::fs::read_dir(folder).unwrap();
            files.map(|file| file.unwrap().path()).collect()
        };
        // With the ledger of strikes, which is a folder.
        let (folders, mut files): (Vec<_>, Vec<_>) =
            paths(folder).into_iter().partition(|path| path.is_dir());
        files.extend(folders.iter().flat_map(|folder| paths(folder)));
        assert!(
            files
                .iter()
                .any(|file| file.to_str().unwrap().ends_with("-wal")),
            "{files:?}"
        );
        files
            .iter()
            .flat_map(|file| std::fs::read(file).unwrap())
            .collect()
    }

    fn tables(&self) -> Vec<u8> {
        let tables = self.values(
            "SELECT table_name::text AS value FROM information_schema.tables WHERE table_schema = 'public'",
        );
        assert!(tables.len() > 12, "{tables:?}");
        let rows = tables
            .iter()
            .flat_map(|table| self.values(&format!("SELECT t::text AS value FROM {table} t")));
        rows.collect::<Vec<_>>().join("\n").into_bytes()
    }
}
