//! Conditions, read from a file.

use super::condition::{Condition, Test};
use super::kind::Kind;
use super::model::Question;
use super::problem::ProblemKind;
use super::reader::{Node, Reader};
use super::scale::Scale;
use crate::json::Value;

/// What conditions can refer to while a file is read.
pub(super) struct Earlier<'a> {
    /// The questions that were read already.
    pub(super) questions: &'a [Question],
    /// The scales.
    pub(super) scales: &'a [Scale],
    /// The ids of all questions in the file: one that comes later is told from one that isn't there.
    pub(super) all: &'a [&'a str],
}

impl Earlier<'_> {
    /// The condition in a member, if there is one.
    pub(super) fn optional(
        &self,
        reader: &mut Reader,
        node: &Node<'_>,
        member: &str,
    ) -> Option<Condition> {
        let node = reader.optional_node(node, member)?;
        Some(self.read(reader, &node))
    }

    pub(super) fn read(&self, reader: &mut Reader, node: &Node<'_>) -> Condition {
        for (member, make) in [("all", Condition::All as fn(_) -> _), ("any", Condition::Any)] {
            if node.has(member) {
                reader.known(node, &[member]);
                let parts = reader.list(node, member, 1);
                return make(parts.iter().map(|part| self.read(reader, part)).collect());
            }
        }
        if let Some(condition) = self.optional(reader, node, "not") {
            reader.known(node, &["not"]);
            return Condition::Not(Box::new(condition));
        }
        reader.known(node, &["question", "is", "at_least", "at_most"]);
        let id = reader.id(node, "question");
        let Some(at) = self.question(reader, node, &id) else {
            return Condition::All(Vec::new());
        };
        Condition::Answer(at, self.test(reader, node, &self.questions[at]))
    }

    /// The index of an earlier question that has answers.
    fn question(&self, reader: &mut Reader, node: &Node<'_>, id: &str) -> Option<usize> {
        let found = self.questions.iter().position(|question| question.id == id);
        let found = found.filter(|&at| !matches!(self.questions[at].kind, Kind::Note));
        if found.is_none() && !id.is_empty() {
            let later = self.all[self.questions.len().min(self.all.len())..].contains(&id);
            let id = id.to_owned();
            let kind = if later { ProblemKind::Later(id) } else { ProblemKind::Unknown(id) };
            reader.problem(node, "question", kind);
        }
        found
    }

    fn test(&self, reader: &mut Reader, node: &Node<'_>, question: &Question) -> Test {
        let counts = matches!(question.kind, Kind::Item { .. } | Kind::Number { .. });
        for (member, make) in [("at_least", Test::AtLeast as fn(_) -> _), ("at_most", Test::AtMost)]
        {
            if let Some(number) = reader.optional_number(node, member) {
                if !counts {
                    let what = "left out: only an item or a number has more and less";
                    reader.problem(node, member, ProblemKind::Expected(what));
                }
                return make(number);
            }
        }
        if !node.has("is") {
            return Test::Given;
        }
        let values = reader.strings_or_one(node, "is");
        for value in &values {
            if !question.kind.can_be(value, self.scales) {
                reader.problem(node, "is", ProblemKind::Unknown(value.clone()));
            }
        }
        Test::Is(values)
    }
}

/// The ids of everything in the lists of a member of each of these: `questions` of all `pages`.
pub(super) fn ids<'a>(lists: impl Iterator<Item = &'a Value>) -> Vec<&'a str> {
    let mut ids = Vec::new();
    for entry in lists.filter_map(Value::as_list).flatten() {
        ids.push(entry.get("id").and_then(Value::as_str).unwrap_or_default());
    }
    ids
}
