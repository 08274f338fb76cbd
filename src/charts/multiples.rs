//! Small multiples: the same share month by month for each of many units, side by side, all on one scale: a unit's line,
//! the grey one of all units, and a dashed one at the unit's share of all months, as long as its months can be compared.
//!
//! plotters draws each unit's months against shares through a [`Plot`] of its own; the words are ours.
//!
//! Classes: `label`, `note`, `hidden`, `grid`, `tick`, `all`, `mean`, `line`, `dot`, `dot reference`, `break`.

mod input;

use super::axis::{Axis, Tick};
use super::canvas::{Canvas, Pencil};
use super::colour::Theme;
use super::estimate::{Cell, Estimate};
use super::measure::TextMeasure;
use super::plot::{Coordinates, Plot, Point};
use super::scene::{Anchor, Scene};
use super::text::{Fitter, Fitters, LINE};
pub use input::{Multiple, MultiplesInput, twin};

/// How high and how wide a unit's plot is at least.
const PLOT: f64 = 64.0;
const LEAST: f64 = 150.0;
/// On a phone, where only one would stand in a row, two do if they are at least so wide and their names are whole.
const LEAST_OF_TWO: f64 = 92.0;
/// Lines of a name, and of what is said below it.
const LINES: usize = 4;
/// Between two side by side, on a phone too, and between two rows.
const GAP: f64 = 20.0;
const GAP_OF_TWO: f64 = 14.0;
const BELOW: f64 = 16.0;
const DOT: f64 = 2.5;

/// Draws it.
pub fn draw(input: &MultiplesInput, theme: &Theme, measure: &dyn TextMeasure, width: f64) -> Scene {
    if input.units.is_empty() || input.months.is_empty() {
        let canvas = Canvas::new(theme, measure, width, 2.0 * LINE);
        canvas.text("hidden", &input.empty, (0.0, LINE), canvas.note(Anchor::Start));
        return canvas.finish();
    }
    let shares = shares(input);
    let ticks = shares.ends(&input.percent);
    let fit = Fitters::new(measure);
    let words = ticks.iter().map(|(_, text)| fit.small.width(text));
    let gutter = words.fold(0.0, f64::max).ceil() + 8.0;
    let (across, gap) = columns(input, &fit.strong, width - gutter);
    let own = (width - gutter + gap) / across as f64 - gap;
    let heads: Vec<[Vec<String>; 2]> = input
        .units
        .iter()
        .map(|unit| [fit.strong.lines(&unit.label, own, LINES), said(unit, &fit.small, own)])
        .collect();
    // All of a row are on the height of those with the most lines.
    let (mut rows, mut bottom) = (Vec::new(), 0.0);
    for row in heads.chunks(across) {
        let lines = row.iter().map(|[name, said]| name.len() + said.len()).max();
        let head = lines.unwrap_or_default() as f64 * LINE + 4.0;
        rows.push((bottom, head));
        bottom += head + PLOT + 4.0 + LINE + BELOW;
    }
    let canvas = Canvas::new(theme, measure, width, bottom - BELOW + LINE / 2.0);
    for (at, (unit, head)) in input.units.iter().zip(&heads).enumerate() {
        let (column, (top, height)) = (at % across, rows[at / across]);
        let left = gutter + column as f64 * (own + gap);
        let plot = top + height;
        let months = Axis::months(input.months.len());
        let bounds = [left, plot, left + own, plot + PLOT];
        let coordinates = Coordinates::new(months, shares.clone(), bounds);
        lines(&canvas, input, unit, &coordinates);
        if column == 0 {
            scale(&canvas, &ticks, &coordinates);
        }
        let [name, said] = head;
        let mut y = top + LINE / 2.0;
        for line in name {
            canvas.text("label", line, (left, y), canvas.strong(Anchor::Start));
            y += LINE;
        }
        for line in said {
            canvas.text("note", line, (left, y), canvas.note(Anchor::Start));
            y += LINE;
        }
        nothing(&canvas, unit, bounds, &fit.small);
        ends(&canvas, input, bounds, &fit.small);
        canvas.region(&unit.key, line(input, unit), [left, top, own, height + PLOT + 4.0 + LINE]);
    }
    canvas.in_rows_of(across);
    canvas.finish()
}

/// One axis of shares for all units. Intervals of small groups would flatten all lines: the table has them.
fn shares(input: &MultiplesInput) -> Axis {
    let units = input.units.iter().flat_map(|unit| unit.months.iter().chain([&unit.cell]));
    let shown = units.chain(&input.all).filter_map(Cell::estimate);
    Axis::shares(shown.map(|estimate| estimate.share))
}

