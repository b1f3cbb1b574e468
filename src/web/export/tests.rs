use std::cell::RefCell;
use std::rc::Rc;

use actix_web::body::{self, MessageBody};
use actix_web::http::StatusCode;

use super::*;

const HEADINGS: &[&str] = &["name", "note"];

/// Rows of one cell and its number, read back as a spreadsheet would.
fn read_back(cells: &[&str]) -> Vec<String> {
    let rows: Vec<Vec<String>> = cells
        .iter()
        .map(|cell| vec![(*cell).to_owned(), "1".to_owned()])
        .collect();
    let text = csv_text(Some(HEADINGS), &rows).unwrap();
    let mut reader = csv::Reader::from_reader(text.as_slice());
    assert_eq!(reader.headers().unwrap(), HEADINGS);
    reader
        .records()
        .map(|record| {
            let record = record.unwrap();
            assert_eq!((record.len(), &record[1]), (2, "1"));
            record[0].to_owned()
        })
        .collect()
}

/// Pages of two rows each, as many as asked for; what was asked is noted.
fn pages(
    last: usize,
    asked: Rc<RefCell<Vec<Option<usize>>>>,
) -> impl FnMut(Option<usize>) -> std::future::Ready<Answer<RowsPage<usize>>> {
    move |cursor| {
        asked.borrow_mut().push(cursor);
        let page = cursor.unwrap_or(0);
        let row = |n: usize| vec![format!("row {n}"), "=1+1".to_owned()];
        let next = (page < last).then_some(page + 1);
        std::future::ready(Ok((vec![row(2 * page), row(2 * page + 1)], next)))
    }
}

async fn whole(response: HttpResponse) -> String {
    let bytes = body::to_bytes(response.into_body()).await.unwrap();
    String::from_utf8(bytes.to_vec()).unwrap()
}

// R33
#[test]
fn what_a_spreadsheet_would_run_is_made_text() {
    let nasty = [
        "=1+1",
        "+44 1632 960001",
        "-1+1",
        "@SUM(A1)",
        "\t=1+1",
        "\r=1+1",
        "\n=1+1",
        "\0=1+1",
        "\tharmless",
        "\rharmless",
        "\0harmless",
        "\t",
        "  =1+1",
        "\u{a0}=1+1",
        "\u{3000}=1+1",
        "\u{feff}=1+1",
        "\u{200b}=1+1",
        "\u{1b}=1+1",
        "＝1+1",
        "＋1",
        "－1",
        "＠x",
        "\u{fe66}1+1",
        "\u{207a}1",
        "\u{2212}1",
        "=cmd|'/c calc'!A1",
        "=HYPERLINK(\"http://x.example\",\"a\")",
        "-",
        "--1",
        "-1e5",
        "-1.",
        "+1",
    ];
    let expected: Vec<String> = nasty.iter().map(|cell| format!("'{cell}")).collect();
    assert_eq!(read_back(&nasty), expected);
}

#[test]
fn what_is_harmless_stays_as_it_is() {
    let harmless = [
        "",
        "Amara Okafor",
        "555012340017",
        "-5",
        "-3.25",
        "0",
        "two, \"three\"\r\nfour",
        "a;=1+1",
        "O'Brien",
        "'quoted'",
        "Siân",
        "name@nhs.example",
        "a=b",
        " x",
    ];
    assert_eq!(read_back(&harmless), harmless);
}

#[test]
fn cells_are_quoted_so_that_no_other_separator_parts_them() {
    let text = csv_text(None, &[vec!["a;=1+1".to_owned(), "-5".to_owned()]]).unwrap();
    assert_eq!(text, b"\"a;=1+1\",-5\r\n");
}

#[test]
fn rows_as_long_as_others_or_no_file() {
    let rows = [vec!["one".to_owned()]];
    assert!(csv_text(Some(HEADINGS), &rows).is_err());
}

