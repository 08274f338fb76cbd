//! Stacked bars from 0 to 100 %, one a row: how the persons of each row are spread over some series. What is in
//! suppressed series is hatched, at the end of its bar.
//!
//! Its rows are names with segments side by side, so that it is drawn on the [`Canvas`] without plotters' coordinates.
//!
//! Classes: `level-1 of-3` … and `on-level-1 of-3` …, `blank-1`, `blank-2` and `blank-edge` (series that say nothing),
//! `untold`, `hatch`, `label`, `note`, `legend`, `hidden`.

mod input;

use super::canvas::{Canvas, Pencil, SMALL, Type};
use super::colour::{Colour, Theme};
use super::hatch;
use super::measure::TextMeasure;
use super::rows::RowLayout;
use super::scene::{Anchor, Scene, Weight};
use super::text::{Fitter, Fitters, LINE};
pub use input::{OF, Segment, Series, StackedCell, StackedInput, StackedRow};

const BAR: f64 = 26.0;
/// For reference only: lighter by shape, so that colours keep their contrast.
const THIN_BAR: f64 = 16.0;
const GAP: f64 = 1.5;
const SWATCH: f64 = 17.0;

/// Where a row, its words and its bar are.
struct BarRow<'a> {
    row: &'a StackedRow,
    label: Vec<String>,
    note: String,
    hidden: Vec<String>,
    top: f64,
    height: f64,
    /// The bar's middle.
    middle: f64,
}

/// Draws it.
pub fn draw(input: &StackedInput, theme: &Theme, measure: &dyn TextMeasure, width: f64) -> Scene {
    let fit = Fitters::new(measure);
    if input.rows.is_empty() || input.series.is_empty() {
        let lines = fit.small.lines(&input.empty, width, 4);
        let canvas = Canvas::new(theme, measure, width, (lines.len() as f64 + 1.0) * LINE);
        for (at, line) in lines.iter().enumerate() {
            let y = LINE * (at as f64 + 1.0);
            canvas.text("hidden", line, (0.0, y), canvas.note(Anchor::Start));
        }
        return canvas.finish();
    }
    let names = input
        .rows
        .iter()
        .map(|row| fit.label.width(&row.label).max(fit.small.width(&note(input, row))));
    let layout = RowLayout::new(width, names.fold(0.0, f64::max), [0.26, 0.36]);
    let left = if layout.narrow { 0.0 } else { layout.column + 12.0 };
    let (legend, mut y) = place_legend(input, &fit.small, width);
    let mut places = Vec::new();
    for row in &input.rows {
        let place = BarRow::of(input, row, &fit, &layout, (y, left));
        y += place.height;
        places.push(place);
    }
    let canvas = Canvas::new(theme, measure, width, (y + 2.0).ceil());
    for (entry, text, x, y) in &legend {
        let at = [*x, y - 6.0, 12.0, 12.0];
        match entry {
            Some(series) => {
                block(&canvas, input, *series, at);
                if !input.series[*series].says {
                    edge(&canvas, at);
                }
            }
            None => {
                hatch::ground(&canvas, at);
                hatch::lines(&canvas, at);
            }
        }
        let look = Type { size: SMALL, ..canvas.label(Anchor::Start) };
        canvas.text("legend", text, (x + SWATCH, *y), look);
    }
    // Series by series rather than row by row: neighbours of one colour become one node of the page.
    let all = &places;
    let segments =
        |series: usize| all.iter().filter_map(move |place| segment(place, series, left, width));
    for series in 0..input.series.len() {
        segments(series).for_each(|at| block(&canvas, input, series, at));
        if !input.series[series].says {
            segments(series).for_each(|at| edge(&canvas, at));
        }
    }
    let rests: Vec<[f64; 4]> = places.iter().filter_map(|place| rest(place, left, width)).collect();
    rests.iter().for_each(|&at| hatch::ground(&canvas, at));
    rests.iter().for_each(|&at| hatch::lines(&canvas, at));
    for place in &places {
        words(&canvas, input, place, left, &layout);
        canvas.region(
            &place.row.key,
            line(input, place.row),
            [0.0, place.top, width, place.height],
        );
        for (at, series) in input.series.iter().enumerate() {
            let key: String = [place.row.key.as_str(), OF, &series.key].concat();
            let found = segment(place, at, left, width).or_else(|| rest(place, left, width));
            // An empty segment, or one of a hidden row, is where bars begin.
            let there = [left, place.middle - place.bar() / 2.0, 1.0, place.bar()];
            canvas.region(&key, segment_line(input, place.row, at), found.unwrap_or(there));
        }
    }
    // Each row with its segments.
    canvas.in_rows_of(1 + input.series.len());
    canvas.finish()
}

