//! A mail server that can be down, slow to greet, and say no in every way; it notes what it took.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::{JoinHandle, JoinSet};

use crate::services::Outcome;

/// How it meets everybody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Greeting {
    /// As it should.
    Prompt,
    /// After so long.
    Slow(Duration),
    /// 421, and the line is cut.
    Closing,
}

/// A mail that it took.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    pub to: String,
    pub message_id: String,
    pub code: String,
}

/// What is shared with its connections.
struct Desk {
    greeting: Mutex<Greeting>,
    answers_after: Duration,
    taken: Mutex<Vec<Taken>>,
    /// Mailboxes that were given their one trouble.
    troubled: Mutex<BTreeSet<String>>,
}

/// The server; gone with this.
pub struct Post {
    port: u16,
    desk: Arc<Desk>,
    open: Option<JoinHandle<()>>,
}

impl Post {
    /// Opens it. Half of `answers_after` passes before a mail is noted, half before that is said.
    pub async fn open(answers_after: Duration) -> Outcome<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let mut post = Self {
            port: listener.local_addr()?.port(),
            desk: Arc::new(Desk {
                greeting: Mutex::new(Greeting::Prompt),
                answers_after,
                taken: Mutex::default(),
                troubled: Mutex::default(),
            }),
            open: None,
        };
        post.serve(listener);
        Ok(post)
    }

    /// What the program is told of it.
    pub fn settings(&self) -> [(&'static str, String); 2] {
        let url = format!("smtp://127.0.0.1:{}", self.port);
        [
            ("MAIL__TRANSPORT", "smtp".to_owned()),
            ("MAIL__SMTP_URL", url),
        ]
    }

    /// Changes how it meets people.
    pub fn greets(&self, greeting: Greeting) {
        *self.desk.greeting.lock().unwrap() = greeting;
    }

    /// Nobody listens any more, and every line is cut.
    pub async fn down(&mut self) {
        if let Some(open) = self.open.take() {
            open.abort();
            open.await.ok();
        }
    }

    /// It listens again.
    pub async fn up(&mut self) -> Outcome {
        let listener = TcpListener::bind(("127.0.0.1", self.port)).await?;
        self.serve(listener);
        Ok(())
    }

    /// All lines are cut, so that everybody is greeted anew.
    pub async fn hangs_up(&mut self) -> Outcome {
        self.down().await;
        self.up().await
    }

    /// Everything so far.
    pub fn taken(&self) -> Vec<Taken> {
        self.desk.taken.lock().unwrap().clone()
    }

    /// The newest mail to somebody.
    pub fn newest_to(&self, email: &str) -> Option<Taken> {
        let taken = self.desk.taken.lock().unwrap();
        taken.iter().rev().find(|mail| mail.to == email).cloned()
    }

    fn serve(&mut self, listener: TcpListener) {
        let desk = Arc::clone(&self.desk);
        self.open = Some(tokio::spawn(async move {
            let mut lines = JoinSet::new();
            while let Ok((line, _)) = listener.accept().await {
                let desk = Arc::clone(&desk);
                lines.spawn(async move { talk(&desk, line).await.ok() });
            }
        }));
    }
}

impl Drop for Post {
    fn drop(&mut self) {
        if let Some(open) = self.open.take() {
            open.abort();
        }
    }
}

async fn talk(desk: &Desk, line: TcpStream) -> Outcome {
    line.set_nodelay(true)?;
    let mut line = BufReader::new(line);
    let greeting = *desk.greeting.lock().unwrap();
    match greeting {
        Greeting::Prompt => {}
        Greeting::Slow(time) => tokio::time::sleep(time).await,
        Greeting::Closing => return say(&mut line, "421 4.3.2 closing").await,
    }
    say(&mut line, "220 post.example ready").await?;
    let (mut to, mut said) = (String::new(), String::new());
    loop {
        said.clear();
        if line.read_line(&mut said).await? == 0 {
            return Ok(());
        }
        let command: String = said.chars().take(4).collect::<String>().to_uppercase();
        let answer = match command.as_str() {
            "EHLO" | "HELO" => "250 post.example",
            "RCPT" => {
                to = between(&said, '<', '>').to_owned();
                desk.at_recipient(&to)
            }
            "DATA" => {
                say(&mut line, "354 go on").await?;
                let mail = data(&mut line).await?;
                match desk.take(&to, &mail).await {
                    Some(answer) => answer,
                    // The line is cut after the mail and before the answer.
                    None => return Ok(()),
                }
            }
            "QUIT" => return say(&mut line, "221 bye").await,
            _ => "250 ok",
        };
        say(&mut line, answer).await?;
    }
}

impl Desk {
    /// Whether this is the one trouble of a mailbox that asks for this kind by its name.
    fn troubles(&self, to: &str, kind: &str) -> bool {
        to.starts_with(kind) && self.troubled.lock().unwrap().insert(to.to_owned())
    }

    fn at_recipient(&self, to: &str) -> &'static str {
        if to.starts_with("no550-") {
            return "550 5.1.1 no such mailbox";
        }
        if self.troubles(to, "is450-") {
            return "450 4.2.1 busy";
        }
        if self.troubles(to, "is452-") {
            return "452 4.2.2 full";
        }
        "250 ok"
    }

    async fn take(&self, to: &str, mail: &str) -> Option<&'static str> {
        if to.starts_with("no554-") {
            return Some("554 5.6.0 not wanted");
        }
        if self.troubles(to, "is451-") {
            return Some("451 4.3.0 later");
        }
        if self.troubles(to, "drop-") {
            return None;
        }
        tokio::time::sleep(self.answers_after / 2).await;
        let id = mail.lines().find_map(|l| l.strip_prefix("Message-ID:"));
        self.taken.lock().unwrap().push(Taken {
            to: to.to_owned(),
            message_id: id.unwrap_or_default().trim().to_owned(),
            code: code(mail),
        });
        tokio::time::sleep(self.answers_after / 2).await;
        Some("250 2.0.0 taken")
    }
}

async fn data(line: &mut BufReader<TcpStream>) -> Outcome<String> {
    let mut mail = String::new();
    loop {
        let begun = mail.len();
        if line.read_line(&mut mail).await? == 0 {
            return Err("the line was cut".into());
        }
        if mail[begun..].trim_end() == "." {
            return Ok(mail);
        }
    }
}

async fn say(line: &mut BufReader<TcpStream>, words: &str) -> Outcome {
    Ok(line.write_all(format!("{words}\r\n").as_bytes()).await?)
}

fn between(text: &str, from: char, to: char) -> &str {
    let after = text.split_once(from).map_or("", |(_, after)| after);
    after.split_once(to).map_or("", |(found, _)| found)
}

/// The first `1234 5678` of a mail, without the space.
fn code(mail: &str) -> String {
    let is_code = |at: usize| {
        let text = mail.get(at..at + 9)?;
        let (a, b) = text.split_once(' ')?;
        let digits = |part: &str| part.len() == 4 && part.bytes().all(|b| b.is_ascii_digit());
        let digit = |at: Option<usize>| {
            let byte = at.and_then(|at| mail.as_bytes().get(at));
            byte.is_some_and(u8::is_ascii_digit)
        };
        // A telephone number goes on.
        if digit(at.checked_sub(1)) || digit(Some(at + 9)) {
            return None;
        }
        (digits(a) && digits(b)).then(|| format!("{a}{b}"))
    };
    (0..mail.len()).find_map(is_code).unwrap_or_default()
}
