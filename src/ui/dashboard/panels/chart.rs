//! A panel on the page: its finding, the picture at the panel's width, the table of the same numbers, and the buttons that
//! save both as files.
//!
//! The picture is one tab stop; the arrow keys go through its rows, periods or cells, and the label of each is announced.

use std::cell::RefCell;
use std::rc::Rc;

use hailong_core::figures::Figures;
use wasm_bindgen::prelude::*;
use web_sys::{
    Element, KeyboardEvent, ResizeObserver, ScrollIntoViewOptions, ScrollLogicalPosition,
};
use yew::prelude::*;

use super::grid::{Step, under};
use super::panel::{Panel, PanelId, Picks};
use super::picture::Drawn;
use crate::charts::render::{Chart, marked, table_to_html, visited};
use crate::charts::table::TableTwin;
use crate::charts::{Scene, TextMeasure};
use crate::i18n::{drill, fill};
use crate::ui::dashboard::model::drill::picking::Picked;
use crate::ui::dashboard::text::names::Names;
use crate::ui::dashboard::text::source;

/// What a panel can be saved as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileFormat {
    /// The picture, to be edited.
    Svg,
    /// The picture, to be pasted.
    Png,
    /// The table.
    Csv,
}

/// Saves a panel as a file, and tells whether it could. The code that writes files is in the lazy chunk, which panels don't
/// know: the shell gives them this function.
pub type SavePanel = fn(PanelProps, FileFormat, Callback<bool>);

/// What all panels of a page have in common.
#[derive(Clone)]
pub struct PanelContext {
    pub names: Names,
    pub measure: Rc<dyn TextMeasure>,
    pub save: SavePanel,
}

/// A panel on the page. While it is `pending` its figures are being counted, and its picture is empty.
pub fn show(panel: &dyn Panel, figures: &Figures, context: &PanelContext, pending: bool) -> Html {
    let PanelContext { names, measure, save } = context.clone();
    let Picks { on_pick, picked, hint, source, controls } = panel.picks();
    let (id, title) = (panel.id(), panel.title());
    let text = [&*panel.text(), hint].concat();
    let source = source.unwrap_or_else(|| source::of(figures, &names));
    let table = Rc::new(panel.table(title.clone()));
    html! {
        <ChartPanel key={id.name()} {id} {title} {text} picture={panel.picture()} {table} {names} {measure} {save}
            illustrative={figures.illustrative} {source} {on_pick} {picked} {controls} blank={panel.is_blank()}
            {pending} />
    }
}

/// What the component of a panel needs.
#[derive(Properties, Clone)]
pub struct PanelProps {
    pub id: PanelId,
    /// The finding.
    pub title: AttrValue,
    /// What is shown, in a sentence.
    pub text: AttrValue,
    /// The picture.
    pub picture: Rc<dyn Drawn>,
    /// Its twin.
    pub table: Rc<TableTwin>,
    /// The words.
    pub names: Names,
    /// How wide a text is.
    pub measure: Rc<dyn TextMeasure>,
    /// Saves it as a file.
    pub save: SavePanel,
    /// Whether the data are made up: the files say so too.
    pub illustrative: bool,
    /// Of how many, of when, by which filter: for the files.
    pub source: AttrValue,
    /// What the picture is set by: it stands above it.
    #[prop_or_default]
    pub controls: Html,
    /// Called with the part that is picked, where parts of the picture can be.
    #[prop_or_default]
    pub on_pick: Option<Callback<Picked>>,
    /// The keys of the parts that are filtered by: they are framed, and said to be.
    #[prop_or_default]
    pub picked: Vec<String>,
    /// Whether there is nothing to draw, and what is said above is all.
    #[prop_or_default]
    pub blank: bool,
    /// Whether the figures are being counted anew: nothing is shown, in the room of what was.
    #[prop_or_default]
    pub pending: bool,
}

impl PartialEq for PanelProps {
    // Figures are made anew at each count, so another picture is another `Rc`.
    fn eq(&self, other: &Self) -> bool {
        std::ptr::addr_eq(Rc::as_ptr(&self.picture), Rc::as_ptr(&other.picture))
            && self.pending == other.pending
    }
}

/// The component of a panel.
pub struct ChartPanel {
    area: NodeRef,
    width: f64,
    as_table: bool,
    /// The row, period or cell that the arrow keys are at.
    active: Option<usize>,
    /// Whether they have just come there.
    walked: bool,
    /// The cell that the pointer is on.
    hovered: Option<usize>,
    /// Whether what saves files couldn't be fetched when it was last wanted.
    is_missing: bool,
    /// What was drawn, at which width.
    drawn: RefCell<Option<(f64, Rc<Scene>)>>,
    watch: Option<(ResizeObserver, Closure<dyn FnMut()>)>,
}