impl<'a> BarRow<'a> {
    fn of(
        input: &StackedInput,
        row: &'a StackedRow,
        fit: &Fitters,
        layout: &RowLayout,
        (top, left): (f64, f64),
    ) -> Self {
        let narrow = layout.narrow;
        let label = fit.label.lines(&row.label, layout.room(), 2);
        let note = fit.small.cut(&note(input, row), layout.room());
        let hidden = match &row.cell {
            StackedCell::Hidden(why) => fit.small.lines(why, layout.width - left, 2),
            _ => Vec::new(),
        };
        let words = (label.len() + usize::from(!note.is_empty())) as f64 * LINE;
        let body = if hidden.is_empty() { BAR } else { hidden.len() as f64 * LINE };
        let height = if narrow { words + body + 14.0 } else { words.max(body) + 12.0 };
        let middle = if narrow { top + 6.0 + words + body / 2.0 } else { top + height / 2.0 };
        Self { row, label, note, hidden, top, height, middle }
    }

    fn bar(&self) -> f64 {
        if matches!(self.row.cell, StackedCell::Reference(_)) { THIN_BAR } else { BAR }
    }
}

fn note(input: &StackedInput, row: &StackedRow) -> String {
    match row.cell {
        StackedCell::Shown(_) => row.n.clone(),
        StackedCell::Reference(_) => [&row.n, " · ", &input.reference].concat(),
        StackedCell::Hidden(_) => String::new(),
    }
}

/// Entries of the legend: a series or the hatching, its words, its left edge and its middle.
type Entry = (Option<usize>, String, f64, f64);

fn place_legend(input: &StackedInput, small: &Fitter, width: f64) -> (Vec<Entry>, f64) {
    let mut entries: Vec<(Option<usize>, &String)> =
        input.series.iter().enumerate().map(|(at, series)| (Some(at), &series.label)).collect();
    let is_untold =
        |row: &StackedRow| row.cell.segments().is_some_and(|all| all.iter().any(Option::is_none));
    if input.rows.iter().any(is_untold) {
        entries.push((None, &input.hidden));
    }
    let (mut x, mut y) = (0.0, LINE / 2.0 + 2.0);
    let mut placed = Vec::new();
    for (entry, text) in entries {
        let text = small.cut(text, width - SWATCH);
        let needed = SWATCH + small.width(&text);
        if x > 0.0 && x + needed > width {
            (x, y) = (0.0, y + LINE);
        }
        placed.push((entry, text, x, y));
        x += needed + 14.0;
    }
    (placed, y + LINE / 2.0 + 6.0)
}

/// Where a series' segment of a row is: x, y, width, height.
fn segment(place: &BarRow, series: usize, left: f64, width: f64) -> Option<[f64; 4]> {
    let segments = place.row.cell.segments()?;
    let share = segments.get(series)?.as_ref()?.share;
    if share <= 0.0 {
        return None;
    }
    let before: f64 = segments[..series].iter().flatten().map(|segment| segment.share).sum();
    Some(part(place, [before, share], left, width))
}

/// Where all suppressed segments are, taken together: that much follows from the row's total.
fn rest(place: &BarRow, left: f64, width: f64) -> Option<[f64; 4]> {
    let segments = place.row.cell.segments()?;
    let told: f64 = segments.iter().flatten().map(|segment| segment.share).sum();
    let is_untold = segments.iter().any(Option::is_none) && told < 1.0;
    is_untold.then(|| part(place, [told, 1.0 - told], left, width))
}

fn part(place: &BarRow, [before, share]: [f64; 2], left: f64, width: f64) -> [f64; 4] {
    let (room, bar) = (width - left, place.bar());
    let inner = (share * room - GAP).max(0.8);
    let x = left + before * room + (share * room - inner) / 2.0;
    [x.clamp(left, width - inner), place.middle - bar / 2.0, inner, bar]
}

