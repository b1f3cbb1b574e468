//! A mail server that does as it is told, and keeps what it was given.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader, Lines};
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Notify;

/// How the server is today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mood {
    /// Takes every mail.
    Willing,
    /// "Try again later."
    Busy,
    /// Never says a word.
    Mute,
    /// Reads the whole mail and then never says whether it was taken.
    Undecided,
}

/// A mail as it was handed over.
#[derive(Debug, Clone, Default)]
pub struct Handed {
    /// Each `RCPT TO:` line.
    pub recipients: Vec<String>,
    /// The lines after `DATA`, dots as they came.
    pub lines: Vec<String>,
}

/// The server. Clones are the same one.
#[derive(Clone)]
pub struct Relay {
    port: u16,
    mood: Arc<Mutex<Mood>>,
    mails: Arc<Mutex<Vec<Handed>>>,
    tired: Arc<Notify>,
    silences: Arc<AtomicUsize>,
}

impl Relay {
    /// Opens on a port of its own.
    pub async fn open(mood: Mood) -> Self {
        let door = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = door.local_addr().unwrap().port();
        let mood = Arc::new(Mutex::new(mood));
        let relay = Self {
            port,
            mood,
            mails: Arc::default(),
            tired: Arc::default(),
            silences: Arc::default(),
        };
        let served = relay.clone();
        actix_web::rt::spawn(async move {
            while let Ok((wire, _)) = door.accept().await {
                actix_web::rt::spawn(served.clone().serve(wire));
            }
        });
        relay
    }

    pub fn port(&self) -> u16 {
        self.port
    }

    /// Changes its mood.
    pub fn be(&self, mood: Mood) {
        *self.mood.lock().unwrap() = mood;
    }

    /// On how many connections it has been mute.
    pub fn silences(&self) -> usize {
        self.silences.load(Ordering::SeqCst)
    }

    /// Ends every connection on which it was mute.
    pub fn hang_up(&self) {
        self.tired.notify_waiters();
    }

    /// What it was handed, oldest first.
    pub fn mails(&self) -> Vec<Handed> {
        self.mails.lock().unwrap().clone()
    }

    fn mood(&self) -> Mood {
        *self.mood.lock().unwrap()
    }

    /// One connection, to its end. Errors end it.
    async fn serve(self, wire: TcpStream) {
        let (read, mut write) = wire.into_split();
        let mut lines = BufReader::new(read).lines();
        if self.mood() == Mood::Mute {
            let tired = self.tired.notified();
            self.silences.fetch_add(1, Ordering::SeqCst);
            return tired.await;
        }
        say(&mut write, "220 relay.example").await;
        let mut handed = Handed::default();
        while let Ok(Some(line)) = lines.next_line().await {
            match (
                self.mood(),
                line.get(..4).unwrap_or_default().to_uppercase().as_str(),
            ) {
                (Mood::Busy, "MAIL") => say(&mut write, "451 too busy").await,
                (_, "DATA") => {
                    say(&mut write, "354 go on").await;
                    handed.lines = until_the_dot(&mut lines).await;
                    self.mails.lock().unwrap().push(std::mem::take(&mut handed));
                    if self.mood() != Mood::Undecided {
                        say(&mut write, "250 taken").await;
                    }
                }
                (_, "RCPT") => {
                    handed.recipients.push(line);
                    say(&mut write, "250 ok").await;
                }
                (_, "QUIT") => return say(&mut write, "221 bye").await,
                _ => say(&mut write, "250 ok").await,
            }
        }
    }
}

async fn say(to: &mut OwnedWriteHalf, words: &str) {
    // Whoever hung up does not need to hear it.
    let _ = to.write_all(format!("{words}\r\n").as_bytes()).await;
}

async fn until_the_dot(lines: &mut Lines<BufReader<OwnedReadHalf>>) -> Vec<String> {
    let mut all = Vec::new();
    while let Ok(Some(line)) = lines.next_line().await {
        if line == "." {
            break;
        }
        all.push(line);
    }
    all
}

impl Handed {
    /// The header lines, folded ones joined.
    pub fn headers(&self) -> Vec<String> {
        let mut headers: Vec<String> = Vec::new();
        for line in self.lines.iter().take_while(|line| !line.is_empty()) {
            match headers.last_mut() {
                Some(last) if line.starts_with([' ', '\t']) => last.push_str(line),
                _ => headers.push(line.clone()),
            }
        }
        headers
    }

    /// The value of the one header of that name.
    #[track_caller]
    pub fn header(&self, name: &str) -> String {
        let start = format!("{}:", name.to_lowercase());
        let found: Vec<String> = self
            .headers()
            .into_iter()
            .filter(|h| h.to_lowercase().starts_with(&start))
            .collect();
        assert_eq!(found.len(), 1, "{name}: {found:?}");
        found[0][start.len()..].trim().to_owned()
    }

    /// Everything after the head, with soft line breaks undone.
    pub fn body(&self) -> String {
        let body = self.lines.iter().skip_while(|line| !line.is_empty());
        body.map(String::as_str)
            .collect::<Vec<_>>()
            .join("\n")
            .replace("=\n", "")
    }
}
