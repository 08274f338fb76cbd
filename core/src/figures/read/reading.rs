//! The state while a file of published figures is read: the questionnaire, and the problems found so far.

use crate::figures::cell_key::{Noise, NoiseMethod};
use crate::figures::thresholds::Thresholds;
use crate::filter::Filter;
use crate::questionnaire::{Node, ProblemKind, Questionnaire, Reader};

/// A file that is being read.
pub(super) struct Reading<'q> {
    pub(super) questionnaire: &'q Questionnaire,
    pub(super) reader: Reader,
    /// The file's own, once they are read.
    pub(super) thresholds: Thresholds,
    /// What the counts were shifted by, once it is read. Such counts don't add up.
    pub(super) noise: Option<Noise>,
}

impl<'a> Reading<'_> {
    pub(super) fn filter(&mut self, root: &Node<'a>) -> Filter {
        let mut filter = Filter::all();
        let node = self.reader.required_node(root, "filter");
        for field in node.names() {
            for value in self.reader.optional_strings(&node, field) {
                filter.allow(field, value);
            }
        }
        if filter.check(self.questionnaire).is_err() {
            self.expected(
                root,
                "filter",
                "an object of fields of the questionnaire and their values",
            );
        }
        filter
    }

    pub(super) fn read_thresholds(&mut self, root: &Node<'a>) -> Thresholds {
        let least = Thresholds::default();
        let node = self.reader.required_node(root, "thresholds");
        let hide_below = self.count_from(&node, "hide_below", least.hide_below);
        let least = least.reference_below.max(hide_below);
        Thresholds { hide_below, reference_below: self.count_from(&node, "reference_below", least) }
    }

    pub(super) fn read_noise(&mut self, root: &Node<'a>) -> Option<Noise> {
        let node = self.reader.optional_node(root, "noise")?;
        if self.text(&node, "method") != "cell_key" {
            self.expected(&node, "method", "\"cell_key\"");
        }
        let [max, variance] = ["max", "variance"].map(|member| self.whole(&node, member) as u64);
        Some(Noise { method: NoiseMethod::CellKey, max, variance })
    }

    /// A count that must not be smaller; the least where it is.
    fn count_from(&mut self, node: &Node<'a>, member: &str, least: u64) -> u64 {
        let count = self.count(node, member).unwrap_or_default();
        if count < least {
            self.reader.problem(node, member, ProblemKind::AtLeast(least));
        }
        count.max(least)
    }

    /// How many levels an item has; `None` for what is none.
    pub(super) fn levels(&self, item: &str) -> Option<usize> {
        let mut items = self.questionnaire.items();
        items.find(|(_, own, ..)| own.id == item).map(|(_, _, scale, _)| scale.levels.len())
    }

    /// The id of an item in a member.
    pub(super) fn item(&mut self, node: &Node<'a>, member: &str) -> String {
        let id = self.text(node, member);
        if self.levels(&id).is_none() {
            self.reader.problem(node, member, ProblemKind::Unknown(id.clone()));
        }
        id
    }

    /// A field of the questionnaire in a member.
    pub(super) fn field(&mut self, node: &Node<'a>, member: &str) -> String {
        let field = self.text(node, member);
        if !crate::filter::fields(self.questionnaire).contains(&field) {
            self.reader.problem(node, member, ProblemKind::Unknown(field.clone()));
        }
        field
    }
}
