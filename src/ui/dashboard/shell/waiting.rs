//! What waits for the lazy chunk, and where it is said that it couldn't be fetched.

use super::message::Message;
use crate::ui::dashboard::model::cross_tab;
use crate::ui::dashboard::panels::chunk_status::ChunkStatus;

/// A part of the page that needs the chunk, where it is said if it couldn't be fetched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LazyPart {
    /// Above the figures.
    Above,
    /// At the panel of what has changed.
    Changes,
    /// At what people wrote.
    Comments,
    /// At what crosses two fields.
    CrossTabs,
    /// At the data.
    Data,
}

impl LazyPart {
    /// The part that a message needs the chunk for; `None` for one that doesn't need it.
    pub fn of(message: &Message) -> Option<Self> {
        Some(match message {
            Message::Print | Message::Wall(true) => Self::Above,
            Message::Compare(_) => Self::Changes,
            Message::ReadComments => Self::Comments,
            Message::CrossTab(cross_tab::Message::Near(_)) => return None,
            Message::CrossTab(_) | Message::Multiples(_) => Self::CrossTabs,
            Message::Records(_) | Message::Illustrative(true) => Self::Data,
            _ => return None,
        })
    }
}

/// What waits for the chunk.
#[derive(Default)]
pub struct Waiting {
    /// While there are any, it is being fetched.
    pub messages: Vec<(LazyPart, Message)>,
    /// Where it couldn't be fetched when it was last wanted.
    pub missing: Vec<LazyPart>,
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
