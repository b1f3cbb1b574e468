//! Nothing secret of the console is kept or logged, and no caller writes a line of the log (R15, R35): a
//! whole working day, then every byte of the database and of a log at its loudest is searched.

use latchkey::demo::people::PEOPLE;
use latchkey::demo::staff::{DemoStaff, STAFF};
use latchkey::domain::role::Role;
use latchkey::secrets::totp::TotpSecret;
use latchkey::urls;
use reqwest::header::USER_AGENT;
use time::Duration;

use crate::secrets::log::Log;
use crate::secrets::search::Secrets;
use crate::support::{Browser, Page, TestApp, on_both, staff};

on_both! {
    no_secret_of_the_console_is_in_the_database_or_in_the_log,
    no_caller_writes_a_line_of_the_log,
}

const NOOR: &str = "noor.rahman@demo.example";
const PASSWORD: &str = "zeppelin thimble orchard 6417";
const WRONG: &str = "zebra turnstile walnut 3302";
const PASSCODE: &str = "73918426";

/// What is searched for: long secrets wherever they stand, short codes among the words of the log.
#[derive(Default)]
struct Kept {
    long: Secrets,
    codes: Vec<String>,
}

impl Kept {
    /// Posts a form and keeps the cookies and the token it was done with.
    async fn post(&mut self, by: &Browser<'_>, path: &str, fields: &[(&str, &str)]) -> Page {
        let shown = by.get(path).await;
        self.long.keep_cookies(by, &shown);
        let page = by.post(path, fields).await;
        self.long.keep_cookies(by, &page);
        for (name, value) in fields {
            if *name == "code" && value.len() == 6 {
                self.codes.push((*value).to_owned());
            }
        }
        page
    }

    /// A second factor as it is typed and as it is stored.
    fn factor(&mut self, base32: &str) -> TotpSecret {
        self.long.keep("a second factor", base32);
        let groups = base32.as_bytes().chunks(4);
        let groups: Vec<&str> = groups.map(|g| std::str::from_utf8(g).unwrap()).collect();
        self.long
            .keep("a second factor in groups", groups.join(" "));
        let alphabet = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        let (mut bytes, mut bits, mut held) = (Vec::new(), 0_u64, 0);
        for letter in base32.bytes() {
            let value = alphabet.iter().position(|a| *a == letter).unwrap();
            bits = (bits << 5 | value as u64) & 0xffff;
            held += 5;
            if held >= 8 {
                held -= 8;
                bytes.push(u8::try_from(bits >> held & 0xff).unwrap());
            }
        }
        self.long.keep("the bytes of a second factor", bytes);
        TotpSecret::from_base32(base32).unwrap()
    }

    /// The recovery codes on a page, in each way of writing them.
    fn recovery_codes(&mut self, page: &Page) -> Vec<String> {
        let codes = page.listed(".latchkey-codes li");
        assert_eq!(codes.len(), 10);
        for code in &codes {
            self.long.keep("a recovery code", code);
            self.long
                .keep("a recovery code", code.replace(['-', ' '], ""));
        }
        codes
    }

    /// None of the codes is a word of the log.
    #[track_caller]
    fn are_no_words_of(&self, log: &[u8]) {
        let log = String::from_utf8_lossy(log);
        for line in log.lines() {
            // Every line begins with its moment.
            let said = line.split_once(' ').map_or("", |(_, said)| said);
            let mut words = said.split(|c: char| !c.is_ascii_alphanumeric());
            let found = words.find(|word| self.codes.iter().any(|code| code == word));
            assert_eq!(found, None, "{line}");
        }
    }
}

