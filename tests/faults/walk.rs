//! An unlock from the first page to the new passcode, as its holder walks it.

use latchkey::urls;

use super::crowd::{Member, right_answers};
use super::guest::{Guest, Seen};
use crate::services::Outcome;

/// A passcode that anybody may choose.
pub const NEW_PASSCODE: &str = "80417";

/// What an answer should have been.
fn at(seen: Seen, status: u16, location: &str) -> Outcome<Seen> {
    if seen.status == status && seen.location == location {
        return Ok(seen);
    }
    Err(format!(
        "{} {:?} instead of {status} {location:?}",
        seen.status, seen.location
    )
    .into())
}

/// Goes as far as the questions.
pub async fn to_questions(guest: &mut Guest<'_>, member: &Member) -> Outcome {
    at(guest.get(urls::UNLOCK).await?, 200, "")?;
    let number = [("smartcard_number", member.number.as_str())];
    let started = guest.post(urls::UNLOCK, &number).await?;
    at(started, 303, urls::UNLOCK_QUESTIONS)?;
    at(guest.get(urls::UNLOCK_QUESTIONS).await?, 200, "")?;
    Ok(())
}

/// Answers rightly: from its answer on a code is promised.
pub async fn ask_for_code(guest: &mut Guest<'_>) -> Outcome<Seen> {
    let answered = guest
        .post(urls::UNLOCK_QUESTIONS, &right_answers()?)
        .await?;
    at(answered, 303, urls::UNLOCK_CODE)
}

/// Types the code and chooses a passcode: from its answer on the card is unlocked.
pub async fn finish(guest: &mut Guest<'_>, code: &str) -> Outcome {
    at(guest.get(urls::UNLOCK_CODE).await?, 200, "")?;
    let typed = guest.post(urls::UNLOCK_CODE, &[("code", code)]).await?;
    at(typed, 303, urls::UNLOCK_PASSCODE)?;
    at(guest.get(urls::UNLOCK_PASSCODE).await?, 200, "")?;
    let chosen = [
        ("new_passcode", NEW_PASSCODE),
        ("confirm_passcode", NEW_PASSCODE),
    ];
    let done = guest.post(urls::UNLOCK_PASSCODE, &chosen).await?;
    at(done, 303, urls::UNLOCK_DONE)?;
    Ok(())
}
