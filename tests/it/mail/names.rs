//! Whatever a name holds, the mail goes to one mailbox and has the headers it always has (R27).

use latchkey::config::Settings;
use latchkey::config::mail::TransportKind;
use latchkey::demo::people::Purpose;

use super::relay::{Handed, Mood, Relay};
use super::{BOTH, posting_to};
use crate::support::{Kind, TestApp, person};

/// The headers of a mail, in order.
const HEADERS: [&str; 9] = [
    "Message-ID",
    "Date",
    "From",
    "To",
    "Subject",
    "Auto-Submitted",
    "MIME-Version",
    "Content-Type",
    "Reply-To",
];

/// Names that mean harm. In SQL they are written as code points, since NUL ends a statement.
const NAMES: [&str; 14] = [
    "Tom\r\nBcc: victim@evil.example",
    "Tom\nBcc: victim@evil.example\n\nHello",
    "Tom\rTo: victim@evil.example",
    "Tom\0Bcc: victim@evil.example",
    "Tom\u{2028}Bcc: victim@evil.example",
    "Tom\u{85}Bcc: victim@evil.example",
    "Tom\r\n.\r\nMAIL FROM:<a@evil.example>\r\nRCPT TO:<victim@evil.example>\r\nDATA\r\n",
    "Tom\n.\n",
    ".",
    "..",
    "=?utf-8?Q?Tom=0D=0ABcc:_victim@evil.example?=",
    "\"Tom\" <victim@evil.example>,",
    "Tom\u{202e}moT",
    "Tom {{ code }} {% raw %}",
];

fn in_sql(text: &str, kind: Kind) -> String {
    let char_of = if kind == Kind::Sqlite { "char" } else { "chr" };
    text.chars()
        .map(|c| format!("{char_of}({})", u32::from(c)))
        .collect::<Vec<_>>()
        .join("||")
}

impl TestApp {
    /// Gives a holder, and every organisation with its desk, a name; and makes room for another mail.
    fn rename(&self, number: &str, name: &str, kind: Kind) {
        let name = in_sql(name, kind);
        self.change(&format!(
            "UPDATE holders SET name = {name} WHERE smartcard_number = '{number}'"
        ));
        self.change(&format!(
            "UPDATE organisations SET name = {name}, desk_name = {name}, desk_hours = {name}"
        ));
        self.change("DELETE FROM rate_limits");
        self.change("DELETE FROM strikes");
    }
}

#[track_caller]
fn is_harmless(mail: &Handed, to: &str, name: &str) {
    assert_eq!(mail.recipients, [format!("RCPT TO:<{to}>")], "{name:?}");
    assert_eq!(mail.header("To"), to, "{name:?}");
    for header in mail.headers() {
        let known = header
            .split(':')
            .next()
            .is_some_and(|name| HEADERS.contains(&name));
        assert!(known, "{name:?} made {header:?}");
    }
    let subject = mail.header("Subject");
    assert!(
        !subject.contains("evil.example"),
        "{name:?} is in the subject {subject:?}"
    );
    let shown = mail.body();
    assert!(
        !shown
            .lines()
            .any(|line| line.starts_with("Bcc:") || line.starts_with("To:")),
        "{name:?}: {shown}"
    );
    // A line of one dot would have ended it early; the last part's end says that all of it came.
    assert!(
        shown.trim_end().ends_with("--"),
        "{name:?} cut the mail short: {shown}"
    );
}

// R27
#[actix_web::test]
async fn no_name_adds_a_recipient_or_a_header_or_stops_the_mail() {
    let tomasz = person(Purpose::LockedRegistered);
    let amara = person(Purpose::UnlockedRegistered);
    for kind in BOTH {
        let relay = Relay::open(Mood::Willing).await;
        let Some(app) = posting_to(&relay, kind).await else {
            continue;
        };
        // PostgreSQL keeps no NUL, so none can come from there.
        for name in NAMES
            .into_iter()
            .filter(|name| kind == Kind::Sqlite || !name.contains('\0'))
        {
            app.rename(tomasz.number, name, kind);
            let before = relay.mails().len();
            app.browser().unlock_to_code(tomasz).await;
            app.browser().lock_out(tomasz.number).await;
            app.mails().await;
            let mails = relay.mails();
            assert_eq!(mails.len(), before + 2, "{name:?}");
            for mail in &mails[before..] {
                is_harmless(mail, tomasz.email.unwrap(), name);
            }
            assert_eq!(app.count("outbox WHERE state <> 'sent'"), 0, "{name:?}");
        }
        app.browser().lock_out(amara.number).await;
        app.mail_to(amara.email.unwrap()).await;
    }
}

// R27
#[actix_web::test]
async fn in_a_folder_each_mail_is_one_file_with_one_recipient() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().to_owned();
    let setup = move |settings: &mut Settings| {
        settings.mail.transport = TransportKind::Folder;
        settings.mail.folder.clone_from(&path);
    };
    let app = TestApp::with(Kind::Sqlite, Box::new(setup)).await.unwrap();
    let tomasz = person(Purpose::LockedRegistered);
    for name in NAMES {
        app.rename(tomasz.number, name, Kind::Sqlite);
        app.browser().unlock_to_code(tomasz).await;
    }
    let files: Vec<_> = std::fs::read_dir(folder.path())
        .unwrap()
        .map(|file| file.unwrap().path())
        .collect();
    assert_eq!(files.len(), NAMES.len());
    for file in files {
        let text = String::from_utf8(std::fs::read(&file).unwrap()).unwrap();
        assert_eq!(
            text.matches('\n').count(),
            text.matches("\r\n").count(),
            "a bare line feed"
        );
        assert_eq!(
            text.matches('\r').count(),
            text.matches("\r\n").count(),
            "a bare carriage return"
        );
        let lines = text.lines().map(str::to_owned).collect();
        let recipients = vec![format!("RCPT TO:<{}>", tomasz.email.unwrap())];
        let mail = Handed { recipients, lines };
        let name = file.file_stem().unwrap().to_str().unwrap();
        assert!(mail.header("Message-ID").starts_with(&format!("<{name}@")));
        is_harmless(&mail, tomasz.email.unwrap(), name);
    }
}
