//! The panels of items, one for each scale: levels of different scales can't share their colours.

pub mod input;

use std::collections::BTreeSet;
use std::ops::Range;
use std::rc::Rc;

use hailong_core::questionnaire::Scale;

use super::panel::{Panel, PanelId, Panels, View};
use super::picture::{Division, Drawn};
use crate::charts::table::{LikertColumns, TableTwin, likert};
use crate::charts::{LikertInput, Scene, TextMeasure, Theme, draw_likert};
use crate::i18n::fill;
use crate::ui::dashboard::text::names::Names;

/// The panels, in the order of the scales' first items.
pub fn panels(view: View<'_>) -> Panels<'_> {
    let mut titles = BTreeSet::new();
    let mut panels: Panels<'_> = Vec::new();
    for (at, scale) in scales(view.names).into_iter().enumerate() {
        let mut title = input::title(view.figures, view.names, scale);
        if !titles.insert(title.clone()) {
            // Two scales without a finding have the same title, and each panel needs a name of its own.
            title += &[" (", &(at + 1).to_string(), ")"].concat();
        }
        let input = Rc::new(input::input(view.figures, view.names, scale));
        let levels = view.names.top_levels(scale);
        panels.push(Box::new(ItemsPanel { at, title, levels, names: view.names, input }));
    }
    panels
}

/// The scales that items are on, in the order of their first item.
fn scales(names: &Names) -> Vec<&Scale> {
    let mut found: Vec<&Scale> = Vec::new();
    for (_, _, scale, _) in names.questionnaire.items() {
        if !found.iter().any(|known| known.id == scale.id) {
            found.push(scale);
        }
    }
    found
}

struct ItemsPanel<'a> {
    /// The scale's place among the scales.
    at: usize,
    title: String,
    /// The levels that count as satisfied.
    levels: String,
    names: &'a Names,
    input: Rc<LikertInput>,
}

impl Panel for ItemsPanel<'_> {
    fn id(&self) -> PanelId {
        PanelId::Items(self.at)
    }

    fn title(&self) -> String {
        self.title.clone()
    }

    fn text(&self) -> String {
        let words = self.names.words();
        let count = self.input.groups.iter().map(|group| group.rows.len()).sum::<usize>();
        let text = if count > 1 { words.items_text } else { words.items_text_one };
        fill(text, &[("n", &count.to_string()), ("levels", &self.levels)])
    }

    fn table(&self, caption: String) -> TableTwin {
        let words = self.names.words();
        let columns = LikertColumns {
            item: words.column_item.to_owned(),
            top: fill(words.column_top, &[("levels", &self.levels)]),
            n: words.column_n.to_owned(),
            note: words.column_note.to_owned(),
        };
        likert(&self.input, caption, columns)
    }

    fn picture(&self) -> Rc<dyn Drawn> {
        self.input.clone()
    }
}

impl Drawn for LikertInput {
    fn draw(&self, measure: &dyn TextMeasure, width: f64) -> Scene {
        draw_likert(self, &Theme::default(), measure, width)
    }

    fn division(&self) -> Division {
        Division::Groups(self.groups.len())
    }

    fn draw_groups(&self, of: Range<usize>, measure: &dyn TextMeasure, width: f64) -> Scene {
        let groups = self.groups.get(of).unwrap_or_default().to_vec();
        LikertInput { groups, ..self.clone() }.draw(measure, width)
    }
}