// R15, R35
async fn no_secret_of_the_console_is_in_the_database_or_in_the_log(app: TestApp) {
    let log = Log::listen();
    let mut kept = Kept::default();
    kept.long.keep("a password", PASSWORD);
    kept.long.keep("a wrong password", WRONG);
    kept.long.keep("a passcode", PASSCODE);
    for person in &STAFF {
        kept.long.keep("a demonstration password", person.password);
        kept.factor(person.totp_secret);
    }
    let codes = invited(&app, &mut kept).await;
    signs_in(&app, &mut kept, &codes).await;
    helps(&app, &mut kept).await;
    lets_a_program_in(&app, &mut kept).await;
    app.mails().await;

    let (dump, log) = (app.dump(), log.heard());
    // The search itself works: what may be there is found.
    for (bytes, known) in [(&dump, NOOR), (&log, "mail sent")] {
        let mut windows = bytes.windows(known.len());
        assert!(windows.any(|window| window == known.as_bytes()), "{known}");
    }
    kept.long.are_not_in("the database", &dump);
    kept.long.are_not_in("the log", &log);
    assert!(kept.codes.len() >= 4);
    kept.are_no_words_of(&log);
}

/// Somebody is invited, chooses a password and sets a second factor up; their recovery codes.
async fn invited(app: &TestApp, kept: &mut Kept) -> Vec<String> {
    let manager = app.officer(Role::RaManager).await;
    let new = [
        ("name", "Noor Rahman"),
        ("email", NOOR),
        ("smartcard_number", "555012349999"),
        ("role", "lsa"),
        ("organisation", "RXX00"),
    ];
    let page = kept.post(&manager, urls::RA_STAFF_INVITE, &new).await;
    page.has_status(303);
    kept.long
        .are_not_in("the database before sending", &app.dump());
    let mail = app.mail_to(NOOR).await;
    let mut words = mail.text.split_whitespace();
    let link = words.find(|word| word.contains("/ra/welcome/")).unwrap();
    let path = link[link.find("/ra/welcome/").unwrap()..].to_owned();
    let token = path.strip_prefix("/ra/welcome/").unwrap();
    kept.long.keep_token("an invitation", token);

    let noor = app.browser();
    let slip = [("new_password", PASSWORD), ("confirm_password", WRONG)];
    kept.post(&noor, &path, &slip).await.has_status(422);
    let choice = [("new_password", PASSWORD), ("confirm_password", PASSWORD)];
    kept.post(&noor, &path, &choice).await.has_status(303);
    let sign_in = |password| [("email", NOOR), ("password", password)];
    kept.post(&noor, urls::RA_SIGN_IN, &sign_in(WRONG))
        .await
        .has_status(422);
    kept.post(&noor, urls::RA_SIGN_IN, &sign_in(PASSWORD))
        .await
        .leads_to(urls::RA_ENROL);
    let page = noor.get(urls::RA_ENROL).await;
    let key = page.listed(".latchkey-reference").remove(0);
    let factor = kept.factor(&key.replace(' ', ""));
    let code = factor.code_at(app.clock());
    let wrong = TestApp::wrong(&code);
    kept.post(&noor, urls::RA_ENROL, &[("code", &wrong)])
        .await
        .has_status(422);
    let page = kept.post(&noor, urls::RA_ENROL, &[("code", &code)]).await;
    page.has_status(200);
    kept.recovery_codes(&page)
}

/// They sign in with a recovery code and make new ones with a code.
async fn signs_in(app: &TestApp, kept: &mut Kept, codes: &[String]) {
    let noor = app.browser();
    let fields = [("email", NOOR), ("password", PASSWORD)];
    kept.post(&noor, urls::RA_SIGN_IN, &fields)
        .await
        .leads_to(urls::RA_CODE);
    kept.post(&noor, urls::RA_CODE, &[("code", "000000")]).await;
    kept.post(&noor, urls::RA_CODE, &[("code", &codes[3])])
        .await
        .leads_to(urls::RA);
    let agent = staff(Role::RaAgent);
    let browser = app.signed_in_as(agent).await;
    app.wait(Duration::seconds(30));
    let code = app.code_of(agent);
    let made = kept
        .post(&browser, urls::RA_ME_RECOVERY, &[("code", &code)])
        .await;
    kept.recovery_codes(&made);
}

