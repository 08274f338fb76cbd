//! What people wrote, to be read, searched, marked and redacted by staff.
//!
//! [`Gathering`] takes comments in beside the responses, [`CommentsPanel`] shows them. Nothing of them leaves it: no event,
//! no figure, no address and no line of the console has a word of a comment; the only way out is the file that a person
//! saves, which has what was read, as it was redacted.

mod draw;
mod entry;
mod made_up;
mod marks;
mod notes;
mod panel;
mod review_status;
mod scroll;
mod search;
mod share;
mod window;

use hailong_core::questionnaire::{Kind, Questionnaire};
use yew::prelude::*;

use crate::ui::dashboard::model::state::DashboardState;
use crate::ui::dashboard::shell::app::{DashboardApp, DashboardProps, Message};
use crate::ui::dashboard::shell::lazy::{LazyPart, lazy};
use crate::ui::dashboard::text::names::Names;
use panel::CommentsPanel;

/// Where comments can be read, in sight where there are any: a button, and the panel once it was pressed. Beside made-up
/// responses are what these say, and nothing that a person wrote.
pub fn comments(
    app: &DashboardApp,
    names: &Names,
    props: &DashboardProps,
    send: &Callback<Message>,
) -> Html {
    let is_there = match app.state.is_illustrative() {
        true => says(&names.questionnaire),
        false => app.reads_comments || !app.state.comments().comments().is_empty(),
    };
    if !is_there {
        return html! {};
    }
    if let Some(lazy) = lazy().filter(|_| app.reads_comments) {
        return (lazy.comments)(&app.state, names, props);
    }
    let words = names.words();
    let status = app.waiting.status(LazyPart::Comments);
    let open = send.reform(|_: MouseEvent| Message::ReadComments);
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

/// The panel.
pub fn panel(state: &DashboardState, names: &Names, props: &DashboardProps) -> Html {
    let made_up = state.made_up_comments(made_up::made_up);
    let (is_made_up, shelf) = (made_up.is_some(), made_up.unwrap_or(state.comments()));
    let key = if is_made_up { "made up" } else { "real" };
    html! {
        <CommentsPanel {key} {is_made_up} shelf={shelf.clone()} version={shelf.version()} taken_back={state.taken_back()} filter={state.filter().clone()}
            names={names.clone()} store={props.store.clone()} on_event={props.on_event.clone()} />
    }
}

/// Whether made-up responses to it say something: what they say is Vietnamese.
fn says(questionnaire: &Questionnaire) -> bool {
    let language = questionnaire.languages.first();
    // Sentences are chosen by how satisfied a person is with all.
    language.is_some_and(|language| language == "vi")
        && questionnaire.overall.item.is_some()
        && long_question(questionnaire).is_some()
}

/// The question for which there is room to write, if there is one such.
fn long_question(questionnaire: &Questionnaire) -> Option<usize> {
    let mut long = hailong_core::comments::questions(questionnaire)
        .filter(|at| matches!(questionnaire.questions[*at].kind, Kind::Text { long: true, .. }));
    long.next().filter(|_| long.next().is_none())
}
