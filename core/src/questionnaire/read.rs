//! From a JSON file to a [`Questionnaire`].

use super::reader::{Node, Reader, in_pointer};
use super::{
    ChoiceOption, Factor, ImportColumns, Kind, Level, MOST_LEVELS, Method, Overall, Page, Problem,
    ProblemKind, Question, Questionnaire, Scale,
};
use crate::decimal::decimal;
use crate::filter::{CHANNEL, MONTH, UNIT};
use crate::json::Value;

/// Characters of a text where the questionnaire sets no limit.
const SHORT_TEXT: usize = 200;
const LONG_TEXT: usize = 2000;

/// The members of a questionnaire.
const MEMBERS: [&str; 15] = [
    "id",
    "version",
    "languages",
    "title",
    "intro",
    "note",
    "next_steps",
    "contact",
    "minutes",
    "scales",
    "pages",
    "factors",
    "overall",
    "channels",
    "import",
];

/// Reads a questionnaire, or says all that is wrong with it, each with its path in the file.
///
/// ```
/// use hailong_core::questionnaire::read;
/// let problems = read(r#"{"id": "q", "version": 1, "title": "Q", "pages": []}"#).unwrap_err();
/// assert_eq!(problems[0].to_string(), "/pages: at least 1 needed");
/// ```
pub fn read(json: &str) -> Result<Questionnaire, Vec<Problem>> {
    let value: serde_json::Value =
        serde_json::from_str(json).map_err(|error| vec![Problem::syntax(&error)])?;
    read_value(&value.into())
}

/// [`read`] for JSON that was parsed already.
pub fn read_value(value: &Value) -> Result<Questionnaire, Vec<Problem>> {
    let mut reader = Reader::new();
    let root = reader.root(value);
    let mut questionnaire = asked(&mut reader, &root);
    questionnaire.factors = read_factors(&mut reader, &root, &questionnaire);
    questionnaire.overall = read_overall(&mut reader, &root, &questionnaire);
    questionnaire.channels = read_options(&mut reader, &root, "channels", 0);
    questionnaire.import = read_import(&mut reader, &root);
    check_names(&mut reader, &questionnaire);
    check_codes(&mut reader, &questionnaire);
    reader.finish(questionnaire)
}

/// Reads what is asked and leaves out how it is counted: factors, the overall result, channels and the
/// columns of files. A form needs no more, and doesn't turn a citizen away for a slip in the rest.
pub fn read_asked(value: &Value) -> Result<Questionnaire, Vec<Problem>> {
    let mut reader = Reader::new();
    let root = reader.root(value);
    let questionnaire = asked(&mut reader, &root);
    reader.finish(questionnaire)
}

fn asked(reader: &mut Reader, root: &Node<'_>) -> Questionnaire {
    reader.known(root, &MEMBERS);
    let languages = reader.optional_strings(root, "languages");
    reader.require_languages(&languages);
    let scales = read_scales(reader, root);
    let (pages, questions) = read_pages(reader, root, &scales);
    let version = reader.optional_count(root, "version").unwrap_or_default();
    if version == 0 {
        reader.problem(root, "version", ProblemKind::Expected("a whole number, 1 or more"));
    }
    Questionnaire {
        id: reader.id(root, "id"),
        version,
        title: reader.text(root, "title").unwrap_or_default(),
        intro: reader.optional_text(root, "intro"),
        note: reader.optional_text(root, "note"),
        next_steps: reader.optional_text(root, "next_steps"),
        contact: reader.optional_text(root, "contact"),
        minutes: reader.optional_count(root, "minutes").unwrap_or(3),
        overall: Overall { item: None, method: Method::Pooled },
        channels: Vec::new(),
        import: ImportColumns::default(),
        factors: Vec::new(),
        languages,
        scales,
        pages,
        questions,
    }
}

