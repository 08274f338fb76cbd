//! The button that opens what people wrote.

use yew::prelude::*;

use super::question::says;
use crate::ui::dashboard::model::state::DashboardState;
use crate::ui::dashboard::panels::chunk_status::ChunkStatus;
use crate::ui::dashboard::text::names::Names;

/// Whether there is anything to read: a comment, or what the made-up responses say, and nothing that a person wrote beside
/// these. Once it was opened it stays.
pub fn is_there(state: &DashboardState, is_open: bool, names: &Names) -> bool {
    match state.is_illustrative() {
        true => says(&names.questionnaire),
        false => is_open || !state.comments().comments().is_empty(),
    }
}

/// The button.
pub fn door(status: ChunkStatus, names: &Names, on_open: &Callback<()>) -> Html {
    let words = names.words();
    let open = on_open.reform(|_: MouseEvent| ());
    html! {
        <section class="panel comments-door" aria-label={words.comments}>
            <div class="panel-head"><h3>{ words.comments }</h3></div>
            <p class="panel-text">{ words.comments_text }</p>
            <p>
                <button type="button" class="second open-comments" onclick={open}
                    aria-busy={status.busy()}>{ words.comments_open }</button>
            </p>
            { status.alert(names) }
        </section>
    }
}
