//! The cross-tab's words and numbers: bars, table twin and what may be said of the two fields.

use hailong_core::figures::{CrossAssociation, CrossCell, CrossTab, Figures, Margin};

use crate::charts::table::TableTwin;
use crate::charts::{Segment, Series, StackedCell, StackedInput, StackedRow};
use crate::i18n::{decimal, fill, percent, whole};
use crate::ui::dashboard::model::cross_tab::Crossed;
use crate::ui::dashboard::panels::cross_tab::fields;
use crate::ui::dashboard::text::names::Names;
use crate::ui::dashboard::text::shares;

/// More colours than these can't be told apart.
const MOST_SERIES: usize = 12;
/// A p-value from this on may well be chance.
const SIGNIFICANCE: f64 = 0.05;
/// From which Cramér's V on two fields go together moderately: L. M. Rea and R. A. Parker, *Designing and Conducting
/// Survey Research* (1992), whose "negligible" and "weak" are both weak here.
const MODERATE: f64 = 0.2;
/// From which on strongly, likewise.
const STRONG: f64 = 0.4;

/// What the shares are parts of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    Row,
    Column,
}

/// A table as it is looked at: each of its bars is 100 %.
struct Bars<'a> {
    table: &'a CrossTab,
    by: By,
    bar_field: &'a str,
    series_field: &'a str,
    /// The bars and the series, each with its place in the table, in the order to show.
    bars: Vec<(usize, &'a Margin)>,
    series: Vec<(usize, &'a Margin)>,
}

impl<'a> Bars<'a> {
    fn of(table: &'a CrossTab, figures: &Figures, names: &Names, by: By) -> Self {
        let units: Vec<&str> = figures.by_unit.iter().map(|group| group.value.as_str()).collect();
        let sorted = |field: &str, margins: Vec<&'a Margin>| {
            let mut sorted: Vec<(usize, &Margin)> = margins.into_iter().enumerate().collect();
            sorted.sort_by_key(|(_, margin)| fields::place(names, field, &margin.value, &units));
            sorted
        };
        let rows = sorted(&table.row_field, table.rows.iter().map(|row| &row.margin).collect());
        let columns = sorted(&table.column_field, table.columns.iter().collect());
        let (row_field, column_field) = (table.row_field.as_str(), table.column_field.as_str());
        let (bar_field, series_field, bars, series) = match by {
            By::Row => (row_field, column_field, rows, columns),
            By::Column => (column_field, row_field, columns, rows),
        };
        Self { table, by, bar_field, series_field, bars, series }
    }

    fn cell(&self, bar: usize, series: usize) -> CrossCell {
        let (row, column) = match self.by {
            By::Row => (bar, series),
            By::Column => (series, bar),
        };
        let cell = self.table.rows.get(row).and_then(|row| row.cells.get(column));
        cell.copied().unwrap_or_default()
    }

    /// The part of its bar that a cell is, with its interval.
    fn share(&self, cell: &CrossCell) -> Option<(f64, [f64; 2])> {
        match self.by {
            By::Row => cell.row_share.zip(cell.row_interval),
            By::Column => cell.column_share.zip(cell.column_interval),
        }
    }
}

/// The fields of the bars and of their segments.
pub fn bars_by(table: &CrossTab, by: By) -> [&str; 2] {
    match by {
        By::Row => [&table.row_field, &table.column_field],
        By::Column => [&table.column_field, &table.row_field],
    }
}

/// The picture.
pub fn input(table: &CrossTab, figures: &Figures, names: &Names, by: By) -> StackedInput {
    let (words, language) = (names.words(), names.language);
    let bars = Bars::of(table, figures, names, by);
    let hidden = hidden(figures, names);
    let segments = |bar: usize| {
        let cells = bars.series.iter().map(|(series, _)| bars.cell(bar, *series));
        let segments = cells.map(|cell| {
            let (share, _) = bars.share(&cell)?;
            let short = decimal(language, share * 100.0, 0);
            let text = percent(language, share, 1);
            Some(Segment { share, short, text })
        });
        segments.collect()
    };
    let row = |(bar, margin): &(usize, &Margin)| StackedRow {
        key: margin.value.clone(),
        label: fields::value(names, bars.bar_field, &margin.value),
        n: margin.n.map_or(String::new(), |n| fill(words.n, &[("n", &whole(language, n))])),
        cell: match margin.n {
            None => StackedCell::Hidden(hidden.clone()),
            Some(n) if figures.thresholds.are_for_reference(n) => {
                StackedCell::Reference(segments(*bar))
            }
            Some(_) => StackedCell::Shown(segments(*bar)),
        },
    };
    let series = bars.series.iter().map(|(_, margin)| Series {
        key: margin.value.clone(),
        label: fields::value(names, bars.series_field, &margin.value),
        says: fields::says(names, bars.series_field, &margin.value),
    });
    let (mut empty, mut rows) = (words.cross_nothing.to_owned(), Vec::new());
    if bars.series.len() > MOST_SERIES {
        empty = fill(words.cross_many, &[("n", &bars.series.len().to_string())]);
    } else {
        rows = bars.bars.iter().map(row).collect();
    }
    StackedInput {
        series: series.collect(),
        rows,
        hidden: words.cross_hidden.to_owned(),
        reference: words.reference.to_owned(),
        empty,
    }
}

