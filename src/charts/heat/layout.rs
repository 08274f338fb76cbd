//! Where everything of the heat map stands, before anything is drawn.

use super::input::{Against, HeatCell, HeatInput, SHADES};
use crate::charts::estimate::Cell;
use crate::charts::measure::TextMeasure;
use crate::charts::rows::RowLayout;
use crate::charts::scene::Anchor;
use crate::charts::text::{Fitters, LINE};

/// "100" with a triangle beside it.
const LEAST_CELL: f64 = 42.0;
const MOST_CELL: f64 = 240.0;
const CELL: f64 = 30.0;
/// Headings are written in at most so many lines; longer ones get a number, and a key below.
const LINES: usize = 4;
/// From so many rows on the headings are repeated.
const LONG: usize = 30;
const REPEATED: usize = 25;
/// From here on the key has two columns.
const WIDE: f64 = 720.0;
pub(super) const SWATCH: f64 = 17.0;

/// What an entry of the legend shows.
pub(super) enum Sign {
    Shade(usize),
    Reference,
    Hidden,
    Against(Against),
}

pub(super) struct Layout {
    pub width: f64,
    pub height: f64,
    /// A sign, its words, its left edge and its line's middle.
    pub legend: Vec<(Sign, String, f64, f64)>,
    /// Lines of the columns' headings: words, middle, middle.
    pub headings: Vec<(String, f64, f64)>,
    pub label_at: (f64, Anchor),
    pub rows: Vec<Row>,
    /// Lines of what the numbers in the headings mean: words, left edge, middle.
    pub key: Vec<(String, f64, f64)>,
    left: f64,
    cell: f64,
}

pub(super) struct Row {
    /// Lines of the label and their middles.
    pub label: Vec<(String, f64)>,
    /// Where the cells begin and how high they are.
    top: f64,
    height: f64,
}

/// Where a cell is: x, y, width, height.
#[derive(Clone, Copy)]
pub(super) struct CellPlace([f64; 4]);

impl Layout {
    pub fn of(input: &HeatInput, measure: &dyn TextMeasure, width: f64) -> Self {
        let texts = Fitters::new(measure);
        let names = input.rows.iter().map(|row| texts.label.width(&row.label));
        let words = RowLayout::new(width, names.fold(0.0, f64::max), [0.22, 0.34]);
        let narrow = words.narrow;
        let left = if narrow { 0.0 } else { words.column + 12.0 };
        let count = input.columns.len() as f64;
        let cell = ((width - left) / count).clamp(LEAST_CELL, MOST_CELL);
        let mut layout = Self {
            width: width.max(left + count * cell),
            height: 0.0,
            legend: Vec::new(),
            headings: Vec::new(),
            label_at: words.words_at(),
            rows: Vec::new(),
            key: Vec::new(),
            left,
            cell,
        };
        let mut y = layout.place_legend(input, &texts, width);
        let (headings, numbered) = headings(input, &texts, cell - 6.0);
        y = layout.place_headings(&headings, y);
        for (index, row) in input.rows.iter().enumerate() {
            if index > 0 && index % REPEATED == 0 && input.rows.len() > LONG {
                y = layout.place_headings(&headings, y + 10.0);
            }
            let lines = texts.label.lines(&row.label, words.room(), 2);
            let high = lines.len() as f64 * LINE;
            let (top, height) =
                if narrow { (y + 6.0 + high, CELL) } else { (y, (high + 8.0).max(CELL)) };
            let first = if narrow { y + 5.0 } else { y + (height - high) / 2.0 } + LINE / 2.0;
            let middles = (0..).map(|line: u32| first + f64::from(line) * LINE);
            layout.rows.push(Row { label: lines.into_iter().zip(middles).collect(), top, height });
            y = top + height;
        }
        y += 2.0;
        if numbered {
            y = layout.place_key(input, &texts, width, y + 10.0);
        }
        layout.height = y.ceil();
        layout
    }

