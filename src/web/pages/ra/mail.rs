//! The contexts of the mail log. None of them has a place for a mail's words.

use serde::Serialize;

use super::super::{Page, PageVisitor, pages};
use crate::language::Text;

/// A line of a drop-down.
#[derive(Debug, Clone, Serialize)]
pub struct ChoiceView {
    /// Its value.
    pub id: String,
    /// Its text.
    pub text: Text,
    /// Whether it is chosen.
    pub selected: bool,
}

/// A mail.
#[derive(Debug, Clone, Serialize)]
pub struct MailView {
    /// Its public name.
    pub reference: String,
    /// Where its page is.
    pub href: String,
    /// Which mail, in words.
    pub kind: Text,
    /// The address: masked in a list, whole on the mail's own page.
    pub to: String,
    /// Whom or what it is about.
    pub about: Text,
    /// Where the holder's page is; empty when it is about nobody who has one.
    pub about_href: String,
    /// Since when it waits.
    pub queued: Text,
    /// When it was sent; none before.
    pub sent: Option<Text>,
    /// Tries so far.
    pub tries: String,
    /// What became of it, in words.
    pub state: Text,
    /// The colour of that.
    pub colour: &'static str,
    /// Why it waits or was given up; empty otherwise.
    pub why: Text,
}

/// A line of the totals.
#[derive(Debug, Clone, Serialize)]
pub struct TotalView {
    /// What is counted.
    pub what: Text,
    /// Today.
    pub today: String,
    /// In the last 30 days.
    pub month: String,
}

impl MailView {
    fn sample(state: &str, colour: &'static str, why: &str) -> Self {
        Self {
            reference: "LK-0A1B2C3D4E5F60718293".into(),
            href: "/ra/mail/LK-0A1B2C3D4E5F60718293".into(),
            kind: Text::verbatim("Code to unlock a card"),
            to: "s•••@northfield.example".into(),
            about: Text::verbatim("5550 1234 0017"),
            about_href: "/ra/holders/555012340017".into(),
            queued: Text::verbatim("14:32 on 22 November 2026"),
            sent: None,
            tries: "2".into(),
            state: Text::verbatim(state),
            colour,
            why: Text::verbatim(why),
        }
    }
}

fn choices() -> Vec<ChoiceView> {
    let (id, text) = ("sent".into(), Text::verbatim("Sent"));
    vec![ChoiceView {
        id,
        text,
        selected: true,
    }]
}

fn totals() -> Vec<TotalView> {
    vec![TotalView {
        what: Text::verbatim("Sent"),
        today: "12".into(),
        month: "340".into(),
    }]
}

pages! {
    /// What was mailed, newest first.
    MailPage at "ra/mail.html", fields ["q", "state", "kind"] {
        /// States to filter by.
        states: Vec<ChoiceView>,
        /// Kinds to filter by.
        kinds: Vec<ChoiceView>,
        /// The mails.
        mails: Vec<MailView>,
        /// The address of the next page; empty when there is none.
        older: String,
        /// How many wait now.
        waiting: Text,
        /// What was counted.
        totals: Vec<TotalView>,
    } samples vec![
        Self {
            states: choices(),
            kinds: choices(),
            mails: vec![
                MailView::sample("Waiting", "", ""),
                MailView::sample("Given up", "red", "550 no such mailbox"),
            ],
            older: "/ra/mail?before=7".into(),
            waiting: Text::verbatim("more than 10,000"),
            totals: totals(),
        },
        Self {
            states: choices(),
            kinds: choices(),
            mails: vec![],
            older: String::new(),
            waiting: Text::verbatim("0"),
            totals: totals(),
        },
    ];

    /// One mail, and what can be done about it.
    MailOnePage at "ra/mail_one.html", fields ["reason"] {
        /// The mail.
        mail: MailView,
        /// What can be done: `new_code`, `start_again`, `new_link`, `tell`, or nothing.
        way: &'static str,
        /// Where the form for a new code goes.
        action: String,
        /// What has just come of asking for a new code: `sent`, `over`, or nothing.
        news: &'static str,
    } samples ["new_code", "start_again", "new_link", "tell", ""]
        .into_iter()
        .flat_map(|way| ["", "sent", "over"].map(|news| Self {
            mail: MailView::sample("Waiting: the last try failed", "orange", "451 busy, try later"),
            way,
            action: "/ra/mail/LK-0A1B2C3D4E5F60718293/again".into(),
            news,
        }))
        .collect();
}
