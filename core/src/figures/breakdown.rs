//! The figures of each value of a field, and the overall result by unit and by month.

use super::count::Columns;
use super::error::FiguresError;
use super::model::{Group, GroupedFigures};
use super::publish::{View, groups};
use super::suppression::{Cell, Cells, Hidden, Protection};
use super::thresholds::Thresholds;
use crate::filter::Filter;
use crate::questionnaire::Questionnaire;
use crate::table::Counted;

/// The figures of what a filter lets through, for each value of a field: a dimension, an item, or a question of several
/// choices, whose groups overlap. Of a group is shown what the filter on it would show, and less where groups add up to
/// what is hidden.
pub fn grouped(
    questionnaire: &Questionnaire,
    counted: Counted<'_>,
    filter: &Filter,
    field: &str,
    thresholds: Thresholds,
) -> Result<GroupedFigures, FiguresError> {
    filter.check(questionnaire)?;
    let field = counted.fields.find(field)?;
    if field.overlaps && filter.values(&field.name).is_some() {
        return Err(FiguresError::FilteredOptions(field.name.clone()));
    }
    let columns = Columns::new(questionnaire);
    let protection = Protection { counted, filter, thresholds, cells: Cells::all(&columns) };
    let rows = protection.rows()?;
    let hidden = protection.view(&rows)?;
    let mut found = GroupedFigures { field: field.name.clone(), ..GroupedFigures::default() };
    if hidden[protection.at(Cell::Responses)] {
        return Ok(found);
    }
    let line = protection.line(filter, &field.name)?;
    let of_groups = protection.groups(&field.name, &line, &hidden)?;
    let counts = protection.count(filter, &field.name, columns.measures())?;
    for (rows, mut hidden) in line.groups.into_iter().zip(of_groups) {
        let mut of_group = filter.clone();
        of_group.clear(&field.name);
        of_group.allow(field.name.as_str(), rows.value.as_str());
        let group = Protection { filter: &of_group, cells: protection.cells.clone(), ..protection };
        group.hide_alphas_of_two(questionnaire, &columns, &mut hidden)?;
        let counts = columns.counts(questionnaire, &counts, rows.code);
        let view = View {
            questionnaire,
            thresholds,
            counts: &counts.shares,
            hidden: &hidden,
            cells: &protection.cells,
            overall_item: columns.overall,
        };
        found.groups.push(view.group(&counts, rows.value));
    }
    Ok(found)
}

/// The result of all by the values of a dimension, of a view of which `hidden` is hidden.
pub(super) fn overall_by(
    columns: &Columns,
    whole: &Protection<'_>,
    by: &str,
    hidden: &Hidden,
) -> Result<Vec<Group>, FiguresError> {
    let protection = Protection { cells: Cells::for_overall(columns), ..*whole };
    // The view as a whole is shown, and so is its overall result: of the rest only parts matter.
    let hidden = match columns.overall {
        Some(_) => vec![false; protection.at(Cell::Index) + 1],
        None => hidden.clone(),
    };
    let line = protection.line(whole.filter, by)?;
    let of_groups = protection.groups(by, &line, &hidden)?;
    // In the cells of one item it is the first.
    let cell = protection.at(columns.overall.map_or(Cell::Index, |_| Cell::Item(0)));
    let sums = protection.count(whole.filter, by, vec![columns.of_overall()])?;
    let found =
        line.groups.into_iter().zip(of_groups).map(|(rows, hidden)| {
            (rows.value, columns.overall(sums.get(rows.code, 0)), hidden[cell])
        });
    Ok(groups(found, whole.thresholds))
}
