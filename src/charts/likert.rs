//! Diverging stacked bars: how each item's answers spread over its levels, centred on the middle one.
//!
//! What lies left of the centre isn't below zero, and the bars' lengths are what is compared: there is no axis, and they
//! are drawn on the [`Canvas`] without plotters' coordinates.
//!
//! Classes: `level-<l> of-<k>` (bars), `on-level-<l> of-<k>` (numbers in them), `label`, `value`, `note`,
//! `heading`, `centre`, `hidden`, `legend`.

mod input;
mod layout;

use super::canvas::{Canvas, Pencil, SMALL, Type};
use super::colour::Theme;
use super::measure::TextMeasure;
use super::scene::{Anchor, Scene, Weight};
use super::text::LINE;
pub use input::{LevelCount, LikertCell, LikertGroup, LikertInput, LikertRow, LikertShares};
use layout::{Layout, Row};

/// Between two segments, so that they stay apart without colour.
const GAP: f64 = 1.5;

/// Draws it.
pub fn draw(input: &LikertInput, theme: &Theme, measure: &dyn TextMeasure, width: f64) -> Scene {
    let layout = Layout::of(input, measure, width);
    let canvas = Canvas::new(theme, measure, width, layout.height);
    if layout.rows.is_empty() {
        let at = (0.0, layout.height - LINE);
        canvas.text("hidden", &input.empty, at, canvas.note(Anchor::Start));
        return canvas.finish();
    }
    legend(&canvas, &layout, input);
    for (line, y) in &layout.headings {
        canvas.text("heading", line, (0.0, *y), canvas.strong(Anchor::Start));
    }
    centre(&canvas, &layout);
    // Level by level rather than row by row: neighbours of one colour become one node of the page.
    let count = input.levels.len();
    for level in 0..count {
        for row in &layout.rows {
            bar(&canvas, &layout, row, level, count);
        }
    }
    for row in &layout.rows {
        words(&canvas, &layout, row, count);
        let area = [0.0, row.top, width, row.height];
        canvas.region(&row.item.key, line(input, row.item), area);
    }
    canvas.finish()
}

fn legend(canvas: &Canvas, layout: &Layout, input: &LikertInput) {
    let count = input.levels.len();
    for (level, (text, x, y)) in layout.legend.iter().enumerate() {
        let class = format!("level-{} of-{count}", level + 1);
        let colour = canvas.level(level, count).0;
        canvas.rect(class, [*x, y - 6.0, 12.0, 12.0], 3.0, colour);
        let look = Type { size: SMALL, ..canvas.label(Anchor::Start) };
        canvas.text("legend", text, (x + 17.0, *y), look);
    }
}

/// Behind the bars, so that it never strikes a number out, and not through the words of hidden rows.
fn centre(canvas: &Canvas, layout: &Layout) {
    let x = layout.centre;
    let pencil = Pencil::new(canvas.theme.text, 1.0).dashed(2.0, 3.0);
    let mut run: Option<(f64, f64)> = None;
    for row in &layout.rows {
        let (top, bottom) = (row.bar_top - 3.0, row.bar_top + row.bar_height + 3.0);
        let open = row.item.cell.shares().is_some();
        match run {
            Some((start, end)) if open && row.follows => run = Some((start, bottom.max(end))),
            _ => {
                if let Some((start, end)) = run {
                    canvas.line("centre", &[(x, start), (x, end)], pencil);
                }
                run = open.then_some((top, bottom));
            }
        }
    }
    if let Some((start, end)) = run {
        canvas.line("centre", &[(x, start), (x, end)], pencil);
    }
}

fn bar(canvas: &Canvas, layout: &Layout, row: &Row, level: usize, count: usize) {
    let Some((x, width)) = segment(layout, row, level) else {
        return;
    };
    let class = format!("level-{} of-{count}", level + 1);
    let colour = canvas.level(level, count).0;
    // The gap is taken from both ends, so that segments stay in proportion and centred.
    let inner = (width - GAP).max(0.8);
    let at = [x + (width - inner) / 2.0, row.bar_top, inner, row.bar_height];
    canvas.rect(class, at, 2.0, colour);
}

/// Where a level's segment begins and how wide it is, gap included; `None` where no answer is at that level.
fn segment(layout: &Layout, row: &Row, level: usize) -> Option<(f64, f64)> {
    let shares = row.item.cell.shares()?;
    let count = shares.levels.get(level)?.count;
    if count == 0 {
        return None;
    }
    let scale = layout.per_share / shares.total() as f64;
    let before: u64 = shares.levels[..level].iter().map(|l| l.count).sum();
    let start = layout.centre - shares.reach().0 * layout.per_share;
    Some((start + before as f64 * scale, count as f64 * scale))
}

fn words(canvas: &Canvas, layout: &Layout, row: &Row, count: usize) {
    for (text, y) in &row.label {
        let (x, anchor) = layout.label_at;
        canvas.text("label", text, (x, *y), canvas.label(anchor));
    }
    if let Some((text, x, y, anchor)) = &row.note {
        canvas.text("note", text, (*x, *y), canvas.note(*anchor));
    }
    for (text, y) in &row.hidden {
        canvas.text("hidden", text, (layout.plot.0, *y), canvas.note(Anchor::Start));
    }
    let Some(shares) = row.item.cell.shares() else {
        return;
    };
    let middle = row.bar_top + row.bar_height / 2.0;
    for (level, figure) in shares.levels.iter().enumerate() {
        let Some((x, width)) = segment(layout, row, level) else {
            continue;
        };
        if canvas.measure.width(&figure.short, SMALL, Weight::Regular) + 5.0 > width - GAP {
            continue;
        }
        let class = format!("on-level-{} of-{count}", level + 1);
        let colour = canvas.level(level, count).1;
        let look = Type { size: SMALL, weight: Weight::Regular, anchor: Anchor::Middle, colour };
        canvas.text(class, &figure.short, (x + width / 2.0, middle), look);
    }
    canvas.text("value", &shares.top, (layout.width, middle), canvas.strong(Anchor::End));
}

/// Everything about an item in one line.
fn line(input: &LikertInput, row: &LikertRow) -> String {
    let mut parts = vec![row.label.clone()];
    match &row.cell {
        LikertCell::Hidden(why) => parts.push(why.clone()),
        LikertCell::Shown(shares) | LikertCell::Reference(shares) => {
            let named = input.levels.iter().zip(&shares.levels);
            parts.extend(named.map(|(name, level)| format!("{name} {}", level.share)));
            parts.push(row.n.clone());
        }
    }
    if row.cell.is_reference() {
        parts.push(input.reference.clone());
    }
    parts.join(" · ")
}