/// Two questions that read the same column of a file, or a filter that is called like one that every
/// questionnaire has, would silently take each other's place.
fn check_names(reader: &mut Reader, questionnaire: &Questionnaire) {
    let mut columns: Vec<&str> = questionnaire.import.names().collect();
    for (page_index, page) in questionnaire.pages.iter().enumerate() {
        let asked = &questionnaire.questions[page.questions.clone()];
        for (index, question) in asked.iter().enumerate() {
            let path = format!("/pages/{page_index}/questions/{index}");
            if matches!(question.kind, Kind::Consent | Kind::Unit) || question.id.is_empty() {
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
fn check_codes(reader: &mut Reader, questionnaire: &Questionnaire) {
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

fn read_scales(reader: &mut Reader, root: &Node<'_>) -> Vec<Scale> {
    let mut scales = Vec::new();
    for (id, node) in reader.optional_map(root, "scales") {
        reader.known(&node, &["levels", "top", "not_applicable", "faces"]);
        let levels: Vec<Level> = reader
            .list(&node, "levels", 2)
            .iter()
            .enumerate()
            .map(|(index, level)| {
                reader.known(level, &["label", "code"]);
                Level {
                    label: reader.text(level, "label").unwrap_or_default(),
                    code: reader
                        .optional_string(level, "code")
                        .unwrap_or_else(|| decimal(index + 1)),
                }
            })
            .collect();
        if levels.len() > MOST_LEVELS {
            reader.problem(&node, "levels", ProblemKind::TooMany(MOST_LEVELS));
        }
        let top = reader.optional_count(&node, "top").unwrap_or(2) as usize;
        if top == 0 || (top >= levels.len() && !levels.is_empty()) {
            reader.problem(
                &node,
                "top",
                ProblemKind::Expected("1 or more, and fewer than there are levels"),
            );
        }
        scales.push(Scale {
            id,
            levels,
            top,
            not_applicable: reader.optional_text(&node, "not_applicable"),
            faces: reader.flag(&node, "faces"),
        });
    }
    scales
}

fn read_pages(
    reader: &mut Reader,
    root: &Node<'_>,
    scales: &[Scale],
) -> (Vec<Page>, Vec<Question>) {
    let mut pages: Vec<Page> = Vec::new();
    let mut questions: Vec<Question> = Vec::new();
    for node in reader.list(root, "pages", 1) {
        reader.known(&node, &["id", "title", "hint", "questions"]);
        let first = questions.len();
        for entry in reader.list(&node, "questions", 1) {
            let question = read_question(reader, &entry, scales);
            // Responses keep answers by id, so an id is unique over all pages.
            if questions.iter().any(|other| other.id == question.id) {
                reader.problem(&entry, "id", ProblemKind::Duplicate(question.id.clone()));
            }
            questions.push(question);
        }
        let page = Page {
            id: reader.id(&node, "id"),
            title: reader.text(&node, "title").unwrap_or_default(),
            hint: reader.optional_text(&node, "hint"),
            questions: first..questions.len(),
        };
        if pages.iter().any(|other| other.id == page.id) {
            reader.problem(&node, "id", ProblemKind::Duplicate(page.id.clone()));
        }
        pages.push(page);
    }
    (pages, questions)
}

fn read_question(reader: &mut Reader, node: &Node<'_>, scales: &[Scale]) -> Question {
    const COMMON: [&str; 7] = ["id", "kind", "label", "short", "hint", "required", "column"];
    let kind_name = reader.id(node, "kind");
    let (kind, own): (Kind, &[&str]) = match kind_name.as_str() {
        "item" => (read_item(reader, node, scales), &["scale", "reversed"]),
        "choice" => (
            Kind::Choice {
                options: read_options(reader, node, "options", 2),
                filter: reader.flag(node, "filter"),
            },
            &["options", "filter"],
        ),
        "choices" => (
            Kind::Choices {
                options: read_options(reader, node, "options", 2),
                most: reader.optional_count(node, "most").map(|most| most as usize),
            },
            &["options", "most"],
        ),
        "number" => (
            Kind::Number {
                min: reader.optional_number(node, "min"),
                max: reader.optional_number(node, "max"),
            },
            &["min", "max"],
        ),
        "text" => {
            let long = reader.flag(node, "long");
            let most = reader.optional_count(node, "most").map(|most| most as usize);
            let most = most.unwrap_or(if long { LONG_TEXT } else { SHORT_TEXT });
            (Kind::Text { long, most }, &["long", "most"])
        }
        "unit" => (Kind::Unit, &[]),
        "consent" => (Kind::Consent, &[]),
        _ => {
            // A missing kind was said by `id`.
            if !kind_name.is_empty() {
                let kinds = "item, choice, choices, number, text, unit or consent";
                reader.problem(node, "kind", ProblemKind::Expected(kinds));
            }
            (Kind::Consent, &[])
        }
    };
    let known: Vec<&str> = COMMON.iter().chain(own).copied().collect();
    reader.known(node, &known);
    Question {
        id: reader.id(node, "id"),
        label: reader.text(node, "label").unwrap_or_default(),
        short: reader.optional_text(node, "short"),
        hint: reader.optional_text(node, "hint"),
        required: reader.flag(node, "required"),
        column: reader.optional_string(node, "column"),
        kind,
    }
}

fn read_item(reader: &mut Reader, node: &Node<'_>, scales: &[Scale]) -> Kind {
    let id = reader.id(node, "scale");
    let scale = scales.iter().position(|scale| scale.id == id);
    if scale.is_none() && !id.is_empty() {
        reader.problem(node, "scale", ProblemKind::Unknown(id));
    }
    Kind::Item { scale: scale.unwrap_or_default(), reversed: reader.flag(node, "reversed") }
}

fn read_options(
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
        reader.known(&entry, &["value", "label"]);
        let value = reader.optional_string(&entry, "value").unwrap_or_default();
        if value.is_empty() {
            reader.problem(&entry, "value", ProblemKind::Missing);
        }
        if options.iter().any(|option| option.value == value) {
            reader.problem(&entry, "value", ProblemKind::Duplicate(value.clone()));
        }
        options
            .push(ChoiceOption { value, label: reader.text(&entry, "label").unwrap_or_default() });
    }
    options
}

fn read_factors(reader: &mut Reader, root: &Node<'_>, asked: &Questionnaire) -> Vec<Factor> {
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
            let Some(scale) = scale_of(asked, item) else {
                reader.problem(&node, &member, ProblemKind::Unknown(item.clone()));
                continue;
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

/// The scale of the item with this id; `None` if there is no such item.
fn scale_of(asked: &Questionnaire, id: &str) -> Option<usize> {
    let question = asked.questions().find(|question| question.id == id)?;
    match question.kind {
        Kind::Item { scale, .. } => Some(scale),
        _ => None,
    }
}

fn read_overall(reader: &mut Reader, root: &Node<'_>, asked: &Questionnaire) -> Overall {
    let mut overall = Overall { item: None, method: Method::Pooled };
    let Some(node) = reader.optional_node(root, "overall") else {
        return overall;
    };
    reader.known(&node, &["item", "method"]);
    overall.item = reader.optional_string(&node, "item");
    if let Some(item) = overall.item.as_ref().filter(|item| scale_of(asked, item).is_none()) {
        reader.problem(&node, "item", ProblemKind::Unknown(item.clone()));
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

fn read_import(reader: &mut Reader, root: &Node<'_>) -> ImportColumns {
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
