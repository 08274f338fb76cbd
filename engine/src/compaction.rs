//! Sorts all rows of a table into its main part, in steps, so that the page can draw between two of them.

use crate::build::Build;
use crate::decode::stage_chunk;
use crate::error::OutOfMemory;
use crate::mask::CHUNK;
use crate::part::Part;
use crate::schema::Schema;
use crate::staging::Staging;
use crate::table::{Table, Where};

/// A tail of no more rows than this is sliced anew with each [`Table::commit`] …
const SMALL_TAIL: usize = 4096;
/// … and one of no more than this part of the main rows.
const TAIL_SHARE: usize = 16;

/// A table on its way into one sorted part.
///
/// ```
/// # use hailong_engine::{Compaction, Row, Schema, Table};
/// # let mut table = Table::new(Schema::default()).unwrap();
/// # table.append(&Row { items: &[], dimensions: &[], numbers: &[] }).unwrap();
/// let mut compaction = Compaction::new(table);
/// while !compaction.step(10_000).unwrap() {
///     // Let the page draw.
/// }
/// let table = compaction.finish();
/// assert_eq!(table.len(), 1);
/// ```
pub struct Compaction {
    table: Table,
    work: Work,
    /// The rows that were staged to begin with; those of the main part come behind them.
    staged: usize,
}

/// What there is to do; the table's own parts stay as they are until the end.
enum Work {
    /// The main part's rows are staged again, from this chunk on.
    Stage {
        staging: Staging,
        chunk: usize,
    },
    Build(Box<Build>),
    /// There was no memory for it.
    GivenUp(Staging),
}

impl Compaction {
    /// Begins.
    pub fn new(mut table: Table) -> Self {
        let staging = std::mem::replace(&mut table.staging, Staging::new(&table.schema));
        Self { table, staged: staging.len(), work: Work::Stage { staging, chunk: 0 } }
    }

    /// Goes on by about so many rows; whether it is done. After an error it is given up for good: each further step is
    /// the same error, and [`Self::finish`] gives the table as it was.
    pub fn step(&mut self, rows: usize) -> Result<bool, OutOfMemory> {
        let Self { table, work, .. } = self;
        // A step of nothing would never end.
        let rows = rows.max(1);
        match work {
            Work::Build(build) => Ok(build.step(&table.schema, rows)),
            Work::GivenUp(_) => Err(OutOfMemory),
            Work::Stage { staging, chunk } => {
                let staged = stage(table, staging, chunk, rows.div_ceil(CHUNK));
                if let Ok(false) = staged {
                    return Ok(false);
                }
                let staging = std::mem::replace(staging, Staging::new(&table.schema));
                if let Err(error) = staged {
                    // Some rows of a chunk may be staged; going on would stage them again.
                    *work = Work::GivenUp(staging);
                    return Err(error);
                }
                match Build::new(staging, &table.schema, &table.cardinalities, true) {
                    Ok(build) => {
                        *work = Work::Build(Box::new(build));
                        Ok(false)
                    }
                    Err(failed) => {
                        let (staging, error) = *failed;
                        *work = Work::GivenUp(staging);
                        Err(error)
                    }
                }
            }
        }
    }

    /// How much is done, 0 to 1.
    pub fn done(&self) -> f64 {
        let main = self.table.main.chunks();
        let of_stage = if main > 0 { 0.3 } else { 0.0 };
        match &self.work {
            Work::Stage { chunk, .. } => of_stage * *chunk as f64 / main.max(1) as f64,
            Work::Build(build) => of_stage + (1.0 - of_stage) * build.done(),
            Work::GivenUp(_) => 0.0,
        }
    }

    /// The table: compact if all steps were done, otherwise as it was.
    pub fn finish(self) -> Table {
        let Self { mut table, work, staged } = self;
        let mut staging = match work {
            Work::Build(build) if build.is_done() => {
                let (_, part) = build.finish();
                for (row, &handle) in part.handles.iter().enumerate() {
                    table.places[handle as usize] = Where::main(row);
                }
                table.main = part;
                table.tail = Part::empty(&table.schema, &table.cardinalities);
                table.committed = true;
                return table;
            }
            Work::Build(build) => build.finish().0,
            Work::Stage { staging, .. } | Work::GivenUp(staging) => staging,
        };
        staging.truncate(staged);
        table.staging = staging;
        table
    }
}

impl Table {
    /// Takes appended rows into account. The few that come in while people look are sliced anew each time; many are
    /// sorted in with the others ([`Compaction`] does the same in steps).
    pub fn commit(&mut self) -> Result<(), OutOfMemory> {
        if self.committed {
            return Ok(());
        }
        if self.staging.len() > SMALL_TAIL.max(self.main.rows / TAIL_SHARE) {
            return self.compact();
        }
        let staging = std::mem::replace(&mut self.staging, Staging::new(&self.schema));
        match Build::new(staging, &self.schema, &self.cardinalities, false) {
            Ok(mut build) => {
                while !build.step(&self.schema, usize::MAX / 2) {}
                (self.staging, self.tail) = build.finish();
                self.committed = true;
                Ok(())
            }
            Err(failed) => {
                let error;
                (self.staging, error) = *failed;
                Err(error)
            }
        }
    }

    /// Sorts all rows in one part, in which deleted ones take no room.
    pub fn compact(&mut self) -> Result<(), OutOfMemory> {
        let table = std::mem::replace(self, Self::empty(Schema::default()));
        let mut compaction = Compaction::new(table);
        let done = loop {
            match compaction.step(usize::MAX / 2) {
                Ok(true) => break Ok(()),
                Ok(false) => {}
                Err(error) => break Err(error),
            }
        };
        *self = compaction.finish();
        done
    }
}

/// Stages some chunks of the main part from one on, which becomes the next; whether that was the last.
fn stage(
    table: &Table,
    staging: &mut Staging,
    next: &mut usize,
    chunks: usize,
) -> Result<bool, OutOfMemory> {
    if *next == 0 {
        let largest: Vec<u32> =
            table.cardinalities.iter().map(|values| values.saturating_sub(1)).collect();
        staging.reserve(table.main.rows, &largest)?;
    }
    let to = (*next + chunks).min(table.main.chunks());
    for chunk in *next..to {
        stage_chunk(&table.main, chunk, staging)?;
    }
    *next = to;
    Ok(to == table.main.chunks())
}