fn words(canvas: &Canvas, input: &StackedInput, place: &BarRow, left: f64, layout: &RowLayout) {
    let (x, anchor) = layout.words_at();
    let lines = place.label.len() + usize::from(!place.note.is_empty());
    let first = if layout.narrow {
        place.top + 4.0 + LINE / 2.0
    } else {
        place.top + (place.height - (lines as f64 - 1.0) * LINE) / 2.0
    };
    for (at, text) in place.label.iter().enumerate() {
        canvas.text("label", text, (x, first + at as f64 * LINE), canvas.label(anchor));
    }
    if !place.note.is_empty() {
        let y = first + place.label.len() as f64 * LINE;
        canvas.text("note", &place.note, (x, y), canvas.note(anchor));
    }
    let above = (place.hidden.len() as f64 - 1.0) * LINE / 2.0;
    for (at, text) in place.hidden.iter().enumerate() {
        let y = place.middle - above + at as f64 * LINE;
        canvas.text("hidden", text, (left, y), canvas.note(Anchor::Start));
    }
    for (series, found) in place.row.cell.segments().unwrap_or_default().iter().enumerate() {
        let Some(found) = found else { continue };
        let Some([x, _, wide, _]) = segment(place, series, left, canvas.width()) else { continue };
        if canvas.measure.width(&found.short, SMALL, Weight::Regular) + 4.0 > wide {
            continue;
        }
        let colour = colours(input, canvas.theme, series).1;
        let look = Type { size: SMALL, weight: Weight::Regular, anchor: Anchor::Middle, colour };
        let at = (x + wide / 2.0, place.middle);
        canvas.text(class(input, series, "on-"), &found.short, at, look);
    }
}

fn block(canvas: &Canvas, input: &StackedInput, series: usize, at: [f64; 4]) {
    canvas.rect(class(input, series, ""), at, 0.0, colours(input, canvas.theme, series).0);
}

/// Without an answer a segment is pale: its outline is what is seen.
fn edge(canvas: &Canvas, [x, y, width, height]: [f64; 4]) {
    let at = [x + 0.5, y + 0.5, (width - 1.0).max(0.1), height - 1.0];
    canvas.frame("blank-edge", at, 0.0, Pencil::new(canvas.theme.muted, 1.0));
}

/// A series' place among those that say something, or among the others, and how many there are of them.
fn place_of(input: &StackedInput, series: usize) -> (usize, usize) {
    let says = input.series[series].says;
    let alike = |series: &&Series| series.says == says;
    (input.series[..series].iter().filter(alike).count(), input.series.iter().filter(alike).count())
}

fn class(input: &StackedInput, series: usize, role: &str) -> String {
    let (at, of) = place_of(input, series);
    match input.series[series].says {
        true => format!("{role}level-{} of-{of}", at + 1),
        false => format!("{role}blank-{}", at + 1),
    }
}

/// A series' colour and that of the text on it.
fn colours(input: &StackedInput, theme: &Theme, series: usize) -> (Colour, Colour) {
    let (at, of) = place_of(input, series);
    match (input.series[series].says, at) {
        (true, _) => theme.level(at, of),
        (false, 0) => (theme.surface, theme.text),
        (false, _) => (theme.sunken, theme.text),
    }
}

/// Everything about a segment in one line.
fn segment_line(input: &StackedInput, row: &StackedRow, series: usize) -> String {
    let told = match &row.cell {
        StackedCell::Hidden(why) => why,
        StackedCell::Shown(segments) | StackedCell::Reference(segments) => {
            let segment = segments.get(series).and_then(Option::as_ref);
            segment.map_or(&input.hidden, |segment| &segment.text)
        }
    };
    [&row.label, " · ", &input.series[series].label, ": ", told].concat()
}

/// Everything about a row in one line.
fn line(input: &StackedInput, row: &StackedRow) -> String {
    let mut parts = vec![row.label.clone()];
    match &row.cell {
        StackedCell::Hidden(why) => parts.push(why.clone()),
        StackedCell::Shown(segments) | StackedCell::Reference(segments) => {
            for (series, segment) in input.series.iter().zip(segments) {
                let text = segment.as_ref().map_or(&input.hidden, |segment| &segment.text);
                parts.push([&series.label, " ", text].concat());
            }
            parts.push(row.n.clone());
        }
    }
    if matches!(row.cell, StackedCell::Reference(_)) {
        parts.push(input.reference.clone());
    }
    parts.join(" · ")
}
