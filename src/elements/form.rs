//! `<hai-long-form>` for the page: from attributes to the form and back to events.
//!
//! Until there is a form to show, and where there never will be, the page's own fallback stands in the
//! shell's slot.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use hailong_core::decimal::decimal;
use hailong_core::procedure::{Procedure, read_procedures_value};
use hailong_core::questionnaire::{Kind, Question, Questionnaire, read_asked};
use hailong_core::response::Mode;
use hailong_core::unit::{Unit, read_units_served};
use hailong_wire::mode_of;
use js_sys::Array;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Element, HtmlElement, UrlSearchParams};
use yew::{AppHandle, Callback, Renderer};

use super::draft_name::DraftName;
pub(super) use super::form_files::TAG;
use super::form_files::{Files, entries, fetch_lazy, optional};
use super::page::{Request, address, complain, fire, in_file, make};
use crate::i18n::Language;
use crate::i18n::form::words;
use crate::storage::{self, Device, DeviceStore, DraftStore, Outbox, SessionDrafts};
use crate::ui::form::{FormApp, FormEvent, FormProps, is_needed, refused};

/// A mounted element.
pub struct Form(Rc<Inner>);

/// Shows the modes of a hall. The citizen's download has none of it, so its code isn't in there.
pub trait Hall {
    /// Mounts what `props.mode` asks for into an element of its own.
    fn mount(&self, host: &HtmlElement, mount: Element, props: FormProps) -> Box<dyn Shows>;
}

/// What stands in the element.
pub trait Shows {
    /// Shows other properties, and the host's attributes as they are now.
    fn update(&mut self, props: FormProps);
    /// Takes it down.
    fn destroy(self: Box<Self>);
}

impl Shows for AppHandle<FormApp> {
    fn update(&mut self, props: FormProps) {
        AppHandle::update(self, props);
    }

    fn destroy(self: Box<Self>) {
        AppHandle::destroy(*self);
    }
}

struct Inner {
    host: HtmlElement,
    mount: Element,
    /// The shell's slot, with the page's fallback.
    slot: HtmlElement,
    /// The folder of the module.
    base: String,
    hall: Option<Box<dyn Hall>>,
    draft: DraftName,
    loaded: RefCell<Loaded>,
    shown: RefCell<Option<Shown>>,
    /// Counts the loads: one that was overtaken by another changes nothing.
    loads: Cell<u32>,
    /// `reset()` was called before there was anything to empty.
    empty: Cell<bool>,
    /// An answer was given since the load.
    is_begun: Cell<bool>,
    /// Its number at the outbox.
    number: u32,
}

/// What has come of fetching the questionnaire.
enum Loaded {
    NotYet,
    Broken,
    Ready(Ready),
}

/// All that a form needs to be shown.
struct Ready {
    questionnaire: Rc<Questionnaire>,
    units: Rc<Vec<Unit>>,
    procedures: Rc<Vec<Procedure>>,
}

/// The form as it was mounted.
struct Shown {
    app: Box<dyn Shows>,
    /// The attributes that make it another form.
    key: [Option<String>; 4],
}

impl Form {
    /// Renders into `mount`, an element inside `host`'s shadow root, beside the shell's slot. `base` is the
    /// folder of the module; `hall` is there where the module has the modes of a hall.
    pub fn mount(
        host: HtmlElement,
        mount: Element,
        base: String,
        hall: Option<Box<dyn Hall>>,
    ) -> Self {
        let slot = mount.previous_element_sibling().unwrap_or_else(|| mount.clone());
        let told = host.clone();
        let number = storage::join(Rc::new(move |id, code| tell_sent(&told, id, code)));
        let inner = Rc::new(Inner {
            host,
            mount,
            slot: slot.unchecked_into(),
            base,
            hall,
            draft: DraftName::default(),
            loaded: Loaded::NotYet.into(),
            shown: None.into(),
            loads: 0.into(),
            empty: false.into(),
            is_begun: false.into(),
            number,
        });
        inner.load();
        Self(inner)
    }

