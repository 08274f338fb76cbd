//! What small multiples are drawn from, and their accessible twin.

use crate::charts::estimate::{Cell, Formatter};
use crate::charts::table::TableTwin;

/// Units in the order to show.
#[derive(Clone)]
pub struct MultiplesInput {
    /// The months' names, short, in the order of time without holes.
    pub months: Vec<String>,
    /// Whether a month can't be compared with the one before; one for each month.
    pub apart: Vec<bool>,
    /// All units together, month by month.
    pub all: Vec<Cell>,
    /// The units.
    pub units: Vec<Multiple>,
    /// What marks what is for reference only.
    pub reference: String,
    /// What stands where there are no units.
    pub empty: String,
    /// Formats a tick.
    pub percent: Formatter,
}

/// One unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Multiple {
    /// Stable over redraws.
    pub key: String,
    /// Its name.
    pub label: String,
    /// How many it is about, e.g. "n = 1.204".
    pub n: String,
    /// Its share over all months.
    pub cell: Cell,
    /// Month by month.
    pub months: Vec<Cell>,
    /// What is said of its months to a screen reader.
    pub says: String,
    /// What stands where no month of it can be seen.
    pub none: String,
}

/// A row for each unit, a column for each month: its share, or why there is none.
pub fn twin(input: &MultiplesInput, caption: String, name: String, whole: String) -> TableTwin {
    let mut columns = vec![name, whole];
    columns.extend(input.months.iter().cloned());
    let rows = input.units.iter().map(|unit| {
        let whole = match &unit.cell {
            Cell::Hidden(why) => why.clone(),
            shown => shown.line("", &unit.n, &input.reference),
        };
        let cell = |cell: &Cell| match cell {
            Cell::Hidden(why) => why.clone(),
            shown => shown.line("", "", &input.reference),
        };
        [unit.label.clone(), whole].into_iter().chain(unit.months.iter().map(cell)).collect()
    });
    TableTwin { caption, columns, rows: rows.collect() }
}
