//! Keys in versions: what people have under way outlives a rotation, what is kept moves on, and an old version goes
//! when nothing hangs on it.

mod old;
mod operator;

use std::path::PathBuf;
use std::sync::Arc;

use latchkey::demo::people::Purpose;
use latchkey::domain::audit::{Action, Actor, Subject};
use latchkey::domain::role::Role;
use latchkey::journeys::audit_trail::verify;
use latchkey::journeys::keys;
use latchkey::random::{Random, SystemRandom};
use latchkey::secrets::hashing::{self, HashedSecret};
use latchkey::secrets::key_file::KeyFile;
use latchkey::secrets::ring::{MasterSecret, Version};
use latchkey::storage::audit::{self, Event};
use latchkey::storage::key_use::{self, Kept};
use latchkey::urls;
use time::Duration;

use crate::support::{TestApp, on_both, person, staff};

on_both! {
    a_code_outlives_a_rotation,
    a_form_and_a_registration_under_way_outlive_a_rotation,
    whoever_registered_before_signs_in_and_unlocks_after,
    replicas_that_read_late_miss_nothing,
    the_trail_is_proved_across_a_rotation,
    second_factors_and_recovery_codes_outlive_a_rotation,
}

/// A portal with a key file in a folder.
struct Keyed {
    app: TestApp,
    folder: Arc<tempfile::TempDir>,
}

impl Keyed {
    async fn beside(app: &TestApp) -> Self {
        let folder = Arc::new(tempfile::tempdir().unwrap());
        let random: &dyn Random = &SystemRandom;
        let founding = KeyFile::founded_on(MasterSecret::from_random(random.bytes()));
        let path = folder.path().join("keys");
        founding.create(&path).unwrap();
        let name = path.to_str().unwrap().to_owned();
        let setup = move |settings: &mut latchkey::config::Settings| {
            settings.keys.file.clone_from(&name);
        };
        let app = app.sibling(setup).await;
        Self { app, folder }
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("keys")
    }

    /// Adds a version, and waits until it is in use.
    fn rotate(&self) -> Version {
        let added = keys::rotate(&self.app.ports, Duration::minutes(5)).unwrap();
        let (version, from) = added.unwrap();
        assert_ne!(self.app.ports.keys.in_use(), version, "at once");
        self.app.wait(from - self.app.ports.now());
        assert_eq!(self.app.ports.keys.in_use(), version);
        version
    }

    /// How many values of a kind hang on a version.
    fn hanging(&self, kind: Kept, version: Version) -> u64 {
        let listed = keys::list(&self.app.ports).unwrap();
        let of = listed.iter().find(|one| one.version == version).unwrap();
        let kept = of.kept.iter().find(|(of, _)| *of == kind);
        kept.map_or(0, |(_, count)| *count)
    }

    /// What is kept of a kind.
    fn kept(&self, kind: Kept) -> Vec<key_use::KeptValue> {
        let read = |conn: &mut _| key_use::page(conn, kind, None, 1_000);
        self.app.ports.db.read(read).unwrap()
    }
}

/// The version of the passcode hash of a person's card.
fn passcode_version(keyed: &Keyed, serial: &str) -> Version {
    let kept = keyed.kept(Kept::Passcodes);
    let chip = kept.into_iter().find(|value| value.at_key == serial);
    let hash = HashedSecret::from_stored(chip.unwrap().hash.unwrap());
    hashing::version_of(&hash).unwrap()
}

async fn a_code_outlives_a_rotation(app: TestApp) {
    let keyed = Keyed::beside(&app).await;
    let app = &keyed.app;
    let tomasz = person(Purpose::LockedRegistered);
    let browser = app.browser();
    let code = browser.unlock_to_code(tomasz).await;
    keyed.rotate();
    let page = browser.submit(urls::UNLOCK_CODE, &[("code", &code)]).await;
    page.leads_to(urls::UNLOCK_PASSCODE);
    let done = browser.set_passcode("86420975").await;
    done.leads_to(urls::UNLOCK_DONE);
    app.mails().await;
}

