//! Where a person chooses two periods, at the panel of what has changed. Few people choose, so the selects ([`controls`]) are
//! a part of the lazy chunk.

pub mod controls;

use yew::prelude::*;

use crate::i18n::events::words;
use crate::i18n::fill;
use crate::ui::dashboard::model::analysis::Analysis;
use crate::ui::dashboard::model::comparison::Message;
use crate::ui::dashboard::model::period::{NoPeriods, Periods};
use crate::ui::dashboard::text::names::Names;
use crate::ui::dashboard::text::period_name::period;

/// The two selects, which are a part of the lazy chunk.
pub type Selects = fn(&Analysis, &Names, &Callback<Message>) -> Html;

/// Why the periods that a person chose can't be compared; empty where they can, or none are chosen. The panel says it once,
/// at the choice, and draws nothing.
fn refusal(analysis: &Analysis, names: &Names) -> String {
    let words = words(names.language);
    match analysis.change {
        Err(NoPeriods::Overlapping) => words.overlapping.to_owned(),
        Err(NoPeriods::HalfChosen) => words.half_chosen.to_owned(),
        Err(NoPeriods::NotAnswered) => {
            let chosen = analysis.chosen.as_ref();
            let sides = chosen.map(|chosen| [chosen.now.as_deref(), chosen.before.as_deref()]);
            let mut missing = String::new();
            for side in sides.into_iter().flatten().flatten() {
                if !Periods::is_answered(side, &analysis.answered) {
                    missing += if missing.is_empty() { "" } else { ", " };
                    missing += &period(side, names);
                }
            }
            fill(words.not_answered, &[("periods", &missing)])
        }
        _ => String::new(),
    }
}

/// What stands above the picture of what has changed: a button, and the selects once it was pressed, as soon as the lazy
/// chunk is here; `is_missing` says that it couldn't be fetched.
pub fn choice(
    analysis: &Analysis,
    names: &Names,
    selects: Option<Selects>,
    is_missing: bool,
    send: &Callback<Message>,
) -> Html {
    let words = words(names.language);
    // A view that was sent has chosen periods; the selects come with the lazy chunk.
    let selects = selects.filter(|_| analysis.chosen.is_some());
    let is_open = selects.is_some();
    let refusal = refusal(analysis, names);
    let label = if is_open { words.automatic } else { words.choose };
    let onclick =
        send.reform(move |_: MouseEvent| if is_open { Message::Automatic } else { Message::Open });
    html! {
        <div class="controls" role="group" aria-label={words.two_periods}>
            // One button for both, so that the focus stays on it.
            <button type="button" class="tool" aria-expanded={is_open.to_string()} {onclick}>{ label }</button>
            if let Some(selects) = selects {
                { selects(analysis, names, send) }
            }
            // Both are there before there is something to say, so that it is heard.
            <p class={if refusal.is_empty() { "unseen" } else { "warning" }} role="status">{ refusal }</p>
            <div role="alert">
                if is_missing {
                    <p class="warning">{ names.words().lazy_missing }</p>
                }
            </div>
        </div>
    }
}

#[cfg(test)]
mod tests;
