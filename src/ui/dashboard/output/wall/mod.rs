//! The dashboard on a screen on the wall: one picture at a time, large enough to be read from afar, and the next one after a
//! while.
//!
//! [`slides`] makes the slides from the panels of the page; [`screen`] asks the browser for the whole screen and for a wake
//! lock. Nothing is counted or hidden here. It is in the lazy chunk, but for its button.

mod screen;
mod slides;

use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Interval;
use hailong_core::figures::Figures;
use wasm_bindgen::prelude::*;
use web_sys::{Element, ResizeObserver};
use yew::prelude::*;

use crate::charts::TextMeasure;
use crate::charts::render::Chart;
use crate::i18n::fill;
use crate::i18n::wall::words;
use crate::ui::dashboard::model::analysis::Analysis;
use crate::ui::dashboard::text::names::Names;
use screen::{Awake, ask, is_full};
use slides::{Picture, Room, Slide};

/// How long a picture is shown, in milliseconds.
const EACH: u32 = 15_000;

/// The screen.
pub fn screen(props: WallProps) -> Html {
    html! { <Wall ..props /> }
}

/// What is shown.
#[derive(Properties, Clone)]
pub struct WallProps {
    pub figures: Rc<Figures>,
    pub analysis: Option<Rc<Analysis>>,
    pub names: Names,
    pub measure: Rc<dyn TextMeasure>,
    /// Called when it was left.
    pub on_leave: Callback<()>,
}

impl PartialEq for WallProps {
    fn eq(&self, other: &Self) -> bool {
        let address = |analysis: &Option<Rc<Analysis>>| analysis.as_ref().map(Rc::as_ptr);
        Rc::ptr_eq(&self.figures, &other.figures)
            && address(&self.analysis) == address(&other.analysis)
            && Rc::ptr_eq(&self.measure, &other.measure)
            && self.names.language == other.names.language
    }
}

/// The screen.
pub struct Wall {
    dialog: NodeRef,
    /// What takes the whole screen: a dialog itself may not.
    screen: NodeRef,
    area: NodeRef,
    room: Room,
    slides: Vec<Slide>,
    at: usize,
    /// Goes on to the next one; `None` while it is paused.
    next: Option<Interval>,
    watch: Option<(ResizeObserver, Closure<dyn FnMut()>)>,
    /// Hears when the whole screen is given up.
    _left: Option<EventListener>,
    _awake: Awake,
}

/// What happens to it.
pub enum WallMessage {
    /// Its room may have changed.
    Measure,
    /// So many pictures on, or back.
    Go(isize),
    /// Pause, or go on by itself.
    Pause,
    /// The time of a picture is over.
    Next,
    /// Leave.
    Leave,
}

impl Component for Wall {
    type Message = WallMessage;
    type Properties = WallProps;

    fn create(ctx: &Context<Self>) -> Self {
        let document = web_sys::window().and_then(|window| window.document());
        let left = document.map(|document| {
            let link = ctx.link().clone();
            let own = document.clone();
            EventListener::new(&document, "fullscreenchange", move |_| {
                link.send_message(match is_full(&own) {
                    true => WallMessage::Measure,
                    false => WallMessage::Leave,
                });
            })
        });
        Self {
            dialog: NodeRef::default(),
            screen: NodeRef::default(),
            area: NodeRef::default(),
            room: Room::default(),
            slides: Vec::new(),
            at: 0,
            next: Some(clock(ctx)),
            watch: None,
            _left: left,
            _awake: Awake::ask(),
        }
    }

    fn update(&mut self, ctx: &Context<Self>, message: WallMessage) -> bool {
        let count = self.slides.len().max(1);
        match message {
            WallMessage::Measure => {
                let Some(area) = self.area.cast::<Element>() else { return false };
                let room = Room::of(area.client_width(), area.client_height());
                if room == self.room {
                    return false;
                }
                self.room = room;
                self.lay_out(ctx);
            }
            WallMessage::Go(by) => {
                self.at = (self.at as isize + by).rem_euclid(count as isize) as usize;
                // A slide that a person goes to is shown as long as any other.
                if self.next.is_some() {
                    self.next = Some(clock(ctx));
                }
            }
            WallMessage::Pause => {
                self.next = if self.next.is_some() { None } else { Some(clock(ctx)) };
            }
            WallMessage::Next => self.at = (self.at + 1) % count,
            WallMessage::Leave => {
                // While an element has the whole screen nothing else may have the focus. Giving the screen up sends this
                // message again, and then the focus goes back to where it was.
                if !self.give_up_screen() {
                    self.close();
                    ctx.props().on_leave.emit(());
                }
                return false;
            }
        }
        true
    }

