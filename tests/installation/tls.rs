//! TLS of the real program, as curl and openssl meet it: versions, a certificate that is renewed while people use
//! the portal, and cards in readers.

mod files;
mod portal;

use std::time::Duration;

use crate::services::Outcome;
use crate::services::patience::eventually;
use files::Files;
use portal::{Portal, curl};

/// How long the program may take to see what has changed: it looks every ten seconds.
const SEEN: Duration = Duration::from_secs(40);

#[tokio::test]
async fn it_speaks_tls_1_2_and_1_3_and_browsers_come_back_by_tls() -> Outcome {
    let files = Files::new()?;
    files.pair("portal")?;
    let portal = Portal::start(files)?;
    for (version, expected) in [("-tls1_2", "TLSv1.2"), ("-tls1_3", "TLSv1.3")] {
        let said = portal.handshake(&[version])?;
        assert!(
            said.contains(&format!("New, {expected}")),
            "{version}: {said}"
        );
    }
    let old = portal.handshake(&["-tls1_1", "-cipher", "DEFAULT@SECLEVEL=0"])?;
    assert!(old.contains("SSL alert number"), "{old}");
    assert!(!old.contains("New, TLSv1"), "{old}");
    let status = ["-o", "/dev/null", "-w", "%{http_code}"];
    assert_eq!(portal.get("/", &status)?, "200");
    let headers = portal.get("/nowhere", &["-o", "/dev/null", "-D", "-"])?;
    let hsts = "strict-transport-security: max-age=31536000; includeSubDomains";
    assert!(
        headers.to_lowercase().contains(&hsts.to_lowercase()),
        "{headers}"
    );
    // A form's origin has the port that browsers name.
    let ours = format!("https://localhost:{}", portal.port);
    for (origin, expected) in [(ours.as_str(), "303"), ("https://evil.example", "403")] {
        assert_eq!(portal.switch_language(origin)?, expected, "{origin}");
    }
    let foreign = [
        "-H",
        "Host: evil.example",
        "-o",
        "/dev/null",
        "-w",
        "%{http_code}",
    ];
    assert_eq!(portal.get("/", &foreign)?, "421");
    // Nobody speaks plainly to this port.
    let plain = curl(&[
        "-s",
        "--max-time",
        "5",
        &format!("http://localhost:{}/", portal.port),
    ])?;
    assert!(!plain.contains("html"), "{plain}");
    Ok(())
}

#[tokio::test]
async fn a_renewed_certificate_is_used_without_a_restart_and_a_wrong_one_never() -> Outcome {
    let files = Files::new()?;
    files.pair("portal")?;
    files.pair("next")?;
    let portal = Portal::start(files)?;
    let first = portal.presented()?;
    assert_eq!(first, portal.files.fingerprint("portal.pem")?);

    // People go on while the files change; not one request fails.
    let users = portal.keep_asking(200);
    portal.files.copy("next", "portal")?;
    portal.hang_up()?;
    let next = portal.files.fingerprint("next.pem")?;
    portal.presents(&next, SEEN).await?;
    users.join().map_err(|_| "the users panicked")??;

    // Wrong ones: of another key, not a certificate at all, expired. What was right stays.
    portal.files.pair("other")?;
    portal.files.expired("old")?;
    for (certificate, key, wrong) in [
        ("other.pem", "next.key", "tls.key"),
        ("next.key", "next.key", "no certificate"),
        ("old.pem", "old.key", "has expired"),
    ] {
        let before = portal.errors(wrong)?;
        portal.files.copy_one(certificate, "portal.pem")?;
        portal.files.copy_one(key, "portal.key")?;
        portal.hang_up()?;
        portal.complains(wrong, before, SEEN).await?;
        assert_eq!(portal.presented()?, next, "{wrong}");
    }
    // Nor does it ask for a hint: it looks by itself.
    portal.files.copy("other", "portal")?;
    let other = portal.files.fingerprint("other.pem")?;
    portal.presents(&other, SEEN).await
}

#[test]
fn what_is_wrong_with_the_certificate_is_said_before_it_starts() -> Outcome {
    let files = Files::new()?;
    files.pair("portal")?;
    files.pair("other")?;
    files.expired("old")?;
    for (certificate, key, wrong) in [
        ("portal.pem", "other.key", "tls.key: "),
        ("old.pem", "old.key", "old.pem has expired"),
        ("nowhere.pem", "portal.key", "tls.certificate: "),
        ("portal.pem", "portal.pem", "tls.key: "),
    ] {
        for command in ["check", "serve"] {
            let said = Portal::refuses(&files, command, certificate, key)?;
            assert!(said.contains(wrong), "{command}: {said}");
        }
    }
    files.everybody_reads("portal.key")?;
    let said = Portal::refuses(&files, "check", "old.pem", "portal.key")?;
    for wrong in ["can be read by everybody", "old.pem has expired"] {
        assert!(said.contains(wrong), "{said}");
    }
    Ok(())
}

#[tokio::test]
async fn a_card_signs_in_until_it_is_revoked() -> Outcome {
    let files = Files::new()?;
    files.pair("portal")?;
    let portal = Portal::with_cards(files)?;
    let serial = portal.take_card()?;
    let ready = || async {
        Ok(portal
            .card_page(true)?
            .contains("has shown the certificate")
            .then_some(()))
    };
    eventually("the list to be published", SEEN, ready).await?;
    assert!(
        portal
            .card_page(false)?
            .contains("has not shown the certificate")
    );
    let signed_in = portal.card_sign_in()?;
    assert!(signed_in.contains("303 https://localhost"), "{signed_in}");

    // A session that is taken up again would bring its certificate unverified.
    let again = portal.handshake(&["-tls1_2", "-reconnect"])?;
    assert!(again.contains("Reused, TLSv1.2"), "{again}");
    let again = portal.card_handshake(&["-tls1_2", "-reconnect"])?;
    assert!(!again.contains("Reused"), "{again}");

    portal.revoke(&serial)?;
    let refused = portal.card_sign_in()?;
    assert!(
        refused.contains("200 "),
        "the ledger knows at once: {refused}"
    );
    portal.publish()?;
    let cut_off = || async { Ok(portal.card_page(true)?.is_empty().then_some(())) };
    eventually("the new list to be seen", SEEN, cut_off).await?;
    assert!(
        portal
            .card_page(false)?
            .contains("has not shown the certificate")
    );
    Ok(())
}
