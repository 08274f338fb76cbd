//! The list of alerts above the panels.

use hailong_core::figures::Figures;
use yew::prelude::*;

use crate::ui::dashboard::model::analysis::Analysis;
use crate::ui::dashboard::text::alerts::sentences;
use crate::ui::dashboard::text::names::Names;

/// The list; nothing where there is nothing to say.
pub fn alerts(figures: &Figures, analysis: Option<&Analysis>, names: &Names) -> Html {
    let all = sentences(figures, analysis, names);
    if all.is_empty() {
        return html! {};
    }
    let title = names.words().alerts;
    html! {
        <section class="alerts" aria-label={title}>
            <h3>{ title }</h3>
            <ul>{ for all.into_iter().map(|text| html! { <li>{ text }</li> }) }</ul>
        </section>
    }
}
