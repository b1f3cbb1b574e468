//! What is looked at: every route of the console's table that can be, and the filters that people use; and what
//! programs read.

use latchkey::urls;
use latchkey::web::api::table::TABLE as API;
use latchkey::web::ra::table::{Rule, TABLE};

use super::sql::Sql;

/// Something to look at.
#[derive(Debug, Clone)]
pub struct Look {
    /// Where it is.
    pub url: String,
    /// How many times its link to older rows is followed first.
    pub older: usize,
    /// Whether a program looks, and not a person.
    pub program: bool,
}

/// What routes need besides their path.
const NEEDED: &[(&str, &str)] = &[
    (urls::RA_STAFF_ROLE, "?role={role}"),
    (urls::RA_CLINIC_NEW, "?organisation={big}"),
];

/// Turns of a holder whose card has expired or was cancelled; the load has none such at hand, and the turn of a
/// renewal, which is timed, asks for the same.
const NOT_TIMED: [&str; 2] = [urls::RA_REPAIR_PASSCODE, urls::RA_REPLACE_PASSCODE];

/// Searches and filters by the list that has them.
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
    (urls::RA_HOLDERS, "q=amelia+yusuf"),
    (urls::RA_HOLDERS, "q=smith+jones"),
    (urls::RA_HOLDERS, "q=s+j+a"),
    (urls::RA_HOLDERS, "q={big}"),
    (urls::RA_HOLDERS, "q=holder.4711@load.example"),
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
    (urls::RA_MAIL, "state=expired"),
    (urls::RA_MAIL, "kind=unlocked"),
    (urls::RA_MAIL, "kind=registered&state=parked"),
    (urls::RA_MAIL, "q={number}"),
    (urls::RA_INCIDENTS, "state=cancelled"),
    (urls::RA_INCIDENTS, "state=replaced"),
    (urls::RA_INCIDENTS, "state=dismissed"),
    (urls::RA_STAFF, "q=staff.1999"),
    (urls::RA_STAFF, "q=member"),
    (urls::RA_REPORTS, "report=unlocks"),
    (urls::RA_REPORTS, "report=lockouts"),
    (urls::RA_REPORTS, "report=expiry"),
    (urls::RA_REPORTS, "report=registered"),
    (urls::RA_REPORTS, "report=registered&format=csv"),
    (urls::API_HOLDERS, "name=amelia"),
    (urls::API_HOLDERS, "name=amelia+smith"),
    (urls::API_HOLDERS, "name=smith+jones"),
    (urls::API_HOLDERS, "name=smith&ods_code={small}"),
    (urls::API_HOLDERS, "ods_code={big}"),
    (urls::API_HOLDERS, "ods_code={small}"),
    (urls::API_HOLDERS, "number={number}"),
    (urls::API_ATTEMPTS, "state=open"),
    (urls::API_ATTEMPTS, "state=claimed"),
    (urls::API_ATTEMPTS, "outcome=refused"),
    (urls::API_ATTEMPTS, "number={number}"),
    (urls::API_ATTEMPTS, "network={often}"),
    (urls::API_ATTEMPTS, "network={seldom}"),
    (urls::API_ATTEMPTS, "ods_code={small}"),
    (
        urls::API_ATTEMPTS,
        "from=2025-06-01T00:00:00Z&to=2025-06-30T00:00:00Z",
    ),
    (
        urls::API_ATTEMPTS,
        "state=claimed&outcome=refused&ods_code={small}",
    ),
    (urls::API_AUDIT, "action=unlocked"),
    (urls::API_AUDIT, "action=role_granted"),
    (urls::API_AUDIT, "number={number}"),
    (urls::API_AUDIT, "action=role_granted&number={number}"),
    (urls::API_MAIL, "state=parked"),
    (urls::API_MAIL, "state=queued"),
    (urls::API_MAIL, "number={number}"),
    (urls::API_MAIL, "state=parked&number={number}"),
    (urls::API_UNLOCKS, "from=2025-01&to=2025-12"),
];

/// Lists that have older pages, with what they need to list anything.
const LISTS: [(&str, &str); 13] = [
    (urls::RA_ATTEMPTS, ""),
    (urls::RA_ATTEMPTS, "?state=open"),
    (urls::RA_ATTEMPTS, "?organisation={big}"),
    (urls::RA_HOLDERS, "?q=amelia"),
    (urls::RA_HOLDERS, "?q=amelia+smith"),
    (urls::RA_HOLDERS, "?q={big}"),
    (urls::RA_MAIL, ""),
    (urls::RA_AUDIT, ""),
    (urls::RA_STAFF, ""),
    (urls::API_HOLDERS, ""),
    (urls::API_ATTEMPTS, ""),
    (urls::API_AUDIT, ""),
    (urls::API_UNLOCKS, ""),
];

/// Everything to look at in a database.
pub fn all(sql: &mut Sql) -> anyhow::Result<Vec<Look>> {
    let mut looks = Vec::new();
    let people = TABLE
        .iter()
        .filter(|route| route.get && route.rule != Rule::HalfSignedIn)
        .filter(|route| !NOT_TIMED.contains(&route.path))
        .map(|route| route.path);
    let programs = API.iter().filter(|route| route.method == "get");
    for path in people.chain(programs.map(|route| route.path)) {
        let needed = NEEDED.iter().find(|(needing, _)| *needing == path);
        let query = needed.map_or("", |(_, query)| query);
        let url = format!("{path}{query}");
        looks.push(look(&fill_in(sql, path, &url)?, 0));
    }
    for (list, query) in LISTS {
        let url = fill_in(sql, list, &format!("{list}{query}"))?;
        looks.extend([look(&url, 1), look(&url, 99)]);
    }
    for (list, filter) in FILTERS {
        looks.push(look(&format!("{list}?{}", fill_in(sql, list, filter)?), 0));
    }
    Ok(looks)
}

fn look(url: &str, older: usize) -> Look {
    Look {
        url: url.to_owned(),
        older,
        program: url.starts_with("/api/"),
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
fn braces(path: &str) -> [(&'static str, &'static str); 9] {
    let id = match path {
        urls::RA_ALERT => "SELECT CAST(MAX(id) AS TEXT) AS value FROM alerts",
        path if path.starts_with(urls::RA_STAFF) => {
            "SELECT CAST(MAX(id) AS TEXT) AS value FROM staff"
        }
        path if path.starts_with(urls::RA_CLINICS) => {
            "SELECT CAST(MAX(id) AS TEXT) AS value FROM clinics"
        }
        _ => "SELECT CAST(MAX(id) AS TEXT) AS value FROM attempts",
    };
    let reference = match path {
        path if path.starts_with(urls::RA_MAIL) => {
            "SELECT reference AS value FROM outbox ORDER BY id DESC LIMIT 1"
        }
        path if path.starts_with(urls::RA_INCIDENTS) => {
            "SELECT reference AS value FROM incidents ORDER BY id DESC LIMIT 1"
        }
        _ => {
            "SELECT reference AS value FROM approvals WHERE outcome IS NULL ORDER BY id DESC LIMIT 1"
        }
    };
    [
        ("{id}", id),
        ("{reference}", reference),
        ("{token}", "SELECT 'nobody' AS value"),
        (
            "{role}",
            "SELECT CAST(MAX(id) AS TEXT) AS value FROM staff_roles \
             WHERE staff_id = (SELECT MAX(id) FROM staff)",
        ),
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