async fn a_form_and_a_registration_under_way_outlive_a_rotation(app: TestApp) {
    let keyed = Keyed::beside(&app).await;
    let app = &keyed.app;
    let amara = person(Purpose::UnlockedUnregistered);
    let browser = app.browser();
    browser.sign_in(amara).await;
    let passcode = [("passcode", amara.passcode)];
    let page = browser.submit(urls::REGISTER, &passcode).await;
    page.leads_to(urls::REGISTER_QUESTIONS);
    browser.get(urls::REGISTER_QUESTIONS).await;
    keyed.rotate();
    // The form was shown before, and so was the passcode that no answer may be.
    let mut fields = vec![
        ("question_1", amara.answers[0].0),
        ("answer_1", amara.passcode),
    ];
    for (name, value) in [
        ("question_2", amara.answers[1].0),
        ("answer_2", amara.answers[1].1),
        ("question_3", amara.answers[2].0),
        ("answer_3", amara.answers[2].1),
        ("question_4", amara.answers[3].0),
        ("answer_4", amara.answers[3].1),
    ] {
        fields.push((name, value));
    }
    browser
        .post(urls::REGISTER_QUESTIONS, &fields)
        .await
        .has_status(422)
        .complains("passcode");
    fields[1].1 = amara.answers[0].1;
    let chosen = browser.post(urls::REGISTER_QUESTIONS, &fields).await;
    chosen.leads_to(urls::REGISTER_EMAIL);
}

async fn whoever_registered_before_signs_in_and_unlocks_after(app: TestApp) {
    let keyed = Keyed::beside(&app).await;
    let app = &keyed.app;
    let tomasz = person(Purpose::LockedRegistered);
    let (answers, passcodes) = (
        keyed.kept(Kept::Answers).len() as u64,
        keyed.kept(Kept::Passcodes).len() as u64,
    );
    let second = keyed.rotate();
    assert_eq!(keyed.hanging(Kept::Answers, Version::FIRST), answers);
    app.browser().unlock(tomasz, "86420975").await;
    // Right answers move to the new pepper, and so does a passcode when it is chosen …
    assert_eq!(keyed.hanging(Kept::Answers, second), 1);
    assert_eq!(keyed.hanging(Kept::Answers, Version::FIRST), answers - 1);
    assert_eq!(keyed.hanging(Kept::Passcodes, second), 1);
    app.browser().sign_in_with(tomasz, "86420975").await;
    // … or when it was right, and only then.
    let amara = person(Purpose::UnlockedUnregistered);
    let serial = app.card(amara).serial;
    let wrong = app.browser().try_sign_in(amara.number, "000000").await;
    wrong.has_status(422);
    assert_eq!(passcode_version(&keyed, &serial), Version::FIRST);
    app.browser().sign_in(amara).await;
    assert_eq!(passcode_version(&keyed, &serial), second);
    assert_eq!(
        keyed.hanging(Kept::Passcodes, Version::FIRST),
        passcodes - 2
    );
    app.browser().sign_in(amara).await;
    // Answers kept anew are as right as they were.
    app.browser().unlock_to_passcode(tomasz).await;
}

async fn replicas_that_read_late_miss_nothing(app: TestApp) {
    let keyed = Keyed::beside(&app).await;
    let (early, late) = (&keyed.app, keyed.app.again());
    let tomasz = person(Purpose::LockedRegistered);
    let amara = person(Purpose::UnlockedUnregistered);
    let second = keyed.rotate();
    assert_eq!(late.ports.keys.in_use(), Version::FIRST);
    // A card that moved on with the one is known to the other, and so is all else that it made.
    early.browser().sign_in(amara).await;
    late.browser().sign_in(amara).await;
    assert_eq!(late.ports.keys.in_use(), second, "it did not look");
    let third = keyed.rotate();
    let code = early.browser().unlock_to_code(tomasz).await;
    assert!(!code.is_empty());
    early.seal();
    let more = |conn: &mut _| audit::record(conn, &event(&late));
    late.ports.db.write(more).unwrap();
    // It goes on with the chain under the newer key, whatever it thinks is in use.
    assert_eq!(late.ports.keys.in_use(), second);
    assert!(late.seal() > 0);
    assert_eq!(late.ports.keys.in_use(), third);
    assert_eq!(verify::verify(&late.ports, 1, None).unwrap().broken, None);
    early.mails().await;
}

