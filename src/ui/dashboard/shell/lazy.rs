//! What comes in a file of its own, fetched when it is first needed, so that those who only look at the figures don't wait
//! for it.
//!
//! The rule: here is what stands behind a button, what stands so far down that it is fetched when somebody comes near, and
//! the public view, whose pages fetch it at once. The file is cut off behind [`RARE`], as the form's is
//! (`ui/form/rare.rs`): what is reached through it alone is in the file and nowhere else, so the rest of the dashboard calls
//! it by [`rare`] only. tests/it/walls.rs holds that.

use hailong_core::calendar::Month;
use hailong_core::figures::{Published, read_published};
use hailong_core::filter::UNIT;
use hailong_core::json::Value;
use hailong_core::questionnaire::{Problem, Questionnaire};
use wasm_bindgen::JsValue;
use web_sys::Element;
use yew::prelude::*;

use super::app::{DashboardApp, DashboardProps, Message};
use crate::ui::dashboard::model::comparison;
use crate::ui::dashboard::model::cross_tab;
use crate::ui::dashboard::model::cross_tab::CrossTabs;
use crate::ui::dashboard::model::effect::Effect;
use crate::ui::dashboard::model::multiples;
use crate::ui::dashboard::model::multiples::Multiples;
use crate::ui::dashboard::model::state::DashboardState;
use crate::ui::dashboard::output::published::{PublicProps, Shown, of_published, show};
use crate::ui::dashboard::output::report::{Printout, frame};
use crate::ui::dashboard::output::saving::{Format, save};
use crate::ui::dashboard::output::wall::{WallProps, screen};
use crate::ui::dashboard::panels::chart::PanelProps;
use crate::ui::dashboard::panels::chunk_status::ChunkStatus;
use crate::ui::dashboard::panels::comments;
use crate::ui::dashboard::panels::cross_tab::Crossings;
use crate::ui::dashboard::panels::multiples::panel::MultiplesPanel;
use crate::ui::dashboard::panels::periods::{Selects, controls};
use crate::ui::dashboard::records;
use crate::ui::dashboard::text::names::Names;

/// Tells the small trends something; the units of the level of the tree that is shown come last, `None` for all.
type UpdateMultiples =
    fn(&mut Multiples, multiples::Message, &DashboardState, Option<&[String]>) -> Vec<Effect>;

/// All of it.
pub struct Lazy {
    /// What a report is of; `None` where there is nothing to report.
    pub printout: fn(&mut DashboardApp) -> Option<Printout>,
    /// Prints it, and tells when that is done.
    pub print: fn(&Printout, &Names, Callback<()>) -> Html,
    /// Looks at made-up responses of these units, up to this month.
    pub illustrate: fn(&mut DashboardState, &[String], Month),
    /// Saves a panel as a file.
    pub save: fn(&PanelProps, Format),
    /// Shows the pictures on a screen on the wall.
    pub wall: fn(WallProps) -> Html,
    /// What people wrote, to be read.
    pub comments: fn(&DashboardState, &Names, &DashboardProps) -> Html,
    /// What crosses two fields and the small trends below, and counting them; whether there is something new to show.
    pub crossings: fn(&DashboardApp, &Names, &Callback<Message>) -> Html,
    pub cross_tab: fn(&mut CrossTabs, cross_tab::Message, &DashboardState) -> Vec<Effect>,
    pub multiples: UpdateMultiples,
    /// The selects of two periods, and what follows from a choice.
    pub periods: Selects,
    pub comparison: fn(comparison::Message, &DashboardState) -> Vec<Effect>,
    /// What staff do with records, and doing it; whether there is something new to show.
    pub records: fn(&DashboardApp, &Names, &Callback<Message>) -> Html,
    pub record: fn(&mut DashboardApp, &Context<DashboardApp>, records::Task) -> bool,
    /// Reads figures that were published, shows them, and gives the page an object of them.
    pub read: fn(&Questionnaire, &Value) -> Result<Published, Vec<Problem>>,
    pub public: fn(Element, PublicProps) -> Box<dyn Shown>,
    pub object: fn(&Published) -> JsValue,
}

static LAZY: Lazy = Lazy {
    printout: DashboardApp::printout,
    print: frame,
    illustrate: DashboardState::show_illustrative,
    save,
    wall: screen,
    comments: comments::panel,
    crossings,
    cross_tab: CrossTabs::update,
    multiples: Multiples::update,
    periods: controls::selects,
    comparison: comparison::update,
    records: |app, names, send| app.record_parts(names, send),
    record: |app, ctx, task| app.record(ctx, task),
    read: read_published,
    public: show,
    object: of_published,
};

