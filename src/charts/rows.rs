//! Rows of a chart: how the width is shared between their words and their marks, and where the words of a row of dots
//! stand. What the marks are is each chart's own.

use super::canvas::Canvas;
use super::estimate::Cell;
use super::scene::Anchor;
use super::text::{Fitters, LINE};

/// In a chart that is narrower, the words of a row stand above its marks.
const NARROW: f64 = 480.0;

/// Of a long name, two lines need this part of its width.
const TWO_LINES: f64 = 0.58;

/// Above the words of a row of a narrow chart.
const ABOVE: f64 = 8.0;

/// How the width is shared: words at the left of the marks, or above them where the chart is narrow.
#[derive(Clone, Copy)]
pub(super) struct RowLayout {
    pub width: f64,
    /// Whether words stand above the marks.
    pub narrow: bool,
    /// Where words beside the marks end; 0 where they stand above.
    pub column: f64,
    /// Where words above the marks begin.
    indent: f64,
}

impl RowLayout {
    /// For words of which the longest is so wide. They take the part `usual` of the width, or less if they need less; up to
    /// the part `most` where two lines of the longest need it.
    pub fn new(width: f64, longest: f64, [usual, most]: [f64; 2]) -> Self {
        let (narrow, longest) = (width < NARROW, longest.ceil());
        let column = match narrow {
            true => 0.0,
            false => longest.min((width * usual).max(longest * TWO_LINES).min(width * most)),
        };
        Self { width, narrow, column, indent: 0.0 }
    }

    /// The same with words above the marks set in from both sides.
    pub fn with_indent(self, indent: f64) -> Self {
        Self { indent, ..self }
    }

    /// How wide words may be.
    pub fn room(&self) -> f64 {
        if self.narrow { self.width - 2.0 * self.indent } else { self.column }
    }

    /// Where words stand.
    pub fn words_at(&self) -> (f64, Anchor) {
        if self.narrow { (self.indent, Anchor::Start) } else { (self.column, Anchor::End) }
    }
}

/// The room of a row of dots around its words, in pixels.
pub(super) struct DotRoom {
    /// Lines of notes below the name, above the dots of a narrow chart.
    pub notes_above: f64,
    /// From the words above to the end of the row, and to its dot.
    pub above: [f64; 2],
    /// Lines of notes below the name, beside the dot.
    pub notes_beside: f64,
    /// Around words beside the dot.
    pub beside: f64,
    /// The least height of a row with words beside the dot.
    pub least: f64,
    /// How far below the row's middle the dot is, with words beside it.
    pub below: f64,
}

/// Where a row of dots and its words are.
pub(super) struct DotRow {
    /// Lines of its name.
    label: Vec<String>,
    /// Lines of what stands in place of the dot of a hidden one.
    hidden: Vec<String>,
    pub top: f64,
    pub height: f64,
    /// Where its dot is.
    pub middle: f64,
    /// The middle of the first line of its name.
    first: f64,
}

impl DotRow {
    /// Places it at `top`. Words in place of a dot begin at `left`.
    pub fn new(
        (label, cell): (&str, &Cell),
        layout: &RowLayout,
        (top, left): (f64, f64),
        room: &DotRoom,
        fit: &Fitters,
    ) -> Self {
        let label = fit.label.lines(label, layout.room(), 2);
        let hidden = match cell {
            Cell::Hidden(why) => {
                let room = if layout.narrow { layout.room() } else { layout.width - left };
                fit.small.lines(why, room, 2)
            }
            _ => Vec::new(),
        };
        let (lines, hidden_lines) = (label.len() as f64, hidden.len() as f64);
        let first = |height: f64, lines: f64| top + (height - (lines - 1.0) * LINE) / 2.0;
        let (height, middle, first) = match (layout.narrow, cell.estimate().is_some()) {
            (true, true) => {
                let words = ABOVE + (lines + room.notes_above) * LINE;
                (words + room.above[0], top + words + room.above[1], top + ABOVE + LINE / 2.0)
            }
            (true, false) => {
                let height = ABOVE + (lines + hidden_lines) * LINE + 4.0;
                (height, top + height / 2.0, top + ABOVE + LINE / 2.0)
            }
            (false, true) => {
                let lines = lines + room.notes_beside;
                let height = (lines * LINE + room.beside).max(room.least);
                (height, top + height / 2.0 + room.below, first(height, lines))
            }
            (false, false) => {
                let height = lines.max(hidden_lines) * LINE + 10.0;
                (height, top + height / 2.0, first(height, lines))
            }
        };
        Self { label, hidden, top, height, middle, first }
    }

    /// Writes its name, and what stands in place of its dot.
    pub fn words(&self, canvas: &Canvas, layout: &RowLayout, left: f64) {
        let (x, anchor) = layout.words_at();
        for (index, line) in self.label.iter().enumerate() {
            let at = (x, self.first + index as f64 * LINE);
            canvas.text_over("label", line, at, canvas.label(anchor));
        }
        let (x, first) = match layout.narrow {
            true => (x, self.below_label()),
            false => (left, self.middle - (self.hidden.len() as f64 - 1.0) * LINE / 2.0),
        };
        for (index, line) in self.hidden.iter().enumerate() {
            let at = (x, first + index as f64 * LINE);
            canvas.text_over("hidden", line, at, canvas.note(Anchor::Start));
        }
    }

    /// The middle of the line below its name.
    pub fn below_label(&self) -> f64 {
        self.first + self.label.len() as f64 * LINE
    }

    /// The last line of its name.
    pub fn last_line(&self) -> &str {
        self.label.last().map_or("", String::as_str)
    }

    /// Left, top, width and height over the whole of the chart.
    pub fn whole(&self, width: f64) -> [f64; 4] {
        [0.0, self.top, width, self.height]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_take_what_they_need_within_their_part_of_the_width() {
        let check = |width: f64, longest: f64, column: f64, room: f64| {
            let layout = RowLayout::new(width, longest, [0.3, 0.4]).with_indent(8.0);
            assert_eq!((layout.column, layout.room()), (column, room), "{longest} of {width}");
        };
        check(1000.0, 99.2, 100.0, 100.0);
        check(1000.0, 400.0, 300.0, 300.0);
        // Two lines of it need more than three tenths, and of a longer one more than four.
        check(1000.0, 600.0, 348.0, 348.0);
        check(1000.0, 900.0, 400.0, 400.0);
        check(480.0, 900.0, 192.0, 192.0);
        check(479.0, 900.0, 0.0, 463.0);
    }
}
