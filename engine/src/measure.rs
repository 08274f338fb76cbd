//! Counts the measures of a query under a mask of rows.

use crate::build::add;
use crate::kernel::{Selector, add_levels, add_weighted, both, ones, ones_in_both};
use crate::layout::{ItemPlanes, Planes, PoolPlanes};
use crate::mask::{Mask, Words};
use crate::part::Part;
use crate::query::{Measure, Part as Scores};
use crate::schema::Schema;
use crate::schema::Scored;

/// Counts some measures of one part's rows.
pub(crate) struct Counter<'a> {
    pub(crate) measures: &'a [Measure],
    part: &'a Part,
    schema: &'a Schema,
    widths: Vec<usize>,
    /// Whether level counts are counted here.
    levels: bool,
    /// The items of which it is counted who answered, each once; where each item is among them.
    answered: Vec<usize>,
    place: Vec<usize>,
    /// Levels turned round, for [`Measure::Complete`]: by item the selector of each bit of the turned level.
    turned: Vec<Vec<Selector>>,
}

impl<'a> Counter<'a> {
    pub(crate) fn new(
        part: &'a Part,
        schema: &'a Schema,
        measures: &'a [Measure],
        levels: bool,
    ) -> Self {
        let turned = schema.items.iter().map(|item| {
            let bit = |bit: u8| {
                let turned = |code: u8| {
                    (1..=item.levels).contains(&code) && (item.levels + 1 - code) >> bit & 1 == 1
                };
                let codes = (0..=item.levels).filter(|&code| turned(code));
                Selector::of_codes(codes.fold(0, |codes, code| codes | 1 << code), item.largest())
            };
            (0..4).map(bit).collect()
        });
        let mut answered = Vec::new();
        let mut place = vec![0; schema.items.len()];
        for measure in measures {
            if let Measure::AnsweredAny(items) | Measure::AnsweredAll(items) = measure {
                for &item in
                    items.iter().filter(|item| !answered.contains(*item)).collect::<Vec<_>>()
                {
                    place[item] = answered.len();
                    answered.push(item);
                }
            }
        }
        let asks = measures.iter().any(|measure| matches!(measure, Measure::Complete(_)));
        Self {
            widths: measures.iter().map(|measure| measure.width(schema)).collect(),
            turned: if asks { turned.collect() } else { Vec::new() },
            measures,
            part,
            schema,
            levels,
            answered,
            place,
        }
    }

    /// Adds what is counted of a chunk's rows to a group's numbers.
    pub(crate) fn add(&self, planes: &[Words], mask: &Mask, mut totals: &mut [u64]) {
        // Several measures ask for the same items.
        let valid: Vec<Mask> =
            self.answered.iter().map(|&item| self.valid(item, planes, mask)).collect();
        for (measure, &width) in self.measures.iter().zip(&self.widths) {
            let of_measure;
            (of_measure, totals) = totals.split_at_mut(width);
            self.add_measure(measure, planes, mask, &valid, of_measure);
        }
    }

    fn add_measure(
        &self,
        measure: &Measure,
        planes: &[Words],
        mask: &Mask,
        valid: &[Mask],
        totals: &mut [u64],
    ) {
        match measure {
            Measure::Rows => totals[0] += mask.count(),
            Measure::Levels(item) => {
                if self.levels {
                    add_levels(self.item(*item).planes.of(planes), mask, totals);
                }
            }
            Measure::AnsweredAny(items) => {
                let mut any = Mask::NONE;
                items.iter().for_each(|&item| any.or(&valid[self.place[item]].0));
                totals[0] += any.count();
            }
            Measure::AnsweredAll(items) => {
                let of_items = items.iter().map(|&item| &valid[self.place[item]].0);
                totals[0] += of_items.fold(*mask, |all, item| all.and(item)).count();
            }
            Measure::Pool(pool) => {
                let PoolPlanes { top, answered } = self.part.layout.pools[*pool];
                add_weighted(top.of(planes), mask, &mut totals[0]);
                add_weighted(answered.of(planes), mask, &mut totals[1]);
            }
            Measure::Moments(parts) => self.add_moments(parts, planes, mask, totals),
            Measure::Complete(items) => self.add_complete(items, planes, mask, totals),
        }
    }

