//! Which of a unit's shares are above or below those of all other responses by more than chance.
//!
//! Each unit is compared with the rest of what the filter lets through by [`compare`], so that nothing comes out that the
//! two views don't show. Its own adjustment is for one comparison; here there are as many as units, and a heat map
//! invites to look at all of them. So the p-values of all are adjusted together. What a unit is as a whole is another
//! question, which the units' panel answers ([`sides`]): the item that asks for the result of all is that same statement,
//! so it isn't tested here again but has the answer given there.

use std::cmp::Ordering;
use std::collections::HashMap;

use hailong_core::figures::{Compared, Figures, GroupedFigures, Status, compare};
use hailong_core::filter::UNIT;
use hailong_core::statistics::judge_together;

use crate::ui::dashboard::model::units_vs_rest::sides;
use crate::ui::dashboard::model::view::View;

/// Each takes two views with all that has to be hidden in them: some milliseconds.
const MOST_UNITS: usize = 60;
/// Units that are compared between two turns of the page.
const STEP: usize = 2;

/// What was found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct UnitsVsRest {
    /// Whether the units were compared.
    pub state: Compare,
    /// By unit, then by what it is about.
    found: HashMap<String, HashMap<Subject, Side>>,
}

/// On which side of all other responses a unit's share is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// It is higher.
    Above,
    /// It is lower.
    Below,
}

/// Whether units were compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Compare {
    /// They are being compared.
    #[default]
    Running,
    /// They were.
    Done,
    /// There is nothing to compare: fewer than two units are shown.
    Nothing,
    /// There are too many.
    TooMany,
}

impl UnitsVsRest {
    /// Of units that weren't compared.
    pub fn none() -> Self {
        Self { state: Compare::Nothing, ..Self::default() }
    }

    /// How a unit's share of something differs from the others'; `None` where it may be chance, or wasn't compared.
    pub fn of(&self, unit: &str, subject: &Subject) -> Option<Side> {
        self.found.get(unit)?.get(subject).copied()
    }
}

/// What a share is about: a factor and an item may have the same id.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Subject {
    Factor(String),
    Item(String),
}

/// One test.
struct Test {
    unit: String,
    subject: Subject,
    p: f64,
    difference: f64,
}

/// Compares units, some at a time.
pub struct UnitComparisons {
    state: Compare,
    /// All values of units that the filter lets through.
    all: Vec<String>,
    /// Those that are still to be compared.
    left: Vec<String>,
    tests: Vec<Test>,
}

impl UnitComparisons {
    /// The units that are shown and may be ranked.
    pub fn of(units: &GroupedFigures) -> Self {
        let all: Vec<String> = units.groups.iter().map(|group| group.value.clone()).collect();
        let shown = units.groups.iter().filter(|group| group.status == Status::Shown);
        let left = shown.map(|group| group.value.clone()).filter(|value| !value.is_empty());
        let left: Vec<String> = left.collect();
        let state = match left.len() {
            0 => Compare::Nothing,
            _ if all.len() < 2 => Compare::Nothing,
            1..=MOST_UNITS => Compare::Running,
            _ => Compare::TooMany,
        };
        let left = if state == Compare::Running { left } else { Vec::new() };
        Self { state, all, left, tests: Vec::new() }
    }

    pub fn is_done(&self) -> bool {
        self.left.is_empty()
    }

    /// What is known before anything was compared.
    pub fn begun(&self) -> UnitsVsRest {
        UnitsVsRest { state: self.state, ..UnitsVsRest::default() }
    }

    /// Compares some more.
    pub fn step(&mut self, view: &View<'_>) {
        // The others are let through by name, so that a filter on units holds for them, too.
        let mut filter = view.filter.clone();
        filter.clear(UNIT);
        let from = self.left.len().saturating_sub(STEP);
        for unit in self.left.split_off(from) {
            let others: Vec<String> =
                self.all.iter().filter(|other| **other != unit).cloned().collect();
            let sides = [others.as_slice(), std::slice::from_ref(&unit)];
            let View { questionnaire, counted, thresholds, .. } = *view;
            let compared = compare(questionnaire, counted, &filter, UNIT, sides, thresholds);
            // Both sides have values and no others are asked for, so there is no error but that of memory; then the
            // unit has no signs.
            let Ok(compared) = compared else { continue };
            let factors = compared.factors.iter().map(|of| (Subject::Factor(of.id.clone()), of));
            let is_overall = |of: &&Compared| questionnaire.overall.item.as_ref() == Some(&of.id);
            let items = compared.items.iter().filter(|of| !is_overall(of));
            let items = items.map(|of| (Subject::Item(of.id.clone()), of));
            let tests = factors.chain(items);
            self.tests.extend(tests.filter_map(|(subject, of)| Test::of(&unit, subject, of)));
        }
    }

    /// What was found, all tests adjusted together; `figures` are those of the same view.
    pub fn units_vs_rest(&self, figures: &Figures) -> UnitsVsRest {
        let differences: Vec<(f64, f64)> =
            self.tests.iter().map(|test| (test.difference, test.p)).collect();
        let mut found: HashMap<String, HashMap<Subject, Side>> = HashMap::new();
        let mut tell = |unit: &str, subject: &Subject, direction: Ordering| {
            let side = match direction {
                Ordering::Greater => Side::Above,
                Ordering::Less => Side::Below,
                Ordering::Equal => return,
            };
            found.entry(unit.to_owned()).or_default().insert(subject.clone(), side);
        };
        for (test, judged) in self.tests.iter().zip(judge_together(&differences)) {
            tell(&test.unit, &test.subject, judged.direction);
        }
        if let Some(item) = &figures.overall.item {
            let subject = Subject::Item(item.clone());
            for (group, side) in figures.by_unit.iter().zip(sides(figures)) {
                tell(&group.value, &subject, side.unwrap_or(Ordering::Equal));
            }
        }
        UnitsVsRest { state: Compare::Done, found }
    }
}

impl Test {
    fn of(unit: &str, subject: Subject, compared: &Compared) -> Option<Self> {
        Some(Self {
            unit: unit.to_owned(),
            subject,
            p: compared.p?,
            difference: compared.difference?,
        })
    }
}
