//! The two panels, and what they are set by.

use std::rc::Rc;

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::fields;
use super::heat;
use super::heat::Columns;
use super::table;
use super::table::By;
use crate::charts::table::{TableTwin, heat as heat_twin};
use crate::charts::{HeatInput, Scene, StackedInput, TextMeasure, Theme, draw_heat, draw_stacked};
use crate::ui::dashboard::model::cross_tab::{Crossed, Message};
use crate::ui::dashboard::model::drill;
use crate::ui::dashboard::model::drill::picking::Picked;
use crate::ui::dashboard::panels::chart::Panel;
use crate::ui::dashboard::panels::drill::cells;
use crate::ui::dashboard::panels::picture::Drawn;
use crate::ui::dashboard::text::names::Names;
use crate::ui::dashboard::text::source;

/// What the panels need.
#[derive(Properties, Clone)]
pub struct CrossingsProps {
    /// What was counted; `None` while it is.
    pub found: Option<Rc<Crossed>>,
    pub names: Names,
    pub measure: Rc<dyn TextMeasure>,
    pub send: Callback<Message>,
    /// Told what is picked.
    pub on_drill: Callback<drill::Message>,
}

impl PartialEq for CrossingsProps {
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
pub struct Crossings {
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

impl Component for Crossings {
    type Message = Set;
    type Properties = CrossingsProps;

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

    fn changed(&mut self, ctx: &Context<Self>, _before: &CrossingsProps) -> bool {
        if let Some(found) = &ctx.props().found {
            self.last = Some(found.clone());
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let Some(crossed) = &self.last else { return html! {} };
        html! {
            <div class="panels crossings">
                if heat::has_units(crossed) {
                    { self.heat(ctx, crossed) }
                }
                if !crossed.is_fixed() || crossed.table.is_ok() {
                    { self.table(ctx, crossed) }
                }
            </div>
        }
    }
}

/// A panel on paper.
pub struct Piece {
    pub title: String,
    pub text: String,
    pub picture: Rc<dyn Drawn>,
    pub table: TableTwin,
}

/// The panels on paper, as far as there is anything in them: units by factor, or by item where there are no factors, and
/// the two fields by rows.
pub fn on_paper(crossed: &Crossed, names: &Names) -> Vec<Piece> {
    let mut pieces = Vec::new();
    if heat::has_units(crossed) {
        let has_factors = !crossed.figures.factors.is_empty();
        let columns = if has_factors { Columns::Factors } else { Columns::Items };
        let input = heat::input(crossed, names, columns);
        let title = heat::finding(crossed, &input, names, columns);
        let table = heat_twin(&input, title.clone(), names.words().unit.to_owned());
        let text = heat::text(crossed, names);
        pieces.push(Piece { title, text, picture: Rc::new(input), table });
    }
    if let Ok(found) = &*crossed.table {
        let (figures, title) = (&*crossed.figures, table::finding(crossed, names));
        let input = table::input(found, figures, names, By::Row);
        let twin = table::twin(found, figures, names, By::Row, title.clone());
        let text = table::text(found, figures, names, By::Row);
        if !input.rows.is_empty() {
            pieces.push(Piece { title, text, picture: Rc::new(input), table: twin });
        }
    }
    pieces
}

impl Drawn for HeatInput {
    fn draw(&self, measure: &dyn TextMeasure, width: f64) -> Scene {
        draw_heat(self, &Theme::default(), measure, width)
    }
}

impl Drawn for StackedInput {
    fn draw(&self, measure: &dyn TextMeasure, width: f64) -> Scene {
        draw_stacked(self, &Theme::default(), measure, width)
    }
}

/// What a panel shows.
struct Shown {
    id: &'static str,
    title: String,
    text: String,
    picture: Rc<dyn Drawn>,
    twin: TableTwin,
    controls: Html,
    on_pick: Option<Callback<Picked>>,
    picked: Vec<String>,
}

impl Crossings {
    fn panel(&self, ctx: &Context<Self>, crossed: &Crossed, shown: Shown) -> Html {
        let props = ctx.props();
        let Shown { id, title, text, picture, twin, controls, on_pick, picked } = shown;
        let source = source::of(&crossed.figures, &props.names);
        html! {
            <Panel key={id} {id} {title} {text} {picture} table={Rc::new(twin)}
                names={props.names.clone()} measure={props.measure.clone()}
                illustrative={crossed.figures.illustrative} {source} {controls} {on_pick} {picked}
                pending={props.found.is_none()} />
        }
    }

