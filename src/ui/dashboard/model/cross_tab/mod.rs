//! The cross-tab of two fields and the heat map of the units: what is counted for them, and when.
//!
//! Both take longer to count than all other figures, and more so the more units there are. So they are counted when the
//! panels come near the window, after the other figures are painted, in steps between which the page gets its turn.
//! Numbers come from [`hailong_core::figures`] only, and are hidden there.

pub mod fields;
pub mod unit_vs_rest;

use std::rc::Rc;

use hailong_core::figures::{CrossTab, Figures, FiguresError, GroupedFigures, cross_tab, grouped};
use hailong_core::filter::UNIT;

use super::effect::{AFTER_PAINT, Effect, Timer};
use super::state::DashboardState;
use super::view::View;
use unit_vs_rest::{UnitComparisons, UnitsVsRest};

/// What was counted of one view.
pub struct Crossed {
    /// The figures of the same view.
    pub figures: Rc<Figures>,
    /// Each unit.
    pub units: Rc<GroupedFigures>,
    /// Which of a unit's shares differ from all others' by more than chance.
    pub units_vs_rest: Rc<UnitsVsRest>,
    /// The fields that can be set against each other; none where they were published, and are as they are.
    pub fields: Vec<String>,
    /// Those that are: of the rows, of the columns.
    pub chosen: [String; 2],
    /// Persons by both.
    pub table: Rc<Result<CrossTab, FiguresError>>,
}

impl Crossed {
    /// What was published with these figures; `None` where it says nothing of two fields.
    pub fn published(
        figures: Rc<Figures>,
        units: Option<GroupedFigures>,
        table: Option<CrossTab>,
    ) -> Option<Self> {
        let units = units.filter(|units| units.field == UNIT);
        if units.is_none() && table.is_none() {
            return None;
        }
        let chosen = table.as_ref().map(|of| [of.row_field.clone(), of.column_field.clone()]);
        Some(Self {
            figures,
            units: Rc::new(units.unwrap_or_default()),
            units_vs_rest: Rc::new(UnitsVsRest::none()),
            fields: Vec::new(),
            chosen: chosen.unwrap_or_default(),
            table: Rc::new(table.ok_or(FiguresError::NoValue(String::new()))),
        })
    }

    /// Whether nothing can be chosen, for there are no responses to count.
    pub fn is_fixed(&self) -> bool {
        self.fields.is_empty()
    }
}

/// What can happen.
#[derive(Clone, Debug)]
pub enum Message {
    /// The panels have come near the window, or have left it.
    Near(bool),
    /// Count the tables, or compare some more units with the others.
    Step,
    /// The lazy chunk couldn't be fetched and is asked for again: the focus goes on at the first panel.
    Again,
    /// Set these fields against each other: of the rows, of the columns.
    Choose([String; 2]),
}

/// The choice of fields, and what was counted.
#[derive(Default)]
pub struct CrossTabs {
    chosen: Option<[String; 2]>,
    found: Option<Rc<Crossed>>,
    comparisons: Option<UnitComparisons>,
    /// Whether the panels are near the window.
    is_near: bool,
    /// Whether anything was counted since the dashboard was opened: from then on the panels keep their place.
    was_counted: bool,
    /// Whether the focus goes to the panels when they are there.
    introduces: bool,
}

impl CrossTabs {
    /// What was counted; `None` until it was, of the view as it is now.
    pub fn found(&self) -> Option<&Rc<Crossed>> {
        self.found.as_ref()
    }

    /// Whether something was counted, of this view or of one before.
    pub fn is_there(&self) -> bool {
        self.was_counted
    }

    /// Whether the panels are there now and want the focus: the button by which they were asked for is gone.
    pub fn takes_focus(&mut self) -> bool {
        let takes = self.introduces && self.found.is_some();
        self.introduces &= !takes;
        takes
    }

    /// Sets two fields against each other from now on, whatever the filter.
    pub fn choose(&mut self, fields: [String; 2]) {
        self.chosen = Some(fields);
    }

    /// The figures are others: the tables are counted anew once those are painted, if the panels are near.
    pub fn reset(&mut self) -> Effect {
        (self.found, self.comparisons) = (None, None);
        self.when_near()
    }

    /// The panels have come near the window, or have left it.
    pub fn near(&mut self, is_near: bool) -> Effect {
        self.is_near = is_near;
        // Of what was counted for paper some is still to come.
        self.when_near()
    }

    fn when_near(&self) -> Effect {
        match self.is_near {
            true => Effect::Wake(Timer::CrossTab, AFTER_PAINT),
            false => Effect::Rest(Timer::CrossTab),
        }
    }

