//! The panel of changes: the items of a period against those of the one before it.

pub mod words;

use std::rc::Rc;

use super::panel::{Panel, PanelId, Panels, Picks, View};
use super::periods;
use super::picture::Drawn;
use crate::charts::table::TableTwin;
use crate::charts::{DifferenceInput, Scene, TextMeasure, Theme, draw_difference};
use crate::ui::dashboard::model::analysis::Analysis;
use crate::ui::dashboard::model::period::NoPeriods;
use crate::ui::dashboard::text::change::title;

/// The panel, where responses are dated and the periods' comparison is known.
pub fn panels(view: View<'_>) -> Panels<'_> {
    let has_months = view.figures.by_month.iter().any(|group| !group.value.is_empty());
    let is_there = |analysis: &&Analysis| !matches!(analysis.change, Err(NoPeriods::NotPublished));
    match view.analysis.filter(|_| has_months).filter(is_there) {
        Some(analysis) => vec![Box::new(ChangePanel { view, analysis })],
        None => Vec::new(),
    }
}

struct ChangePanel<'a> {
    view: View<'a>,
    analysis: &'a Analysis,
}

impl Panel for ChangePanel<'_> {
    fn id(&self) -> PanelId {
        PanelId::Change
    }

    fn title(&self) -> String {
        title(self.view.figures, self.analysis, self.view.names)
    }

    fn text(&self) -> String {
        words::text(self.view.figures, self.analysis, self.view.names)
    }

    fn table(&self, caption: String) -> TableTwin {
        words::table(self.view.figures, self.analysis, self.view.names, caption)
    }

    fn picture(&self) -> Rc<dyn Drawn> {
        Rc::new(words::input(self.view.figures, self.analysis, self.view.names))
    }

    fn picks(&self) -> Picks {
        let controls = self.view.controls.map(|of| {
            let (analysis, names) = (self.analysis, self.view.names);
            periods::choice(analysis, names, of.selects, of.is_missing, of.on_compare)
        });
        Picks { controls: controls.unwrap_or_default(), ..Picks::default() }
    }

    fn is_blank(&self) -> bool {
        self.analysis.change.is_err()
    }

    /// Of periods that a person chose and that can't be compared the panel only says how to choose others.
    fn is_printed(&self) -> bool {
        use NoPeriods::{HalfChosen, NotAnswered, Overlapping};
        !matches!(self.analysis.change, Err(Overlapping | HalfChosen | NotAnswered))
    }
}

impl Drawn for DifferenceInput {
    fn draw(&self, measure: &dyn TextMeasure, width: f64) -> Scene {
        draw_difference(self, &Theme::default(), measure, width)
    }
}
