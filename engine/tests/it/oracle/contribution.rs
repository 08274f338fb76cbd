//! What one row adds to a measure, as the measures' documentation says it.

use hailong_engine::{Measure, MeasurePart, Schema, Scored};

use super::ModelRow;

/// How many numbers a measure has.
pub fn width(measure: &Measure, schema: &Schema) -> usize {
    match measure {
        Measure::Rows | Measure::AnsweredAny(_) | Measure::AnsweredAll(_) => 1,
        Measure::Levels(item) => codes(schema, *item),
        Measure::Pool(_) => 2,
        Measure::Moments(parts) => {
            let numbers = 2 * parts.len();
            1 + numbers + numbers * (numbers + 1) / 2
        }
        Measure::Complete(items) => {
            2 + items.iter().map(|one| levels(schema, one.item)).sum::<usize>()
        }
    }
}

/// How many codes an item has.
pub fn codes(schema: &Schema, item: usize) -> usize {
    let asked = schema.items[item];
    1 + usize::from(asked.levels) + usize::from(asked.not_applicable)
}

fn levels(schema: &Schema, item: usize) -> usize {
    schema.items[item].levels.into()
}

impl ModelRow {
    /// An item's code: missing, the level, or past the levels.
    pub fn code(&self, schema: &Schema, item: usize) -> usize {
        match self.items[item] {
            255 => levels(schema, item) + 1,
            level => level.into(),
        }
    }

    fn level(&self, item: usize) -> Option<usize> {
        match self.items[item] {
            0 | 255 => None,
            level => Some(level.into()),
        }
    }

    fn scored(&self, schema: &Schema, one: Scored) -> Option<usize> {
        let level = self.level(one.item)?;
        Some(if one.reversed { levels(schema, one.item) + 1 - level } else { level })
    }

    fn satisfied(&self, schema: &Schema, one: Scored) -> bool {
        let from = schema.items[one.item].top_from.into();
        self.scored(schema, one).is_some_and(|level| level >= from)
    }

    /// Satisfied and valid answers to a part.
    fn answers(&self, schema: &Schema, part: MeasurePart) -> (u64, u64) {
        let items = match part {
            MeasurePart::Item(one) => vec![one],
            MeasurePart::Pool(pool) => schema.pools[pool].items.clone(),
        };
        let valid = items.iter().filter(|one| self.level(one.item).is_some()).count();
        let satisfied = items.iter().filter(|one| self.satisfied(schema, **one)).count();
        (satisfied as u64, valid as u64)
    }

    /// What the row adds to a measure.
    pub fn adds(&self, measure: &Measure, schema: &Schema) -> Vec<u64> {
        match measure {
            Measure::Rows => vec![1],
            Measure::Levels(item) => {
                let mut numbers = vec![0; codes(schema, *item)];
                numbers[self.code(schema, *item)] = 1;
                numbers
            }
            Measure::AnsweredAny(items) => {
                vec![items.iter().any(|&item| self.level(item).is_some()).into()]
            }
            Measure::AnsweredAll(items) => {
                vec![items.iter().all(|&item| self.level(item).is_some()).into()]
            }
            Measure::Pool(pool) => {
                let (satisfied, valid) = self.answers(schema, MeasurePart::Pool(*pool));
                vec![satisfied, valid]
            }
            Measure::Moments(parts) => {
                let answers = parts.iter().map(|&part| self.answers(schema, part));
                let (satisfied, valid): (Vec<u64>, Vec<u64>) = answers.unzip();
                let vector = [satisfied, valid.clone()].concat();
                let mut numbers = vec![valid.iter().any(|&answers| answers > 0).into()];
                numbers.extend(&vector);
                for (at, one) in vector.iter().enumerate() {
                    numbers.extend(vector[at..].iter().map(|other| one * other));
                }
                numbers
            }
            Measure::Complete(items) => {
                let scores: Option<Vec<usize>> =
                    items.iter().map(|&one| self.scored(schema, one)).collect();
                let Some(scores) = scores else { return vec![0; width(measure, schema)] };
                let mut numbers = vec![1];
                for (one, &score) in items.iter().zip(&scores) {
                    numbers.extend((1..=levels(schema, one.item)).map(|at| u64::from(at == score)));
                }
                let total: usize = scores.iter().sum();
                numbers.push((total * total) as u64);
                numbers
            }
        }
    }
}
