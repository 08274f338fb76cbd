//! How the answers are counted: factors, the overall result, the columns of files. Apart from what is asked,
//! so that it stays out of the citizen's download.

use super::kind::Kind;
use super::model::{CHANNEL, Factor, ImportColumns, MONTH, Method, Overall, Questionnaire, UNIT};
use super::problem::ProblemKind;
use super::reader::{Node, Reader, in_pointer};
use super::scale::Level;

pub(super) fn read_factors(
    reader: &mut Reader,
    root: &Node<'_>,
    asked: &Questionnaire,
) -> Vec<Factor> {
    let mut factors: Vec<Factor> = Vec::new();
    let mut used: Vec<String> = Vec::new();
    for node in reader.optional_list(root, "factors") {
        reader.known(&node, &["id", "label", "items", "weight"]);
        let items = reader.optional_strings(&node, "items");
        if items.is_empty() {
            reader.problem(&node, "items", ProblemKind::TooFew(1));
        }
        let mut levels = None;
        for (index, item) in items.iter().enumerate() {
            let member = format!("items/{index}");
            let scale = match scale_of(asked, item) {
                Ok(scale) => scale,
                Err(kind) => {
                    reader.problem(&node, &member, kind);
                    continue;
                }
            };
            // A member of two factors would be counted twice in the index.
            if used.contains(item) {
                reader.problem(&node, &member, ProblemKind::Duplicate(item.clone()));
            }
            used.push(item.clone());
            let count = asked.scales.get(scale).map_or(0, |scale| scale.levels.len());
            if *levels.get_or_insert(count) != count {
                let what = "an item with as many levels as the factor's first";
                reader.problem(&node, &member, ProblemKind::Expected(what));
            }
        }
        let weight = reader.optional_number(&node, "weight").unwrap_or(1.0);
        if weight <= 0.0 {
            reader.problem(&node, "weight", ProblemKind::Expected("a number above 0"));
        }
        let factor = Factor {
            id: reader.id(&node, "id"),
            label: reader.text(&node, "label").unwrap_or_default(),
            items,
            weight,
        };
        if factors.iter().any(|other| other.id == factor.id) {
            reader.problem(&node, "id", ProblemKind::Duplicate(factor.id.clone()));
        }
        factors.push(factor);
    }
    factors
}

/// The scale of the item with this id, or what is wrong with the id.
fn scale_of(asked: &Questionnaire, id: &str) -> Result<usize, ProblemKind> {
    let question = asked.questions().find(|question| question.id == id);
    let question = question.ok_or_else(|| ProblemKind::Unknown(id.to_owned()))?;
    let found = match question.kind {
        Kind::Item { scale, .. } => return Ok(scale),
        Kind::Choice { .. } => {
            "an item; this question is a choice, which has no level that is satisfied"
        }
        Kind::Choices { .. } | Kind::Ranking { .. } => {
            "an item; this question takes several options"
        }
        Kind::Number { .. } => "an item; this question is a number",
        Kind::Text { .. } | Kind::Date { .. } => "an item; this question is a text or a date",
        // A case's code, a unit, a procedure, a note, consent.
        _ => "an item; this question is of another kind",
    };
    Err(ProblemKind::Expected(found))
}

pub(super) fn read_overall(reader: &mut Reader, root: &Node<'_>, asked: &Questionnaire) -> Overall {
    let mut overall = Overall { item: None, method: Method::Pooled };
    let Some(node) = reader.optional_node(root, "overall") else {
        return overall;
    };
    reader.known(&node, &["item", "method"]);
    overall.item = reader.optional_string(&node, "item");
    if let Some(Err(kind)) = overall.item.as_ref().map(|item| scale_of(asked, item)) {
        reader.problem(&node, "item", kind);
    }
    overall.method = match reader.optional_string(&node, "method").as_deref() {
        None | Some("pooled") => Method::Pooled,
        Some("mean_of_items") => Method::MeanOfItems,
        Some("weighted") => Method::Weighted,
        Some(_) => {
            let methods = "pooled, mean_of_items or weighted";
            reader.problem(&node, "method", ProblemKind::Expected(methods));
            Method::Pooled
        }
    };
    overall
}