    fn heat(&self, ctx: &Context<Self>, crossed: &Rc<Crossed>) -> Html {
        let (names, pending) = (&ctx.props().names, ctx.props().found.is_none());
        let words = names.words();
        let has_factors = !crossed.figures.factors.is_empty();
        let columns = if has_factors { self.columns } else { Columns::Items };
        let input = heat::input(crossed, names, columns);
        let (mut title, mut text) =
            (heat::finding(crossed, &input, names, columns), heat::text(crossed, names));
        if pending {
            (title, text) = (heat::plain(names, columns).to_owned(), String::new());
        }
        let twin = heat_twin(&input, title.clone(), words.unit.to_owned());
        let pick = |of: Columns, label: &'static str| {
            let onclick = ctx.link().callback(move |_: MouseEvent| Set::Columns(of));
            pressed(label, columns == of, onclick)
        };
        let controls = html! {
            if has_factors {
                <div class="controls" role="group" aria-label={words.heat_columns}>
                    { pick(Columns::Factors, words.heat_by_factor) }
                    { pick(Columns::Items, words.heat_by_item) }
                </div>
            }
        };
        let (send, units) = (ctx.props().on_drill.clone(), crossed.units.clone());
        let on_pick = Callback::from(move |picked: Picked| {
            let own = units.groups.iter().find(|group| group.value == picked.key);
            let is_told = own.is_some_and(|group| group.status.is_visible());
            send.emit(match picked.key.is_empty() {
                // The row of all.
                true => drill::Message::Units(None),
                false => drill::Message::OneUnit(picked, is_told),
            });
        });
        let picture = Rc::new(input);
        let on_pick = (!crossed.is_fixed()).then_some(on_pick);
        // A row that stands alone needs no frame.
        let picked = Vec::new();
        let shown = Shown { id: "heat", title, text, picture, twin, controls, on_pick, picked };
        self.panel(ctx, crossed, shown)
    }

    fn table(&self, ctx: &Context<Self>, crossed: &Rc<Crossed>) -> Html {
        let (names, pending) = (&ctx.props().names, ctx.props().found.is_none());
        let (figures, by) = (&*crossed.figures, self.by);
        let (mut title, mut text) = (table::finding(crossed, names), String::new());
        let mut on_pick = None;
        let (picture, twin) = match &*crossed.table {
            Ok(found) => {
                text = table::text(found, figures, names, by);
                if !crossed.is_fixed() {
                    text += crate::i18n::drill::words(names.language).pick_cells;
                }
                let twin = table::twin(found, figures, names, by, title.clone());
                let input = table::input(found, figures, names, by);
                let fields = table::bars_by(found, by).map(str::to_owned);
                on_pick =
                    (!crossed.is_fixed()).then(|| cells(&ctx.props().on_drill, fields, &input));
                (input, twin)
            }
            // Of the errors only this can come of a choice that the panel gives.
            Err(_) => table::too_large(names, title.clone()),
        };
        if pending {
            (title, text) = (table::plain(&crossed.chosen, names), String::new());
        }
        let controls = self.choice(ctx, crossed);
        let picture = Rc::new(picture);
        let picked = Vec::new();
        let shown = Shown { id: "cross", title, text, picture, twin, controls, on_pick, picked };
        self.panel(ctx, crossed, shown)
    }

    /// Two fields, and what is 100 %.
    fn choice(&self, ctx: &Context<Self>, crossed: &Crossed) -> Html {
        let (names, send) = (&ctx.props().names, &ctx.props().send);
        let words = names.words();
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
            let onclick = ctx.link().callback(move |_: MouseEvent| Set::By(of));
            pressed(label, self.by == of, onclick)
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

fn pressed(label: &'static str, is_on: bool, onclick: Callback<MouseEvent>) -> Html {
    html! {
        <button type="button" class="tool" aria-pressed={is_on.to_string()} {onclick}>{ label }</button>
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
