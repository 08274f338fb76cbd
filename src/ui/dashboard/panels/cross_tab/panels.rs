//! The panels of two fields on the page, what they are set to, and the same panels on paper.

use std::rc::Rc;

use yew::prelude::*;

use super::heat::words::Columns;
use super::heat::{HeatControls, HeatPanel};
use super::table::words::By;
use super::table::{TableControls, TablePanel};
use crate::charts::TextMeasure;
use crate::ui::dashboard::model::cross_tab::{Crossed, Message};
use crate::ui::dashboard::model::drill;
use crate::ui::dashboard::panels::chart::{PanelContext, SavePanel, show};
use crate::ui::dashboard::panels::panel::Panels;
use crate::ui::dashboard::text::names::Names;

/// What the panels need.
#[derive(Properties, Clone)]
pub struct CrossTabPanelsProps {
    /// What was counted; `None` while it is.
    pub found: Option<Rc<Crossed>>,
    pub names: Names,
    pub measure: Rc<dyn TextMeasure>,
    /// Saves a panel as a file.
    pub save: SavePanel,
    pub send: Callback<Message>,
    /// Called with what is picked.
    pub on_drill: Callback<drill::Message>,
}

impl PartialEq for CrossTabPanelsProps {
    fn eq(&self, other: &Self) -> bool {
        let is_same = match (&self.found, &other.found) {
            (Some(found), Some(other)) => Rc::ptr_eq(found, other),
            (None, None) => true,
            _ => false,
        };
        is_same
            && Rc::ptr_eq(&self.measure, &other.measure)
            && self.names.language == other.names.language
    }
}

/// The panels.
pub struct CrossTabPanels {
    columns: Columns,
    by: By,
    /// What was counted last: the panels keep their place, empty, until there is something new to show.
    last: Option<Rc<Crossed>>,
}

/// What they are set to.
pub enum Set {
    /// What the columns of the heat map are.
    Columns(Columns),
    /// What the shares of the cross-tab are parts of.
    By(By),
}

impl Component for CrossTabPanels {
    type Message = Set;
    type Properties = CrossTabPanelsProps;

    fn create(ctx: &Context<Self>) -> Self {
        let last = ctx.props().found.clone();
        Self { columns: Columns::Factors, by: By::Row, last }
    }

    fn update(&mut self, _ctx: &Context<Self>, message: Set) -> bool {
        match message {
            Set::Columns(columns) => self.columns = columns,
            Set::By(by) => self.by = by,
        }
        true
    }

    fn changed(&mut self, ctx: &Context<Self>, _before: &CrossTabPanelsProps) -> bool {
        if let Some(found) = &ctx.props().found {
            self.last = Some(found.clone());
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let Some(crossed) = &self.last else { return html! {} };
        let CrossTabPanelsProps { found, names, measure, save, .. } = ctx.props();
        let (figures, pending) = (&crossed.figures, found.is_none());
        let context = PanelContext { names: names.clone(), measure: measure.clone(), save: *save };
        let panels = self.panels(ctx, crossed);
        let shown = panels.iter().map(|panel| show(&**panel, figures, &context, pending));
        html! { <div class="panels crossings">{ for shown }</div> }
    }
}

impl CrossTabPanels {
    fn panels<'a>(&self, ctx: &'a Context<Self>, crossed: &'a Crossed) -> Panels<'a> {
        let CrossTabPanelsProps { found, names, send, on_drill, .. } = ctx.props();
        let pending = found.is_none();
        let on_columns = ctx.link().callback(Set::Columns);
        let controls = HeatControls { on_columns, on_drill: on_drill.clone() };
        let mut panels: Panels<'a> = Vec::new();
        if let Some(heat) = HeatPanel::of(crossed, names, self.columns, Some(controls), pending) {
            panels.push(Box::new(heat));
        }
        if !crossed.is_fixed() || crossed.table.is_ok() {
            let on_by = ctx.link().callback(Set::By);
            let (send, on_drill) = (send.clone(), on_drill.clone());
            let controls = Some(TableControls { on_by, send, on_drill });
            panels.push(Box::new(TablePanel::new(crossed, names, self.by, controls, pending)));
        }
        panels
    }
}

/// The panels on paper, as far as there is anything in them: units by factor, or by item where there are no factors, and
/// the two fields by rows.
pub fn printed<'a>(crossed: &'a Crossed, names: &'a Names) -> Panels<'a> {
    let mut panels: Panels<'a> = Vec::new();
    if let Some(heat) = HeatPanel::of(crossed, names, Columns::Factors, None, false) {
        panels.push(Box::new(heat));
    }
    let table = TablePanel::new(crossed, names, By::Row, None, false);
    if table.has_rows() {
        panels.push(Box::new(table));
    }
    panels
}