    /// An attribute or property changed: the host has its value already.
    pub fn set(&self, name: &str, _value: JsValue) {
        if matches!(name, "questionnaire" | "units" | "procedures") {
            self.0.load();
        } else {
            self.0.draw();
        }
    }

    /// A property is read; all of them reflect attributes.
    pub fn get(&self, _name: &str) -> JsValue {
        JsValue::UNDEFINED
    }

    /// `reset()` empties the form and forgets its draft; `flush()` tries to send what waits.
    pub fn call(&self, name: &str, _argument: JsValue) -> JsValue {
        if name == "flush" {
            return storage::flush().into();
        }
        self.0.reset();
        JsValue::UNDEFINED
    }

    /// Takes the application down.
    pub fn destroy(self) {
        self.0.loads.set(self.0.loads.get() + 1);
        storage::leave(self.0.number);
        self.0.clear();
        self.0.draft.release();
    }
}

/// A response was delivered, or refused with a code.
fn tell_sent(host: &HtmlElement, id: &str, code: Option<&str>) {
    let detail = ("id", JsValue::from(id));
    let Some(code) = code else { return fire(host, "hl-delivered", &[detail]) };
    complain(TAG, &[["the collector refuses the response ", id, " (", code, ")"].concat()]);
    fire(host, "hl-refused", &[detail, ("code", code.into())]);
}

impl Inner {
    fn load(self: &Rc<Self>) {
        let (this, load) = (self.clone(), self.loads.get() + 1);
        self.loads.set(load);
        self.is_begun.set(false);
        spawn_local(async move {
            let late = Cell::new(false);
            let files = this.fetch().await;
            let loaded = match &files {
                Some(files) => this.ready(files, Some(&late)).await,
                None => Loaded::Broken,
            };
            if this.loads.get() != load {
                return;
            }
            let is_ready = matches!(loaded, Loaded::Ready(..));
            this.take(loaded);
            if this.shown.borrow().is_some() {
                fire(&this.host, "hl-ready", &[]);
                storage::wake(&this.base, this.host.get_attribute("collector"));
            } else if !is_ready {
                fire(&this.host, "hl-error", &[("code", "questionnaire".into())]);
            }
            let Some(files) = files.filter(|_| is_ready && late.get()) else { return };
            let loaded = this.ready(&files, None).await;
            // A form that is being filled in stays as it is.
            if this.loads.get() == load && !this.is_begun.get() {
                this.take(loaded);
            }
        });
    }

    /// Questionnaire and units come side by side; procedures and what few forms need as soon as it is known that they are
    /// asked for. `None` where there is no form without what failed; the console has been told.
    async fn fetch(&self) -> Option<Files> {
        let request = |folder, name: Option<String>| {
            Request::new(address(&self.base, folder, name.as_deref().unwrap_or(folder)))
        };
        let file = request("questionnaires", Some(self.questionnaire()));
        let units = request("units", self.attribute("units"));
        let problems = match file.json().await.map(|json| read_asked(&json)) {
            Ok(Ok(questionnaire)) => {
                let asks = |question: &Question| matches!(question.kind, Kind::Procedure { .. });
                let procedures = questionnaire
                    .questions()
                    .any(asks)
                    .then(|| request("procedures", self.attribute("procedures")));
                // A hall's tablet may be without a network when it needs it.
                let has_lazy = self.hall.is_some() || is_needed(&questionnaire, &[], None);
                let lazy = has_lazy.then(fetch_lazy);
                let questionnaire = questionnaire.into();
                return Some(Files { questionnaire, units, procedures, lazy });
            }
            Ok(Err(problems)) => in_file(&file.url, &problems),
            Err(trouble) => vec![trouble],
        };
        complain(TAG, &problems);
        None
    }

