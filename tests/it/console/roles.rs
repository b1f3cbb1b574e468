//! Every route of the console, tried by everybody (R31): the walk takes the routes and their rules from the
//! table that serves them, and what a role may do from the field's own table. A route without an entry in
//! `world` fails the walk.

mod world;

use latchkey::demo::staff::{DemoStaff, STAFF};
use latchkey::domain::role::{Grant, Role};
use latchkey::urls;
use latchkey::web::ra::table::{Route, Rule, TABLE};

use crate::support::{Browser, Page, TestApp, on_both, staff};
use world::{Whose, World, own_card_is_here};

on_both! {
    nobody_gets_no_further_than_the_way_in,
    half_a_sign_in_gets_no_further_than_its_other_half,
    an_ra_manager_does_what_the_table_says,
    an_ra_agent_does_what_the_table_says,
    a_sponsor_does_what_the_table_says,
    a_local_smartcard_administrator_does_what_the_table_says,
    an_id_checker_does_what_the_table_says,
    a_disabled_account_does_nothing_with_its_old_cookie,
    somebody_whose_roles_have_ended_has_their_own_account_and_nothing_else,
}

/// Who walks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Walker {
    Nobody,
    Half,
    In(Role),
    Disabled,
    RolesEnded,
}

/// What a route must do.
#[derive(Debug, PartialEq, Eq)]
enum Must {
    Open,
    LeadToSignIn,
    LeadToCode,
    LeadToConsole,
    Refuse,
    /// As if it were not there, or refused.
    Hide,
    /// As if somebody else had been first.
    Miss,
}

/// What the tables say of a cell.
fn expected(route: &Route, walker: Walker, whose: Whose) -> Must {
    match (route.rule, walker) {
        // Who has a second factor sets up no other before giving it.
        (Rule::HalfSignedIn, Walker::Half) if route.path == urls::RA_ENROL => Must::LeadToCode,
        (Rule::Anyone, _) | (Rule::HalfSignedIn, Walker::Half) => Must::Open,
        (_, Walker::Nobody | Walker::Disabled) => Must::LeadToSignIn,
        (_, Walker::Half) => Must::LeadToCode,
        (Rule::HalfSignedIn, _) => Must::LeadToConsole,
        (Rule::SignedIn, _) => Must::Open,
        (Rule::Needs(_), Walker::RolesEnded) => Must::Refuse,
        (Rule::Needs(capability), Walker::In(role)) => {
            let looks_only = route.path == urls::RA_HOLDER;
            let theirs = match whose {
                Whose::Ours => false,
                Whose::Theirs => true,
                Whose::Own => !own_card_is_here(role),
            };
            match capability.of(role) {
                Grant::No => Must::Refuse,
                Grant::OwnOrganisation if theirs => Must::Hide,
                // A network belongs to no organisation.
                Grant::OwnOrganisation if route.path == urls::RA_ALERT => Must::Miss,
                _ if whose == Whose::Own && !looks_only => Must::Refuse,
                Grant::Everywhere | Grant::OwnOrganisation => Must::Open,
            }
        }
    }
}

fn does(page: &Page, must: &Must) -> bool {
    let to = |path: &str| page.status == 303 && page.location.starts_with(path);
    match must {
        Must::LeadToSignIn => to(urls::RA_SIGN_IN),
        Must::LeadToCode => to(urls::RA_CODE),
        Must::LeadToConsole => page.status == 303 && page.location == urls::RA,
        Must::Refuse => page.status == 403,
        Must::Hide => page.status == 403 || page.status == 404,
        Must::Miss => page.status == 409,
        Must::Open => {
            let fine = page.status < 300 || [303, 409, 422].contains(&page.status);
            fine && !to(urls::RA_SIGN_IN) && !to(urls::RA_CODE)
        }
    }
}

/// One who walks, with their browser.
struct Walk<'app> {
    app: &'app TestApp,
    world: World,
    browser: Browser<'app>,
    walker: Walker,
    /// Their own card.
    own: &'static str,
    /// Cells that are not as the tables say.
    wrong: Vec<String>,
}

impl<'app> Walk<'app> {
    async fn walk(app: &'app TestApp, world: World, browser: Browser<'app>, walker: Walker) {
        let person = match walker {
            Walker::In(role) => staff(role),
            _ => &STAFF[0],
        };
        let mut walk = Self {
            app,
            world,
            browser,
            walker,
            own: person.number,
            wrong: Vec::new(),
        };
        for whose in [Whose::Own, Whose::Theirs, Whose::Ours] {
            // Refused first, and out of the door last.
            let last = |route: &&Route| route.path == urls::RA_SIGN_OUT;
            for route in TABLE.iter().filter(|route| !last(route)) {
                walk.try_out(route, whose).await;
            }
        }
        for route in TABLE.iter().filter(|route| route.path == urls::RA_SIGN_OUT) {
            walk.sign_out(route).await;
        }
        assert!(
            walk.wrong.is_empty(),
            "{walker:?}\n{}",
            walk.wrong.join("\n")
        );
        app.mails().await;
    }

