//! Where the cross-tab and the heat map are, before the lazy chunk and their figures are here and after.

use yew::prelude::*;

use crate::ui::dashboard::model::cross_tab::Message;
use crate::ui::dashboard::panels::chunk_status::ChunkStatus;
use crate::ui::dashboard::panels::near_viewport::NearViewport;
use crate::ui::dashboard::text::names::Names;

/// The panels that are `there`; until they are their name, and a way to ask for them again where they couldn't be fetched.
pub fn door(
    there: Option<Html>,
    status: ChunkStatus,
    names: &Names,
    send: &Callback<Message>,
) -> Html {
    let words = names.words();
    let on_near = send.reform(Message::Near);
    let again = send.reform(|_: MouseEvent| Message::Again);
    let shown = there.unwrap_or_else(|| {
        html! {
            <section class="panel crossings-door" aria-label={words.crossings}>
                <h3>{ words.crossings }</h3>
                if !status.is_missing {
                    <p class="panel-text">{ words.crossings_text }</p>
                }
                { status.alert(names) }
                if status.is_missing {
                    <p>
                        <button type="button" class="second" onclick={again}
                            aria-busy={status.busy()}>{ words.again }</button>
                    </p>
                }
            </section>
        }
    });
    html! { <NearViewport {on_near}>{ shown }</NearViewport> }
}
