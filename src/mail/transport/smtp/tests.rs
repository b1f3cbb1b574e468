//! Against a real server in this process, with real TLS (R43).

mod server;

use std::time::Duration;

use mailin::Response;

use super::*;
use crate::mail::letter::tests::envelope;
use crate::mail::transport::Transport;
use server::{End, Manner, PASSWORD, Server};

const PATIENT: SmtpTimeouts = SmtpTimeouts {
    connect: Duration::from_secs(20),
    send: Duration::from_secs(20),
};
const HASTY: SmtpTimeouts = SmtpTimeouts {
    connect: Duration::from_secs(20),
    send: Duration::from_secs(1),
};

fn encoded(password: &str) -> String {
    password.replace(' ', "%20")
}

fn over_tls(server: &Server, password: &str, timeouts: SmtpTimeouts) -> Transport {
    let url = format!(
        "smtp://latchkey:{}@localhost:{}/client.example?tls=required",
        encoded(password),
        server.port
    );
    let relay = Relay::from_url(&url, Some(server.root.as_bytes())).unwrap();
    Transport::Smtp(Smtp::new(relay, timeouts))
}

fn in_clear(server: &Server, timeouts: SmtpTimeouts) -> Transport {
    let url = format!("smtp://127.0.0.1:{}/client.example", server.port);
    Transport::Smtp(Smtp::new(Relay::from_url(&url, None).unwrap(), timeouts))
}

fn deferred(outcome: Result<(), SendError>) -> String {
    match outcome {
        Err(SendError::Deferred(reason)) => reason,
        other => panic!("not deferred: {other:?}"),
    }
}

fn refused(outcome: Result<(), SendError>) -> String {
    match outcome {
        Err(SendError::Refused(reason)) => reason,
        other => panic!("not refused: {other:?}"),
    }
}

#[tokio::test]
async fn a_mail_is_delivered_after_starttls_and_sign_in() {
    let server = Server::start(Manner::default()).await;
    let transport = over_tls(&server, PASSWORD, PATIENT);
    transport.send(&envelope("one")).await.unwrap();
    let mails = server.mails();
    assert_eq!(mails.len(), 1);
    assert!(mails[0].contains("Message-ID: <one@latchkey.example>"));
    assert!(mails[0].contains("1234 5678"));
}

#[tokio::test]
async fn a_connection_serves_many_mails() {
    let server = Server::start(Manner::default()).await;
    let transport = over_tls(&server, PASSWORD, PATIENT);
    for id in ["one", "two", "three"] {
        transport.send(&envelope(id)).await.unwrap();
    }
    assert_eq!((server.mails().len(), server.connections()), (3, 1));
}

#[tokio::test]
async fn a_connection_that_the_relay_closed_is_replaced() {
    let server = Server::start(Manner {
        end: End::TakesAndLeaves,
        ..Manner::default()
    })
    .await;
    let transport = over_tls(&server, PASSWORD, PATIENT);
    for id in ["one", "two"] {
        transport.send(&envelope(id)).await.unwrap();
    }
    assert_eq!((server.mails().len(), server.connections()), (2, 2));
}

#[tokio::test]
async fn a_wrong_password_defers_because_the_mail_is_not_to_blame() {
    let server = Server::start(Manner::default()).await;
    let transport = over_tls(&server, "wrong", PATIENT);
    let reason = deferred(transport.send(&envelope("one")).await);
    assert_eq!(reason, "the mail server said 535: Invalid credentials");
    assert!(server.mails().is_empty());
}

#[tokio::test]
async fn a_busy_mailbox_defers() {
    let server = Server::start(Manner {
        recipient: Response::custom(450, "4.2.1 <sam@nhs.net> is busy with 1234 5678".into()),
        ..Manner::plain()
    })
    .await;
    let reason = deferred(in_clear(&server, PATIENT).send(&envelope("one")).await);
    assert_eq!(reason, "the mail server said 450: is busy with");
}

#[tokio::test]
async fn an_unknown_mailbox_is_refused() {
    let server = Server::start(Manner {
        recipient: mailin::response::NO_MAILBOX,
        ..Manner::plain()
    })
    .await;
    let reason = refused(in_clear(&server, PATIENT).send(&envelope("one")).await);
    assert_eq!(reason, "the mail server said 550: Mailbox unavailable");
}

#[tokio::test]
async fn a_server_that_never_answers_defers_within_the_time_out() {
    let server = Server::start(Manner {
        mute: true,
        ..Manner::plain()
    })
    .await;
    let reason = deferred(in_clear(&server, HASTY).send(&envelope("one")).await);
    assert_eq!(reason, "the mail server took too long");
}

#[tokio::test]
async fn a_mail_after_one_that_timed_out_hears_its_own_answer() {
    let server = Server::start(Manner {
        end: End::FirstSilent,
        ..Manner::plain()
    })
    .await;
    let transport = in_clear(&server, HASTY);
    deferred(transport.send(&envelope("one")).await);
    transport.send(&envelope("two")).await.unwrap();
    assert_eq!((server.mails().len(), server.connections()), (2, 2));
}

#[tokio::test]
async fn a_connection_dropped_after_the_mail_defers() {
    let server = Server::start(Manner {
        end: End::HangsUp,
        ..Manner::plain()
    })
    .await;
    deferred(in_clear(&server, PATIENT).send(&envelope("one")).await);
}

#[tokio::test]
async fn nobody_at_the_door_defers() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("smtp://{}", listener.local_addr().unwrap());
    drop(listener);
    let relay = Relay::from_url(&url, None).unwrap();
    let transport = Transport::Smtp(Smtp::new(relay, PATIENT));
    deferred(transport.send(&envelope("one")).await);
}

#[tokio::test]
async fn nothing_is_said_to_a_server_that_offers_no_encryption() {
    let server = Server::start(Manner::plain()).await;
    let url = format!("smtp://localhost:{}?tls=required", server.port);
    let relay = Relay::from_url(&url, Some(server.root.as_bytes())).unwrap();
    let transport = Transport::Smtp(Smtp::new(relay, PATIENT));
    deferred(transport.send(&envelope("one")).await);
    assert_eq!(
        server
            .seen
            .senders
            .load(std::sync::atomic::Ordering::SeqCst),
        0
    );
}

#[tokio::test]
async fn a_certificate_that_nobody_vouches_for_is_not_trusted() {
    let server = Server::start(Manner::default()).await;
    let other = Server::start(Manner::default()).await;
    let wrong_root = Server {
        port: server.port,
        root: other.root.clone(),
        seen: server.seen.clone(),
    };
    let transport = over_tls(&wrong_root, PASSWORD, PATIENT);
    let reason = deferred(transport.send(&envelope("one")).await);
    assert!(reason.contains("invalid peer certificate"), "{reason}");
}
