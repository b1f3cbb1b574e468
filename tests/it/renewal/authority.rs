//! The certificate authority as OpenSSL sees it: certificates that verify, and a list that takes them back.

use std::path::Path;
use std::process::{Command, Output};

use latchkey::demo::people::Purpose;
use latchkey::domain::cancellation::CancelReason;
use latchkey::domain::certificate::CertificateKind;
use latchkey::journeys::renewal::{authority, revocation};
use latchkey::storage::issued_certificates as issued;
use latchkey::urls;
use time::Duration;

use crate::support::{Browser, Page, Person, TestApp, on_both, person};

on_both! {
    openssl_verifies_what_was_issued_until_it_is_revoked,
    another_authoritys_word_does_not_count,
    the_profile_is_as_configured,
    a_new_list_is_published_when_it_is_due,
    the_authority_is_made_once_and_its_key_is_sealed,
}

fn openssl(arguments: &[&str], folder: &Path) -> Output {
    Command::new("openssl")
        .args(arguments)
        .current_dir(folder)
        .output()
        .expect("openssl is installed")
}

/// What openssl says to something that it accepts.
fn accepts(arguments: &[&str], folder: &Path) -> String {
    let output = openssl(arguments, folder);
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(
        output.status.success(),
        "{arguments:?}: {said}{}",
        String::from_utf8_lossy(&output.stderr)
    );
    said
}

/// Lays a person's certificates, the authority's own and a new list into a folder.
fn lay_out(app: &TestApp, person: &Person, folder: &Path) {
    let card = app.card(person).id;
    for kind in CertificateKind::BOTH {
        let found = app.ports.db.read(|conn| issued::in_use(conn, card, kind));
        let der = found.unwrap().unwrap().der;
        std::fs::write(folder.join(format!("{}.der", kind.as_str())), der).unwrap();
    }
    let own = authority::certificate(&app.ports).unwrap().unwrap();
    std::fs::write(folder.join("ca.der"), own).unwrap();
    for name in ["ca", "authentication", "signing"] {
        let (der, pem) = (format!("{name}.der"), format!("{name}.pem"));
        accepts(
            &["x509", "-inform", "DER", "-in", &der, "-out", &pem],
            folder,
        );
    }
    lay_list(app, folder);
}

fn lay_list(app: &TestApp, folder: &Path) {
    let list = revocation::publish(&app.ports).unwrap().der;
    std::fs::write(folder.join("list.der"), list).unwrap();
    let to_pem = [
        "crl", "-inform", "DER", "-in", "list.der", "-out", "list.pem",
    ];
    accepts(&to_pem, folder);
}

/// The moment of the test, as `-attime` wants it.
fn attime(app: &TestApp) -> String {
    app.ports.now().unix_timestamp().to_string()
}

fn verification<'a>(at: &'a str, file: &'a str) -> [&'a str; 9] {
    [
        "verify",
        "-x509_strict",
        "-crl_check",
        "-CAfile",
        "ca.pem",
        "-CRLfile",
        "list.pem",
        "-attime",
        at,
    ]
    .map(|argument| if argument == "\0" { file } else { argument })
}

async fn openssl_verifies_what_was_issued_until_it_is_revoked(app: TestApp) {
    let daniel = person(Purpose::RenewalDue);
    let browser = app.browser();
    browser.sign_in(daniel).await;
    browser
        .renew(daniel.passcode)
        .await
        .leads_to(urls::RENEW_DONE);
    app.mails().await;
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    lay_out(&app, daniel, folder);
    // Its own clock may be ahead of the test's; the certificates reach five minutes back.
    let at = attime(&app);
    for file in ["authentication.pem", "signing.pem"] {
        let all: Vec<_> = verification(&at, file).into_iter().chain([file]).collect();
        assert!(accepts(&all, folder).contains("OK"));
    }
    let client = [
        "verify",
        "-purpose",
        "sslclient",
        "-CAfile",
        "ca.pem",
        "-attime",
        &at,
        "authentication.pem",
    ];
    accepts(&client, folder);
    let list = [
        "crl", "-in", "list.pem", "-CAfile", "ca.pem", "-noout", "-text",
    ];
    let text = accepts(&list, folder);
    assert!(text.contains("No Revoked Certificates"), "{text}");

    // Taken back: on the list, with its reason, and no longer good.
    let (card, now) = (app.card(daniel).id, app.ports.now());
    let why = CancelReason::Stolen.revocation();
    let revoked = app
        .ports
        .db
        .write(|conn| issued::revoke_all_of(conn, card, why, now));
    assert!(revoked.unwrap() >= 2);
    lay_list(&app, folder);
    let text = accepts(&list, folder);
    assert!(text.contains("Key Compromise"), "{text}");
    for file in ["authentication.pem", "signing.pem"] {
        let all: Vec<_> = verification(&at, file).into_iter().chain([file]).collect();
        let refused = openssl(&all, folder);
        assert!(!refused.status.success());
        assert!(String::from_utf8_lossy(&refused.stderr).contains("certificate revoked"));
    }
}

