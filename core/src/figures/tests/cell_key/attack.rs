//! Averaging attacks: a reader who asks for many views of which each has the same few persons in it, and takes the mean.
//!
//! H. J. Asghar and D. Kaafar, "Averaging Attacks on Bounded Noise-based Disclosure Control Algorithms", Proceedings on Privacy
//! Enhancing Technologies (2020), did it to TableBuilder.

use super::{Dice, keyed};
use crate::figures::cell_key::perturbed;
use crate::figures::tests::cases::{Item, Row, questionnaire, response};
use crate::figures::tests::known::row;
use crate::figures::{Figures, NOISE, Status, Thresholds, noisy_figures};
use crate::filter::Filter;
use crate::keyed_table::KeyedTable;
use crate::questionnaire::Questionnaire;
use crate::response::Response;

const ITEM: Item = Item { levels: 5, top: 2, not_applicable: false, reversed: false, factor: 0 };
/// The persons of the small unit.
const FEW: usize = 6;

fn deviation() -> f64 {
    (NOISE.variance as f64).sqrt()
}

fn root_mean_square(errors: &[f64]) -> f64 {
    (errors.iter().map(|error| error * error).sum::<f64>() / errors.len() as f64).sqrt()
}

fn responses(rows: &[Row]) -> Vec<Response> {
    rows.iter().enumerate().map(|(at, row)| response(at, row)).collect()
}

fn of(q: &Questionnaire, table: &KeyedTable, filter: &Filter) -> Figures {
    noisy_figures(q, table.counted(), filter, Thresholds::default(), false).unwrap()
}

/// A thousand views of one field: any units with the small one among them, and the same units without it. All differences
/// are one number, the small unit's with its noise. With noise of their own for each set of units, as the method is usually
/// described, their mean is the exact count.
#[test]
fn a_thousand_unions_tell_of_a_small_unit_as_much_as_one_does() {
    const UNITS: usize = 30;
    const PAIRS: usize = 500;
    let q = questionnaire(&[], None, 0);
    let rows: Vec<Row> = (0..UNITS)
        .flat_map(|unit| vec![row(unit + 1, &[]); if unit == 0 { FEW } else { 20 + unit }])
        .collect();
    let responses = responses(&rows);
    let (mut errors, mut errors_of_own_noise) = (Vec::new(), Vec::new());
    for seed in 0..12 {
        let table = keyed(&q, &responses, seed);
        let mut keys = Dice(seed);
        let keys: Vec<u16> = responses.iter().map(|_| keys.key()).collect();
        // The same with noise of its own for each set of rows.
        let own_noise = |units: &[bool]| {
            let own = rows.iter().zip(&keys).filter(|(row, _)| units[row.unit - 1]);
            let (count, sum) =
                own.fold((0, 0_u16), |(n, sum), (_, key)| (n + 1, sum.wrapping_add(*key)));
            perturbed(count, sum) as f64
        };
        let n = |units: &[bool]| {
            let mut filter = Filter::all();
            let chosen = units.iter().enumerate().filter(|(_, chosen)| **chosen);
            chosen.for_each(|(unit, _)| filter.allow("unit", format!("u{}", unit + 1)));
            of(&q, &table, &filter).n.expect("the others are many") as f64
        };
        let mut dice = Dice(seed + 1000);
        let (mut differences, mut of_own_noise) = (Vec::new(), Vec::new());
        for _ in 0..PAIRS {
            let mut units: Vec<bool> = (0..UNITS).map(|_| dice.below(2) == 1).collect();
            (units[0], units[1], units[2]) = (false, true, true);
            let (without, own_without) = (n(&units), own_noise(&units));
            units[0] = true;
            differences.push(n(&units) - without);
            of_own_noise.push(own_noise(&units) - own_without);
        }
        assert!(differences.iter().all(|difference| *difference == differences[0]), "{seed}");
        let mean = |all: &[f64]| all.iter().sum::<f64>() / all.len() as f64;
        errors.push(mean(&differences) - FEW as f64);
        errors_of_own_noise.push(mean(&of_own_noise) - FEW as f64);
    }
    let (found, own) = (root_mean_square(&errors), root_mean_square(&errors_of_own_noise));
    let expected = (2.0 * NOISE.variance as f64 / PAIRS as f64).sqrt();
    println!(
        "{} views of one field: the attacker's error is {found:.2}; one count's noise is {:.2}. \
         With noise of its own for each union it would be {own:.2} (expected {expected:.2})",
        2 * PAIRS,
        deviation()
    );
    assert!(found > 0.7 * deviation(), "{found}");
    assert!(own < 2.0 * expected, "{own}: what the sums are for");
}

