//! How periods are picked: those that are filtered by, and how long they are.

use hailong_core::calendar::Month;
use hailong_core::filter::{Filter, MONTH};
use yew::prelude::*;

use crate::i18n::drill::words;
use crate::ui::dashboard::model::drill::Message;
use crate::ui::dashboard::model::drill::around::Around;
use crate::ui::dashboard::model::drill::periods::Step;
use crate::ui::dashboard::panels::panel::{Controls, Picks};
use crate::ui::dashboard::text::names::Names;
use crate::ui::dashboard::text::source;

/// What can be picked: a period.
pub fn picks(controls: &Controls<'_>, filter: &Filter, names: &Names) -> Picks {
    let Controls { around, on_drill, .. } = *controls;
    Picks {
        on_pick: Some(on_drill.reform(Message::Month)),
        picked: periods(around, filter.values(MONTH).unwrap_or_default()),
        hint: words(names.language).pick_periods,
        source: Some(source::of(&around.months, names)),
        controls: steps(around.step, names, on_drill),
    }
}

/// The periods that are filtered by: all months of each.
fn periods(around: &Around, filtered: &[String]) -> Vec<String> {
    let is_on = |first: &Month| {
        around.step.all(*first).iter().all(|month| filtered.contains(&month.to_string()))
    };
    let months = filtered.iter().filter_map(|value| Month::parse(value));
    let firsts = around.step.periods(months).into_iter().filter(is_on);
    firsts.map(|first| first.to_string()).collect()
}

/// Months, quarters or years.
fn steps(step: Step, names: &Names, send: &Callback<Message>) -> Html {
    let words = words(names.language);
    let button = |(of, label): (Step, &'static str)| {
        let onclick = send.reform(move |_: MouseEvent| Message::Step(of));
        html! {
            <button type="button" class="tool" aria-pressed={(of == step).to_string()} {onclick}>{ label }</button>
        }
    };
    let all =
        [(Step::Month, words.months), (Step::Quarter, words.quarters), (Step::Year, words.years)];
    html! {
        <div class="controls" role="group" aria-label={words.steps}>{ for all.into_iter().map(button) }</div>
    }
}