    fn add_moments(&self, parts: &[Scores], planes: &[Words], mask: &Mask, totals: &mut [u64]) {
        // The masked planes of each a, then of each m.
        let (mut sliced, mut numbers): (Vec<Words>, Vec<Planes>) = (Vec::new(), Vec::new());
        for answered in [false, true] {
            for part in parts {
                let first = sliced.len();
                match *part {
                    Scores::Item(Scored { item, reversed }) => {
                        let item = self.item(item);
                        let pick =
                            if answered { &item.valid } else { &item.top[usize::from(reversed)] };
                        sliced.push(pick.pick(item.planes.of(planes), mask).0);
                    }
                    Scores::Pool(pool) => {
                        let PoolPlanes { top, answered: of_answers } = self.part.layout.pools[pool];
                        let at = if answered { of_answers } else { top };
                        sliced.extend(at.of(planes).iter().map(|plane| both(plane, &mask.0)));
                    }
                }
                numbers.push(Planes { first, bits: sliced.len() - first });
            }
        }
        let mut any = Mask::NONE;
        numbers[parts.len()..].iter().flat_map(|at| at.of(&sliced)).for_each(|plane| any.or(plane));
        totals[0] += any.count();
        let (sums, products) = totals[1..].split_at_mut(numbers.len());
        for (total, at) in sums.iter_mut().zip(&numbers) {
            for (bit, plane) in at.of(&sliced).iter().enumerate() {
                *total += ones(plane) << bit;
            }
        }
        let mut pair = 0;
        for (at, one) in numbers.iter().enumerate() {
            for other in &numbers[at..] {
                products[pair] += product(one.of(&sliced), other.of(&sliced));
                pair += 1;
            }
        }
    }

    fn add_complete(&self, items: &[Scored], planes: &[Words], mask: &Mask, totals: &mut [u64]) {
        let complete = self.complete(items.iter().map(|scored| scored.item), planes, mask);
        if complete.is_none() {
            return;
        }
        totals[0] += complete.count();
        let most =
            items.iter().map(|scored| u32::from(self.schema.items[scored.item].levels)).sum();
        let mut sum = vec![Mask::NONE.0; crate::bits::bits_for(most)];
        let mut at = 1;
        let mut codes = [0; 16];
        for &Scored { item, reversed } in items {
            let asked = self.schema.items[item];
            let levels = usize::from(asked.levels);
            let of_item = self.item(item).planes.of(planes);
            let codes = &mut codes[..usize::from(asked.largest()) + 1];
            codes.fill(0);
            add_levels(of_item, &complete, codes);
            let by_level = &mut codes[1..=levels];
            if reversed {
                by_level.reverse();
            }
            totals[at..at + levels]
                .iter_mut()
                .zip(by_level)
                .for_each(|(total, rows)| *total += *rows);
            at += levels;
            if reversed {
                for (bit, selector) in self.turned[item].iter().enumerate() {
                    add(
                        sum.get_mut(bit..).unwrap_or_default(),
                        selector.pick(of_item, &complete).0,
                    );
                }
            } else {
                for (bit, plane) in of_item.iter().enumerate() {
                    add(sum.get_mut(bit..).unwrap_or_default(), both(plane, &complete.0));
                }
            }
        }
        totals[at] += product(&sum, &sum);
    }

    /// The rows with a valid answer to each of some items.
    fn complete(&self, items: impl Iterator<Item = usize>, planes: &[Words], mask: &Mask) -> Mask {
        let mut complete = *mask;
        for item in items {
            complete = self.valid(item, planes, &complete);
        }
        complete
    }

    fn valid(&self, item: usize, planes: &[Words], mask: &Mask) -> Mask {
        let item = self.item(item);
        item.valid.pick(item.planes.of(planes), mask)
    }

    fn item(&self, item: usize) -> &'a ItemPlanes {
        &self.part.layout.items[item]
    }
}

/// The sum over rows of two numbers' product, the numbers in planes.
fn product(one: &[Words], other: &[Words]) -> u64 {
    let mut sum = 0;
    for (bit, plane) in one.iter().enumerate() {
        for (of_other, with) in other.iter().enumerate() {
            sum += ones_in_both(plane, with) << (bit + of_other);
        }
    }
    sum
}
