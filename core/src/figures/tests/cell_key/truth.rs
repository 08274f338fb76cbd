//! What noisy figures say of the truth: right on average, and their intervals are wide enough.

use super::{Dice, keyed};
use crate::figures::tests::cases::{Item, Row, questionnaire, response};
use crate::figures::tests::known::row;
use crate::figures::tests::oracle_tests::NOTHING_HIDDEN;
use crate::figures::{Figures, NOISE, noisy_figures};
use crate::filter::Filter;

const ITEM: Item = Item { levels: 5, top: 2, not_applicable: true, reversed: false, factor: 1 };

fn of(items: &[Item], overall: Option<usize>, rows: &[Row], seed: u64) -> Figures {
    let q = questionnaire(items, overall, 0);
    let responses: Vec<_> = rows.iter().enumerate().map(|(at, row)| response(at, row)).collect();
    let table = keyed(&q, &responses, seed);
    noisy_figures(&q, table.counted(), &Filter::all(), NOTHING_HIDDEN, false).unwrap()
}

#[test]
fn zeros_stay_zeros() {
    let rows: Vec<Row> = (0..80).map(|at| row(1, &[if at % 2 == 0 { 5 } else { 2 }])).collect();
    for seed in 0..50 {
        let counts = of(&[ITEM], None, &rows, seed).items.remove(0);
        let levels = counts.counts.unwrap();
        assert_eq!((levels[0], levels[2], levels[3]), (0, 0, 0));
        assert_eq!((counts.not_applicable, counts.missing), (Some(0), Some(0)));
    }
}

#[test]
fn counts_are_right_on_average_and_at_most_five_off() {
    let rows = vec![row(1, &[4]); 50];
    let (mut sum, mut squares) = (0.0, 0.0);
    const SEEDS: u64 = 2000;
    for seed in 0..SEEDS {
        let off = of(&[], None, &rows, seed).n.unwrap() as f64 - 50.0;
        assert!(off.abs() <= NOISE.max as f64);
        (sum, squares) = (sum + off, squares + off * off);
    }
    let (mean, variance) = (sum / SEEDS as f64, squares / SEEDS as f64);
    println!("mean {mean:.3}, variance {variance:.3}");
    // Three standard errors of each.
    assert!(mean.abs() < 0.1 && (variance - NOISE.variance as f64).abs() < 0.25);
}

/// Persons are drawn, their answers counted with noise: the interval has the share they were drawn by in it as often as it says.
#[test]
fn an_interval_covers_the_share_that_persons_were_drawn_by() {
    const DRAWS: u64 = 500;
    for (share, people) in [(0.5, 40), (0.8, 40), (0.8, 300), (0.95, 60)] {
        let (mut inside, mut inside_mean) = (0, 0);
        for seed in 0..DRAWS {
            let mut dice = Dice((seed << 32) | 77);
            let rows: Vec<Row> = (0..people)
                .map(|_| {
                    let is_top = dice.below(1000) < (share * 1000.0) as u64;
                    row(
                        1,
                        &[if is_top { 4 + dice.below(2) as u8 } else { 1 + dice.below(3) as u8 }],
                    )
                })
                .collect();
            let item = of(&[ITEM], Some(0), &rows, seed).items.remove(0);
            let covers = |[low, high]: [f64; 2], value: f64| low <= value && value <= high;
            inside += u64::from(covers(item.interval.unwrap(), share));
            let mean = share * 4.5 + (1.0 - share) * 2.0;
            inside_mean += u64::from(covers(item.mean_interval.unwrap(), mean));
        }
        let [inside, of_mean] = [inside, inside_mean].map(|n| n as f64 / DRAWS as f64);
        println!("{share} of {people}: {inside:.3} of intervals cover it, {of_mean:.3} the mean");
        // Few answers are dissatisfied, and counts that small are shifted further up than down.
        let least = if share > 0.9 { 0.91 } else { 0.93 };
        assert!(inside > least && of_mean > least, "{share} of {people}: {inside} {of_mean}");
    }
}

#[test]
fn a_reversed_item_is_turned_in_the_factor_only() {
    let rows: Vec<Row> = (0..200).map(|at| row(1, &[5, if at % 4 == 0 { 5 } else { 1 }])).collect();
    let figures = of(&[ITEM, Item { reversed: true, ..ITEM }], None, &rows, 3);
    let counts = figures.items[1].counts.clone().unwrap();
    let of_first = figures.items[0].n.unwrap();
    let (lowest, all) = (counts[0], counts[0] + counts[4]);
    assert_eq!(figures.items[1].top_share, Some(counts[4] as f64 / all as f64));
    let factor = &figures.factors[0].share;
    assert_eq!(factor.answers, Some(of_first + all));
    assert_eq!(factor.top_share, Some((of_first + lowest) as f64 / (of_first + all) as f64));
}

/// Parts needn't add up, and the figures say that they are shifted.
#[test]
fn that_parts_do_not_add_up_is_told() {
    let rows: Vec<Row> = (0..300).map(|at| row(1 + at % 3, &[1 + (at % 5) as u8])).collect();
    let apart = (0..20).filter(|&seed| {
        let figures = of(&[ITEM], Some(0), &rows, seed);
        let units: u64 = figures.by_unit.iter().map(|unit| unit.share.n.unwrap()).sum();
        let json = serde_json::to_value(&figures).unwrap();
        assert_eq!(json["noise"]["method"], "cell_key");
        assert_eq!((&json["noise"]["max"], &json["noise"]["variance"]), (&5.into(), &2.into()));
        Some(units) != figures.n
    });
    assert!(apart.count() > 10);
}

/// The limits of a month are those of chance and noise together.
#[test]
fn limits_are_wider_by_the_noise() {
    let rows: Vec<Row> = (0..600)
        .map(|at| Row { month: 2 + at % 2, ..row(1, &[if at % 5 == 0 { 2 } else { 4 }]) })
        .collect();
    for month in of(&[ITEM], Some(0), &rows, 11).by_month {
        let ([low, high], n) = (month.limits.unwrap(), month.share.answers.unwrap() as f64);
        let centre = (low + high) / 2.0;
        let chance = 3.0 * (centre * (1.0 - centre) / n).sqrt();
        let reach = (high - low) / 2.0;
        assert!(reach > 1.02 * chance && reach < 1.1 * chance, "{reach} {chance}");
    }
}
