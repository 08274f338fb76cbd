//! `<hai-long-dashboard>` for the page: from attributes to the dashboard, and back to figures and events.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::events::EventListener;
use hailong_core::questionnaire::{Questionnaire, read_value};
use hailong_core::unit::{Unit, read_units_value};
use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, File, HtmlElement};
use yew::Callback;

use super::collector::Collector;
use super::dashboard_inner::{Inner, TAG};
use super::dashboard_values::{filter_from_json, import_result, plain};
use super::page::{Request, address, complain, fire, in_file, make};
use super::published::{Fetched, Public, fetch_published};
use super::remember::Remembered;
use crate::i18n::dashboard::words;
use crate::i18n::records;
use crate::storage::{CollectorStore, HttpCollector, IndexedDb, Means, StaffStore, json};
use crate::ui::dashboard::{
    Collected, DashboardApp, DashboardEvent, DashboardProps, Done, FilterMessage, ImportMessage,
    Imported, Message, PublicProps, view_text,
};

const NO_FILTER: &str = "filter: an object of lists of strings is wanted, or a text such as \"unit=soc-son&month=2026-03\"";

/// A mounted element.
pub struct Dashboard(Rc<Inner>);

impl Dashboard {
    /// Renders into `mount`, an element inside `host`'s shadow root. `base` is the folder of the module.
    pub fn mount(host: HtmlElement, mount: Element, base: String) -> Self {
        let slot = mount.previous_element_sibling().unwrap_or_else(|| mount.clone());
        let inner = Rc::new(Inner {
            host,
            mount,
            slot: slot.unchecked_into(),
            base,
            app: RefCell::default(),
            public: RefCell::default(),
            props: RefCell::default(),
            figures: RefCell::default(),
            shown: RefCell::default(),
            view: RefCell::default(),
            remembered: RefCell::default(),
            waiting: RefCell::default(),
            means: RefCell::default(),
            followed: RefCell::default(),
            load: Cell::new(0),
        });
        if !inner.is_public() {
            inner.take_link();
        }
        inner.followed.replace(hear_links(&inner));
        load(&inner);
        Self(inner)
    }

    /// An attribute or property changed.
    pub fn set(&self, name: &str, value: JsValue) {
        match name {
            "filter" if self.0.is_public() => self.0.refuse(),
            "filter" => match value.as_string() {
                Some(text) => self.0.send(Message::Filter(FilterMessage::View(text))),
                None => match filter_from_json(&json::from_js(&value)) {
                    Some(filter) => self.0.send(Message::Filter(FilterMessage::Set(filter))),
                    None => complain(TAG, &[NO_FILTER.into()]),
                },
            },
            "lang" => self.0.translate(),
            "token" => {
                if let Some(token) = value.as_string().filter(|token| !token.is_empty()) {
                    self.0.enter(Means::Token(token));
                }
            }
            "questionnaire" | "units" | "published" | "collector" => load(&self.0),
            "remember" => remember(&self.0),
            "unit" if !self.0.is_public() => self.0.show_unit(),
            _ => {}
        }
    }

    /// A property is read.
    pub fn get(&self, name: &str) -> JsValue {
        if name == "token" {
            // It isn't given back, nor handed over again where the element is taken out and put in.
            return JsValue::NULL;
        }
        if let Some(public) = &*self.0.public.borrow() {
            return match name {
                "figures" => public.figures(),
                "view" => view_text::write(&public.published().figures.filter, None).into(),
                _ => JsValue::UNDEFINED,
            };
        }
        let figures = self.0.figures.borrow();
        let Some(figures) = figures.as_ref() else {
            return JsValue::UNDEFINED;
        };
        match name {
            "figures" => plain(&**figures),
            "filter" => plain(&figures.filter),
            "view" => self.0.shown.borrow().as_str().into(),
            _ => JsValue::UNDEFINED,
        }
    }

    /// A method is called: `importFile(file)`.
    pub fn call(&self, name: &str, argument: JsValue) -> JsValue {
        if name != "importFile" {
            return JsValue::UNDEFINED;
        }
        let Ok(file) = argument.dyn_into::<File>() else {
            let error = js_sys::TypeError::new("importFile: a File is wanted");
            return Promise::reject(&error).into();
        };
        if self.0.is_public() {
            let words = records::words(self.0.language()).public_no_rows;
            return Promise::reject(&js_sys::Error::new(words)).into();
        }
        let inner = self.0.clone();
        let mut file = Some(file);
        Promise::new(&mut |resolve, reject| {
            let language = inner.language();
            let done = Callback::from(move |result: Result<Rc<Imported>, String>| {
                // The functions of a promise don't throw.
                let _ = match result {
                    Ok(imported) => {
                        resolve.call1(&JsValue::NULL, &import_result(&imported, language))
                    }
                    Err(words) => reject.call1(&JsValue::NULL, &js_sys::Error::new(&words)),
                };
            });
            if let Some(file) = file.take() {
                let done = Done::new(done, words(language).import_stopped);
                inner.send(Message::Import(ImportMessage::File(file, done)));
            }
        })
        .into()
    }

