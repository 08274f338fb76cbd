//! Sums of numbers and weights, row by row, because they aren't kept as bit slices.

use crate::counts::Counts;
use crate::error::{OutOfMemory, QueryError};
use crate::evaluate::for_each_chunk;
use crate::filter::{Filter, weight};
use crate::mask::{CHUNK, Mask};
use crate::query::{Breakdown, Key, Measure, known};
use crate::schema::Dimension;
use crate::table::Table;

/// What is known of the numbers of some rows.
#[derive(Clone, Debug, PartialEq)]
pub struct NumberSummary {
    /// The numbers, sorted: their count, sum, ends and quantiles are had from them.
    pub sorted: Vec<f64>,
}

/// Weighted counts of some rows.
#[derive(Clone, Debug, PartialEq)]
pub struct WeightedCounts {
    /// Rows.
    pub rows: u64,
    /// The sum of their weights.
    pub weight: f64,
    /// The sum of their squared weights.
    pub squares: f64,
    /// For each item that was asked for, the weight at each code (missing, the levels, then "not applicable" if it is
    /// an answer), and the same of squared weights.
    pub items: Vec<(Vec<f64>, Vec<f64>)>,
}

impl NumberSummary {
    /// Their sum; 0 of none.
    pub fn sum(&self) -> f64 {
        // Rust's sum of none is -0, which some would print.
        self.sorted.iter().sum::<f64>() + 0.0
    }
}

impl Table {
    /// The numbers of the rows that a filter lets through, but for those without.
    pub fn numbers(&self, filter: &Filter, number: usize) -> Result<NumberSummary, QueryError> {
        known("number", number, self.schema.numbers.len())?;
        filter.check(&self.schema)?;
        let mut sorted = Vec::new();
        let mut failed = false;
        for part in self.parts()? {
            let values = &part.numbers[number];
            for_each_chunk(part, &self.schema, filter, |chunk, mask| {
                failed |= sorted.try_reserve(CHUNK).is_err();
                if !failed {
                    let of_chunk = mask.rows().map(|row| values[chunk * CHUNK + row]);
                    sorted.extend(of_chunk.filter(|value| !value.is_nan()));
                }
            });
        }
        if failed {
            return Err(QueryError::OutOfMemory);
        }
        sorted.sort_unstable_by(f64::total_cmp);
        Ok(NumberSummary { sorted })
    }

    /// Weighted counts of the rows that a filter lets through, for each value of a dimension, or of all in one. The
    /// weight is the number of that column.
    pub fn weighted(
        &self,
        filter: &Filter,
        by: Option<usize>,
        items: &[usize],
        weights: usize,
    ) -> Result<Vec<WeightedCounts>, QueryError> {
        weight(&self.schema, weights)?;
        filter.check(&self.schema)?;
        items.iter().try_for_each(|&item| known("item", item, self.schema.items.len()))?;
        let breakdown = Breakdown {
            by: by.map(Key::Dimension).into_iter().collect(),
            measures: vec![Measure::Rows],
        };
        breakdown.check(&self.schema, &self.cardinalities)?;
        let codes = |item: usize| usize::from(self.schema.items[item].largest()) + 1;
        // In words of memory: six of a group, and as many and what an allocation costs, twice, of an item.
        let width = 6 + items.iter().map(|&item| 10 + 2 * codes(item) as u128).sum::<u128>();
        breakdown.check_size(&self.schema, &self.cardinalities, width)?;
        let groups = Counts::zero(&breakdown, &self.schema, &self.cardinalities)?.groups();
        let none = WeightedCounts {
            rows: 0,
            weight: 0.0,
            squares: 0.0,
            items: items
                .iter()
                .map(|&item| (vec![0.0; codes(item)], vec![0.0; codes(item)]))
                .collect(),
        };
        let mut counts = Vec::new();
        counts.try_reserve_exact(groups).map_err(OutOfMemory::from)?;
        counts.resize(groups, none);
        for part in self.parts()? {
            for_each_chunk(part, &self.schema, filter, |chunk, mask: &Mask| {
                let planes = part.chunk(chunk);
                for of_chunk in mask.rows() {
                    let row = chunk * CHUNK + of_chunk;
                    let weight = part.numbers[weights][row];
                    let mut add = |group: usize| {
                        let Some(counts) = counts.get_mut(group) else { return };
                        counts.rows += 1;
                        counts.weight += weight;
                        counts.squares += weight * weight;
                        for (&item, (by_code, squares)) in items.iter().zip(&mut counts.items) {
                            let of_item = part.layout.items[item].planes.of(planes);
                            let code = of_item.iter().enumerate().fold(0, |code, (bit, plane)| {
                                code | ((plane[of_chunk / 64] >> (of_chunk % 64) & 1) as usize)
                                    << bit
                            });
                            by_code[code] += weight;
                            squares[code] += weight * weight;
                        }
                    };
                    let Some(dimension) = by else {
                        add(0);
                        continue;
                    };
                    let code = part.code(dimension, row);
                    match self.schema.dimensions[dimension] {
                        Dimension::One => add(code as usize),
                        Dimension::Several(options) => {
                            (0..options)
                                .filter(|option| code >> option & 1 == 1)
                                .for_each(|option| add(option.into()));
                            if code == 0 {
                                add(options.into());
                            }
                        }
                    }
                }
            });
        }
        Ok(counts)
    }
}