async fn another_authoritys_word_does_not_count(app: TestApp) {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    lay_out(&app, person(Purpose::RenewalDue), folder);
    let at = attime(&app);
    let other = [
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:P-256",
        "-nodes",
        "-subj",
        "/CN=Other",
        "-keyout",
        "other.key",
        "-out",
        "other.pem",
    ];
    accepts(&other, folder);
    let by_other = [
        "verify",
        "-CAfile",
        "other.pem",
        "-attime",
        &at,
        "authentication.pem",
    ];
    assert!(!openssl(&by_other, folder).status.success());
}

async fn the_profile_is_as_configured(app: TestApp) {
    let daniel = person(Purpose::RenewalDue);
    let folder = tempfile::tempdir().unwrap();
    lay_out(&app, daniel, folder.path());
    let show = |name: &str| {
        let arguments = [
            "x509",
            "-in",
            name,
            "-noout",
            "-text",
            "-nameopt",
            "RFC2253,utf8",
        ];
        accepts(&arguments, folder.path())
    };
    let text = show("authentication.pem");
    for part in [
        "prime256v1",
        "ecdsa-with-SHA256",
        "Daniel Achebe",
        daniel.number,
        "Digital Signature",
        "TLS Web Client Authentication",
        "CA:FALSE",
        "/authority/crl",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    let text = show("signing.pem");
    assert!(
        text.contains("Non Repudiation") && text.contains("E-mail Protection"),
        "{text}"
    );
    let text = show("ca.pem");
    assert!(text.contains("CA:TRUE, pathlen:0"), "{text}");
    assert!(text.contains("Certificate Sign, CRL Sign"), "{text}");
    // Serial numbers are long and all different.
    let serials = app.values("SELECT DISTINCT serial_number AS value FROM issued_certificates");
    assert!(serials.len() > 30 && serials.iter().all(|serial| serial.len() == 32));
}

/// The name of the list that an answer has.
fn tag_of(list: &Page) -> &str {
    assert_eq!(list.headers["cache-control"], "no-cache");
    list.headers["etag"].to_str().unwrap()
}

/// Asks for the list as somebody does who keeps the copies with these tags.
async fn list_unless(browser: &Browser<'_>, tags: &str) -> Page {
    let list = browser.app().url(urls::REVOCATION_LIST);
    let request = browser.client.get(list).header("if-none-match", tags);
    browser.send(request).await
}

async fn a_new_list_is_published_when_it_is_due(app: TestApp) {
    let browser = app.browser();
    browser.get(urls::REVOCATION_LIST).await.has_status(404);
    assert!(revocation::keep_current(&app.ports).unwrap());
    assert!(
        !revocation::keep_current(&app.ports).unwrap(),
        "nothing has happened"
    );
    let list = browser.get(urls::REVOCATION_LIST).await;
    let tag = tag_of(list.has_status(200)).to_owned();
    browser.get(urls::AUTHORITY).await.has_status(200);
    // Whoever has the last list is told so, without the list.
    let again = list_unless(&browser, &format!("\"another\", {tag}")).await;
    again.has_status(304);
    assert!(again.body.is_empty());
    assert_eq!(tag_of(&again), tag);
    list_unless(&browser, "\"another\"").await.has_status(200);
    app.wait(Duration::days(3) + Duration::hours(12));
    assert!(
        revocation::keep_current(&app.ports).unwrap(),
        "half its time has run"
    );
    let next = list_unless(&browser, &tag).await;
    assert_ne!(tag_of(next.has_status(200)), tag);
    assert!(!next.body.is_empty());
    app.wait(Duration::MINUTE);
    let (card, now) = (app.card(person(Purpose::RenewalDue)).id, app.ports.now());
    let why = CancelReason::Damaged.revocation();
    let revoked = app
        .ports
        .db
        .write(|conn| issued::revoke_all_of(conn, card, why, now));
    assert!(revoked.unwrap() >= 2);
    assert!(
        revocation::keep_current(&app.ports).unwrap(),
        "something was revoked"
    );
    let numbers = app.values("SELECT CAST(crl_number AS TEXT) AS value FROM authorities");
    assert_eq!(numbers, ["3"]);
}

async fn the_authority_is_made_once_and_its_key_is_sealed(app: TestApp) {
    let before = authority::certificate(&app.ports).unwrap();
    assert!(!authority::init(&app.ports).unwrap());
    assert_eq!(authority::certificate(&app.ports).unwrap(), before);
    // PKCS #8 of a P-256 key begins so; the sealed one does not have it anywhere, nor any chip's.
    let kept = match app.folder() {
        Some(folder) => std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.is_file())
            .flat_map(|path| std::fs::read(path).unwrap())
            .collect::<Vec<u8>>(),
        None => return,
    };
    let curve = [
        0x06, 0x08, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x03, 0x01, 0x07, 0x04, 0x6d, 0x30, 0x6b,
    ];
    assert!(!kept.windows(curve.len()).any(|window| window == curve));
}
