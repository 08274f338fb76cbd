//! A table as a list of rows.

use std::collections::BTreeSet;

use hailong_engine::{
    Breakdown, Counts, Dimension, Filter, Key, Measure, Row, Schema, Source, Table, WeightedCounts,
};

use super::contribution::{codes, width};

/// A row as it was appended.
#[derive(Clone, Debug)]
pub struct ModelRow {
    pub items: Vec<u8>,
    pub dimensions: Vec<u32>,
    pub numbers: Vec<f64>,
    pub alive: bool,
}

impl ModelRow {
    pub fn as_row(&self) -> Row<'_> {
        Row { items: &self.items, dimensions: &self.dimensions, numbers: &self.numbers }
    }
}

/// A filter that can be looked into.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    pub dimensions: Vec<(usize, BTreeSet<u32>)>,
    pub items: Vec<(usize, Vec<u8>)>,
    pub numbers: Vec<(usize, f64, f64)>,
}

impl Asked {
    pub fn filter(&self) -> Filter {
        let mut filter = Filter::all();
        for (dimension, codes) in &self.dimensions {
            filter = filter.only(*dimension, codes.iter().copied());
        }
        for (item, levels) in &self.items {
            filter = filter.answered(*item, levels.iter().copied());
        }
        for &(number, from, to) in &self.numbers {
            filter = filter.between(number, from, to);
        }
        filter
    }

    fn passes(&self, schema: &Schema, row: &ModelRow) -> bool {
        self.dimensions.iter().all(|(dimension, codes)| {
            let code = row.dimensions[*dimension];
            match schema.dimensions[*dimension] {
                Dimension::One => codes.contains(&code),
                Dimension::Several(_) => codes.iter().any(|option| code >> option & 1 == 1),
            }
        }) && self.items.iter().all(|(item, levels)| levels.contains(&row.items[*item]))
            && self.numbers.iter().all(|&(number, from, to)| {
                let value = row.numbers[number];
                from <= value && value <= to
            })
    }
}

/// All rows that were ever appended, in their order.
#[derive(Clone, Debug)]
pub struct Model {
    pub schema: Schema,
    pub rows: Vec<ModelRow>,
    pub cardinalities: Vec<u32>,
}

impl Model {
    pub fn new(schema: Schema) -> Self {
        Self { rows: Vec::new(), cardinalities: vec![0; schema.dimensions.len()], schema }
    }

    pub fn append(&mut self, row: ModelRow) {
        let codes = row.dimensions.iter().zip(&self.schema.dimensions);
        for (values, (&code, kind)) in self.cardinalities.iter_mut().zip(codes) {
            if *kind == Dimension::One {
                *values = (*values).max(code + 1);
            }
        }
        self.rows.push(row);
    }

    pub fn len(&self) -> usize {
        self.rows.iter().filter(|row| row.alive).count()
    }

    /// How many groups a key makes.
    pub fn groups(&self, key: Key) -> usize {
        match key {
            Key::Item(item) => codes(&self.schema, item),
            Key::Dimension(dimension) => match self.schema.dimensions[dimension] {
                Dimension::One => self.cardinalities[dimension].max(1) as usize,
                Dimension::Several(options) => usize::from(options) + 1,
            },
        }
    }

    /// The groups of a key that a row is in.
    fn values(&self, key: Key, row: &ModelRow) -> Vec<usize> {
        match key {
            Key::Item(item) => vec![row.code(&self.schema, item)],
            Key::Dimension(dimension) => {
                let code = row.dimensions[dimension];
                match self.schema.dimensions[dimension] {
                    Dimension::One => vec![code as usize],
                    Dimension::Several(options) if code == 0 => vec![options.into()],
                    Dimension::Several(options) => (0..usize::from(options))
                        .filter(|&option| code >> option & 1 == 1)
                        .collect(),
                }
            }
        }
    }

    fn passing<'a>(&'a self, asked: &'a Asked) -> impl Iterator<Item = &'a ModelRow> {
        self.rows.iter().filter(|row| row.alive && asked.passes(&self.schema, row))
    }

