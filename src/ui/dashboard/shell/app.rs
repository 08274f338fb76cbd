//! The component: what it keeps, which feature a message goes to, and what is drawn around the figures.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use hailong_core::calendar::Month;
use hailong_core::figures::Figures;
use hailong_core::questionnaire::Questionnaire;
use hailong_core::response::Response;
use hailong_core::unit::Unit;
use wasm_bindgen::JsCast;
use yew::prelude::*;

use super::focus::Focus;
use super::lazy::{begin, lazy};
use super::message::Message;
use super::timers::Timers;
use super::waiting::Waiting;
use crate::charts::TextMeasure;
use crate::i18n::{Language, fill};
use crate::platform;
use crate::storage::{Announcements, CollectorStore, Means, StaffStore};
use crate::ui::dashboard::account::feature::{self as account, AccountFeature};
use crate::ui::dashboard::import::feature::Import;
use crate::ui::dashboard::import::message::Message as ImportMessage;
use crate::ui::dashboard::import::panel::Data;
use crate::ui::dashboard::model::cross_tab::CrossTabs;
use crate::ui::dashboard::model::drill::Drill;
use crate::ui::dashboard::model::multiples::Multiples;
use crate::ui::dashboard::model::state::DashboardState;
use crate::ui::dashboard::output::report::Printout;
use crate::ui::dashboard::panels::drill::{at_escape, status};
use crate::ui::dashboard::panels::filters::{Filters, close_others};
use crate::ui::dashboard::panels::page_visible::on_shown;
use crate::ui::dashboard::panels::summary::summary;
use crate::ui::dashboard::panels::text_measure::measure_of;
use crate::ui::dashboard::records::feature::Records;
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
    /// A person has signed out: all of it is to be taken down, and begun anew.
    SignedOut,
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
    /// The same where that is a collector's.
    pub collector: Option<Collected>,
    /// Told what happens.
    pub on_event: Callback<DashboardEvent>,
}

/// A collector, and how to begin with it.
#[derive(Clone)]
pub struct Collected {
    /// Its responses.
    pub store: Rc<CollectorStore>,
    /// What the page has to sign in with.
    pub means: Option<Means>,
    /// Whether a person has just signed out.
    pub has_left: bool,
}

impl PartialEq for DashboardProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.questionnaire, &other.questionnaire) && self.language == other.language
    }
}

/// The dashboard.
pub struct DashboardApp {
    /// Shared with the import that runs, which borrows it between two turns of the page.
    pub state: Rc<RefCell<DashboardState>>,
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
    pub import: Import,
    /// Who is signed in, where there is a collector.
    pub account: Option<AccountFeature>,
    /// Responses that came while a file was read: they are taken in after it.
    pub late: Vec<Response>,
    /// The figures whose report is being printed.
    pub printing: Option<Printout>,
    /// What waits for the lazy chunk.
    pub waiting: Waiting,
    root: NodeRef,
    focus: Focus,
    /// Analyses the figures, unless they are counted anew before.
    pub later: Option<Timeout>,
    /// Counts what the next filter may need, likewise.
    pub idle: Option<Timeout>,
    _announcements: Option<Announcements>,
    /// Looks again when the page is shown: a tab that slept heard nothing.
    _shown: Option<EventListener>,
    /// And when there is a network again.
    _online: Option<EventListener>,
}

impl Component for DashboardApp {
    type Message = Message;
    type Properties = DashboardProps;

    fn create(ctx: &Context<Self>) -> Self {
        begin();
        let own = ctx.props().questionnaire.id.clone();
        let link = ctx.link().clone();
        let announcements = Announcements::listen(move |questionnaire| {
            if questionnaire == own {
                link.send_message(Message::Import(ImportMessage::Heard));
            }
        });
        let account = ctx.props().collector.as_ref();
        let account = account.map(|collected| {
            let Collected { store, means, has_left } = collected;
            AccountFeature::new(store, means.clone(), *has_left)
        });
        let back = ctx.link().callback(|()| Message::Account(account::Message::Back));
        let online = web_sys::window().filter(|_| account.is_some());
        let mut app = Self {
            account,
            late: Vec::new(),
            state: Rc::new(RefCell::new(DashboardState::new(ctx.props().questionnaire.clone()))),
            cross_tabs: CrossTabs::default(),
            multiples: Multiples::default(),
            drill: Drill::default(),
            timers: Timers::default(),
            on_wall: false,
            records: Records::default(),
            reads_comments: false,
            measure: measure_of(None),
            import: Import::default(),
            printing: None,
            waiting: Waiting::default(),
            root: NodeRef::default(),
            focus: Focus::default(),
            later: None,
            idle: None,
            _announcements: announcements,
            _shown: on_shown(ctx.link().batch_callback(|()| {
                vec![
                    Message::Import(ImportMessage::Heard),
                    Message::Account(account::Message::Back),
                ]
            })),
            _online: online
                .map(|window| EventListener::new(&window, "online", move |_| back.emit(()))),
        };
        if app.account.is_some() {
            app.import.hold();
            app.with_account(ctx, |account, view| account.begin(view));
        } else {
            app.with_import(ctx, |import, view| import.begin(view));
        }
        app
    }

    fn destroy(&mut self, ctx: &Context<Self>) {
        if let Some(collected) = &ctx.props().collector {
            collected.store.collector().stop();
        }
    }

