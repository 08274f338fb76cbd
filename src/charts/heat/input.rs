//! What a heat map is drawn from.

use crate::charts::estimate::Cell;

/// How many colours there are.
pub const SHADES: usize = 5;

/// A table of shares.
#[derive(Clone, Debug, PartialEq)]
pub struct HeatInput {
    /// The columns' names.
    pub columns: Vec<String>,
    /// The rows, in the order to show.
    pub rows: Vec<HeatRow>,
    /// What the colours and signs mean.
    pub legend: HeatLegend,
    /// What stands where there are no rows or columns.
    pub empty: String,
}

/// What the colours and signs mean. The signs are told only where they are drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct HeatLegend {
    /// Each colour, from the lowest shares to the highest.
    pub shades: [String; SHADES],
    /// A cell that is for reference only.
    pub reference: String,
    /// A cell that is suppressed.
    pub hidden: String,
    /// A cell that is above the others by more than chance.
    pub above: String,
    /// A cell that is below them.
    pub below: String,
}

/// One row.
#[derive(Clone, Debug, PartialEq)]
pub struct HeatRow {
    /// What a pick of one of its cells gives.
    pub key: String,
    /// Its name.
    pub label: String,
    /// One for each column.
    pub cells: Vec<HeatCell>,
}

/// One cell.
#[derive(Clone, Debug, PartialEq)]
pub struct HeatCell {
    /// The share, or why there is none.
    pub cell: Cell,
    /// The share as the cell has room for it, e.g. "84".
    pub short: String,
    /// Its colour, 0 to [`SHADES`] − 1.
    pub shade: usize,
    /// How many it is about, e.g. "n = 1.204".
    pub n: String,
    /// Whether it differs from the others by more than chance.
    pub against: Option<Against>,
}

/// How a cell differs from the others, the result of a test that the caller made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Against {
    /// Higher than chance explains.
    Above,
    /// Lower than chance explains.
    Below,
}

impl HeatInput {
    /// Everything about a cell in one line.
    pub(crate) fn line(&self, row: &HeatRow, column: usize) -> String {
        let Some(cell) = row.cells.get(column) else { return String::new() };
        let name = [row.label.as_str(), " · ", self.columns.get(column).map_or("", String::as_str)]
            .concat();
        let line = cell.cell.line(&name, &cell.n, &self.legend.reference);
        match cell.against {
            Some(against) => [&line, " · ", self.legend.of(against)].concat(),
            None => line,
        }
    }
}

impl HeatLegend {
    pub(crate) fn of(&self, against: Against) -> &str {
        match against {
            Against::Above => &self.above,
            Against::Below => &self.below,
        }
    }
}
