//! The table of two fields, and its cells.

use hailong_engine::{Breakdown, Measure};
use serde::Serialize;

use super::pairs::hidden_pairs;
use super::suppression::suppress;
use crate::dimensions::NOT_APPLICABLE_VALUE;
use crate::figures::error::FiguresError;
use crate::figures::suppression::{Cell, Cells, Hidden, Line, Protection, Rows};
use crate::figures::thresholds::{Status, Thresholds};
use crate::filter::Filter;
use crate::questionnaire::Questionnaire;
use crate::statistics::{chi_square, wilson};
use crate::table::Counted;

/// A table of more cells than this is refused: it is too large to be read, and its suppression would take long.
pub const MOST_CROSS_CELLS: usize = 250_000;
/// With a smaller expected count p isn't to be relied on.
const FEWEST_EXPECTED: f64 = 5.0;

/// Persons by two fields.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct CrossTab {
    /// The field of the rows.
    pub row_field: String,
    /// The field of the columns.
    pub column_field: String,
    /// Whether anything is shown. If not, there are no rows and columns.
    pub status: Status,
    /// The grand total: responses that the filter lets through.
    pub n: Option<u64>,
    /// The values of the columns with their totals.
    pub columns: Vec<Margin>,
    /// The rows.
    pub rows: Vec<CrossRow>,
    /// Whether the two go together. `None` where a number of the table is hidden, since it could be solved for, and
    /// where fewer than two rows or columns say anything.
    pub association: Option<CrossAssociation>,
}

/// A value of a field, and how many have it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Margin {
    /// The value; empty for responses that don't say.
    pub value: String,
    /// Responses.
    pub n: Option<u64>,
}

/// A row.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CrossRow {
    /// Its value and its total.
    #[serde(flatten)]
    pub margin: Margin,
    /// A cell for each column.
    pub cells: Vec<CrossCell>,
}

/// A cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct CrossCell {
    /// Responses.
    pub n: Option<u64>,
    /// Their part of the row's total.
    pub row_share: Option<f64>,
    /// Its 95 % Wilson interval.
    pub row_interval: Option<[f64; 2]>,
    /// Their part of the column's total.
    pub column_share: Option<f64>,
    /// Its 95 % Wilson interval.
    pub column_interval: Option<[f64; 2]>,
}

/// Pearson's χ² of the table, without the responses that don't say or say "not applicable".
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct CrossAssociation {
    /// Responses that say both.
    pub n: u64,
    /// χ², without a correction for continuity.
    pub chi_square: f64,
    /// Degrees of freedom.
    pub degrees_of_freedom: u64,
    /// The p-value.
    pub p: f64,
    /// Cramér's V.
    pub cramers_v: f64,
    /// Cramér's V without its bias.
    pub cramers_v_corrected: f64,
    /// The smallest expected count.
    pub smallest_expected: f64,
    /// Whether that is so small that p isn't to be relied on.
    pub expected_is_small: bool,
}

/// What a filter lets through, by two fields: dimensions or items.
pub fn cross_tab(
    questionnaire: &Questionnaire,
    counted: Counted<'_>,
    filter: &Filter,
    [row_field, column_field]: [&str; 2],
    thresholds: Thresholds,
) -> Result<CrossTab, FiguresError> {
    filter.check(questionnaire)?;
    let fields = [counted.fields.find(row_field)?, counted.fields.find(column_field)?];
    if row_field == column_field {
        return Err(FiguresError::SameField(row_field.to_owned()));
    }
    if let Some(field) = fields.iter().find(|field| field.overlaps) {
        return Err(FiguresError::Overlaps(field.name.clone()));
    }
    let protection = Protection { counted, filter, thresholds, cells: Cells::of_responses() };
    let responses = protection.at(Cell::Responses);
    let whole = protection.rows()?;
    let hidden = protection.view(&whole)?;
    let n = whole.people[responses];
    let mut table = CrossTab {
        row_field: row_field.to_owned(),
        column_field: column_field.to_owned(),
        status: thresholds.status(n, hidden[responses] || protection.is_too_deep(&fields)),
        n: None,
        columns: Vec::new(),
        rows: Vec::new(),
        association: None,
    };
    if table.status == Status::Hidden {
        return Ok(table);
    }
    table.n = Some(n);
    let lines = [protection.line(filter, row_field)?, protection.line(filter, column_field)?];
    let cells = lines[0].groups.len().saturating_mul(lines[1].groups.len());
    if cells > MOST_CROSS_CELLS {
        return Err(FiguresError::TooManyCells { cells, most: MOST_CROSS_CELLS });
    }
    let by = fields.map(|field| field.key).to_vec();
    let answer = counted.count(&whole.filter, Breakdown { by, measures: vec![Measure::Rows] })?;
    let width = answer.shape().last().copied().unwrap_or(0);
    let count = |row: usize, column: usize| match column < width {
        true => answer.number(row * width + column, 0, 0),
        false => 0,
    };
    let counts: Vec<Vec<u64>> = lines[0]
        .groups
        .iter()
        .map(|row| lines[1].groups.iter().map(|column| count(row.code, column.code)).collect())
        .collect();
    let hidden = hide(&protection, [row_field, column_field], &lines, &counts, &hidden)?;
    table.columns = margins(&lines[1], &hidden.columns);
    let rows = margins(&lines[0], &hidden.rows).into_iter().enumerate();
    table.rows = rows
        .map(|(row, margin)| CrossRow {
            cells: (0..lines[1].groups.len())
                .map(|column| {
                    let shown = !hidden.cells[row][column];
                    let n = shown.then_some(counts[row][column]);
                    cell(n, margin.n, table.columns[column].n)
                })
                .collect(),
            margin,
        })
        .collect();
    table.association = association(&lines, &counts, &hidden);
    Ok(table)
}