/// Where neither the overall item nor a factor is named there is still a result of all, by which units and months are
/// counted: a single item is the overall one, and several on scales of as many levels are one factor, called as the
/// questionnaire is.
pub(super) fn imply_overall(questionnaire: &mut Questionnaire) {
    if questionnaire.overall.item.is_some() || !questionnaire.factors.is_empty() {
        return;
    }
    let items: Vec<(String, usize)> = questionnaire
        .items()
        .map(|(_, question, scale, _)| (question.id.clone(), scale.levels.len()))
        .collect();
    match &items[..] {
        [] => {}
        [(only, _)] => questionnaire.overall.item = Some(only.clone()),
        [(_, levels), ..] if items.iter().all(|(_, others)| others == levels) => {
            questionnaire.factors.push(Factor {
                id: questionnaire.id.clone(),
                label: questionnaire.title.clone(),
                items: items.into_iter().map(|(id, _)| id).collect(),
                weight: 1.0,
            });
        }
        _ => {}
    }
}

pub(super) fn read_import(reader: &mut Reader, root: &Node<'_>) -> ImportColumns {
    let Some(node) = reader.optional_node(root, "import") else {
        return ImportColumns::default();
    };
    reader.known(&node, &["unit", "time", "channel", "id", "missing", "not_applicable"]);
    ImportColumns {
        unit: reader.optional_string(&node, "unit"),
        time: reader.optional_string(&node, "time"),
        channel: reader.optional_string(&node, "channel"),
        id: reader.optional_string(&node, "id"),
        missing: reader.optional_strings(&node, "missing"),
        not_applicable: reader.optional_strings(&node, "not_applicable"),
    }
}

/// Two questions that read the same column of a file, or a filter that is called like one that every
/// questionnaire has, would silently take each other's place.
pub(super) fn check_names(reader: &mut Reader, questionnaire: &Questionnaire) {
    let mut columns: Vec<&str> = questionnaire.import.names().collect();
    for (page_index, page) in questionnaire.pages.iter().enumerate() {
        let asked = &questionnaire.questions[page.questions.clone()];
        for (index, question) in asked.iter().enumerate() {
            let path = format!("/pages/{page_index}/questions/{index}");
            if matches!(question.kind, Kind::Consent | Kind::Unit | Kind::Note)
                || question.id.is_empty()
            {
                continue;
            }
            let column = question.column_name();
            // The same id twice was said already.
            let twin = question.column.is_none()
                && questionnaire
                    .questions()
                    .any(|other| !std::ptr::eq(other, question) && other.id == question.id);
            if columns.contains(&column) && !twin {
                let member = if question.column.is_some() { "column" } else { "id" };
                let kind = ProblemKind::Duplicate(column.to_owned());
                reader.problem_at(format!("{path}/{member}"), kind);
            }
            columns.push(column);
            let filter = matches!(question.kind, Kind::Choice { filter: true, .. });
            if filter && [UNIT, MONTH, CHANNEL].contains(&question.id.as_str()) {
                let what = "another id than unit, month or channel, which every filter has";
                reader.problem_at(format!("{path}/id"), ProblemKind::Expected(what));
            }
        }
    }
}

/// Two levels that a file writes alike couldn't be told apart in it.
pub(super) fn check_codes(reader: &mut Reader, questionnaire: &Questionnaire) {
    // The importer reads "1.0" as "1".
    let number = |level: &Level| level.code.parse::<f64>().ok();
    for scale in &questionnaire.scales {
        for (index, level) in scale.levels.iter().enumerate() {
            let same = |other: &Level| {
                other.code == level.code
                    || (number(level).is_some() && number(other) == number(level))
            };
            if scale.levels[..index].iter().any(same) {
                let path = format!("/scales/{}/levels/{index}/code", in_pointer(&scale.id));
                reader.problem_at(path, ProblemKind::Duplicate(level.code.clone()));
            }
        }
    }
}