/// About a thousand views that cross fields: each question parts the same persons anew, and each of these cells has noise of its
/// own. That is as much as averaging can get, and what it gets: the mean of as many independent noises as there are.
#[test]
fn crossing_many_fields_averages_independent_noise_and_no_more() {
    const ITEMS: usize = 16;
    /// Pairs of items that are filtered by together.
    const PAIRS: usize = 10;
    let q = questionnaire(&[ITEM; ITEMS].map(|item| item), None, 0);
    let mut dice = Dice(13);
    let mut rows = Vec::new();
    for (unit, count) in [(1, FEW), (2, 900), (3, 900)] {
        for _ in 0..count {
            let answers: Vec<u8> = (0..ITEMS).map(|_| 1 + dice.below(5) as u8).collect();
            rows.push(row(unit, &answers));
        }
    }
    let responses = responses(&rows);
    let (mut errors, mut views, mut expected) = (Vec::new(), 0, 0.0);
    for seed in 0..SEEDS {
        let table = keyed(&q, &responses, seed);
        views = 0;
        // All less the two large units; `None` where any of it is hidden.
        let mut rest = |levels: &[(usize, u8)]| -> Option<Rest> {
            let mut rest = Rest { n: 0.0, items: vec![0.0; ITEMS] };
            for (unit, sign) in [("", 1.0), ("u2", -1.0), ("u3", -1.0)] {
                let mut filter = Filter::all();
                if !unit.is_empty() {
                    filter.allow("unit", unit);
                }
                levels.iter().for_each(|(item, level)| {
                    filter.allow(format!("a{item}"), level.to_string());
                });
                let figures = of(&q, &table, &filter);
                views += 1;
                rest.n += sign * figures.n? as f64;
                for (sum, item) in rest.items.iter_mut().zip(&figures.items) {
                    assert!(item.status != Status::Hidden);
                    *sum += sign * item.n? as f64;
                }
            }
            Some(rest)
        };
        // Each way to part the persons is an estimate, with the noise of so many cells.
        let mut estimates: Vec<(f64, f64)> = Vec::new();
        let whole = rest(&[]).expect("all of it is shown");
        estimates.push((whole.n, 3.0));
        estimates.extend(whole.items.iter().map(|&n| (n, 15.0)));
        let mut part = |parts: Vec<Vec<(usize, u8)>>, others: &[usize]| {
            let mut sums = [0.0; ITEMS];
            for levels in &parts {
                let rest = rest(levels).expect("its parts are large enough");
                sums.iter_mut().zip(rest.items).for_each(|(sum, n)| *sum += n);
            }
            let cells = 15.0 * parts.len() as f64;
            estimates.extend(others.iter().map(|&other| (sums[other], cells)));
        };
        for item in 0..ITEMS {
            let parts = (1..=5).map(|level| vec![(item, level)]).collect();
            part(parts, &(item + 1..ITEMS).collect::<Vec<usize>>());
        }
        for pair in 0..PAIRS {
            let (one, other) = (pair, (pair + 1) % ITEMS);
            let parts = (0..25).map(|at| vec![(one, 1 + at / 5), (other, 1 + at % 5)]).collect();
            let others: Vec<usize> = (0..ITEMS).filter(|at| ![one, other].contains(at)).collect();
            part(parts, &others);
        }
        let weights: f64 = estimates.iter().map(|(_, cells)| 1.0 / cells).sum();
        let mean = estimates.iter().map(|(n, cells)| n / cells).sum::<f64>() / weights;
        expected = (NOISE.variance as f64 / weights).sqrt();
        errors.push(mean - FEW as f64);
    }
    let found = root_mean_square(&errors);
    println!(
        "{views} views across {} fields: the attacker's error is {found:.2}; of independent noise it would be {expected:.2}, of \
         one count {:.2}",
        ITEMS + 1,
        deviation()
    );
    assert!(found > 0.6 * expected, "{found} {expected}");
}

const SEEDS: u64 = 8;

/// What is left of views when others are subtracted.
struct Rest {
    n: f64,
    items: Vec<f64>,
}
