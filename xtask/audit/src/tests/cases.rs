//! Small surveys and their files of figures.

use hailong_core::calendar::{Month, noon_in_vietnam};
use hailong_core::figures::{Thresholds, figures};
use hailong_core::filter::Filter;
use hailong_core::questionnaire::{Questionnaire, read};
use hailong_core::response::{Answer, Answers, Mode, Paradata, Response};
use hailong_core::table::Table;
use serde_json::json;

use crate::attack::{Attacked, attack};
use crate::hide::Place;
use crate::protect::Set;
use crate::published::{File, named};
use crate::survey::Survey;

/// One who answered: unit, month, group, the answers to the overall item and to another one.
pub type Row = (u8, u8, u8, Option<u8>, Option<u8>);

/// An overall item, another item, and a choice to filter by.
pub fn questionnaire() -> Questionnaire {
    let levels: Vec<_> = (1..=5).map(|_| json!({"label": "level"})).collect();
    let options: Vec<_> =
        ["1", "2", "3"].map(|value| json!({"value": value, "label": value})).into();
    let item = |id: &str| json!({"id": id, "kind": "item", "label": id, "scale": "five"});
    let file = json!({
        "id": "small", "version": 1, "title": "Small", "scales": {"five": {"levels": levels, "top": 2}},
        "pages": [{"id": "p", "title": "Page", "questions": [
            item("overall"), item("other"),
            {"id": "poverty", "kind": "choice", "label": "poverty", "filter": true, "options": options},
        ]}],
        "overall": {"item": "overall"},
    });
    read(&file.to_string()).expect("the questionnaire is sound")
}

pub fn response(at: usize, &(unit, month, poverty, overall, other): &Row) -> Response {
    let mut answers = Answers::none(3);
    answers.set(0, overall.map(Answer::Level));
    answers.set(1, other.map(Answer::Level));
    answers.set(2, (poverty > 0).then(|| Answer::Choice(poverty.to_string())));
    let month = Month::new(2026, month.clamp(1, 12).into()).expect("a month");
    Response {
        id: format!("r{at}"),
        version: 1,
        unit: Some(["A", "B", "C", "D", "E"][usize::from(unit)].to_owned()),
        channel: None,
        mode: Mode::Page,
        language: String::new(),
        started: None,
        submitted: Some(noon_in_vietnam(month, 15)),
        paper: None,
        answers,
        paradata: Paradata::default(),
    }
}

pub fn responses(rows: &[Row]) -> Vec<Response> {
    rows.iter().enumerate().map(|(at, row)| response(at, row)).collect()
}

pub fn filter(restrictions: &[(&str, &str)]) -> Filter {
    let mut filter = Filter::all();
    restrictions.iter().for_each(|&(field, value)| filter.allow(field, value));
    filter
}

/// The file of a view.
pub fn file(questionnaire: &Questionnaire, responses: &[Response], filter: &Filter) -> File {
    file_above(Thresholds::default().hide_below, questionnaire, responses, filter)
}

/// The same with another threshold.
pub fn file_above(
    hide_below: u64,
    questionnaire: &Questionnaire,
    responses: &[Response],
    filter: &Filter,
) -> File {
    let mut table = Table::new(questionnaire);
    responses.iter().for_each(|response| table.insert(questionnaire, response));
    table.commit().expect("so few fit");
    let thresholds = Thresholds { hide_below, ..Thresholds::default() };
    let figures = figures(questionnaire, table.counted(), filter, thresholds, false);
    let json = serde_json::to_value(figures.expect("the filter is sound")).expect("it is JSON");
    File { name: json["filter"].to_string(), json, is_published: false }
}

/// What is found in a set of files.
pub struct Case {
    pub questionnaire: Questionnaire,
    pub survey: Survey,
    pub files: Vec<File>,
}

impl Case {
    pub fn new(questionnaire: Questionnaire, surveys: &[Vec<Response>], files: Vec<File>) -> Self {
        let numbers = files.iter().enumerate();
        let numbers: Vec<_> = numbers
            .flat_map(|(at, file)| file.numbers(&questionnaire, at).expect("it is read"))
            .collect();
        let own = numbers.iter().filter(|number| number.level_of.is_none());
        let fields = named(&questionnaire, own.map(|number| &number.of));
        let survey = Survey::new(&questionnaire, surveys, &fields).expect("the fields are known");
        Self { questionnaire, survey, files }
    }

    pub fn set(&self) -> Set<'_> {
        let numbers = self.files.iter().enumerate();
        let numbers = numbers
            .flat_map(|(at, file)| file.numbers(&self.questionnaire, at).expect("it is read"));
        let numbers = numbers.collect();
        Set::new(&self.questionnaire, &self.survey, self.files.clone(), numbers)
            .expect("the numbers are the survey's")
    }
}

/// What an attacker gets out of a set, with some numbers hidden.
pub fn attacked(set: &Set<'_>, hidden: &[Place], withheld: &[usize]) -> Attacked {
    let told = set.told(hidden, withheld);
    // Levels of few persons may be told by themselves.
    let told = told.into_iter().filter(|told| set.numbers[told.number].level_of.is_none());
    let told: Vec<_> = told.map(|told| (told.terms, told.n)).collect();
    attack(set.survey, &told, set.threshold)
}