/// Its twin: for each bar and series the share, its interval and the persons; the totals in the last column and row.
pub fn twin(
    table: &CrossTab,
    figures: &Figures,
    names: &Names,
    by: By,
    caption: String,
) -> TableTwin {
    let (words, language) = (names.words(), names.language);
    let bars = Bars::of(table, figures, names, by);
    let mut columns = vec![fields::name(names, bars.bar_field)];
    let series = bars.series.iter();
    columns.extend(series.map(|(_, of)| fields::value(names, bars.series_field, &of.value)));
    columns.push(words.column_n.to_owned());
    let total = |margin: &Margin| match margin.n {
        Some(n) if figures.thresholds.are_for_reference(n) => {
            [&whole(language, n), " · ", words.reference].concat()
        }
        Some(n) => whole(language, n),
        None => words.cross_hidden.to_owned(),
    };
    let cell = |bar: usize, series: usize| {
        let cell = bars.cell(bar, series);
        let (Some(n), Some((share, interval))) = (cell.n, bars.share(&cell)) else {
            return words.cross_hidden.to_owned();
        };
        let (share, range) = (percent(language, share, 1), shares::range(names, interval));
        fill(words.cross_cell, &[("share", &share), ("range", &range), ("n", &whole(language, n))])
    };
    let row = |(bar, margin): &(usize, &Margin)| {
        let mut row = vec![fields::value(names, bars.bar_field, &margin.value)];
        row.extend(bars.series.iter().map(|(series, _)| cell(*bar, *series)));
        row.push(total(margin));
        row
    };
    let mut rows: Vec<Vec<String>> = bars.bars.iter().map(row).collect();
    let mut totals = vec![words.cross_all.to_owned()];
    totals.extend(bars.series.iter().map(|(_, margin)| total(margin)));
    totals.push(table.n.map_or(words.cross_hidden.to_owned(), |n| whole(language, n)));
    rows.push(totals);
    TableTwin { caption, columns, rows }
}

/// In place of the picture, where the table would have more cells than are counted.
pub fn too_large(names: &Names) -> StackedInput {
    let empty = names.words().cross_too_large.to_owned();
    let (hidden, reference) = (String::new(), String::new());
    StackedInput { series: Vec::new(), rows: Vec::new(), hidden, reference, empty }
}

fn hidden(figures: &Figures, names: &Names) -> String {
    fill(names.words().hidden, &[("n", &whole(names.language, figures.thresholds.hide_below))])
}

/// What may be said of the two fields.
pub fn finding(crossed: &Crossed, names: &Names) -> String {
    let words = names.words();
    let [rows, columns] = &crossed.chosen;
    let association = crossed.table.as_ref().as_ref().ok().and_then(|table| table.association);
    let text = match association {
        Some(found) if found.expected_is_small => words.cross_plain,
        Some(found) if found.p >= SIGNIFICANCE => words.cross_none,
        Some(found) if found.cramers_v >= STRONG => words.cross_strong,
        Some(found) if found.cramers_v >= MODERATE => words.cross_moderate,
        Some(_) => words.cross_weak,
        None => words.cross_plain,
    };
    let v = association.map_or(String::new(), |found| decimal(names.language, found.cramers_v, 2));
    let (rows, columns) = (fields::name(names, rows), fields::name(names, columns));
    fill(text, &[("rows", &rows), ("columns", &columns), ("v", &v)])
}

/// What the table is called before anything was found.
pub fn plain(chosen: &[String; 2], names: &Names) -> String {
    let [rows, columns] = chosen;
    let (rows, columns) = (fields::name(names, rows), fields::name(names, columns));
    fill(names.words().cross_plain, &[("rows", &rows), ("columns", &columns)])
}

/// What is shown, and the test.
pub fn text(table: &CrossTab, figures: &Figures, names: &Names, by: By) -> String {
    let words = names.words();
    let of = match by {
        By::Row => &table.row_field,
        By::Column => &table.column_field,
    };
    let shares = fill(words.cross_text, &[("field", &fields::name(names, of))]);
    let test = match table.association {
        Some(found) => test(&found, names),
        None if is_partly_hidden(table) => {
            let least = whole(names.language, figures.thresholds.hide_below);
            fill(words.cross_hidden_cells, &[("n", &least)])
        }
        None => words.cross_untested.to_owned(),
    };
    [&shares, " ", &test].concat()
}

fn is_partly_hidden(table: &CrossTab) -> bool {
    let mut cells = table.rows.iter().flat_map(|row| &row.cells);
    cells.any(|cell| cell.n.is_none())
}

fn test(found: &CrossAssociation, names: &Names) -> String {
    let (words, language) = (names.words(), names.language);
    let p = match found.p {
        small if small < 0.001 => ["< ", &decimal(language, 0.001, 3)].concat(),
        p => ["= ", &decimal(language, p, 3)].concat(),
    };
    let places = [
        ("chi", &*decimal(language, found.chi_square, 1)),
        ("df", &whole(language, found.degrees_of_freedom)),
        ("p", &p),
        ("v", &decimal(language, found.cramers_v, 2)),
        ("n", &whole(language, found.n)),
    ];
    let test = fill(words.cross_test, &places);
    match found.expected_is_small {
        true => [&test, " ", words.cross_small].concat(),
        false => test,
    }
}
