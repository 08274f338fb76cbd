//! How staff make a file of figures to publish: of what is shown, with small cells hidden as on the screen.

use hailong_core::calendar::{Millis, Month, day_in_vietnam};
use hailong_core::figures::Figures;
use yew::prelude::*;

use super::object::Parts;
use crate::i18n::fill;
use crate::i18n::records::words;
use crate::ui::dashboard::model::effect::File;
use crate::ui::dashboard::model::state::DashboardState;
use crate::ui::dashboard::text::names::Names;
use crate::ui::dashboard::text::source;

/// What is in the file, and the button that saves it.
pub fn panel(figures: Option<&Figures>, names: &Names, on_publish: &Callback<()>) -> Html {
    let words = words(names.language);
    let shown = figures.filter(|figures| figures.status.is_visible());
    let save = on_publish.reform(|_: MouseEvent| ());
    html! {
        <details class="part publish">
            <summary>{ words.publish }</summary>
            if let Some(figures) = shown {
                <p>{ words.publish_text }</p>
                <p class="muted">{ fill(words.publish_what, &[("what", &source::of(figures, names))]) }</p>
                if figures.filter.is_all() {
                    <p class="muted">{ words.publish_one }</p>
                } else {
                    <p class="caution">{ words.publish_filtered }</p>
                }
                <p><button type="button" class="second" onclick={save}>{ words.publish_save }</button></p>
            } else {
                <p>{ words.publish_nothing }</p>
            }
        </details>
    }
}

/// The figures that are shown, with what changed and what matters, as a file; `now` is the time at which it is made.
pub fn file(state: &DashboardState, now: Millis) -> Option<File> {
    let figures = state.figures()?;
    let analysis = state.analysis();
    let today = day_in_vietnam(now);
    let shown = analysis.and_then(|analysis| analysis.change.as_ref().ok());
    let is_chosen = analysis.is_some_and(|analysis| analysis.chosen.is_some());
    // Periods that a person tried out aren't published: a reader couldn't know how they were chosen.
    let own = Month::in_vietnam(now).filter(|_| is_chosen);
    let own = own.and_then(|month| state.unchosen(month));
    let compare = match is_chosen {
        true => own.as_ref(),
        false => shown.map(|change| &change.comparison),
    };
    let parts = Parts {
        figures,
        made: Some(&today),
        // Of tables the bounds are narrower than of single lines: docs/figures.md.
        group_by: None,
        cross_tab: None,
        compare,
        drivers: analysis.and_then(|analysis| analysis.drivers.as_ref()),
    };
    let name = [&*figures.questionnaire, "-cong-bo-", &today, ".json"].concat();
    Some(File { name, kind: "application/json", text: parts.text() })
}
