//! What comes in a file of its own, fetched when it is first needed, so that those who only look at the figures don't wait
//! for it.
//!
//! The rule: here is what stands behind a button. The file is cut off behind [`RARE`], as the form's is
//! (`ui/form/rare.rs`): what is reached through it alone is in the file and nowhere else, so the rest of the dashboard calls
//! it by [`rare`] only. tests/it/walls.rs holds that.

use yew::prelude::*;

use super::app::{DashboardApp, Message};
use super::drill::Task;
use super::names::Names;
use super::report::{Printout, frame};
use super::wall::{WallProps, screen};

/// All of it.
pub(super) struct Rare {
    /// Prints a report, and tells when that is done.
    pub(super) print: fn(&Printout, &Names, Callback<()>) -> Html,
    /// Shows the pictures on a screen on the wall.
    pub(super) wall: fn(WallProps) -> Html,
}

static RARE: Rare = Rare { print: frame, wall: screen };

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
    pub(super) async fn load() -> bool {
        let Ok(rare) = table().await else { return false };
        HERE.set(Some(rare));
        true
    }

    /// What is in the file, once it is here.
    pub(in super::super) fn rare() -> Option<&'static Rare> {
        HERE.get()
    }
}

/// Where nothing is cut off it is all here: natively, and in tests.
#[cfg(not(feature = "split_dashboard"))]
mod file {
    use super::{RARE, Rare};

    /// It is here.
    pub(super) async fn load() -> bool {
        true
    }

    /// What is in it.
    pub(in super::super) fn rare() -> Option<&'static Rare> {
        Some(&RARE)
    }
}

pub(super) use file::rare;

/// What waits for the file.
#[derive(Default)]
pub(super) struct Waiting {
    messages: Vec<Message>,
    is_fetching: bool,
    /// Whether it couldn't be fetched when it was last wanted.
    is_missing: bool,
}

impl Waiting {
    /// Whether a person waits for it.
    pub(super) fn is_fetching(&self) -> bool {
        self.is_fetching
    }

    /// Whether it couldn't be fetched when it was last wanted.
    pub(super) fn is_missing(&self) -> bool {
        self.is_missing
    }
}

impl DashboardApp {
    /// The message, where all that it needs is here; otherwise it waits until that was fetched.
    pub(super) fn with_rare(&mut self, ctx: &Context<Self>, message: Message) -> Option<Message> {
        if rare().is_some() || !is_rare(&message) {
            return Some(message);
        }
        self.waiting.messages.push(message);
        self.waiting.is_missing = false;
        if !std::mem::replace(&mut self.waiting.is_fetching, true) {
            let link = ctx.link().clone();
            wasm_bindgen_futures::spawn_local(async move {
                link.send_message(Message::Fetched(file::load().await));
            });
        }
        None
    }

    /// The file is here, or can't be fetched: then what waited for it is given up, with a word.
    pub(super) fn fetched(&mut self, ctx: &Context<Self>, is_here: bool) {
        let Waiting { messages, .. } = std::mem::take(&mut self.waiting);
        self.waiting.is_missing = !is_here;
        if is_here {
            ctx.link().send_message_batch(messages);
        }
    }
}

/// Whether a message needs the file.
fn is_rare(message: &Message) -> bool {
    matches!(message, Message::Print | Message::Drill(Task::Wall(true)))
}