    fn changed(&mut self, ctx: &Context<Self>, _before: &WallProps) -> bool {
        self.lay_out(ctx);
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let (props, link) = (ctx.props(), ctx.link());
        let (names, words) = (&props.names, words(props.names.language));
        let keys = link.batch_callback(|event: KeyboardEvent| {
            let at: Option<Element> = event.composed_path().get(0).dyn_into().ok();
            let on_button = at.is_some_and(|at| at.tag_name().eq_ignore_ascii_case("button"));
            let message = match &*event.key() {
                "ArrowRight" | "ArrowDown" | "PageDown" => WallMessage::Go(1),
                "ArrowLeft" | "ArrowUp" | "PageUp" => WallMessage::Go(-1),
                // On a button it presses that.
                " " if !on_button => WallMessage::Pause,
                "Escape" => WallMessage::Leave,
                _ => return None,
            };
            event.prevent_default();
            Some(message)
        });
        let button = |label: &'static str, message: fn() -> WallMessage| {
            html! {
                <button type="button" class="second" onclick={link.callback(move |_| message())}>{ label }</button>
            }
        };
        let title = names.text(&names.questionnaire.title);
        let thresholds = props.figures.thresholds;
        let (hide, reference) =
            (thresholds.hide_below.to_string(), (thresholds.reference_below - 1).to_string());
        let (n, of) = ((self.at + 1).to_string(), self.slides.len().to_string());
        let is_playing = self.next.is_some();
        html! {
            <dialog class="wall" aria-label={fill(words.screen, &[("title", title)])} ref={self.dialog.clone()}
                onkeydown={keys}>
                <div class="screen" ref={self.screen.clone()} tabindex="-1">
                    <header>
                        <h2>{ title }</h2>
                        if props.figures.illustrative {
                            <p class="illustrative"><strong>{ names.words().illustrative_file }</strong></p>
                        }
                        <p>{ slides::about(&props.figures, names) }</p>
                    </header>
                    // What changes by itself is not read out by itself.
                    <section aria-live={if is_playing { "off" } else { "polite" }}>
                        if let Some(slide) = self.slides.get(self.at) {
                            <h3>{ &slide.title }</h3>
                            <p class="muted">{ &slide.text }</p>
                        }
                        <div class="stage" ref={self.area.clone()}>
                            { self.slides.get(self.at).map(drawn).unwrap_or_default() }
                        </div>
                    </section>
                    <footer>
                        <p class="muted">
                            { fill(names.words().note, &[("hide", &hide), ("reference", &reference)]) }
                        </p>
                        <div class="actions">
                            <span>{ fill(words.place, &[("n", &n), ("of", &of)]) }</span>
                            { button(words.before, || WallMessage::Go(-1)) }
                            { button(if is_playing { words.pause } else { words.go_on }, || WallMessage::Pause) }
                            { button(words.next, || WallMessage::Go(1)) }
                            { button(words.leave, || WallMessage::Leave) }
                        </div>
                        <p class="unseen">{ words.keys }</p>
                    </footer>
                </div>
            </dialog>
        }
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        if !first {
            return;
        }
        // Where there is no whole screen to be had it lies over the page all the same.
        if let Some(dialog) = self.dialog.cast::<Element>() {
            ask(&dialog, "showModal", None);
        }
        if let Some(screen) = self.screen.cast::<web_sys::HtmlElement>() {
            ask(&screen, "requestFullscreen", None);
            // Keys are heard where the focus is.
            let _ = screen.focus();
        }
        let link = ctx.link().clone();
        let changed = Closure::<dyn FnMut()>::new(move || link.send_message(WallMessage::Measure));
        let observer = ResizeObserver::new(changed.as_ref().unchecked_ref());
        if let (Ok(observer), Some(area)) = (observer, self.area.cast::<Element>()) {
            observer.observe(&area);
            self.watch = Some((observer, changed));
        }
        ctx.link().send_message(WallMessage::Measure);
    }

    fn destroy(&mut self, _ctx: &Context<Self>) {
        if let Some((observer, _)) = &self.watch {
            observer.disconnect();
        }
        self.give_up_screen();
        self.close();
    }
}

impl Wall {
    /// Gives the whole screen up; whether there was one to give up.
    fn give_up_screen(&self) -> bool {
        let document = web_sys::window().and_then(|window| window.document());
        let full = document.filter(is_full);
        full.is_some_and(|document| {
            ask(&document, "exitFullscreen", None);
            true
        })
    }

    fn close(&self) {
        // Closed while it is on the page, it gives the focus back to where it was.
        if let Some(dialog) = self.dialog.cast::<Element>() {
            ask(&dialog, "close", None);
        }
    }

    fn lay_out(&mut self, ctx: &Context<Self>) {
        let WallProps { figures, analysis, names, measure, .. } = ctx.props();
        self.slides = slides::slides(figures, analysis.as_deref(), names, &**measure, self.room);
        self.at = self.at.min(self.slides.len().saturating_sub(1));
    }
}

fn drawn(slide: &Slide) -> Html {
    match &slide.picture {
        Picture::Result { share, range } => html! {
            <div class="result"><p class="huge">{ share }</p><p class="range">{ range }</p></div>
        },
        Picture::Chart(scene) => {
            let name = [&*slide.title, ". ", &*slide.text].concat();
            html! { <Chart scene={scene.clone()} {name} /> }
        }
    }
}

fn clock(ctx: &Context<Wall>) -> Interval {
    let link = ctx.link().clone();
    Interval::new(EACH, move || link.send_message(WallMessage::Next))
}

/// The button that begins it.
pub fn button(figures: Option<&Rc<Figures>>, names: &Names, show: Callback<MouseEvent>) -> Html {
    html! {
        if figures.is_some() {
            <p class="print">
                <button type="button" class="second" onclick={show}>{ words(names.language).show }</button>
            </p>
        }
    }
}
