//! The panel of the heat map: each unit by factor or by item.

pub(super) mod words;

use std::rc::Rc;

use yew::prelude::*;

use super::pressed;
use crate::charts::table::{TableTwin, heat as twin};
use crate::charts::{HeatInput, Scene, TextMeasure, Theme, draw_heat};
use crate::ui::dashboard::model::cross_tab::Crossed;
use crate::ui::dashboard::model::drill::Message;
use crate::ui::dashboard::model::drill::picking::Picked;
use crate::ui::dashboard::panels::panel::{Panel, PanelId, Picks};
use crate::ui::dashboard::panels::picture::Drawn;
use crate::ui::dashboard::text::names::Names;
use words::Columns;

pub(super) struct HeatPanel<'a> {
    crossed: &'a Crossed,
    names: &'a Names,
    columns: Columns,
    input: Rc<HeatInput>,
    controls: Option<HeatControls>,
    /// While its figures are being counted nothing is said of those before.
    pending: bool,
}

/// What the heat map is set and picked by; there is none on paper.
pub(super) struct HeatControls {
    /// Called with what the columns are to be.
    pub(super) on_columns: Callback<Columns>,
    /// Called with the unit that is picked.
    pub(super) on_drill: Callback<Message>,
}

impl<'a> HeatPanel<'a> {
    /// The panel, where there are units; by items where there are no factors.
    pub(super) fn of(
        crossed: &'a Crossed,
        names: &'a Names,
        columns: Columns,
        controls: Option<HeatControls>,
        pending: bool,
    ) -> Option<Self> {
        let columns = if crossed.figures.factors.is_empty() { Columns::Items } else { columns };
        words::has_units(crossed).then(|| {
            let input = Rc::new(words::input(crossed, names, columns));
            Self { crossed, names, columns, input, controls, pending }
        })
    }
}

impl Panel for HeatPanel<'_> {
    fn id(&self) -> PanelId {
        PanelId::Heat
    }

    fn title(&self) -> String {
        match self.pending {
            true => words::plain(self.names, self.columns).to_owned(),
            false => words::finding(self.crossed, &self.input, self.names, self.columns),
        }
    }

    fn text(&self) -> String {
        if self.pending { String::new() } else { words::text(self.crossed, self.names) }
    }

    fn table(&self, caption: String) -> TableTwin {
        twin(&self.input, caption, self.names.words().unit.to_owned())
    }

    fn picture(&self) -> Rc<dyn Drawn> {
        self.input.clone()
    }

    fn picks(&self) -> Picks {
        let (Some(HeatControls { on_columns, on_drill }), words) =
            (&self.controls, self.names.words())
        else {
            return Picks::default();
        };
        let choose = |of: Columns, label: &'static str| {
            pressed(label, self.columns == of, on_columns.reform(move |_: MouseEvent| of))
        };
        let controls = html! {
            if !self.crossed.figures.factors.is_empty() {
                <div class="controls" role="group" aria-label={words.heat_columns}>
                    { choose(Columns::Factors, words.heat_by_factor) }
                    { choose(Columns::Items, words.heat_by_item) }
                </div>
            }
        };
        let units = self.crossed.units.clone();
        let on_pick = on_drill.reform(move |picked: Picked| {
            let own = units.groups.iter().find(|group| group.value == picked.key);
            let is_told = own.is_some_and(|group| group.status.is_visible());
            match picked.key.is_empty() {
                // The row of all.
                true => Message::Units(None),
                false => Message::OneUnit(picked, is_told),
            }
        });
        let on_pick = (!self.crossed.is_fixed()).then_some(on_pick);
        // The only row of a unit that is filtered by needs no frame, so none is marked as picked.
        Picks { on_pick, controls, ..Picks::default() }
    }
}

impl Drawn for HeatInput {
    fn draw(&self, measure: &dyn TextMeasure, width: f64) -> Scene {
        draw_heat(self, &Theme::default(), measure, width)
    }
}
