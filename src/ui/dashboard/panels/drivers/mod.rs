//! The panel of drivers: how strongly each item goes with the overall result, against how well it does (importance and
//! performance). J. A. Martilla and J. C. James, "Importance-Performance Analysis", Journal of Marketing 41 (1977), 77–79.
//! The correlation with the overall result stands for importance. The lines are the medians of the items that are drawn, so
//! the panel tells which items to begin with, not how good they are.

pub mod words;

use std::rc::Rc;

use hailong_core::figures::Drivers;

use super::panel::{Panel, PanelId, Panels, View};
use super::picture::{Division, Drawn};
use crate::charts::table::TableTwin;
use crate::charts::{QuadrantsInput, Scene, TextMeasure, Theme, draw_quadrants};

/// The panel, where an item asks for the overall result.
pub fn panels(view: View<'_>) -> Panels<'_> {
    match view.analysis.and_then(|analysis| analysis.drivers.as_ref()) {
        Some(drivers) => vec![Box::new(DriversPanel { view, drivers })],
        None => Vec::new(),
    }
}

struct DriversPanel<'a> {
    view: View<'a>,
    drivers: &'a Drivers,
}

impl Panel for DriversPanel<'_> {
    fn id(&self) -> PanelId {
        PanelId::Drivers
    }

    fn title(&self) -> String {
        words::title(self.view.figures, self.drivers, self.view.names)
    }

    fn text(&self) -> String {
        words::text(self.view.figures, self.drivers, self.view.names)
    }

    fn table(&self, caption: String) -> TableTwin {
        words::table(self.view.figures, self.drivers, self.view.names, caption)
    }

    fn picture(&self) -> Rc<dyn Drawn> {
        Rc::new(words::input(self.view.figures, self.drivers, self.view.names))
    }
}

impl Drawn for QuadrantsInput {
    fn draw(&self, measure: &dyn TextMeasure, width: f64) -> Scene {
        draw_quadrants(self, &Theme::default(), measure, width)
    }

    fn division(&self) -> Division {
        Division::WholeOrNot
    }
}
