//! The component around the state: what arrives, and what follows from it.

use std::rc::Rc;

use hailong_core::calendar::Month;
use hailong_core::figures::{Figures, Status};
use hailong_core::filter::Filter;
use hailong_core::import::{Columns, Preview, Target};
use hailong_core::json::Value;
use hailong_core::questionnaire::Questionnaire;
use hailong_core::response::Response;
use hailong_core::unit::Unit;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Blob, File};
use yew::html::Scope;
use yew::prelude::*;

use super::cards::cards;
use super::data::Data;
use super::filters::Filters;
use super::import::{Candidate, PREVIEW_ROWS};
use super::loading::{self, Failure, Imported, read_file};
use super::names::Names;
use super::panels::panels;
use super::reasons;
use super::state::DashboardState;
use crate::charts::TextMeasure;
use crate::i18n::{Language, fill, whole};
use crate::platform;
use crate::storage::{Announcements, StaffStore, StoreError, StoredFile};

/// Told when a file was imported, or why it wasn't.
pub type Done = Callback<Result<Rc<Imported>, String>>;

/// What the page around the dashboard is told.
#[derive(Clone)]
pub enum DashboardEvent {
    /// These are the figures now.
    Figures(Rc<Figures>),
    /// Something went wrong, in words for the console.
    Trouble(String),
}

/// What the dashboard needs.
#[derive(Properties, Clone)]
pub struct DashboardProps {
    /// What was asked.
    pub questionnaire: Rc<Questionnaire>,
    /// The units.
    pub units: Rc<Vec<Unit>>,
    /// The language.
    pub language: Language,
    /// Where responses and files are.
    pub store: Rc<dyn StaffStore>,
    /// Told what happens.
    pub on_event: Callback<DashboardEvent>,
}

impl PartialEq for DashboardProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.questionnaire, &other.questionnaire) && self.language == other.language
    }
}

/// What can happen.
pub enum Message {
    /// The store's responses, for the reading with this number.
    Stored(u32, Result<Vec<Value>, StoreError>),
    /// Rows of a file, for the reading with this number; its name and how much was read.
    Rows(u32, Vec<Response>, String, f64),
    /// A file was read to its end; the file itself, where the store doesn't keep it.
    Read(u32, Rc<Imported>, Option<StoredFile>, Option<Done>),
    /// A file couldn't be read.
    NotRead(u32, String, Failure, Option<Done>),
    /// Everything of a reading has arrived.
    Loaded(u32),
    /// A response was stored in another tab.
    Heard,
    /// A file was chosen by a person.
    Chosen(Option<File>),
    /// Its first rows.
    Previewed(String, Blob, Result<Preview, Failure>),
    /// A person takes a column for something.
    Match(Target, Option<usize>),
    /// Import the file that was chosen.
    Start,
    /// Don't.
    Cancel,
    /// Import a file, its columns matched by name.
    Import(File, Done),
    /// Forget an imported file.
    Remove(String),
    /// Look at made-up responses, or away from them.
    Illustrative(bool),
    /// Let a value of a dimension through, or no more.
    Toggle(String, String),
    /// Let all through again.
    Clear(Option<String>),
    /// Set the whole filter.
    Filter(Filter),
    /// The type that the page gives is known.
    Typeset,
}

/// The dashboard.
pub struct DashboardApp {
    state: DashboardState,
    measure: Rc<dyn TextMeasure>,
    /// Counts the readings of the store; what an old one still brings is let go.
    reading: u32,
    loaded: bool,
    files: Vec<Rc<Imported>>,
    /// Imported files that the store doesn't keep: a new reading takes them from here.
    unkept: Vec<StoredFile>,
    candidate: Option<Candidate>,
    progress: Option<(String, f64)>,
    trouble: Option<String>,
    root: NodeRef,
    _announcements: Option<Announcements>,
}

impl Component for DashboardApp {
    type Message = Message;
    type Properties = DashboardProps;

    fn create(ctx: &Context<Self>) -> Self {
        let own = ctx.props().questionnaire.id.clone();
        let link = ctx.link().clone();
        let announcements = Announcements::listen(move |questionnaire| {
            if questionnaire == own {
                link.send_message(Message::Heard);
            }
        });
        let mut app = Self {
            state: DashboardState::new(ctx.props().questionnaire.clone()),
            measure: super::chart::measure_of(None),
            reading: 0,
            loaded: false,
            files: Vec::new(),
            unkept: Vec::new(),
            candidate: None,
            progress: None,
            trouble: None,
            root: NodeRef::default(),
            _announcements: announcements,
        };
        app.read_all(ctx, None, None);
        app
    }