/// A card is unlocked with its holder there.
async fn helps(app: &TestApp, kept: &mut Kept) {
    let lsa: &DemoStaff = staff(Role::Lsa);
    let browser = app.signed_in_as(lsa).await;
    let number = PEOPLE[12].number;
    let ticked = [
        ("check_photograph", "yes"),
        ("check_document", "yes"),
        ("check_number", "yes"),
        ("decision", "proceed"),
    ];
    let turn = urls::of_number(urls::RA_UNLOCK_PASSCODE, number);
    kept.post(&browser, &urls::of_number(urls::RA_UNLOCK, number), &ticked)
        .await
        .leads_to(&turn);
    for (confirm, status) in [("73918427", 422), (PASSCODE, 303)] {
        let fields = [("new_passcode", PASSCODE), ("confirm_passcode", confirm)];
        kept.post(&browser, &turn, &fields).await.has_status(status);
    }
}

/// A token is made for a program, which uses it.
async fn lets_a_program_in(app: &TestApp, kept: &mut Kept) {
    let manager = app.officer(Role::RaManager).await;
    let fields = [
        ("name", "wards"),
        ("days", "30"),
        ("scope_holders_read", "yes"),
    ];
    let page = kept.post(&manager, urls::RA_TOKENS, &fields).await;
    let token = page.listed(".latchkey-token").remove(0);
    kept.long.keep("a token of the API", &token);
    let secret = token.strip_prefix("lk_").unwrap();
    kept.long.keep_token("a token of the API", secret);
    let path = urls::API_HOLDER.replace("{number}", PEOPLE[12].number);
    for (token, status) in [
        (token.clone(), 200),
        (token.replace(secret, "AAAAAAAA"), 401),
    ] {
        let program = app.browser();
        let request = program.client.get(app.url(&path)).bearer_auth(token);
        program.send(request).await.has_status(status);
    }
}

/// What would look like a line of its own.
const FORGED: &str = "2026-11-22T09:00:00Z ERROR forged-by-a-caller";

// R35
async fn no_caller_writes_a_line_of_the_log(app: TestApp) {
    let log = Log::listen();
    let agent = app.officer(Role::RaAgent).await;
    let nasty = format!("because\r\n{FORGED}\r\n\u{1b}[2J\u{1b}[31m");
    let fiona = PEOPLE[12].number;
    let fields = [("decision", "doubt"), ("reason", nasty.as_str())];
    agent
        .submit(&urls::of_number(urls::RA_UNLOCK, fiona), &fields)
        .await
        .has_status(303);
    let encoded: String = form_encoded(&nasty);
    for path in [
        format!("{}?q={encoded}", urls::RA_HOLDERS),
        format!("{}?network={encoded}&outcome={encoded}", urls::RA_ATTEMPTS),
        format!("{}?actor={encoded}&subject={encoded}", urls::RA_AUDIT),
        format!("{}?q={encoded}", urls::RA_MAIL),
        format!("/ra/holders/{encoded}"),
        format!("/ra/{encoded}"),
    ] {
        let page = agent.get(&path).await;
        assert!(page.status < 500, "{path}: {}", page.status);
    }
    let fields = [("email", nasty.as_str()), ("password", nasty.as_str())];
    app.browser().submit(urls::RA_SIGN_IN, &fields).await;
    // No client sends a header with these, so it goes over the wire as it is.
    for header in ["User-Agent", "X-Request-Id", "X-Forwarded-For", "Referer"] {
        let escape = format!("{header}: x\u{1b}[31m{FORGED}");
        let bare = format!("{header}: x\r{FORGED}");
        for line in [escape, bare] {
            let request = format!(
                "GET {} HTTP/1.1\r\nHost: localhost\r\n{line}\r\nConnection: close\r\n\r\n",
                urls::RA_SIGN_IN
            );
            app.raw(request.as_bytes()).await;
        }
    }
    let spoken = agent
        .client
        .get(app.url(urls::RA))
        .header(USER_AGENT, FORGED);
    agent.send(spoken).await;

    let log = log.heard();
    assert!(log.windows(4).any(|window| window == b"INFO"));
    assert!(!log.contains(&0x1b), "an escape is in the log");
    assert!(!log.contains(&b'\r'), "a return is in the log");
    let log = String::from_utf8_lossy(&log);
    let forged = log.lines().find(|line| line.starts_with(FORGED));
    assert_eq!(forged, None);
}

fn form_encoded(text: &str) -> String {
    let coded: Vec<String> = text.bytes().map(|byte| format!("%{byte:02X}")).collect();
    coded.concat()
}
