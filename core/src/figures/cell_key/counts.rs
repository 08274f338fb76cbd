//! Counts cells and shifts them.
//!
//! The only cells with noise of their own are those that name at most one value of each field. Where a filter lets several values
//! of a field through, what it shows is the sum over these values, as each of them is shown alone. If such unions had noise of
//! their own, a reader could ask for any number of them, and the mean of all answers would be the exact count.

use hailong_engine::{Breakdown, Key, Measure};

use super::noise::perturbed;
use crate::field::Field;
use crate::figures::error::FiguresError;
use crate::filter::Filter;
use crate::keyed_table::Keyed;

/// The bits of a key, and after their groups one of the rows whose key has none.
const BITS: usize = u16::BITS as usize;

/// Noisy counts, for each group of a field.
pub(super) struct NoisyCounts {
    /// For each group the numbers of each measure.
    pub(super) groups: Vec<Vec<Vec<u64>>>,
    /// Of how many cells each number is the sum. It follows from the filter alone, so it tells of no response.
    pub(super) cells: u64,
}

/// Counts what a filter lets through, by the values of a field if there is one. The first measure is the responses. Each must be
/// one that counts a row once at most in each of its numbers.
pub(super) fn count(
    keyed: Keyed<'_>,
    filter: &Filter,
    by: Option<&Field>,
    measures: Vec<Measure>,
) -> Result<NoisyCounts, FiguresError> {
    let Keyed { counted, keys } = keyed;
    let mut fields: Vec<Key> = by.iter().map(|field| field.key).collect();
    let mut cells = 1_u64;
    for (name, values) in filter.iter().filter(|(_, values)| values.len() > 1) {
        let field = counted.fields.find(name)?;
        if !fields.contains(&field.key) {
            let known = values.iter().filter(|value| field.known(value).is_some()).count();
            cells = cells.saturating_mul(known.max(1) as u64);
            fields.push(field.key);
        }
    }
    let codes = counted.fields.codes(filter)?;
    let by_bits = [&*fields, &[Key::Dimension(keys)]].concat();
    let exact =
        counted.count(&codes, Breakdown { by: fields.clone(), measures: measures.clone() })?;
    let bits = counted.count(&codes, Breakdown { by: by_bits, measures: measures.clone() })?;
    let groups = by.map_or(1, |_| exact.shape()[0]);
    let of_group = exact.groups() / groups.max(1);
    let key = |cell: usize, measure: usize, at: usize| {
        let bit = |bit: usize| bits.number(cell * (BITS + 1) + bit, measure, at);
        // The keys of ten million rows add up to less than 2⁴⁰.
        (0..BITS).map(|at| bit(at) << at).sum::<u64>() as u16
    };
    let groups = (0..groups).map(|group| {
        let widths = (0..measures.len()).map(|at| exact.get(group * of_group, at).len());
        let mut sums: Vec<Vec<u64>> = widths.map(|width| vec![0; width]).collect();
        for cell in group * of_group..(group + 1) * of_group {
            let shifted = |measure: usize, at: usize| match exact.number(cell, measure, at) {
                0 => 0,
                count => perturbed(count, key(cell, measure, at)),
            };
            // Where the noise leaves no response there is no answer either.
            if shifted(0, 0) == 0 {
                continue;
            }
            for (measure, sums) in sums.iter_mut().enumerate() {
                sums.iter_mut().enumerate().for_each(|(at, sum)| *sum += shifted(measure, at));
            }
        }
        sums
    });
    Ok(NoisyCounts { groups: groups.collect(), cells })
}
