//! What several charts show: a share with its interval, or why there is none.

use std::rc::Rc;

/// Formats a share (0 to 1) as an axis shows it, e.g. "85 %".
pub type Formatter = Rc<dyn Fn(f64) -> String>;

/// A share with its interval, as numbers to draw and as words to read.
#[derive(Clone, Debug, PartialEq)]
pub struct Estimate {
    /// 0 to 1.
    pub share: f64,
    /// The interval's lower end.
    pub low: f64,
    /// The interval's upper end.
    pub high: f64,
    /// The share, e.g. "84,2 %".
    pub text: String,
    /// The interval, e.g. "83,1 – 85,2".
    pub range: String,
}

/// A cell of the figures. A hidden one has no numbers, so none can be drawn.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Enough answers.
    Shown(Estimate),
    /// Few answers: drawn hollow, never ranked.
    Reference(Estimate),
    /// Too few answers, or none: the words that stand in place of the mark.
    Hidden(String),
}

/// How a unit compares with all other responses: the result of a test that the caller made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum UnitVsRest {
    /// Within chance.
    #[default]
    Alike,
    /// Lower than chance explains.
    Below,
    /// Higher than chance explains.
    Above,
}

impl Cell {
    /// The numbers, if they may be seen.
    pub fn estimate(&self) -> Option<&Estimate> {
        match self {
            Self::Shown(estimate) | Self::Reference(estimate) => Some(estimate),
            Self::Hidden(_) => None,
        }
    }

    /// Whether it is for reference only.
    pub fn is_reference(&self) -> bool {
        matches!(self, Self::Reference(_))
    }

    /// Everything about it in one line: `name · 84,2 % · 83,1 – 85,2 · n · note`.
    pub(super) fn line(&self, name: &str, n: &str, note: &str) -> String {
        let parts = match self {
            Self::Shown(e) => [name, &e.text, &e.range, n, ""],
            Self::Reference(e) => [name, &e.text, &e.range, n, note],
            Self::Hidden(why) => [name, why, "", "", ""],
        };
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        parts.join(" · ")
    }
}