/// What happens to it.
pub enum PanelMessage {
    /// Its room may have changed.
    Measure,
    /// Picture or table.
    Swap,
    /// An arrow key.
    Walk(Step),
    /// The pointer is on a cell, or on none.
    Hover(Option<usize>),
    /// A part is picked, with the keys where none is named; and whether what is picked already stays so.
    Pick(Option<usize>, bool),
    /// The focus has left.
    Leave,
    /// Save a file.
    Save(FileFormat),
    /// It was saved, or the lazy chunk couldn't be fetched.
    Saved(bool),
}

impl Component for ChartPanel {
    type Message = PanelMessage;
    type Properties = PanelProps;

    fn create(_ctx: &Context<Self>) -> Self {
        Self {
            area: NodeRef::default(),
            width: 0.0,
            as_table: false,
            active: None,
            walked: false,
            hovered: None,
            is_missing: false,
            drawn: RefCell::default(),
            watch: None,
        }
    }

    fn update(&mut self, ctx: &Context<Self>, message: PanelMessage) -> bool {
        let props = ctx.props();
        match message {
            PanelMessage::Measure => {
                let width =
                    self.area.cast::<Element>().map_or(0.0, |area| area.client_width().into());
                let changed = (width - self.width).abs() >= 1.0;
                self.width = width;
                return changed;
            }
            PanelMessage::Swap => self.as_table = !self.as_table,
            PanelMessage::Walk(step) => {
                let scene = self.scene(props);
                self.active = step.from(self.active, scene.regions.len(), scene.across);
                (self.walked, self.hovered) = (true, None);
            }
            PanelMessage::Hover(at) => {
                let changed = self.hovered != at;
                self.hovered = at;
                return changed;
            }
            PanelMessage::Pick(at, extends) => {
                let scene = self.scene(props);
                let picked = at.or(self.active).and_then(|at| scene.regions.get(at));
                if let (Some(picked), Some(pick), false) = (picked, &props.on_pick, props.pending) {
                    pick.emit(Picked { key: picked.key.clone(), extends });
                }
                return false;
            }
            PanelMessage::Leave => self.active = None,
            PanelMessage::Save(format) => {
                (props.save)(props.clone(), format, ctx.link().callback(PanelMessage::Saved));
                // A message is announced again only where it was gone meanwhile.
                return std::mem::take(&mut self.is_missing);
            }
            PanelMessage::Saved(is_saved) => {
                let changed = self.is_missing == is_saved;
                self.is_missing = !is_saved;
                return changed;
            }
        }
        true
    }

    fn changed(&mut self, ctx: &Context<Self>, _before: &PanelProps) -> bool {
        let cells = |scene: &Scene| if scene.across > 0 { scene.regions.len() } else { 0 };
        let before = self.drawn.take().map(|(_, scene)| scene);
        let (at, props) = (self.active, ctx.props());
        (self.active, self.hovered) = (None, None);
        let Some(before) = before else { return true };
        if cells(&before) > 0 {
            // In a table of cells the arrow keys stay at their cell where the same cells have other numbers now, or got signs.
            self.active = at.filter(|_| cells(&before) == cells(&self.scene(props)));
        } else if let (Some(visited), Some(_)) =
            (at.and_then(|at| before.regions.get(at)), &props.on_pick)
        {
            // After a pick they stay at the row that was picked, wherever it is now.
            let scene = self.scene(props);
            self.active = scene.regions.iter().position(|region| region.key == visited.key);
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let (props, link) = (ctx.props(), ctx.link());
        let words = props.names.words();
        let button = |label: &'static str, message: fn() -> PanelMessage, pressed: Option<bool>| {
            let name = fill(words.of_panel, &[("action", label), ("title", &props.title)]);
            html! {
                <button type="button" class="tool" onclick={link.callback(move |_| message())}
                    aria-label={name} aria-pressed={pressed.map(|pressed| pressed.to_string())}>
                    { label }
                </button>
            }
        };
        html! {
            <section class={classes!("panel", props.id.name())} aria-label={props.title.clone()}>
                <div class="panel-head">
                    <h3>{ &props.title }</h3>
                    if !props.blank {
                        <div class="tools">
                            { button(words.show_table, || PanelMessage::Swap, Some(self.as_table)) }
                            { button(words.save_svg, || PanelMessage::Save(FileFormat::Svg), None) }
                            { button(words.save_png, || PanelMessage::Save(FileFormat::Png), None) }
                            { button(words.save_csv, || PanelMessage::Save(FileFormat::Csv), None) }
                        </div>
                    }
                </div>
                <div role="alert">
                    if self.is_missing {
                        <p class="warning">{ words.lazy_missing }</p>
                    }
                </div>
                if !props.text.is_empty() {
                    <p class="panel-text">{ &props.text }</p>
                }
                { props.controls.clone() }
                <div class="area" aria-busy={props.pending.then_some("true")} ref={self.area.clone()}>
                    if props.blank {
                    } else if self.as_table && !props.pending {
                        <div class="table" tabindex="0" role="group" aria-label={props.title.clone()}>
                            { table_to_html(&props.table) }
                        </div>
                    } else {
                        { self.picture(ctx) }
                    }
                </div>
            </section>
        }
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        if let (true, Some(area)) = (std::mem::take(&mut self.walked), self.area.cast::<Element>())
        {
            show_active(&area);
        }
        if !first {
            return;
        }
        let link = ctx.link().clone();
        let changed = Closure::<dyn FnMut()>::new(move || link.send_message(PanelMessage::Measure));
        let observer = ResizeObserver::new(changed.as_ref().unchecked_ref());
        if let (Ok(observer), Some(area)) = (observer, self.area.cast::<Element>()) {
            observer.observe(&area);
            self.watch = Some((observer, changed));
        }
        ctx.link().send_message(PanelMessage::Measure);
    }

