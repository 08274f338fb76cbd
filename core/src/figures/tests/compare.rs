//! Two views beside each other: against the figures of each, and the formulas written out.

use proptest::prelude::*;
use statrs::distribution::{ContinuousCDF, Normal};

use super::cases::{Case, Item, Row, case, questionnaire, response, table};
use super::known::row;
use super::oracle_tests::NOTHING_HIDDEN;
use crate::figures::{
    Compared, Comparison, Figures, Share, Status, Thresholds, Verdict, compare, figures,
};
use crate::filter::Filter;

const ITEM: Item = Item { levels: 5, top: 2, not_applicable: true, reversed: false, factor: 1 };

/// Unit 1 against unit 2, of rows on items.
fn units(items: &[Item], overall: Option<usize>, rows: &[Row]) -> Comparison {
    let q = questionnaire(items, overall, 0);
    let responses: Vec<_> = rows.iter().enumerate().map(|(at, row)| response(at, row)).collect();
    let sides = [vec!["u1".to_owned()], vec!["u2".to_owned()]];
    let sides = [sides[0].as_slice(), sides[1].as_slice()];
    let (table, all) = (table(&q, &responses), Filter::all());
    compare(&q, table.counted(), &all, "unit", sides, Thresholds::default()).unwrap()
}

/// So many of a unit, of whom so many are satisfied.
fn of_unit(unit: usize, top: usize, n: usize) -> Vec<Row> {
    (0..n).map(|at| row(unit, &[if at < top { 5 } else { 1 }])).collect()
}

/// statsmodels 0.15: `confint_proportions_2indep(48, 80, 56, 70, method="newcomb", compare="diff")` turned round,
/// and `proportions_ztest([56, 48], [70, 80])`.
#[test]
fn as_statsmodels_has_it() {
    let found = units(&[ITEM], Some(0), &[of_unit(1, 48, 80), of_unit(2, 56, 70)].concat());
    let item = &found.items[0];
    assert_eq!((item.n_a, item.n_b), (Some(80), Some(70)));
    assert!((item.difference.unwrap() - 0.2).abs() < 1e-15);
    let [low, high] = item.interval.unwrap();
    assert!(
        (low - 0.05243147240236498).abs() < 1e-12 && (high - 0.33387265403690614).abs() < 1e-12
    );
    assert!((item.p.unwrap() - 0.00804508136819656).abs() < 1e-13);
    // The item is the overall result and all of its factor: two tests, both alike.
    assert_eq!((found.tests, item.p_adjusted, item.verdict), (2, item.p, Some(Verdict::Higher)));
    assert_eq!((found.overall.difference, found.overall.verdict), (item.difference, item.verdict));
}

#[test]
fn verdicts() {
    let check = |a: (usize, usize), b: (usize, usize), expected: Option<Verdict>| {
        let rows = [of_unit(1, a.0, a.1), of_unit(2, b.0, b.1)].concat();
        assert_eq!(units(&[ITEM], None, &rows).items[0].verdict, expected, "{a:?} {b:?}");
    };
    check((20, 40), (38, 40), Some(Verdict::Higher));
    check((38, 40), (20, 40), Some(Verdict::Lower));
    check((20, 40), (22, 40), Some(Verdict::NotDistinguishable));
    check((20, 40), (20, 40), Some(Verdict::NotDistinguishable));
    check((40, 40), (40, 40), Some(Verdict::NotDistinguishable));
    // One of them is hidden.
    check((20, 40), (9, 9), None);
}

#[test]
fn only_what_both_show_is_compared() {
    let answers = |unit: usize, second: u8, n: usize| vec![row(unit, &[4, second]); n];
    let rows = [answers(1, 4, 40), answers(2, 0, 35), answers(2, 5, 8)].concat();
    let found = units(&[ITEM, Item { factor: 2, ..ITEM }], None, &rows);
    assert_eq!((found.a.status, found.b.status), (Status::Shown, Status::Shown));
    assert!(found.items[0].difference.is_some() && found.factors[0].difference.is_some());
    for hidden in [&found.items[1], &found.factors[1]] {
        let Compared { id, .. } = hidden.clone();
        let nothing = (hidden.n_a, hidden.share_a, hidden.difference, hidden.p, hidden.p_adjusted);
        assert_eq!(nothing, (None, None, None, None, None), "{id}");
    }
    assert_eq!(found.b.n, Some(43));
    // The index would give the second factor away.
    assert_eq!((found.tests, found.overall.difference), (2, None));
}

