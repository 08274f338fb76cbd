//! What stands on the paper, beside what stands on the screen.

use hailong_core::questionnaire::{Kind, Questionnaire, read};
use hailong_wire::made_up::sipas;
use proptest::prelude::*;
use serde_json::json;

use super::super::sheet::Part;
use super::Paper;
use crate::i18n::Language;
use crate::i18n::{form, form_lazy};

fn every_kind() -> Questionnaire {
    read(include_str!("../../../questionnaires/examples/every-kind.json")).expect("it is sound")
}

fn sheet(questionnaire: &Questionnaire, language: Language, unit_is_given: bool) -> Part {
    let (tag, office) = (language.tag(), "Trung tâm");
    let (words, usual) = (form_lazy::words(language), form::words(language));
    Paper { questionnaire, tag, words, usual, office, unit_is_given }.sheet()
}

/// All texts of a part in the order in which they are read; boxes are `[]`, lines to write on `___`.
fn texts(part: &Part) -> Vec<String> {
    let own = match (part.tag, part.class) {
        ("i", _) => "[]".to_owned(),
        (_, "ruled" | "short") => "___".to_owned(),
        _ => part.text.clone(),
    };
    let mut all = if own.is_empty() { Vec::new() } else { vec![own] };
    all.extend(part.parts.iter().flat_map(texts));
    all
}

/// What stands from one text to another, the first of which is part of the result.
fn between(sheet: &Part, from: &str, to: &str) -> String {
    let all = texts(sheet);
    let place = |text: &str| {
        all.iter().position(|found| found == text).unwrap_or_else(|| panic!("{text}: {all:#?}"))
    };
    all[place(from)..place(to)].join(" | ")
}

#[test]
fn each_kind_of_question_has_a_place_for_its_answer() {
    let sheet = sheet(&every_kind(), Language::English, false);
    let check = |from: &str, to: &str, expected: &str| {
        assert_eq!(between(&sheet, from, to), expected);
    };
    check("Trung tâm", "Feedback form: every kind of question", "Trung tâm | Form no.: ………………");
    check(
        "Case code",
        "Which office received your case?",
        "Case code | For example: H26.12-261124-0015 | ___",
    );
    check(
        "Which office received your case?",
        "Which field does the procedure belong to?",
        "Which office received your case? | ___",
    );
    check(
        "On which day did you get the result?",
        "How often did you have to come until it was done?",
        "On which day did you get the result? | For example: 5/9/2026 | __/__/____ (day/month/year)",
    );
    check(
        "How often did you have to come until it was done?",
        "Did you apply online?",
        "How often did you have to come until it was done? | ___ | times",
    );
    check(
        "Did you apply online?",
        "Applying online",
        "Did you apply online? | [] | Yes | [] | No | \
         If “Did you apply online?”: No, please go on to “The service”.",
    );
    check(
        "The service",
        "2. The waiting time",
        "The service | Please say how satisfied you are with each point. | Question | \
         Very dissatisfied | Dissatisfied | Neutral | Satisfied | Very satisfied | \
         Don't know / does not apply",
    );
    check(
        "2. The waiting time",
        "4. The guidance on papers",
        "2. The waiting time | [] | [] | [] | [] | [] | [] | \
         3. The manners of the staff | [] | [] | [] | [] | [] | []",
    );
    check(
        "Why do you rate the waiting time as “……”?",
        "All in all",
        "Why do you rate the waiting time as “……”? | \
         Answer only if question 2: Very dissatisfied, Dissatisfied. | ___ | ___ | ___ | ___",
    );
    check(
        "What should be improved first?",
        "Faster handling",
        "What should be improved first? | \
         Choose up to 3. Write 1, 2, 3… into the boxes, beginning with what matters most. | []",
    );
    let all = texts(&sheet);
    assert!(all.ends_with(&[
        "[]".into(),
        "I agree that the office puts these answers together with others.".into()
    ]));
    assert!(!all.iter().any(|text| text == "Source"), "what is hidden isn't asked on paper either");
    let ends = between(&sheet, "0", "7. Would you advise someone you know to apply online?");
    assert_eq!(
        ends,
        "0 | Not at all likely | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | Extremely likely"
    );
}

#[test]
fn the_unit_is_asked_for_where_the_page_has_not_said_it() {
    let asked = "Nơi nào đã tiếp nhận hồ sơ của Ông/Bà?";
    for unit_is_given in [false, true] {
        let sheet = sheet(&sipas(), Language::Vietnamese, unit_is_given);
        assert_eq!(texts(&sheet).iter().any(|text| text == asked), !unit_is_given);
    }
}

#[test]
fn items_on_one_scale_have_their_levels_once_for_each_table() {
    fn tables(part: &Part) -> Vec<usize> {
        let rows = |part: &Part| part.parts.last().map_or(0, |body| body.parts.len());
        let own = (part.tag == "table").then(|| rows(part));
        own.into_iter().chain(part.parts.iter().flat_map(tables)).collect()
    }
    assert_eq!(tables(&sheet(&every_kind(), Language::English, false)), [1, 4, 1, 1]);
    let rows: usize = tables(&sheet(&sipas(), Language::Vietnamese, true)).iter().sum();
    assert_eq!(rows, sipas().items().count());
}

/// A questionnaire of kinds as they come, some of them hidden.
fn any_questionnaire() -> impl Strategy<Value = Questionnaire> {
    let kinds = vec!["item", "other", "choice", "number", "text", "date", "note"];
    let question = (proptest::sample::select(kinds), prop::bool::weighted(0.2));
    proptest::collection::vec((question, prop::bool::weighted(0.3)), 1..24).prop_map(|drawn| {
        let mut pages: Vec<serde_json::Value> = Vec::new();
        for (at, ((kind, hidden), new_page)) in drawn.into_iter().enumerate() {
            if pages.is_empty() || new_page {
                pages.push(json!({"id": format!("p{at}"), "title": "P", "questions": []}));
            }
            let mut question = json!({"id": format!("q{at}"), "kind": kind,
                "label": format!("label {at}"), "hidden": hidden && kind != "note"});
            if kind == "item" || kind == "other" {
                question["kind"] = "item".into();
                question["scale"] = kind.into();
            }
            if kind == "choice" {
                question["options"] =
                    json!([{"value": "a", "label": "A"}, {"value": "b", "label": "B"}]);
            }
            let page = pages.last_mut().expect("there is one");
            page["questions"].as_array_mut().expect("it is a list").push(question);
        }
        let scale = json!({"levels": [{"label": "no"}, {"label": "yes"}], "top": 1});
        let file = json!({"id": "q", "version": 1, "title": "Q",
            "scales": {"item": scale, "other": scale}, "pages": pages});
        read(&file.to_string()).unwrap_or_else(|problems| panic!("{problems:?}"))
    })
}

proptest! {
    #[test]
    fn paper_has_what_the_screen_asks_in_its_order_under_its_numbers(
        questionnaire in any_questionnaire(),
    ) {
        let expected: Vec<String> = questionnaire.questions().enumerate()
            .filter(|(_, question)| !question.hidden)
            .map(|(at, question)| match question.kind {
                Kind::Item { .. } => {
                    let number = questionnaire.number_of(at).expect("items have numbers");
                    format!("{number}. label {at}")
                }
                _ => format!("label {at}"),
            })
            .collect();
        let found: Vec<String> = texts(&sheet(&questionnaire, Language::English, false))
            .into_iter()
            .filter(|text| text.contains("label"))
            .collect();
        prop_assert_eq!(found, expected);
    }
}