    /// Takes the application down.
    pub fn destroy(self) {
        self.0.load.set(self.0.load.get() + 1);
        self.0.waiting.take();
        self.0.remembered.take();
        self.0.means.take();
        self.0.followed.take();
        self.0.clear();
    }
}

/// Loads the questionnaire and the units, and then shows the dashboard.
fn load(inner: &Rc<Inner>) {
    let inner = inner.clone();
    let load = inner.load.get() + 1;
    inner.load.set(load);
    // What is asked for from now on is for the new one: it waits.
    inner.clear();
    inner.figures.take();
    inner.view.take();
    inner.remembered.take();
    inner.props.take();
    spawn_local(async move {
        let request = |folder, name: &str, usual: &str| {
            let name = inner.attribute(name).unwrap_or_else(|| usual.into());
            Request::new(address(&inner.base, folder, &name))
        };
        let file = request("questionnaires", "questionnaire", "sipas-22");
        let of_units = request("units", "units", "units");
        let collector = (!inner.is_public()).then(|| Collector::begin(&inner.host, &inner.base));
        let read = match file.json().await.map(|json| read_value(&json)) {
            Ok(Ok(questionnaire)) => Ok(questionnaire),
            Ok(Err(problems)) => Err(in_file(&file.url, &problems)),
            Err(trouble) => Err(vec![trouble]),
        };
        let questionnaire = match read {
            Ok(questionnaire) => questionnaire,
            Err(_) if inner.load.get() != load => return,
            Err(problems) => return fail(&inner, "questionnaire", &problems),
        };
        // The dashboard doesn't wait for names: until then units stand under their ids.
        let is_late = !of_units.is_soon_here().await;
        let units = if is_late { Vec::new() } else { units_of(&of_units).await };
        if inner.load.get() != load {
            return;
        }
        if let Some(name) = inner.attribute("published") {
            let fetched = fetch_published(&inner.base, &name, &questionnaire).await;
            if inner.load.get() == load {
                show_published(&inner, questionnaire, units, fetched);
            }
        } else {
            let address = match collector {
                Some(collector) => collector.address().await,
                None => Ok(None),
            };
            match address {
                _ if inner.load.get() != load => return,
                Ok(address) => show(&inner, questionnaire, units, address, false),
                // What this browser keeps must not pass for what the collector has.
                Err(trouble) => return fail(&inner, "collector", &[trouble]),
            }
        }
        if is_late {
            let units = units_of(&of_units).await;
            if inner.load.get() == load {
                inner.name_units(units);
            }
        }
    });
}

/// The units of a file; none, with a word to the webmaster, where it can't be read.
async fn units_of(file: &Request) -> Vec<Unit> {
    let problems = match file.json().await.map(|json| read_units_value(&json)) {
        Ok(Ok(units)) => return units,
        Ok(Err(problems)) => in_file(&file.url, &problems),
        Err(trouble) => vec![trouble],
    };
    complain(TAG, &problems);
    Vec::new()
}

/// Shows what the collector at this address has, or what this browser keeps where there is none.
fn show(
    inner: &Rc<Inner>,
    questionnaire: Questionnaire,
    units: Vec<Unit>,
    collector: Option<String>,
    has_left: bool,
) {
    let collector = collector.map(|address| Collected {
        store: Rc::new(CollectorStore::new(Rc::new(HttpCollector::new(&address)))),
        means: inner.means.take(),
        has_left,
    });
    let store: Rc<dyn StaffStore> = match &collector {
        Some(collected) => collected.store.clone(),
        None => Rc::new(IndexedDb),
    };
    let props = DashboardProps {
        questionnaire: Rc::new(questionnaire),
        units: Rc::new(units),
        language: inner.language(),
        store,
        collector,
        on_event: {
            let inner = Rc::downgrade(inner);
            Callback::from(move |event| {
                if let Some(inner) = inner.upgrade() {
                    tell(&inner, event);
                }
            })
        },
    };
    *inner.props.borrow_mut() = Some(props.clone());
    let app =
        yew::Renderer::<DashboardApp>::with_root_and_props(inner.mount.clone(), props).render();
    inner.slot.set_hidden(true);
    if let Some(text) = inner.attribute("filter") {
        app.send_message(Message::Filter(FilterMessage::View(text)));
    }
    if let Some(unit) = inner.attribute("unit") {
        app.send_message(Message::Filter(FilterMessage::Unit(Some(unit))));
    }
    for message in inner.waiting.take() {
        app.send_message(message);
    }
    *inner.app.borrow_mut() = Some(app);
    remember(inner);
    fire(&inner.host, "hl-ready", &[]);
}

