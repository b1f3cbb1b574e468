//! What must be true of every parser of outside input, whatever it is given. Run under a fuzzer by `tests/fuzz/run`,
//! and over the kept inputs and random changes of them by `tests/it/parsers.rs`.
//!
//! Of most: what is accepted is canonical (reading the kept form again gives the same), within its bounds, and holds
//! nothing that a page, a mail or a log line could not bear. What machines send is in [`documents`].

mod documents;

use std::net::IpAddr;

use latchkey::domain::answers::{MAX_ANSWER_CHARS, TypedAnswers, normalise};
use latchkey::domain::challenge::{CODE_DIGITS, TypedCode};
use latchkey::domain::colour::Colour;
use latchkey::domain::email_address::{ApprovedDomains, EmailAddress};
use latchkey::domain::incident::said::{Callback, CrimeNumber, Note};
use latchkey::domain::logo::{self, Logo};
use latchkey::domain::mobile_number::MobileNumber;
use latchkey::domain::opening::{self, WEEK};
use latchkey::domain::passcode::{NewPasscode, PasscodePolicy, TypedPasscode};
use latchkey::domain::periods::{self, Period};
use latchkey::domain::photograph::{self, Photograph};
use latchkey::domain::question::{FourQuestions, QuestionId};
use latchkey::domain::reason::{self, Reason};
use latchkey::domain::recovery_code::TypedRecoveryCode;
use latchkey::domain::smartcard_number::SmartcardNumber;
use latchkey::domain::staff_password::{self, NewPassword, TypedPassword};
use latchkey::domain::text_search::{ENGLISH, Entry, Index, WELSH};
use latchkey::domain::{desk_hours, face, name_words};
use latchkey::limits::client_address::{Network, client_address};
use latchkey::secrets::token::PlainToken;
use latchkey::web::forms::body;
use latchkey::web::way_back::page;

/// Gives bytes to a parser and judges what it makes of them; panics when a property is broken.
pub type Parser = fn(&[u8]);

/// Every parser by the name of its folder of kept inputs.
pub const PARSERS: &[(&str, Parser)] = &[
    ("answers", |bytes| text(bytes, answers)),
    ("api-body", documents::body),
    ("api-parameters", |bytes| text(bytes, documents::parameters)),
    ("approved-domains", |bytes| text(bytes, approved_domains)),
    ("back", |bytes| text(bytes, back)),
    ("certificate", documents::certificate),
    ("client-address", |bytes| text(bytes, client)),
    ("code", |bytes| text(bytes, code)),
    ("colour", |bytes| text(bytes, colour)),
    ("desk-hours", |bytes| text(bytes, hours)),
    ("email-address", |bytes| text(bytes, email)),
    ("form", form),
    ("import-holders", documents::holders),
    ("import-organisations", documents::organisations),
    ("key-file", |bytes| text(bytes, documents::key_file)),
    ("logo", drawing),
    ("message", documents::message),
    ("mobile-number", |bytes| text(bytes, mobile)),
    ("name", |bytes| text(bytes, name)),
    ("names", |bytes| text(bytes, documents::names)),
    ("passcode", |bytes| text(bytes, passcode)),
    ("period", |bytes| text(bytes, period)),
    ("photograph", picture),
    ("questions", |bytes| text(bytes, questions)),
    ("recovery-code", |bytes| text(bytes, recovery_code)),
    ("said", |bytes| text(bytes, said)),
    ("sealed", documents::sealed),
    ("search", |bytes| text(bytes, search)),
    ("settings", |bytes| text(bytes, documents::settings)),
    ("smartcard-number", |bytes| text(bytes, number)),
    ("staff-password", |bytes| text(bytes, password)),
    ("time-of-day", |bytes| text(bytes, minute)),
    ("token", |bytes| text(bytes, token)),
];

fn text(bytes: &[u8], judge: fn(&str)) {
    if let Ok(text) = std::str::from_utf8(bytes) {
        judge(text);
    }
}

/// One line that can be shown anywhere.
fn is_line(text: &str) -> bool {
    !text.chars().any(char::is_control)
}

fn answers(typed: &str) {
    let normal = normalise(typed);
    assert_eq!(
        normalise(&normal),
        normal,
        "the normal form is not its own normal form"
    );
    assert_eq!(normal.trim(), normal.as_str());
    assert!(!normal.contains("  "));
    // Capitals and composition make no difference to what is compared.
    let answers = TypedAnswers::parse([typed; 4]);
    if answers.is_ok() {
        assert!(!normal.is_empty() && normal.chars().count() <= 4 * MAX_ANSWER_CHARS);
    }
}

