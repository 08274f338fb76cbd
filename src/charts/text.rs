//! Fitting words into a width: breaking lines and cutting off.

use super::measure::TextMeasure;
use super::scene::Weight;

/// How far apart lines stand, in pixels: 1.4 of a label's size, or stacked marks collide.
pub(super) const LINE: f64 = 18.0;

const ELLIPSIS: char = '…';

pub(super) struct Fitter<'a> {
    pub measure: &'a dyn TextMeasure,
    pub size: f64,
    pub weight: Weight,
}

impl Fitter<'_> {
    pub fn width(&self, text: &str) -> f64 {
        self.measure.width(text, self.size, self.weight)
    }

    /// At most `most` lines, none wider than `room`; what doesn't fit ends in "…".
    pub fn lines(&self, text: &str, room: f64, most: usize) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        let mut words = text.split_whitespace().peekable();
        while let Some(first) = words.next() {
            if lines.len() + 1 == most {
                let rest = std::iter::once(first).chain(words);
                lines.push(self.cut(&rest.collect::<Vec<_>>().join(" "), room));
                return lines;
            }
            let mut line = first.to_owned();
            while let Some(word) = words.peek() {
                let longer = format!("{line} {word}");
                if self.width(&longer) > room {
                    break;
                }
                line = longer;
                words.next();
            }
            lines.push(self.cut(&line, room));
        }
        lines
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