    /// What a form needs, of its files. Where there is a `late` to note it in, those that a form can do without are waited
    /// for as long as a person should wait, and otherwise to their end.
    async fn ready(&self, files: &Files, late: Option<&Cell<bool>>) -> Loaded {
        let units = optional(&files.units, late).await;
        let units = entries(&files.units, units, read_units_served);
        let unit = self.attribute("unit");
        if let Some(id) = &unit
            && !units.is_empty()
            && !units.iter().any(|unit| unit.id == *id)
        {
            complain(TAG, &[["unit=\"", id, "\" is not in ", &files.units.url].concat()]);
        }
        if is_needed(&files.questionnaire, &units, unit.as_deref()) {
            // One attempt for each load: a second one would wait for as long again.
            let lazy = files.lazy.clone().unwrap_or_else(fetch_lazy);
            if !JsFuture::from(lazy).await.is_ok_and(|is_here| is_here.is_truthy()) {
                return Loaded::Broken;
            }
        }
        let procedures = match &files.procedures {
            Some(file) => entries(file, optional(file, late).await, read_procedures_value),
            None => Vec::new(),
        };
        Loaded::Ready(Ready {
            questionnaire: files.questionnaire.clone(),
            units: units.into(),
            procedures: procedures.into(),
        })
    }

    /// Shows what has come of a load.
    fn take(self: &Rc<Self>, loaded: Loaded) {
        self.loaded.replace(loaded);
        self.clear();
        self.draw();
    }

    /// Shows what the attributes say now.
    fn draw(self: &Rc<Self>) {
        match &*self.loaded.borrow() {
            Loaded::NotYet => {}
            Loaded::Broken => self.apologise(),
            Loaded::Ready(ready) => self.show(ready),
        }
    }

    fn show(self: &Rc<Self>, ready: &Ready) {
        let questionnaire = &ready.questionnaire;
        let key = ["unit", "mode", "dossier", "prefill"].map(|name| self.attribute(name));
        let drafts = self.drafts(questionnaire);
        if self.empty.take() {
            drafts.wipe();
            self.clear();
        }
        let (this, host) = (self.clone(), self.host.clone());
        // An empty one is the page's own host.
        let attribute = Rc::new(move || host.get_attribute("collector"));
        let props = FormProps {
            questionnaire: questionnaire.clone(),
            units: ready.units.clone(),
            procedures: ready.procedures.clone(),
            unit: key[0].clone(),
            dossier: key[2].clone(),
            prefill: self.prefill(questionnaire),
            one_at_a_time: false,
            channel: self.attribute("channel"),
            mode: mode_of(&self.mode()),
            language: self.language(),
            responses: Rc::new(Outbox {
                form: self.number,
                attribute,
                holds: mode_of(&self.mode()) == Mode::Assisted,
            }),
            drafts: Rc::new(drafts),
            device: self.device(questionnaire),
            on_event: Callback::from(move |event| this.tell(event)),
        };
        if let Some(shown) = &mut *self.shown.borrow_mut()
            && shown.key == key
        {
            return shown.app.update(props);
        }
        self.clear();
        // A root of its own for each form: Yew never takes its listeners off one.
        let root = make("div", "", &self.mount);
        let app: Box<dyn Shows> = match (&self.hall, props.mode) {
            (_, Mode::Page | Mode::Short) => {
                Box::new(Renderer::with_root_and_props(root, props).render())
            }
            (Some(hall), _) => hall.mount(&self.host, root, props),
            (None, _) => return self.needs_a_hall(&self.mode()),
        };
        self.shown.replace(Some(Shown { app, key }));
        // The fallback link stays until there is something better.
        self.slot.set_hidden(true);
    }

    /// The questionnaire can't be shown: says so, and lets the page's fallback stand under it.
    fn apologise(&self) {
        self.clear();
        let language = self.language();
        let form = make("div", "form", &self.mount);
        let _ = form.set_attribute("lang", language.tag());
        let body = make("div", "body", &form);
        make("p", "", &body).set_text_content(Some(words(language).unavailable));
        let _ = make("p", "", &body).append_child(&self.slot);
    }