fn approved_domains(typed: &str) {
    let (domain, address) = typed.split_once('\n').unwrap_or((typed, "a@b.example"));
    let Ok(approved) = ApprovedDomains::new(&[domain.to_owned()]) else {
        return;
    };
    let names = approved.names();
    assert_eq!(names, [domain.to_ascii_lowercase()]);
    if let Ok(address) = EmailAddress::parse(address) {
        let (at, name) = (address.domain(), names[0].as_str());
        let below = at
            .strip_suffix(name)
            .is_some_and(|left| left.is_empty() || left.ends_with('.'));
        assert_eq!(approved.covers(&address), below);
    }
}

fn back(address: &str) {
    let own = page::own_page(address);
    assert!(own.starts_with('/') && !own.starts_with("//"));
    assert!(own.bytes().all(|b| b.is_ascii_graphic() && b != b'\\'));
    assert_eq!(page::own_page(own), own);
    let plain = page::without(own, &["lang", "done"]);
    assert_eq!(page::path_of(&plain), page::path_of(own));
    assert_eq!(page::without(&plain, &["lang", "done"]), plain);
    assert_eq!(
        page::own_page(&plain),
        plain,
        "it left the portal on the way"
    );
}

fn client(headers: &str) {
    let peers = [
        "10.0.0.1",
        "203.0.113.7",
        "2001:db8:f::1",
        "::ffff:10.0.0.2",
    ];
    let trusted = ["10.0.0.0/8", "2001:db8:f::/48"].map(|net| net.parse().unwrap());
    let values: Vec<&str> = headers.lines().collect();
    for peer in peers.map(|peer| peer.parse::<IpAddr>().unwrap()) {
        let client = client_address(peer, &values, &trusted);
        assert_eq!(client, client.to_canonical());
        assert_eq!(client_address(peer, &values, &[]), peer.to_canonical());
        assert_eq!(client_address(peer, &[], &trusted), peer.to_canonical());
        // What a stranger wrote before the proxies did makes no difference to a client that a proxy named.
        let network = Network::of(client);
        assert_eq!(Network::of(client.to_canonical()), network);
        assert!(is_line(&network.to_string()));
    }
}

fn code(typed: &str) {
    if let Ok(code) = TypedCode::parse(typed) {
        let digits = code.digits();
        assert!(digits.len() == CODE_DIGITS && digits.bytes().all(|b| b.is_ascii_digit()));
        assert_eq!(TypedCode::parse(digits).unwrap().digits(), digits);
        let other = TypedCode::parse("12345678").unwrap();
        assert_eq!(format!("{code:?}"), format!("{other:?}"));
    }
}

fn colour(typed: &str) {
    if let Some(colour) = Colour::parse(typed) {
        assert_eq!(colour.to_string(), typed.to_ascii_lowercase());
        let contrast = colour.contrast(Colour::WHITE);
        assert!((1.0..=21.001).contains(&contrast));
        assert!(colour.darker(20).contrast(Colour::WHITE) >= contrast);
        // Both rules hold the colours of pages to 4.5 to 1.
        assert_eq!(face::under_white_text(colour).is_ok(), contrast >= 4.5);
    }
}

fn hours(typed: &str) {
    if let Some(hours) = desk_hours::read(typed) {
        for day in WEEK {
            let spans = hours.on(day);
            assert!(spans.len() <= opening::SPANS_A_DAY);
            let mut last = None;
            for span in spans {
                assert!(span.opens() < span.closes() && span.closes() <= opening::DAY);
                assert!(last.is_none_or(|end| end <= span.opens()));
                last = Some(span.closes());
            }
        }
    }
}

fn minute(typed: &str) {
    for ends in [false, true] {
        if let Some(minute) = opening::parse_minute(typed, ends) {
            assert!(minute < opening::DAY || (ends && minute == opening::DAY));
            let written = opening::written(minute);
            assert_eq!(opening::parse_minute(&written, ends), Some(minute));
        }
    }
}

