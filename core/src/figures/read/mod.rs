//! Figures that were published, read back: the JSON of docs/figures.md.
//!
//! A file comes from outside, and what it says is shown to everybody. So it is held to what [`figures`](super::figures)
//! promises: ids are the questionnaire's, shares are fractions, a number that is hidden isn't there, and one that is there
//! is of enough persons. All that is wrong is listed with its place.

mod beyond;
mod crossed;
mod numbers;
mod results;

use crate::calendar::{Month, is_day};
use crate::filter::Filter;
use crate::json::Value;
use crate::questionnaire::{Node, Problem, ProblemKind, Questionnaire, Reader};

use super::over_time::over_months;
use super::{Comparison, CrossTab, Drivers, Figures, GroupedFigures, Thresholds};

/// The version of the format.
pub(super) const FORMAT: u32 = 1;

/// Figures as they were published, with what was published beyond them.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Published {
    /// The figures.
    pub figures: Figures,
    /// The day on which they were counted, `2026-01-31`.
    pub made: Option<String>,
    /// The whole result for each value of a field.
    pub group_by: Option<GroupedFigures>,
    /// Persons by two fields.
    pub cross_tab: Option<CrossTab>,
    /// Two views beside each other.
    pub compare: Option<Comparison>,
    /// How the items go with the overall result.
    pub drivers: Option<Drivers>,
}

/// Reads published figures of a questionnaire, or says all that is wrong with them. Figures that hide less than
/// [`Thresholds::default`] does aren't for everybody, and are refused.
pub fn read_published(
    questionnaire: &Questionnaire,
    value: &Value,
) -> Result<Published, Vec<Problem>> {
    let mut reading =
        Reading { questionnaire, reader: Reader::new(), thresholds: Thresholds::default() };
    let root = reading.reader.root(value);
    let published = reading.published(&root);
    reading.reader.finish(published)
}

impl Published {
    /// Whether any part is shown: not where the whole is hidden.
    fn tells_of_a_part(&self) -> bool {
        let Figures { overall, index, items, factors, by_unit, by_month, trend, .. } =
            &self.figures;
        let shares = [&overall.share, &index.pooled, &index.mean_of_items, &index.weighted];
        shares.iter().any(|share| share.status.is_visible())
            || items.iter().any(|item| item.status.is_visible())
            || factors.iter().any(|factor| factor.share.status.is_visible())
            || !by_unit.is_empty()
            || !by_month.is_empty()
            || trend.is_some()
            || self.group_by.as_ref().is_some_and(|by| !by.groups.is_empty())
            || self.cross_tab.as_ref().is_some_and(|table| !table.rows.is_empty())
            || self.compare.as_ref().is_some_and(|compare| {
                [&compare.a, &compare.b].iter().any(|view| view.status.is_visible())
            })
            || self.drivers.as_ref().is_some_and(|drivers| {
                drivers.items.iter().any(|driver| driver.status.is_visible())
            })
    }
}

/// A file that is being read.
struct Reading<'q> {
    questionnaire: &'q Questionnaire,
    reader: Reader,
    /// The file's own, once they are read.
    thresholds: Thresholds,
}

impl<'a> Reading<'_> {
    fn published(&mut self, root: &Node<'a>) -> Published {
        let own = self.questionnaire;
        if self.count(root, "format") != Some(FORMAT.into()) {
            self.expected(root, "format", "1");
        }
        if self.text(root, "questionnaire") != own.id {
            self.expected(root, "questionnaire", "the id of the questionnaire that is shown");
        }
        if self.count(root, "version") != Some(own.version.into()) {
            self.expected(root, "version", "the version of the questionnaire that is shown");
        }
        let illustrative = self.reader.flag(root, "illustrative");
        let filter = self.filter(root);
        self.thresholds = self.read_thresholds(root);
        let status = self.status(root);
        let n = self.n(root, "n", status);
        let [overall, index] =
            ["overall", "index"].map(|member| self.reader.required_node(root, member));
        let overall = self.overall(&overall);
        let index = self.index(&index);
        let (items, factors) = (self.items(root, n), self.factors(root));
        let by_unit = self.groups(root, "by_unit");
        let mut by_month = self.groups(root, "by_month");
        let mut trend = self.trend(root);
        for (at, group) in by_month.iter().enumerate() {
            if !group.value.is_empty() && Month::parse(&group.value).is_none() {
                let path = Self::place("by_month", at, "value");
                self.reader.problem_at(path, ProblemKind::Expected("a month such as 2026-01"));
            }
        }
        if own.events.iter().any(|event| event.breaks) {
            // It may have been counted before it was known that the method changed.
            trend = over_months(&mut by_month, own.overall.item.is_none(), &own.events);
        }
        let figures = Figures {
            format: FORMAT,
            questionnaire: own.id.clone(),
            version: own.version,
            illustrative,
            filter,
            thresholds: self.thresholds,
            status,
            n,
            overall,
            index,
            items,
            factors,
            by_unit,
            by_month,
            trend,
        };
        let made = self.reader.optional_string(root, "made");
        if made.as_deref().is_some_and(|day| !is_day(day)) {
            self.expected(root, "made", "a day such as 2026-01-31");
        }
        let published = Published {
            figures,
            made,
            group_by: self.group_by(root),
            cross_tab: self.cross_tab(root),
            compare: self.compare(root),
            drivers: self.drivers(root),
        };
        if !status.is_visible() && published.tells_of_a_part() {
            self.expected(root, "status", "\"shown\" or \"reference\" where any part is shown");
        }
        for (at, group) in published.figures.by_unit.iter().enumerate() {
            if group.share.n > n {
                let path = Self::place("by_unit", at, "n");
                let what = "no more than the number of responses";
                self.reader.problem_at(path, ProblemKind::Expected(what));
            }
        }
        published
    }

    fn filter(&mut self, root: &Node<'a>) -> Filter {
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

    fn read_thresholds(&mut self, root: &Node<'a>) -> Thresholds {
        let least = Thresholds::default();
        let node = self.reader.required_node(root, "thresholds");
        let hide_below = self.count(&node, "hide_below").unwrap_or_default();
        if hide_below < least.hide_below {
            self.expected(&node, "hide_below", "10 or more: other figures aren't for everybody");
        }
        let reference_below = self.count(&node, "reference_below").unwrap_or_default();
        if reference_below < hide_below.max(least.reference_below) {
            self.expected(&node, "reference_below", "30 or more, and no less than hide_below");
        }
        Thresholds {
            hide_below: hide_below.max(least.hide_below),
            reference_below: reference_below.max(least.reference_below),
        }
    }

    /// How many levels an item has; `None` for what is none.
    fn levels(&self, item: &str) -> Option<usize> {
        let mut items = self.questionnaire.items();
        items.find(|(_, own, ..)| own.id == item).map(|(_, _, scale, _)| scale.levels.len())
    }

    /// The id of an item in a member.
    fn item(&mut self, node: &Node<'a>, member: &str) -> String {
        let id = self.text(node, member);
        if self.levels(&id).is_none() {
            self.reader.problem(node, member, ProblemKind::Unknown(id.clone()));
        }
        id
    }

    /// A field of the questionnaire in a member.
    fn field(&mut self, node: &Node<'a>, member: &str) -> String {
        let field = self.text(node, member);
        if !crate::filter::fields(self.questionnaire).contains(&field) {
            self.reader.problem(node, member, ProblemKind::Unknown(field.clone()));
        }
        field
    }
}
