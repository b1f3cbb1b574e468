//! The contexts of the pages about staff.

use serde::Serialize;

use super::super::{Page, PageVisitor, pages};
use super::mail::ChoiceView;
use crate::language::Text;

/// Somebody in the list.
#[derive(Debug, Clone, Serialize)]
pub struct StaffView {
    /// Their name.
    pub name: String,
    /// Where their page is.
    pub href: String,
    /// What they sign in with.
    pub email: String,
    /// The roles they hold now; none for none.
    pub roles: Option<Text>,
    /// Whether the account is disabled.
    pub disabled: bool,
}

/// A role, held or over.
#[derive(Debug, Clone, Serialize)]
pub struct StaffRoleView {
    /// Its title.
    pub role: Text,
    /// Within which organisation.
    pub organisation: String,
    /// Since when, and by whom.
    pub granted: Text,
    /// Until when: its end, or the day it was taken back; empty for no end.
    pub until: Text,
    /// Where it is changed; empty where it cannot be.
    pub href: String,
}

fn role(until: &str, href: &str) -> StaffRoleView {
    StaffRoleView {
        role: Text::verbatim("Sponsor"),
        organisation: "Northfield Hospitals".into(),
        granted: Text::verbatim("22 November 2026 by amelia.fairweather@demo.example"),
        until: Text::verbatim(until),
        href: href.into(),
    }
}

fn choices() -> Vec<ChoiceView> {
    let (id, text) = ("sponsor".into(), Text::verbatim("Sponsor"));
    vec![ChoiceView {
        id,
        text,
        selected: false,
    }]
}

fn person(yourself: bool, disabled_since: Option<&str>, done: &'static str) -> StaffPage {
    StaffPage {
        name: "Leila Haddad".into(),
        email: "leila.haddad@demo.example".into(),
        own_card: String::new(),
        disabled_since: disabled_since.map(Text::verbatim),
        has_password: !yourself,
        has_factor: yourself,
        recovery_codes: "9".into(),
        roles: vec![role("1 May 2027", "/ra/staff/7/role?role=3"), role("", "")],
        former: vec![role("1 May 2026", "")],
        yourself,
        here: "/ra/staff/7".into(),
        done,
    }
}

pages! {
    /// The staff.
    StaffListPage at "ra/staff.html", fields ["q"] {
        /// The people.
        people: Vec<StaffView>,
        /// The address of the next page; empty when there is none.
        next: String,
    } samples vec![
        Self {
            people: [false, true].map(|disabled| StaffView {
                name: "Leila Haddad".into(),
                href: "/ra/staff/7".into(),
                email: "leila.haddad@demo.example".into(),
                roles: (!disabled).then(|| Text::verbatim("Sponsor at RXX00")),
                disabled,
            }).to_vec(),
            next: "/ra/staff?after=7".into(),
        },
        Self { people: vec![], next: String::new() },
    ];

    /// Inviting somebody.
    InvitePage at "ra/staff_invite.html", fields [
        "name", "email", "smartcard_number", "role", "organisation", "end_day", "end_month", "end_year"
    ] {
        /// The roles there are.
        roles: Vec<ChoiceView>,
        /// The organisations there are.
        organisations: Vec<ChoiceView>,
    } samples vec![Self { roles: choices(), organisations: choices() }];

    /// One of the staff.
    StaffPage at "ra/staff_one.html", fields [] {
        /// Their name.
        name: String,
        /// What they sign in with.
        email: String,
        /// The number of their own card; empty for none.
        own_card: String,
        /// Since when the account is disabled; none when it is not.
        disabled_since: Option<Text>,
        /// Whether they have chosen a password.
        has_password: bool,
        /// Whether they have a second factor.
        has_factor: bool,
        /// Recovery codes left.
        recovery_codes: String,
        /// Roles held now.
        roles: Vec<StaffRoleView>,
        /// Roles that are over.
        former: Vec<StaffRoleView>,
        /// Whether it is the one who looks.
        yourself: bool,
        /// The address of this page.
        here: String,
        /// What has just been done, or nothing.
        done: &'static str,
    } samples ["", "invited", "granted", "moved", "taken", "disabled", "enabled", "reset", "link"]
        .into_iter()
        .flat_map(|done| [person(false, None, done), person(true, Some("22 November 2026"), done)])
        .collect();

    /// Granting a role.
    GrantPage at "ra/staff_grant.html", fields ["role", "organisation", "end_day", "end_month", "end_year"] {
        /// To whom.
        name: String,
        /// Their page.
        back: String,
        /// Where the form goes.
        action: String,
        /// The roles there are.
        roles: Vec<ChoiceView>,
        /// The organisations there are.
        organisations: Vec<ChoiceView>,
    } samples vec![Self {
        name: "Leila Haddad".into(),
        back: "/ra/staff/7".into(),
        action: "/ra/staff/7/grant".into(),
        roles: choices(),
        organisations: choices(),
    }];

    /// Moving the end of a role, or taking it back.
    RolePage at "ra/staff_role.html", fields ["end_day", "end_month", "end_year", "reason"] {
        /// Whose.
        name: String,
        /// Which.
        role: Text,
        /// Where.
        organisation: String,
        /// Its end; none for none.
        until: Option<Text>,
        /// Its key.
        id: String,
        /// Their page.
        back: String,
        /// Where the forms go.
        action: String,
    } samples [None, Some("1 May 2027")].map(|until| Self {
        name: "Leila Haddad".into(),
        role: Text::verbatim("Sponsor"),
        organisation: "Northfield Hospitals".into(),
        until: until.map(Text::verbatim),
        id: "3".into(),
        back: "/ra/staff/7".into(),
        action: "/ra/staff/7/role".into(),
    }).to_vec();

    /// Asking before an account is changed.
    AskPage at "ra/staff_ask.html", fields ["reason"] {
        /// What is asked: `disable`, `enable`, `factor` or `link`.
        what: &'static str,
        /// Whom it is about.
        name: String,
        /// Where a mail would go.
        email: String,
        /// Their page.
        back: String,
        /// Where the form goes.
        action: String,
    } samples ["disable", "enable", "factor", "link"].map(|what| Self {
        what,
        name: "Leila Haddad".into(),
        email: "leila.haddad@demo.example".into(),
        back: "/ra/staff/7".into(),
        action: "/ra/staff/7/access".into(),
    }).to_vec();
}
