//! The button that opens what can be done with records.

use yew::prelude::*;

use crate::ui::dashboard::panels::chunk_status::ChunkStatus;
use crate::ui::dashboard::text::names::Names;

/// The button, and the parts once they are there; `on_open` is told whether they are to be shown.
pub fn door(
    is_open: bool,
    parts: Option<Html>,
    status: ChunkStatus,
    names: &Names,
    on_open: &Callback<bool>,
) -> Html {
    let open = on_open.reform(move |_: MouseEvent| !is_open);
    html! {
        <>
            <p>
                <button type="button" class="second open-records" onclick={open}
                    aria-expanded={is_open.to_string()}
                    aria-busy={status.busy()}>{ names.words().records }</button>
            </p>
            { status.alert(names) }
            { parts.unwrap_or_default() }
        </>
    }
}