    /// Does it; the small trends are counted after the tables.
    pub fn update(&mut self, message: Message, state: &DashboardState) -> Vec<Effect> {
        let mut effects = Vec::new();
        match message {
            Message::Near(is_near) => return vec![self.near(is_near)],
            Message::Choose(fields) => {
                self.choose(fields);
                self.count_table(state);
                effects.push(Effect::Draw);
            }
            Message::Step | Message::Again => {
                self.introduces |= matches!(message, Message::Again);
                let is_first = self.found.is_none();
                let goes_on = match is_first {
                    true => self.count(state),
                    false => self.compare(state),
                };
                if goes_on {
                    effects.push(Effect::Wake(Timer::CrossTab, 0));
                }
                if is_first || !goes_on {
                    effects.push(Effect::Draw);
                }
            }
        }
        if self.found.is_some() {
            effects.push(Effect::BeginMultiples);
        }
        effects
    }

    /// Counts all but how units differ; whether there is anything left to do.
    pub fn count(&mut self, state: &DashboardState) -> bool {
        (self.found, self.comparisons) = (None, None);
        // Also where there is nothing to cross: then nothing is shown.
        self.was_counted = true;
        let (Some(view), Some(figures)) = (state.view(), state.figures()) else { return false };
        let fields = fields::fields(state);
        let Some(chosen) = fields::chosen(view.questionnaire, &fields, self.chosen.as_ref()) else {
            return false;
        };
        let units = grouped(view.questionnaire, view.counted, view.filter, UNIT, view.thresholds);
        // The filter was checked when it was set, and a unit is a field of every questionnaire.
        let Ok(units) = units else { return false };
        let comparisons = UnitComparisons::of(&units);
        let units_vs_rest = Rc::new(comparisons.begun());
        let table = tabulate(&view, &chosen);
        let (figures, units) = (figures.clone(), Rc::new(units));
        self.found =
            Some(Rc::new(Crossed { figures, units, units_vs_rest, fields, chosen, table }));
        self.comparisons = (!comparisons.is_done()).then_some(comparisons);
        self.comparisons.is_some()
    }

    /// All of it, counted at once, for paper, on which nothing can be picked. Units of many responses are compared only
    /// if they were already: that takes seconds.
    pub fn on_paper(&mut self, state: &DashboardState) -> Option<Crossed> {
        if self.found.is_none() {
            self.count(state);
        }
        while state.is_quick() && self.compare(state) {}
        let Crossed { figures, units, units_vs_rest, chosen, table, .. } =
            &**self.found.as_ref()?;
        let is_compared = self.comparisons.is_none();
        let units_vs_rest =
            if is_compared { units_vs_rest.clone() } else { Rc::new(UnitsVsRest::none()) };
        Some(Crossed {
            figures: figures.clone(),
            units: units.clone(),
            units_vs_rest,
            fields: Vec::new(),
            chosen: chosen.clone(),
            table: table.clone(),
        })
    }

    /// Counts the two fields alone: all else is as it was.
    fn count_table(&mut self, state: &DashboardState) {
        let (Some(view), Some(found)) = (state.view(), &self.found) else { return };
        let fields = found.fields.clone();
        let Some(chosen) = fields::chosen(view.questionnaire, &fields, self.chosen.as_ref()) else {
            return;
        };
        let table = tabulate(&view, &chosen);
        let (figures, units) = (found.figures.clone(), found.units.clone());
        let units_vs_rest = found.units_vs_rest.clone();
        self.found =
            Some(Rc::new(Crossed { figures, units, units_vs_rest, fields, chosen, table }));
    }

    /// Compares some more units; whether any are left.
    pub fn compare(&mut self, state: &DashboardState) -> bool {
        let (Some(view), Some(found), Some(comparisons)) =
            (state.view(), &self.found, &mut self.comparisons)
        else {
            return false;
        };
        comparisons.step(&view);
        if !comparisons.is_done() {
            return true;
        }
        let units_vs_rest = Rc::new(comparisons.units_vs_rest(&found.figures));
        let (figures, units) = (found.figures.clone(), found.units.clone());
        let (fields, chosen, table) =
            (found.fields.clone(), found.chosen.clone(), found.table.clone());
        self.found =
            Some(Rc::new(Crossed { figures, units, units_vs_rest, fields, chosen, table }));
        self.comparisons = None;
        false
    }
}

fn tabulate(view: &View<'_>, [rows, columns]: &[String; 2]) -> Rc<Result<CrossTab, FiguresError>> {
    let fields = [rows.as_str(), columns.as_str()];
    Rc::new(cross_tab(view.questionnaire, view.counted, view.filter, fields, view.thresholds))
}