    /// The numbers of all measures, group by group.
    fn count(&self, asked: &Asked, breakdown: &Breakdown) -> Vec<Vec<u64>> {
        let groups: usize = breakdown.by.iter().map(|&key| self.groups(key)).product();
        let numbers: usize =
            breakdown.measures.iter().map(|measure| width(measure, &self.schema)).sum();
        let mut counts = vec![vec![0; numbers]; groups];
        for row in self.passing(asked) {
            let mut places = vec![0];
            for &key in &breakdown.by {
                let values = self.values(key, row);
                let groups = self.groups(key);
                let mut next = Vec::new();
                for place in places {
                    next.extend(values.iter().map(|value| place * groups + value));
                }
                places = next;
            }
            let measures = breakdown.measures.iter();
            let adds: Vec<u64> =
                measures.flat_map(|measure| row.adds(measure, &self.schema)).collect();
            for place in places {
                counts[place].iter_mut().zip(&adds).for_each(|(count, more)| *count += more);
            }
        }
        counts
    }

    /// A source gives the model's counts.
    pub fn check_counts(&self, source: &dyn Source, asked: &Asked, breakdowns: &[Breakdown]) {
        let answers = source.count(&asked.filter(), breakdowns).expect("a question of the schema");
        self.check_answers(&answers, asked, breakdowns);
    }

    /// Counts are the model's.
    pub fn check_answers(&self, answers: &[Counts], asked: &Asked, breakdowns: &[Breakdown]) {
        assert_eq!(answers.len(), breakdowns.len());
        // Of a filter with thousands of values the beginning will do.
        let under: String = format!("{asked:?}").chars().take(500).collect();
        for (counts, breakdown) in answers.iter().zip(breakdowns) {
            let shape: Vec<usize> = breakdown.by.iter().map(|&key| self.groups(key)).collect();
            assert_eq!(counts.shape(), shape, "{breakdown:?}");
            let expected = self.count(asked, breakdown);
            assert_eq!(counts.groups(), expected.len());
            for (group, numbers) in expected.iter().enumerate() {
                let mut from = 0;
                for (at, measure) in breakdown.measures.iter().enumerate() {
                    let to = from + width(measure, &self.schema);
                    let counted = counts.get(group, at);
                    assert_eq!(
                        counted,
                        &numbers[from..to],
                        "{measure:?} of group {group} by {:?} under {under}",
                        breakdown.by
                    );
                    from = to;
                }
            }
        }
    }

    /// A table gives the model's numbers, to the bit.
    pub fn check_numbers(&self, table: &Table, asked: &Asked, number: usize) {
        let summary = table.numbers(&asked.filter(), number).expect("a number of the schema");
        let values = self.passing(asked).map(|row| row.numbers[number]);
        let mut values: Vec<f64> = values.filter(|value| !value.is_nan()).collect();
        values.sort_by(f64::total_cmp);
        let bits = |values: &[f64]| values.iter().map(|value| value.to_bits()).collect::<Vec<_>>();
        assert_eq!(bits(&summary.sorted), bits(&values), "{asked:?}");
    }

    /// A table gives the model's weights; all of them are eighths, so that every sum is exact.
    pub fn check_weights(
        &self,
        table: &Table,
        asked: &Asked,
        by: Option<usize>,
        items: &[usize],
        weights: usize,
    ) {
        let key = by.map(Key::Dimension);
        let none = WeightedCounts {
            rows: 0,
            weight: 0.0,
            squares: 0.0,
            items: items
                .iter()
                .map(|&item| {
                    let codes = codes(&self.schema, item);
                    (vec![0.0; codes], vec![0.0; codes])
                })
                .collect(),
        };
        let mut expected = vec![none; key.map_or(1, |key| self.groups(key))];
        for row in self.passing(asked) {
            let weight = row.numbers[weights];
            for group in key.map_or(vec![0], |key| self.values(key, row)) {
                let counts = &mut expected[group];
                counts.rows += 1;
                counts.weight += weight;
                counts.squares += weight * weight;
                for (&item, of_item) in items.iter().zip(&mut counts.items) {
                    let code = row.code(&self.schema, item);
                    of_item.0[code] += weight;
                    of_item.1[code] += weight * weight;
                }
            }
        }
        let counts = table.weighted(&asked.filter(), by, items, weights);
        assert_eq!(counts.expect("a weight of the schema"), expected, "{asked:?}");
    }

    /// The same measures, of all rows in one.
    pub fn check_whole(&self, source: &dyn Source, measures: Vec<Measure>) {
        self.check_counts(source, &Asked::default(), &[Breakdown::whole(measures)]);
    }
}