    /// All cells with their places.
    pub fn cells<'a>(
        &'a self,
        input: &'a HeatInput,
    ) -> impl Iterator<Item = (&'a HeatCell, CellPlace)> {
        let columns = input.columns.len();
        input.rows.iter().zip(&self.rows).flat_map(move |(row, place)| {
            let cells = row.cells.iter().take(columns).enumerate();
            cells.map(move |(column, cell)| (cell, self.place(place, column)))
        })
    }

    pub fn place(&self, row: &Row, column: usize) -> CellPlace {
        CellPlace([self.left + column as f64 * self.cell, row.top, self.cell, row.height])
    }

    fn place_legend(&mut self, input: &HeatInput, texts: &Fitters, width: f64) -> f64 {
        let all = || input.rows.iter().flat_map(|row| &row.cells);
        let words = &input.legend;
        let mut entries: Vec<(Sign, &String)> =
            (0..SHADES).map(|shade| (Sign::Shade(shade), &words.shades[shade])).collect();
        if all().any(|cell| cell.cell.is_reference()) {
            entries.push((Sign::Reference, &words.reference));
        }
        if all().any(|cell| matches!(cell.cell, Cell::Hidden(_))) {
            entries.push((Sign::Hidden, &words.hidden));
        }
        for (against, text) in [(Against::Above, &words.above), (Against::Below, &words.below)] {
            if all().any(|cell| cell.against == Some(against)) {
                entries.push((Sign::Against(against), text));
            }
        }
        let (mut x, mut y) = (0.0, LINE / 2.0 + 2.0);
        for (sign, text) in entries {
            let text = texts.small.cut(text, width - SWATCH);
            let needed = SWATCH + texts.small.width(&text);
            if x > 0.0 && x + needed > width {
                (x, y) = (0.0, y + LINE);
            }
            self.legend.push((sign, text, x, y));
            x += needed + 14.0;
        }
        y + LINE / 2.0 + 8.0
    }

    /// The headings stand on the cells below them.
    fn place_headings(&mut self, headings: &[Vec<String>], y: f64) -> f64 {
        let most = headings.iter().map(Vec::len).max().unwrap_or(0) as f64;
        let bottom = y + most * LINE;
        for (column, lines) in headings.iter().enumerate() {
            let x = self.left + (column as f64 + 0.5) * self.cell;
            let first = bottom - lines.len() as f64 * LINE + LINE / 2.0;
            for (line, text) in lines.iter().enumerate() {
                self.headings.push((text.clone(), x, first + line as f64 * LINE));
            }
        }
        bottom + 4.0
    }

    fn place_key(&mut self, input: &HeatInput, texts: &Fitters, width: f64, y: f64) -> f64 {
        let across = if width >= WIDE { 2 } else { 1 };
        let room = (width - 24.0 * (across as f64 - 1.0)) / across as f64;
        let names = input.columns.iter().enumerate();
        let entries: Vec<Vec<String>> = names
            .map(|(at, name)| {
                let text = [&(at + 1).to_string(), " · ", name].concat();
                texts.small.lines(&text, room, 3)
            })
            .collect();
        let mut end = y;
        for (column, entries) in entries.chunks(entries.len().div_ceil(across).max(1)).enumerate() {
            let (x, mut y) = (column as f64 * (room + 24.0), y + LINE / 2.0);
            for line in entries.iter().flatten() {
                self.key.push((line.clone(), x, y));
                y += LINE;
            }
            end = end.max(y - LINE / 2.0);
        }
        end + 2.0
    }
}

impl CellPlace {
    pub fn whole(self) -> [f64; 4] {
        self.0
    }

    /// With a gap to its neighbours.
    pub fn inner(self) -> [f64; 4] {
        let [x, y, width, height] = self.0;
        [x + 1.0, y + 1.0, width - 2.0, height - 2.0]
    }

    /// Where its number stands.
    pub fn middle(self) -> (f64, f64) {
        let [x, y, width, height] = self.0;
        (x + width / 2.0, y + height / 2.0)
    }

    /// Where its triangle stands: clear of "100".
    pub fn sign(self) -> (f64, f64) {
        let (x, y) = self.middle();
        (x + 16.0, y)
    }
}

/// Each heading in lines, and whether they are numbers because the words don't fit.
fn headings(input: &HeatInput, texts: &Fitters, room: f64) -> (Vec<Vec<String>>, bool) {
    let fitted: Vec<Vec<String>> =
        input.columns.iter().map(|name| texts.small.lines(name, room, LINES)).collect();
    let words = |lines: &[String]| lines.join(" ").split_whitespace().count();
    let is_whole = |(lines, name): (&Vec<String>, &String)| {
        lines.join(" ") == *name.split_whitespace().collect::<Vec<_>>().join(" ")
            && words(lines) > 0
    };
    if fitted.iter().zip(&input.columns).all(is_whole) {
        return (fitted, false);
    }
    ((1..=input.columns.len()).map(|number| vec![number.to_string()]).collect(), true)
}
