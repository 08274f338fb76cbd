//! The component around the state: what arrives, and what follows from it.

use std::collections::VecDeque;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use hailong_core::calendar::Month;
use hailong_core::figures::Figures;
use hailong_core::import::{Columns, Encoded, Preview, Target};
use hailong_core::json::Value;
use hailong_core::questionnaire::Questionnaire;
use hailong_core::unit::Unit;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Blob, File};
use yew::prelude::*;

use super::body;
use super::effects::Timers;
use super::lazy::Waiting;
use crate::charts::TextMeasure;
use crate::i18n::{Language, fill};
use crate::platform;
use crate::storage::{Announcements, StaffStore, StoreError, StoredFile};
use crate::ui::dashboard::import::candidate::Candidate;
use crate::ui::dashboard::import::file_reader::Failure;
use crate::ui::dashboard::import::import_job::{Done, Job, Pending, Queue, Read};
use crate::ui::dashboard::import::panel::Data;
use crate::ui::dashboard::import::trouble::Trouble;
use crate::ui::dashboard::model::cross_tab::CrossTabs;
use crate::ui::dashboard::model::drill::Drill;
use crate::ui::dashboard::model::multiples::Multiples;
use crate::ui::dashboard::model::state::DashboardState;
use crate::ui::dashboard::model::{comparison, cross_tab, drill, filters, multiples};
use crate::ui::dashboard::output::report::{Printout, report};
use crate::ui::dashboard::panels::comments::comments;
use crate::ui::dashboard::panels::drill::{at_escape, status};
use crate::ui::dashboard::panels::filters::{Filters, close_others};
use crate::ui::dashboard::panels::page_visible::on_shown;
use crate::ui::dashboard::records;
use crate::ui::dashboard::records::Records;
use crate::ui::dashboard::text::names::Names;

/// What the page around the dashboard is told.
#[derive(Clone)]
pub enum DashboardEvent {
    /// These are the figures now, in this view.
    Figures(Rc<Figures>, String),
    /// The same figures are in another view now: other periods are compared.
    View(String),
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
    /// The responses of the store, and the files that it keeps, at the beginning of reading everything.
    Stored(Result<Vec<Value>, StoreError>, Vec<StoredFile>),
    /// Which file this is: its id is known.
    Identified(Pending),
    /// Rows of the file that is being read; its name and how much of it was read.
    Rows(Encoded, String, f64),
    /// It was read to its end.
    Read(Read),
    /// Go on with making ready to count what was read.
    Settle,
    /// It couldn't be read.
    NotRead(Pending, Failure),
    /// A response was stored or a file imported elsewhere, or the page has come into sight again.
    Heard,
    /// The store's responses and files after that.
    HeardOf(Result<Vec<Value>, StoreError>, Vec<StoredFile>),
    /// Files were chosen by a person.
    Chosen(Vec<File>),
    /// The first rows of one.
    Previewed(String, Blob, Result<Preview, Failure>),
    /// A person takes a column for something.
    Match(Target, Option<usize>),
    /// Import the file that was chosen.
    Start,
    /// Don't.
    Cancel,
    /// Stop reading the file that is being imported: all stays as it was.
    Stop,
    /// Import a file, its columns matched by name.
    Import(File, Done),
    /// Forget an imported file.
    Remove(String),
    /// Look at made-up responses, or away from them.
    Illustrative(bool),
    /// What the filter chips or the page do to the filter.
    Filter(filters::Message),
    /// What is filtered by from the pictures.
    Drill(drill::Message),
    /// The cross-tab and the heat map.
    CrossTab(cross_tab::Message),
    /// The small trends.
    Multiples(multiples::Message),
    /// Which periods are set against each other.
    Compare(comparison::Message),
    /// Show it on a screen on the wall, or no more.
    Wall(bool),
    /// Read what people wrote.
    ReadComments,
    /// What is done with records.
    Records(records::Task),
    /// The type that the page gives is known.
    Typeset,
    /// The figures are drawn: analyse them.
    Analyse,
    /// Nobody waits: make ready for the next filter.
    Prepare,
    /// Print the report of what is shown.
    Print,
    /// It was printed.
    Printed,
    /// The file of what few people use is here, or can't be fetched.
    Fetched(bool),
}

