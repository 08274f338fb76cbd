//! What comes in a file of its own, fetched when it is first needed, so that those who only look at the figures don't wait
//! for it.
//!
//! The rule: here is what stands behind a button, what stands so far down that it is fetched when somebody comes near, and
//! the public view, whose pages fetch it at once. The file is cut off behind [`RARE`], as the form's is
//! (`ui/form/rare.rs`): what is reached through it alone is in the file and nowhere else, so the rest of the dashboard calls
//! it by [`rare`] only. tests/it/walls.rs holds that.

use hailong_core::calendar::Month;
use hailong_core::figures::{Published, read_published};
use hailong_core::json::Value;
use hailong_core::questionnaire::{Problem, Questionnaire};
use wasm_bindgen::JsValue;
use web_sys::Element;
use yew::prelude::*;

use super::app::{DashboardApp, DashboardProps, Message};
use crate::ui::dashboard::model::analysis::Analysis;
use crate::ui::dashboard::model::state::DashboardState;
use crate::ui::dashboard::output::published::{PublicProps, Shown, of_published, show};
use crate::ui::dashboard::output::report::{Printout, frame};
use crate::ui::dashboard::output::saving::{Format, save};
use crate::ui::dashboard::output::wall::{WallProps, screen};
use crate::ui::dashboard::panels::chart::PanelProps;
use crate::ui::dashboard::panels::comments;
use crate::ui::dashboard::panels::cross_tab;
use crate::ui::dashboard::panels::cross_tab::Crossings;
use crate::ui::dashboard::panels::drill::Task;
use crate::ui::dashboard::panels::periods;
use crate::ui::dashboard::records;
use crate::ui::dashboard::text::names::Names;

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
    pub cross: fn(&mut DashboardApp, &Context<DashboardApp>, cross_tab::Task) -> bool,
    /// The selects of two periods, and comparing them; whether there is something new to show.
    pub periods: fn(&Analysis, &Names, &Callback<Message>) -> Html,
    pub compare: fn(&mut DashboardApp, &Context<DashboardApp>, periods::Task) -> bool,
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
    crossings: |app, names, send| {
        html! {
            <>
                <Crossings found={app.crossing.found().cloned()} names={names.clone()}
                    measure={app.measure.clone()} send={send.clone()} />
                { app.multiples(names, send) }
            </>
        }
    },
    cross: |app, ctx, task| match task {
        cross_tab::Task::Units(task) => app.multiply(ctx, task),
        task => {
            let is_new = app.cross(ctx, task);
            app.multiply_after_crossing(ctx);
            is_new
        }
    },
    periods: periods::controls::selects,
    compare: |app, ctx, task| app.compare(ctx, task),
    records: |app, names, send| app.record_parts(names, send),
    record: |app, ctx, task| app.record(ctx, task),
    read: read_published,
    public: show,
    object: of_published,
};

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
pub enum Place {
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

impl Place {
    /// Where a message needs the file.
    fn of(message: &Message) -> Option<Self> {
        Some(match message {
            Message::Print | Message::Drill(Task::Wall(true)) => Self::Above,
            Message::Compare(_) => Self::Changes,
            Message::ReadComments => Self::Comments,
            Message::Cross(cross_tab::Task::Near(_)) => return None,
            Message::Cross(_) => Self::Crossings,
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
    messages: Vec<(Place, Message)>,
    /// Where it couldn't be fetched when it was last wanted.
    missing: Vec<Place>,
}

impl Waiting {
    /// Whether somebody waits for it there.
    pub fn is_fetching(&self, place: Place) -> bool {
        self.messages.iter().any(|(of, _)| *of == place)
    }

    /// Whether it couldn't be fetched when it was last wanted there.
    pub fn is_missing(&self, place: Place) -> bool {
        self.missing.contains(&place)
    }

    /// Says so, there.
    pub fn alert(&self, place: Place, names: &Names) -> Html {
        html! {
            <div role="alert">
                if self.is_missing(place) {
                    <p class="warning">{ names.words().rare_missing }</p>
                }
            </div>
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
        let Some(place) = Place::of(&message).filter(|_| lazy().is_none()) else {
            return Some(message);
        };
        // The button by which it is asked for again stays under the finger meanwhile.
        self.waiting.missing.retain(|&missing| missing != place || place == Place::Crossings);
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
        let (places, messages): (Vec<Place>, Vec<Message>) =
            self.waiting.messages.drain(..).unzip();
        self.waiting.missing.retain(|missing| !places.contains(missing));
        if is_here {
            ctx.link().send_message_batch(messages);
        } else {
            self.waiting.missing.extend(places);
        }
    }
}
