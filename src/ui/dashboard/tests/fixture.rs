//! What the tests of the pure parts share: a questionnaire and responses to it.

use std::rc::Rc;

use hailong_core::calendar::{Month, noon_in_vietnam};
use hailong_core::questionnaire::{Questionnaire, read};
use hailong_core::response::{Answer, Answers, Mode, Paradata, Response};

use crate::ui::dashboard::model::state::DashboardState;

/// The result of all, six items on its scale, one of them asked the other way round, and one of two levels.
const ASKED: &str = r#"{
  "id": "q", "version": 1, "languages": ["vi"], "title": "Q", "minutes": 1,
  "scales": {
    "five": {"levels": [{"label": "1"}, {"label": "2"}, {"label": "3"}, {"label": "4"}, {"label": "5"}], "top": 2},
    "two": {"levels": [{"label": "không"}, {"label": "có"}], "top": 1}
  },
  "pages": [{"id": "p", "title": "P", "questions": [
    {"id": "all", "kind": "item", "scale": "five", "label": "Chung"},
    {"id": "a", "kind": "item", "scale": "five", "label": "A"},
    {"id": "b", "kind": "item", "scale": "five", "label": "B"},
    {"id": "c", "kind": "item", "scale": "five", "label": "C"},
    {"id": "d", "kind": "item", "scale": "five", "label": "D"},
    {"id": "e", "kind": "item", "scale": "five", "label": "E"},
    {"id": "bad", "kind": "item", "scale": "five", "label": "Phiền hà", "reversed": true},
    {"id": "yes", "kind": "item", "scale": "two", "label": "Có?"}
  ]}],
  "overall": {"item": "all", "method": "pooled"},
  "factors": [{"id": "f", "label": "F", "items": ["a", "b", "bad"]}],
  "events": [EVENTS]
}"#;

/// How many questions it has.
pub const QUESTIONS: usize = 8;

/// It, where this happened: a list of events in JSON.
pub fn questionnaire(events: &str) -> Rc<Questionnaire> {
    asked(&ASKED.replace("EVENTS", events))
}

/// Another one.
pub fn asked(text: &str) -> Rc<Questionnaire> {
    Rc::new(read(text).unwrap_or_else(|problems| panic!("{problems:?}")))
}

/// `count` responses of a unit and a month with these levels, 0 for none, to so many questions.
pub fn responses(
    count: usize,
    unit: &str,
    month: Option<Month>,
    levels: &[u8],
    questions: usize,
) -> Vec<Response> {
    let mut answers = Answers::none(questions);
    for (question, level) in levels.iter().enumerate().filter(|(_, level)| **level > 0) {
        answers.set(question, Some(Answer::Level(*level)));
    }
    let response = Response {
        id: String::new(),
        version: 1,
        unit: (!unit.is_empty()).then(|| unit.to_owned()),
        channel: None,
        mode: Mode::Page,
        language: "vi".into(),
        started: None,
        submitted: month.map(|month| noon_in_vietnam(month, 5)),
        paper: None,
        answers,
        paradata: Paradata::default(),
    };
    vec![response; count]
}

/// What knows of no responses yet.
pub fn state(questionnaire: Rc<Questionnaire>) -> DashboardState {
    let mut state = DashboardState::new(questionnaire);
    state.begin_anew();
    state.commit().expect("there is memory for nothing");
    state
}