/// The cross-tab, the heat map and the small trends.
fn crossings(app: &DashboardApp, names: &Names, send: &Callback<Message>) -> Html {
    let on_drill = send.reform(Message::Drill);
    let level = app.drill.level();
    let filtered = app.state.filter().values(UNIT).filter(|values| Some(*values) != level);
    html! {
        <>
            <Crossings found={app.cross_tabs.found().cloned()} names={names.clone()}
                measure={app.measure.clone()} send={send.reform(Message::CrossTab)} on_drill={on_drill.clone()} />
            if let Some(found) = app.multiples.found() {
                <MultiplesPanel found={found.clone()} pending={app.multiples.is_pending(&app.state, level)}
                    picked={filtered.unwrap_or_default().to_vec()} names={names.clone()}
                    measure={app.measure.clone()} send={send.reform(Message::Multiples)} {on_drill} />
            }
        </>
    }
}

#[cfg(feature = "split_dashboard")]
mod file {
    use std::cell::Cell;

    use wasm_split_helpers::{SplitLoaderError, wasm_split};

    use super::{LAZY, Lazy};

    thread_local!(static HERE: Cell<Option<&'static Lazy>> = const { Cell::new(None) });

    #[wasm_split(rare, fallible)]
    fn table() -> Result<&'static Lazy, SplitLoaderError> {
        Ok(&LAZY)
    }

    /// Fetches the file, or waits for who does; whether it is here now. The next call tries again. The console has been
    /// told what is wrong.
    pub async fn load() -> bool {
        let Ok(lazy) = table().await else { return false };
        HERE.set(Some(lazy));
        true
    }

    /// What is in the file, once it is here.
    pub fn lazy() -> Option<&'static Lazy> {
        HERE.get()
    }
}

/// Where nothing is cut off it is all here: natively, and in tests.
#[cfg(not(feature = "split_dashboard"))]
mod file {
    use super::{LAZY, Lazy};

    /// It is here.
    pub async fn load() -> bool {
        true
    }

    /// What is in it.
    pub fn lazy() -> Option<&'static Lazy> {
        Some(&LAZY)
    }
}

pub use file::{lazy, load};

/// Where somebody waits for the file, and is told if it couldn't be fetched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LazyPart {
    /// Above the figures.
    Above,
    /// At the panel of what has changed.
    Changes,
    /// At what people wrote.
    Comments,
    /// At what crosses two fields.
    Crossings,
    /// At the data.
    Data,
}

impl LazyPart {
    /// Where a message needs the file.
    fn of(message: &Message) -> Option<Self> {
        Some(match message {
            Message::Print | Message::Wall(true) => Self::Above,
            Message::Compare(_) => Self::Changes,
            Message::ReadComments => Self::Comments,
            Message::CrossTab(cross_tab::Message::Near(_)) => return None,
            Message::CrossTab(_) | Message::Multiples(_) => Self::Crossings,
            Message::Records(records::Task::Removed(_)) => return None,
            Message::Records(_) | Message::Illustrative(true) => Self::Data,
            _ => return None,
        })
    }
}

/// What waits for the file.
#[derive(Default)]
pub struct Waiting {
    /// While there are any, it is being fetched.
    messages: Vec<(LazyPart, Message)>,
    /// Where it couldn't be fetched when it was last wanted.
    missing: Vec<LazyPart>,
}

impl Waiting {
    /// How it stands with the chunk for a part of the page.
    pub fn status(&self, part: LazyPart) -> ChunkStatus {
        ChunkStatus {
            is_fetching: self.messages.iter().any(|(of, _)| *of == part),
            is_missing: self.missing.contains(&part),
        }
    }
}

impl DashboardApp {
    /// Does something of the file, which is here; whether there is something new to show.
    pub fn with_lazy_chunk(&mut self, act: impl FnOnce(&mut Self, &Lazy) -> bool) -> bool {
        lazy().is_some_and(|lazy| act(self, lazy))
    }

    /// The message, where all that it needs is here; otherwise it waits until that was fetched.
    pub fn await_lazy_chunk(&mut self, ctx: &Context<Self>, message: Message) -> Option<Message> {
        let Some(place) = LazyPart::of(&message).filter(|_| lazy().is_none()) else {
            return Some(message);
        };
        // The button by which it is asked for again stays under the finger meanwhile.
        self.waiting.missing.retain(|&missing| missing != place || place == LazyPart::Crossings);
        let is_fetching = !self.waiting.messages.is_empty();
        self.waiting.messages.push((place, message));
        if !is_fetching {
            let link = ctx.link().clone();
            wasm_bindgen_futures::spawn_local(async move {
                link.send_message(Message::Fetched(file::load().await));
            });
        }
        None
    }

    /// The file is here, or can't be fetched: then what waited for it is given up, with a word.
    pub fn fetched(&mut self, ctx: &Context<Self>, is_here: bool) {
        let (places, messages): (Vec<LazyPart>, Vec<Message>) =
            self.waiting.messages.drain(..).unzip();
        self.waiting.missing.retain(|missing| !places.contains(missing));
        if is_here {
            ctx.link().send_message_batch(messages);
        } else {
            self.waiting.missing.extend(places);
        }
    }
}
