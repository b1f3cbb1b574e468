//! The journeys as their users walk them, step by step or as a whole.

use latchkey::urls;

use super::app::TestApp;
use super::browser::{Browser, Page};
use super::people::Person;

/// The fields of four answers.
const ANSWERS: [&str; 4] = ["answer_1", "answer_2", "answer_3", "answer_4"];

impl Browser<'_> {
    /// Posts number and passcode.
    pub async fn try_sign_in(&self, number: &str, passcode: &str) -> Page {
        let fields = [("smartcard_number", number), ("passcode", passcode)];
        self.submit(urls::SIGN_IN, &fields).await
    }

    /// Signs in and accepts the terms where they are due.
    pub async fn sign_in(&self, person: &Person) {
        self.sign_in_with(person, person.passcode).await;
    }

    /// The same with another passcode.
    pub async fn sign_in_with(&self, person: &Person, passcode: &str) {
        self.try_sign_in(person.number, passcode).await.lets_in();
        if self.get(urls::PROFILE).await.location == urls::TERMS {
            self.submit(urls::TERMS, &[("accept", "yes")])
                .await
                .lets_in();
        }
    }

    /// Starts an unlock.
    pub async fn start_unlock(&self, number: &str) -> Page {
        self.submit(urls::UNLOCK, &[("smartcard_number", number)])
            .await
    }

    /// Posts the right answers.
    pub async fn answer_right(&self, person: &Person) -> Page {
        self.answer(person.answers.map(|(_, answer)| answer)).await
    }

    /// Posts answers that nobody has.
    pub async fn answer_wrong(&self) -> Page {
        self.answer(["no", "nope", "never", "not me"]).await
    }

    /// Posts a set of answers.
    pub async fn answer(&self, answers: [&str; 4]) -> Page {
        self.get(urls::UNLOCK_QUESTIONS).await;
        self.post_answers(answers).await
    }

    /// Posts a set of answers without looking at the page first.
    pub async fn post_answers(&self, answers: [&str; 4]) -> Page {
        let fields: Vec<_> = ANSWERS.into_iter().zip(answers).collect();
        self.post(urls::UNLOCK_QUESTIONS, &fields).await
    }

    /// Burns all three strikes of a number.
    pub async fn lock_out(&self, number: &str) {
        self.start_unlock(number)
            .await
            .leads_to(urls::UNLOCK_QUESTIONS);
        for _ in 0..3 {
            self.answer_wrong().await;
        }
    }

    /// Walks to the code page of an unlock under the default policy; the code that was mailed.
    pub async fn unlock_to_code(&self, person: &Person) -> String {
        self.start_unlock(person.number)
            .await
            .leads_to(urls::UNLOCK_QUESTIONS);
        self.answer_right(person).await.leads_to(urls::UNLOCK_CODE);
        TestApp::code_in(&self.app().mail_to(person.email.unwrap()).await)
    }

    /// Walks to the passcode page of an unlock under the default policy.
    pub async fn unlock_to_passcode(&self, person: &Person) {
        let code = self.unlock_to_code(person).await;
        self.submit(urls::UNLOCK_CODE, &[("code", &code)])
            .await
            .leads_to(urls::UNLOCK_PASSCODE);
    }

    /// Posts a new passcode.
    pub async fn set_passcode(&self, passcode: &str) -> Page {
        let fields = [("new_passcode", passcode), ("confirm_passcode", passcode)];
        self.submit(urls::UNLOCK_PASSCODE, &fields).await
    }

    /// Walks a whole unlock under the default policy.
    pub async fn unlock(&self, person: &Person, passcode: &str) {
        self.unlock_to_passcode(person).await;
        self.set_passcode(passcode)
            .await
            .leads_to(urls::UNLOCK_DONE);
        self.app().mails().await;
    }

    /// Posts the person's questions and answers in a registration.
    pub async fn choose_questions(&self, person: &Person) -> Page {
        let [a, b, c, d] = person.answers;
        let fields = [
            ("question_1", a.0),
            ("answer_1", a.1),
            ("question_2", b.0),
            ("answer_2", b.1),
            ("question_3", c.0),
            ("answer_3", c.1),
            ("question_4", d.0),
            ("answer_4", d.1),
        ];
        self.submit(urls::REGISTER_QUESTIONS, &fields).await
    }

    /// Walks a signed-in holder to the code page of a registration; the code that was mailed to `email`.
    pub async fn register_to_code(&self, person: &Person, email: &str) -> String {
        let passcode = [("passcode", person.passcode)];
        self.submit(urls::REGISTER, &passcode)
            .await
            .leads_to(urls::REGISTER_QUESTIONS);
        self.choose_questions(person)
            .await
            .leads_to(urls::REGISTER_EMAIL);
        self.submit(urls::REGISTER_EMAIL, &[("email", email)])
            .await
            .leads_to(urls::REGISTER_CHECK);
        self.submit(urls::REGISTER_CHECK, &[])
            .await
            .leads_to(urls::REGISTER_CODE);
        TestApp::code_in(&self.app().mail_to(email).await)
    }

    /// Registers a signed-in holder with their own address.
    pub async fn register(&self, person: &Person) {
        let code = self.register_to_code(person, person.email.unwrap()).await;
        self.submit(urls::REGISTER_CODE, &[("code", &code)])
            .await
            .leads_to(urls::REGISTER_DONE);
        self.app().mails().await;
    }

    /// Asks a signed-in holder's new address to be used; the code that was mailed there.
    pub async fn change_email(&self, person: &Person, email: &str) -> String {
        let fields = [
            ("email", email),
            ("mobile", "07700 900199"),
            ("passcode", person.passcode),
        ];
        self.submit(urls::CONTACT_DETAILS, &fields)
            .await
            .leads_to(urls::CONTACT_CODE);
        TestApp::code_in(&self.app().mail_to(email).await)
    }
}
