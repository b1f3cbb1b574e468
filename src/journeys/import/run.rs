//! A whole import: batch after batch, with what must be remembered between them.
//!
//! What a file repeats is found with sets of 64-bit keys, never with kept rows, so that memory is bounded.

use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use super::batch;
use super::read::{self, Read};
use super::{Counts, Importer, Outcome, Place, Ports, Row, RowError, Wrong};
use crate::storage::Connection;
use crate::storage::organisations::{self, OrganisationId};

/// The most codes that are kept.
const MOST_CODES: usize = 100_000;

/// An import under way.
pub(super) struct Run<'a> {
    pub ports: &'a Ports,
    pub importer: Importer<'a>,
    organisations: HashMap<String, OrganisationId>,
    numbers: HashSet<u64>,
    mailboxes: HashSet<u64>,
    serials: HashSet<u64>,
    counts: Counts,
    tell: &'a mut dyn FnMut(&RowError),
}

impl<'a> Run<'a> {
    pub fn new(
        ports: &'a Ports,
        importer: Importer<'a>,
        tell: &'a mut dyn FnMut(&RowError),
    ) -> Self {
        Self {
            ports,
            importer,
            organisations: HashMap::new(),
            numbers: HashSet::new(),
            mailboxes: HashSet::new(),
            serials: HashSet::new(),
            counts: Counts::default(),
            tell,
        }
    }

    pub fn counts(&self) -> Counts {
        self.counts
    }

    /// Does what a batch of rows says; at most [`crate::storage::imports::MOST_ROWS`].
    pub fn batch<R: AsRef<Row>>(
        &mut self,
        conn: &mut Connection,
        rows: impl Iterator<Item = (Place, Result<R, Wrong>)>,
    ) -> Outcome<()> {
        let (mut good, mut errors) = (Vec::new(), Vec::new());
        let mut bad = 0;
        for (place, row) in rows {
            let read = match row {
                Ok(row) => self.one(conn, row.as_ref())?,
                Err(wrong) => Err(vec![wrong]),
            };
            match read {
                Ok(read) => good.push((place, read)),
                Err(wrong) => {
                    bad += 1;
                    let error = |(field, detail)| RowError {
                        place,
                        field,
                        detail,
                    };
                    errors.extend(wrong.into_iter().map(error));
                }
            }
        }
        let done = batch::import(conn, self.ports, self.importer, &good)?;
        self.counts.new += done.new;
        self.counts.changed += done.changed;
        self.counts.unchanged += done.unchanged;
        self.counts.bad += bad + done.wrong.len() as u64;
        errors.extend(done.wrong);
        errors.sort_by_key(|error| error.place.row);
        for error in &errors {
            (self.tell)(error);
        }
        Ok(())
    }

    /// Understands a row and sees to it that nothing of it was said before.
    fn one(&mut self, conn: &mut Connection, row: &Row) -> Outcome<Result<Read, Vec<Wrong>>> {
        let organisation = self.organisation(conn, &row.ods_code)?;
        let approved = &self.ports.rules.approved_domains;
        let read = match read::read(row, organisation, approved) {
            Ok(read) => read,
            Err(wrong) => return Ok(Err(wrong)),
        };
        let earlier = |field| Ok(Err(vec![(field, "is in an earlier row")]));
        // Twelve digits are a key themselves.
        let number = read.number.as_str();
        if !self
            .numbers
            .insert(number.parse().unwrap_or_else(|_| key(number)))
        {
            return earlier("smartcard_number");
        }
        let mailbox = read.email.as_ref().map(|email| key(&email.mailbox_key()));
        if mailbox.is_some_and(|key| !self.mailboxes.insert(key)) {
            return earlier("email");
        }
        let serial = read.card.as_ref().map(|card| key(&card.serial));
        if serial.is_some_and(|key| !self.serials.insert(key)) {
            return earlier("card_serial");
        }
        Ok(Ok(read))
    }

    /// The organisation of a code, looked up once.
    fn organisation(
        &mut self,
        conn: &mut Connection,
        code: &str,
    ) -> Outcome<Option<OrganisationId>> {
        if let Some(known) = self.organisations.get(code) {
            return Ok(Some(*known));
        }
        let found = organisations::by_code(conn, code)?.map(|(id, _)| id);
        if let (Some(id), true) = (found, self.organisations.len() < MOST_CODES) {
            self.organisations.insert(code.to_owned(), id);
        }
        Ok(found)
    }
}

/// Sixty-four bits that stand for a text: a million and a half of them share one with a chance of one in ten million.
fn key(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}
