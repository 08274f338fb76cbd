//! Random questionnaires, responses and filters.

use proptest::prelude::*;
use serde_json::json;

use crate::calendar::{Month, noon_in_vietnam};
use crate::filter::Filter;
use crate::questionnaire::{Questionnaire, read};
use crate::response::{Answer, Answers, Mode, Paradata, Response};
use crate::table::Table;

/// The options of "got".
pub(super) const GOT: [&str; 3] = ["p", "q", "r"];

/// An item of a random questionnaire.
#[derive(Clone, Debug)]
pub(super) struct Item {
    pub(super) levels: u8,
    pub(super) top: u8,
    pub(super) not_applicable: bool,
    pub(super) reversed: bool,
    /// 0 for none, else the number of its factor.
    pub(super) factor: usize,
}

/// A response before it is one.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub(super) unit: usize,
    pub(super) month: u32,
    pub(super) channel: usize,
    pub(super) who: usize,
    /// The options of "got" that were chosen, as bits.
    pub(super) got: u8,
    /// 0 for no answer, 100 for "not applicable", anything else is a level or fits no scale.
    pub(super) answers: Vec<u8>,
}

#[derive(Clone, Debug)]
pub(super) struct Case {
    pub(super) questionnaire: Questionnaire,
    pub(super) responses: Vec<Response>,
}

impl Case {
    pub(super) fn table(&self) -> Table {
        table(&self.questionnaire, &self.responses)
    }
}

pub(super) fn table(questionnaire: &Questionnaire, responses: &[Response]) -> Table {
    let mut table = Table::new(questionnaire);
    for response in responses {
        table.insert(questionnaire, response);
    }
    table.commit().expect("so few fit");
    table
}

/// Up to so many items and rows, spread over `units` units.
pub(super) fn case(items: usize, rows: usize, units: usize) -> impl Strategy<Value = Case> {
    let item = (2..=6_u8, any::<bool>(), any::<bool>(), 0..4_usize).prop_flat_map(
        |(levels, not_applicable, reversed, factor)| {
            (1..levels).prop_map(move |top| Item { levels, top, not_applicable, reversed, factor })
        },
    );
    let items = prop::collection::vec(item, 0..=items);
    (items, prop::option::of(0..6_usize), 0..3_usize).prop_flat_map(
        move |(items, overall, method)| {
            let questionnaire = questionnaire(&items, overall, method);
            let answer = prop_oneof![2 => Just(0_u8), 1 => Just(100), 9 => 1..8_u8];
            let row = (
                // Uneven, so that there are small and large groups.
                (0..units * units).prop_map(move |square| (square as f64).sqrt() as usize),
                1..4_u32,
                0..3_usize,
                0..4_usize,
                prop_oneof![2 => 0..8_u8, 1 => Just(1)],
                prop::collection::vec(answer, items.len()),
            )
                .prop_map(|(unit, month, channel, who, got, answers)| Row {
                    unit,
                    month,
                    channel,
                    who,
                    got,
                    answers,
                });
            prop::collection::vec(row, 0..=rows).prop_map(move |rows| Case {
                responses: rows.iter().enumerate().map(|(at, row)| response(at, row)).collect(),
                questionnaire: questionnaire.clone(),
            })
        },
    )
}

