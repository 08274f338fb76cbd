//! Reads the overall result, the index, items, factors and groups of a file of figures.

use super::numbers::{COUNT, FINITE, FRACTION, SIGNED};
use super::reading::Reading;
use crate::decimal::decimal;
use crate::figures::model::{
    FactorFigures, Group, Index, ItemFigures, Overall, Share, TrendFigures,
};
use crate::figures::thresholds::Status;
use crate::questionnaire::{Method, Node, ProblemKind};

impl<'a> Reading<'_> {
    pub(super) fn overall(&mut self, node: &Node<'a>) -> Overall {
        let item = self.reader.optional_string(node, "item");
        if item != self.questionnaire.overall.item {
            self.expected(node, "item", "the item that asks for the overall result");
        }
        Overall { item, share: self.share(node) }
    }

    pub(super) fn index(&mut self, node: &Node<'a>) -> Index {
        let shown = match self.text(node, "shown").as_str() {
            "pooled" => Method::Pooled,
            "mean_of_items" => Method::MeanOfItems,
            "weighted" => Method::Weighted,
            _ => {
                self.expected(node, "shown", "\"pooled\", \"mean_of_items\" or \"weighted\"");
                self.questionnaire.overall.method
            }
        };
        let [pooled, mean_of_items, weighted] =
            ["pooled", "mean_of_items", "weighted"].map(|method| {
                let node = self.reader.required_node(node, method);
                self.share(&node)
            });
        Index { shown, pooled, mean_of_items, weighted }
    }

    pub(super) fn share(&mut self, node: &Node<'a>) -> Share {
        let status = self.status(node);
        let n = self.n(node, "n", status);
        if !status.is_visible() {
            self.nothing(node, &["top_share", "interval"]);
            if status == Status::Hidden {
                self.nothing(node, &["answers"]);
            }
            return Share { status, n, answers: n, top_share: None, interval: None };
        }
        let answers = self.count(node, "answers");
        if answers.is_none_or(|answers| n.is_some_and(|n| answers < n)) {
            self.expected(node, "answers", "a whole number, no less than n");
        }
        let top_share = self.number(node, "top_share", &FRACTION);
        Share { status, n, answers, top_share, interval: self.pair(node, "interval", &FRACTION) }
    }

