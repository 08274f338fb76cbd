//! The panel of factors.

pub mod input;

use std::rc::Rc;

use super::panel::{Panel, PanelId, Panels, View};
use super::picture::Drawn;
use crate::charts::table::{TableTwin, factors};
use crate::charts::{FactorsInput, Scene, TextMeasure, Theme, draw_factors};
use crate::i18n::{decimal, fill, whole};
use crate::ui::dashboard::text::shares::share_columns;

/// The panel, where the questionnaire has factors.
pub fn panels(view: View<'_>) -> Panels<'_> {
    if view.figures.factors.is_empty() {
        return Vec::new();
    }
    let input = Rc::new(input::input(view.figures, view.names));
    vec![Box::new(FactorsPanel { view, input })]
}

struct FactorsPanel<'a> {
    view: View<'a>,
    input: Rc<FactorsInput>,
}

impl Panel for FactorsPanel<'_> {
    fn id(&self) -> PanelId {
        PanelId::Factors
    }

    fn title(&self) -> String {
        input::title(self.view.figures, self.view.names)
    }

    fn text(&self) -> String {
        self.view.names.words().factors_text.to_owned()
    }

    /// With each factor's reliability, Cronbach's alpha, which few readers need and the picture doesn't show.
    fn table(&self, caption: String) -> TableTwin {
        let View { figures, names, .. } = self.view;
        let words = names.words();
        let columns = share_columns(names, words.column_factor);
        let mut table = factors(&self.input, caption, columns);
        table.columns.push(words.alpha.to_owned());
        for (row, factor) in table.rows.iter_mut().zip(&figures.factors) {
            let cell = factor.alpha.zip(factor.alpha_n).map(|(alpha, n)| {
                let alpha = decimal(names.language, alpha, 2);
                let n = whole(names.language, n);
                fill(words.alpha_text, &[("alpha", &alpha), ("n", &n)])
            });
            row.push(cell.unwrap_or_default());
        }
        table
    }

    fn picture(&self) -> Rc<dyn Drawn> {
        self.input.clone()
    }
}

impl Drawn for FactorsInput {
    fn draw(&self, measure: &dyn TextMeasure, width: f64) -> Scene {
        draw_factors(self, &Theme::default(), measure, width)
    }
}
