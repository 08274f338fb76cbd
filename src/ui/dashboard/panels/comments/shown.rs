//! Which comments the panel shows: those of the responses, or those of the made-up ones.

use std::rc::Rc;

use yew::prelude::*;

use super::made_up::made_up;
use super::panel::CommentsPanel;
use crate::storage::NoteStore;
use crate::ui::dashboard::model::state::DashboardState;
use crate::ui::dashboard::text::names::Names;

/// The panel. `on_trouble` is told what goes wrong with the store.
pub fn shown(
    state: &DashboardState,
    names: &Names,
    store: &Rc<dyn NoteStore>,
    on_trouble: &Callback<String>,
) -> Html {
    let made_up = state.made_up_comments(made_up);
    let (is_made_up, shelf) = (made_up.is_some(), made_up.unwrap_or(state.comments()));
    let key = if is_made_up { "made up" } else { "real" };
    html! {
        <CommentsPanel {key} {is_made_up} shelf={shelf.clone()} version={shelf.version()}
            taken_back={state.taken_back} filter={state.filter().clone()} names={names.clone()} store={store.clone()} on_trouble={on_trouble.clone()} />
    }
}
