//! One whole unlock: every page that the holder looks at and every form that they send, from the first page to the
//! one that says it is done. The code comes from the mail that waits in the outbox.

use anyhow::Context as _;
use latchkey::mail::sealed;
use latchkey::secrets::keys::Keys;
use latchkey::urls;

use super::client::{Answer, Client, HOST};
use super::fill::{self, ANSWERS};
use super::sql::Sql;

/// A new passcode that no rule refuses.
const PASSCODE: &str = "294716";
/// Hashes in one: all four answers in one, and the passcode.
pub const HASHES: f64 = 2.0;

/// What opens the mail that waits.
pub struct Mailbag {
    keys: Keys,
    sql: Sql,
}

impl Mailbag {
    /// The outbox of a database.
    pub fn open(url: &str, keys: &Keys) -> anyhow::Result<Self> {
        Ok(Self {
            keys: keys.clone(),
            sql: Sql::open(url)?,
        })
    }

    /// The code that was sent last for a number.
    fn code(&mut self, number: &str) -> anyhow::Result<String> {
        let sealed = match self.sql.is_postgres() {
            true => "encode(sealed, 'hex')",
            false => "hex(sealed)",
        };
        let row = format!(
            "SELECT reference || ' ' || {sealed} AS value FROM outbox \
             WHERE subject = '{number}' AND sealed IS NOT NULL ORDER BY id DESC LIMIT 1"
        );
        let row = self.sql.values(&row)?.pop().context("no code waits")?;
        let (reference, hex) = row.split_once(' ').context("a row")?;
        let bytes = (0..hex.len()).step_by(2);
        let bytes = bytes.map(|at| u8::from_str_radix(&hex[at..at + 2], 16));
        let bytes = bytes.collect::<Result<Vec<u8>, _>>()?;
        let opened = sealed::open(&self.keys, reference, &bytes, "")?;
        Ok(opened.code.to_string())
    }
}

/// Unlocks the card with a place in the list.
pub fn unlock(client: &mut Client, mailbag: &mut Mailbag, place: i64) -> anyhow::Result<()> {
    let number = fill::number(place);
    client.next_person(u32::try_from(place)?);
    let start = client.get(urls::UNLOCK)?;
    let fields = [("smartcard_number", number.as_str())];
    let next = leads(client.submit(urls::UNLOCK, &start.body, &fields)?)?;
    let questions = client.get(&next)?;
    let answers = ["answer_1", "answer_2", "answer_3", "answer_4"];
    let answers: Vec<_> = answers.into_iter().zip(ANSWERS).collect();
    let next = leads(client.submit(&next, &questions.body, &answers)?)?;
    let page = client.get(&next)?;
    let code = mailbag.code(&number)?;
    let next = leads(client.submit(&next, &page.body, &[("code", &code)])?)?;
    let page = client.get(&next)?;
    let fields = [("new_passcode", PASSCODE), ("confirm_passcode", PASSCODE)];
    let next = leads(client.submit(&next, &page.body, &fields)?)?;
    let done = client.get(&next)?;
    anyhow::ensure!(
        next == urls::UNLOCK_DONE && done.status == 200,
        "{number} is at {next}"
    );
    Ok(())
}

/// Where a form's answer leads.
fn leads(answer: Answer) -> anyhow::Result<String> {
    let to = answer
        .location
        .with_context(|| format!("{} instead of a next page: {}", answer.status, answer.body))?;
    let path = to.strip_prefix(&format!("https://{HOST}"));
    Ok(path.unwrap_or(&to).to_owned())
}