    fn update(&mut self, ctx: &Context<Self>, message: Message) -> bool {
        match message {
            Message::Stored(reading, stored) => self.stored(ctx, reading, stored),
            Message::Rows(reading, rows, name, read) => {
                if reading == self.reading {
                    self.state.insert(&rows);
                    self.progress = Some((name, read));
                }
            }
            Message::Read(reading, file, unkept, done) => {
                if reading == self.reading {
                    self.files.push(file.clone());
                    self.unkept.extend(unkept);
                    self.count(ctx);
                }
                if let Some(done) = done {
                    done.emit(Ok(file));
                }
            }
            Message::NotRead(reading, name, failure, done) => {
                let trouble = self.failed(ctx, &name, &failure);
                if reading == self.reading {
                    // Some of its rows may have been taken before it broke off.
                    self.read_all(ctx, None, None);
                }
                if let Some(done) = done {
                    done.emit(Err(trouble));
                }
            }
            Message::Loaded(reading) => {
                if reading == self.reading {
                    self.loaded = true;
                    self.count(ctx);
                }
            }
            Message::Heard => {
                let (props, link, reading) =
                    (ctx.props().clone(), ctx.link().clone(), self.reading);
                spawn_local(async move {
                    let stored = props.store.all(&props.questionnaire.id).await;
                    link.send_message(Message::Stored(reading, stored));
                    link.send_message(Message::Loaded(reading));
                });
                return false;
            }
            Message::Chosen(file) => self.chosen(ctx, file),
            Message::Previewed(name, blob, Ok(preview)) => {
                self.candidate = Some(Candidate::new(&self.names(ctx), name, blob, preview));
            }
            Message::Previewed(name, _, Err(failure)) => {
                self.failed(ctx, &name, &failure);
            }
            Message::Match(target, column) => {
                if let Some(candidate) = &mut self.candidate {
                    candidate.take(target, column);
                }
            }
            Message::Start => {
                if let Some(candidate) = self.candidate.take() {
                    let Candidate { name, blob, targets, .. } = candidate;
                    let columns = Some(Columns::new(targets));
                    let asked = &ctx.props().questionnaire;
                    self.import(ctx, Pending::new(asked, name, blob, columns, None));
                }
            }
            Message::Cancel => self.candidate = None,
            Message::Import(file, done) => {
                let asked = &ctx.props().questionnaire;
                self.import(ctx, Pending::new(asked, file.name(), file.into(), None, Some(done)));
            }
            Message::Remove(id) => {
                self.trouble = None;
                self.read_all(ctx, Some(id), None);
            }
            Message::Illustrative(show) => {
                let last = Month::in_vietnam(platform::now()).filter(|_| show);
                let serving = ctx.props().units.iter().filter(|unit| unit.parent.is_some());
                let units: Vec<String> = serving
                    .filter(|unit| unit.valid_to.is_none())
                    .map(|unit| unit.id.clone())
                    .collect();
                self.candidate = None;
                self.state.show_illustrative(&units, last);
                self.count(ctx);
            }
            Message::Toggle(dimension, value) => {
                self.state.toggle(&dimension, &value);
                self.count(ctx);
            }
            Message::Clear(dimension) => {
                self.state.clear_filter(dimension.as_deref());
                self.count(ctx);
            }
            Message::Typeset => {}
            Message::Filter(filter) => match self.state.set_filter(filter) {
                Ok(()) => self.count(ctx),
                Err(error) => {
                    ctx.props().on_event.emit(DashboardEvent::Trouble(error.to_string()));
                }
            },
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let names = self.names(ctx);
        let words = names.words();
        let send = ctx.link().callback(|message: Message| message);
        let data = Data {
            names: &names,
            files: &self.files,
            candidate: self.candidate.as_ref(),
            reading: self.progress.as_ref(),
            trouble: self.trouble.as_deref(),
            illustrative: self.state.is_illustrative(),
            send: send.clone(),
        };
        let filters = Filters {
            names: &names,
            filter: self.state.filter(),
            choices: self.state.choices(),
            send,
        };
        let thresholds = hailong_core::figures::Thresholds::default();
        let (hide, reference) =
            (thresholds.hide_below.to_string(), thresholds.reference_below.to_string());
        html! {
            <div class="dashboard" lang={names.language.tag()} ref={self.root.clone()}
                aria-busy={(!self.loaded).to_string()}>
                <div class="head">
                    <h2>{ names.text(&names.questionnaire.title) }</h2>
                    <p class="muted" role="status">{ self.summary(&names) }</p>
                    if self.state.is_illustrative() {
                        <p class="illustrative">
                            <strong>{ words.illustrative }</strong>{ " " }{ words.illustrative_text }
                        </p>
                    }
                </div>
                { filters.view() }
                { self.body(&names) }
                { data.view() }
                <p class="note">
                    { fill(words.note, &[("hide", &hide), ("reference", &reference)]) }
                    if self.state.is_illustrative() {
                        { " · " }<strong>{ words.illustrative }</strong>
                    }
                </p>
            </div>
        }
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        if first {
            // Text is measured in the type that the page gives this element.
            self.measure = super::chart::measure_of(self.root.cast());
            ctx.link().send_message(Message::Typeset);
        }
    }
}

impl DashboardApp {
    fn names(&self, ctx: &Context<Self>) -> Names {
        let props = ctx.props();
        Names {
            questionnaire: props.questionnaire.clone(),
            units: props.units.clone(),
            language: props.language,
        }
    }

