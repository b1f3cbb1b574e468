//! What nginx with the project's configuration does for the portal, before replicas that only take notes.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::nginx::{Line, Nginx};
use crate::services::installation::Port;
use crate::services::patience::eventually;
use crate::services::{Outcome, part};
use crate::visitor::Visitor;

const PATIENCE: Duration = Duration::from_secs(20);

/// Something that answers every request, or hangs up on every request, and keeps what was asked.
struct Notes {
    port: u16,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Notes {
    fn take(answers: bool) -> Outcome<Self> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let port = listener.local_addr()?.port();
        let asked = Arc::<Mutex<Vec<String>>>::default();
        let notes = Arc::clone(&asked);
        std::thread::spawn(move || {
            for connection in listener.incoming().flatten() {
                let notes = Arc::clone(&notes);
                std::thread::spawn(move || note(connection, answers, &notes));
            }
        });
        Ok(Self { port, asked })
    }

    fn asked(&self) -> Vec<String> {
        locked(&self.asked).clone()
    }
}

fn locked(notes: &Mutex<Vec<String>>) -> MutexGuard<'_, Vec<String>> {
    notes.lock().unwrap_or_else(PoisonError::into_inner)
}

/// One request of a connection: its head, without the body.
fn note(
    mut connection: TcpStream,
    answers: bool,
    notes: &Mutex<Vec<String>>,
) -> std::io::Result<()> {
    let mut reader = BufReader::new(connection.try_clone()?);
    let mut head = String::new();
    while reader.read_line(&mut head)? > 2 {}
    let length = head.lines().find_map(|line| {
        line.to_lowercase()
            .strip_prefix("content-length: ")?
            .parse()
            .ok()
    });
    reader.read_exact(&mut vec![0; length.unwrap_or(0)])?;
    locked(notes).push(head);
    if answers {
        let answer = "HTTP/1.1 200 OK\r\nContent-Length: 3\r\nConnection: close\r\n\r\nok\n";
        connection.write_all(answer.as_bytes())?;
    }
    Ok(())
}

async fn nginx_before(replicas: [&Notes; 2]) -> Outcome<Option<Nginx>> {
    Nginx::start(Port::take()?, replicas.map(|replica| replica.port)).await
}

/// The lines of the access log, once there are so many.
async fn requests(nginx: &Nginx, count: usize) -> Outcome<Vec<Line>> {
    eventually("the access log", PATIENCE, || async {
        Ok(Some(nginx.requests()?).filter(|lines| lines.len() >= count))
    })
    .await
}

/// How often each of two replicas was asked when the first hangs up on everybody, and what visitors saw.
async fn beside_one_that_hangs_up(post: bool) -> Outcome<Option<(usize, usize, Vec<u16>)>> {
    let (broken, whole) = (Notes::take(false)?, Notes::take(true)?);
    let Some(nginx) = nginx_before([&broken, &whole]).await? else {
        return Ok(None);
    };
    let mut visitor = Visitor::new(&nginx, "127.0.0.1")?;
    let mut seen = Vec::new();
    for _ in 0..4 {
        let page = match post {
            true => visitor.post("/unlock", &[("smartcard_number", "555012340025")])?,
            false => visitor.get("/unlock")?,
        };
        seen.push(page.status);
    }
    seen.sort_unstable();
    Ok(Some((broken.asked().len(), whole.asked().len(), seen)))
}

#[tokio::test]
async fn a_form_that_a_replica_did_not_answer_is_never_sent_to_another() -> Outcome {
    if let Some(asked) = beside_one_that_hangs_up(true).await? {
        // Each form reached one replica; after the first the broken one is passed by.
        assert_eq!(asked, (1, 3, vec![200, 200, 200, 502]));
    }
    Ok(())
}

#[tokio::test]
async fn a_page_that_a_replica_did_not_answer_comes_from_another() -> Outcome {
    if let Some(asked) = beside_one_that_hangs_up(false).await? {
        assert_eq!(asked, (1, 4, vec![200; 4]));
    }
    Ok(())
}

#[tokio::test]
async fn the_portal_is_told_whose_request_it_is_by_nginx_alone() -> Outcome {
    let (one, two) = (Notes::take(true)?, Notes::take(true)?);
    let Some(nginx) = nginx_before([&one, &two]).await? else {
        return Ok(());
    };
    let forged = [
        "X-Forwarded-For: 192.0.2.77",
        "X-Forwarded-Host: evil.example",
        "X-Real-IP: 192.0.2.77",
        "X-Request-Id: f0rged",
        "Forwarded: for=192.0.2.77;host=evil.example",
    ];
    let mut visitor = Visitor::new(&nginx, "127.0.0.2")?.with_headers(&forged);
    let page = visitor.get("/?who=me")?;
    assert_eq!((page.status, page.protocol.as_str()), (200, "2"));
    let asked = [one.asked(), two.asked()].concat().concat();
    let mut lines: Vec<&str> = asked.lines().collect();
    lines.retain(|line| {
        let name = line.split(':').next().unwrap_or_default().to_lowercase();
        name.contains("forward") || name == "host" || name.contains("real-ip")
    });
    lines.sort_unstable();
    let host = format!("Host: localhost:{}", nginx.port.number);
    let expected = [
        host.as_str(),
        "X-Forwarded-For: 127.0.0.2",
        "X-Forwarded-Proto: https",
    ];
    assert_eq!(lines, expected);
    assert!(
        asked.contains("X-Request-Id: ") && !asked.contains("f0rged"),
        "{asked}"
    );
    Ok(())
}

