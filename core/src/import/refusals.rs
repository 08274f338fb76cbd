//! The refused rows of a whole file, of which only so many are kept.

use super::reason::Reason;

/// As many rows are kept.
const MOST_ROWS: usize = 10_000;
/// And no more of them than hold so many bytes: a file of wrong rows of a megabyte each must not fill memory.
const MOST_BYTES: usize = 16 << 20;

/// A row that could not become a response.
#[derive(Clone, Debug, PartialEq)]
pub struct Refused {
    /// The line on which it begins, 1 for the first of the file; of a JSON array the number of the object, for
    /// all of it may stand on one line.
    pub line: u64,
    /// All that is wrong with it.
    pub reasons: Vec<Reason>,
    /// Its fields as they stood; bytes that are not UTF-8 as U+FFFD.
    pub fields: Vec<String>,
}

/// The rows that were refused: the first ones as they stood, and how many there are in all.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Refusals {
    kept: Vec<Refused>,
    bytes: usize,
    count: u64,
}

impl Refusals {
    /// Adds rows. Once one wasn't kept, none after it is, so that those that are have no gap.
    pub fn extend(&mut self, refused: impl IntoIterator<Item = Refused>) {
        for row in refused {
            let has_gap = self.count > self.kept.len() as u64;
            self.count += 1;
            let bytes = self.bytes + row.fields.iter().map(String::len).sum::<usize>();
            if !has_gap && self.kept.len() < MOST_ROWS && bytes <= MOST_BYTES {
                self.bytes = bytes;
                self.kept.push(row);
            }
        }
    }

    /// How many rows were refused.
    pub fn count(&self) -> u64 {
        self.count
    }

    /// The first of them.
    pub fn kept(&self) -> &[Refused] {
        &self.kept
    }
}

#[cfg(test)]
mod tests {
    use super::{MOST_BYTES, MOST_ROWS, Refusals, Refused};

    fn check(rows: usize, bytes: usize, kept: usize) {
        let mut refusals = Refusals::default();
        for line in 1..=rows as u64 {
            let fields = vec!["x".repeat(bytes)];
            refusals.extend([Refused { line, reasons: Vec::new(), fields }]);
        }
        assert_eq!(refusals.count(), rows as u64);
        assert_eq!(refusals.kept().len(), kept);
        assert!(refusals.kept().iter().zip(1..).all(|(row, line)| row.line == line));
    }

    #[test]
    fn the_first_rows_are_kept_and_all_are_counted() {
        check(0, 0, 0);
        check(3, 10, 3);
        check(MOST_ROWS + 5, 1, MOST_ROWS);
        check(40, 1 << 20, MOST_BYTES >> 20);
    }
}