    /// How many responses the figures are about.
    fn summary(&self, names: &Names) -> String {
        let words = names.words();
        let Some(figures) = self.state.figures() else {
            return words.loading.to_owned();
        };
        let few = figures.thresholds.hide_below.to_string();
        match (figures.status, figures.n) {
            (Status::Empty, _) => words.responses_none.to_owned(),
            (_, Some(n)) => fill(words.responses, &[("n", &whole(names.language, n))]),
            _ => fill(words.responses_few, &[("n", &few)]),
        }
    }

    fn body(&self, names: &Names) -> Html {
        let words = names.words();
        let Some(figures) = self.state.figures() else {
            return html! {
                <div class="cards skeleton" aria-hidden="true">
                    <div class="card" /><div class="card" /><div class="card" />
                </div>
            };
        };
        let message = |title: &'static str, text: String| {
            html! {
                <section class="panel message" aria-label={title}><h3>{ title }</h3><p>{ text }</p></section>
            }
        };
        match figures.status {
            Status::Empty if self.state.is_empty() => {
                message(words.empty_title, words.empty_text.to_owned())
            }
            Status::Empty => message(words.nothing_passes, String::new()),
            Status::Hidden => {
                let few = figures.thresholds.hide_below.to_string();
                message(words.few_title, fill(words.few_text, &[("n", &few)]))
            }
            _ => html! {
                <>
                    { cards(figures, names, &self.measure) }
                    { panels(figures, names, &self.measure) }
                </>
            },
        }
    }

    /// Counts anew and tells the page.
    fn count(&mut self, ctx: &Context<Self>) {
        self.progress = None;
        self.state.count();
        if let Some(figures) = self.state.figures() {
            ctx.props().on_event.emit(DashboardEvent::Figures(figures.clone()));
        }
    }

    /// Forgets what was read and reads the store and all imported files anew: without the file of this
    /// id, and with one more to import.
    fn read_all(&mut self, ctx: &Context<Self>, forget: Option<String>, then: Option<Pending>) {
        self.reading += 1;
        self.loaded = false;
        self.files.clear();
        self.state.clear();
        if let Some(id) = &forget {
            self.unkept.retain(|file| file.id != *id);
        }
        let (props, link, reading) = (ctx.props().clone(), ctx.link().clone(), self.reading);
        let unkept = std::mem::take(&mut self.unkept);
        spawn_local(async move {
            let (store, id) = (&props.store, &props.questionnaire.id);
            if let Some(id) = forget {
                // Where it can't be forgotten it comes back with the next reading, and can be seen.
                let _ = store.forget_file(&id).await;
            }
            link.send_message(Message::Stored(reading, store.all(id).await));
            // Where the store is out of reach, that was told just now.
            let kept = store.files(id).await.unwrap_or_default();
            for (file, kept) in
                kept.into_iter().map(|f| (f, true)).chain(unkept.into_iter().map(|f| (f, false)))
            {
                let columns = Columns::from_text(&props.questionnaire, &file.columns);
                let pending = Pending { file, columns: Some(columns), done: None };
                take_in(&link, reading, &props, pending, Some(kept)).await;
            }
            if let Some(pending) = then {
                take_in(&link, reading, &props, pending, None).await;
            }
            link.send_message(Message::Loaded(reading));
        });
    }

