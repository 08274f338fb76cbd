//! Which fields can be set against each other, and what their values are called.

use hailong_core::filter::{UNIT, dimensions};
use hailong_core::questionnaire::{Questionnaire, Scale};

use crate::ui::dashboard::model::state::DashboardState;
use crate::ui::dashboard::text::names::Names;

/// How "not applicable" is written among an item's levels (docs/figures.md).
const NOT_APPLICABLE: &str = "na";

/// The dimensions with more than one value, and the items. A question of which several can be chosen is none: who chose
/// one option isn't apart from who chose another.
pub(super) fn fields(state: &DashboardState) -> Vec<String> {
    let Some(view) = state.view() else { return Vec::new() };
    let all = dimensions(view.questionnaire);
    let choices = state.choices().into_iter().map(|(dimension, _)| dimension);
    let items = view.questionnaire.items().map(|(_, item, ..)| item.id.clone());
    choices.filter(|dimension| all.contains(dimension)).chain(items).collect()
}

/// What was chosen, as far as it is there; else units, or the first field, by the overall result, or another one.
pub(super) fn chosen(
    questionnaire: &Questionnaire,
    fields: &[String],
    chosen: Option<&[String; 2]>,
) -> Option<[String; 2]> {
    let is_there = |field: &&String| fields.contains(field);
    let [rows, columns] = match chosen {
        Some([rows, columns]) => [Some(rows), Some(columns)],
        None => [None, questionnaire.overall.item.as_ref()],
    };
    let unit = || fields.iter().find(|field| *field == UNIT);
    let rows = rows.filter(is_there).or_else(unit).or(fields.first())?;
    let columns = columns.filter(|field| is_there(field) && *field != rows);
    let columns = columns.or_else(|| fields.iter().rev().find(|field| *field != rows))?;
    Some([rows.clone(), columns.clone()])
}

/// A field's name.
pub(super) fn name(names: &Names, field: &str) -> String {
    names.dimension(field)
}

/// The name of a value of a field: an item's are its levels.
pub(super) fn value(names: &Names, field: &str, value: &str) -> String {
    match (scale(names, field), value) {
        (Some(_), "") => names.words().no_answer.to_owned(),
        (Some(scale), NOT_APPLICABLE) => {
            let own = scale.not_applicable.as_ref().map(|label| names.text(label).to_owned());
            own.unwrap_or_else(|| value.to_owned())
        }
        (Some(scale), level) => {
            let place = level.parse::<usize>().ok().and_then(|level| level.checked_sub(1));
            let level = place.and_then(|place| scale.levels.get(place));
            level.map_or(value.to_owned(), |level| names.text(&level.label).to_owned())
        }
        (None, _) => names.value(field, value),
    }
}

/// Whether a value says something.
pub(super) fn says(names: &Names, field: &str, value: &str) -> bool {
    !(value.is_empty() || scale(names, field).is_some() && value == NOT_APPLICABLE)
}

/// Where a value of a field stands among the others: as it is asked, and what says nothing at the end. `units` is the
/// order of the units.
pub(super) fn place(names: &Names, field: &str, value: &str, units: &[&str]) -> (bool, usize) {
    let options = match field {
        UNIT => Some(units.to_vec()),
        _ => names.options(field),
    };
    let among = options.and_then(|all| all.iter().position(|option| *option == value));
    let level = scale(names, field).and_then(|_| value.parse().ok());
    (!says(names, field, value), among.or(level).unwrap_or(usize::MAX))
}

fn scale<'n>(names: &'n Names, field: &str) -> Option<&'n Scale> {
    let mut items = names.questionnaire.items();
    items.find(|(_, item, ..)| item.id == field).map(|(_, _, scale, _)| scale)
}
