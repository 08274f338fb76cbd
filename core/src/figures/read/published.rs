//! Reads a whole file of published figures.

use super::reading::Reading;
use crate::calendar::{Month, is_day};
use crate::figures::cell_key::noisy_limits;
use crate::figures::compare::Comparison;
use crate::figures::cross_tab::CrossTab;
use crate::figures::drivers::Drivers;
use crate::figures::model::{FORMAT, Figures, GroupedFigures};
use crate::figures::over_time::over_months;
use crate::figures::thresholds::Thresholds;
use crate::json::Value;
use crate::questionnaire::{Node, Problem, ProblemKind, Questionnaire, Reader};

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
/// [`Thresholds::default`] does aren't for the public, and are refused.
pub fn read_published(
    questionnaire: &Questionnaire,
    value: &Value,
) -> Result<Published, Vec<Problem>> {
    let mut reading = Reading {
        questionnaire,
        reader: Reader::new(),
        thresholds: Thresholds::default(),
        noise: None,
    };
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
        self.noise = self.read_noise(root);
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
            let limits = if self.noise.is_some() { noisy_limits } else { over_months };
            trend = limits(&mut by_month, own.overall.item.is_none(), &own.events);
        }
        let figures = Figures {
            format: FORMAT,
            questionnaire: own.id.clone(),
            version: own.version,
            illustrative,
            filter,
            thresholds: self.thresholds,
            noise: self.noise,
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
            if group.share.n > n && self.noise.is_none() {
                let path = Self::place("by_unit", at, "n");
                let what = "no more than the number of responses";
                self.reader.problem_at(path, ProblemKind::Expected(what));
            }
        }
        published
    }
}
