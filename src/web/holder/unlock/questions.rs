//! The holder's four questions, or four that look like them.

use actix_web::HttpResponse;
use actix_web::web::Data;

use super::super::{see_other_with, words};
use super::{follow, help, locked_out, step_path};
use crate::domain::answers::TypedAnswers;
use crate::journeys::unlock::questions::{self, Answered, Asked};
use crate::language::{Text, text};
use crate::web::browser::Browser;
use crate::web::errors::Answer;
use crate::web::forms::{Form, form};
use crate::web::pages::holder::{QuestionView, UnlockQuestionsPage};
use crate::web::pages::{FormView, Reply};
use crate::web::portal::Portal;

form! {
    /// Four answers.
    AnswersForm: "answer_1", "answer_2", "answer_3", "answer_4"
}

const ANSWERS: [&str; 4] = ["answer_1", "answer_2", "answer_3", "answer_4"];

/// Shows the questions.
pub async fn get(portal: Data<Portal>, browser: Browser) -> Answer<HttpResponse> {
    show(&portal, &browser, &FormView::default()).await
}

/// Takes a set of answers.
pub async fn post(portal: Data<Portal>, form: Form<AnswersForm>) -> Answer<HttpResponse> {
    let raw = form.four("answer");
    let typed = match TypedAnswers::parse(raw.each_ref().map(|a| a.as_str())) {
        Ok(typed) => typed,
        Err(errors) => {
            let mut view = FormView::default();
            for (field, error) in ANSWERS.into_iter().zip(errors) {
                if let Some(error) = error {
                    view.error(field, words::typed_answer(error));
                }
            }
            return show(&portal, &form.browser, &view).await;
        }
    };
    let Browser { caller, visit, .. } = form.browser.clone();
    let answered = portal
        .run(move |ports| questions::answer(ports, &caller, visit, &typed))
        .await?;
    match answered {
        Answered::Proceed { token, step } => {
            Ok(see_other_with(&portal.site, &token, step_path(step)))
        }
        Answered::LockedOut => Ok(locked_out()),
        Answered::Detour(detour) => Ok(follow(detour)),
        Answered::Wrong { tries_left } => {
            let mut view = FormView::default();
            view.overall(
                "answer_1",
                text!("unlock-questions-wrong", left = tries_left),
            );
            show(&portal, &form.browser, &view).await
        }
        Answered::NotPossible(stopped) => help::stopped(&portal, &form.browser, stopped).await,
    }
}

async fn show(portal: &Portal, browser: &Browser, view: &FormView) -> Answer<HttpResponse> {
    let visit = browser.visit;
    let asked: Result<Asked, _> = portal
        .look(move |conn, ports| questions::ask(conn, ports, visit))
        .await?;
    let Asked { questions, strikes } = match asked {
        Ok(asked) => asked,
        Err(detour) => return Ok(follow(detour)),
    };
    let questions = ANSWERS.into_iter().zip(questions.ids());
    let page = UnlockQuestionsPage {
        questions: questions
            .map(|(name, id)| QuestionView {
                name,
                text: Text::question(id),
            })
            .collect(),
        tries_left: strikes.left(),
        some_tried: strikes.any(),
    };
    Reply::to_unlocker(portal, browser).with_form(&page, view)
}
