//! Fitting words into a width: breaking lines and cutting off.

use super::canvas::{LABEL, SMALL};
use super::measure::TextMeasure;
use super::scene::Weight;

/// How far apart lines stand, in pixels: 1.4 of a label's size, or stacked marks collide.
pub(super) const LINE: f64 = 18.0;

const ELLIPSIS: char = '…';

/// Fits words of one size and weight.
pub(super) struct Fitter<'a> {
    pub measure: &'a dyn TextMeasure,
    pub size: f64,
    pub weight: Weight,
}

/// The three kinds of words that charts have.
pub(super) struct Fitters<'a> {
    /// Names.
    pub label: Fitter<'a>,
    /// Values and headings.
    pub strong: Fitter<'a>,
    /// n, ticks, notes.
    pub small: Fitter<'a>,
}

impl<'a> Fitters<'a> {
    pub fn new(measure: &'a dyn TextMeasure) -> Self {
        let fitter = |size, weight| Fitter { measure, size, weight };
        Self {
            label: fitter(LABEL, Weight::Regular),
            strong: fitter(LABEL, Weight::Bold),
            small: fitter(SMALL, Weight::Regular),
        }
    }
}

impl Fitter<'_> {
    pub fn width(&self, text: &str) -> f64 {
        self.measure.width(text, self.size, self.weight)
    }

    /// At most `most` lines, none wider than `room`; what doesn't fit ends in "…".
    pub fn lines(&self, text: &str, room: f64, most: usize) -> Vec<String> {
        let (lines, whole) = self.fill(text, room, most);
        if !whole || lines.len() < 2 {
            return lines;
        }
        // The narrowest that needs no further line: lines of like length, no single word below.
        let (mut low, mut high, mut best) = (room / 2.0, room, lines);
        while high - low > 4.0 {
            let middle = (low + high) / 2.0;
            match self.fill(text, middle, best.len()) {
                (lines, true) => (high, best) = (middle, lines),
                (_, false) => low = middle,
            }
        }
        best
    }

    /// Lines filled one after the other, and whether all of the text is in them.
    fn fill(&self, text: &str, room: f64, most: usize) -> (Vec<String>, bool) {
        let mut lines: Vec<String> = Vec::new();
        let mut whole = true;
        let mut words = text.split_whitespace().peekable();
        while let Some(first) = words.next() {
            let mut line = first.to_owned();
            let last = lines.len() + 1 == most;
            while let Some(word) = words.peek() {
                let longer = format!("{line} {word}");
                if !last && self.width(&longer) > room {
                    break;
                }
                line = longer;
                words.next();
            }
            let cut = self.cut(&line, room);
            whole &= cut == line;
            lines.push(cut);
        }
        (lines, whole)
    }

    /// One line, no wider than `room`.
    pub fn cut(&self, text: &str, room: f64) -> String {
        if self.width(text) <= room {
            return text.to_owned();
        }
        let mut kept = text.to_owned();
        while kept.pop().is_some() {
            let short = format!("{}{ELLIPSIS}", kept.trim_end());
            if self.width(&short) <= room {
                return short;
            }
        }
        String::new()
    }
}
