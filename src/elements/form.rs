//! `<hai-long-form>` for the page: from attributes to the form and back to events.

use std::rc::Rc;

use hailong_core::questionnaire::{Questionnaire, read_asked};
use hailong_core::unit::{Unit, read_units_value};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;
use yew::{AppHandle, AttrValue, Component, Context, Html, Properties, html};

use super::page::{address, complain, fetch_json, fire, in_file};
use crate::i18n::Language;
use crate::i18n::form::words;
use crate::storage::{DraftStore, IndexedDb, SessionDrafts, announce};
use crate::ui::form::{FormApp, FormEvent, FormProps};
use crate::ui::shared::markup::el;
use crate::wire::mode_of;

const TAG: &str = "hai-long-form";

/// A mounted element.
pub struct Form {
    host: HtmlElement,
    base: String,
    app: std::cell::RefCell<AppHandle<Root>>,
    resets: std::cell::Cell<u32>,
}

#[derive(Properties, PartialEq, Clone)]
struct RootProps {
    host: HtmlElement,
    base: AttrValue,
    questionnaire: AttrValue,
    units: AttrValue,
    unit: Option<AttrValue>,
    channel: Option<AttrValue>,
    mode: AttrValue,
    language: Language,
    /// Counts the calls of `reset()`.
    resets: u32,
}

/// What has come of fetching the questionnaire.
#[derive(Clone)]
enum Loaded {
    NotYet,
    Broken,
    Ready(Rc<Questionnaire>, Rc<Vec<Unit>>),
}

/// What happens to the element.
enum Message {
    Loaded(Loaded),
    Form(FormEvent),
}

/// Loads what the form needs, and shows the fallback until then.
struct Root {
    loaded: Loaded,
    /// Counts the forms filled in here, one after the other: another number is another form.
    run: u32,
}

impl Component for Root {
    type Message = Message;
    type Properties = RootProps;

    fn create(ctx: &Context<Self>) -> Self {
        load(ctx);
        Self { loaded: Loaded::NotYet, run: 0 }
    }

    fn update(&mut self, ctx: &Context<Self>, message: Message) -> bool {
        match message {
            Message::Loaded(loaded) => self.loaded = loaded,
            Message::Form(FormEvent::Again) => self.empty(ctx.props()),
            Message::Form(event) => tell(ctx.props(), event),
        }
        true
    }