/// How many stand side by side in so much room, and how far apart.
fn columns(input: &MultiplesInput, strong: &Fitter, room: f64) -> (usize, f64) {
    let usual = ((room + GAP) / (LEAST + GAP)).floor() as usize;
    let own = (room - GAP_OF_TWO) / 2.0;
    // What is left out of a name may be all that tells two of them apart.
    let is_whole = |unit: &Multiple| {
        let lines = strong.lines(&unit.label, own, LINES).join(" ");
        lines.split_whitespace().eq(unit.label.split_whitespace())
    };
    let (across, gap) = match usual {
        0 | 1 if own >= LEAST_OF_TWO && input.units.iter().all(is_whole) => (2, GAP_OF_TWO),
        usual => (usual.max(1), GAP),
    };
    (across.min(input.units.len()), gap)
}

/// The share of a unit and of how many it is, or why it is hidden. Its interval is in the region's label; there is no room
/// for it here.
fn said(unit: &Multiple, small: &Fitter, own: f64) -> Vec<String> {
    match &unit.cell {
        Cell::Hidden(why) => small.lines(why, own, LINES),
        Cell::Shown(estimate) | Cell::Reference(estimate) => {
            let line = [&*estimate.text, " · ", &*unit.n].concat();
            match small.width(&line) <= own {
                true => vec![line],
                false => vec![small.cut(&estimate.text, own), small.cut(&unit.n, own)],
            }
        }
    }
}

/// The words of the vertical axis, at the left of the first in a row.
fn scale(canvas: &Canvas, ticks: &[Tick], coordinates: &Coordinates) {
    let [left, ..] = coordinates.bounds();
    for (share, text) in ticks {
        let at = (left - 8.0, coordinates.y(*share));
        canvas.text("tick", text, at, canvas.note(Anchor::End));
    }
}

/// The lines of a unit: the grid, all units, its share of all months, its own.
fn lines(canvas: &Canvas, input: &MultiplesInput, unit: &Multiple, coordinates: &Coordinates) {
    let (theme, mut plot) = (canvas.theme, Plot::new(canvas, coordinates));
    let (end, [low, high]) = (input.months.len() as f64, plot.range_up());
    for share in [low, high] {
        plot.line("grid", [(0.0, share), (end, share)], Pencil::new(theme.grid, 1.0));
    }
    for (month, _) in input.apart.iter().enumerate().filter(|(_, apart)| **apart) {
        let ends = [(month as f64, high), (month as f64, low)];
        plot.line("break", ends, Pencil::new(theme.muted, 1.0));
    }
    for run in runs(&input.all, &input.apart).into_iter().filter(|run| run.len() > 1) {
        plot.line("all", run.into_iter().map(point), Pencil::new(theme.levels[2], 1.5));
    }
    // Months that can't be compared have no mean that says anything.
    if let (Some(estimate), false) = (unit.cell.estimate(), input.apart.contains(&true)) {
        let pencil = Pencil::new(theme.muted, 1.0).dashed(3.0, 3.0);
        plot.line("mean", [(0.0, estimate.share), (end, estimate.share)], pencil);
    }
    let runs = runs(&unit.months, &input.apart);
    for run in runs.iter().filter(|run| run.len() > 1) {
        plot.line("line", run.iter().copied().map(point), Pencil::new(theme.value, 2.0).round());
    }
    // A dot where no line leads, where few answered, and at the last one.
    let last = runs.iter().flatten().last().map(|(month, _)| *month);
    for run in &runs {
        for &(month, estimate) in run {
            let at = [point((month, estimate))];
            if unit.months[month].is_reference() {
                plot.hollow_dots("dot reference", at, DOT, theme.value);
            } else if run.len() == 1 || last == Some(month) {
                plot.dots("dot", at, DOT + 0.5, theme.value);
            }
        }
    }
}

fn point((month, estimate): (usize, &Estimate)) -> Point {
    (month as f64 + 0.5, estimate.share)
}

/// What stands in the plot of a unit without a month that can be seen.
fn nothing(canvas: &Canvas, unit: &Multiple, [left, top, right, _]: [f64; 4], small: &Fitter) {
    if unit.months.iter().any(|month| month.estimate().is_some()) {
        return;
    }
    let lines = small.lines(&unit.none, right - left, LINES);
    let mut y = top + (PLOT - lines.len().saturating_sub(1) as f64 * LINE) / 2.0;
    for line in &lines {
        let at = ((left + right) / 2.0, y);
        canvas.text_over("hidden", line, at, canvas.note(Anchor::Middle));
        y += LINE;
    }
}

/// The first and the last month, below the plot.
fn ends(
    canvas: &Canvas,
    input: &MultiplesInput,
    [left, _, right, bottom]: [f64; 4],
    small: &Fitter,
) {
    let months = [input.months.first(), input.months.last()];
    let [first, last] = months.map(|month| month.map_or("", |month| month));
    let (y, own) = (bottom + 4.0 + LINE / 2.0, right - left);
    if small.width(first) + small.width(last) + 12.0 <= own && input.months.len() > 1 {
        canvas.text("tick", first, (left, y), canvas.note(Anchor::Start));
    }
    canvas.text("tick", &small.cut(last, own), (right, y), canvas.note(Anchor::End));
}

