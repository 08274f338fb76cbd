//! The same share month by month for each of many units, small, side by side, all on one scale: a unit's line, the grey one
//! of all, and a dashed one where the unit is on the whole, as long as its months can be compared.
//!
//! Classes: `label`, `note`, `hidden`, `grid`, `tick`, `all`, `mean`, `line`, `dot`, `dot reference`, `break`.

use super::canvas::{Canvas, LABEL, Pencil, SMALL};
use super::colour::Theme;
use super::estimate::{Cell, Estimate, Formatter};
use super::measure::TextMeasure;
use super::scale::Scale;
use super::scene::{Anchor, Scene, Weight};
use super::table::TableTwin;
use super::text::{Fitter, LINE};

/// How high and how wide one is at least.
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
    /// What is said of its months, for whoever listens.
    pub says: String,
    /// What stands where no month of it can be seen.
    pub none: String,
}

/// Where one stands.
struct Frame<'s> {
    left: f64,
    step: f64,
    scale: &'s Scale,
    top: f64,
}

impl Frame<'_> {
    fn at(&self, month: usize, estimate: &Estimate) -> (f64, f64) {
        (self.left + (month as f64 + 0.5) * self.step, self.y(estimate.share))
    }

    fn y(&self, share: f64) -> f64 {
        self.top + self.scale.place(share)
    }
}

/// Draws it.
pub fn draw(input: &MultiplesInput, theme: &Theme, measure: &dyn TextMeasure, width: f64) -> Scene {
    if input.units.is_empty() || input.months.is_empty() {
        let canvas = Canvas::new(theme, measure, width, 2.0 * LINE);
        canvas.text("hidden", &input.empty, (0.0, LINE), canvas.note(Anchor::Start));
        return canvas.finish();
    }
    // Intervals of small groups would flatten all lines: the table has them.
    let scale = Scale::around(bare(input).iter(), (PLOT, 0.0));
    let ticks = scale.ends(&input.percent);
    let small = Fitter { measure, size: SMALL, weight: Weight::Regular };
    let strong = Fitter { measure, size: LABEL, weight: Weight::Bold };
    let gutter = ticks.iter().map(|(_, text)| small.width(text)).fold(0.0, f64::max).ceil() + 8.0;
    let (across, gap) = columns(input, &strong, width - gutter);
    let own = (width - gutter + gap) / across as f64 - gap;
    let heads: Vec<[Vec<String>; 2]> = input
        .units
        .iter()
        .map(|unit| [strong.lines(&unit.label, own, LINES), said(unit, &small, own)])
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
    let months = [input.months.first(), input.months.last()];
    for (at, (unit, [name, said])) in input.units.iter().zip(&heads).enumerate() {
        let (column, (top, head)) = (at % across, rows[at / across]);
        let left = gutter + column as f64 * (own + gap);
        let plot = top + head;
        let frame = Frame { left, step: own / input.months.len() as f64, scale: &scale, top: plot };
        for (y, text) in &ticks {
            let y = plot + y;
            canvas.line("grid", &[(left, y), (left + own, y)], Pencil::new(theme.grid, 1.0));
            if column == 0 {
                canvas.text("tick", text, (gutter - 8.0, y), canvas.note(Anchor::End));
            }
        }
        let mut y = top + LINE / 2.0;
        for line in name {
            canvas.text("label", line, (left, y), canvas.strong(Anchor::Start));
            y += LINE;
        }
        for line in said {
            canvas.text("note", line, (left, y), canvas.note(Anchor::Start));
            y += LINE;
        }
        lines(&canvas, input, unit, &frame, own);
        if unit.months.iter().all(|month| month.estimate().is_none()) {
            let none = small.lines(&unit.none, own, LINES);
            let mut y = plot + (PLOT - none.len().saturating_sub(1) as f64 * LINE) / 2.0;
            for line in &none {
                canvas.text_over(
                    "hidden",
                    line,
                    (left + own / 2.0, y),
                    canvas.note(Anchor::Middle),
                );
                y += LINE;
            }
        }
        let y = plot + PLOT + 4.0 + LINE / 2.0;
        let [first, last] = months.map(|month| month.map_or("", |month| month));
        if small.width(first) + small.width(last) + 12.0 <= own && input.months.len() > 1 {
            canvas.text("tick", first, (left, y), canvas.note(Anchor::Start));
        }
        canvas.text("tick", &small.cut(last, own), (left + own, y), canvas.note(Anchor::End));
        let label = unit.cell.line(&unit.label, &unit.n, &input.reference);
        let label =
            if unit.says.is_empty() { label } else { [&label, " · ", &*unit.says].concat() };
        canvas.region(&unit.key, label, [left, top, own, head + PLOT + 4.0 + LINE]);
    }
    canvas.in_rows_of(across);
    canvas.finish()
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

/// The share of one and of how many it is, or why it is hidden. The interval is told to whoever asks; there is no room for
/// it here.
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

/// The lines of one: all units, where it is on the whole, its own.
fn lines(canvas: &Canvas, input: &MultiplesInput, unit: &Multiple, frame: &Frame<'_>, own: f64) {
    let theme = canvas.theme;
    for (month, _) in input.apart.iter().enumerate().filter(|(_, apart)| **apart) {
        let x = frame.left + month as f64 * frame.step;
        let points = [(x, frame.top), (x, frame.top + PLOT)];
        canvas.line("break", &points, Pencil::new(theme.muted, 1.0));
    }
    for run in runs(&input.all, &input.apart).iter().filter(|run| run.len() > 1) {
        let points: Vec<_> = run.iter().map(|(at, e)| frame.at(*at, e)).collect();
        canvas.line("all", &points, Pencil::new(theme.levels[2], 1.5));
    }
    // Months that can't be compared have no mean that says anything.
    if let (Some(estimate), false) = (unit.cell.estimate(), input.apart.contains(&true)) {
        let y = frame.y(estimate.share);
        let pencil = Pencil::new(theme.muted, 1.0).dashed(3.0, 3.0);
        canvas.line("mean", &[(frame.left, y), (frame.left + own, y)], pencil);
    }
    let runs = runs(&unit.months, &input.apart);
    for run in runs.iter().filter(|run| run.len() > 1) {
        let points: Vec<_> = run.iter().map(|(at, e)| frame.at(*at, e)).collect();
        canvas.line("line", &points, Pencil::new(theme.value, 2.0).round());
    }
    // A dot where no line leads, where few answered, and at the last one.
    let last = runs.iter().flatten().last().map(|(at, _)| *at);
    for run in &runs {
        for (at, estimate) in run {
            if unit.months[*at].is_reference() {
                canvas.hollow_dot("dot reference", frame.at(*at, estimate), DOT, theme.value);
            } else if run.len() == 1 || last == Some(*at) {
                canvas.dot("dot", frame.at(*at, estimate), DOT + 0.5, theme.value);
            }
        }
    }
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

/// All shares that are drawn, without their intervals.
fn bare(input: &MultiplesInput) -> Vec<Estimate> {
    let units = input.units.iter().flat_map(|unit| unit.months.iter().chain([&unit.cell]));
    let shown = units.chain(&input.all).filter_map(Cell::estimate);
    shown
        .map(|estimate| Estimate { low: estimate.share, high: estimate.share, ..estimate.clone() })
        .collect()
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

#[cfg(test)]
mod tests {
    use std::rc::Rc;

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