    /// The members of an object that stands for each of these ids, in their order.
    pub(super) fn by_id<T>(
        &mut self,
        node: &Node<'a>,
        member: &str,
        ids: Vec<String>,
        mut read: impl FnMut(&mut Self, &Node<'a>, String) -> T,
    ) -> Vec<T> {
        let node = self.reader.required_node(node, member);
        for name in node.names().filter(|name| !ids.iter().any(|id| id == name)) {
            self.reader.problem(&node, name, ProblemKind::Unknown(name.to_owned()));
        }
        let of_id = |id: String| {
            let own = self.reader.required_node(&node, &id);
            read(self, &own, id)
        };
        ids.into_iter().map(of_id).collect()
    }

    pub(super) fn items(&mut self, node: &Node<'a>, of: Option<u64>) -> Vec<ItemFigures> {
        let ids = self.questionnaire.items().map(|(_, item, ..)| item.id.clone()).collect();
        self.by_id(node, "items", ids, |reading, node, id| reading.item_figures(node, id, of))
    }

    fn item_figures(&mut self, node: &Node<'a>, id: String, of: Option<u64>) -> ItemFigures {
        let status = self.status(node);
        let n = self.n(node, "n", status);
        let mut item = ItemFigures {
            status,
            n,
            counts: None,
            not_applicable: None,
            missing: None,
            top_share: None,
            interval: None,
            mean: None,
            mean_interval: None,
            id,
        };
        if !status.is_visible() {
            self.nothing(node, &["top_share", "interval", "mean", "mean_interval"]);
        }
        if status == Status::Hidden {
            // What isn't valid tells with the responses how many are.
            self.nothing(node, &["counts", "not_applicable", "missing"]);
            return item;
        }
        item.counts = self.counts(node, &item.id, n);
        item.not_applicable = self.count(node, "not_applicable");
        item.missing = self.count(node, "missing");
        let all = [n, item.not_applicable, item.missing].into_iter().sum::<Option<u64>>();
        if all.is_none() || (all != of && self.noise.is_none()) {
            self.expected(node, "n", "with not_applicable and missing the number of responses");
        }
        if status.is_visible() {
            item.top_share = self.number(node, "top_share", &FRACTION);
            item.interval = self.pair(node, "interval", &FRACTION);
            item.mean = self.number(node, "mean", &FINITE);
            item.mean_interval = self.pair(node, "mean_interval", &FINITE);
        }
        item
    }

    /// Answers by level, which add up to the valid ones.
    fn counts(&mut self, node: &Node<'a>, item: &str, n: Option<u64>) -> Option<Vec<u64>> {
        let list = self.reader.value(node, "counts").and_then(|value| value.as_list());
        let count = |value: &crate::json::Value| value.as_i64()?.try_into().ok();
        let counts: Option<Vec<u64>> = list.and_then(|list| list.iter().map(count).collect());
        let fits = |counts: &Vec<u64>| {
            Some(counts.len()) == self.levels(item) && Some(counts.iter().sum()) == n
        };
        let counts = counts.filter(fits);
        if counts.is_none() {
            self.expected(node, "counts", "a number for each level, which add up to n");
        }
        counts
    }

    pub(super) fn factors(&mut self, node: &Node<'a>) -> Vec<FactorFigures> {
        let ids = self.questionnaire.factors.iter().map(|factor| factor.id.clone()).collect();
        self.by_id(node, "factors", ids, |reading, node, id| {
            let share = reading.share(node);
            let (alpha, alpha_n) =
                (reading.number(node, "alpha", &FINITE), reading.count(node, "alpha_n"));
            if !share.status.is_visible() {
                reading.nothing(node, &["alpha", "alpha_n"]);
            }
            if alpha.is_some() && alpha_n.is_none() {
                reading.expected(node, "alpha_n", "a number, for alpha is told");
            }
            if alpha_n.is_some_and(|n| !reading.thresholds.are_enough(n)) {
                reading.expected(node, "alpha_n", "null, for it is hidden");
            }
            FactorFigures { id, share, alpha, alpha_n }
        })
    }

    /// The groups by a dimension, each value once.
    pub(super) fn groups(&mut self, node: &Node<'a>, member: &str) -> Vec<Group> {
        let mut found: Vec<Group> = Vec::new();
        for node in self.reader.list(node, member, 0) {
            let value = self.value_of(&node, found.iter().map(|group| &*group.value));
            let limits = self.pair(&node, "limits", &FRACTION);
            let share = self.share(&node);
            if !share.status.is_visible() {
                self.nothing(&node, &["limits"]);
            }
            found.push(Group { value, share, limits });
        }
        found
    }

    /// The value of a group, which none of the others has.
    pub(super) fn value_of<'g>(
        &mut self,
        node: &Node<'a>,
        mut others: impl Iterator<Item = &'g str>,
    ) -> String {
        let value = self.text(node, "value");
        if others.any(|other| other == value) {
            self.reader.problem(node, "value", ProblemKind::Duplicate(value.clone()));
        }
        value
    }

    pub(super) fn trend(&mut self, root: &Node<'a>) -> Option<TrendFigures> {
        let node = self.reader.optional_node(root, "trend")?;
        let months = self.count(&node, "months_used");
        let months_used = self.must(&node, "months_used", months) as usize;
        let [tau, slope] = ["tau", "slope"].map(|member| {
            let number = self.number(&node, member, &SIGNED);
            self.must(&node, member, number)
        });
        let p = self.number(&node, "p", &FRACTION);
        Some(TrendFigures { months_used, tau, p: self.must(&node, "p", p), slope })
    }

    /// A path's place in a list.
    pub(super) fn place(list: &str, at: usize, member: &str) -> String {
        ["/", list, "/", &decimal(at), "/", member].concat()
    }

    /// A count that is no persons.
    pub(super) fn whole(&mut self, node: &Node<'a>, member: &str) -> usize {
        let count = self.count(node, member);
        if count.is_none() && !node.has(member) {
            self.expected(node, member, COUNT);
        }
        count.unwrap_or_default() as usize
    }
}
