//! How units are picked: the rows that are filtered by, the breadcrumb of the tree of units, and units that became part of
//! others.

use hailong_core::filter::{Filter, UNIT};
use yew::prelude::*;

use crate::i18n::drill::words;
use crate::i18n::fill;
use crate::ui::dashboard::model::drill::Message;
use crate::ui::dashboard::model::drill::around::Around;
use crate::ui::dashboard::model::drill::tree::Tree;
use crate::ui::dashboard::panels::panel::{Controls, Picks};
use crate::ui::dashboard::text::names::Names;
use crate::ui::dashboard::text::source;

/// What can be picked: a row of the level of the tree that is looked at.
pub fn picks(controls: &Controls<'_>, filter: &Filter, names: &Names) -> Picks {
    let Controls { around, on_drill, .. } = *controls;
    Picks {
        on_pick: Some(on_drill.reform(Message::Unit)),
        picked: rows(around, filter.values(UNIT).unwrap_or_default()),
        hint: words(names.language).pick_units,
        source: Some(source::of(&around.units, names)),
        controls: html! {
            <>
                { crumbs(around, filter, names, on_drill) }
                { merger(around, filter, names, on_drill) }
            </>
        },
    }
}

/// The rows of the level that are filtered by: all units of each.
fn rows(around: &Around, filtered: &[String]) -> Vec<String> {
    if around.level.values.as_deref() == Some(filtered) {
        return Vec::new();
    }
    let is_on = |values: &[String]| values.iter().all(|value| filtered.contains(value));
    let rows = around.level.rows.iter().filter(|row| is_on(&row.values));
    rows.map(|row| row.id.clone()).collect()
}

/// The way from the top of the tree to what is looked at. Where units have nothing above them there is none.
fn crumbs(around: &Around, filter: &Filter, names: &Names, send: &Callback<Message>) -> Html {
    let (words, level) = (words(names.language), &around.level);
    let has_levels = !level.path.is_empty() || level.rows.iter().any(|row| row.values.len() > 1);
    if !has_levels {
        return html! {};
    }
    // Each with what is filtered by there; `None` for what is above all that there is.
    let mut all: Vec<(String, Option<Message>)> = Vec::new();
    let tree = Tree::new(&names.units);
    if level.root == 0 {
        all.push((words.all_units.to_owned(), Some(Message::Units(None))));
    }
    for (at, id) in level.path.iter().enumerate() {
        let task = match (at + 1).cmp(&level.root) {
            std::cmp::Ordering::Less => None,
            std::cmp::Ordering::Equal => Some(Message::Units(None)),
            std::cmp::Ordering::Greater => Some(Message::Units(Some(tree.under(id)))),
        };
        all.push((names.value(UNIT, id), task));
    }
    match filter.values(UNIT) {
        Some(values) if level.values.as_deref() != Some(values) => {
            all.push((together(values, around, names), None));
        }
        _ => {}
    }
    let last = all.len() - 1;
    let crumb = |(at, (name, task)): (usize, (String, Option<Message>))| match task {
        Some(Message::Units(units)) if at < last => {
            let onclick = send.reform(move |_: MouseEvent| Message::Units(units.clone()));
            html! { <li><button type="button" class="link" {onclick}>{ name }</button></li> }
        }
        _ => html! { <li aria-current={(at == last).then_some("page")}>{ name }</li> },
    };
    html! {
        <nav aria-label={words.crumbs}>
            <ol class="crumbs">{ for all.into_iter().enumerate().map(crumb) }</ol>
        </nav>
    }
}

/// What some units are called together: by the one that the others became part of, or by how many they are.
fn together(values: &[String], around: &Around, names: &Names) -> String {
    if let [one] = values {
        return names.value(UNIT, one);
    }
    match merged(values, around, names) {
        Some(Merged { unit, .. }) => names.value(UNIT, &unit),
        None => fill(names.words().chosen, &[("n", &values.len().to_string())]),
    }
}

/// A unit that is filtered by, and those of which there are responses that became part of it.
struct Merged {
    unit: String,
    parts: Vec<String>,
    /// All that did, whether or not there are responses of them.
    all: Vec<String>,
}

fn merged(values: &[String], around: &Around, names: &Names) -> Option<Merged> {
    let tree = Tree::new(&names.units);
    values.iter().find_map(|unit| {
        let all = tree.merged_into(unit);
        let is_whole = values.iter().all(|value| value == unit || all.contains(value));
        let parts: Vec<String> =
            all.iter().filter(|part| around.occurring.contains(part)).cloned().collect();
        (is_whole && !parts.is_empty()).then(|| Merged { unit: unit.clone(), parts, all })
    })
}

/// Whether the units that became part of the one that is looked at are counted with it, and the button for the other way.
fn merger(around: &Around, filter: &Filter, names: &Names, send: &Callback<Message>) -> Html {
    let words = words(names.language);
    let values = filter.values(UNIT).unwrap_or_default();
    let Some(Merged { unit, parts, all }) = merged(values, around, names) else {
        return html! {};
    };
    let is_in = parts.iter().all(|part| values.contains(part));
    let (text, label) = match is_in {
        true => (words.merged, words.merged_leave),
        false => (words.merged_before, words.merged_take),
    };
    let named: Vec<String> = parts.iter().map(|part| names.value(UNIT, part)).collect();
    let text = fill(text, &[("unit", &names.value(UNIT, &unit)), ("parts", &named.join(", "))]);
    let mut wanted = vec![unit];
    if !is_in {
        wanted.extend(all);
    }
    let onclick = send.reform(move |_: MouseEvent| Message::Units(Some(wanted.clone())));
    html! {
        <p class="merger">
            { text }{ " " }<button type="button" class="link" {onclick}>{ label }</button>
        </p>
    }
}
