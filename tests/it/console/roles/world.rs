//! What the walk meets: two locked-out holders with what hangs on them, and what to post to every route.

use latchkey::demo::staff::STAFF;
use latchkey::domain::role::Role;
use latchkey::urls;
use latchkey::web::ra::table::Route;

use crate::support::TestApp;

/// A holder at the organisation of the staff.
const HERE: &str = "555012340132";
/// A holder at another.
const ELSEWHERE: &str = "555012340025";
/// A browser's address that a spray comes from.
const SPRAYER: &str = "198.51.100.77";

/// Whose business a route is asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// That of a holder at the organisation of the staff.
    Ours,
    /// That of a holder elsewhere.
    Theirs,
    /// The officer's own.
    Own,
}

/// Keys of the rows that routes are about.
pub struct World {
    attempts: [String; 2],
    approvals: [String; 2],
    incidents: [String; 2],
    alert: String,
    mail: String,
    colleague: String,
    role: String,
    token: String,
    clinic: String,
}

impl World {
    /// Locks two holders out, proposes an email for each, and raises an alert.
    pub async fn make(app: &TestApp) -> Self {
        for number in [HERE, ELSEWHERE] {
            app.browser().lock_out(number).await;
        }
        let proposer = app.signed_in_as(&STAFF[5]).await;
        for (number, email) in [
            (HERE, "fiona.new@demo.example"),
            (ELSEWHERE, "t.new@demo.example"),
        ] {
            let path = urls::of_number(urls::RA_EMAIL, number);
            let fields = [("email", email), ("reason", "she rang the desk")];
            assert_eq!(proposer.submit(&path, &fields).await.status, 303);
        }
        let token = [
            ("name", "wards"),
            ("days", "30"),
            ("scope_holders_read", "yes"),
        ];
        let made = proposer.submit(urls::RA_TOKENS, &token).await;
        made.has_status(200);
        report(app).await;
        app.mails().await;
        for number in [HERE, ELSEWHERE] {
            app.photograph(number);
        }
        let times = "'2026-11-22 08:10:00', '2026-11-22 08:20:00', '2026-11-22 08:21:00'";
        let columns = "network, numbers, attempts, first_at, last_at, raised_at";
        app.change(&format!(
            "INSERT INTO alerts ({columns}) VALUES ('{SPRAYER}', 7, 9, {times})"
        ));
        let marcus = "(SELECT id FROM staff WHERE email = 'ra.manager2@demo.example')";
        let newest = |table: &str, column: &str, rest: &str| {
            let column = format!("CAST({column} AS TEXT)");
            let query = format!("SELECT {column} AS value FROM {table} {rest} ORDER BY id DESC");
            app.values(&query).remove(0)
        };
        let of = |number: &str| format!("WHERE smartcard_number = '{number}'");
        let for_holder =
            |number: &str| format!("WHERE holder_id = (SELECT id FROM holders {})", of(number));
        Self {
            attempts: [HERE, ELSEWHERE].map(|number| newest("attempts", "id", &of(number))),
            approvals: [HERE, ELSEWHERE]
                .map(|number| newest("approvals", "reference", &for_holder(number))),
            incidents: [HERE, ELSEWHERE]
                .map(|number| newest("incidents", "reference", &of(number))),
            alert: newest("alerts", "id", ""),
            mail: newest("outbox", "reference", "WHERE kind = 'locked_out'"),
            colleague: newest("staff", "id", "WHERE email = 'ra.manager2@demo.example'"),
            token: newest("api_tokens", "reference", ""),
            clinic: newest("clinics", "id", ""),
            role: newest("staff_roles", "id", &format!("WHERE staff_id = {marcus}")),
        }
    }

    /// The address of a route with real parameters; `None` where it is nobody's business but the portal's
    /// and was asked about once already.
    pub fn address(&self, route: &Route, whose: Whose, own: &str) -> Option<String> {
        let path = route.path;
        if path.contains("{number}") {
            let number = match whose {
                Whose::Ours => HERE,
                Whose::Theirs => ELSEWHERE,
                Whose::Own => own,
            };
            return Some(urls::of_number(path, number));
        }
        let of_holder = [urls::RA_ATTEMPT, urls::RA_APPROVAL, urls::RA_INCIDENT]
            .iter()
            .any(|start| path.starts_with(start));
        let which = match whose {
            Whose::Ours => 0,
            Whose::Theirs if of_holder => 1,
            _ => return None,
        };
        Some(self.of_rows(path, which))
    }

    fn of_rows(&self, path: &str, which: usize) -> String {
        let parameter = |value: &str| match path.split_once('{') {
            Some((before, after)) => {
                let after = after.split_once('}').map_or("", |(_, after)| after);
                format!("{before}{value}{after}")
            }
            None => path.to_owned(),
        };
        match path {
            urls::RA_CLINIC_NEW => format!("{path}?organisation=RXX00"),
            _ if !path.contains('{') => path.to_owned(),
            _ if path.starts_with(urls::RA_CLINICS) => parameter(&self.clinic),
            _ if path.starts_with(urls::RA_ATTEMPT) => parameter(&self.attempts[which]),
            _ if path.starts_with(urls::RA_APPROVAL) => parameter(&self.approvals[which]),
            _ if path.starts_with(urls::RA_INCIDENT) => parameter(&self.incidents[which]),
            _ if path.starts_with(urls::RA_MAIL_ONE) => parameter(&self.mail),
            urls::RA_STAFF_ROLE => format!("{}?role={}", parameter(&self.colleague), self.role),
            _ if path.starts_with(urls::RA_STAFF_ONE) => parameter(&self.colleague),
            urls::RA_ALERT => parameter(&self.alert),
            urls::RA_TOKEN_REVOKE => parameter(&self.token),
            urls::RA_WELCOME => parameter("nobody-was-invited-by-this"),
            _ => panic!("say in World::of_rows what the parameter of {path} is"),
        }
    }

