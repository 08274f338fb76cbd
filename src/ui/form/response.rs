//! From the state to the response as it is sent.

use hailong_core::questionnaire::{Asked, Kind};
use hailong_core::response::{Answer, Paradata, Response};

use super::props::FormProps;
use super::state::FormState;
use crate::platform;

/// The order in which the options of each shuffled question were shown.
fn orders(state: &FormState) -> Vec<(usize, Vec<String>)> {
    let mut orders = Vec::new();
    for (at, question) in state.questionnaire.questions().enumerate() {
        if question.shuffles() && state.asked[at] == Asked::Yes {
            let options = question.options();
            let order = question.order(state.seed);
            orders.push((at, order.into_iter().map(|at| options[at].value.clone()).collect()));
        }
    }
    orders
}

/// The response as it stands.
pub fn response(props: &FormProps, state: &FormState) -> Response {
    let chosen = state.questionnaire.questions().enumerate().find_map(|(at, question)| {
        match (&question.kind, state.answers.get(at)) {
            (Kind::Unit, Some(Answer::Choice(unit))) if state.asked[at].counts() => {
                Some(unit.clone())
            }
            _ => None,
        }
    });
    let mut answers = state.counted();
    for at in 0..state.questionnaire.question_count() {
        let cleaned = match (&state.questionnaire.questions[at].kind, answers.get(at)) {
            // It may have been typed without its field being left: there was a reload.
            (kind, Some(Answer::Text(text))) => {
                kind.read_typed(text).unwrap_or_else(|| Answer::Text(platform::clean(text)))
            }
            // It may have been typed. An option's value stays as the questionnaire has it.
            (Kind::Procedure { .. }, Some(Answer::Choice(text))) => {
                Answer::Choice(platform::clean(text))
            }
            _ => continue,
        };
        answers.set(at, Some(cleaned));
    }
    Response {
        id: state.id.clone(),
        version: state.questionnaire.version,
        unit: props.unit.clone().or(chosen),
        channel: props.channel.clone(),
        mode: props.mode,
        language: props.language.tag().to_owned(),
        started: Some(state.started),
        submitted: Some(state.submitted),
        paper: None,
        answers,
        paradata: Paradata { orders: orders(state) },
    }
}
