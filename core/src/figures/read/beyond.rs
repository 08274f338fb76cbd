//! Reads the optional parts of a file of figures: groups, a comparison, drivers.

use super::numbers::{FRACTION, SIGNED};
use super::reading::Reading;
use crate::figures::compare::{Compared, ComparedView, Comparison, Verdict};
use crate::figures::drivers::{Driver, Drivers};
use crate::figures::model::{GroupFigures, GroupedFigures};
use crate::questionnaire::Node;

impl<'a> Reading<'_> {
    pub(super) fn group_by(&mut self, root: &Node<'a>) -> Option<GroupedFigures> {
        let node = self.reader.optional_node(root, "group_by")?;
        let field = self.field(&node, "field");
        let mut groups: Vec<GroupFigures> = Vec::new();
        for node in self.reader.list(&node, "groups", 0) {
            let value = self.value_of(&node, groups.iter().map(|group| &*group.value));
            let status = self.status(&node);
            let n = self.n(&node, "n", status);
            let [overall, index] =
                ["overall", "index"].map(|member| self.reader.required_node(&node, member));
            groups.push(GroupFigures {
                value,
                status,
                n,
                overall: self.overall(&overall),
                index: self.index(&index),
                items: self.items(&node, n),
                factors: self.factors(&node),
            });
        }
        Some(GroupedFigures { field, noise: self.noise, groups })
    }

    pub(super) fn compare(&mut self, root: &Node<'a>) -> Option<Comparison> {
        let node = self.reader.optional_node(root, "compare")?;
        let field = self.field(&node, "field");
        let [a, b] = ["a", "b"].map(|side| {
            let node = self.reader.required_node(&node, side);
            let status = self.status(&node);
            let n = self.n(&node, "n", status);
            ComparedView { values: self.reader.optional_strings(&node, "values"), status, n }
        });
        let tests = self.whole(&node, "tests");
        let overall = self.reader.required_node(&node, "overall");
        let overall = self.compared(&overall, String::new());
        let items = self.questionnaire.items().map(|(_, item, ..)| item.id.clone()).collect();
        let factors = self.questionnaire.factors.iter().map(|factor| factor.id.clone()).collect();
        Some(Comparison {
            field,
            a,
            b,
            tests,
            overall,
            items: self.by_id(&node, "items", items, Self::compared),
            factors: self.by_id(&node, "factors", factors, Self::compared),
        })
    }

    fn compared(&mut self, node: &Node<'a>, id: String) -> Compared {
        let n_a = self.told(node, "n_a");
        let n_b = self.told(node, "n_b");
        if n_a.is_none() || n_b.is_none() {
            let members = ["n_a", "n_b", "share_a", "share_b", "difference", "interval", "p"];
            self.nothing(node, &members);
            self.nothing(node, &["p_adjusted", "verdict"]);
        }
        let verdict = match self.reader.optional_string(node, "verdict").as_deref() {
            None => None,
            Some("higher") => Some(Verdict::Higher),
            Some("lower") => Some(Verdict::Lower),
            Some("not_distinguishable") => Some(Verdict::NotDistinguishable),
            Some(_) => {
                let what = "\"higher\", \"lower\" or \"not_distinguishable\"";
                self.expected(node, "verdict", what);
                None
            }
        };
        Compared {
            id,
            n_a,
            n_b,
            share_a: self.number(node, "share_a", &FRACTION),
            share_b: self.number(node, "share_b", &FRACTION),
            difference: self.number(node, "difference", &SIGNED),
            interval: self.pair(node, "interval", &SIGNED),
            p: self.number(node, "p", &FRACTION),
            p_adjusted: self.number(node, "p_adjusted", &FRACTION),
            verdict,
        }
    }

    pub(super) fn drivers(&mut self, root: &Node<'a>) -> Option<Drivers> {
        let node = self.reader.optional_node(root, "drivers")?;
        let overall = self.item(&node, "overall");
        let mut items = Vec::new();
        for node in self.reader.list(&node, "items", 0) {
            let item = self.item(&node, "item");
            let status = self.status(&node);
            let n = self.n(&node, "n", status);
            if !status.is_visible() {
                self.nothing(&node, &["rho", "interval", "p", "top_share"]);
            }
            items.push(Driver {
                item,
                status,
                n,
                rho: self.number(&node, "rho", &SIGNED),
                interval: self.pair(&node, "interval", &SIGNED),
                p: self.number(&node, "p", &FRACTION),
                top_share: self.number(&node, "top_share", &FRACTION),
            });
        }
        Some(Drivers { overall, items })
    }
}
