//! Four different questions out of twenty, and their answers, hashed as one.

use super::{Detour, Outcome, Pending, Ports, SignedIn, at};
use crate::domain::answers::{AnswerContext, AnswerRefusal, ChosenAnswers};
use crate::domain::question::FourQuestions;
use crate::domain::registration::RegistrationStep;
use crate::language::Language;

/// The questions chosen so far, to show the page again.
///
/// # Errors
/// When the database fails.
pub fn show(ports: &Ports, who: &SignedIn) -> Outcome<Result<Option<FourQuestions>, Detour>> {
    Ok(at(ports, who, RegistrationStep::Questions)?.map(|r| r.pending.chosen()))
}

/// What came of a choice.
#[derive(Debug)]
pub enum Chosen {
    /// Kept; the next step.
    Kept(RegistrationStep),
    /// Some answers will not do.
    Refused([Option<AnswerRefusal>; 4]),
    /// Out of order.
    Detour(Detour),
}

/// Keeps four questions and the hash of their answers.
///
/// # Errors
/// When hashing is busy or the database fails; `Overtaken` when the journey moved on meanwhile.
pub fn choose(
    ports: &Ports,
    who: &SignedIn,
    questions: &FourQuestions,
    raw: [&str; 4],
) -> Outcome<Chosen> {
    let registration = match at(ports, who, RegistrationStep::Questions)? {
        Ok(registration) => registration,
        Err(detour) => return Ok(Chosen::Detour(detour)),
    };
    let texts = questions.ids().map(|id| {
        Language::ALL
            .map(|language| language.question(id))
            .join(" ")
    });
    let reference = &registration.journey.reference;
    let fingerprint = &registration.pending.passcode_fingerprint;
    let emails: Vec<_> = who
        .holder
        .email
        .iter()
        .chain(registration.pending.email.as_ref())
        .collect();
    let context = AnswerContext {
        question_texts: texts.each_ref().map(String::as_str),
        smartcard_number: &who.holder.number,
        emails: &emails,
        is_passcode: &|answer| {
            let keys = &ports.keys;
            keys.is_fingerprint_of(fingerprint, reference, answer)
        },
    };
    let answers = match ChosenAnswers::choose(raw, &context) {
        Ok(answers) => answers,
        Err(refusals) => return Ok(Chosen::Refused(refusals)),
    };
    let hash = ports
        .hashing
        .hash(&answers.hashable(questions), ports.random.as_ref())?;
    let pending = Pending {
        questions: Some(questions.stored()),
        answers: Some(hash.as_str().to_owned()),
        ..registration.pending.clone()
    };
    registration
        .keep(ports, RegistrationStep::Questions, &pending)
        .map(Chosen::Kept)
}