/// The dashboard.
pub struct DashboardApp {
    pub state: DashboardState,
    pub cross_tabs: CrossTabs,
    pub multiples: Multiples,
    pub drill: Drill,
    pub timers: Timers,
    /// Whether it is shown on a screen on the wall.
    pub on_wall: bool,
    pub records: Records,
    /// Whether a person has asked for what people wrote.
    pub reads_comments: bool,
    pub measure: Rc<dyn TextMeasure>,
    pub queue: Queue,
    pub progress: Option<(String, f64)>,
    pub trouble: Option<Trouble>,
    /// Files that were chosen together with the one that is looked at, for after it.
    pub chosen: VecDeque<File>,
    pub candidate: Option<Candidate>,
    /// Whether a candidate has just come up and wants the focus.
    introduce: bool,
    /// The figures whose report is being printed.
    pub printing: Option<Printout>,
    /// What waits for the file of what few people use.
    pub waiting: Waiting,
    root: NodeRef,
    /// Looks further, unless it is counted anew before.
    pub later: Option<Timeout>,
    /// Makes ready for the next filter, likewise.
    pub idle: Option<Timeout>,
    _announcements: Option<Announcements>,
    /// Looks again when the page is shown: a tab that slept heard nothing.
    _shown: Option<EventListener>,
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
            cross_tabs: CrossTabs::default(),
            multiples: Multiples::default(),
            drill: Drill::default(),
            timers: Timers::default(),
            on_wall: false,
            records: Records::default(),
            reads_comments: false,
            measure: crate::ui::dashboard::panels::chart::measure_of(None),
            queue: Queue::default(),
            progress: None,
            trouble: None,
            chosen: VecDeque::new(),
            candidate: None,
            introduce: false,
            printing: None,
            waiting: Waiting::default(),
            root: NodeRef::default(),
            later: None,
            idle: None,
            _announcements: announcements,
            _shown: on_shown(ctx.link().callback(|()| Message::Heard)),
        };
        app.enqueue(ctx, Job::Everything { without: None, then: None });
        app
    }

    fn update(&mut self, ctx: &Context<Self>, message: Message) -> bool {
        let Some(message) = self.await_lazy_chunk(ctx, message) else { return true };
        match message {
            Message::Stored(stored, files) => self.stored(ctx, stored, files),
            Message::Identified(pending) => self.identified(ctx, pending),
            Message::Rows(rows, name, read) => {
                self.state.stage_encoded(&rows);
                self.progress = Some((name, read));
            }
            Message::Read(read) => self.read(ctx, read),
            Message::Settle => self.settle(ctx),
            Message::NotRead(pending, failure) => self.not_read(ctx, pending, failure),
            Message::Heard => {
                let (props, link) = (ctx.props().clone(), ctx.link().clone());
                spawn_local(async move {
                    let id = &props.questionnaire.id;
                    // Where the store is out of reach, that is told with the responses.
                    let removed = props.store.removed(id).await.unwrap_or_default();
                    link.send_message(Message::Records(records::Task::Removed(removed)));
                    let stored = props.store.all(id).await;
                    let files = props.store.files(id).await.unwrap_or_default();
                    link.send_message(Message::HeardOf(stored, files));
                });
                return false;
            }
            Message::HeardOf(Ok(stored), files) => return self.heard_of(ctx, &stored, &files),
            Message::HeardOf(Err(error), _) => self.out_of_reach(ctx, error),
            Message::Chosen(files) => {
                self.trouble = None;
                self.chosen.extend(files);
                self.preview_next(ctx);
            }
            Message::Previewed(name, blob, Ok(preview)) => {
                self.candidate = Some(Candidate::new(&self.names(ctx), name, blob, preview));
                self.introduce = true;
            }
            Message::Previewed(name, _, Err(failure)) => {
                self.trouble = Some(Trouble::File(name, failure));
                self.preview_next(ctx);
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
                    self.enqueue(ctx, Job::Import(Pending::new(name, blob, columns, None)));
                }
                self.preview_next(ctx);
            }
            Message::Cancel => {
                self.candidate = None;
                self.preview_next(ctx);
            }
            Message::Stop => {
                self.queue.stop();
                return false;
            }
            Message::Import(file, done) => {
                let pending = Pending::new(file.name(), file.into(), None, Some(done));
                self.enqueue(ctx, Job::Import(pending));
            }
            Message::Remove(id) => {
                self.trouble = None;
                self.enqueue(ctx, Job::Everything { without: Some(id), then: None });
            }
            Message::Illustrative(show) => {
                self.candidate = None;
                self.chosen.clear();
                match Month::in_vietnam(platform::now()).filter(|_| show) {
                    Some(last) => {
                        let units = self.names(ctx).serving_units();
                        self.with_lazy_chunk(|app, lazy| {
                            (lazy.illustrate)(&mut app.state, &units, last);
                            true
                        });
                    }
                    None => self.state.leave_illustrative(),
                }
                self.count(ctx);
            }
            Message::Filter(message) => return self.tell_filters(ctx, message),
            Message::Drill(message) => return self.tell_drill(ctx, message),
            Message::CrossTab(message) => return self.tell_cross_tabs(ctx, message),
            Message::Multiples(message) => return self.tell_multiples(ctx, message),
            Message::Compare(message) => return self.tell_comparison(ctx, message),
            Message::Wall(show) => self.on_wall = show,
            Message::ReadComments => self.reads_comments = true,
            Message::Records(records::Task::Removed(ids)) => return self.leave_out(ctx, ids),
            Message::Records(task) => {
                return self.with_lazy_chunk(|app, lazy| (lazy.record)(app, ctx, task));
            }
            Message::Typeset => {}
            Message::Analyse => self.analyse(ctx),
            Message::Prepare => {
                self.prepare(ctx);
                return false;
            }
            Message::Print => {
                return self.with_lazy_chunk(|app, lazy| {
                    app.printing = (lazy.printout)(app);
                    true
                });
            }
            Message::Printed => self.printing = None,
            Message::Fetched(is_here) => self.fetched(ctx, is_here),
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let names = self.names(ctx);
        let words = names.words();
        let send = ctx.link().callback(|message: Message| message);
        let data = Data {
            names: &names,
            candidate: self.candidate.as_ref(),
            reading: self.progress.as_ref(),
            can_stop: self.queue.can_stop(),
            trouble: self.trouble.as_ref().map(|trouble| trouble.words(&names)),
            illustrative: self.state.is_illustrative(),
            more: self.records(&names, &send),
            send: send.clone(),
        };
        let filters = Filters {
            names: &names,
            filter: self.state.filter(),
            choices: self.state.choices(),
            send: send.reform(Message::Filter),
        };
        let thresholds = hailong_core::figures::Thresholds::default();
        let (hide, reference) =
            (thresholds.hide_below.to_string(), (thresholds.reference_below - 1).to_string());
        html! {
            <div class="dashboard" lang={names.language.tag()} ref={self.root.clone()}
                aria-busy={self.queue.is_busy().to_string()} onpointerdown={Callback::from(close_others)}
                onkeydown={at_escape(&send.reform(Message::Drill))}>
                <div class="head">
                    <h2>{ names.text(&names.questionnaire.title) }</h2>
                    <p class="muted" role="status">{ body::summary(self.state.figures().map(|figures| &**figures), &names) }</p>
                    if self.state.is_illustrative() {
                        <p class="illustrative">
                            <strong>{ words.illustrative }</strong>{ " " }{ words.illustrative_text }
                        </p>
                    }
                </div>
                { filters.view() }
                { status(self.drill.said(), &names) }
                <div class="deeds">
                    { report(self.state.figures(), self.printing.as_ref(), &self.waiting, &names, &send) }
                    { self.wall(&names, &send) }
                </div>
                { self.body(&names, &send) }
                { comments(self, &names, ctx.props(), &send) }
                { data.view(self.queue.files()) }
                <p class="footnote">
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
            self.measure = crate::ui::dashboard::panels::chart::measure_of(self.root.cast());
            ctx.link().send_message(Message::Typeset);
        }
        if self.drill.takes_focus() {
            // Where a pick has left nothing to show, to the words that say so.
            self.focus(".message");
        }
        if self.cross_tabs.takes_focus() {
            self.focus(".crossings .tool");
        }
        if std::mem::take(&mut self.introduce) {
            self.focus(".candidate h4");
        }
    }
}

impl DashboardApp {
    pub fn names(&self, ctx: &Context<Self>) -> Names {
        let props = ctx.props();
        Names {
            questionnaire: props.questionnaire.clone(),
            units: props.units.clone(),
            language: props.language,
        }
    }

    /// Moves the focus to the first element of a selector, if there is one.
    fn focus(&self, selector: &str) {
        let root: Option<web_sys::Element> = self.root.cast();
        if let Some(found) = root.and_then(|root| root.query_selector(selector).ok()?) {
            // Where it can't take the focus, it is still on the page.
            let _ = found.unchecked_ref::<web_sys::HtmlElement>().focus();
        }
    }

    /// The store can't be read: staff are told, and the webmaster why.
    pub fn out_of_reach(&mut self, ctx: &Context<Self>, error: StoreError) {
        self.complain(ctx, error.detail.clone());
        self.trouble = Some(Trouble::Store(error.detail));
    }
}