    /// What is posted to a route: what would do what the route is for, unless that ends the walk.
    pub fn fields(&self, path: &str) -> Vec<(&'static str, String)> {
        let reason = ("reason", "a walk through the table");
        let wrong = ("code", "000000");
        let fixed: &[(&str, &str)] = match path {
            urls::RA_SIGN_IN => &[("email", "nobody@demo.example"), ("password", "wrong one")],
            urls::RA_LANGUAGE => &[("language", "en"), ("back", "/ra")],
            urls::RA_WELCOME => &[("new_password", "x"), ("confirm_password", "x")],
            urls::RA_CODE | urls::RA_ENROL | urls::RA_ME_RECOVERY | urls::RA_ME_FACTOR => &[wrong],
            urls::RA_SIGN_OUT
            | urls::RA_ME_ELSEWHERE
            | urls::RA_AUDIT_CHECK
            | urls::RA_ALERT
            | urls::RA_ATTEMPT_CLAIM
            | urls::RA_STAFF_LINK
            | urls::RA_TOKEN_REVOKE => &[],
            urls::RA_MAIL_AGAIN
            | urls::RA_LOCKOUT
            | urls::RA_REGISTRATION
            | urls::RA_CLOSE
            | urls::RA_STAFF_FACTOR => &[reason],
            urls::RA_STAFF_INVITE => &[
                ("name", "Noor Rahman"),
                ("email", "noor.rahman@demo.example"),
                ("smartcard_number", "555012349999"),
                ("role", "lsa"),
                ("organisation", "RXX00"),
            ],
            urls::RA_STAFF_GRANT => &[("role", "lsa"), ("organisation", "RXX00")],
            urls::RA_STAFF_ROLE => &[("change", "take_back"), reason],
            urls::RA_STAFF_ACCESS => &[("change", "disable"), reason],
            urls::RA_ATTEMPT_DECIDE => &[
                ("decision", "forgot"),
                ("note", "a walk through the table"),
                ("coverage", "network"),
            ],
            urls::RA_ATTEMPT_CLOSE => &[("coverage", "network")],
            urls::RA_EMAIL => &[("email", "somebody.else@demo.example"), reason],
            urls::RA_APPROVAL => &[("decision", "approve"), reason],
            urls::RA_TOKENS => &[
                ("name", "a walk through the table"),
                ("days", "30"),
                ("scope_holders_read", "yes"),
            ],
            _ => of_cards(path),
        };
        let mut fields: Vec<_> = fixed
            .iter()
            .map(|(name, value)| (*name, (*value).to_owned()))
            .collect();
        if path == urls::RA_STAFF_ROLE {
            fields.push(("role", self.role.clone()));
        }
        fields
    }
}

/// Somebody asks the desk to ring back about each card.
async fn report(app: &TestApp) {
    for number in [HERE, ELSEWHERE] {
        let fields = [
            ("smartcard_number", number),
            ("reason", "stolen"),
            ("callback", "01632 960123"),
        ];
        let reported = app.browser().submit(urls::REPORT, &fields).await;
        reported.leads_to(urls::REPORT_DONE);
    }
}

/// What is posted to the pages about a holder's card and profile.
fn of_cards(path: &str) -> &'static [(&'static str, &'static str)] {
    const REASON: (&str, &str) = ("reason", "a walk through the table");
    const CHECKLIST: &[(&str, &str)] = &[
        ("check_photograph", "yes"),
        ("check_document", "yes"),
        ("check_number", "yes"),
    ];
    const PASSCODES: &[(&str, &str)] =
        &[("new_passcode", "739184"), ("confirm_passcode", "739184")];
    match path {
        urls::RA_UNLOCK | urls::RA_RENEW | urls::RA_REPAIR | urls::RA_REPLACE => CHECKLIST,
        urls::RA_UNLOCK_PASSCODE | urls::RA_REPAIR_PASSCODE | urls::RA_REPLACE_PASSCODE => {
            PASSCODES
        }
        urls::RA_RENEW_PASSCODE => &[("passcode", "739184")],
        urls::RA_MOVE => &[("organisation", "RXX00"), REASON],
        urls::RA_POST_END => &[
            ("end_day", "31"),
            ("end_month", "3"),
            ("end_year", "2027"),
            REASON,
        ],
        urls::RA_RENAME => &[
            ("name", "Another Name"),
            ("proof", "deed_poll"),
            ("note", "a walk through the table"),
        ],
        urls::RA_INCIDENT => &[("decision", "dismiss"), REASON],
        urls::RA_INCIDENT_CRIME => &[("crime_number", "42/1234/26")],
        urls::RA_CANCEL => &[
            ("reason", "lost"),
            ("note", "a walk through the table"),
            ("confirm", "yes"),
        ],
        _ => of_contacts(path),
    }
}

/// What is posted to the pages about clinics and about being named.
fn of_contacts(path: &str) -> &'static [(&'static str, &'static str)] {
    match path {
        urls::RA_CLINIC_REMOVE => &[],
        urls::RA_ME_LISTING => &[("change", "withdraw")],
        urls::RA_CLINIC_NEW | urls::RA_CLINIC => &[
            ("organisation", "RXX00"),
            ("name", "a walk through the table"),
            ("place", "here"),
            ("division", "scotland"),
        ],
        _ => panic!("say in World::fields what is posted to {path}"),
    }
}

/// The first organisation's people, among the staff too: where somebody's own card is at home.
pub fn own_card_is_here(role: Role) -> bool {
    matches!(role, Role::Sponsor | Role::Lsa)
}
