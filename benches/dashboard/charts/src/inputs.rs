//! From lists of words and numbers to what the charts draw, written as the dashboard writes it.

use std::rc::Rc;

use hailong::charts::{
    Cell, Estimate, HeatCell, HeatInput, HeatLegend, HeatRow, LevelCount, LikertCell, LikertGroup,
    LikertInput, LikertRow, LikertShares, RankingInput, RankingRow, SHADES, TrendInput, TrendPoint,
    UnitVsRest,
};
use hailong::i18n::{Language, decimal, percent, whole};

/// How many items each factor has.
const FACTORS: [usize; 5] = [4, 5, 6, 3, 4];
const ITEMS: usize = 22;
const UNITS: usize = 30;
const MONTHS: usize = 24;
const LEVELS: usize = 5;
/// A share's numbers: itself, the ends of its interval, and of how many persons it is.
const SHARE: usize = 4;
const LANGUAGE: Language = Language::Vietnamese;
/// From how many percent on each colour but the first holds, as in the dashboard.
const FROM: [f64; SHADES - 1] = [0.6, 0.7, 0.8, 0.9];

/// All words.
pub struct Labels {
    items: Vec<String>,
    units: Vec<String>,
    months: Vec<String>,
    factors: Vec<String>,
    levels: Vec<String>,
    shades: [String; SHADES],
}

impl Labels {
    /// From one list: the items, the units, the months, the factors, the levels, the colours of the heat map.
    pub fn new(all: Vec<String>) -> Self {
        let mut all = all.into_iter();
        let mut take = |count: usize| all.by_ref().take(count).collect::<Vec<_>>();
        Self {
            items: take(ITEMS),
            units: take(UNITS),
            months: take(MONTHS),
            factors: take(FACTORS.len()),
            levels: take(LEVELS),
            shades: std::array::from_fn(|_| take(1).concat()),
        }
    }
}

/// One list: a count for each item and level; a share for each unit and each month; for each unit the share of each factor.
pub struct Numbers<'a>(pub &'a [f64]);

impl Numbers<'_> {
    fn part(&self, from: usize, length: usize) -> &[f64] {
        self.0.get(from..from + length).unwrap_or_default()
    }

    /// The items by factor.
    pub fn items(&self, labels: &Labels) -> LikertInput {
        let mut rows = self.part(0, ITEMS * LEVELS).chunks(LEVELS).zip(&labels.items).map(item);
        let groups = FACTORS.iter().zip(&labels.factors).map(|(count, factor)| LikertGroup {
            heading: Some(factor.clone()),
            rows: rows.by_ref().take(*count).collect(),
        });
        LikertInput {
            groups: groups.collect(),
            levels: labels.levels.clone(),
            empty: String::new(),
            reference: String::new(),
        }
    }

    /// The units, from the best on.
    pub fn units(&self, labels: &Labels) -> RankingInput {
        let shares = self.part(ITEMS * LEVELS, UNITS * SHARE).chunks(SHARE);
        let rows = shares.zip(&labels.units).enumerate().map(|(at, (share, name))| RankingRow {
            key: name.clone(),
            label: name.clone(),
            n: n(share[3]),
            cell: Cell::Shown(estimate(share)),
            vs_rest: if at < UNITS / 3 { UnitVsRest::Alike } else { UnitVsRest::Below },
            verdict: String::new(),
        });
        RankingInput {
            rows: rows.collect(),
            alike: std::iter::once(0..UNITS / 3).collect(),
            unranked: String::new(),
            empty: String::new(),
            percent: Rc::new(tick),
        }
    }

    /// The months.
    pub fn months(&self, labels: &Labels) -> TrendInput {
        let shares = self.part(ITEMS * LEVELS + UNITS * SHARE, MONTHS * SHARE).chunks(SHARE);
        let points = shares.zip(&labels.months).map(|(share, name)| TrendPoint {
            key: name.clone(),
            label: name.clone(),
            n: whole(LANGUAGE, share[3] as u64),
            cell: Cell::Shown(estimate(share)),
            limits: None,
            beyond: None,
            is_apart: false,
            events: String::new(),
        });
        TrendInput {
            points: points.collect(),
            marks: Vec::new(),
            n_heading: "n".to_owned(),
            empty: String::new(),
            reference: String::new(),
            percent: Rc::new(tick),
        }
    }

    /// The units by factor.
    pub fn heat(&self, labels: &Labels) -> HeatInput {
        let from = ITEMS * LEVELS + (UNITS + MONTHS) * SHARE;
        let columns = FACTORS.len();
        let rows = self.part(from, UNITS * columns).chunks(columns).zip(&labels.units);
        let rows = rows.map(|(shares, name)| HeatRow {
            key: name.clone(),
            label: name.clone(),
            cells: shares.iter().map(|share| cell(*share)).collect(),
        });
        let legend = HeatLegend {
            shades: labels.shades.clone(),
            reference: String::new(),
            hidden: String::new(),
            above: String::new(),
            below: String::new(),
        };
        HeatInput {
            columns: labels.factors.clone(),
            rows: rows.collect(),
            legend,
            empty: String::new(),
        }
    }
}

