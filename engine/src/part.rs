//! A part: rows as bit slices. It never changes but for the mask of deleted rows.

use crate::codes::Codes;
use crate::layout::{DimensionStorage, Layout};
use crate::mask::{CHUNK, Mask, Words};
use crate::schema::Schema;

#[derive(Clone, Debug)]
pub(crate) struct Part {
    /// With those that were deleted.
    pub(crate) rows: usize,
    pub(crate) layout: Layout,
    /// The planes of the first chunk of 1,024 rows, of the second …: one stream from beginning to end. Rows past the
    /// last are all zero.
    pub(crate) planes: Vec<Words>,
    /// Rows in runs of equal values of the dimensions that they are sorted by: by the first, by the first two …
    pub(crate) levels: Vec<Level>,
    pub(crate) columns: Vec<Codes>,
    pub(crate) numbers: Vec<Vec<f64>>,
    /// The handle of each row; empty if rows can't be deleted.
    pub(crate) handles: Vec<u32>,
    /// A bit for each row that wasn't deleted; `None` while none was.
    pub(crate) alive: Option<Vec<Words>>,
    pub(crate) dead: usize,
}

/// Runs of rows that agree in the first dimensions that they are sorted by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Level {
    /// The first row of each run, and the end of the last.
    pub(crate) starts: Vec<u32>,
    /// The codes of each run, of the first dimension up to this level's.
    pub(crate) codes: Vec<u32>,
}

impl Level {
    pub(crate) fn runs(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// The run that a row is in.
    pub(crate) fn run_of(&self, row: usize) -> usize {
        self.starts.partition_point(|&start| start as usize <= row).saturating_sub(1)
    }
}

impl Part {
    /// Without rows.
    pub(crate) fn empty(schema: &Schema, cardinalities: &[u32]) -> Self {
        let layout = Layout::new(schema, cardinalities, 0);
        Self {
            rows: 0,
            columns: vec![Codes::new(); layout.columns],
            layout,
            planes: Vec::new(),
            levels: Vec::new(),
            numbers: vec![Vec::new(); schema.numbers.len()],
            handles: Vec::new(),
            alive: None,
            dead: 0,
        }
    }

    pub(crate) fn chunks(&self) -> usize {
        self.rows.div_ceil(CHUNK)
    }

    /// The planes of a chunk.
    pub(crate) fn chunk(&self, chunk: usize) -> &[Words] {
        let planes = self.layout.planes;
        &self.planes[chunk * planes..(chunk + 1) * planes]
    }

    /// The rows that there are in a chunk.
    pub(crate) fn rows_of(&self, chunk: usize) -> Mask {
        let rows = Mask::range(0, (self.rows - chunk * CHUNK).min(CHUNK));
        match &self.alive {
            Some(alive) => rows.and(&alive[chunk]),
            None => rows,
        }
    }

    /// Takes a row out of all counts; whether it was there.
    pub(crate) fn delete(&mut self, row: usize) -> bool {
        let chunks = self.chunks();
        let alive = self.alive.get_or_insert_with(|| vec![Mask::ALL.0; chunks]);
        let (word, bit) = (&mut alive[row / CHUNK][row % CHUNK / 64], 1 << (row % 64));
        let was_there = *word & bit != 0;
        *word &= !bit;
        self.dead += usize::from(was_there);
        was_there
    }

    /// The code of a row in a dimension.
    pub(crate) fn code(&self, dimension: usize, row: usize) -> u32 {
        match self.layout.dimensions[dimension] {
            DimensionStorage::Sorted(level) => {
                let runs = &self.levels[level];
                runs.codes[runs.run_of(row) * (level + 1) + level]
            }
            DimensionStorage::Planes(planes) | DimensionStorage::Options(planes) => {
                let planes = planes.of(self.chunk(row / CHUNK));
                let (word, bit) = (row % CHUNK / 64, row % 64);
                planes
                    .iter()
                    .enumerate()
                    .fold(0, |code, (at, plane)| code | ((plane[word] >> bit & 1) as u32) << at)
            }
            DimensionStorage::Column(column) => self.columns[column].get(row),
        }
    }

    pub(crate) fn bytes(&self) -> usize {
        let levels =
            self.levels.iter().map(|level| (level.starts.capacity() + level.codes.capacity()) * 4);
        self.planes.capacity() * size_of::<Words>()
            + levels.sum::<usize>()
            + self.columns.iter().map(Codes::bytes).sum::<usize>()
            + self.numbers.iter().map(|column| column.capacity() * 8).sum::<usize>()
            + self.handles.capacity() * 4
            + self.alive.as_ref().map_or(0, |alive| alive.capacity() * size_of::<Words>())
    }
}
