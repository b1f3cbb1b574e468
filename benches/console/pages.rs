//! What is looked at: every route of the console's table that can be, and the filters that people use.

use latchkey::urls;
use latchkey::web::ra::table::{Rule, TABLE};

use super::sql::Sql;

/// Something to look at.
#[derive(Debug, Clone)]
pub struct Look {
    /// What the table calls it.
    pub name: String,
    /// Where it is.
    pub url: String,
    /// How many times its link to older rows is followed first.
    pub older: usize,
}

/// Searches and filters by the list that has them; a list that does not know one shows itself unfiltered.
const FILTERS: &[(&str, &str)] = &[
    (urls::RA_ATTEMPTS, "state=open"),
    (urls::RA_ATTEMPTS, "state=closed"),
    (urls::RA_ATTEMPTS, "state=claimed"),
    (urls::RA_ATTEMPTS, "outcome=wrong"),
    (urls::RA_ATTEMPTS, "outcome=refused"),
    (urls::RA_ATTEMPTS, "organisation={big}"),
    (urls::RA_ATTEMPTS, "organisation={small}"),
    (urls::RA_ATTEMPTS, "network={often}"),
    (urls::RA_ATTEMPTS, "network={seldom}"),
    (urls::RA_ATTEMPTS, "number={number}"),
    (urls::RA_ATTEMPTS, "from=2025-06-01&to=2025-06-30"),
    (
        urls::RA_ATTEMPTS,
        "state=claimed&outcome=refused&organisation={small}",
    ),
    (
        urls::RA_ATTEMPTS,
        "state=open&network={often}&from=2025-06-01&to=2025-06-30",
    ),
    (urls::RA_HOLDERS, "q=amelia"),
    (urls::RA_HOLDERS, "q=zwicky"),
    (urls::RA_HOLDERS, "q=sm"),
    (urls::RA_HOLDERS, "q=s"),
    (urls::RA_HOLDERS, "q=amelia+smith"),
    (urls::RA_HOLDERS, "q=amelia+zwicky"),
    (urls::RA_HOLDERS, "q=yusuf+quarter"),
    (urls::RA_HOLDERS, "q=nobodyatall"),
    (urls::RA_HOLDERS, "q={number}"),
    (urls::RA_AUDIT, "action=signed_in"),
    (urls::RA_AUDIT, "action=role_granted"),
    (urls::RA_AUDIT, "actor=staff.1@load.example"),
    (urls::RA_AUDIT, "actor=staff.1999@load.example"),
    (urls::RA_AUDIT, "subject={number}"),
    (urls::RA_AUDIT, "organisation={small}"),
    (urls::RA_AUDIT, "from=2025-06-01&to=2025-06-30"),
    (
        urls::RA_AUDIT,
        "action=role_granted&actor=staff.1999@load.example",
    ),
    (
        urls::RA_AUDIT,
        "action=signed_in&from=2025-06-01&to=2025-06-30",
    ),
    (urls::RA_MAIL, "state=parked"),
    (urls::RA_MAIL, "state=sent"),
    (urls::RA_MAIL, "number={number}"),
    (urls::RA_REPORTS, "report=unlocks"),
    (urls::RA_REPORTS, "report=lockouts"),
    (urls::RA_REPORTS, "report=expiry"),
    (urls::RA_REPORTS, "report=registered&format=csv"),
];

/// Lists that have older pages.
const LISTS: [&str; 6] = [
    urls::RA_ATTEMPTS,
    urls::RA_HOLDERS,
    urls::RA_MAIL,
    urls::RA_AUDIT,
    urls::RA_STAFF,
    urls::RA_APPROVALS,
];

/// Everything to look at in a database.
pub fn all(sql: &mut Sql) -> anyhow::Result<Vec<Look>> {
    let mut looks = Vec::new();
    let served = |path: &str| TABLE.iter().any(|route| route.get && route.path == path);
    for route in TABLE
        .iter()
        .filter(|route| route.get && route.rule != Rule::HalfSignedIn)
    {
        looks.push(look(&fill_in(sql, route.path, route.path)?, 0));
    }
    for list in LISTS.into_iter().filter(|list| served(list)) {
        looks.extend([look(list, 1), look(list, 99)]);
    }
    for (list, filter) in FILTERS.iter().filter(|(list, _)| served(list)) {
        looks.push(look(&format!("{list}?{}", fill_in(sql, list, filter)?), 0));
    }
    Ok(looks)
}

fn look(url: &str, older: usize) -> Look {
    let name = match older {
        0 => url.to_owned(),
        times => format!("{url} (page {})", times + 1),
    };
    Look {
        name,
        url: url.to_owned(),
        older,
    }
}

/// A path or a filter with what is in the database in place of its braces.
fn fill_in(sql: &mut Sql, path: &str, text: &str) -> anyhow::Result<String> {
    let mut text = text.to_owned();
    for (brace, query) in braces(path) {
        if text.contains(brace) {
            let value = sql.values(query)?.into_iter().next();
            text = text.replace(brace, &value.unwrap_or_else(|| "0".to_owned()));
        }
    }
    Ok(text)
}

/// What stands for each name in braces on a path.
fn braces(path: &str) -> [(&'static str, &'static str); 8] {
    let id = match path {
        urls::RA_ALERT => "SELECT CAST(MAX(id) AS TEXT) AS value FROM alerts",
        path if path.starts_with(urls::RA_STAFF) => {
            "SELECT CAST(MAX(id) AS TEXT) AS value FROM staff"
        }
        _ => "SELECT CAST(MAX(id) AS TEXT) AS value FROM attempts",
    };
    let reference = match path.starts_with(urls::RA_MAIL) {
        true => "SELECT reference AS value FROM outbox ORDER BY id DESC LIMIT 1",
        false => {
            "SELECT reference AS value FROM approvals WHERE outcome IS NULL ORDER BY id DESC LIMIT 1"
        }
    };
    [
        ("{id}", id),
        ("{reference}", reference),
        ("{token}", "SELECT 'nobody' AS value"),
        // The holder with the longest history: the first of the skew.
        (
            "{number}",
            "SELECT smartcard_number AS value FROM holders WHERE smartcard_number = '700000000037'",
        ),
        (
            "{big}",
            "SELECT ods_code AS value FROM organisations WHERE ods_code = 'L10001'",
        ),
        (
            "{small}",
            "SELECT MAX(ods_code) AS value FROM organisations WHERE ods_code LIKE 'L1%'",
        ),
        ("{often}", "SELECT '10.0.0.0' AS value"),
        (
            "{seldom}",
            "SELECT network AS value FROM attempts WHERE network LIKE '10.2.%' ORDER BY id DESC LIMIT 1",
        ),
    ]
}
