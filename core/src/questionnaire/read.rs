//! From a JSON file to a [`Questionnaire`].

use super::condition::Skip;
use super::counted::{
    check_codes, check_names, imply_overall, read_factors, read_import, read_overall,
};
use super::events::read_events;
use super::model::{ImportColumns, Method, Overall, Page, Question, Questionnaire};
use super::piping;
use super::problem::{Problem, ProblemKind};
use super::read_condition::{self, Earlier};
use super::read_question::{read_options, read_question};
use super::reader::{Node, Reader};
use super::scale::{Level, Look, MOST_LEVELS, Scale};
use super::text::Text;
use crate::decimal::decimal;
use crate::json::Value;

/// The members of a questionnaire.
const MEMBERS: [&str; 16] = [
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
    "events",
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
    let mut questionnaire = asked(&mut reader, &root, value);
    questionnaire.factors = read_factors(&mut reader, &root, &questionnaire);
    questionnaire.overall = read_overall(&mut reader, &root, &questionnaire);
    imply_overall(&mut questionnaire);
    questionnaire.channels = read_options(&mut reader, &root, "channels", 0);
    questionnaire.import = read_import(&mut reader, &root);
    questionnaire.events = read_events(&mut reader, &root);
    check_names(&mut reader, &questionnaire);
    check_codes(&mut reader, &questionnaire);
    reader.finish(questionnaire)
}

/// Reads what is asked and leaves out how it is counted: factors, the overall result, channels, the columns of
/// files and events. A form needs no more, and doesn't turn a citizen away for a slip in the rest.
pub fn read_asked(value: &Value) -> Result<Questionnaire, Vec<Problem>> {
    let mut reader = Reader::new();
    let root = reader.root(value);
    let questionnaire = asked(&mut reader, &root, value);
    reader.finish(questionnaire)
}

fn asked(reader: &mut Reader, root: &Node<'_>, value: &Value) -> Questionnaire {
    reader.known(root, &MEMBERS);
    let languages = reader.optional_strings(root, "languages");
    reader.require_languages(&languages);
    let scales = read_scales(reader, root);
    let (pages, questions) = read_pages(reader, root, &scales, value);
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
        events: Vec::new(),
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
        reader.known(&node, &["levels", "top", "not_applicable", "faces", "look", "ends"]);
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
            look: read_look(reader, &node),
            ends: read_ends(reader, &node),
        });
    }
    scales
}

/// How a scale is drawn: `look`, or `faces`, which is older.
fn read_look(reader: &mut Reader, scale: &Node<'_>) -> Look {
    let faces = reader.flag(scale, "faces");
    match reader.optional_string(scale, "look").as_deref() {
        None if faces => Look::Faces,
        None | Some("words") => Look::Words,
        Some("faces") => Look::Faces,
        Some("smiley") => Look::Smiley,
        Some("stars") => Look::Stars,
        Some("numbers") => Look::Numbers,
        Some(_) => {
            let looks = "words, faces, smiley, stars or numbers";
            reader.problem(scale, "look", ProblemKind::Expected(looks));
            Look::Words
        }
    }
}

fn read_ends(reader: &mut Reader, scale: &Node<'_>) -> Option<(Text, Text)> {
    let node = reader.optional_node(scale, "ends")?;
    reader.known(&node, &["low", "high"]);
    let end = |reader: &mut Reader, member| reader.text(&node, member).unwrap_or_default();
    Some((end(reader, "low"), end(reader, "high")))
}

fn read_pages(
    reader: &mut Reader,
    root: &Node<'_>,
    scales: &[Scale],
    value: &Value,
) -> (Vec<Page>, Vec<Question>) {
    let mut pages: Vec<Page> = Vec::new();
    let mut questions: Vec<Question> = Vec::new();
    let written = value.get("pages").and_then(Value::as_list).unwrap_or_default();
    let page_ids = read_condition::ids(value.get("pages").into_iter());
    let all = read_condition::ids(written.iter().filter_map(|page| page.get("questions")));
    for node in reader.list(root, "pages", 1) {
        const MEMBERS: [&str; 7] =
            ["id", "title", "hint", "questions", "block", "visible_if", "skip"];
        reader.known(&node, &MEMBERS);
        let first = questions.len();
        let earlier = Earlier { questions: &questions, scales, all: &all };
        let visible_if = earlier.optional(reader, &node, "visible_if");
        for entry in reader.list(&node, "questions", 1) {
            let earlier = Earlier { questions: &questions, scales, all: &all };
            let question = read_question(reader, &entry, &earlier);
            // Responses keep answers by id, so an id is unique over all pages.
            if questions.iter().any(|other| other.id == question.id) {
                reader.problem(&entry, "id", ProblemKind::Duplicate(question.id.clone()));
            }
            questions.push(question);
        }
        let earlier = Earlier { questions: &questions, scales, all: &all };
        let page = Page {
            id: reader.id(&node, "id"),
            title: reader.text(&node, "title").unwrap_or_default(),
            hint: reader.optional_text(&node, "hint"),
            questions: first..questions.len(),
            block: reader.flag(&node, "block"),
            visible_if,
            skips: read_skips(reader, &node, &earlier, &page_ids, pages.len()),
        };
        if pages.iter().any(|other| other.id == page.id) {
            reader.problem(&node, "id", ProblemKind::Duplicate(page.id.clone()));
        }
        piping::check(reader, &node.path, &page, &questions, &all);
        pages.push(page);
    }
    (pages, questions)
}

/// Where a page leads to, other than to the next one.
fn read_skips(
    reader: &mut Reader,
    page: &Node<'_>,
    earlier: &Earlier<'_>,
    page_ids: &[&str],
    at: usize,
) -> Vec<Skip> {
    let mut skips = Vec::new();
    for node in reader.optional_list(page, "skip") {
        reader.known(&node, &["if", "to"]);
        let Some(when) = earlier.optional(reader, &node, "if") else {
            reader.problem(&node, "if", ProblemKind::Missing);
            continue;
        };
        // Without a page to go to, it is the review page.
        let mut to = page_ids.len();
        if let Some(id) = reader.optional_string(&node, "to") {
            match page_ids.iter().position(|other| *other == id) {
                Some(found) if found > at => to = found,
                Some(_) => {
                    reader.problem(&node, "to", ProblemKind::Expected("the id of a later page"));
                }
                None => reader.problem(&node, "to", ProblemKind::Unknown(id)),
            }
        }
        skips.push(Skip { when, to });
    }
    skips
}