/// Items a0, a1, … of factors 1, 2, …, the choice "who" to filter by, and "got", of which several can be chosen.
pub(super) fn questionnaire(
    items: &[Item],
    overall: Option<usize>,
    method: usize,
) -> Questionnaire {
    let scales: serde_json::Map<_, _> = items
        .iter()
        .enumerate()
        .map(|(at, item)| {
            let levels: Vec<_> = (0..item.levels).map(|_| json!({"label": "level"})).collect();
            let mut scale = json!({"levels": levels, "top": item.top});
            if item.not_applicable {
                scale["not_applicable"] = "none".into();
            }
            (format!("s{at}"), scale)
        })
        .collect();
    let mut questions: Vec<_> = items
        .iter()
        .enumerate()
        .map(|(at, item)| {
            json!({"id": format!("a{at}"), "kind": "item", "label": "item",
                   "scale": format!("s{at}"), "reversed": item.reversed})
        })
        .collect();
    let options: Vec<_> = ["x", "y", "z"].map(|v| json!({"value": v, "label": v})).into();
    questions.push(json!({"id": "who", "kind": "choice", "label": "who", "filter": true,
                          "options": options}));
    let options: Vec<_> = GOT.map(|v| json!({"value": v, "label": v})).into();
    questions.push(json!({"id": "got", "kind": "choices", "label": "got", "options": options}));
    let factors: Vec<_> = (1..4)
        .filter_map(|factor| {
            // All items of a factor have as many levels as its first.
            let mut of_factor = items.iter().enumerate().filter(|(_, item)| item.factor == factor);
            let levels = of_factor.clone().next()?.1.levels;
            let ids: Vec<_> = of_factor
                .by_ref()
                .filter(|(_, item)| item.levels == levels)
                .map(|(at, _)| format!("a{at}"))
                .collect();
            Some(json!({"id": format!("f{factor}"), "label": "factor", "items": ids,
                        "weight": factor}))
        })
        .collect();
    let method = ["pooled", "mean_of_items", "weighted"][method % 3];
    let mut overall_json = json!({"method": method});
    if let Some(item) = overall.filter(|&item| item < items.len()) {
        overall_json["item"] = format!("a{item}").into();
    }
    let file = json!({"id": "random", "version": 1, "title": "Random", "scales": scales,
        "pages": [{"id": "p", "title": "Page", "questions": questions}],
        "factors": factors, "overall": overall_json});
    read(&file.to_string()).expect("the random questionnaire is sound")
}

pub(super) fn response(at: usize, row: &Row) -> Response {
    let mut answers = Answers::none(row.answers.len() + 2);
    for (index, &answer) in row.answers.iter().enumerate() {
        answers.set(
            index,
            match answer {
                0 => None,
                100 => Some(Answer::NotApplicable),
                level => Some(Answer::Level(level)),
            },
        );
    }
    let who = ["", "x", "y", "z"][row.who];
    let who = (!who.is_empty()).then(|| Answer::Choice(who.to_owned()));
    answers.set(row.answers.len(), who);
    let got = GOT.iter().enumerate().filter(|(at, _)| row.got >> at & 1 == 1);
    let got: Vec<String> = got.map(|(_, option)| (*option).to_owned()).collect();
    answers.set(row.answers.len() + 1, (!got.is_empty()).then_some(Answer::Choices(got)));
    let month = Month::new(2026, row.month.clamp(1, 12)).expect("a month");
    Response {
        id: format!("r{at}"),
        version: 1,
        unit: (row.unit > 0).then(|| format!("u{}", row.unit)),
        channel: [None, Some("qr"), Some("web")][row.channel].map(str::to_owned),
        mode: Mode::Page,
        language: String::new(),
        started: None,
        submitted: (row.month > 1).then(|| noon_in_vietnam(month, 15)),
        paper: None,
        answers,
        paradata: Paradata::default(),
    }
}

/// Filters of the dimensions that [`case`] fills.
pub(super) fn filter() -> impl Strategy<Value = Filter> {
    let value = prop_oneof![
        3 => Just(("who", "x")), 2 => Just(("who", "y")), 1 => Just(("who", "")),
        3 => Just(("unit", "u1")), 3 => Just(("unit", "u2")), 1 => Just(("unit", "nowhere")),
        2 => Just(("month", "2026-02")), 1 => Just(("month", "")), 2 => Just(("channel", "qr")),
        2 => Just(("got", "p")), 1 => Just(("got", "")),
    ];
    prop::collection::vec(value, 0..4).prop_map(|values| {
        let mut filter = Filter::all();
        for (dimension, value) in values {
            // Of several choices one at a time.
            if dimension == "got" {
                filter.clear(dimension);
            }
            filter.allow(dimension, value);
        }
        filter
    })
}
