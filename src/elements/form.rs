//! `<hai-long-form>` for the page: from attributes to the form and back to events.

use std::rc::Rc;

use hailong_core::questionnaire::{Questionnaire, read_value};
use hailong_core::unit::{Unit, read_units_value};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;
use yew::prelude::*;

use super::page::{address, complain, fetch_json, fire};
use crate::i18n::Language;
use crate::i18n::form::words;
use crate::storage::{DraftStore, IndexedDb, SessionDrafts, announce};
use crate::ui::form::{FormApp, FormEvent, FormProps};
use crate::wire::mode_of;

const TAG: &str = "hai-long-form";

/// A mounted element.
pub struct Form {
    host: HtmlElement,
    base: String,
    app: std::cell::RefCell<AppHandle<Root>>,
    /// Counts the resets: a form with another number is another form.
    run: std::cell::Cell<u32>,
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
    run: u32,
}

/// What has come of fetching the questionnaire.
#[derive(Clone)]
enum Loaded {
    NotYet,
    Broken,
    Ready(Rc<Questionnaire>, Rc<Vec<Unit>>),
}

#[component]
fn Root(props: &RootProps) -> Html {
    let loaded = use_state(|| Loaded::NotYet);
    let again = use_state(|| 0_u32);
    use_effect_with((props.questionnaire.clone(), props.units.clone()), {
        let (props, loaded) = (props.clone(), loaded.setter());
        move |_| spawn_local(load(props, loaded))
    });
    let version = match &*loaded {
        Loaded::Ready(questionnaire, _) => questionnaire.version,
        _ => 0,
    };
    // A draft belongs to one questionnaire, unit and mode: another form in the tab has its own.
    let name = [
        &*props.questionnaire,
        &*version.to_string(),
        props.unit.as_deref().unwrap_or_default(),
        &*props.mode,
    ]
    .join(":");
    let drafts = use_memo(name.clone(), |name| SessionDrafts::new(name));
    // Before the emptied form is drawn, or it would find the old draft.
    let run = use_mut_ref(|| props.run);
    if *run.borrow() != props.run {
        *run.borrow_mut() = props.run;
        drafts.wipe();
    }
    match &*loaded {
        // The fallback link stays until there is something better.
        Loaded::NotYet => html! { <slot /> },
        Loaded::Broken => html! {
            <div class="form" lang={props.language.tag()}>
                <div class="body">
                    <p>{ words(props.language).unavailable }</p>
                    <p><slot /></p>
                </div>
            </div>
        },
        Loaded::Ready(questionnaire, units) => {
            let on_event = {
                let (host, questionnaire) = (props.host.clone(), questionnaire.clone());
                let (drafts, again) = (drafts.clone(), again.clone());
                Callback::from(move |event: FormEvent| match event {
                    FormEvent::Again => {
                        drafts.wipe();
                        again.set(*again + 1);
                    }
                    event => tell(&host, &questionnaire, event),
                })
            };
            let form = FormProps {
                questionnaire: questionnaire.clone(),
                units: units.clone(),
                unit: props.unit.clone(),
                channel: props.channel.clone(),
                mode: mode_of(&props.mode),
                language: props.language,
                responses: Rc::new(IndexedDb),
                drafts,
                on_event,
            };
            html! { <FormApp key={format!("{name}:{}:{}", props.run, *again)} ..form /> }
        }
    }
}

async fn load(props: RootProps, loaded: UseStateSetter<Loaded>) {
    let url = address(&props.base, "questionnaires", &props.questionnaire);
    let problems = match fetch_json(&url).await.map(|json| read_value(&json)) {
        Err(trouble) => vec![trouble],
        Ok(Err(problems)) => problems.iter().map(|problem| format!("{url}: {problem}")).collect(),
        Ok(Ok(questionnaire)) => {
            let units = load_units(&props).await;
            loaded.set(Loaded::Ready(Rc::new(questionnaire), Rc::new(units)));
            fire(&props.host, "hl-ready", &[]);
            return;
        }
    };
    for problem in &problems {
        complain(TAG, problem);
    }
    loaded.set(Loaded::Broken);
    fire(&props.host, "hl-error", &[("code", "questionnaire".into())]);
}

/// The units; none, with a word to the webmaster, where their file can't be read: the form does without.
async fn load_units(props: &RootProps) -> Vec<Unit> {
    let url = address(&props.base, "units", &props.units);
    let problems = match fetch_json(&url).await.map(|json| read_units_value(&json)) {
        Ok(Ok(units)) => return units,
        Err(trouble) => vec![trouble],
        Ok(Err(problems)) => problems.iter().map(|problem| format!("{url}: {problem}")).collect(),
    };
    for problem in &problems {
        complain(TAG, problem);
    }
    Vec::new()
}

fn tell(host: &HtmlElement, questionnaire: &Questionnaire, event: FormEvent) {
    let id = ("questionnaire", JsValue::from(&questionnaire.id));
    match event {
        FormEvent::Started => fire(host, "hl-start", &[id]),
        FormEvent::Progress(page, pages) => {
            fire(host, "hl-progress", &[id, ("page", page.into()), ("pages", pages.into())]);
        }
        FormEvent::Submitted(response) => {
            announce(&questionnaire.id);
            fire(host, "hl-submit", &[id, ("id", response.into())]);
        }
        FormEvent::NotStored(words) => {
            complain(TAG, &words);
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
        Self { host, base, app: app.into(), run: 0.into() }
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
            self.run.set(self.run.get() + 1);
            self.update();
        }
        JsValue::UNDEFINED
    }

    /// Takes the application down.
    pub fn destroy(self) {
        self.app.into_inner().destroy();
    }

    fn update(&self) {
        self.app.borrow_mut().update(root_props(&self.host, &self.base, self.run.get()));
    }
}

fn root_props(host: &HtmlElement, base: &str, run: u32) -> RootProps {
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
        run,
    }
}
