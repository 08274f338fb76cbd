//! Which fields can be set against each other, and which are at first.

use hailong_core::filter::{UNIT, dimensions};
use hailong_core::questionnaire::Questionnaire;

use crate::ui::dashboard::model::state::DashboardState;

/// The dimensions with more than one value, and the items. A question of which several options can be chosen is not among
/// them: the persons of one option are also persons of another.
pub fn fields(state: &DashboardState) -> Vec<String> {
    let Some(view) = state.view() else { return Vec::new() };
    let all = dimensions(view.questionnaire);
    let choices = state.choices().into_iter().map(|(dimension, _)| dimension);
    let items = view.questionnaire.items().map(|(_, item, ..)| item.id.clone());
    choices.filter(|dimension| all.contains(dimension)).chain(items).collect()
}

/// What was chosen, as far as it is there; else units, or the first field, by the overall result, or another one.
pub fn chosen(
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
