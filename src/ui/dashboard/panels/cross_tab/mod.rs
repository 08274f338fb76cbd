//! The panels of two fields against each other: each unit by factor and item, and any two fields. They are a part of the
//! lazy chunk; what they show is counted by [`crate::ui::dashboard::model::cross_tab`].

mod door;
mod fields;
mod heat;
mod panels;
mod table;

use yew::prelude::*;

pub use door::door;
pub use panels::{CrossTabPanels, printed};

/// A button of a choice, pressed or not.
fn pressed(label: &'static str, is_on: bool, onclick: Callback<MouseEvent>) -> Html {
    html! {
        <button type="button" class="tool" aria-pressed={is_on.to_string()} {onclick}>{ label }</button>
    }
}

#[cfg(test)]
mod tests;
