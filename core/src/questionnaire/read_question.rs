//! One question of the file: what all have in common, and what its kind has.

use super::kind::{ChoiceOption, Kind};
use super::model::Question;
use super::problem::ProblemKind;
use super::read_condition::Earlier;
use super::reader::{Node, Reader};
use crate::calendar::is_day;

/// Characters of a text where the questionnaire sets no limit.
const SHORT_TEXT: usize = 200;
const LONG_TEXT: usize = 2000;

/// The members of every question.
const COMMON: [&str; 10] = [
    "id",
    "kind",
    "label",
    "short",
    "hint",
    "required",
    "column",
    "visible_if",
    "required_if",
    "hidden",
];

pub(super) fn read_question(
    reader: &mut Reader,
    node: &Node<'_>,
    earlier: &Earlier<'_>,
) -> Question {
    let kind_name = reader.id(node, "kind");
    let (kind, own) = read_kind(reader, node, earlier, &kind_name);
    let known: Vec<&str> = COMMON.iter().chain(own).copied().collect();
    reader.known(node, &known);
    let question = Question {
        id: reader.id(node, "id"),
        label: reader.text(node, "label").unwrap_or_default(),
        short: reader.optional_text(node, "short"),
        hint: reader.optional_text(node, "hint"),
        required: reader.flag(node, "required"),
        column: reader.optional_string(node, "column"),
        visible_if: earlier.optional(reader, node, "visible_if"),
        required_if: earlier.optional(reader, node, "required_if"),
        hidden: reader.flag(node, "hidden"),
        kind,
    };
    let needed = question.required || question.required_if.is_some();
    if needed && (question.hidden || matches!(question.kind, Kind::Note)) {
        let member = if question.required { "required" } else { "required_if" };
        let what = "left out: nobody can answer it";
        reader.problem(node, member, ProblemKind::Expected(what));
    }
    if question.hidden && matches!(question.kind, Kind::Consent) {
        // Who agrees does so actively.
        reader.problem(node, "hidden", ProblemKind::Expected("left out: consent is asked for"));
    }
    question
}

/// The kind, and which members it has besides the common ones.
fn read_kind(
    reader: &mut Reader,
    node: &Node<'_>,
    earlier: &Earlier<'_>,
    name: &str,
) -> (Kind, &'static [&'static str]) {
    let count = |reader: &mut Reader, member| {
        reader.optional_count(node, member).map(|count| count as usize)
    };
    match name {
        "item" => (read_item(reader, node, earlier), &["scale", "reversed"]),
        "choice" => (
            Kind::Choice {
                options: read_options(reader, node, "options", 2),
                filter: reader.flag(node, "filter"),
                shuffle: reader.flag(node, "shuffle"),
                inline: reader.flag(node, "inline"),
            },
            &["options", "filter", "shuffle", "inline"],
        ),
        "choices" => (
            Kind::Choices {
                options: read_options(reader, node, "options", 2),
                least: count(reader, "least"),
                most: count(reader, "most"),
                shuffle: reader.flag(node, "shuffle"),
            },
            &["options", "least", "most", "shuffle"],
        ),
        "ranking" => (
            Kind::Ranking {
                options: read_options(reader, node, "options", 2),
                most: count(reader, "most"),
                shuffle: reader.flag(node, "shuffle"),
            },
            &["options", "most", "shuffle"],
        ),
        "number" => (
            Kind::Number {
                min: reader.optional_number(node, "min"),
                max: reader.optional_number(node, "max"),
                whole: reader.flag(node, "whole"),
                suffix: reader.optional_text(node, "suffix"),
            },
            &["min", "max", "whole", "suffix"],
        ),
        "date" => (
            Kind::Date {
                min: read_day(reader, node, "min"),
                max: read_day(reader, node, "max"),
                past: reader.flag(node, "past"),
            },
            &["min", "max", "past"],
        ),
        "text" => {
            let long = reader.flag(node, "long");
            let most = count(reader, "most");
            let most = most.unwrap_or(if long { LONG_TEXT } else { SHORT_TEXT });
            (Kind::Text { long, most }, &["long", "most"])
        }
        "unit" => (Kind::Unit, &[]),
        "procedure" => (Kind::Procedure { by: read_by(reader, node, earlier) }, &["by"]),
        "dossier" => (Kind::Dossier, &[]),
        "note" => (Kind::Note, &[]),
        "consent" => (Kind::Consent, &[]),
        _ => {
            // A missing kind was said by `id`.
            if !name.is_empty() {
                let kinds = "item, choice, choices, ranking, number, date, text, unit, procedure, \
                             dossier, note or consent";
                reader.problem(node, "kind", ProblemKind::Expected(kinds));
            }
            (Kind::Note, &[])
        }
    }
}

fn read_item(reader: &mut Reader, node: &Node<'_>, earlier: &Earlier<'_>) -> Kind {
    let id = reader.id(node, "scale");
    let scale = earlier.scales.iter().position(|scale| scale.id == id);
    if scale.is_none() && !id.is_empty() {
        reader.problem(node, "scale", ProblemKind::Unknown(id));
    }
    Kind::Item { scale: scale.unwrap_or_default(), reversed: reader.flag(node, "reversed") }
}

/// The choice by which procedures are narrowed down.
fn read_by(reader: &mut Reader, node: &Node<'_>, earlier: &Earlier<'_>) -> Option<usize> {
    let id = reader.optional_string(node, "by")?;
    let found = earlier
        .questions
        .iter()
        .position(|question| question.id == id && matches!(question.kind, Kind::Choice { .. }));
    if found.is_none() {
        reader.problem(
            node,
            "by",
            ProblemKind::Expected("the id of a choice that is asked before"),
        );
    }
    found
}

fn read_day(reader: &mut Reader, node: &Node<'_>, member: &str) -> Option<String> {
    let day = reader.optional_string(node, member)?;
    if !is_day(&day) {
        reader.problem(node, member, ProblemKind::Expected("a day such as 2026-01-31"));
    }
    Some(day)
}

pub(super) fn read_options(
    reader: &mut Reader,
    node: &Node<'_>,
    member: &str,
    least: usize,
) -> Vec<ChoiceOption> {
    let entries = if least == 0 {
        reader.optional_list(node, member)
    } else {
        reader.list(node, member, least)
    };
    let mut options: Vec<ChoiceOption> = Vec::new();
    for entry in entries {
        reader.known(&entry, &["value", "label", "exclusive"]);
        let value = reader.optional_string(&entry, "value").unwrap_or_default();
        if value.is_empty() {
            reader.problem(&entry, "value", ProblemKind::Missing);
        }
        if options.iter().any(|option| option.value == value) {
            reader.problem(&entry, "value", ProblemKind::Duplicate(value.clone()));
        }
        options.push(ChoiceOption {
            value,
            label: reader.text(&entry, "label").unwrap_or_default(),
            exclusive: reader.flag(&entry, "exclusive"),
        });
    }
    options
}