fn email(typed: &str) {
    if let Ok(address) = EmailAddress::parse(typed) {
        let kept = address.as_str();
        assert_eq!(EmailAddress::parse(kept).as_ref(), Ok(&address));
        assert!(kept.len() <= 254 && kept.is_ascii() && is_line(kept));
        assert!(!kept.contains([' ', ',', ';', '<', '>', '"', '\\', '(', ')', ':']));
        assert!(!kept.starts_with('-') && kept.matches('@').count() == 1);
        assert_eq!(
            kept,
            format!("{}@{}", address.local_part(), address.domain())
        );
        let key = address.mailbox_key();
        assert_eq!(key, key.to_ascii_lowercase());
        assert!(key.ends_with(address.domain()) && key.len() <= kept.len());
        // The mask keeps no more of the name than its first letter.
        let (masked, _) = address
            .masked()
            .split_once('@')
            .map(|(l, d)| (l.to_owned(), d.to_owned()))
            .unwrap();
        assert_eq!(masked.chars().count(), 4);
    }
}

fn form(bytes: &[u8]) {
    const NAMES: &[&str] = &["smartcard_number", "passcode", "note"];
    if let Ok((token, values)) = body::read(bytes, NAMES) {
        assert!(token.len() <= body::MAX_VALUE && values.len() <= NAMES.len());
        let mut again = form_urlencoded::Serializer::new(String::new());
        again.append_pair("csrf_token", &token);
        for (name, value) in &values {
            assert!(NAMES.contains(name) && value.len() <= body::MAX_VALUE);
            assert!(!value.contains(['\0', '\u{fffd}']));
            again.append_pair(name, value);
        }
        assert_eq!(
            body::read(again.finish().as_bytes(), NAMES),
            Ok((token, values))
        );
    }
}

fn drawing(bytes: &[u8]) {
    if let Ok(logo) = Logo::parse(bytes.to_vec()) {
        assert!(logo.bytes.len() <= logo::MAX_BYTES && logo.bytes == bytes);
        let width: u32 = logo.width().parse().unwrap();
        assert!((1..=8 * logo::HEIGHT).contains(&width));
        let shown = String::from_utf8_lossy(&logo.bytes).to_ascii_lowercase();
        if logo.kind == logo::LogoKind::Svg {
            // Text and comments aside, none of these can stand in a drawing; `<` in text is written `&lt;`.
            assert!(
                !shown.contains("<!doctype")
                    || shown.contains("<!--")
                    || shown.contains("<![cdata[")
            );
        }
    }
}

fn mobile(typed: &str) {
    if let Ok(number) = MobileNumber::parse(typed) {
        let kept = number.as_str();
        let digits = kept.strip_prefix('+').unwrap();
        assert!((8..=15).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit()));
        assert!(!digits.starts_with('0'));
        assert_eq!(MobileNumber::parse(kept).as_ref(), Ok(&number));
        assert_eq!(MobileNumber::parse(&number.display()).as_ref(), Ok(&number));
        let shown = number.masked().chars().filter(char::is_ascii_digit).count();
        assert_eq!(shown, 3);
    }
}

fn name(typed: &str) {
    let words = name_words::fold(typed);
    assert!(words.len() <= name_words::MOST_WORDS);
    for word in &words {
        let chars = word.chars().count();
        assert!((1..=name_words::MOST_CHARS).contains(&chars));
        assert!(word.chars().all(char::is_alphanumeric));
    }
    if name_words::is_holder_name(typed) {
        assert!(!words.is_empty() && is_line(typed) && typed.chars().count() <= 100);
    }
    assert!(!face::is_showable(typed, 80) || is_line(typed));
}

fn passcode(typed: &str) {
    if let Ok(passcode) = TypedPasscode::parse(typed) {
        assert_eq!(passcode.expose(), typed);
        assert!((1..=64).contains(&typed.chars().count()));
        let other = TypedPasscode::parse("7294").unwrap();
        assert_eq!(format!("{passcode:?}"), format!("{other:?}"));
    }
    let number = SmartcardNumber::parse("555123456789").unwrap();
    let policy = PasscodePolicy::default();
    if let Ok(new) = NewPasscode::choose(&policy, typed, typed, &number) {
        assert_eq!(new.expose(), typed);
        assert!((4..=8).contains(&typed.len()));
        assert!(typed.bytes().all(|b| b.is_ascii_alphanumeric()));
        assert!(
            TypedPasscode::parse(typed).is_ok(),
            "chosen and not to be typed"
        );
    }
}

fn period(typed: &str) {
    let days = periods::days_until(typed, 3);
    assert!(days.len() <= 3 && days.last().is_none_or(|last| last == typed));
    let months = periods::months_until(typed, 3);
    assert!(months.len() <= 3 && months.last().is_none_or(|last| last == typed));
    let read = Period::parse(typed).is_some();
    assert_eq!(read, !days.is_empty() || !months.is_empty());
}

