//! Step two: four different questions and their answers.

use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};

use super::super::signed_in::{Gate, enter};
use super::super::{see_other, words};
use super::{follow, step_path};
use crate::domain::question::{FourQuestions, QuestionId};
use crate::journeys::registration::questions::{self, Chosen};
use crate::language::{Text, text};
use crate::web::browser::Browser;
use crate::web::errors::Answer;
use crate::web::forms::{Form, form};
use crate::web::pages::holder::{OptionView, RegisterQuestionsPage, SlotView};
use crate::web::pages::{FormView, Reply};
use crate::web::portal::Portal;

form! {
    /// Four questions and four answers.
    QuestionsForm: "question_1", "answer_1", "question_2", "answer_2",
        "question_3", "answer_3", "question_4", "answer_4"
}

const QUESTIONS: [&str; 4] = ["question_1", "question_2", "question_3", "question_4"];
const ANSWERS: [&str; 4] = ["answer_1", "answer_2", "answer_3", "answer_4"];

type Selected = [Option<QuestionId>; 4];

/// Shows the drop-downs.
pub async fn get(portal: Data<Portal>, gate: Gate) -> Answer<HttpResponse> {
    let (who, browser) = enter!(gate);
    let name = who.name().to_owned();
    match portal
        .run(move |ports| questions::show(ports, &who))
        .await?
    {
        Err(detour) => Ok(follow(detour)),
        Ok(chosen) => {
            let selected = chosen.map_or([None; 4], |four| four.ids().map(Some));
            show(&portal, &browser, &name, &selected, &FormView::default())
        }
    }
}

/// Takes a choice.
pub async fn post(
    portal: Data<Portal>,
    request: HttpRequest,
    form: Form<QuestionsForm>,
) -> Answer<HttpResponse> {
    let mut view = FormView::default();
    let selected = QUESTIONS.map(|field| QuestionId::parse(form.get(field)));
    let chosen = choice(&selected, &mut view);
    let answers = form.four("answer");
    let (who, browser) = enter!(Gate::of(&request, form.browser).await?);
    let name = who.name().to_owned();
    let Some(four) = chosen else {
        return show(&portal, &browser, &name, &selected, &view);
    };
    let outcome = portal
        .run(move |ports| {
            questions::choose(ports, &who, &four, answers.each_ref().map(|a| a.as_str()))
        })
        .await?;
    match outcome {
        Chosen::Kept(next) => Ok(see_other(step_path(next))),
        Chosen::Detour(detour) => Ok(follow(detour)),
        Chosen::Refused(refusals) => {
            for (field, refusal) in ANSWERS.into_iter().zip(refusals) {
                if let Some(refusal) = refusal {
                    view.error(field, words::answer(refusal));
                }
            }
            show(&portal, &browser, &name, &selected, &view)
        }
    }
}

/// Four different questions, or what is wrong with the choice.
fn choice(selected: &Selected, view: &mut FormView) -> Option<FourQuestions> {
    for (field, id) in QUESTIONS.into_iter().zip(selected) {
        if id.is_none() {
            view.error(field, text!("register-questions-none"));
        }
    }
    let [Some(a), Some(b), Some(c), Some(d)] = *selected else {
        return None;
    };
    match FourQuestions::choose([a, b, c, d]) {
        Ok(four) => Some(four),
        Err(repeated) => {
            for (field, repeats) in QUESTIONS.into_iter().zip(repeated.slots) {
                if repeats {
                    view.error(field, text!("register-questions-repeated"));
                }
            }
            None
        }
    }
}

fn show(
    portal: &Portal,
    browser: &Browser,
    name: &str,
    selected: &Selected,
    view: &FormView,
) -> Answer<HttpResponse> {
    let slots = selected.iter().enumerate().map(|(slot, chosen)| SlotView {
        number: slot + 1,
        options: QuestionId::ALL
            .into_iter()
            .map(|id| OptionView {
                id: id.as_str(),
                text: Text::question(id),
                selected: *chosen == Some(id),
            })
            .collect(),
    });
    let page = RegisterQuestionsPage {
        slots: slots.collect(),
    };
    Reply::to_holder(portal, browser, name).with_form(&page, view)
}