fn item((counts, name): (&[f64], &String)) -> LikertRow {
    let all: f64 = counts.iter().sum();
    let level = |count: &f64| LevelCount {
        count: *count as u64,
        short: format!("{:.0}", count / all * 100.0),
        share: percent(LANGUAGE, count / all, 1),
    };
    let top = percent(LANGUAGE, (counts[3] + counts[4]) / all, 0);
    let shares = LikertShares { levels: counts.iter().map(level).collect(), top };
    LikertRow { key: name.clone(), label: name.clone(), n: n(all), cell: LikertCell::Shown(shares) }
}

fn estimate(share: &[f64]) -> Estimate {
    let low = decimal(LANGUAGE, share[1] * 100.0, 1);
    Estimate {
        share: share[0],
        low: share[1],
        high: share[2],
        text: percent(LANGUAGE, share[0], 1),
        range: [&low, " – ", &percent(LANGUAGE, share[2], 1)].concat(),
    }
}

fn cell(share: f64) -> HeatCell {
    let estimate = estimate(&[share, share - 0.05, share + 0.05]);
    HeatCell {
        cell: Cell::Shown(estimate),
        short: format!("{:.0}", share * 100.0),
        shade: FROM.iter().filter(|from| share >= **from).count(),
        n: n(400.0),
        against: None,
    }
}

fn n(persons: f64) -> String {
    ["n = ", &whole(LANGUAGE, persons as u64)].concat()
}

fn tick(share: f64) -> String {
    percent(LANGUAGE, share, 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_and_word_has_its_place() {
        let words = ITEMS + UNITS + MONTHS + FACTORS.len() + LEVELS + SHADES;
        let labels = Labels::new((0..words).map(|word| word.to_string()).collect());
        assert_eq!(labels.shades[SHADES - 1], (words - 1).to_string());
        let count = ITEMS * LEVELS + (UNITS + MONTHS) * SHARE + UNITS * FACTORS.len();
        let list: Vec<f64> = (0..count).map(|number| 0.5 + number as f64 / 10_000.0).collect();
        let numbers = Numbers(&list);
        let rows =
            numbers.items(&labels).groups.iter().map(|group| group.rows.len()).sum::<usize>();
        let (units, months) = (numbers.units(&labels), numbers.months(&labels));
        let heat = numbers.heat(&labels);
        assert_eq!((rows, units.rows.len(), months.points.len()), (ITEMS, UNITS, MONTHS));
        let last = heat.rows.last().and_then(|row| row.cells.last()).unwrap();
        assert_eq!(last.cell.estimate().map(|found| found.share), list.last().copied());
    }
}
