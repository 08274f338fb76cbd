//! What crosses two fields: each unit by factor and item, and any two fields against each other.
//!
//! It takes longer to count than all other figures, and more so the more units there are. So it is fetched and counted
//! when somebody comes near it, after the other figures are on the page, in steps between which the page gets its turn.
//! Numbers come from [`hailong_core::figures`] only, and are hidden there.

mod door;
mod fields;
mod heat;
mod panels;
mod table;
mod unit_vs_rest;

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use hailong_core::figures::{
    CrossTab, Figures, FiguresError, GroupedFigures, Thresholds, cross_tab, grouped,
};
use hailong_core::filter::UNIT;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::Context;

use super::multiples;
use super::multiples::Multiples;
use crate::ui::dashboard::model::state::{DashboardState, View};
use crate::ui::dashboard::shell::app::{DashboardApp, Message};

pub use door::crossings;
pub use panels::{Crossings, Piece, on_paper};
use unit_vs_rest::Comparing;
pub use unit_vs_rest::Standings;

/// Until the figures are painted, in milliseconds.
const AFTER_PAINT: u32 = 20;

/// What was counted of one view.
pub struct Crossed {
    /// The figures of the same view.
    pub figures: Rc<Figures>,
    /// Each unit.
    pub units: Rc<GroupedFigures>,
    /// Which of a unit's shares differ from all others' by more than chance.
    pub standings: Rc<Standings>,
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
            standings: Rc::new(Standings::none()),
            fields: Vec::new(),
            chosen: chosen.unwrap_or_default(),
            table: Rc::new(table.ok_or(FiguresError::NoValue(String::new()))),
        })
    }

    /// Whether nothing can be chosen, for there are no responses to count.
    fn is_fixed(&self) -> bool {
        self.fields.is_empty()
    }
}

/// What is to be done.
pub enum Task {
    /// Somebody has come near the panels, or has gone.
    Near(bool),
    /// The figures are painted: count.
    Count,
    /// It couldn't be fetched and is asked for again: count, and let the person who asked go on there.
    Again,
    /// Compare some more units with the others.
    Compare,
    /// Set these fields against each other: of the rows, of the columns.
    Choose([String; 2]),
    /// The small trends of each unit, which stand below and are counted after.
    Units(multiples::Task),
}

/// The choice of fields, and what was counted.
#[derive(Default)]
pub struct Crossing {
    chosen: Option<[String; 2]>,
    found: Option<Rc<Crossed>>,
    comparing: Option<Comparing>,
    /// Whether somebody is near the panels.
    is_near: bool,
    /// Whether anything was counted since the dashboard was opened: from then on the panels keep their place.
    was_counted: bool,
    /// Whether who asked for them again is led to them when they are there.
    introduces: bool,
    /// The small trends of each unit.
    pub multiples: Multiples,
    /// Dropped, it doesn't go off: of what was asked for meanwhile only the last is counted.
    next: Option<Timeout>,
}

impl Crossing {
    /// What was counted; `None` until it was, of the view as it is now.
    pub fn found(&self) -> Option<&Rc<Crossed>> {
        self.found.as_ref()
    }

    /// Whether something was counted, of this view or of one before.
    pub fn is_there(&self) -> bool {
        self.was_counted
    }

    /// Whoever asked for the panels again, by a button that is gone, goes on at their first one.
    pub fn rendered(&mut self, root: Option<Element>) {
        if !self.introduces || self.found.is_none() {
            return;
        }
        self.introduces = false;
        let first = root.and_then(|root| root.query_selector(".crossings .tool").ok()?);
        if let Some(first) = first {
            // Where it can't take the focus, it is still on the page.
            let _ = first.unchecked_ref::<HtmlElement>().focus();
        }
    }

    /// Sets two fields against each other from now on, whatever the filter.
    pub fn choose(&mut self, fields: [String; 2]) {
        self.chosen = Some(fields);
    }

    /// Counts all but how units differ, unless that was done for this view; whether there is anything left to do.
    fn count_on(&mut self, state: &DashboardState) -> bool {
        match self.found {
            Some(_) => self.comparing.is_some(),
            None => self.count(state),
        }
    }

