//! What hangs on an old version is sealed anew, and the version goes.

use std::path::Path;

use latchkey::demo::people::Purpose;
use latchkey::domain::certificate::CertificateKind;
use latchkey::journeys::audit_trail::verify;
use latchkey::journeys::keys::{self, Refusal};
use latchkey::secrets::ring::Version;
use latchkey::secrets::seal;
use latchkey::storage::chip_keys::{self, Slot};
use latchkey::storage::key_use::{self, Kept};
use latchkey::urls;
use time::Duration;

use super::Keyed;
use crate::support::{TestApp, on_both, person};

on_both! {
    the_authority_and_the_cards_go_on_when_sealed_anew,
    sealing_anew_never_undoes_what_changed_meanwhile,
    a_version_goes_when_nothing_hangs_on_it,
    a_mail_that_waits_is_sealed_anew_and_leaves,
}

async fn the_authority_and_the_cards_go_on_when_sealed_anew(app: TestApp) {
    let keyed = Keyed::beside(&app).await;
    let app = &keyed.app;
    let daniel = person(Purpose::RenewalDue);
    let second = keyed.rotate();
    let done = keys::reseal(&app.ports).unwrap();
    assert!(done.done.contains(&(Kept::AuthorityKey, 1)), "{done:?}");
    assert_eq!(done.broken, []);
    // Nothing is left to do.
    let again = keys::reseal(&app.ports).unwrap();
    assert!(again.done.iter().all(|(_, count)| *count == 0), "{again:?}");
    // A process that opens the authority's key for the first time opens the new seal.
    let other = app.again();
    let browser = other.browser();
    browser.sign_in(daniel).await;
    let before = other.expiry(daniel);
    let renewed = browser
        .submit(urls::RENEW, &[("passcode", daniel.passcode)])
        .await;
    renewed.leads_to(urls::RENEW_DONE);
    assert!(other.expiry(daniel) > before);
    other.mails().await;
    let serial = other.card(daniel).serial;
    for kind in CertificateKind::BOTH {
        let find = |conn: &mut _| chip_keys::find(conn, &serial, kind, Slot::InUse);
        let key = other.ports.db.read(find).unwrap().unwrap();
        assert_eq!(seal::version_of(&key.sealed), second);
    }
}

async fn sealing_anew_never_undoes_what_changed_meanwhile(app: TestApp) {
    let keyed = Keyed::beside(&app).await;
    let kept = keyed.kept(Kept::SecondFactors);
    let first = &kept[0];
    let old = first.bytes.as_deref().unwrap();
    let replace = |old: &[u8], new: &[u8]| {
        let at = &first.at_key;
        let replaced = |conn: &mut _| key_use::replace(conn, Kept::SecondFactors, at, old, new);
        keyed.app.ports.db.write(replaced).unwrap()
    };
    assert!(replace(old, b"somebody was first"));
    assert!(!replace(old, b"too late"));
    let now = keyed.kept(Kept::SecondFactors);
    assert_eq!(
        now[0].bytes.as_deref(),
        Some(b"somebody was first".as_slice())
    );
    // What cannot be opened is named, and stays; the rest is done.
    keyed.rotate();
    let resealed = keys::reseal(&keyed.app.ports).unwrap();
    assert_eq!(
        resealed.broken,
        [(Kept::SecondFactors, first.at_key.clone())]
    );
    let factors = resealed
        .done
        .iter()
        .find(|(kind, _)| *kind == Kept::SecondFactors);
    assert_eq!(factors.unwrap().1, keyed.many(Kept::SecondFactors) - 1);
}

