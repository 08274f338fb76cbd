//! The panel of units, from the best to the worst.

pub mod input;
mod picks;

use std::rc::Rc;

use super::panel::{Panel, PanelId, Panels, Picks, View};
use super::picture::Drawn;
use crate::charts::table::{TableTwin, ranking};
use crate::charts::{RankingInput, Scene, TextMeasure, Theme, draw_ranking};
use crate::i18n::fill;
use crate::ui::dashboard::text::shares::share_columns;

/// The panel, where responses say their units.
pub fn panels(view: View<'_>) -> Panels<'_> {
    if view.units().by_unit.iter().all(|group| group.value.is_empty()) {
        return Vec::new();
    }
    let input = Rc::new(input::input(view.units(), view.names));
    vec![Box::new(UnitsPanel { view, input })]
}

struct UnitsPanel<'a> {
    view: View<'a>,
    input: Rc<RankingInput>,
}

impl Panel for UnitsPanel<'_> {
    fn id(&self) -> PanelId {
        PanelId::Units
    }

    fn title(&self) -> String {
        input::title(self.view.units(), self.view.names)
    }

    fn text(&self) -> String {
        let what = self.view.names.overall(self.view.figures);
        fill(self.view.names.words().units_text, &[("what", &what)])
    }

    fn table(&self, caption: String) -> TableTwin {
        let names = self.view.names;
        ranking(&self.input, caption, share_columns(names, names.words().unit))
    }

    fn picture(&self) -> Rc<dyn Drawn> {
        self.input.clone()
    }

    fn picks(&self) -> Picks {
        let View { figures, names, controls, .. } = &self.view;
        let picks = controls.map(|controls| picks::picks(&controls, &figures.filter, names));
        picks.unwrap_or_default()
    }
}

impl Drawn for RankingInput {
    fn draw(&self, measure: &dyn TextMeasure, width: f64) -> Scene {
        draw_ranking(self, &Theme::default(), measure, width)
    }
}
