//! What is said of all figures at once: how many responses they are about, or why there is nothing to show.

use hailong_core::figures::{Figures, Status};
use yew::prelude::*;

use crate::i18n::{fill, whole};
use crate::ui::dashboard::text::names::Names;

/// How many responses the figures are about; before they are there, that they are being read.
pub fn summary(figures: Option<&Figures>, names: &Names) -> String {
    let words = names.words();
    let Some(figures) = figures else {
        return words.loading.to_owned();
    };
    let few = figures.thresholds.hide_below.to_string();
    match (figures.status, figures.n) {
        (Status::Empty, _) => words.responses_none.to_owned(),
        (_, Some(n)) => fill(words.responses, &[("n", &whole(names.language, n))]),
        _ => fill(words.responses_few, &[("n", &few)]),
    }
}

/// Why there are no results; `None` where there are. `awaits` says how responses will come into an empty store.
pub fn nothing(figures: &Figures, names: &Names, awaits: Option<&str>) -> Option<Html> {
    let words = names.words();
    let (title, text) = match figures.status {
        Status::Empty => match awaits {
            Some(text) => (words.empty_title, text.to_owned()),
            None => (words.nothing_passes, String::new()),
        },
        Status::Hidden => {
            let few = figures.thresholds.hide_below.to_string();
            (words.few_title, fill(words.few_text, &[("n", &few)]))
        }
        _ => return None,
    };
    Some(html! {
        <section class="panel message" aria-label={title} tabindex="-1"><h3>{ title }</h3><p>{ text }</p></section>
    })
}