/// What of the table is hidden.
struct HiddenTable {
    rows: Vec<bool>,
    columns: Vec<bool>,
    cells: Vec<Vec<bool>>,
}

fn hide(
    protection: &Protection<'_>,
    fields: [&str; 2],
    lines: &[Line; 2],
    counts: &[Vec<u64>],
    view: &Hidden,
) -> Result<HiddenTable, FiguresError> {
    let responses = protection.at(Cell::Responses);
    let of = |field: &str, line: &Line| -> Result<Vec<bool>, FiguresError> {
        let groups = protection.groups(field, line, view)?;
        Ok(groups.iter().map(|hidden| hidden[responses]).collect())
    };
    let rows = of(fields[0], &lines[0])?;
    let columns = of(fields[1], &lines[1])?;
    let mut cells = hidden_pairs(protection, fields, lines)?;
    // The values that are shown each for itself, those that aren't in one line behind them.
    let places = |hidden: &[bool]| {
        let shown = hidden.iter().filter(|hidden| !**hidden).count();
        let mut next = 0..shown;
        let place = |hidden: &bool| if *hidden { shown } else { next.next().unwrap_or(shown) };
        (shown + 1, hidden.iter().map(place).collect::<Vec<usize>>())
    };
    let ((height, row_at), (width, column_at)) = (places(&rows), places(&columns));
    let mut joined = vec![vec![0; width]; height];
    for (row, counts) in counts.iter().enumerate() {
        for (column, &count) in counts.iter().enumerate() {
            joined[row_at[row]][column_at[column]] += count;
        }
    }
    let suppressed = suppress(&joined, protection.thresholds);
    // The margins are told by each field alone: where they would have to be hidden for the sake of a cell, all
    // cells are.
    let no_cells =
        suppressed.whole || suppressed.rows.iter().chain(&suppressed.columns).any(|&hidden| hidden);
    for (row, cells) in cells.iter_mut().enumerate() {
        for (column, hidden) in cells.iter_mut().enumerate() {
            *hidden |= no_cells || suppressed.cells[row_at[row]][column_at[column]];
            // A 0 is told, but not in a row or column that is hidden.
            *hidden &= no_cells || counts[row][column] > 0;
            *hidden |= rows[row] || columns[column];
        }
    }
    Ok(HiddenTable { rows, columns, cells })
}

fn margins(line: &Line, hidden: &[bool]) -> Vec<Margin> {
    let margin = |(rows, hidden): (&Rows, &bool)| Margin {
        value: rows.value.clone(),
        n: (!hidden).then_some(rows.people[0]),
    };
    line.groups.iter().zip(hidden).map(margin).collect()
}

fn cell(n: Option<u64>, row: Option<u64>, column: Option<u64>) -> CrossCell {
    let share = |of: Option<u64>| Some(n? as f64 / of? as f64);
    let interval = |of: Option<u64>| wilson(n?, of?);
    CrossCell {
        n,
        row_share: share(row),
        row_interval: interval(row),
        column_share: share(column),
        column_interval: interval(column),
    }
}

fn association(
    lines: &[Line; 2],
    counts: &[Vec<u64>],
    hidden: &HiddenTable,
) -> Option<CrossAssociation> {
    let any = |hidden: &[bool]| hidden.iter().any(|&hidden| hidden);
    if any(&hidden.rows) || any(&hidden.columns) || hidden.cells.iter().any(|row| any(row)) {
        return None;
    }
    let says = |value: &str| !value.is_empty() && value != NOT_APPLICABLE_VALUE;
    let rows = lines[0].groups.iter().zip(counts).filter(|(row, _)| says(&row.value));
    let table: Vec<Vec<u64>> = rows
        .map(|(_, counts)| {
            let columns =
                lines[1].groups.iter().zip(counts).filter(|(column, _)| says(&column.value));
            columns.map(|(_, &count)| count).collect()
        })
        .collect();
    let found = chi_square(&table)?;
    Some(CrossAssociation {
        n: found.n,
        chi_square: found.statistic,
        degrees_of_freedom: found.freedom,
        p: found.p,
        cramers_v: found.cramers_v,
        cramers_v_corrected: found.cramers_v_corrected,
        smallest_expected: found.smallest_expected,
        expected_is_small: found.smallest_expected < FEWEST_EXPECTED,
    })
}
