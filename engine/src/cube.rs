//! Counts made beforehand, for each combination of some dimensions' values.

use crate::counts::Counts;
use crate::error::{OutOfMemory, QueryError};
use crate::filter::{Allowed, Filter};
use crate::query::{Breakdown, Key, Measure};
use crate::schema::{Dimension, Schema};
use crate::source::Source;

/// The counts of each combination that occurs. It answers as the table does whose it is, as long as only its own
/// dimensions and measures are asked for; what it can't, it says.
#[derive(Clone, Debug)]
pub struct Cube {
    schema: Schema,
    cardinalities: Vec<u32>,
    dimensions: Vec<usize>,
    measures: Vec<Measure>,
    /// The numbers of one cell.
    width: usize,
    /// The codes of the first cell that occurs, of the second …
    codes: Vec<u32>,
    numbers: Vec<u64>,
}

impl Cube {
    /// From all rows of a source. The combinations of all values, whether they occur or not, must be few enough for
    /// one answer: past some ten thousand, the table itself is the better source.
    pub fn new(
        source: &dyn Source,
        dimensions: &[usize],
        measures: &[Measure],
    ) -> Result<Self, QueryError> {
        let schema = source.schema().clone();
        for &dimension in dimensions {
            match schema.dimensions.get(dimension) {
                None => return Err(QueryError::Unknown("dimension", dimension)),
                // A row would be in several cells.
                Some(Dimension::Several(_)) => {
                    return Err(QueryError::NotInCube("several choices"));
                }
                Some(Dimension::One) => {}
            }
        }
        let mut all = vec![Measure::Rows];
        all.extend(measures.iter().filter(|measure| **measure != Measure::Rows).cloned());
        let by = dimensions.iter().map(|&dimension| Key::Dimension(dimension)).collect();
        let counts = source.count_one(&Filter::all(), Breakdown { by, measures: all.clone() })?;
        let occurs = |group: &usize| counts.number(*group, 0, 0) > 0;
        let cells = (0..counts.groups()).filter(occurs).count();
        let (mut codes, mut numbers) = (Vec::new(), Vec::new());
        codes.try_reserve_exact(cells * dimensions.len()).map_err(OutOfMemory::from)?;
        numbers.try_reserve_exact(cells * counts.width()).map_err(OutOfMemory::from)?;
        for group in (0..counts.groups()).filter(occurs) {
            let first = codes.len();
            let mut rest = group;
            for &values in counts.shape().iter().rev() {
                codes.push((rest % values) as u32);
                rest /= values;
            }
            codes[first..].reverse();
            numbers.extend_from_slice(counts.group(group));
        }
        Ok(Self {
            cardinalities: source.cardinalities().to_vec(),
            dimensions: dimensions.to_vec(),
            width: counts.width(),
            measures: all,
            schema,
            codes,
            numbers,
        })
    }

    /// How many combinations occur.
    pub fn cells(&self) -> usize {
        self.numbers.len() / self.width
    }

    /// The bytes that they take.
    pub fn bytes(&self) -> usize {
        self.numbers.capacity() * 8 + self.codes.capacity() * 4
    }

    /// Where a dimension's code is among a cell's.
    fn place(&self, dimension: usize) -> Result<usize, QueryError> {
        let place = self.dimensions.iter().position(|&own| own == dimension);
        place.ok_or(QueryError::NotInCube("dimension"))
    }

    /// Where a measure's numbers are among a cell's.
    fn numbers_of(&self, measure: &Measure) -> Result<std::ops::Range<usize>, QueryError> {
        let mut from = 0;
        for own in &self.measures {
            let width = own.width(&self.schema);
            if own == measure {
                return Ok(from..from + width);
            }
            from += width;
        }
        Err(QueryError::NotInCube("measure"))
    }
}

impl Source for Cube {
    fn schema(&self) -> &Schema {
        &self.schema
    }

    fn cardinalities(&self) -> &[u32] {
        &self.cardinalities
    }

    fn count(&self, filter: &Filter, breakdowns: &[Breakdown]) -> Result<Vec<Counts>, QueryError> {
        filter.check(&self.schema)?;
        if filter.has_other_than_dimensions() {
            return Err(QueryError::NotInCube("filter"));
        }
        let mut tests = Vec::new();
        for (dimension, allowed) in filter.dimensions() {
            tests.push((self.place(dimension)?, allowed));
        }
        let mut answers = Vec::new();
        for breakdown in breakdowns {
            breakdown.check(&self.schema, &self.cardinalities)?;
            let counts = Counts::zero(breakdown, &self.schema, &self.cardinalities)?;
            let mut places = Vec::new();
            for (key, &values) in breakdown.by.iter().zip(counts.shape()) {
                match *key {
                    Key::Dimension(dimension) => places.push((self.place(dimension)?, values)),
                    Key::Item(_) => return Err(QueryError::NotInCube("grouping by an item")),
                }
            }
            let measures = breakdown.measures.iter().map(|measure| self.numbers_of(measure));
            let measures = measures.collect::<Result<Vec<_>, _>>()?;
            answers.push((counts, places, measures));
        }
        let dimensions = self.dimensions.len();
        for (cell, numbers) in self.numbers.chunks_exact(self.width).enumerate() {
            let codes = &self.codes[cell * dimensions..(cell + 1) * dimensions];
            let passes = |&(place, allowed): &(usize, &Allowed)| allowed.passes(codes[place]);
            if !tests.iter().all(passes) {
                continue;
            }
            for (counts, places, measures) in &mut answers {
                let group = places
                    .iter()
                    .fold(0, |group, &(place, values)| group * values + codes[place] as usize);
                let from = measures.iter().flat_map(|range| &numbers[range.clone()]);
                counts
                    .group_mut(group)
                    .iter_mut()
                    .zip(from)
                    .for_each(|(total, more)| *total += more);
            }
        }
        Ok(answers.into_iter().map(|(counts, ..)| counts).collect())
    }
}