/// It can't be shown: people are told so, with the page's fallback under it, and the webmaster why.
fn fail(inner: &Inner, code: &str, problems: &[String]) {
    complain(TAG, problems);
    // An import that was asked for is told that it will never happen.
    inner.waiting.take();
    make("p", "", &inner.mount).set_text_content(Some(words(inner.language()).unavailable));
    let _ = make("p", "", &inner.mount).append_child(&inner.slot);
    fire(&inner.host, "hl-error", &[("code", code.into())]);
}

/// Shows figures that were published, or that they can't be.
fn show_published(
    inner: &Inner,
    questionnaire: Questionnaire,
    units: Vec<Unit>,
    fetched: Result<Fetched, Vec<String>>,
) {
    let (lazy, published) = match fetched {
        Ok(fetched) => fetched,
        Err(problems) => return fail(inner, "figures", &problems),
    };
    inner.waiting.take();
    let (questionnaire, units) = (Rc::new(questionnaire), Rc::new(units));
    let props = PublicProps { questionnaire, units, language: inner.language(), published };
    let public = Public::show(lazy, inner.mount.clone(), props);
    let n = public.n();
    inner.public.replace(Some(public));
    inner.slot.set_hidden(true);
    fire(&inner.host, "hl-ready", &[]);
    fire(&inner.host, "hl-updated", &[("n", n)]);
}

/// Begins to keep the view in the address, or ends it, as the page's attribute says.
fn remember(inner: &Rc<Inner>) {
    inner.remembered.take();
    if inner.attribute("remember").as_deref() != Some("hash") {
        return;
    }
    let Some(id) = inner.props.borrow().as_ref().map(|props| props.questionnaire.id.clone()) else {
        // There will be another call when there is a questionnaire.
        return;
    };
    let there = Rc::downgrade(inner);
    let remembered = Remembered::listen(&id, move || {
        if let Some(inner) = there.upgrade() {
            follow(&inner);
        }
    });
    inner.remembered.replace(remembered);
    follow(inner);
}

/// Shows the view that is in the address.
fn follow(inner: &Inner) {
    let remembered = inner.remembered.borrow();
    let Some(remembered) = &*remembered else { return };
    match remembered.view() {
        Some(text) => inner.send(Message::Filter(FilterMessage::View(text))),
        // A link of the page to a place in it has taken it away.
        None => remembered.keep_again(inner.view.borrow().as_deref()),
    }
}

/// Begins anew without anything of the person who has signed out.
fn begin_anew(inner: &Rc<Inner>) {
    let Some(DashboardProps { questionnaire, units, collector, .. }) = inner.props.take() else {
        return;
    };
    inner.clear();
    inner.figures.take();
    inner.view.take();
    inner.remembered.take();
    let address = collector.map(|collected| collected.store.collector().address().to_owned());
    show(inner, (*questionnaire).clone(), (*units).clone(), address, true);
}

/// Signs in with a link that is followed on the page itself.
fn hear_links(inner: &Rc<Inner>) -> Option<EventListener> {
    let there = Rc::downgrade(inner);
    let window = web_sys::window()?;
    Some(EventListener::new(&window, "hashchange", move |_| {
        if let Some(inner) = there.upgrade().filter(|inner| !inner.is_public()) {
            inner.take_link();
        }
    }))
}

fn tell(inner: &Rc<Inner>, event: DashboardEvent) {
    match event {
        DashboardEvent::Figures(figures, view) => {
            let n = figures.n.map_or(JsValue::NULL, |n| (n as f64).into());
            inner.figures.replace(Some(figures));
            inner.shown.replace(view);
            fire(&inner.host, "hl-updated", &[("n", n)]);
            inner.tell_view();
        }
        DashboardEvent::View(view) => {
            inner.shown.replace(view);
            inner.tell_view();
        }
        DashboardEvent::Trouble(words) => complain(TAG, &[words]),
        DashboardEvent::SignedOut => {
            // After the application has done what it is at.
            let inner = inner.clone();
            spawn_local(async move { begin_anew(&inner) });
        }
    }
}