    fn changed(&mut self, ctx: &Context<Self>, before: &RootProps) -> bool {
        let props = ctx.props();
        if (&props.questionnaire, &props.units) != (&before.questionnaire, &before.units) {
            load(ctx);
        }
        if props.resets != before.resets {
            self.empty(props);
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let props = ctx.props();
        match &self.loaded {
            // The fallback link stays until there is something better.
            Loaded::NotYet => el("slot", "").html(),
            Loaded::Broken => {
                let sorry = el("p", "").text(words(props.language).unavailable);
                let body = el("div", "body").with(sorry).with(el("p", "").with(el("slot", "")));
                el("div", "form").attr("lang", props.language.tag()).with(body).html()
            }
            Loaded::Ready(questionnaire, units) => {
                let form = FormProps {
                    questionnaire: questionnaire.clone(),
                    units: units.clone(),
                    unit: props.unit.clone(),
                    channel: props.channel.clone(),
                    mode: mode_of(&props.mode),
                    language: props.language,
                    responses: Rc::new(IndexedDb),
                    drafts: Rc::new(drafts(props, questionnaire)),
                    on_event: ctx.link().callback(Message::Form),
                };
                // Another unit, mode or run is another form.
                let unit = props.unit.as_deref().unwrap_or_default();
                let key = [&*questionnaire.id, unit, &*props.mode, &self.run.to_string()].join(":");
                html! { <FormApp {key} ..form /> }
            }
        }
    }
}

impl Root {
    /// The next form is empty: its draft goes before it is drawn.
    fn empty(&mut self, props: &RootProps) {
        if let Loaded::Ready(questionnaire, _) = &self.loaded {
            drafts(props, questionnaire).wipe();
        }
        self.run += 1;
    }
}

/// A draft belongs to one questionnaire, unit and mode: another form in the tab has its own.
fn drafts(props: &RootProps, questionnaire: &Questionnaire) -> SessionDrafts {
    let unit = props.unit.as_deref().unwrap_or_default();
    let version = questionnaire.version.to_string();
    SessionDrafts::new(&[&*questionnaire.id, &*version, unit, &*props.mode].join(":"))
}

fn load(ctx: &Context<Root>) {
    let (props, link) = (ctx.props().clone(), ctx.link().clone());
    spawn_local(async move {
        let url = address(&props.base, "questionnaires", &props.questionnaire);
        let problems = match fetch_json(&url).await.map(|json| read_asked(&json)) {
            Err(trouble) => vec![trouble],
            Ok(Err(problems)) => in_file(&url, &problems),
            Ok(Ok(questionnaire)) => {
                let units = Rc::new(load_units(&props).await);
                let ready = Loaded::Ready(Rc::new(questionnaire), units);
                link.send_message(Message::Loaded(ready));
                fire(&props.host, "hl-ready", &[]);
                return;
            }
        };
        complain(TAG, &problems);
        link.send_message(Message::Loaded(Loaded::Broken));
        fire(&props.host, "hl-error", &[("code", "questionnaire".into())]);
    });
}

/// The units; none, with a word to the webmaster, where their file can't be read: the form does without.
async fn load_units(props: &RootProps) -> Vec<Unit> {
    let url = address(&props.base, "units", &props.units);
    let problems = match fetch_json(&url).await.map(|json| read_units_value(&json)) {
        Ok(Ok(units)) => return units,
        Err(trouble) => vec![trouble],
        Ok(Err(problems)) => in_file(&url, &problems),
    };
    complain(TAG, &problems);
    Vec::new()
}

fn tell(props: &RootProps, event: FormEvent) {
    let host = &props.host;
    let id = ("questionnaire", JsValue::from(&*props.questionnaire));
    match event {
        FormEvent::Started => fire(host, "hl-start", &[id]),
        FormEvent::Progress(page, pages) => {
            fire(host, "hl-progress", &[id, ("page", page.into()), ("pages", pages.into())]);
        }
        FormEvent::Submitted(response) => {
            announce(&props.questionnaire);
            fire(host, "hl-submit", &[id, ("id", response.into())]);
        }
        FormEvent::NotStored(words) => {
            complain(TAG, &[words]);
            fire(host, "hl-error", &[("code", "storage".into())]);
        }
        FormEvent::Language(language) => {
            // The attribute is the one truth about the language.
            let _ = host.set_attribute("lang", language.tag());
        }
        FormEvent::Again => {}
    }
}

impl Form {
    /// Renders into `mount`, an element inside `host`'s shadow root. `base` is the folder of the module.
    pub fn mount(host: HtmlElement, mount: web_sys::Element, base: String) -> Self {
        let props = root_props(&host, &base, 0);
        let app = yew::Renderer::<Root>::with_root_and_props(mount, props).render();
        Self { host, base, app: app.into(), resets: 0.into() }
    }

    /// An attribute or property changed: the host has its value already.
    pub fn set(&self, _name: &str, _value: JsValue) {
        self.update();
    }

    /// A property is read; all of them reflect attributes.
    pub fn get(&self, _name: &str) -> JsValue {
        JsValue::UNDEFINED
    }

    /// `reset()` empties the form and forgets its draft; `flush()` is there for a store that sends.
    pub fn call(&self, name: &str, _argument: JsValue) -> JsValue {
        if name == "reset" {
            self.resets.set(self.resets.get() + 1);
            self.update();
        }
        JsValue::UNDEFINED
    }

    /// Takes the application down.
    pub fn destroy(self) {
        self.app.into_inner().destroy();
    }

    fn update(&self) {
        self.app.borrow_mut().update(root_props(&self.host, &self.base, self.resets.get()));
    }
}

fn root_props(host: &HtmlElement, base: &str, resets: u32) -> RootProps {
    let attribute = |name: &str| host.get_attribute(name).filter(|value| !value.is_empty());
    RootProps {
        host: host.clone(),
        base: base.to_owned().into(),
        questionnaire: attribute("questionnaire").unwrap_or_else(|| "sipas-22".into()).into(),
        units: attribute("units").unwrap_or_else(|| "units".into()).into(),
        unit: attribute("unit").map(Into::into),
        channel: attribute("channel").map(Into::into),
        mode: attribute("mode").unwrap_or_else(|| "page".into()).into(),
        language: Language::from_tag(&attribute("lang").unwrap_or_default()),
        resets,
    }
}
