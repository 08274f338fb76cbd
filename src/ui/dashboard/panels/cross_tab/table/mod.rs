//! The panel of the cross-tab: any two fields against each other.

mod picks;
pub(super) mod words;

use std::rc::Rc;

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::{fields, pressed};
use crate::charts::table::TableTwin;
use crate::charts::{Scene, StackedInput, TextMeasure, Theme, draw_stacked};
use crate::i18n::drill::words as drill_words;
use crate::ui::dashboard::model::cross_tab::{Crossed, Message};
use crate::ui::dashboard::model::drill;
use crate::ui::dashboard::panels::panel::{Panel, PanelId, Picks};
use crate::ui::dashboard::panels::picture::Drawn;
use crate::ui::dashboard::text::names::Names;
use words::By;

pub(super) struct TablePanel<'a> {
    crossed: &'a Crossed,
    names: &'a Names,
    by: By,
    input: Rc<StackedInput>,
    controls: Option<TableControls>,
    /// While its figures are being counted nothing is said of those before.
    pending: bool,
}

/// What the cross-tab is set and picked by; there is none on paper.
pub(super) struct TableControls {
    /// Called with what the shares are to be parts of.
    pub(super) on_by: Callback<By>,
    /// Called with the fields to set against each other.
    pub(super) send: Callback<Message>,
    /// Called with the cell that is picked.
    pub(super) on_drill: Callback<drill::Message>,
}

impl<'a> TablePanel<'a> {
    pub(super) fn new(
        crossed: &'a Crossed,
        names: &'a Names,
        by: By,
        controls: Option<TableControls>,
        pending: bool,
    ) -> Self {
        let input = Rc::new(match &*crossed.table {
            Ok(found) => words::input(found, &crossed.figures, names, by),
            // The fields that can be chosen give no other error.
            Err(_) => words::too_large(names),
        });
        Self { crossed, names, by, input, controls, pending }
    }

    pub(super) fn has_rows(&self) -> bool {
        !self.input.rows.is_empty()
    }
}

impl Panel for TablePanel<'_> {
    fn id(&self) -> PanelId {
        PanelId::CrossTab
    }

    fn title(&self) -> String {
        match self.pending {
            true => words::plain(&self.crossed.chosen, self.names),
            false => words::finding(self.crossed, self.names),
        }
    }

    fn text(&self) -> String {
        match &*self.crossed.table {
            Ok(found) if !self.pending => {
                words::text(found, &self.crossed.figures, self.names, self.by)
            }
            _ => String::new(),
        }
    }

    fn table(&self, caption: String) -> TableTwin {
        match &*self.crossed.table {
            Ok(found) => words::twin(found, &self.crossed.figures, self.names, self.by, caption),
            Err(_) => TableTwin { caption, columns: Vec::new(), rows: Vec::new() },
        }
    }

    fn picture(&self) -> Rc<dyn Drawn> {
        self.input.clone()
    }

    fn picks(&self) -> Picks {
        let Some(controls) = &self.controls else { return Picks::default() };
        let found = self.crossed.table.as_ref().as_ref().ok();
        let on_pick = found.filter(|_| !self.crossed.is_fixed()).map(|found| {
            let fields = words::bars_by(found, self.by).map(str::to_owned);
            picks::cells(&controls.on_drill, fields, &self.input)
        });
        let hint = match on_pick {
            Some(_) if !self.pending => drill_words(self.names.language).pick_cells,
            _ => "",
        };
        Picks { on_pick, hint, controls: self.choice(controls), ..Picks::default() }
    }
}

impl TablePanel<'_> {
    /// Two fields, and what is 100 %.
    fn choice(&self, TableControls { on_by, send, .. }: &TableControls) -> Html {
        let (crossed, names, words) = (self.crossed, self.names, self.names.words());
        let options: Vec<(String, String)> =
            crossed.fields.iter().map(|id| (id.clone(), fields::name(names, id))).collect();
        let options = Rc::new(options);
        let [rows, columns] = crossed.chosen.clone();
        let select = |label: &'static str, at: usize| {
            let before = crossed.chosen.clone();
            let onchoose = send.reform(move |field: String| {
                let mut chosen = before.clone();
                // A field can't be set against itself: the two change places.
                if chosen[1 - at] == field {
                    chosen.swap(0, 1);
                } else {
                    chosen[at] = field;
                }
                Message::Choose(chosen)
            });
            let chosen = crossed.chosen[at].clone();
            html! { <FieldSelect {label} options={options.clone()} {chosen} {onchoose} /> }
        };
        let swap =
            send.reform(move |_: MouseEvent| Message::Choose([columns.clone(), rows.clone()]));
        let by = |of: By, label: &'static str| {
            pressed(label, self.by == of, on_by.reform(move |_: MouseEvent| of))
        };
        html! {
            <div class="controls" role="group" aria-label={words.cross_fields}>
                if !crossed.is_fixed() {
                    { select(words.cross_rows, 0) }
                    { select(words.cross_columns, 1) }
                    <button type="button" class="tool" onclick={swap}>{ words.cross_swap }</button>
                }
                { by(By::Row, words.cross_by_row) }
                { by(By::Column, words.cross_by_column) }
            </div>
        }
    }
}

impl Drawn for StackedInput {
    fn draw(&self, measure: &dyn TextMeasure, width: f64) -> Scene {
        draw_stacked(self, &Theme::default(), measure, width)
    }
}

/// A choice of one field.
#[derive(Properties, PartialEq)]
struct FieldSelectProps {
    label: &'static str,
    /// Ids and names.
    options: Rc<Vec<(String, String)>>,
    chosen: String,
    onchoose: Callback<String>,
}

#[component]
fn FieldSelect(props: &FieldSelectProps) -> Html {
    let select = use_node_ref();
    {
        // What a person chose stays chosen in a select, whatever its options' attributes say afterwards.
        let select = select.clone();
        use_effect_with(props.chosen.clone(), move |chosen| {
            if let Some(select) = select.cast::<HtmlSelectElement>() {
                select.set_value(chosen);
            }
        });
    }
    let onchange = props.onchoose.reform(|event: Event| {
        let select: HtmlSelectElement = event.target_unchecked_into();
        select.value()
    });
    let option = |(id, name): &(String, String)| {
        html! { <option key={id.clone()} value={id.clone()} selected={*id == props.chosen}>{ name }</option> }
    };
    html! {
        <label class="field">
            <span>{ props.label }</span>
            <select ref={select} {onchange}>{ for props.options.iter().map(option) }</select>
        </label>
    }
}