#[tokio::test]
async fn too_much_other_names_and_the_metrics_end_at_nginx() -> Outcome {
    let (one, two) = (Notes::take(true)?, Notes::take(true)?);
    let Some(nginx) = nginx_before([&one, &two]).await? else {
        return Ok(());
    };
    let mut visitor = Visitor::new(&nginx, "127.0.0.1")?;
    let much = "a".repeat(17 * 1024);
    assert_eq!(visitor.post("/unlock", &[("a", &much)])?.status, 413);
    for path in [
        "/metrics",
        "/metrics?x=1",
        "//metrics",
        "/./metrics",
        "/%6detrics",
    ] {
        assert_eq!(visitor.get(path)?.status, 404, "{path}");
    }
    // Whoever names another host gets no certificate, whoever comes without TLS is sent to it.
    let insecure = [
        "--insecure",
        "--silent",
        "--output",
        "/dev/null",
        "--write-out",
        "%{http_code} %{redirect_url}",
    ];
    let curl = |url: String| Command::new("curl").args(insecure).arg(url).output();
    let other = curl(format!("https://127.0.0.1:{}/", nginx.port.number))?;
    assert_eq!(
        other.status.code(),
        Some(35),
        "the handshake was not refused"
    );
    let plain = curl(format!("http://localhost:{}/unlock", nginx.plain.number))?;
    let secure = format!("308 https://localhost:{}/unlock", nginx.port.number);
    assert_eq!(String::from_utf8(plain.stdout)?, secure);
    assert_eq!([one.asked(), two.asked()].concat(), Vec::<String>::new());

    // A program's file may be larger.
    assert_eq!(
        visitor
            .post("/api/v1/holders/import", &[("a", &much)])?
            .status,
        200
    );
    assert_eq!(one.asked().len() + two.asked().len(), 1);
    Ok(())
}

#[tokio::test]
async fn a_token_and_a_smartcard_number_are_in_no_log() -> Outcome {
    let (one, two) = (Notes::take(true)?, Notes::take(false)?);
    let Some(nginx) = nginx_before([&one, &two]).await? else {
        return Ok(());
    };
    let paths = [
        "/code/t0ken-of-a-link?x=t0ken",
        "/ra/welcome/t0ken",
        "/ra/holders/555012340090/unlock?q=555012340090",
        "/api/v1/holders/555012340090",
        "/ra/holders?q=555012340090",
        "/code/t0ken",
    ];
    let mut visitor = Visitor::new(&nginx, "127.0.0.1")?;
    for path in paths {
        visitor.get(path)?;
        visitor.post(path, &[])?;
    }
    let lines = requests(&nginx, 12).await?;
    let logged: Vec<&str> = lines
        .iter()
        .step_by(2)
        .map(|line| line.path.as_str())
        .collect();
    let expected = [
        "/code/-",
        "/ra/welcome/-",
        "/ra/holders/-/unlock",
        "/api/v1/holders/-",
        "/ra/holders",
        "/code/-",
    ];
    assert_eq!(logged, expected);
    assert!(
        lines.iter().any(|line| line.status == "502"),
        "no replica failed"
    );
    assert!(
        lines
            .iter()
            .all(|line| line.address == "127.0.0.1" && !line.replica.is_empty())
    );
    let logs = nginx.logs()?;
    assert!(
        !logs.contains("t0ken") && !logs.contains("555012340090"),
        "{logs}"
    );
    Ok(())
}

#[tokio::test]
async fn who_sends_too_slowly_is_cut_off_before_the_portal_hears_of_it() -> Outcome {
    let (one, two) = (Notes::take(true)?, Notes::take(true)?);
    let Some(nginx) = nginx_before([&one, &two]).await? else {
        return Ok(());
    };
    if Command::new("openssl").arg("version").output().is_err() {
        part::missing::<()>("openssl", "it cannot be run")?;
        return Ok(());
    }
    let half_a_body =
        "POST /unlock HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nsmartcard_";
    let half_a_head = "GET /unlock HTTP/1.1\r\nHost: local";
    let mut slow = Vec::new();
    for text in [half_a_body, half_a_head] {
        let address = format!("127.0.0.1:{}", nginx.port.number);
        let mut client = Command::new("openssl")
            .args([
                "s_client",
                "-quiet",
                "-servername",
                "localhost",
                "-connect",
                &address,
            ])
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()?;
        // It stays open: only nginx can end this.
        let mut input = client.stdin.take().ok_or("no input")?;
        input.write_all(text.as_bytes())?;
        slow.push((client, input));
    }
    for (client, input) in &mut slow {
        let cut = eventually("nginx to cut a slow client off", PATIENCE, || {
            let ended = client.try_wait();
            async move { Ok(ended?) }
        })
        .await;
        input.flush().ok();
        if cut.is_err() {
            client.kill()?;
        }
        cut?;
    }
    assert_eq!([one.asked(), two.asked()].concat(), Vec::<String>::new());
    Ok(())
}