    fn stored(
        &mut self,
        ctx: &Context<Self>,
        reading: u32,
        stored: Result<Vec<Value>, StoreError>,
    ) {
        match stored {
            Ok(stored) if reading == self.reading => {
                self.state.insert(&loading::responses(&ctx.props().questionnaire, &stored));
            }
            Ok(_) => {}
            Err(error) => {
                let words = self.names(ctx).words();
                self.trouble = Some(fill(words.store_failed, &[("reason", &error.detail)]));
                ctx.props().on_event.emit(DashboardEvent::Trouble(error.detail));
            }
        }
    }

    fn failed(&mut self, ctx: &Context<Self>, name: &str, failure: &Failure) -> String {
        let names = self.names(ctx);
        let trouble = match failure {
            Failure::Read => fill(names.words().error_read, &[("name", name)]),
            Failure::File(error) => reasons::of_file(names.language, name, error),
        };
        self.progress = None;
        self.trouble = Some(trouble.clone());
        trouble
    }

    fn chosen(&mut self, ctx: &Context<Self>, file: Option<File>) {
        let Some(file) = file else { return };
        self.trouble = None;
        self.candidate = None;
        let link = ctx.link().clone();
        spawn_local(async move {
            let preview = loading::bytes(&file, 0.0, file.size().min(65_536.0)).await;
            let preview =
                preview.and_then(|bytes| Preview::new(&bytes, PREVIEW_ROWS).map_err(Failure::File));
            link.send_message(Message::Previewed(file.name(), file.into(), preview));
        });
    }

    fn import(&mut self, ctx: &Context<Self>, pending: Pending) {
        self.trouble = None;
        // An import is real; it would not be seen among made-up responses.
        self.state.show_illustrative(&[], None);
        let id = pending.file.id.clone();
        if self.files.iter().any(|file| file.id == id) {
            // The same file again: its rows must not count twice.
            let words = self.names(ctx).words();
            self.trouble = Some(fill(words.same_file, &[("name", &pending.file.name)]));
            self.read_all(ctx, Some(id), Some(pending));
            return;
        }
        let (props, link, reading) = (ctx.props().clone(), ctx.link().clone(), self.reading);
        spawn_local(async move {
            take_in(&link, reading, &props, pending, None).await;
            link.send_message(Message::Loaded(reading));
        });
    }
}

/// A file on its way in.
pub struct Pending {
    file: StoredFile,
    /// As they were matched; by name where they weren't.
    columns: Option<Columns>,
    done: Option<Done>,
}

impl Pending {
    fn new(
        questionnaire: &Questionnaire,
        name: String,
        blob: Blob,
        columns: Option<Columns>,
        done: Option<Done>,
    ) -> Self {
        // The same file has the same id, whenever it is imported.
        let modified = blob.dyn_ref::<File>().map_or(0.0, File::last_modified);
        let id = format!("{}:{name}:{}:{modified}", questionnaire.id, blob.size());
        let questionnaire = questionnaire.id.clone();
        let file = StoredFile { id, questionnaire, name, columns: String::new(), blob };
        Self { file, columns, done }
    }
}

/// Reads a file into the dashboard. `kept` says whether the store has it; a new one is put there.
async fn take_in(
    link: &Scope<DashboardApp>,
    reading: u32,
    props: &DashboardProps,
    pending: Pending,
    kept: Option<bool>,
) {
    let Pending { mut file, columns, done } = pending;
    let rows = {
        let (link, name) = (link.clone(), file.name.clone());
        move |rows, read| link.send_message(Message::Rows(reading, rows, name.clone(), read))
    };
    let read = read_file(&props.questionnaire, &file.blob, columns, rows).await;
    let (importer, refused, accepted) = match read {
        Ok(read) => read,
        Err(failure) => {
            link.send_message(Message::NotRead(reading, file.name, failure, done));
            return;
        }
    };
    if let Some(columns) = importer.columns() {
        file.columns = columns.to_text(&props.questionnaire);
    }
    let kept = match kept {
        Some(kept) => kept,
        None => props.store.keep_file(file.clone()).await.is_ok(),
    };
    let imported = Imported {
        id: file.id.clone(),
        name: file.name.clone(),
        accepted,
        refused: Rc::new(refused),
        header: Rc::new(importer.header().unwrap_or_default().to_vec()),
        kept,
    };
    let unkept = (!kept).then_some(file);
    link.send_message(Message::Read(reading, Rc::new(imported), unkept, done));
}
