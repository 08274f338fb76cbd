//! The rule of cell suppression: which numbers of persons are too small to be shown.
//!
//! Every kind of figures asks [`Thresholds`], and so do the files of published figures and the footnotes: figures carry
//! the thresholds that they were made with. `suppression` and `cross_tab` decide what else has to be
//! hidden, so that a number that is too small can't be had by subtraction; how large a hidden sum must be is said here.

use serde::Serialize;

/// From how many persons on a number is shown, and from how many on it can be relied on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Thresholds {
    /// Cells of fewer persons are hidden.
    pub hide_below: u64,
    /// Cells of fewer persons are marked "for reference" and never ranked.
    pub reference_below: u64,
}

/// What is shown where nothing else is asked for, and the least that a file for the public may hide.
impl Default for Thresholds {
    fn default() -> Self {
        Self { hide_below: 10, reference_below: 30 }
    }
}

/// Whether a cell's numbers are there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// There are no answers.
    Empty,
    /// Too few answered, or the number of those who did could be found by subtraction.
    Hidden,
    /// Few answered: shown, but not to be relied on.
    Reference,
    /// Shown.
    Shown,
}

impl Status {
    /// Whether there are numbers to show.
    pub fn is_visible(self) -> bool {
        matches!(self, Self::Reference | Self::Shown)
    }
}

impl Thresholds {
    /// Whether so many persons are enough for a number to be shown.
    pub fn are_enough(self, people: u64) -> bool {
        people >= self.hide_below
    }

    /// Whether a cell of so many persons is suppressed. An empty cell is shown as empty: there is no person in it to protect.
    pub fn hides(self, people: u64) -> bool {
        people > 0 && !self.are_enough(people)
    }

    /// Whether a shown number of so many persons is for reference only.
    pub fn are_for_reference(self, people: u64) -> bool {
        people < self.reference_below
    }

    /// What becomes of a cell of so many persons; `is_hidden` where complementary suppression hides it.
    pub fn status(self, people: u64, is_hidden: bool) -> Status {
        match people {
            0 => Status::Empty,
            people if is_hidden || self.hides(people) => Status::Hidden,
            people if self.are_for_reference(people) => Status::Reference,
            _ => Status::Shown,
        }
    }

    /// What becomes of a weighted share, whose persons alone would have this status. A share that is worth fewer
    /// independent answers than the threshold is hidden: with uneven weights it is the answer of those few.
    pub(super) fn weighted_status(
        self,
        unweighted: Status,
        people: u64,
        effective: Option<f64>,
    ) -> Status {
        match effective {
            _ if unweighted == Status::Empty => Status::Empty,
            Some(effective) if unweighted.is_visible() && self.are_worth_enough(effective) => {
                match effective.min(people as f64) < self.reference_below as f64 {
                    true => Status::Reference,
                    false => Status::Shown,
                }
            }
            _ => Status::Hidden,
        }
    }

    /// Whether weighted answers that are worth so many independent ones are enough for a number to be shown.
    pub(super) fn are_worth_enough(self, effective: f64) -> bool {
        effective >= self.hide_below as f64
    }

    /// Whether so many persons can be hidden in so many parts, so that of none of these is known that it is below the
    /// threshold. Each hidden part has at least one person, so any of them is at most the sum minus one for each other.
    pub(super) fn can_hide_in(self, people: u64, parts: usize) -> bool {
        people + 1 >= self.hide_below + parts as u64
    }

    /// Whether the hidden parts of a sum, so many persons each, are safe where the sum is known: there are two at least, and
    /// each of them may have as many persons as the threshold.
    pub(super) fn hides_well(self, parts: &[u64]) -> bool {
        parts.len() > 1 && self.can_hide_in(parts.iter().sum(), parts.len())
    }

    /// What a line hides of one cell: for each value the persons in the cell, and the responses by which the values to hide
    /// are chosen.
    pub(super) fn hidden_of(self, line: &[[u64; 2]]) -> Vec<bool> {
        let mut hidden: Vec<bool> = line.iter().map(|&[people, _]| self.hides(people)).collect();
        self.complement(line, &mut hidden);
        hidden
    }

    /// Complementary suppression of one cell along a line, whose values are as in [`Self::hidden_of`]: hides the smallest that are
    /// left until the hidden ones can't be had from the sum.
    pub(super) fn complement(self, line: &[[u64; 2]], hidden: &mut [bool]) {
        loop {
            let kept = line.iter().zip(&*hidden).filter(|(_, hidden)| **hidden);
            let kept: Vec<u64> = kept.map(|(&[people, _], _)| people).collect();
            if kept.is_empty() || self.hides_well(&kept) {
                return;
            }
            let left = (0..line.len()).filter(|&at| !hidden[at] && line[at][0] > 0);
            let Some(next) = left.min_by_key(|&at| line[at][1]) else { return };
            hidden[next] = true;
        }
    }

    /// Whether a cell of this status may say so of its persons.
    pub(super) fn fits(self, status: Status, people: Option<u64>) -> bool {
        match people {
            None => status == Status::Hidden,
            Some(people) => status != Status::Hidden && status == self.status(people, false),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_has_one_status_by_its_persons() {
        let thresholds = Thresholds::default();
        let check = |people: u64, is_hidden: bool, expected: Status| {
            assert_eq!(thresholds.status(people, is_hidden), expected, "{people}, {is_hidden}");
            let told = (expected != Status::Hidden).then_some(people);
            assert!(thresholds.fits(expected, told), "{people}, {is_hidden}");
        };
        check(0, false, Status::Empty);
        check(0, true, Status::Empty);
        check(1, false, Status::Hidden);
        check(9, false, Status::Hidden);
        check(10, false, Status::Reference);
        check(10, true, Status::Hidden);
        check(29, false, Status::Reference);
        check(30, false, Status::Shown);
        check(30, true, Status::Hidden);
        for (status, people) in
            [(Status::Shown, Some(29)), (Status::Reference, Some(9)), (Status::Hidden, Some(40))]
        {
            assert!(!thresholds.fits(status, people), "{status:?} of {people:?}");
        }
    }

    #[test]
    fn a_weighted_share_is_shown_by_what_its_answers_are_worth() {
        let thresholds = Thresholds::default();
        let check = |unweighted: Status, people: u64, effective: Option<f64>, expected: Status| {
            let found = thresholds.weighted_status(unweighted, people, effective);
            assert_eq!(found, expected, "{people} persons, worth {effective:?}");
        };
        check(Status::Empty, 0, None, Status::Empty);
        check(Status::Hidden, 40, Some(40.0), Status::Hidden);
        check(Status::Shown, 40, None, Status::Hidden);
        check(Status::Shown, 40, Some(9.99), Status::Hidden);
        check(Status::Shown, 40, Some(10.0), Status::Reference);
        check(Status::Shown, 40, Some(29.99), Status::Reference);
        check(Status::Shown, 40, Some(30.0), Status::Shown);
        // Worth no more than the persons are, whatever rounding makes of it.
        check(Status::Reference, 29, Some(30.0), Status::Reference);
    }

    #[test]
    fn a_hidden_sum_is_large_enough_for_each_of_its_parts() {
        let thresholds = Thresholds::default();
        // Of two parts that are 11 together one can be 10 of them.
        assert!(thresholds.can_hide_in(11, 2));
        assert!(!thresholds.can_hide_in(10, 2));
        assert!(thresholds.can_hide_in(12, 3));
        assert!(!thresholds.can_hide_in(11, 3));
    }
}