#[test]
fn wrong_sides_are_named() {
    let q = questionnaire(&[ITEM], None, 0);
    let table = table(&q, &[]);
    let check = |filtered: &str, field: &str, a: &[&str], b: &[&str], expected: &str| {
        let mut filter = Filter::all();
        if !filtered.is_empty() {
            filter.allow(filtered, "x");
        }
        let owned = |side: &[&str]| side.iter().map(|&value| value.to_owned()).collect::<Vec<_>>();
        let (a, b) = (owned(a), owned(b));
        let found = compare(&q, table.counted(), &filter, field, [&a, &b], Thresholds::default());
        assert_eq!(found.unwrap_err().to_string(), expected);
    };
    check(
        "",
        "unit",
        &["u1", "u2"],
        &["u2"],
        "unit=\"u2\" is on both sides: they must not overlap",
    );
    check("", "unit", &["u1"], &[], "unit has no value on one side");
    check("who", "who", &["x"], &["y"], "who is compared, so it can't be filtered");
    check(
        "",
        "age",
        &["x"],
        &["y"],
        "no filter \"age\"; there are unit, month, channel, who, got, a0",
    );
}

/// What a comparison is made of: the shares of two views.
fn share_of(
    n: Option<u64>,
    share: Option<f64>,
    interval: Option<[f64; 2]>,
) -> Option<(f64, f64, [f64; 2])> {
    Some((n? as f64, share?, interval?))
}

fn check_pair(
    found: &Compared,
    a: Option<(f64, f64, [f64; 2])>,
    b: Option<(f64, f64, [f64; 2])>,
    is_plain: bool,
) {
    let (Some((n_a, share_a, [low_a, high_a])), Some((n_b, share_b, [low_b, high_b]))) = (a, b)
    else {
        assert_eq!(found.difference, None);
        return;
    };
    assert_eq!((found.share_a, found.share_b), (Some(share_a), Some(share_b)));
    let close =
        |found: f64, expected: f64| assert!((found - expected).abs() < 1e-9, "{found} {expected}");
    let value = share_b - share_a;
    close(found.difference.unwrap(), value);
    let down = ((share_b - low_b).powi(2) + (high_a - share_a).powi(2)).sqrt();
    let up = ((high_b - share_b).powi(2) + (share_a - low_a).powi(2)).sqrt();
    close(found.interval.unwrap()[0], (value - down).max(-1.0));
    close(found.interval.unwrap()[1], (value + up).min(1.0));
    if is_plain {
        let p = (share_a * n_a + share_b * n_b) / (n_a + n_b);
        let z = value / (p * (1.0 - p) * (1.0 / n_a + 1.0 / n_b)).sqrt();
        let expected = 2.0 * Normal::new(0.0, 1.0).unwrap().cdf(-z.abs());
        close(found.p.unwrap(), if value.abs() < 1e-12 { 1.0 } else { expected });
    }
}

fn check(case: &Case, thresholds: Thresholds) {
    let q = &case.questionnaire;
    let table = case.table();
    let sides = [vec!["".to_owned(), "x".to_owned()], vec!["y".to_owned(), "z".to_owned()]];
    let refer = [sides[0].as_slice(), sides[1].as_slice()];
    let found = compare(q, table.counted(), &Filter::all(), "who", refer, thresholds).unwrap();
    let [a, b] = sides.map(|values| -> Figures {
        let mut filter = Filter::all();
        values.iter().for_each(|value| filter.allow("who", value.as_str()));
        figures(q, table.counted(), &filter, thresholds, false).unwrap()
    });
    assert_eq!((found.a.n, found.b.n), (a.n, b.n));
    let of_share = |share: &Share| share_of(share.n, share.top_share, share.interval);
    for ((found, a), b) in found.items.iter().zip(&a.items).zip(&b.items) {
        let of =
            |item: &crate::figures::ItemFigures| share_of(item.n, item.top_share, item.interval);
        check_pair(found, of(a), of(b), true);
    }
    for ((found, a), b) in found.factors.iter().zip(&a.factors).zip(&b.factors) {
        check_pair(found, of_share(&a.share), of_share(&b.share), false);
    }
    check_pair(&found.overall, of_share(&a.overall.share), of_share(&b.overall.share), false);
    // Adjusted by the definition, over all that has a p-value.
    let index = q.overall.item.is_none().then_some(&found.overall);
    let tested: Vec<&Compared> = found
        .items
        .iter()
        .chain(&found.factors)
        .chain(index)
        .filter(|one| one.p.is_some())
        .collect();
    assert_eq!(found.tests, tested.len());
    for one in &tested {
        let adjusted = tested.iter().filter(|other| other.p >= one.p).map(|other| {
            let as_small = tested.iter().filter(|third| third.p <= other.p).count() as f64;
            other.p.unwrap() * tested.len() as f64 / as_small
        });
        let expected = adjusted.fold(1.0, f64::min);
        assert!((one.p_adjusted.unwrap() - expected).abs() < 1e-12);
        let differs = one.verdict != Some(Verdict::NotDistinguishable);
        assert_eq!(differs, one.p_adjusted < Some(0.05), "{one:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn it_is_what_the_figures_of_both_tell(case in case(6, 160, 3)) {
        check(&case, NOTHING_HIDDEN);
        check(&case, Thresholds::default());
    }
}
