//! Where the panels are once somebody comes near them.

use yew::prelude::*;

use super::Task;
use crate::ui::dashboard::panels::near_viewport::Approach;
use crate::ui::dashboard::shell::app::{DashboardApp, Message};
use crate::ui::dashboard::shell::lazy::{Place, lazy};
use crate::ui::dashboard::text::names::Names;

/// The panels; until they are here their name, and a way to ask for them again where they couldn't be fetched.
pub fn crossings(app: &DashboardApp, names: &Names, send: &Callback<Message>) -> Html {
    let words = names.words();
    let on_near = send.reform(|is_near| Message::Cross(Task::Near(is_near)));
    let again = send.reform(|_: MouseEvent| Message::Cross(Task::Again));
    let is_missing = app.waiting.is_missing(Place::Crossings);
    let is_fetching = app.waiting.is_fetching(Place::Crossings).then_some("true");
    let shown = match lazy().filter(|_| app.crossing.is_there()) {
        Some(lazy) => (lazy.crossings)(app, names, send),
        None => html! {
            <section class="panel crossings-door" aria-label={words.crossings}>
                <h3>{ words.crossings }</h3>
                if !is_missing {
                    <p class="panel-text">{ words.crossings_text }</p>
                }
                { app.waiting.alert(Place::Crossings, names) }
                if is_missing {
                    <p>
                        <button type="button" class="second" onclick={again}
                            aria-busy={is_fetching}>{ words.again }</button>
                    </p>
                }
            </section>
        },
    };
    html! { <Approach {on_near}>{ shown }</Approach> }
}
