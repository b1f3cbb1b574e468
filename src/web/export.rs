//! Lists as files: CSV that every spreadsheet reads and none runs (R33), and JSON lines. The body streams
//! page by page; it knows no list and no database.

use std::borrow::Cow;
use std::io;

use actix_web::HttpResponse;
use actix_web::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use actix_web::web::Bytes;
use futures_util::stream;
use serde::{Serialize, Serializer};
use unicode_normalization::UnicodeNormalization;

use super::errors::{Answer, AppError};

/// How many rows a page should have: the most that are ever in memory.
pub const PAGE: usize = 1_000;

/// What kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// RFC 4180, with a row of headings; cells are made safe for spreadsheets.
    Csv,
    /// One JSON object per line, its keys the headings in their order; texts as they are.
    JsonLines,
}

impl Format {
    /// Reads the `format` of a query.
    #[must_use]
    pub fn from_query(text: &str) -> Option<Self> {
        match text {
            "csv" => Some(Self::Csv),
            "jsonl" => Some(Self::JsonLines),
            _ => None,
        }
    }

    fn content_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv; charset=utf-8",
            Self::JsonLines => "application/jsonl",
        }
    }

    fn extension(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::JsonLines => "jsonl",
        }
    }
}

/// A page of rows, each as long as the headings, and from where the next page goes on.
pub type RowsPage<C> = (Vec<Vec<String>>, Option<C>);

/// Answers with a file called `name`. `next` is asked for one page after another, first without a cursor;
/// a page without a cursor is the last. The first page is read before anything is answered, so that a list
/// that cannot be read gets an error page; what fails later breaks the file off.
///
/// # Errors
/// Those of the first page.
pub async fn reply<C, N, F>(
    name: &str,
    format: Format,
    headings: &'static [&'static str],
    mut next: N,
) -> Answer<HttpResponse>
where
    C: 'static,
    N: FnMut(Option<C>) -> F + 'static,
    F: Future<Output = Answer<RowsPage<C>>> + 'static,
{
    let (rows, cursor) = next(None).await?;
    let first = text(format, Some(headings), headings, &rows);
    let under_way = UnderWay {
        ready: Some(first.map_err(|e| AppError::Fault(e.to_string()))?),
        cursor,
        next,
    };
    let body = stream::unfold(under_way, move |mut under_way| async move {
        let chunk = match under_way.ready.take() {
            Some(first) => Ok(first),
            None => match (under_way.next)(Some(under_way.cursor.take()?)).await {
                Ok((rows, cursor)) => {
                    under_way.cursor = cursor;
                    text(format, None, headings, &rows)
                }
                Err(error) => Err(broken_off(&error)),
            },
        };
        Some((chunk, under_way))
    });
    let disposition = format!("attachment; filename=\"{}\"", file_name(name, format));
    Ok(HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, format.content_type()))
        .insert_header((CONTENT_DISPOSITION, disposition))
        .streaming(body))
}

/// A file that is being sent: what is written already, and from where to go on.
struct UnderWay<C, N> {
    ready: Option<Bytes>,
    cursor: Option<C>,
    next: N,
}

/// An answer that has begun cannot become an error page: it ends without its end, and the log says why.
fn broken_off(error: &AppError) -> io::Error {
    let cause = error.cause().unwrap_or_default();
    tracing::error!(%error, %cause, "an export was broken off");
    io::Error::other("broken off")
}

/// A page as text, after a row of headings if there is one.
fn text(
    format: Format,
    first: Option<&[&str]>,
    headings: &[&str],
    rows: &[Vec<String>],
) -> io::Result<Bytes> {
    let bytes = match format {
        Format::Csv => csv_text(first, rows)?,
        Format::JsonLines => json_lines(headings, rows)?,
    };
    Ok(Bytes::from(bytes))
}

fn csv_text(first: Option<&[&str]>, rows: &[Vec<String>]) -> io::Result<Vec<u8>> {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        // Where people write decimal commas, spreadsheets part cells at semicolons: only quotes hold them together.
        .quote_style(csv::QuoteStyle::NonNumeric)
        .from_writer(Vec::new());
    if let Some(headings) = first {
        writer.write_record(headings)?;
    }
    for row in rows {
        writer.write_record(row.iter().map(|cell| safe(cell).into_owned()))?;
    }
    writer
        .into_inner()
        .map_err(|error| io::Error::other(error.to_string()))
}

fn json_lines(headings: &[&str], rows: &[Vec<String>]) -> io::Result<Vec<u8>> {
    let mut text = Vec::new();
    for cells in rows {
        serde_json::to_writer(&mut text, &Object { headings, cells })?;
        text.push(b'\n');
    }
    Ok(text)
}

/// A row as an object.
struct Object<'a> {
    headings: &'a [&'a str],
    cells: &'a [String],
}

impl Serialize for Object<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.headings.iter().zip(self.cells))
    }
}

/// A cell that no spreadsheet takes for a formula: with an apostrophe before what might be one (R33,
/// OWASP CSV injection). Plain numbers stay numbers.
fn safe(cell: &str) -> Cow<'_, str> {
    match is_risky(cell) && !is_number(cell) {
        true => Cow::Owned(format!("'{cell}")),
        false => Cow::Borrowed(cell),
    }
}

/// Whether it begins like a formula, also behind what is not seen, or with a character that some
/// spreadsheets leave out.
fn is_risky(cell: &str) -> bool {
    let begins = cell.find(|c| !is_unseen(c)).unwrap_or(cell.len());
    let (unseen, seen) = cell.split_at(begins);
    unseen.contains(['\t', '\r', '\n', '\0']) || seen.chars().next().is_some_and(is_operator)
}

/// `=`, `+`, `-`, `@`, their wide, small and raised forms, and the minus sign.
fn is_operator(c: char) -> bool {
    let plain = c.nfkc().next();
    matches!(plain, Some('=' | '+' | '-' | '@' | '\u{2212}'))
}

fn is_unseen(c: char) -> bool {
    let without_width = matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2064}' | '\u{feff}');
    c.is_whitespace() || c.is_control() || without_width
}

/// Digits, perhaps with a minus before and a fraction after.
fn is_number(cell: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let unsigned = cell.strip_prefix('-').unwrap_or(cell);
    match unsigned.split_once('.') {
        Some((whole, fraction)) => digits(whole) && digits(fraction),
        None => digits(unsigned),
    }
}

/// A name that no header and no folder takes amiss: small letters, digits, hyphens.
fn file_name(name: &str, format: Format) -> String {
    let plain = |c: char| match c.to_ascii_lowercase() {
        c if c.is_ascii_alphanumeric() => c,
        _ => '-',
    };
    let name: String = name.chars().map(plain).take(80).collect();
    let name = match name.trim_matches('-') {
        "" => "list",
        name => name,
    };
    format!("{name}.{}", format.extension())
}

#[cfg(test)]
mod tests;