/// An event of the portal itself.
fn event(app: &TestApp) -> Event<'static> {
    Event {
        at: app.ports.now(),
        actor: &Actor::System,
        action: Action::Exported,
        subject: &Subject::Portal,
        detail: "",
        network: "",
        request_id: "",
    }
}

async fn the_trail_is_proved_across_a_rotation(app: TestApp) {
    let keyed = Keyed::beside(&app).await;
    let app = &keyed.app;
    let proved = || verify::verify(&app.ports, 1, None).unwrap();
    app.seal();
    keyed.rotate();
    assert!(app.seal() > 0, "the rotation is in the trail");
    let versions = "SELECT CAST(key_version AS TEXT) AS value FROM audit_seals ORDER BY position";
    let versions = app.values(versions);
    assert_eq!(
        (versions[0].as_str(), versions.last().unwrap().as_str()),
        ("1", "2")
    );
    let proof = proved();
    assert_eq!((proof.broken, proof.proved), (None, versions.len() as i64));
    let head = proof.head.unwrap();
    assert_eq!(
        verify::verify(&app.ports, head.position, None)
            .unwrap()
            .broken,
        None
    );
    // A seal that says another version than its own does not hold.
    crate::trail::take_the_locks_off(app);
    let last = head.position;
    app.change(&format!(
        "UPDATE audit_seals SET key_version = 1 WHERE position = {last}"
    ));
    assert_eq!(proved().broken.map(|broken| broken.position), Some(last));
    app.change(&format!(
        "UPDATE audit_seals SET key_version = 2 WHERE position = {last}"
    ));
    assert_eq!(proved().broken, None);
}

async fn second_factors_and_recovery_codes_outlive_a_rotation(app: TestApp) {
    let keyed = Keyed::beside(&app).await;
    let app = &keyed.app;
    let manager = staff(Role::RaManager);
    let browser = app.officer(Role::RaManager).await;
    app.wait(Duration::seconds(30));
    let code = app.code_of(manager);
    let made = browser
        .submit(urls::RA_ME_RECOVERY, &[("code", &code)])
        .await;
    let codes = made.listed(".latchkey-codes li");
    assert!(codes.len() >= 8, "{codes:?}");
    app.mails().await;
    let second = keyed.rotate();
    app.officer(Role::RaManager).await;
    let resealed = keys::reseal(&app.ports).unwrap();
    assert_eq!(resealed.broken, []);
    assert_eq!(keyed.hanging(Kept::SecondFactors, Version::FIRST), 0);
    assert!(keyed.hanging(Kept::SecondFactors, second) > 0);
    app.officer(Role::RaManager).await;
    // A recovery code cannot move on: it is found under its own version, once.
    let before = keyed.hanging(Kept::RecoveryCodes, Version::FIRST);
    let browser = app.browser();
    browser.give_password(manager).await;
    let used = browser.submit(urls::RA_CODE, &[("code", &codes[0])]).await;
    used.leads_to(urls::RA);
    assert_eq!(
        keyed.hanging(Kept::RecoveryCodes, Version::FIRST),
        before - 1
    );
    let again = app.browser();
    again.give_password(manager).await;
    let spent = again.submit(urls::RA_CODE, &[("code", &codes[0])]).await;
    spent.complains("used before");
    app.mails().await;
    // Passwords moved on as their owners signed in.
    assert_eq!(keyed.hanging(Kept::Passwords, second), 1);
}
