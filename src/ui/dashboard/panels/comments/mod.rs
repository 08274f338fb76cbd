//! What people wrote, to be read, searched, marked and redacted by staff.
//!
//! [`crate::ui::dashboard::model::comments`] takes comments in beside the responses, [`panel`] shows them. Nothing of them
//! leaves it: no event, no figure, no address and no line of the console has a word of a comment; the only way out is the
//! file that a person saves, which has what was read, as it was redacted. All but [`door`] is a part of the lazy chunk.

pub mod door;
mod draw;
mod entry;
mod made_up;
mod marks;
mod notes;
pub mod panel;
mod question;
mod review_status;
mod reviewing;
mod scroll;
mod search;
mod share;
pub mod shown;
mod tokens;
mod window;
