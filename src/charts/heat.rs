//! A heat map: a share for each row and column, its number in a cell of its colour. A suppressed cell is hatched; one
//! that differs from the others by a test has a triangle, so that colour isn't needed to see it.
//!
//! Its rows and columns are names and have no scale, so that it is drawn on the [`Canvas`] without plotters' coordinates.
//!
//! Classes: `level-1 of-5` … and `on-level-1 of-5` …, `few` (a frame, for reference), `untold`, `hatch`, `above`, `below`,
//! `label`, `heading`, `legend`, `note`, `hidden`.

mod input;
mod layout;

use super::canvas::{Canvas, Pencil, SMALL, Type};
use super::colour::{Colour, Theme};
use super::estimate::Cell;
use super::hatch;
use super::measure::TextMeasure;
use super::scene::{Anchor, Scene, Weight};
use super::text::LINE;

pub use input::{Against, HeatCell, HeatInput, HeatLegend, HeatRow, SHADES};
use layout::{Layout, Sign};

/// Draws it, wider than asked for where the cells need it.
pub fn draw(input: &HeatInput, theme: &Theme, measure: &dyn TextMeasure, width: f64) -> Scene {
    if input.rows.is_empty() || input.columns.is_empty() {
        let canvas = Canvas::new(theme, measure, width, 2.0 * LINE);
        canvas.text("hidden", &input.empty, (0.0, LINE), canvas.note(Anchor::Start));
        return canvas.finish();
    }
    let layout = Layout::of(input, measure, width);
    let canvas = Canvas::new(theme, measure, layout.width, layout.height);
    legend(&canvas, &layout);
    // Kind by kind rather than row by row: neighbours that look alike become one node of the page.
    for shade in 0..SHADES {
        for (_, at) in layout.cells(input).filter(|(cell, _)| is_shade(cell, shade)) {
            canvas.rect(class("level-", shade), at.inner(), 0.0, canvas.level(shade, SHADES).0);
        }
    }
    let of = |wanted: fn(&Cell) -> bool| {
        layout.cells(input).filter(move |(cell, _)| wanted(&cell.cell)).map(|(_, at)| at.inner())
    };
    of(Cell::is_reference).for_each(|at| few(&canvas, at));
    of(|cell| cell.estimate().is_none()).for_each(|at| hatch::ground(&canvas, at));
    of(|cell| cell.estimate().is_none()).for_each(|at| hatch::lines(&canvas, at));
    for against in [Against::Above, Against::Below] {
        for shade in 0..SHADES {
            let is_one = |cell: &HeatCell| cell.against == Some(against) && is_shade(cell, shade);
            for (cell, at) in layout.cells(input).filter(|(cell, _)| is_one(cell)) {
                triangle(&canvas, against, at.sign(), ink(&canvas, cell));
            }
        }
    }
    for (cell, at) in layout.cells(input).filter(|(cell, _)| cell.cell.estimate().is_some()) {
        let class = if cell.cell.is_reference() {
            "label".to_owned()
        } else {
            class("on-level-", cell.shade)
        };
        let look = Type {
            size: SMALL,
            weight: Weight::Regular,
            anchor: Anchor::Middle,
            colour: ink(&canvas, cell),
        };
        canvas.text(class, &cell.short, at.middle(), look);
    }
    words(&canvas, &layout);
    for (row, place) in input.rows.iter().zip(&layout.rows) {
        for column in 0..input.columns.len() {
            canvas.region(&row.key, input.line(row, column), layout.place(place, column).whole());
        }
    }
    canvas.in_rows_of(input.columns.len());
    canvas.finish()
}

fn is_shade(cell: &HeatCell, shade: usize) -> bool {
    matches!(cell.cell, Cell::Shown(_)) && cell.shade.min(SHADES - 1) == shade
}

fn class(role: &str, shade: usize) -> String {
    format!("{role}{} of-{SHADES}", shade.min(SHADES - 1) + 1)
}

/// The colour of what stands in a cell.
fn ink(canvas: &Canvas, cell: &HeatCell) -> Colour {
    match cell.cell {
        Cell::Shown(_) => canvas.level(cell.shade.min(SHADES - 1), SHADES).1,
        _ => canvas.theme.text,
    }
}

fn few(canvas: &Canvas, [x, y, width, height]: [f64; 4]) {
    let at = [x + 0.8, y + 0.8, width - 1.6, height - 1.6];
    canvas.frame("few", at, 0.0, Pencil::new(canvas.theme.interval, 1.5).dashed(4.0, 3.0));
}

fn triangle(canvas: &Canvas, against: Against, (x, y): (f64, f64), colour: Colour) {
    let (class, tip, base) = match against {
        Against::Above => ("above", y - 3.5, y + 3.5),
        Against::Below => ("below", y + 3.5, y - 3.5),
    };
    canvas.area(class, &[(x, tip), (x + 4.0, base), (x - 4.0, base)], colour);
}

fn legend(canvas: &Canvas, layout: &Layout) {
    let theme = canvas.theme;
    for (sign, text, x, y) in &layout.legend {
        let at = [*x, y - 6.0, 12.0, 12.0];
        match sign {
            Sign::Shade(shade) => {
                canvas.rect(class("level-", *shade), at, 0.0, canvas.level(*shade, SHADES).0);
            }
            Sign::Reference => few(canvas, at),
            Sign::Hidden => {
                hatch::ground(canvas, at);
                hatch::lines(canvas, at);
            }
            Sign::Against(against) => triangle(canvas, *against, (x + 6.0, *y), theme.text),
        }
        let look = Type { size: SMALL, ..canvas.label(Anchor::Start) };
        canvas.text("legend", text, (x + layout::SWATCH, *y), look);
    }
}

fn words(canvas: &Canvas, layout: &Layout) {
    let look = Type { size: SMALL, ..canvas.label(Anchor::Middle) };
    for (line, x, y) in &layout.headings {
        canvas.text("heading", line, (*x, *y), look);
    }
    for place in &layout.rows {
        for (line, y) in &place.label {
            canvas.text("label", line, (layout.label_at.0, *y), canvas.label(layout.label_at.1));
        }
    }
    for (line, x, y) in &layout.key {
        canvas.text("note", line, (*x, *y), canvas.note(Anchor::Start));
    }
}