#[expect(
    clippy::too_many_lines,
    reason = "one story, from the first that hangs on it to the last"
)]
async fn a_version_goes_when_nothing_hangs_on_it(app: TestApp) {
    let keyed = Keyed::beside(&app).await;
    let app = &keyed.app;
    let retire = |version| keys::retire(&app.ports, version).unwrap();
    assert_eq!(retire(Version::FIRST), Err(Refusal::NotOld));
    let decoys = *app.ports.keys.decoys();
    let second = keyed.rotate();
    assert_eq!(retire(second), Err(Refusal::NotOld));
    assert!(matches!(retire(Version::FIRST), Err(Refusal::TooSoon(_))));
    app.wait(Duration::DAY - Duration::SECOND);
    assert!(matches!(retire(Version::FIRST), Err(Refusal::TooSoon(_))));
    app.wait(Duration::SECOND);
    keys::reseal(&app.ports).unwrap();
    let Err(Refusal::InUse(kept)) = retire(Version::FIRST) else {
        panic!("hashes hang on it")
    };
    let kinds: Vec<Kept> = kept.iter().map(|(kind, _)| *kind).collect();
    assert!(
        kinds.contains(&Kept::Answers) && kinds.contains(&Kept::Passcodes),
        "{kinds:?}"
    );
    assert!(!kinds.contains(&Kept::AuthorityKey), "{kinds:?}");
    let secret = secret_in(&keyed.path());

    // As if everybody but one had come by; then that one comes.
    let (tomasz, daniel) = (
        person(Purpose::LockedRegistered),
        person(Purpose::RenewalDue),
    );
    app.browser().sign_in(daniel).await;
    let (serial, holder) = (app.card(daniel).serial, app.holder(tomasz).id.number());
    app.change(&format!(
        "DELETE FROM registrations WHERE holder_id <> {holder}"
    ));
    app.change(&format!(
        "UPDATE chips SET passcode_hash = NULL WHERE serial <> '{serial}'"
    ));
    app.change("UPDATE staff SET password_hash = NULL");
    app.change("DELETE FROM recovery_codes");
    assert_eq!(
        retire(Version::FIRST),
        Err(Refusal::InUse(vec![(Kept::Answers, 1)]))
    );
    let browser = app.browser();
    browser.start_unlock(tomasz.number).await;
    browser
        .answer_right(tomasz)
        .await
        .leads_to(urls::UNLOCK_CODE);
    app.mails().await;
    assert_eq!(retire(Version::FIRST), Ok(()));

    assert_ne!(secret_in(&keyed.path()), secret, "the secret stayed");
    assert_eq!(app.ports.keys.ring().retired(), [Version::FIRST]);
    app.seal();
    let after = app.again();
    assert_eq!(*after.ports.keys.decoys(), decoys);
    assert_eq!(verify::verify(&after.ports, 1, None).unwrap().broken, None);
    after.browser().sign_in(daniel).await;
    after.browser().unlock_to_code(tomasz).await;
    assert_eq!(retire(Version::FIRST), Err(Refusal::NotOld));
    for action in ["keys_rotated", "values_resealed", "keys_retired"] {
        assert_eq!(app.happened(action), 1, "{action}");
    }
}

/// The first secret in a key file.
fn secret_in(path: &Path) -> String {
    let text = std::fs::read_to_string(path).unwrap();
    let line = text.lines().find(|line| line.starts_with("key ")).unwrap();
    line.rsplit(' ').next().unwrap().to_owned()
}

async fn a_mail_that_waits_is_sealed_anew_and_leaves(app: TestApp) {
    let keyed = Keyed::beside(&app).await;
    let app = &keyed.app;
    let tomasz = person(Purpose::LockedRegistered);
    let browser = app.browser();
    browser.start_unlock(tomasz.number).await;
    browser
        .answer_right(tomasz)
        .await
        .leads_to(urls::UNLOCK_CODE);
    let second = keyed.rotate();
    let resealed = keys::reseal(&app.ports).unwrap();
    assert!(resealed.done.contains(&(Kept::Mails, 1)), "{resealed:?}");
    assert_eq!(keyed.hanging(Kept::Mails, second), 1);
    let code = TestApp::code_in(&app.mail_to(tomasz.email.unwrap()).await);
    let page = browser.submit(urls::UNLOCK_CODE, &[("code", &code)]).await;
    page.leads_to(urls::UNLOCK_PASSCODE);
    assert_eq!(keyed.kept(Kept::Mails).len(), 0);
}
