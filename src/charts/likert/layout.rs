//! Where everything of the stacked bars stands, before anything is drawn.

use super::input::{LikertCell, LikertInput, LikertRow, LikertShares};
use crate::charts::measure::TextMeasure;
use crate::charts::rows::RowLayout;
use crate::charts::scene::Anchor;
use crate::charts::text::{Fitters, LINE};

/// Words beside the bars may always be so wide.
const LEAST_COLUMN: f64 = 150.0;
const BAR: f64 = 26.0;
/// For reference only: lighter by shape, so that colours keep their contrast.
const THIN_BAR: f64 = 16.0;
const BETWEEN_ROWS: f64 = 8.0;
const SWATCH: f64 = 17.0;

pub(super) struct Layout<'a> {
    pub width: f64,
    pub height: f64,
    /// Each level's name, its swatch's left edge and its line's middle.
    pub legend: Vec<(String, f64, f64)>,
    pub headings: Vec<(String, f64)>,
    pub rows: Vec<Row<'a>>,
    pub label_at: (f64, Anchor),
    /// Left and right end of the bars' room.
    pub plot: (f64, f64),
    pub centre: f64,
    /// Pixels of 100 %.
    pub per_share: f64,
}

pub(super) struct Row<'a> {
    pub item: &'a LikertRow,
    pub top: f64,
    pub height: f64,
    pub bar_top: f64,
    pub bar_height: f64,
    /// Lines of the label and their middles.
    pub label: Vec<(String, f64)>,
    pub note: Option<(String, f64, f64, Anchor)>,
    pub hidden: Vec<(String, f64)>,
    /// Whether the row above touches this one's bar, without words between.
    pub follows: bool,
}

impl<'a> Layout<'a> {
    pub fn of(input: &'a LikertInput, measure: &dyn TextMeasure, width: f64) -> Self {
        let texts = Fitters::new(measure);
        let items = || input.groups.iter().flat_map(|group| &group.rows);
        let longest = items().map(|row| texts.label.width(&row.label)).fold(0.0, f64::max);
        let usual = (LEAST_COLUMN / width).max(0.3);
        let words = RowLayout::new(width, longest, [usual, 0.4]);
        let narrow = words.narrow;
        let tops = items().filter_map(|row| row.cell.shares()).map(|s| texts.strong.width(&s.top));
        let right = width - tops.fold(0.0, f64::max).ceil() - 12.0;
        let left = if narrow { 0.0 } else { words.column + 12.0 };
        let (reach_left, reach_right) = reach(items());
        let per_share = (right - left) / (reach_left + reach_right);
        let mut layout = Self {
            width,
            height: 0.0,
            legend: Vec::new(),
            headings: Vec::new(),
            rows: Vec::new(),
            label_at: words.words_at(),
            plot: (left, right),
            centre: left + reach_left * per_share,
            per_share,
        };
        if items().next().is_none() {
            layout.height = 2.0 * LINE;
            return layout;
        }
        let mut y = layout.place_legend(input, &texts);
        for group in &input.groups {
            if let Some(heading) = &group.heading {
                y += 6.0;
                for line in texts.strong.lines(heading, width, 2) {
                    layout.headings.push((line, y + LINE / 2.0));
                    y += LINE;
                }
                y += 4.0;
            }
            for (index, item) in group.rows.iter().enumerate() {
                let mut row = if narrow {
                    layout.stacked(item, input, &texts, y)
                } else {
                    layout.beside(item, input, &texts, y)
                };
                row.follows = index > 0 && !narrow;
                y += row.height;
                layout.rows.push(row);
            }
        }
        layout.height = y.ceil();
        layout
    }

    /// Returns where the rows begin.
    fn place_legend(&mut self, input: &LikertInput, texts: &Fitters) -> f64 {
        let (mut x, mut y) = (0.0, LINE / 2.0);
        for name in &input.levels {
            let name = texts.small.cut(name, self.width - SWATCH);
            let room = SWATCH + texts.small.width(&name);
            if x > 0.0 && x + room > self.width {
                (x, y) = (0.0, y + LINE);
            }
            self.legend.push((name, x, y));
            x += room + 14.0;
        }
        y + LINE / 2.0 + 6.0
    }

