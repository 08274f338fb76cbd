//! From a JSON file to a [`Questionnaire`].

use super::counted::{check_codes, check_names, read_factors, read_import, read_overall};
use super::reader::{Node, Reader};
use super::{
    ChoiceOption, ImportColumns, Kind, Level, MOST_LEVELS, Method, Overall, Page, Problem,
    ProblemKind, Question, Questionnaire, Scale,
};
use crate::decimal::decimal;
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
