//! The panel of the trend: months, quarters or years, with their control limits and the questionnaire's events.

pub mod input;
mod picks;

use std::rc::Rc;

use super::panel::{Panel, PanelId, Panels, Picks, View};
use super::picture::{Division, Drawn};
use crate::charts::table::{TableTwin, trend};
use crate::charts::{Scene, TextMeasure, Theme, TrendInput, draw_trend};
use crate::i18n::{drill, fill};
use crate::ui::dashboard::model::drill::periods::Step;
use crate::ui::dashboard::text::events;
use crate::ui::dashboard::text::shares::share_columns;

/// The panel, where responses are dated.
pub fn panels(view: View<'_>) -> Panels<'_> {
    if view.months().by_month.iter().all(|group| group.value.is_empty()) {
        return Vec::new();
    }
    let input = Rc::new(input::input(view.months(), view.names, view.step()));
    vec![Box::new(TrendPanel { view, input })]
}

struct TrendPanel<'a> {
    view: View<'a>,
    input: Rc<TrendInput>,
}

impl Panel for TrendPanel<'_> {
    fn id(&self) -> PanelId {
        PanelId::Trend
    }

    fn title(&self) -> String {
        input::title(self.view.months(), self.view.names, self.view.step())
    }

    fn text(&self) -> String {
        let View { figures, names, .. } = self.view;
        let (words, own) = (names.words(), drill::words(names.language));
        let (text, gaps, limits) = match self.view.step() {
            Step::Month => (words.trend_text, words.trend_gaps, words.trend_limits),
            Step::Quarter => (own.quarters_text, own.periods_gaps, own.periods_limits),
            Step::Year => (own.years_text, own.periods_gaps, own.periods_limits),
        };
        let points = &self.input.points;
        let mut text = fill(text, &[("what", &names.overall(figures))]);
        if points.iter().any(|point| point.cell.estimate().is_none()) {
            text += gaps;
        }
        if points.iter().any(|point| point.limits.is_some()) {
            text += limits;
        }
        text + &events::text(&self.input, names)
    }

    fn table(&self, caption: String) -> TableTwin {
        let names = self.view.names;
        let column = match self.view.step() {
            Step::Month => names.words().month,
            Step::Quarter => drill::words(names.language).quarters,
            Step::Year => drill::words(names.language).years,
        };
        trend(&self.input, caption, share_columns(names, column))
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

impl Drawn for TrendInput {
    fn draw(&self, measure: &dyn TextMeasure, width: f64) -> Scene {
        draw_trend(self, &Theme::default(), measure, width)
    }

    fn division(&self) -> Division {
        Division::Whole
    }
}
