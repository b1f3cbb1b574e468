//! The way to a registration code, as a holder walks it.

use latchkey::urls;

use super::visitor::{Page, Visitor};
use crate::services::Outcome;
use crate::services::demonstration::Holder;

const ANSWERS: [&str; 4] = [
    "Marmalade Hedgehog",
    "Tobermory",
    "Quince Lane",
    "Zephyrine",
];

/// Signs in and goes as far as the page that asks for an email address.
pub async fn prepare(visitor: &mut Visitor<'_>, holder: &Holder) -> Outcome {
    sign_in(visitor, holder).await?;
    visitor.get(urls::REGISTER).await?.at(urls::REGISTER)?;
    let passcode = [("passcode", holder.passcode())];
    let page = visitor
        .post(urls::REGISTER, &passcode)
        .await?
        .at(urls::REGISTER_QUESTIONS)?;
    choose_questions(visitor, &page)
        .await?
        .at(urls::REGISTER_EMAIL)?;
    Ok(())
}

/// Gives an address, the first or another one.
pub async fn give_address(visitor: &mut Visitor<'_>, email: &str) -> Outcome {
    let page = visitor
        .post(urls::REGISTER_EMAIL, &[("email", email)])
        .await?;
    page.at(urls::REGISTER_CHECK)?;
    Ok(())
}

/// Asks for the code: the promise that it is on its way is the page that comes.
pub async fn ask_for_code(visitor: &mut Visitor<'_>) -> Outcome {
    visitor
        .post(urls::REGISTER_CHECK, &[])
        .await?
        .at(urls::REGISTER_CODE)?;
    Ok(())
}

async fn sign_in(visitor: &mut Visitor<'_>, holder: &Holder) -> Outcome {
    visitor.get(urls::SIGN_IN).await?.at(urls::SIGN_IN)?;
    let card = [
        ("smartcard_number", holder.number()),
        ("passcode", holder.passcode()),
    ];
    let page = visitor.post(urls::SIGN_IN, &card).await?;
    let page = if page.path == urls::TERMS {
        visitor.post(urls::TERMS, &[("accept", "yes")]).await?
    } else {
        page
    };
    page.at(urls::PROFILE)?;
    Ok(())
}

async fn choose_questions(visitor: &mut Visitor<'_>, page: &Page) -> Outcome<Page> {
    let offered = page.values("select[name=question_1] option")?;
    let questions: Vec<String> = offered.into_iter().filter(|id| !id.is_empty()).collect();
    let mut fields = Vec::new();
    for ((n, answer), question) in (1..).zip(ANSWERS).zip(questions) {
        fields.push((format!("question_{n}"), question));
        fields.push((format!("answer_{n}"), answer.to_owned()));
    }
    let fields: Vec<(&str, &str)> = fields
        .iter()
        .map(|(k, v)| (k.as_str(), v.as_str()))
        .collect();
    visitor.post(urls::REGISTER_QUESTIONS, &fields).await
}
