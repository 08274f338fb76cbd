//! What the panels of units and of months need so that their parts can be picked.

use std::collections::HashSet;

use hailong_core::filter::{Filter, MONTH, UNIT};
use yew::prelude::*;

use super::{Around, Task};
use crate::charts::{OF, StackedInput};
use crate::i18n::drill::words;
use crate::ui::dashboard::app::Message;
use crate::ui::dashboard::grid::Picked;
use crate::ui::dashboard::names::Names;
use crate::ui::dashboard::source;

/// What a panel needs besides its picture.
#[derive(Default)]
pub(in crate::ui::dashboard) struct Picks {
    pub(in crate::ui::dashboard) on_pick: Option<Callback<Picked>>,
    pub(in crate::ui::dashboard) picked: Vec<String>,
    /// That it can be picked, in words.
    pub(in crate::ui::dashboard) text: &'static str,
    /// Of how many, of when, by which filter: the panel shows more than what is filtered by.
    pub(in crate::ui::dashboard) source: Option<String>,
}

/// That of the panel of this name; nothing where its parts can't be picked.
pub(in crate::ui::dashboard) fn picks(
    id: &str,
    around: &Around,
    filter: &Filter,
    names: &Names,
    send: &Callback<Message>,
) -> Picks {
    let words = words(names.language);
    let filtered = |field| filter.values(field).unwrap_or_default().to_vec();
    match id {
        "units" => Picks {
            on_pick: Some(send.reform(|picked| Message::Drill(Task::Unit(picked)))),
            picked: filtered(UNIT),
            text: words.pick_units,
            source: Some(source::of(&around.units, names)),
        },
        "trend" => Picks {
            on_pick: Some(send.reform(|picked| Message::Drill(Task::Month(picked)))),
            picked: filtered(MONTH),
            text: words.pick_periods,
            source: Some(source::of(&around.months, names)),
        },
        _ => Picks::default(),
    }
}

/// A pick of a bar filters by the first field, one of a segment by both.
pub(in crate::ui::dashboard) fn cells(
    send: &Callback<Message>,
    fields: [String; 2],
    input: &StackedInput,
) -> Callback<Picked> {
    let mut told: HashSet<String> = HashSet::new();
    for row in &input.rows {
        let Some(segments) = row.cell.segments() else { continue };
        told.insert(row.key.clone());
        for (series, segment) in input.series.iter().zip(segments) {
            if segment.as_ref().is_some_and(|segment| segment.share > 0.0) {
                told.insert([&row.key, OF.encode_utf8(&mut [0; 4]), &series.key].concat());
            }
        }
    }
    send.reform(move |Picked { key, .. }: Picked| {
        let values = fields.iter().zip(key.split(OF));
        let values = values.map(|(field, value)| (field.clone(), value.to_owned())).collect();
        Message::Drill(Task::Cell(values, told.contains(&key)))
    })
}