fn picture(bytes: &[u8]) {
    if let Ok(photograph) = Photograph::parse(bytes.to_vec()) {
        assert!(photograph.bytes() == bytes && bytes.len() <= photograph::MAX_BYTES);
        let marks = [&b"\xff\xd8\xff"[..], b"\x89PNG\r\n\x1a\n"];
        assert!(marks.iter().any(|mark| bytes.starts_with(mark)));
    }
}

fn questions(stored: &str) {
    if let Some(four) = FourQuestions::from_stored(stored) {
        assert_eq!(four.stored(), stored);
        assert_eq!(FourQuestions::choose(four.ids()), Ok(four));
    }
    if let Some(question) = QuestionId::parse(stored) {
        assert_eq!(question.as_str(), stored);
    }
}

fn recovery_code(typed: &str) {
    if let Some(code) = TypedRecoveryCode::parse(typed) {
        let kept = code.as_str();
        assert!(kept.len() == 10 && kept.bytes().all(|b| b.is_ascii_alphanumeric()));
        assert_eq!(kept, kept.to_ascii_uppercase());
        assert!(!kept.contains(['I', 'L', 'O', 'U']));
        assert_eq!(TypedRecoveryCode::parse(kept).unwrap().as_str(), kept);
    }
}

fn said(typed: &str) {
    if let Ok(reason) = Reason::parse(typed) {
        let kept = reason.as_str();
        assert!(is_line(kept) && !kept.contains("  "));
        assert!((reason::MIN_CHARS..=reason::MAX_CHARS).contains(&kept.chars().count()));
        assert_eq!(Reason::parse(kept).as_ref(), Ok(&reason));
    }
    if let Ok(note) = Note::parse(typed) {
        assert!(is_line(note.as_str()) && note.as_str().chars().count() <= 300);
        assert_eq!(Note::parse(note.as_str()).unwrap().as_str(), note.as_str());
    }
    if let Ok(callback) = Callback::parse(typed) {
        assert!(is_line(callback.as_str()) && callback.as_str().chars().count() <= 40);
        assert_eq!(
            Callback::parse(callback.as_str()).unwrap().as_str(),
            callback.as_str()
        );
    }
    if let Ok(number) = CrimeNumber::parse(typed) {
        assert!(is_line(number.as_str()) && number.as_str().chars().count() <= 40);
        assert_eq!(
            CrimeNumber::parse(number.as_str()).unwrap().as_str(),
            number.as_str()
        );
    }
}

fn search(typed: &str) {
    for lexicon in [&ENGLISH, &WELSH] {
        let entry = |title: &str| Entry {
            title: title.to_owned(),
            words: "card cerdyn lock".to_owned(),
            body: typed.to_owned(),
        };
        let index = Index::of(lexicon, ["Locked out", "Wedi’i gloi", "Renew"].map(entry));
        for most in [0, 1, 2] {
            let found = index.find(typed, most);
            assert!(found.len() <= most && found.iter().all(|place| *place < 3));
        }
    }
}

fn number(typed: &str) {
    if let Ok(number) = SmartcardNumber::parse(typed) {
        let kept = number.as_str();
        assert!(kept.len() == 12 && kept.bytes().all(|b| b.is_ascii_digit()));
        assert_eq!(SmartcardNumber::parse(kept).as_ref(), Ok(&number));
        assert_eq!(
            SmartcardNumber::parse(&number.grouped()).as_ref(),
            Ok(&number)
        );
    }
}

fn password(typed: &str) {
    if let Some(password) = TypedPassword::parse(typed) {
        assert_eq!(password.as_bytes(), typed.as_bytes());
        assert!((1..=staff_password::MAX_CHARS).contains(&typed.chars().count()));
    }
    if let Ok(new) = NewPassword::choose(typed, typed, &["Ola Pardoe", "Latchkey"]) {
        assert_eq!(new.as_bytes(), typed.as_bytes());
        assert!(typed.chars().count() >= staff_password::MIN_CHARS);
        assert!(
            TypedPassword::parse(typed).is_some(),
            "chosen and not to be typed"
        );
        assert!(NewPassword::choose(typed, &format!("{typed}x"), &[]).is_err());
    }
}

fn token(typed: &str) {
    if let Some(token) = PlainToken::from_text(typed) {
        assert_eq!(token.to_text(), typed, "two texts are one token");
        assert!(!format!("{token:?}").contains(typed));
    }
}