#[test]
fn json_lines_keep_the_text_and_the_order_of_the_headings() {
    let rows = [
        vec!["=1+1".to_owned(), "a\nb\u{1b}".to_owned()],
        vec!["two".to_owned(), String::new()],
    ];
    let text = String::from_utf8(json_lines(HEADINGS, &rows).unwrap()).unwrap();
    assert_eq!(
        text,
        "{\"name\":\"=1+1\",\"note\":\"a\\nb\\u001b\"}\n{\"name\":\"two\",\"note\":\"\"}\n"
    );
}

#[test]
fn file_names_hold_nothing_that_a_header_takes_amiss() {
    for (name, file) in [
        ("attempts 2026-11-22", "attempts-2026-11-22.csv"),
        ("../../etc/passwd", "etc-passwd.csv"),
        ("a\"\r\nSet-Cookie: x", "a---set-cookie--x.csv"),
        ("é", "list.csv"),
        ("", "list.csv"),
    ] {
        assert_eq!(file_name(name, Format::Csv), file);
    }
    assert_eq!(file_name("Mail", Format::JsonLines), "mail.jsonl");
}

#[actix_web::test]
async fn pages_are_asked_for_one_after_another_and_only_as_they_are_sent() {
    let asked = Rc::new(RefCell::new(Vec::new()));
    let response = reply("trail", Format::Csv, HEADINGS, pages(2, Rc::clone(&asked))).await;
    let response = response.unwrap();
    assert_eq!(*asked.borrow(), [None]);
    let headers = response.headers();
    assert_eq!(
        headers.get("content-type").unwrap(),
        "text/csv; charset=utf-8"
    );
    assert_eq!(
        headers.get("content-disposition").unwrap(),
        "attachment; filename=\"trail.csv\""
    );
    let mut body = Box::pin(response.into_body());
    let mut said = String::new();
    for pages in 1..=3 {
        let chunk = std::future::poll_fn(|cx| body.as_mut().poll_next(cx)).await;
        said.push_str(std::str::from_utf8(&chunk.unwrap().unwrap()).unwrap());
        assert_eq!(asked.borrow().len(), pages);
    }
    assert!(
        std::future::poll_fn(|cx| body.as_mut().poll_next(cx))
            .await
            .is_none()
    );
    assert_eq!(*asked.borrow(), [None, Some(1), Some(2)]);
    let lines: Vec<&str> = said.lines().collect();
    assert_eq!(lines[0], "\"name\",\"note\"");
    assert_eq!(lines[6], "\"row 5\",\"'=1+1\"");
    assert_eq!(lines.len(), 7);
}

#[actix_web::test]
async fn json_lines_say_what_they_are() {
    let asked = Rc::new(RefCell::new(Vec::new()));
    let response = reply("trail", Format::JsonLines, HEADINGS, pages(1, asked)).await;
    let response = response.unwrap();
    assert_eq!(
        response.headers().get("content-type").unwrap(),
        "application/jsonl"
    );
    let text = whole(response).await;
    assert_eq!(text.lines().count(), 4);
    assert!(text.starts_with("{\"name\":\"row 0\",\"note\":\"=1+1\"}\n"));
}

#[actix_web::test]
async fn an_empty_list_is_a_row_of_headings() {
    let none = |_: Option<()>| std::future::ready(Ok((Vec::new(), None)));
    let response = reply("trail", Format::Csv, HEADINGS, none).await.unwrap();
    assert_eq!(whole(response).await, "\"name\",\"note\"\r\n");
}

#[actix_web::test]
async fn a_list_that_cannot_be_read_is_an_error_and_one_that_breaks_off_has_no_end() {
    let gone = || AppError::Unavailable("gone".to_owned());
    let never = move |_: Option<()>| std::future::ready(Err(gone()));
    let refused = reply("trail", Format::Csv, HEADINGS, never).await;
    let status = actix_web::ResponseError::status_code(&refused.unwrap_err());
    assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE);

    let once = move |cursor: Option<()>| {
        let page = (vec![vec!["a".to_owned(), "b".to_owned()]], Some(()));
        std::future::ready(match cursor {
            None => Ok(page),
            Some(()) => Err(gone()),
        })
    };
    let response = reply("trail", Format::Csv, HEADINGS, once).await.unwrap();
    assert!(body::to_bytes(response.into_body()).await.is_err());
}
