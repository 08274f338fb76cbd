//! Checks all invariants of a table, for the tests.

use crate::layout::DimensionStorage;
use crate::mask::{CHUNK, Mask};
use crate::part::Part;
use crate::table::{Table, Where};

impl Table {
    /// Everything that is wrong inside of it; nothing unless there is a bug here. For tests.
    #[doc(hidden)]
    pub fn internal_validate(&self) -> Vec<String> {
        let mut wrong = Vec::new();
        for (name, part) in [("main", &self.main), ("tail", &self.tail)] {
            self.validate_part(name, part, &mut wrong);
        }
        let mut check = |holds: bool, what: &str| {
            if !holds {
                wrong.push(what.to_owned());
            }
        };
        let alive_in_tail = self.tail.rows - self.tail.dead;
        let staged = (0..self.staging.len()).filter(|&row| self.staging.is_alive(row)).count();
        check(!self.committed || alive_in_tail == staged, "a committed tail has the staged rows");
        if self.schema.deletes {
            check(self.places.len() == self.next as usize, "each handle has a place");
            for (row, &handle) in self.main.handles.iter().enumerate() {
                let place = self.places[handle as usize];
                let is_dead =
                    self.main.rows_of(row / CHUNK).0[row % CHUNK / 64] >> (row % 64) & 1 == 0;
                check(is_dead || place == Where::main(row), "a row is where its handle says");
            }
            check(self.tail.handles.is_sorted(), "the tail is in the order of handles");
        }
        wrong
    }

    fn validate_part(&self, name: &str, part: &Part, wrong: &mut Vec<String>) {
        let mut check = |holds: bool, what: &str| {
            if !holds {
                wrong.push(format!("{name}: {what}"));
            }
        };
        check(part.planes.len() == part.chunks() * part.layout.planes, "each chunk has its planes");
        check(
            part.numbers.iter().all(|column| column.len() == part.rows),
            "each row has its numbers",
        );
        check(
            part.columns.iter().all(|column| column.len() == part.rows),
            "each row has its codes",
        );
        check(!self.schema.deletes || part.handles.len() == part.rows, "each row has its handle");
        for (at, level) in part.levels.iter().enumerate() {
            check(level.starts.first() == Some(&0), "runs begin with the first row");
            check(level.starts.last() == Some(&(part.rows as u32)), "runs end with the last row");
            check(level.starts.is_sorted_by(|a, b| a < b), "no run is empty");
            check(level.codes.len() == level.runs() * (at + 1), "each run has its codes");
            check(
                level.codes.chunks(at + 1).is_sorted_by(|a, b| a < b),
                "runs are in the order of codes",
            );
        }
        let dead = (0..part.chunks()).map(|chunk| {
            let all = Mask::range(0, (part.rows - chunk * CHUNK).min(CHUNK)).count();
            all - part.rows_of(chunk).count()
        });
        check(dead.sum::<u64>() == part.dead as u64, "the dead are counted");
        for chunk in 0..part.chunks() {
            let past = Mask::ALL.and_not(&Mask::range(0, (part.rows - chunk * CHUNK).min(CHUNK)).0);
            let planes = part.chunk(chunk);
            check(
                planes.iter().all(|plane| past.and(plane).is_none()),
                "nothing past the last row",
            );
            for (item, asked) in part.layout.items.iter().zip(&self.schema.items) {
                let of_item = item.planes.of(planes);
                for row in 0..(part.rows - chunk * CHUNK).min(CHUNK) {
                    let code = of_item.iter().enumerate().fold(0, |code, (bit, plane)| {
                        code | ((plane[row / 64] >> (row % 64) & 1) as u8) << bit
                    });
                    check(code <= asked.largest(), "a code that the item has");
                }
            }
        }
        for (dimension, place) in part.layout.dimensions.iter().enumerate() {
            if matches!(place, DimensionStorage::Options(_)) {
                continue;
            }
            for row in 0..part.rows {
                let code = part.code(dimension, row);
                check(
                    code < self.cardinalities[dimension].max(1),
                    "a code below the dimension's values",
                );
            }
        }
    }
}