    /// The label left of the bar.
    fn beside(
        &self,
        item: &'a LikertRow,
        input: &LikertInput,
        texts: &Fitters,
        top: f64,
    ) -> Row<'a> {
        let column = self.label_at.0;
        let label = texts.label.lines(&item.label, column, 2);
        let reference = item.cell.is_reference();
        let lines = label.len() + usize::from(reference);
        let hidden = self.hidden(item, texts);
        let height = (BAR.max(lines as f64 * LINE)).max(hidden.len() as f64 * LINE) + BETWEEN_ROWS;
        let middle = top + height / 2.0;
        let first = middle - (lines as f64 - 1.0) * LINE / 2.0;
        let note = reference.then(|| {
            let text = texts.small.cut(&input.reference, column);
            (text, column, first + label.len() as f64 * LINE, Anchor::End)
        });
        let bar_height = bar_height(item);
        Row {
            item,
            top,
            height,
            bar_top: middle - bar_height / 2.0,
            bar_height,
            label: stack(label, first),
            note,
            hidden: centred(hidden, middle),
            follows: false,
        }
    }

    /// The label above the bar.
    fn stacked(
        &self,
        item: &'a LikertRow,
        input: &LikertInput,
        texts: &Fitters,
        top: f64,
    ) -> Row<'a> {
        let label = texts.label.lines(&item.label, self.width, 2);
        let first = top + 4.0 + LINE / 2.0;
        let mut y = top + 4.0 + label.len() as f64 * LINE;
        let mut note = None;
        if item.cell.is_reference() {
            let end = label.last().map_or(0.0, |line| texts.label.width(line)) + 10.0;
            let text = texts.small.cut(&input.reference, self.width);
            if end + texts.small.width(&text) <= self.width {
                note = Some((text, end, y - LINE / 2.0, Anchor::Start));
            } else {
                note = Some((text, 0.0, y + LINE / 2.0, Anchor::Start));
                y += LINE;
            }
        }
        let hidden = self.hidden(item, texts);
        let bar_height = bar_height(item);
        let body = if hidden.is_empty() { bar_height + 2.0 } else { hidden.len() as f64 * LINE };
        Row {
            item,
            top,
            height: y + body + BETWEEN_ROWS - top,
            bar_top: y + 2.0,
            bar_height,
            label: stack(label, first),
            note,
            hidden: stack(hidden, y + LINE / 2.0),
            follows: false,
        }
    }

    fn hidden(&self, item: &LikertRow, texts: &Fitters) -> Vec<String> {
        match &item.cell {
            LikertCell::Hidden(why) => texts.small.lines(why, self.width - self.plot.0, 2),
            _ => Vec::new(),
        }
    }
}

/// The farthest that any bar reaches to both sides, in steps of 5 % so that small changes of the data
/// don't move every bar.
fn reach<'a>(items: impl Iterator<Item = &'a LikertRow>) -> (f64, f64) {
    let (left, right) = items
        .filter_map(|row| row.cell.shares())
        .map(LikertShares::reach)
        .fold((0.0, 0.0), |a: (f64, f64), b| (a.0.max(b.0), a.1.max(b.1)));
    let step = |share: f64| ((share * 20.0 - 1e-9).ceil() / 20.0).max(0.05);
    (step(left), step(right))
}

fn bar_height(item: &LikertRow) -> f64 {
    if item.cell.is_reference() { THIN_BAR } else { BAR }
}

fn stack(lines: Vec<String>, first: f64) -> Vec<(String, f64)> {
    lines.into_iter().enumerate().map(|(i, line)| (line, first + i as f64 * LINE)).collect()
}

fn centred(lines: Vec<String>, middle: f64) -> Vec<(String, f64)> {
    let first = middle - (lines.len() as f64 - 1.0) * LINE / 2.0;
    stack(lines, first)
}