/// Everything about a unit in one line.
fn line(input: &MultiplesInput, unit: &Multiple) -> String {
    let line = unit.cell.line(&unit.label, &unit.n, &input.reference);
    if unit.says.is_empty() { line } else { [&line, " · ", &*unit.says].concat() }
}

/// Months that follow one another, can be compared and can be seen.
fn runs<'c>(cells: &'c [Cell], apart: &[bool]) -> Vec<Vec<(usize, &'c Estimate)>> {
    let mut runs = vec![Vec::new()];
    for (at, cell) in cells.iter().enumerate() {
        if apart.get(at) == Some(&true) || cell.estimate().is_none() {
            runs.push(Vec::new());
        }
        if let (Some(run), Some(estimate)) = (runs.last_mut(), cell.estimate()) {
            run.push((at, estimate));
        }
    }
    runs.retain(|run| !run.is_empty());
    runs
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::super::estimate::Estimate;
    use super::super::measure::WidthTable;
    use super::super::scene::Shape;
    use super::*;

    /// One unit with these shares, in hundredths.
    fn input(shares: &[u32]) -> MultiplesInput {
        let cell = |share: &u32| {
            let share = f64::from(*share) / 100.0;
            let (text, range) = (String::new(), String::new());
            Cell::Shown(Estimate { share, low: 0.0, high: 1.0, text, range })
        };
        let months: Vec<Cell> = shares.iter().map(cell).collect();
        let of = |text: &str| text.to_owned();
        MultiplesInput {
            months: shares.iter().map(u32::to_string).collect(),
            apart: vec![false; shares.len()],
            all: months.clone(),
            units: vec![Multiple {
                key: of("a"),
                label: of("A"),
                n: of("n"),
                cell: months[0].clone(),
                months,
                says: of(""),
                none: of("none"),
            }],
            reference: of(""),
            empty: of(""),
            percent: Rc::new(|share| format!("{:.0} %", share * 100.0)),
        }
    }

    #[test]
    fn no_point_lies_beyond_the_ticks() {
        for low in 0..=100 {
            for high in low..=100 {
                let input = input(&[low, high, low]);
                let scene = draw(&input, &Theme::default(), &WidthTable, 320.0);
                let ticks: Vec<(u32, f64)> = scene
                    .marks
                    .iter()
                    .filter_map(|mark| match &mark.shape {
                        Shape::Text { content, y, .. } => {
                            Some((content.strip_suffix(" %")?.parse().ok()?, *y))
                        }
                        _ => None,
                    })
                    .collect();
                let [(least, _), (most, _)] = ticks[..] else { panic!("{ticks:?}") };
                assert!(least <= low && high <= most, "{low} to {high}: {least} to {most}");
            }
        }
    }

    #[test]
    fn two_stand_side_by_side_on_a_phone_where_their_names_are_whole() {
        let check = |name: &str, width: f64, expected: usize| {
            let mut input = input(&[70, 80, 90]);
            input.units =
                (0..5).map(|_| Multiple { label: name.into(), ..input.units[0].clone() }).collect();
            let scene = draw(&input, &Theme::default(), &WidthTable, width);
            assert_eq!(scene.across, expected, "{name} at {width}");
            // What is written of one stays in its place, and below it is the next row.
            for (at, region) in scene.regions.iter().enumerate() {
                assert!(region.x + region.width <= width + 0.5, "{name} at {width}");
                if let Some(below) = scene.regions.get(at + expected) {
                    assert!(region.y + region.height <= below.y, "{name} at {width}");
                }
            }
            let names = scene.marks.iter().filter_map(|mark| match &mark.shape {
                Shape::Text { content, .. } if mark.class == "label" => Some(content.as_str()),
                _ => None,
            });
            names.collect::<Vec<_>>().join(" ")
        };
        let five = |name: &str| [name; 5].join(" ");
        for width in [250.0, 290.0, 324.0] {
            assert_eq!(check("Xã Sóc Sơn", width, 2), five("Xã Sóc Sơn"));
        }
        assert_eq!(check("Phường Hoàng Văn Thụ", 290.0, 2), five("Phường Hoàng Văn Thụ"));
        check("Xã Sóc Sơn", 240.0, 2);
        check("Xã Sóc Sơn", 1200.0, 5);
        let long =
            "Điểm phục vụ hành chính công số 2 của Trung tâm hành chính công phường Hoàng Mai";
        assert_eq!(long.chars().count(), 80);
        for width in [250.0, 290.0] {
            assert_eq!(check(long, width, 1), five(long));
        }
    }
}
