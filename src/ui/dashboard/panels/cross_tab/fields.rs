//! What the fields of the cross-tab and their values are called.

use hailong_core::filter::UNIT;
use hailong_core::questionnaire::Scale;

use crate::ui::dashboard::text::names::Names;

/// How "not applicable" is written among an item's levels (docs/figures.md).
const NOT_APPLICABLE: &str = "na";

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
