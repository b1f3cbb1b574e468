//! What stands against a number and on its card, and how tests call a journey without its pages.

use std::net::{IpAddr, Ipv4Addr};

use latchkey::cards::{CardPlatform, Serial};
use latchkey::domain::answers::TypedAnswers;
use latchkey::domain::audit::Action;
use latchkey::domain::photograph::Photograph;
use latchkey::domain::policy::Proof;
use latchkey::domain::smartcard_number::SmartcardNumber;
use latchkey::journeys::Ports;
use latchkey::journeys::caller::Caller;
use latchkey::journeys::unlock::start::{self, Started};
use latchkey::journeys::visit::{self, Found, Visit};
use latchkey::limits::client_address::Network;
use latchkey::mail::transport::memory::StoredMail;
use latchkey::secrets::hashing::HashedSecret;
use latchkey::secrets::token::PlainToken;
use latchkey::storage::cards::{self, NewCard};
use latchkey::storage::holders::{self, Holder};
use latchkey::storage::organisations::{self, Organisation};
use latchkey::storage::registrations::{self, Registration};
use latchkey::storage::{audit, chips, photographs, strikes};
use latchkey::urls;
use time::Duration;

use super::app::TestApp;
use super::browser::{Browser, Page};
use super::database::Kind;
use super::people::Person;

/// A number that nobody has.
pub const UNKNOWN: &str = "555099990001";

/// A smartcard number.
#[track_caller]
pub fn number(text: &str) -> SmartcardNumber {
    SmartcardNumber::parse(text).unwrap()
}

/// A set of answers that nobody has.
pub fn wrong_answers() -> TypedAnswers {
    TypedAnswers::parse(["no", "nope", "never", "not me"]).unwrap()
}

/// The right answers of a person.
pub fn right_answers(person: &Person) -> TypedAnswers {
    TypedAnswers::parse(person.answers.map(|(_, answer)| answer)).unwrap()
}

/// A caller from an address of their own.
pub fn caller(address: [u8; 4]) -> Caller {
    let network = Network::of(IpAddr::V4(Ipv4Addr::from(address)));
    Caller::new(network, "a test", String::new())
}

/// The live session of a token, as journeys know it.
#[track_caller]
pub fn visit_of(ports: &Ports, token: &PlainToken) -> Visit {
    match ports.db.read(|conn| visit::find(conn, ports, token)) {
        Ok(Found::Live(visit)) => visit,
        Ok(Found::Unsettled(found)) => visit::settle(ports, &found).unwrap().unwrap(),
        other => panic!("{other:?}"),
    }
}

/// Starts an unlock below the pages; the session it is in.
#[track_caller]
pub fn begin_unlock(ports: &Ports, number: &SmartcardNumber) -> Visit {
    match start::start(ports, &caller([192, 0, 2, 1]), None, number).unwrap() {
        Started::Begun { token, .. } => visit_of(ports, &token),
        Started::LockedOut => panic!("{number} is locked out"),
    }
}

/// The cookie that an answer gives the browser, as a `Cookie` header says it.
#[track_caller]
pub fn cookie_in(page: &Page) -> String {
    let cookie = page.headers.get("set-cookie").unwrap();
    let cookie = cookie.to_str().unwrap();
    cookie
        .split_once(';')
        .map_or(cookie, |(pair, _)| pair)
        .to_owned()
}

impl TestApp {
    /// A portal under another unlock policy.
    pub async fn under(kind: Kind, proof: Proof) -> Option<Self> {
        Self::with(
            kind,
            Box::new(move |settings| settings.unlock.proof = proof),
        )
        .await
    }

    /// The strikes that stand against a number.
    pub fn strikes(&self, text: &str) -> i32 {
        let number = number(text);
        let standing = self.ports.db.read(|conn| strikes::standing(conn, &number));
        standing.unwrap().count()
    }

    /// What the desk does when it has helped.
    pub fn clear_strikes(&self, text: &str) {
        let number = number(text);
        let cleared = self.ports.db.write(|conn| strikes::clear(conn, &number));
        cleared.unwrap();
    }

