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
use super::chart::PanelProps;
use super::comments;
use super::comparing;
use super::crossing::{self, Crossings};
use super::drill::Task;
use super::further::Further;
use super::names::Names;
use super::published::{PublicProps, Shown, of_published, show};
use super::records;
use super::report::{Printout, frame};
use super::saving::{Format, save};
use super::state::DashboardState;
use super::wall::{WallProps, screen};

/// All of it.
pub struct Rare {
    /// What a report is of; `None` where there is nothing to report.
    pub(super) printout: fn(&mut DashboardApp) -> Option<Printout>,
    /// Prints it, and tells when that is done.
    pub(super) print: fn(&Printout, &Names, Callback<()>) -> Html,
    /// Looks at made-up responses of these units, up to this month.
    pub(super) illustrate: fn(&mut DashboardState, &[String], Month),
    /// Saves a panel as a file.
    pub(super) save: fn(&PanelProps, Format),
    /// Shows the pictures on a screen on the wall.
    pub(super) wall: fn(WallProps) -> Html,
    /// What people wrote, to be read.
    pub(super) comments: fn(&DashboardState, &Names, &DashboardProps) -> Html,
    /// What crosses two fields and the small trends below, and counting them; whether there is something new to show.
    pub(super) crossings: fn(&DashboardApp, &Names, &Callback<Message>) -> Html,
    pub(super) cross: fn(&mut DashboardApp, &Context<DashboardApp>, crossing::Task) -> bool,
    /// The selects of two periods, and comparing them; whether there is something new to show.
    pub(super) periods: fn(&Further, &Names, &Callback<Message>) -> Html,
    pub(super) compare: fn(&mut DashboardApp, &Context<DashboardApp>, comparing::Task) -> bool,
    /// What staff do with records, and doing it; whether there is something new to show.
    pub(super) records: fn(&DashboardApp, &Names, &Callback<Message>) -> Html,
    pub(super) record: fn(&mut DashboardApp, &Context<DashboardApp>, records::Task) -> bool,
    /// Reads figures that were published, shows them, and gives the page an object of them.
    pub read: fn(&Questionnaire, &Value) -> Result<Published, Vec<Problem>>,
    pub public: fn(Element, PublicProps) -> Box<dyn Shown>,
    pub object: fn(&Published) -> JsValue,
}

static RARE: Rare = Rare {
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
        crossing::Task::Units(task) => app.multiply(ctx, task),
        task => {
            let is_new = app.cross(ctx, task);
            app.multiply_after_crossing(ctx);
            is_new
        }
    },
    periods: comparing::controls::selects,
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

    use super::{RARE, Rare};

    thread_local!(static HERE: Cell<Option<&'static Rare>> = const { Cell::new(None) });

    #[wasm_split(rare, fallible)]
    fn table() -> Result<&'static Rare, SplitLoaderError> {
        Ok(&RARE)
    }

    /// Fetches the file, or waits for who does; whether it is here now. The next call tries again. The console has been
    /// told what is wrong.
    pub async fn load() -> bool {
        let Ok(rare) = table().await else { return false };
        HERE.set(Some(rare));
        true
    }

    /// What is in the file, once it is here.
    pub fn rare() -> Option<&'static Rare> {
        HERE.get()
    }
}

/// Where nothing is cut off it is all here: natively, and in tests.
#[cfg(not(feature = "split_dashboard"))]
mod file {
    use super::{RARE, Rare};

    /// It is here.
    pub async fn load() -> bool {
        true
    }

    /// What is in it.
    pub fn rare() -> Option<&'static Rare> {
        Some(&RARE)
    }
}

pub use file::{load, rare};

/// Where somebody waits for the file, and is told if it couldn't be fetched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
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
            Message::Cross(crossing::Task::Near(_)) => return None,
            Message::Cross(_) => Self::Crossings,
            Message::Records(records::Task::Removed(_)) => return None,
            Message::Records(_) | Message::Illustrative(true) => Self::Data,
            _ => return None,
        })
    }
}

/// What waits for the file.
#[derive(Default)]
pub(super) struct Waiting {
    /// While there are any, it is being fetched.
    messages: Vec<(Place, Message)>,
    /// Where it couldn't be fetched when it was last wanted.
    missing: Vec<Place>,
}

impl Waiting {
    /// Whether somebody waits for it there.
    pub(super) fn is_fetching(&self, place: Place) -> bool {
        self.messages.iter().any(|(of, _)| *of == place)
    }

    /// Whether it couldn't be fetched when it was last wanted there.
    pub(super) fn is_missing(&self, place: Place) -> bool {
        self.missing.contains(&place)
    }

    /// Says so, there.
    pub(super) fn alert(&self, place: Place, names: &Names) -> Html {
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
    pub(super) fn rarely(&mut self, act: impl FnOnce(&mut Self, &Rare) -> bool) -> bool {
        rare().is_some_and(|rare| act(self, rare))
    }

    /// The message, where all that it needs is here; otherwise it waits until that was fetched.
    pub(super) fn with_rare(&mut self, ctx: &Context<Self>, message: Message) -> Option<Message> {
        let Some(place) = Place::of(&message).filter(|_| rare().is_none()) else {
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
    pub(super) fn fetched(&mut self, ctx: &Context<Self>, is_here: bool) {
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
