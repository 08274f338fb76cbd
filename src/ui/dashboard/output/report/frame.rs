//! The frame that a report is printed from. It has no address, so it has the page's origin and security policy; its stylesheet
//! is adopted, which the strictest policy allows.

use gloo::events::EventListener;
use hailong_core::calendar::day_in_vietnam;
use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CssStyleSheet, Document, Element, HtmlIFrameElement, Window};
use yew::prelude::*;

use super::button::Printout;
use super::content::Content;
use super::sheet::sheet;
use crate::platform;
use crate::ui::dashboard::panels::text_measure::measure_in;
use crate::ui::dashboard::text::names::Names;

const STYLES: &str = include_str!(concat!(env!("OUT_DIR"), "/report.css"));

/// The charts' type. The portal's own may be a font that the portal has loaded, and the frame hasn't.
const FAMILY: &str = "\"Noto Sans\", \"Liberation Sans\", Arial, sans-serif";

/// Prints a report as soon as it is on the page, and tells when that is done.
pub fn frame(printout: &Printout, names: &Names, on_done: Callback<()>) -> Html {
    html! {
        // A press of the button is a frame of its own: some browsers never say that they have printed.
        <ReportFrame key={printout.press.to_string()} printout={printout.clone()} names={names.clone()} {on_done} />
    }
}

/// What is printed.
#[derive(Properties, Clone)]
pub struct ReportProps {
    pub printout: Printout,
    pub names: Names,
    /// Called when it was printed, or can't be.
    pub on_done: Callback<()>,
}

impl PartialEq for ReportProps {
    // What was begun is printed as it was.
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// The frame; it prints as soon as it is there.
pub struct ReportFrame {
    place: NodeRef,
    content: Content,
    frame: Option<(HtmlIFrameElement, EventListener)>,
    /// The frame's window and body, when it has them, and who listens there.
    page: Option<(Window, Element, EventListener)>,
    is_printed: bool,
}

/// What happens to it.
pub enum FrameMessage {
    /// Its empty page is there.
    Loaded,
}

impl Component for ReportFrame {
    type Message = FrameMessage;
    type Properties = ReportProps;

    fn create(ctx: &Context<Self>) -> Self {
        let ReportProps { printout, names, .. } = ctx.props();
        let content = Content::new(&printout.figures, names, &day_in_vietnam(platform::now()));
        Self { place: NodeRef::default(), content, frame: None, page: None, is_printed: false }
    }

    fn update(&mut self, ctx: &Context<Self>, FrameMessage::Loaded: FrameMessage) -> bool {
        if self.page.is_none() {
            self.page = self.prepare(ctx);
        }
        if self.page.is_none() {
            ctx.props().on_done.emit(());
        }
        self.page.is_some()
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let ReportProps { printout, names, .. } = ctx.props();
        html! {
            <div class="printing" aria-hidden="true" ref={self.place.clone()}>
                if let Some((_, body, _)) = &self.page {
                    { create_portal(
                        sheet(&self.content, printout, names, &measure_in(FAMILY)),
                        body.clone(),
                    ) }
                }
            </div>
        }
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        if first {
            self.frame = self.open(ctx);
            if self.frame.is_none() {
                ctx.props().on_done.emit(());
            }
        }
        if let (Some((window, ..)), false) = (&self.page, self.is_printed) {
            self.is_printed = true;
            // Where the page may not print nothing happens.
            if window.print().is_err() {
                ctx.props().on_done.emit(());
            }
        }
    }

    fn destroy(&mut self, _ctx: &Context<Self>) {
        if let Some((frame, _)) = &self.frame {
            frame.remove();
        }
    }
}

impl ReportFrame {
    fn open(&self, ctx: &Context<Self>) -> Option<(HtmlIFrameElement, EventListener)> {
        let place: Element = self.place.cast()?;
        let frame = gloo::utils::document().create_element("iframe").ok()?;
        let frame: HtmlIFrameElement = frame.unchecked_into();
        let link = ctx.link().clone();
        // Some browsers put the empty page in only after the frame was, and drop what was written before.
        let loaded =
            EventListener::new(&frame, "load", move |_| link.send_message(FrameMessage::Loaded));
        place.append_child(&frame).ok()?;
        Some((frame, loaded))
    }

    /// Gives the frame's page its title, language and stylesheet.
    fn prepare(&self, ctx: &Context<Self>) -> Option<(Window, Element, EventListener)> {
        let ReportProps { names, on_done, .. } = ctx.props();
        let (frame, _) = self.frame.as_ref()?;
        let window = frame.content_window()?;
        let document = window.document()?;
        let words = names.words();
        // What a file is called that it is kept as.
        document.set_title(&[words.report, " – ", names.text(&names.questionnaire.title)].concat());
        document.document_element()?.set_attribute("lang", names.language.tag()).ok()?;
        adopt(
            &window,
            &document,
            &[STYLES, &foot(&self.content.foot), &type_of_charts()].concat(),
        )?;
        let body: Element = document.body()?.unchecked_into();
        let on_done = on_done.clone();
        let printed = EventListener::new(&window, "afterprint", move |_| on_done.emit(()));
        Some((window, body, printed))
    }
}

/// A sheet can only be adopted by the document whose window made it.
fn adopt(window: &Window, document: &Document, styles: &str) -> Option<()> {
    let make: JsValue = Reflect::get(window, &"CSSStyleSheet".into()).ok()?;
    let sheet = Reflect::construct(make.unchecked_ref::<Function>(), &Array::new()).ok()?;
    let sheet: CssStyleSheet = sheet.unchecked_into();
    sheet.replace_sync(styles).ok()?;
    document.set_adopted_style_sheets(&Array::of1(&sheet));
    Some(())
}

fn type_of_charts() -> String {
    ["svg{font-family:", FAMILY, "}"].concat()
}

/// The rule that writes a text at the foot of each page, where the browser can.
fn foot(text: &str) -> String {
    ["@page{@bottom-left{content:", &quoted(text), "}}"].concat()
}

/// A text as a string of a stylesheet.
pub(super) fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' | '\\' => quoted.extend(['\\', letter]),
            // A line's end would end the string, and the rule with it.
            letter if letter.is_control() => quoted.push(' '),
            letter => quoted.push(letter),
        }
    }
    quoted.push('"');
    quoted
}