    /// How often the trail says this of a number.
    pub fn events(&self, text: &str, action: Action) -> usize {
        let number = number(text);
        let read = |conn: &mut _| audit::about(conn, &number, None, 100_000);
        let events = self.ports.db.read(read).unwrap();
        events.iter().filter(|event| event.action == action).count()
    }

    /// A person as stored.
    pub fn holder(&self, person: &Person) -> Holder {
        let number = number(person.number);
        let found = self.ports.db.read(|conn| holders::by_number(conn, &number));
        found.unwrap().unwrap()
    }

    /// Puts a photograph on the card of a holder: a PNG by its first bytes.
    pub fn photograph(&self, text: &str) {
        let (number, now) = (number(text), self.ports.now());
        let picture = Photograph::parse(b"\x89PNG\r\n\x1a\nand so on".to_vec()).unwrap();
        let put = |conn: &mut latchkey::storage::Connection| {
            let holder = holders::by_number(conn, &number)?.expect("a holder");
            photographs::put(conn, holder.id, &picture, now)
        };
        self.ports.db.write(put).unwrap();
    }

    /// Where a person works.
    pub fn organisation(&self, person: &Person) -> Organisation {
        let id = self.holder(person).organisation;
        let found = self.ports.db.read(|conn| organisations::find(conn, id));
        found.unwrap()
    }

    /// The chip of a person's card.
    pub fn chip(person: &Person) -> Serial {
        Serial::of_card(format!("demo-{}", person.number))
    }

    /// Wrong passcodes in a row that a person's chip has counted.
    pub fn failures_on_chip(&self, person: &Person) -> i32 {
        let serial = Self::chip(person);
        let chip = self
            .ports
            .db
            .read(|conn| chips::find(conn, serial.as_str()));
        chip.unwrap().unwrap().failures
    }

    /// Whether a person's card is locked.
    pub fn card_is_locked(&self, person: &Person) -> bool {
        let cards: &dyn CardPlatform = self.ports.cards.as_ref();
        let locked = |conn: &mut _| cards.is_locked(conn, &Self::chip(person));
        self.ports.db.read(locked).unwrap()
    }

    /// Gives a person a newer card that was cancelled, or whose certificates have expired.
    pub fn spoil_card(&self, person: &Person, cancelled: bool) {
        let (now, holder) = (self.ports.now(), self.holder(person).id);
        let days = if cancelled { 400 } else { -1 };
        let card = NewCard {
            holder,
            serial: &format!("spoiled-{}", person.number),
            issued_at: now - Duration::days(400),
            cancelled_at: cancelled.then_some(now),
            expires_at: Some(now + Duration::days(days)),
        };
        self.ports.db.write(|conn| cards::add(conn, &card)).unwrap();
    }

    /// Breaks the stored hash of a person's answers.
    pub fn break_answers(&self, person: &Person) {
        let holder = self.holder(person).id;
        let db = &self.ports.db;
        let found = db.read(|conn| registrations::of(conn, holder)).unwrap();
        let broken = Registration {
            answers: HashedSecret::from_stored("not a hash".to_owned()),
            ..found.unwrap()
        };
        db.write(|conn| registrations::put(conn, holder, &broken))
            .unwrap();
    }

    /// The mails to a person whose subject says this.
    pub async fn mails_about(&self, person: &Person, words: &str) -> Vec<StoredMail> {
        let to = person.email.unwrap();
        let about = |mail: &StoredMail| mail.to == to && mail.subject.contains(words);
        self.mails().await.into_iter().filter(about).collect()
    }
}

impl Browser<'_> {
    /// Asks for another unlock code on the code page.
    pub async fn resend_unlock_code(&self) {
        self.get(urls::UNLOCK_CODE).await;
        let sent = self.post(urls::UNLOCK_RESEND, &[]).await;
        sent.leads_to(urls::UNLOCK_CODE);
    }
}
