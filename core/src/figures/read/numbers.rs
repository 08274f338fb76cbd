//! Reads the numbers of a file of figures, each within its range.

use super::reading::Reading;
use crate::figures::thresholds::Status;
use crate::questionnaire::{Node, ProblemKind};

/// What a number lies between, and that in words.
pub(super) struct Within {
    low: f64,
    high: f64,
    what: &'static str,
    pair: &'static str,
}

/// A share, or a p-value.
pub(super) const FRACTION: Within = Within {
    low: 0.0,
    high: 1.0,
    what: "a fraction, 0 to 1",
    pair: "two fractions, 0 to 1, the lower one first",
};
/// A difference of shares, or a measure of association.
pub(super) const SIGNED: Within = Within {
    low: -1.0,
    high: 1.0,
    what: "a number from -1 to 1",
    pair: "two numbers from -1 to 1, the lower one first",
};
/// Anything.
pub(super) const FINITE: Within = Within {
    low: f64::NEG_INFINITY,
    high: f64::INFINITY,
    what: "a number",
    pair: "two numbers, the lower one first",
};
/// Of persons or answers.
pub(super) const COUNT: &str = "a whole number, 0 or more";
const HIDDEN: &str = "null, for it is hidden or nobody's";

impl<'a> Reading<'_> {
    pub(super) fn expected(&mut self, node: &Node<'a>, member: &str, what: &'static str) {
        self.reader.problem(node, member, ProblemKind::Expected(what));
    }

    /// A text that must be there; it may be empty.
    pub(super) fn text(&mut self, node: &Node<'a>, member: &str) -> String {
        let text = self.reader.optional_string(node, member);
        if text.is_none() && !node.has(member) {
            self.reader.problem(node, member, ProblemKind::Missing);
        }
        text.unwrap_or_default()
    }

    pub(super) fn count(&mut self, node: &Node<'a>, member: &str) -> Option<u64> {
        let value = self.reader.value(node, member)?;
        let count = value.as_i64().and_then(|count| u64::try_from(count).ok());
        if count.is_none() {
            self.expected(node, member, COUNT);
        }
        count
    }

    pub(super) fn number(&mut self, node: &Node<'a>, member: &str, within: &Within) -> Option<f64> {
        let value = self.reader.value(node, member)?;
        let number = value.as_f64().filter(|number| (within.low..=within.high).contains(number));
        if number.is_none() {
            self.expected(node, member, within.what);
        }
        number
    }

    pub(super) fn pair(
        &mut self,
        node: &Node<'a>,
        member: &str,
        within: &Within,
    ) -> Option<[f64; 2]> {
        let value = self.reader.value(node, member)?;
        let pair = match value.as_list() {
            Some([low, high]) => low.as_f64().zip(high.as_f64()),
            _ => None,
        };
        let fits =
            |(low, high): &(f64, f64)| low <= high && *low >= within.low && *high <= within.high;
        let pair = pair.filter(fits);
        if pair.is_none() {
            self.expected(node, member, within.pair);
        }
        pair.map(|(low, high)| [low, high])
    }

    /// Of a number that must be there.
    pub(super) fn must<T: Default>(
        &mut self,
        node: &Node<'a>,
        member: &str,
        number: Option<T>,
    ) -> T {
        if number.is_none() && !node.has(member) {
            self.reader.problem(node, member, ProblemKind::Missing);
        }
        number.unwrap_or_default()
    }

    pub(super) fn status(&mut self, node: &Node<'a>) -> Status {
        match self.text(node, "status").as_str() {
            "empty" => Status::Empty,
            "hidden" => Status::Hidden,
            "reference" => Status::Reference,
            "shown" => Status::Shown,
            _ => {
                self.expected(node, "status", "\"empty\", \"hidden\", \"reference\" or \"shown\"");
                Status::Hidden
            }
        }
    }

    /// How many persons a cell of this status is about: as many as it says.
    pub(super) fn n(&mut self, node: &Node<'a>, member: &str, status: Status) -> Option<u64> {
        let n = self.count(node, member);
        let what = match status {
            Status::Hidden => HIDDEN,
            Status::Empty => "0, for it is empty",
            Status::Reference => {
                "a number of persons between the thresholds, for it is for reference"
            }
            Status::Shown => "no fewer persons than reference_below, for it is shown",
        };
        if !self.thresholds.fits(status, n) {
            self.expected(node, member, what);
        }
        // What doesn't fit is told, and nothing of the file is shown.
        if status == Status::Hidden { None } else { n }
    }

    /// A number of persons that is hidden, or not small; 0 is told.
    pub(super) fn told(&mut self, node: &Node<'a>, member: &str) -> Option<u64> {
        let n = self.count(node, member);
        if n.is_some_and(|n| self.thresholds.hides(n)) {
            self.expected(node, member, "null, for fewer persons than hide_below are hidden");
        }
        n
    }

    /// That these members say nothing.
    pub(super) fn nothing(&mut self, node: &Node<'a>, members: &[&str]) {
        for member in members {
            if node.has(member) {
                self.expected(node, member, HIDDEN);
            }
        }
    }
}
