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
mod standing;
mod window;

use yew::prelude::*;

use super::app::{DashboardApp, DashboardProps, Message};
use super::names::Names;
use super::rare::rare;
use super::state::DashboardState;
pub use gathering::{Gathering, Shelf};
use panel::CommentsPanel;

/// Where comments can be read, in sight where there are any: a button, and the panel once it was pressed. Those that belong
/// to real responses aren't shown beside made-up ones.
pub(super) fn comments(
    app: &DashboardApp,
    names: &Names,
    props: &DashboardProps,
    send: &Callback<Message>,
) -> Html {
    let shelf = app.state.comments();
    if app.state.is_illustrative() || !app.reads_comments && shelf.comments().is_empty() {
        return html! {};
    }
    if let Some(rare) = rare().filter(|_| app.reads_comments) {
        return (rare.comments)(&app.state, names, props);
    }
    let words = names.words();
    let open = send.reform(|_: MouseEvent| Message::ReadComments);
    html! {
        <section class="panel comments-door" aria-label={words.comments}>
            <div class="panel-head"><h3>{ words.comments }</h3></div>
            <p class="panel-text">{ words.comments_text }</p>
            <p>
                <button type="button" class="second open-comments" onclick={open}
                    aria-busy={app.waiting.is_fetching().then_some("true")}>{ words.comments_open }</button>
            </p>
        </section>
    }
}

/// The panel.
pub(super) fn panel(state: &DashboardState, names: &Names, props: &DashboardProps) -> Html {
    let shelf = state.comments();
    html! {
        <CommentsPanel shelf={shelf.clone()} version={shelf.version()} filter={state.filter().clone()}
            names={names.clone()} store={props.store.clone()} on_event={props.on_event.clone()} />
    }
}
