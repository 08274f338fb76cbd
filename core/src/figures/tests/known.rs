//! Small tables worked by hand.

use super::cases::{Item, Row, questionnaire, response, table};
use crate::figures::{Figures, Status, Thresholds, figures};
use crate::filter::Filter;

const PLAIN: Item = Item { levels: 5, top: 2, not_applicable: true, reversed: false, factor: 1 };

pub(super) fn row(unit: usize, answers: &[u8]) -> Row {
    Row { unit, month: 2, channel: 0, who: 1, got: 0, answers: answers.to_vec() }
}

/// The figures of rows on items, all levels shown.
fn of(items: &[Item], overall: Option<usize>, rows: &[Row]) -> Figures {
    let q = questionnaire(items, overall, 0);
    let responses: Vec<_> = rows.iter().enumerate().map(|(at, row)| response(at, row)).collect();
    let thresholds = Thresholds { hide_below: 0, reference_below: 0 };
    figures(&q, table(&q, &responses).counted(), &Filter::all(), thresholds, false).unwrap()
}

#[test]
fn an_item_counts_what_is_valid() {
    let rows: Vec<Row> = [5, 4, 3, 1, 0, 100, 77, 5].iter().map(|&a| row(1, &[a])).collect();
    let figures = of(&[PLAIN], None, &rows);
    let item = &figures.items[0];
    assert_eq!(figures.n, Some(8));
    assert_eq!(item.n, Some(5));
    assert_eq!(item.counts, Some(vec![1, 0, 1, 1, 2]));
    // A level that the scale doesn't have is no answer.
    assert_eq!((item.not_applicable, item.missing), (Some(1), Some(2)));
    assert_eq!(item.top_share, Some(0.6));
    assert_eq!(item.mean, Some(3.6));
}

#[test]
fn a_reversed_item_is_turned_in_the_factor_only() {
    let reversed = Item { reversed: true, ..PLAIN };
    let rows = [row(1, &[5, 1]), row(1, &[4, 2]), row(1, &[1, 5])];
    let figures = of(&[PLAIN, reversed], None, &rows);
    assert_eq!(figures.items[1].top_share, Some(1.0 / 3.0));
    assert_eq!(figures.items[1].mean, Some(8.0 / 3.0));
    assert_eq!(figures.factors[0].share.top_share, Some(4.0 / 6.0));
    assert_eq!(figures.factors[0].alpha, Some(1.0));
}

/// Where no person answered all items of a factor, `alpha` and `alpha_n` are `null` (docs/figures.md).
#[test]
fn alpha_is_of_those_who_answered_all() {
    let rows = [row(1, &[5, 0]), row(1, &[0, 4]), row(1, &[3, 0])];
    let factor = &of(&[PLAIN, PLAIN], None, &rows).factors[0];
    assert_eq!((factor.share.n, factor.alpha, factor.alpha_n), (Some(3), None, None));
    let rows = [row(1, &[5, 4]), row(1, &[0, 4])];
    let factor = &of(&[PLAIN, PLAIN], None, &rows).factors[0];
    assert_eq!((factor.share.n, factor.alpha, factor.alpha_n), (Some(2), None, Some(1)));
}

#[test]
fn the_three_indices_differ_and_are_named() {
    // Factor 1 (weight 1): 3 of 4 answers; factor 2 (weight 2): 0 of 1.
    let second = Item { factor: 2, ..PLAIN };
    let rows = [row(1, &[5, 5, 1]), row(1, &[5, 1, 0])];
    let figures = of(&[PLAIN, PLAIN, second], None, &rows);
    assert_eq!(figures.index.pooled.top_share, Some(3.0 / 5.0));
    assert_eq!(figures.index.mean_of_items.top_share, Some(0.5));
    assert_eq!(figures.index.weighted.top_share, Some(0.25));
    assert_eq!(figures.overall.item, None);
    assert_eq!(figures.overall.share, figures.index.pooled);
    let json = serde_json::to_value(&figures).unwrap();
    assert_eq!(json["index"]["shown"], "pooled");
    assert_eq!(json["overall"]["item"], serde_json::Value::Null);
    assert_eq!(json["items"]["a0"]["n"], 2);
    assert_eq!(json["factors"]["f1"]["status"], "shown");
}

#[test]
fn the_overall_item_is_the_result_where_there_is_one() {
    let rows = [row(1, &[5, 1]), row(1, &[5, 1]), row(2, &[1, 5])];
    let figures = of(&[PLAIN, PLAIN], Some(1), &rows);
    assert_eq!(figures.overall.item.as_deref(), Some("a1"));
    assert_eq!(figures.overall.share.top_share, Some(1.0 / 3.0));
    let units: Vec<(&str, Option<f64>)> =
        figures.by_unit.iter().map(|g| (g.value.as_str(), g.share.top_share)).collect();
    assert_eq!(units, [("u2", Some(1.0)), ("u1", Some(0.0))]);
}

#[test]
fn odd_tables_do_no_harm() {
    let check = |items: &[Item], rows: &[Row], n: u64| {
        let figures = of(items, None, rows);
        assert_eq!(figures.n, Some(n));
        assert_eq!(figures.overall.share.status, Status::Empty);
        assert!(figures.by_unit.is_empty());
    };
    check(&[], &[], 0);
    check(&[], &[row(1, &[])], 1);
    check(&[PLAIN], &[], 0);
    check(&[PLAIN, PLAIN], &[row(1, &[0, 100]), row(2, &[100, 0])], 2);
    // One answer of one person: no interval between persons, but Wilson's of one answer.
    let figures = of(&[PLAIN], None, &[row(1, &[4])]);
    assert_eq!(figures.overall.share.top_share, Some(1.0));
    assert_eq!(figures.items[0].mean_interval, None);
}

#[test]
fn an_unknown_filter_is_named_with_those_there_are() {
    let q = questionnaire(&[PLAIN], None, 0);
    let mut filter = Filter::all();
    filter.allow("village", "x");
    let error =
        figures(&q, table(&q, &[]).counted(), &filter, Thresholds::default(), false).unwrap_err();
    assert_eq!(
        error.to_string(),
        "no filter \"village\"; there are unit, month, channel, who, got, a0"
    );
}
