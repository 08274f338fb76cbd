//! The lazy chunk: what comes in a WebAssembly file of its own, fetched when it is first needed, so that people who only look
//! at the figures don't wait for it.
//!
//! In it are what stands behind a button, what stands so far down that it is fetched when the window comes near, and the
//! public view, whose pages fetch it at once. The chunk is cut off behind [`LAZY`], as the form's is (`ui/form/lazy.rs`):
//! what is reached through this table alone is in the chunk and nowhere else, so the rest of the dashboard calls it by
//! [`lazy`] only. tests/it/floors.rs holds that.

use std::rc::Rc;

use hailong_core::calendar::Month;
use hailong_core::figures::{Published, read_published};
use hailong_core::filter::UNIT;
use hailong_core::json::Value;
use hailong_core::questionnaire::{Problem, Questionnaire};
use wasm_bindgen::JsValue;
use web_sys::Element;
use yew::prelude::*;

use super::message::Message;
use crate::charts::TextMeasure;
use crate::storage::{IndexedDb, NoteStore};
use crate::ui::dashboard::import::files::Files;
use crate::ui::dashboard::model::comparison;
use crate::ui::dashboard::model::cross_tab;
use crate::ui::dashboard::model::cross_tab::CrossTabs;
use crate::ui::dashboard::model::effect::Effect;
use crate::ui::dashboard::model::multiples;
use crate::ui::dashboard::model::multiples::Multiples;
use crate::ui::dashboard::model::request::Request;
use crate::ui::dashboard::model::state::DashboardState;
use crate::ui::dashboard::output::published::{PublicProps, Shown, of_published, show};
use crate::ui::dashboard::output::report::{Printout, frame, printout};
use crate::ui::dashboard::output::saving::save;
use crate::ui::dashboard::output::wall::{WallProps, screen};
use crate::ui::dashboard::panels::chart::{FileFormat, PanelProps, SavePanel};
use crate::ui::dashboard::panels::comments::shown::shown;
use crate::ui::dashboard::panels::cross_tab::CrossTabPanels;
use crate::ui::dashboard::panels::multiples::panel::MultiplesPanel;
use crate::ui::dashboard::panels::periods::{Selects, controls};
use crate::ui::dashboard::records::feature as records;
use crate::ui::dashboard::records::feature::Records;
use crate::ui::dashboard::text::names::Names;
use crate::ui::shared::lazy::{lazy_chunk, lazy_table};

/// What the cross-tab, the heat map and the small trends show.
pub struct Counted<'a> {
    /// What was counted of the first two.
    pub cross_tabs: &'a CrossTabs,
    /// What was counted of the last.
    pub multiples: &'a Multiples,
    /// The filter.
    pub state: &'a DashboardState,
    /// The units of the level of the tree that is shown, `None` for all.
    pub level: Option<&'a [String]>,
    /// The names of ids.
    pub names: &'a Names,
    /// How wide texts are.
    pub measure: &'a Rc<dyn TextMeasure>,
}

/// Tells the small trends something; the units of the level of the tree that is shown come last, `None` for all.
type UpdateMultiples =
    fn(&mut Multiples, multiples::Message, &DashboardState, Option<&[String]>) -> Vec<Effect>;

/// Tells the records something.
type UpdateRecords =
    fn(&mut Records, records::Message, &records::View<'_>) -> Vec<Request<records::Message>>;

/// All of it.
pub struct Lazy {
    /// What a report is of; `None` where there is nothing to report.
    pub printout: fn(&DashboardState, &mut CrossTabs, Option<&Printout>) -> Option<Printout>,
    /// Prints it, and tells when that is done.
    pub print: fn(&Printout, &Names, Callback<()>) -> Html,
    /// Looks at made-up responses of these units, up to this month.
    pub illustrate: fn(&mut DashboardState, &[String], Month),
    /// Saves a panel as a file.
    pub save: fn(&PanelProps, FileFormat),
    /// Shows the pictures on a screen on the wall.
    pub wall: fn(WallProps) -> Html,
    /// What people wrote, to be read.
    pub comments: fn(&DashboardState, &Names, &Callback<String>) -> Html,
    /// The cross-tab, the heat map and the small trends below, and counting them.
    pub cross_tab_panels: fn(&Counted<'_>, &Callback<Message>) -> Html,
    pub cross_tab: fn(&mut CrossTabs, cross_tab::Message, &DashboardState) -> Vec<Effect>,
    pub multiples: UpdateMultiples,
    /// The selects of two periods, and what follows from a choice.
    pub periods: Selects,
    pub comparison: fn(comparison::Message, &DashboardState) -> Vec<Effect>,
    /// What staff do with records, and what follows from it.
    pub records: fn(&Records, &DashboardState, &Files, &Names, &Callback<records::Message>) -> Html,
    pub record: UpdateRecords,
    /// Reads figures that were published, shows them, and gives the page an object of them.
    pub read: fn(&Questionnaire, &Value) -> Result<Published, Vec<Problem>>,
    pub public: fn(Element, PublicProps) -> Box<dyn Shown>,
    pub object: fn(&Published) -> JsValue,
}

static LAZY: Lazy = Lazy {
    printout,
    print: frame,
    illustrate: DashboardState::show_illustrative,
    save,
    wall: screen,
    comments,
    cross_tab_panels,
    cross_tab: CrossTabs::update,
    multiples: Multiples::update,
    periods: controls::selects,
    comparison: comparison::update,
    records: records::parts,
    record: Records::update,
    read: read_published,
    public: show,
    object: of_published,
};

/// What people wrote. The store for notes is made here, so that its code is in the lazy chunk.
fn comments(state: &DashboardState, names: &Names, on_trouble: &Callback<String>) -> Html {
    let store: Rc<dyn NoteStore> = Rc::new(IndexedDb);
    shown(state, names, &store, on_trouble)
}

/// The cross-tab, the heat map and the small trends.
fn cross_tab_panels(shown: &Counted<'_>, send: &Callback<Message>) -> Html {
    let Counted { cross_tabs, multiples, state, level, names, measure } = shown;
    let on_drill = send.reform(Message::Drill);
    let filtered = state.filter().values(UNIT).filter(|values| Some(*values) != *level);
    html! {
        <>
            <CrossTabPanels found={cross_tabs.found().cloned()} names={(*names).clone()}
                measure={(*measure).clone()} save={save_panel as SavePanel} send={send.reform(Message::CrossTab)} on_drill={on_drill.clone()} />
            if let Some(found) = multiples.found() {
                <MultiplesPanel found={found.clone()} pending={multiples.is_pending(state, *level)}
                    picked={filtered.unwrap_or_default().to_vec()} names={(*names).clone()}
                    measure={(*measure).clone()} save={save_panel as SavePanel} send={send.reform(Message::Multiples)} {on_drill} />
            }
        </>
    }
}

/// Saves a panel as a file once the chunk is here, and tells whether it could be fetched.
pub fn save_panel(props: PanelProps, format: FileFormat, done: Callback<bool>) {
    wasm_bindgen_futures::spawn_local(async move {
        let is_here = load().await;
        if let Some(lazy) = lazy() {
            (lazy.save)(&props, format);
        }
        done.emit(is_here);
    });
}

lazy_table!(pub Lazy);
lazy_chunk!("split_dashboard", Lazy, LAZY, put);