    /// A mode that this module hasn't: filled in as a page, its answers would be kept as what they aren't.
    fn needs_a_hall(&self, mode: &str) {
        let remedy = "\" needs kiosk.js in the place of form.js (docs/kiosk.md)";
        complain(TAG, &[["mode=\"", mode, remedy].concat()]);
        fire(&self.host, "hl-error", &[("code", "mode".into())]);
        self.apologise();
    }

    /// Takes down what is shown; the slot comes back to its place.
    fn clear(&self) {
        if let Some(shown) = self.shown.take() {
            shown.app.destroy();
        }
        let _ = self.mount.before_with_node_1(&self.slot);
        self.slot.set_hidden(false);
        self.mount.set_text_content(None);
    }

    /// The next form is empty: its draft goes before it is drawn.
    fn reset(self: &Rc<Self>) {
        self.empty.set(true);
        self.draw();
    }

    fn tell(self: &Rc<Self>, event: FormEvent) {
        let (host, questionnaire) = (&self.host, self.questionnaire());
        let id = ("questionnaire", JsValue::from(&questionnaire));
        match event {
            FormEvent::Started => {
                self.is_begun.set(true);
                fire(host, "hl-start", &[id]);
            }
            FormEvent::Progress(page, pages) => {
                fire(host, "hl-progress", &[id, ("page", page.into()), ("pages", pages.into())]);
            }
            FormEvent::Submitted(response) => {
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
            FormEvent::Again => self.reset(),
        }
    }

    /// An attribute that says something.
    fn attribute(&self, name: &str) -> Option<String> {
        self.host.get_attribute(name).filter(|value| !value.is_empty())
    }

    fn questionnaire(&self) -> String {
        let usual = if self.mode() == "short" { "short" } else { "sipas-22" };
        self.attribute("questionnaire").unwrap_or_else(|| usual.to_owned())
    }

    fn mode(&self) -> String {
        self.attribute("mode").unwrap_or_else(|| "page".to_owned())
    }

    fn language(&self) -> Language {
        Language::from_tag(&self.attribute("lang").unwrap_or_default())
    }

    /// What the page answers of the questionnaire, `field=land&respondent=citizen`.
    fn prefill(&self, questionnaire: &Questionnaire) -> Vec<(String, String)> {
        let Some(text) = self.attribute("prefill") else { return Vec::new() };
        let mut pairs = Vec::new();
        if let Ok(parameters) = UrlSearchParams::new_with_str(&text) {
            for pair in parameters.entries().into_iter().flatten() {
                let pair: Array = pair.unchecked_into();
                let part = |at| pair.get(at).as_string().unwrap_or_default();
                pairs.push((part(0), part(1)));
            }
        }
        let refused: Vec<String> = refused(questionnaire, &pairs)
            .map(|id| {
                ["prefill: \"", id, "\" is not a question, or can't have this answer"].concat()
            })
            .collect();
        complain(TAG, &refused);
        pairs
    }

    /// A draft belongs to one questionnaire, unit, mode and case: another form in the tab has its own.
    fn drafts(&self, questionnaire: &Questionnaire) -> SessionDrafts {
        let unit = self.attribute("unit").unwrap_or_default();
        let (version, mode) = (decimal(questionnaire.version as usize), self.mode());
        let mut form = [&questionnaire.id, ":", &version, ":", &unit, ":", &mode].concat();
        if let Some(dossier) = self.attribute("dossier") {
            form = [&form, ":", &dossier].concat();
        }
        SessionDrafts::new(&self.draft.of(form))
    }

    /// The person's own device; at a counter it is nobody's. A later version of a questionnaire finds what was
    /// put by of an earlier one: ids keep their meaning.
    fn device(&self, questionnaire: &Questionnaire) -> Option<Rc<dyn DeviceStore>> {
        if mode_of(&self.mode()) != Mode::Page {
            return None;
        }
        let unit = self.attribute("unit").unwrap_or_default();
        Some(Rc::new(Device::new(&[&questionnaire.id, ":", &unit].concat())))
    }
}
