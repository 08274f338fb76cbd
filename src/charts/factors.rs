//! The factors' indices: a bar each from 0 to 100 %, with its interval. α isn't drawn. Bars beside
//! words are ours: plotters gives the axis alone.
//!
//! Classes: `track`, `bar`, `bar reference`, `interval`, `label`, `value`, `note`, `hidden`, `grid`, `tick`.

use super::axis::Axis;
use super::canvas::{Canvas, Pencil};
use super::colour::Theme;
use super::estimate::{Cell, Estimate, Formatter};
use super::measure::TextMeasure;
use super::rows::RowLayout;
use super::scene::{Anchor, Scene};
use super::text::{Fitters, LINE};

const BAR: f64 = 16.0;

/// Factors in the questionnaire's order.
#[derive(Clone)]
pub struct FactorsInput {
    /// The factors.
    pub rows: Vec<FactorRow>,
    /// What stands where there are no factors.
    pub empty: String,
    /// What marks factors that are for reference only.
    pub reference: String,
    /// Formats a tick.
    pub percent: Formatter,
}

/// One factor.
#[derive(Clone, Debug, PartialEq)]
pub struct FactorRow {
    /// Stable over redraws.
    pub key: String,
    /// Its name.
    pub label: String,
    /// How many it is about, e.g. "n = 1.204"; not drawn for a hidden one.
    pub n: String,
    /// Its index.
    pub cell: Cell,
}

/// Draws it.
pub fn draw(input: &FactorsInput, theme: &Theme, measure: &dyn TextMeasure, width: f64) -> Scene {
    if input.rows.is_empty() {
        let canvas = Canvas::new(theme, measure, width, 2.0 * LINE);
        canvas.text("hidden", &input.empty, (0.0, LINE), canvas.note(Anchor::Start));
        return canvas.finish();
    }
    let fit = Fitters::new(measure);
    let names = input
        .rows
        .iter()
        .map(|row| fit.label.width(&row.label).max(fit.small.width(&second_line(input, row))));
    let layout = RowLayout::new(width, names.fold(0.0, f64::max), [0.3, 0.4]);
    let narrow = layout.narrow;
    let values = estimates(input).map(|estimate| fit.strong.width(&estimate.text));
    let right = width - values.fold(0.0, f64::max).ceil() - 12.0;
    let left = if narrow { 0.0 } else { layout.column + 14.0 };
    let (shares, ends) = (Axis::all_shares(), (left, right - 6.0));

    let mut y = 4.0;
    let mut rows = Vec::new();
    for row in &input.rows {
        let label = fit.label.lines(&row.label, layout.room(), 2);
        let second = fit.small.cut(&second_line(input, row), layout.room());
        let hidden = match &row.cell {
            Cell::Hidden(why) => {
                fit.small.lines(why, if narrow { width } else { width - left - 6.0 }, 2)
            }
            _ => Vec::new(),
        };
        let lines = label.len() as f64 + f64::from(u8::from(!second.is_empty()));
        let body = if hidden.is_empty() { BAR + 6.0 } else { hidden.len() as f64 * LINE };
        let height =
            if narrow { lines * LINE + body + 12.0 } else { (lines * LINE).max(body) + 14.0 };
        rows.push((row, label, second, hidden, y, height));
        y += height;
    }
    let has_axis = estimates(input).next().is_some();
    let canvas =
        Canvas::new(theme, measure, width, (y + if has_axis { LINE + 6.0 } else { 0.0 }).ceil());
    let ticks = match has_axis {
        true => shares.ticks_across(ends, &input.percent, measure),
        false => Vec::new(),
    };
    let place = |share: f64| shares.place(share, ends);
    if !narrow {
        for x in ticks.iter().map(|(share, _)| place(*share)) {
            canvas.line("grid", &[(x, 2.0), (x, y)], Pencil::new(theme.grid, 1.0));
        }
    }
    for (row, label, second, hidden, top, height) in rows {
        let (x, anchor) = layout.words_at();
        let lines = label.len() as f64 + f64::from(u8::from(!second.is_empty()));
        let first = if narrow {
            top + 2.0 + LINE / 2.0
        } else {
            top + height / 2.0 - (lines - 1.0) * LINE / 2.0
        };
        for (i, line) in label.iter().enumerate() {
            canvas.text("label", line, (x, first + i as f64 * LINE), canvas.label(anchor));
        }
        if !second.is_empty() {
            let at = (x, first + (lines - 1.0) * LINE);
            canvas.text("note", &second, at, canvas.note(anchor));
        }
        let middle =
            if narrow { top + 2.0 + lines * LINE + 4.0 + BAR / 2.0 } else { top + height / 2.0 };
        let x = if narrow { 0.0 } else { left + 6.0 };
        let above = if narrow { 0.0 } else { (hidden.len() as f64 - 1.0) * LINE / 2.0 };
        for (i, line) in hidden.iter().enumerate() {
            let at = (x, middle - above + i as f64 * LINE);
            canvas.text_over("hidden", line, at, canvas.note(Anchor::Start));
        }
        if let Some(estimate) = row.cell.estimate() {
            bar(&canvas, place, &row.cell, estimate, middle);
        }
        let line = row.cell.line(&row.label, &row.n, &input.reference);
        canvas.region(&row.key, line, [0.0, top, width, height]);
    }
    for (share, text) in &ticks {
        // The first one stands at the frame's edge where bars begin there.
        let x = place(*share).max(fit.small.width(text) / 2.0);
        canvas.text("tick", text, (x, y + 4.0 + LINE / 2.0), canvas.note(Anchor::Middle));
    }
    canvas.finish()
}

fn second_line(input: &FactorsInput, row: &FactorRow) -> String {
    match &row.cell {
        Cell::Shown(_) => row.n.clone(),
        Cell::Reference(_) => format!("{} · {}", row.n, input.reference),
        Cell::Hidden(_) => String::new(),
    }
}

fn estimates(input: &FactorsInput) -> impl Iterator<Item = &Estimate> {
    input.rows.iter().filter_map(|row| row.cell.estimate())
}

fn bar(canvas: &Canvas, place: impl Fn(f64) -> f64, cell: &Cell, estimate: &Estimate, middle: f64) {
    let theme = canvas.theme;
    let (left, end) = (place(0.0), place(estimate.share));
    let at = [left, middle - BAR / 2.0, (end - left).max(1.0), BAR];
    let whole = [left, middle - BAR / 2.0, place(1.0) - left, BAR];
    canvas.rect("track", whole, 2.0, theme.sunken);
    if cell.is_reference() {
        canvas.rect("surface", at, 2.0, theme.surface);
        canvas.frame("bar reference", at, 2.0, Pencil::new(theme.interval, 1.5).dashed(4.0, 3.0));
    } else {
        canvas.rect("bar", at, 2.0, theme.interval);
    }
    let (low, high) = (place(estimate.low), place(estimate.high));
    let pencil = Pencil::new(theme.text, 2.0);
    canvas.line("interval", &[(low, middle), (high, middle)], pencil);
    for x in [low, high] {
        canvas.line("interval", &[(x, middle - 4.0), (x, middle + 4.0)], pencil);
    }
    let at = (canvas.width(), middle);
    canvas.text("value", &estimate.text, at, canvas.strong(Anchor::End));
}