    async fn try_out(&mut self, route: &Route, whose: Whose) {
        let Some(address) = self.world.address(route, whose, self.own) else {
            return;
        };
        let must = expected(route, self.walker, whose);
        if route.get {
            let page = self.browser.get(&address).await;
            self.judge("GET", &address, whose, &must, &page);
        }
        if route.post {
            let before = self.kept();
            let page = self.post(route.path, &address).await;
            self.judge("POST", &address, whose, &must, &page);
            if must != Must::Open && before != self.kept() {
                self.wrong
                    .push(format!("POST {address} ({whose:?}) changed something"));
            }
        }
    }

    /// Posts with a token of the walker's own.
    async fn post(&self, path: &str, address: &str) -> Page {
        let form = match self.walker {
            Walker::Nobody | Walker::Disabled => urls::RA_SIGN_IN,
            Walker::Half => urls::RA_CODE,
            Walker::In(_) | Walker::RolesEnded => urls::RA_ME,
        };
        self.browser.get(form).await;
        let fields = self.world.fields(path);
        let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (*n, v.as_str())).collect();
        let address = address.split('?').next().unwrap();
        self.browser.post(address, &fields).await
    }

    /// What a refused request leaves alone.
    fn kept(&self) -> Vec<String> {
        let mut rows = self.app.state();
        for (table, columns) in [
            ("attempts", ["state", "decision", "note"]),
            ("approvals", ["outcome", "note", "reference"]),
            ("alerts", ["network", "acknowledged_by", "numbers"]),
            ("staff", ["email", "disabled_at", "name"]),
            ("staff_roles", ["revoked_at", "ends_at", "role"]),
            ("api_tokens", ["reference", "revoked_at", "name"]),
            ("assists", ["holder_id", "expires_at", "ended_at"]),
            ("incidents", ["state", "closed_by", "crime_number"]),
            ("cards", ["serial", "cancelled_at", "cancelled_for"]),
        ] {
            let text = columns.map(|c| format!("COALESCE(CAST({c} AS TEXT), '-')"));
            let row = text.join(" || ',' || ");
            rows.extend(self.app.values(&format!(
                "SELECT '{table} ' || {row} AS value FROM {table} ORDER BY id"
            )));
        }
        rows
    }

    async fn sign_out(&mut self, route: &Route) {
        let page = self.post(route.path, route.path).await;
        let out = page.status == 303 && page.location == urls::RA_SIGN_IN;
        if !out {
            self.wrong
                .push(format!("POST {} did {}", route.path, page.status));
        }
    }

    fn judge(&mut self, method: &str, address: &str, whose: Whose, must: &Must, page: &Page) {
        if !does(page, must) {
            self.wrong.push(format!(
                "{method} {address} ({whose:?}) must {must:?}, but did {} {} {}",
                page.status,
                page.location,
                page.heading()
            ));
        }
    }
}

async fn nobody_gets_no_further_than_the_way_in(app: TestApp) {
    let world = World::make(&app).await;
    Walk::walk(&app, world, app.browser(), Walker::Nobody).await;
}

async fn half_a_sign_in_gets_no_further_than_its_other_half(app: TestApp) {
    let world = World::make(&app).await;
    let browser = app.browser();
    browser.give_password(&STAFF[0]).await;
    Walk::walk(&app, world, browser, Walker::Half).await;
}

async fn every_cell_of(app: TestApp, role: Role) {
    let world = World::make(&app).await;
    let browser = app.officer(role).await;
    Walk::walk(&app, world, browser, Walker::In(role)).await;
}

async fn an_ra_manager_does_what_the_table_says(app: TestApp) {
    every_cell_of(app, Role::RaManager).await;
}

async fn an_ra_agent_does_what_the_table_says(app: TestApp) {
    every_cell_of(app, Role::RaAgent).await;
}

async fn a_sponsor_does_what_the_table_says(app: TestApp) {
    every_cell_of(app, Role::Sponsor).await;
}

async fn a_local_smartcard_administrator_does_what_the_table_says(app: TestApp) {
    every_cell_of(app, Role::Lsa).await;
}

async fn an_id_checker_does_what_the_table_says(app: TestApp) {
    every_cell_of(app, Role::IdChecker).await;
}

/// Changes the account of somebody of the staff behind the portal's back; the cookie stays.
fn behind_the_back(app: &TestApp, person: &DemoStaff, statement: &str) {
    let theirs = format!("(SELECT id FROM staff WHERE email = '{}')", person.email);
    assert_eq!(app.change(&statement.replace("THEIRS", &theirs)), 1);
}

async fn a_disabled_account_does_nothing_with_its_old_cookie(app: TestApp) {
    let world = World::make(&app).await;
    let browser = app.officer(Role::RaManager).await;
    browser.get(urls::RA_STAFF).await.has_status(200);
    let disable = "UPDATE staff SET disabled_at = '2026-11-22 09:00:00' WHERE id = THEIRS";
    behind_the_back(&app, &STAFF[0], disable);
    Walk::walk(&app, world, browser, Walker::Disabled).await;
}

async fn somebody_whose_roles_have_ended_has_their_own_account_and_nothing_else(app: TestApp) {
    let world = World::make(&app).await;
    let browser = app.officer(Role::RaManager).await;
    browser.get(urls::RA_STAFF).await.has_status(200);
    let end = "UPDATE staff_roles SET ends_at = '2026-11-22 09:00:00' WHERE staff_id = THEIRS";
    behind_the_back(&app, &STAFF[0], end);
    Walk::walk(&app, world, browser, Walker::RolesEnded).await;
}
