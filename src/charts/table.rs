//! Each chart's accessible twin: the same input as rows and columns of words. A hidden cell's row says
//! why in place of its numbers.

use super::estimate::Cell;
use super::factors::FactorsInput;
use super::heat::HeatInput;
use super::interval::IntervalInput;
use super::likert::{LikertCell, LikertInput};
use super::ranking::RankingInput;
use super::trend::TrendInput;

/// A table of words; the first column holds the rows' headers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableTwin {
    /// What it shows.
    pub caption: String,
    /// The columns' headers.
    pub columns: Vec<String>,
    /// As many cells each as there are columns.
    pub rows: Vec<Vec<String>>,
}

/// The headers of a table of shares.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShareColumns {
    /// Of the names: unit, month, factor.
    pub name: String,
    /// Of the shares.
    pub share: String,
    /// Of the intervals.
    pub interval: String,
    /// Of how many each is about.
    pub n: String,
    /// Of the remarks.
    pub note: String,
}

/// The headers of the stacked bars' table, apart from the levels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LikertColumns {
    /// Of the items.
    pub item: String,
    /// Of the shares of the upper levels.
    pub top: String,
    /// Of how many answered.
    pub n: String,
    /// Of the remarks.
    pub note: String,
}

/// Item, each level, top share, n, note.
pub fn likert(input: &LikertInput, caption: String, columns: LikertColumns) -> TableTwin {
    let levels = input.levels.len();
    let mut heads = vec![columns.item];
    heads.extend(input.levels.iter().cloned());
    heads.extend([columns.top, columns.n, columns.note]);
    let rows = input.groups.iter().flat_map(|group| &group.rows).map(|row| {
        let mut cells = vec![row.label.clone()];
        match &row.cell {
            LikertCell::Hidden(why) => {
                cells.resize(levels + 3, String::new());
                cells.push(why.clone());
            }
            LikertCell::Shown(shares) | LikertCell::Reference(shares) => {
                cells.extend(shares.levels.iter().map(|level| level.share.clone()));
                cells.resize(levels + 1, String::new());
                cells.extend([shares.top.clone(), row.n.clone()]);
                let reference = row.cell.is_reference();
                cells.push(if reference { input.reference.clone() } else { String::new() });
            }
        }
        cells
    });
    let rows = rows.collect();
    TableTwin { caption, columns: heads, rows }
}

/// Unit, share, interval, n, note.
pub fn ranking(input: &RankingInput, caption: String, columns: ShareColumns) -> TableTwin {
    let rows = input.rows.iter().map(|row| {
        let mut cells = share(&row.label, &row.n, &row.cell, &input.unranked);
        if let (false, Some(note)) = (row.verdict.is_empty(), cells.last_mut()) {
            *note = row.verdict.clone();
        }
        cells
    });
    twin(caption, columns, rows.collect())
}

/// Month, share, interval, n, note.
pub fn trend(input: &TrendInput, caption: String, columns: ShareColumns) -> TableTwin {
    let rows = input.points.iter().map(|row| {
        let mut cells = share(&row.label, &row.n, &row.cell, &input.reference);
        if let (Some(beyond), Some(note)) = (&row.beyond, cells.last_mut()) {
            *note = beyond.verdict.clone();
        }
        if let (false, Some(note)) = (row.events.is_empty(), cells.last_mut()) {
            if !note.is_empty() {
                *note += "; ";
            }
            *note += &row.events;
        }
        cells
    });
    twin(caption, columns, rows.collect())
}

/// Factor, share, interval, n, note.
pub fn factors(input: &FactorsInput, caption: String, columns: ShareColumns) -> TableTwin {
    let rows = input.rows.iter().map(|row| share(&row.label, &row.n, &row.cell, &input.reference));
    twin(caption, columns, rows.collect())
}

/// Row, then for each column everything about the cell: share, interval, n, how it differs, or why it is hidden.
pub fn heat(input: &HeatInput, caption: String, name: String) -> TableTwin {
    let mut columns = vec![name];
    columns.extend(input.columns.iter().cloned());
    let rows = input.rows.iter().map(|row| {
        let cells = row.cells.iter().map(|cell| {
            let line = match &cell.cell {
                Cell::Hidden(why) => return why.clone(),
                shown => shown.line("", &cell.n, &input.legend.reference),
            };
            match cell.against {
                Some(against) => [&line, " · ", input.legend.of(against)].concat(),
                None => line,
            }
        });
        std::iter::once(row.label.clone()).chain(cells).collect()
    });
    TableTwin { caption, columns, rows: rows.collect() }
}

/// One row: name, share, interval, n, note.
pub fn interval(input: &IntervalInput, caption: String, columns: ShareColumns) -> TableTwin {
    let row = share(&input.name, &input.n, &input.cell, &input.reference);
    twin(caption, columns, vec![row])
}

fn twin(caption: String, columns: ShareColumns, rows: Vec<Vec<String>>) -> TableTwin {
    let ShareColumns { name, share, interval, n, note } = columns;
    TableTwin { caption, columns: vec![name, share, interval, n, note], rows }
}

fn share(name: &str, n: &str, cell: &Cell, reference: &str) -> Vec<String> {
    let cells = match cell {
        Cell::Shown(estimate) => [name, &estimate.text, &estimate.range, n, ""],
        Cell::Reference(estimate) => [name, &estimate.text, &estimate.range, n, reference],
        Cell::Hidden(why) => [name, "", "", "", why],
    };
    cells.map(str::to_owned).to_vec()
}
