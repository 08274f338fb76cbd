//! What people wrote, to be read, searched, marked and redacted by staff.
//!
//! [`Gathering`] takes comments in beside the responses, [`CommentsPanel`] shows them. Nothing of them leaves it: no event,
//! no figure, no address and no line of the console has a word of a comment; the only way out is the file that a person
//! saves, which has what was read, as it was redacted.

mod draw;
mod entry;
mod gathering;
mod looking;
mod marks;
mod panel;
mod share;
mod sight;
mod window;

use yew::prelude::*;

use super::app::DashboardProps;
use super::names::Names;
use super::state::DashboardState;
pub use gathering::{Gathering, Shelf};
use panel::CommentsPanel;

/// The panel, in sight where there are comments. Those that belong to real responses aren't shown beside made-up ones.
pub(super) fn comments(state: &DashboardState, names: &Names, props: &DashboardProps) -> Html {
    if state.is_illustrative() {
        return html! {};
    }
    let shelf = state.comments();
    html! {
        <CommentsPanel shelf={shelf.clone()} version={shelf.version()} filter={state.filter().clone()}
            names={names.clone()} store={props.store.clone()} on_event={props.on_event.clone()} />
    }
}
