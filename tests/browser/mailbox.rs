//! The holder's email, as the development mailbox shows it to programs.

use std::time::Duration;

use latchkey::urls;
use serde::Deserialize;

use crate::services::Outcome;
use crate::services::installation::Installation;
use crate::services::patience::eventually;

const PATIENCE: Duration = Duration::from_secs(20);

/// A mail as the mailbox lists it.
#[derive(Debug, Clone, Deserialize)]
pub struct Mail {
    id: String,
    to: String,
    text: String,
}

/// Reads each mail once, the oldest first.
pub struct Mailbox<'a> {
    installation: &'a Installation,
    read: Vec<String>,
}

impl<'a> Mailbox<'a> {
    /// The mailbox of an installation, nothing of it read.
    pub fn new(installation: &'a Installation) -> Self {
        Self {
            installation,
            read: Vec::new(),
        }
    }

    /// The next mail to this address, once it is there.
    pub async fn next(&mut self, address: &str) -> Outcome<Mail> {
        let (installation, read) = (self.installation, &self.read);
        let mail = eventually("an email", PATIENCE, || async {
            let url = installation.url(urls::MAILBOX_JSON);
            let mails: Vec<Mail> = reqwest::get(url).await?.json().await?;
            let unread = |mail: &Mail| mail.to == address && !read.contains(&mail.id);
            Ok(mails.into_iter().rev().find(unread))
        })
        .await?;
        self.read.push(mail.id.clone());
        Ok(mail)
    }

    /// The next mail that brings a code; others are read past.
    pub async fn next_code(&mut self, address: &str) -> Outcome<Mail> {
        loop {
            let mail = self.next(address).await?;
            if mail.code().is_ok() {
                return Ok(mail);
            }
        }
    }
}

impl Mail {
    /// The code, which stands on a line of its own.
    pub fn code(&self) -> Outcome<String> {
        let is_code = |line: &&str| {
            let parts: Vec<&str> = line.split(' ').collect();
            let digits = |part: &&str| part.len() == 4 && part.bytes().all(|b| b.is_ascii_digit());
            parts.len() == 2 && parts.iter().all(digits)
        };
        let code = self.text.lines().map(str::trim).find(is_code);
        Ok(code.ok_or("no code in the mail")?.to_owned())
    }

    /// The link that stands for the code.
    pub fn link(&self) -> Outcome<String> {
        self.link_with("/code/")
    }

    /// The link of an invitation, at which a password is chosen.
    pub fn invitation(&self) -> Outcome<String> {
        self.link_with("/ra/welcome/")
    }

    fn link_with(&self, part: &str) -> Outcome<String> {
        let mut lines = self.text.lines().map(str::trim);
        let link = lines.find(|line| line.starts_with("http") && line.contains(part));
        Ok(link.ok_or("no link in the mail")?.to_owned())
    }
}