    /// Counts all but how units differ; whether there is anything left to do.
    pub fn count(&mut self, state: &DashboardState) -> bool {
        (self.found, self.comparing) = (None, None);
        // Also where there is nothing to cross: then nothing is shown.
        self.was_counted = true;
        let (Some(view), Some(figures)) = (state.view(), state.figures()) else { return false };
        let fields = fields::fields(state);
        let Some(chosen) = fields::chosen(view.questionnaire, &fields, self.chosen.as_ref()) else {
            return false;
        };
        let thresholds = Thresholds::default();
        let units = grouped(view.questionnaire, view.counted, view.filter, UNIT, thresholds);
        // The filter was checked when it was set, and a unit is a field of every questionnaire.
        let Ok(units) = units else { return false };
        let comparing = Comparing::of(&units);
        let standings = Rc::new(comparing.begun());
        let table = tabulate(&view, &chosen);
        let (figures, units) = (figures.clone(), Rc::new(units));
        self.found = Some(Rc::new(Crossed { figures, units, standings, fields, chosen, table }));
        self.comparing = (!comparing.is_done()).then_some(comparing);
        self.comparing.is_some()
    }

    /// All of it, counted at once, for paper, on which nothing can be picked. Units of many responses are compared only
    /// if they were already: that takes seconds.
    pub fn on_paper(&mut self, state: &DashboardState) -> Option<Crossed> {
        if self.found.is_none() {
            self.count(state);
        }
        while state.is_quick() && self.compare(state) {}
        let Crossed { figures, units, standings, chosen, table, .. } = &**self.found.as_ref()?;
        let is_compared = self.comparing.is_none();
        let standings = if is_compared { standings.clone() } else { Rc::new(Standings::none()) };
        Some(Crossed {
            figures: figures.clone(),
            units: units.clone(),
            standings,
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
        let standings = found.standings.clone();
        self.found = Some(Rc::new(Crossed { figures, units, standings, fields, chosen, table }));
    }

    /// Compares some more units; whether any are left.
    fn compare(&mut self, state: &DashboardState) -> bool {
        let (Some(view), Some(found), Some(comparing)) =
            (state.view(), &self.found, &mut self.comparing)
        else {
            return false;
        };
        comparing.step(&view);
        if !comparing.is_done() {
            return true;
        }
        let standings = Rc::new(comparing.standings());
        let (figures, units) = (found.figures.clone(), found.units.clone());
        let (fields, chosen, table) =
            (found.fields.clone(), found.chosen.clone(), found.table.clone());
        self.found = Some(Rc::new(Crossed { figures, units, standings, fields, chosen, table }));
        self.comparing = None;
        false
    }
}

fn tabulate(view: &View<'_>, [rows, columns]: &[String; 2]) -> Rc<Result<CrossTab, FiguresError>> {
    let fields = [rows.as_str(), columns.as_str()];
    let thresholds = Thresholds::default();
    Rc::new(cross_tab(view.questionnaire, view.counted, view.filter, fields, thresholds))
}

impl DashboardApp {
    /// The figures are others: what crosses two fields is counted anew, once they are painted and somebody is near.
    pub fn cross_later(&mut self, ctx: &Context<Self>) {
        (self.crossing.found, self.crossing.comparing) = (None, None);
        let is_near = self.crossing.is_near;
        self.crossing.next = is_near.then(|| after(ctx, AFTER_PAINT, Task::Count)).flatten();
    }

    /// Somebody has come near the panels, or has gone.
    pub fn near(&mut self, ctx: &Context<Self>, is_near: bool) {
        self.crossing.is_near = is_near;
        // Of what was counted for paper some is still to come.
        self.crossing.next = is_near.then(|| after(ctx, AFTER_PAINT, Task::Count)).flatten();
    }

    /// Does it; whether there is something new to show.
    pub fn cross(&mut self, ctx: &Context<Self>, task: Task) -> bool {
        let more = match task {
            Task::Again => {
                self.crossing.introduces = true;
                self.crossing.count_on(&self.state)
            }
            Task::Count => self.crossing.count_on(&self.state),
            Task::Near(_) | Task::Units(_) => false,
            Task::Compare => self.crossing.compare(&self.state),
            Task::Choose(fields) => {
                self.crossing.choose(fields);
                self.crossing.count_table(&self.state);
                return true;
            }
        };
        if more {
            self.crossing.next = after(ctx, 0, Task::Compare);
        }
        !more || matches!(task, Task::Count | Task::Again)
    }
}

fn after(ctx: &Context<DashboardApp>, wait: u32, task: Task) -> Option<Timeout> {
    let link = ctx.link().clone();
    Some(Timeout::new(wait, move || link.send_message(Message::Cross(task))))
}

#[cfg(test)]
mod tests;