    fn destroy(&mut self, _ctx: &Context<Self>) {
        if let Some((observer, _)) = &self.watch {
            observer.disconnect();
        }
    }
}

impl ChartPanel {
    fn scene(&self, props: &PanelProps) -> Rc<Scene> {
        let width = self.width.max(240.0);
        if let Some((at, scene)) = &*self.drawn.borrow()
            && *at == width
        {
            return scene.clone();
        }
        let scene = Rc::new(props.picture.draw(&*props.measure, width));
        *self.drawn.borrow_mut() = Some((width, scene.clone()));
        scene
    }

    fn picture(&self, ctx: &Context<Self>) -> Html {
        // Before the first measurement there is no width to draw for.
        if self.width == 0.0 {
            return html! {};
        }
        let (props, link) = (ctx.props(), ctx.link());
        let scene = self.scene(props);
        if props.pending {
            let Scene { width, height, .. } = *scene;
            let blank = Rc::new(Scene { width, height, ..Scene::default() });
            return html! {
                <>
                    <div key="picture" class="picture" tabindex="0" role="group"
                        aria-label={props.title.clone()}>
                        <Chart scene={blank} name={props.title.clone()} />
                    </div>
                </>
            };
        }
        let label = |at: Option<usize>| {
            let region = scene.regions.get(at?)?;
            Some(match props.picked.contains(&region.key) {
                true => [&region.label, " · ", drill::words(props.names.language).picked].concat(),
                false => region.label.clone(),
            })
        };
        let keys = link.batch_callback(|event: KeyboardEvent| {
            let message = match &*event.key() {
                "Enter" | " " => PanelMessage::Pick(None, event.shift_key()),
                key => PanelMessage::Walk(Step::of(key)?),
            };
            event.prevent_default();
            Some(message)
        });
        let leave = link.callback(|_| PanelMessage::Leave);
        let spoken = html! {
            <p class="unseen" aria-live="polite">{ label(self.active).unwrap_or_default() }</p>
        };
        let name: AttrValue = [&*props.title, ". ", &*props.text].concat().into();
        let at = {
            let (scene, area) = (scene.clone(), self.area.clone());
            move |event: &MouseEvent| under(&scene, &area.cast::<Element>()?, event)
        };
        let framed = html! {
            if !props.picked.is_empty() {
                { marked(&scene, &props.picked) }
            }
        };
        if scene.across == 0 {
            let pick = props.on_pick.as_ref().map(|_| {
                link.batch_callback(move |event: MouseEvent| {
                    Some(PanelMessage::Pick(Some(at(&event)?), event.shift_key()))
                })
            });
            let pickable = pick.is_some().then_some("cells");
            return html! {
                <>
                    <div key="picture" class={classes!("picture", pickable)} tabindex="0" role="group"
                        aria-label={props.title.clone()} onkeydown={keys} onblur={leave} onclick={pick}>
                        <Chart scene={scene.clone()} {name} active={self.active} />
                        { framed }
                        { spoken }
                    </div>
                </>
            };
        }
        let over = {
            let at = at.clone();
            link.callback(move |event: PointerEvent| PanelMessage::Hover(at(&event)))
        };
        let pick = link.batch_callback(move |event: MouseEvent| {
            Some(PanelMessage::Pick(Some(at(&event)?), event.shift_key()))
        });
        let read = self.hovered.or(self.active);
        html! {
            <>
                <div key="picture" class="picture cells" tabindex="0" role="group"
                    aria-label={props.title.clone()} onkeydown={keys} onblur={leave}
                    onpointermove={over} onclick={pick} onpointerleave={link.callback(|_| PanelMessage::Hover(None))}>
                    <Chart scene={scene.clone()} {name} />
                    { framed }
                    { visited(&scene, read) }
                    { spoken }
                </div>
                <p key="read-out" class="read-out" aria-hidden="true">{ label(read).unwrap_or_default() }</p>
            </>
        }
    }
}

/// Scrolls the row or period that the arrow keys are at into sight: 300 units are longer than a window.
fn show_active(area: &Element) {
    if let Ok(Some(region)) = area.query_selector(".region.active") {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        options.set_inline(ScrollLogicalPosition::Nearest);
        region.scroll_into_view_with_scroll_into_view_options(&options);
    }
}
