//! What a holder does, one step after the other, in their browser.

use latchkey::urls;

use super::browser::Browser;
use super::mailbox::Mailbox;
use crate::services::Outcome;
use crate::services::demonstration::Holder;
use crate::services::installation::Installation;

/// Answers for a registration, in the order that the questions are chosen.
const ANSWERS: [&str; 4] = [
    "Marmalade Hedgehog",
    "Tobermory",
    "Quince Lane",
    "Zephyrine",
];

/// A question as its page words it, and the holder's answer.
pub type Answered = (String, String);

/// A holder at their browser.
pub struct Person<'a> {
    pub browser: Browser,
    pub mailbox: Mailbox<'a>,
    pub number: String,
    installation: &'a Installation,
}

impl<'a> Person<'a> {
    /// Somebody with this card.
    pub fn new(browser: Browser, installation: &'a Installation, holder: &Holder) -> Self {
        let mailbox = Mailbox::new(installation);
        Self {
            browser,
            mailbox,
            number: holder.number().to_owned(),
            installation,
        }
    }

    /// Opens a page.
    pub async fn open(&mut self, path: &str) -> Outcome {
        self.browser.open(&self.installation.url(path)).await
    }

    /// Offers a passcode at the sign-in page.
    pub async fn try_to_sign_in(&mut self, passcode: &str) -> Outcome {
        self.open(urls::SIGN_IN).await?;
        self.browser.fill("smartcard_number", &self.number).await?;
        self.browser.fill("passcode", passcode).await?;
        self.browser.press("Sign in").await
    }

    /// Signs in, and accepts the terms if they are shown.
    pub async fn sign_in(&mut self, passcode: &str) -> Outcome {
        self.try_to_sign_in(passcode).await?;
        self.accept_terms().await?;
        self.browser.is_at(urls::PROFILE).await
    }

    /// Accepts the terms if they are shown.
    pub async fn accept_terms(&mut self) -> Outcome {
        if self.browser.path().await? == urls::TERMS {
            self.browser.click("main [name=accept]").await?;
            self.browser.press("Accept and continue").await?;
        }
        Ok(())
    }

    /// Signs out.
    pub async fn sign_out(&mut self) -> Outcome {
        self.browser.press("Sign out").await
    }

    /// Registers for self-service with the card's passcode; gives the four questions with answers.
    pub async fn register(&mut self, passcode: &str, email: &str) -> Outcome<Vec<Answered>> {
        self.browser.follow("Register for self-service").await?;
        self.browser.is_at(urls::REGISTER).await?;
        self.browser.fill("passcode", passcode).await?;
        self.browser.press("Continue").await?;
        self.browser.is_at(urls::REGISTER_QUESTIONS).await?;
        let answered = self.choose_questions().await?;
        self.browser.is_at(urls::REGISTER_EMAIL).await?;
        self.browser.fill("email", email).await?;
        self.browser.press("Continue").await?;
        self.browser.is_at(urls::REGISTER_CHECK).await?;
        self.browser.press("Send my registration code").await?;
        self.browser.is_at(urls::REGISTER_CODE).await?;
        self.type_code(email).await?;
        self.browser.is_at(urls::REGISTER_DONE).await?;
        Ok(answered)
    }

    async fn choose_questions(&mut self) -> Outcome<Vec<Answered>> {
        let mut answered = Vec::new();
        for (n, answer) in (1..).zip(ANSWERS) {
            let name = format!("question_{n}");
            // The first line chooses nothing; each slot takes a question further down.
            self.browser.choose_line(&name, 3 * n).await?;
            let chosen = format!("select[name={name}] option:checked");
            answered.push((self.browser.text(&chosen).await?, answer.to_owned()));
            self.browser.fill(&format!("answer_{n}"), answer).await?;
        }
        self.browser.press("Continue").await?;
        Ok(answered)
    }

    /// Types the code of the next email.
    pub async fn type_code(&mut self, email: &str) -> Outcome {
        let code = self.mailbox.next_code(email).await?.code()?;
        self.browser.fill("code", &code).await?;
        self.browser.press("Continue").await
    }

    /// Starts an unlock and answers the questions, however they are ordered.
    pub async fn prove_by_answers(&mut self, answered: &[Answered]) -> Outcome {
        self.open(urls::START).await?;
        self.browser.follow("Unlock my card").await?;
        self.browser.is_at(urls::UNLOCK).await?;
        self.browser.fill("smartcard_number", &self.number).await?;
        self.browser.press("Continue").await?;
        self.browser.is_at(urls::UNLOCK_QUESTIONS).await?;
        for n in 1..=4 {
            let name = format!("answer_{n}");
            let question = self.browser.text(&format!("label[for={name}]")).await?;
            let known = answered.iter().find(|(known, _)| *known == question);
            let (_, answer) = known.ok_or_else(|| format!("a strange question: {question}"))?;
            self.browser.fill(&name, answer).await?;
        }
        self.browser.press("Continue").await?;
        self.browser.is_at(urls::UNLOCK_CODE).await
    }

    /// Reports the card without signing in; the desk rings back. An empty report is refused first.
    pub async fn report(&mut self, callback: &str) -> Outcome {
        self.open(urls::START).await?;
        self.browser.follow("Report a card").await?;
        self.browser.press("Send report").await?;
        self.browser.is_in_error("smartcard_number").await?;
        self.browser.fill("smartcard_number", &self.number).await?;
        self.browser.tick("reason", "misused").await?;
        self.browser.fill("callback", callback).await?;
        self.browser.press("Send report").await?;
        self.browser.is_at(urls::REPORT_DONE).await
    }

    /// Gives three wrong sets of answers: the third closes self-service and leads to help.
    pub async fn lock_out(&mut self) -> Outcome {
        self.open(urls::UNLOCK).await?;
        self.browser.fill("smartcard_number", &self.number).await?;
        self.browser.press("Continue").await?;
        for strike in 1..=3 {
            self.browser.is_at(urls::UNLOCK_QUESTIONS).await?;
            for n in 1..=4 {
                let guess = format!("Guess {strike}{n}");
                self.browser.fill(&format!("answer_{n}"), &guess).await?;
            }
            self.browser.press("Continue").await?;
        }
        self.browser.is_at(urls::UNLOCK_HELP).await
    }

    /// Sets the new passcode at the end of an unlock.
    pub async fn choose_passcode(&mut self, passcode: &str) -> Outcome {
        self.browser.is_at(urls::UNLOCK_PASSCODE).await?;
        self.browser.fill("new_passcode", passcode).await?;
        self.browser.fill("confirm_passcode", passcode).await?;
        self.browser.press("Unlock my card").await?;
        self.browser.is_at(urls::UNLOCK_DONE).await
    }
}