    fn update(&mut self, ctx: &Context<Self>, message: Message) -> bool {
        let Some(message) = self.await_lazy_chunk(ctx, message) else { return true };
        match message {
            Message::Account(message) => return self.tell_account(ctx, message),
            Message::Import(message) => return self.tell_import(ctx, message),
            Message::Illustrative(show) => self.look_at_made_up(ctx, show),
            Message::Filter(message) => return self.tell_filters(ctx, message),
            Message::Drill(message) => return self.tell_drill(ctx, message),
            Message::CrossTab(message) => return self.tell_cross_tabs(ctx, message),
            Message::Multiples(message) => return self.tell_multiples(ctx, message),
            Message::Compare(message) => return self.tell_comparison(ctx, message),
            Message::Wall(show) => self.on_wall = show,
            Message::ReadComments => self.reads_comments = true,
            Message::Records(message) => return self.tell_records(ctx, message),
            Message::Typeset => {}
            Message::Analyse => self.analyse(ctx),
            Message::Prepare => {
                self.prepare(ctx);
                return false;
            }
            Message::Print => {
                let Some(lazy) = lazy() else { return false };
                let (state, before) = (self.state.borrow(), self.printing.as_ref());
                self.printing = (lazy.printout)(&state, &mut self.cross_tabs, before);
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
        let (account, instead) = self.account_views(&names, &send);
        if let Some(instead) = instead {
            return html! {
                <div class="dashboard" lang={names.language.tag()} ref={self.root.clone()}
                    onfocusin={self.focus.on_in()} onfocusout={self.focus.on_out()}>
                    <div class="head">
                        <h2 tabindex="-1">{ names.text(&names.questionnaire.title) }</h2>
                        { account }
                    </div>
                    { instead }
                </div>
            };
        }
        let (state, import) = (self.state.borrow(), &self.import);
        let data = Data {
            names: &names,
            text: self.data_text(&names),
            candidate: import.candidate(),
            reading: import.progress(),
            can_stop: import.can_stop(),
            trouble: import.trouble().map(|trouble| trouble.words(&names)),
            illustrative: state.is_illustrative(),
            more: self.records(&names, &send),
            send: send.reform(Message::Import),
            on_illustrative: send.reform(Message::Illustrative),
        };
        let filters = Filters {
            names: &names,
            filter: state.filter(),
            choices: state.choices(),
            send: send.reform(Message::Filter),
        };
        // Those that the figures were made with, and that they will be made with before there are any.
        let figures = state.figures();
        let thresholds = figures.map_or(state.thresholds(), |figures| figures.thresholds);
        let (hide, reference) =
            (thresholds.hide_below.to_string(), (thresholds.reference_below - 1).to_string());
        html! {
            <div class="dashboard" lang={names.language.tag()} ref={self.root.clone()}
                aria-busy={import.is_busy().to_string()} onpointerdown={Callback::from(close_others)}
                onkeydown={at_escape(&send.reform(Message::Drill))}
                onfocusin={self.focus.on_in()} onfocusout={self.focus.on_out()}>
                <div class="head">
                    <h2 tabindex={account.as_ref().map(|_| "-1")}>{ names.text(&names.questionnaire.title) }</h2>
                    { account }
                    <p class="muted" role="status">{ summary(state.figures().map(|figures| &**figures), &names) }</p>
                    if state.is_illustrative() {
                        <p class="illustrative">
                            <strong>{ words.illustrative }</strong>{ " " }{ words.illustrative_text }
                        </p>
                    }
                </div>
                { filters.view() }
                { status(self.drill.said(), &names) }
                <div class="deeds">
                    { self.report(&names, &send) }
                    { self.wall(&names, &send) }
                </div>
                { self.body(&names, &send) }
                { self.comments(ctx, &names, &send) }
                { data.view(import.files().listed()) }
                <p class="footnote">
                    { fill(words.note, &[("hide", &hide), ("reference", &reference)]) }
                    if state.is_illustrative() {
                        { " · " }<strong>{ words.illustrative }</strong>
                    }
                </p>
            </div>
        }
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        if first {
            // Text is measured in the type that the page gives this element.
            self.measure = measure_of(self.root.cast());
            ctx.link().send_message(Message::Typeset);
        }
        if self.drill.takes_focus() {
            // Where a pick has left nothing to show, to the words that say so.
            self.focus_on(".message");
        }
        if self.cross_tabs.takes_focus() {
            self.focus_on(".crossings .tool");
        }
        if let Some(selector) = self.account_takes_focus() {
            self.focus_on(selector);
        }
        if self.import.takes_focus() {
            self.focus_on(".candidate h4");
        }
        self.focus.mend();
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
    fn focus_on(&self, selector: &str) {
        let root: Option<web_sys::Element> = self.root.cast();
        if let Some(found) = root.and_then(|root| root.query_selector(selector).ok()?) {
            // Where it can't take the focus, it is still on the page.
            let _ = found.unchecked_ref::<web_sys::HtmlElement>().focus();
        }
    }

    /// Looks at made-up responses, or away from them.
    fn look_at_made_up(&mut self, ctx: &Context<Self>, show: bool) {
        self.import.forget_chosen();
        match Month::in_vietnam(platform::now()).filter(|_| show) {
            Some(last) => {
                let units = self.names(ctx).serving_units();
                if let Some(lazy) = lazy() {
                    (lazy.illustrate)(&mut self.state.borrow_mut(), &units, last);
                }
            }
            None => self.state.borrow_mut().leave_illustrative(),
        }
        self.count(ctx);
    }
}
