//! What the search for numbers to hide costs, beside the fewest that would do: found by trying all sets, as the optima of
//! τ-ARGUS and sdcTable are on small tables.

use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;

use super::cases::{Case, Row, filter, questionnaire, responses};
use super::random::small_hidden;
use crate::hide::Place;
use crate::protect::Set;

/// With more numbers than this all sets are too many.
const MOST: usize = 16;

#[test]
fn hides_hardly_more_than_the_fewest() {
    let mut runner = TestRunner::deterministic();
    let row = (0..3_u8, 1..3_u8, 0..4_u8)
        .prop_map(|(unit, month, poverty)| -> Row { (unit, month, poverty, Some(4), Some(4)) });
    let rows = proptest::collection::vec(row, 40..120);
    let (mut ours, mut fewest, mut compared) = (0, 0, 0);
    for _ in 0..40 {
        let rows = rows.new_tree(&mut runner).expect("rows").current();
        let (q, responses) = (questionnaire(), responses(&rows));
        let of = [filter(&[]), filter(&[("poverty", "1"), ("poverty", "2")])];
        let files = of.iter().filter_map(|of| small_hidden(&q, &responses, of)).collect();
        let case = Case::new(q, std::slice::from_ref(&responses), files);
        let set = case.set();
        let done = set.protect().expect("it is protected");
        if done.hidden.is_empty() || !done.withheld.is_empty() {
            continue;
        }
        let mut places: Vec<Place> =
            set.numbers.iter().map(|number| number.place.clone()).collect();
        places.retain(Place::is_a_part);
        places.sort();
        places.dedup();
        if let Some(best) = fewest_hidden(&set, &places, done.hidden.len()) {
            ours += done.hidden.len();
            fewest += best;
            compared += 1;
        }
    }
    println!("{compared} sets of files: {ours} numbers hidden, {fewest} at the least");
    assert!(compared > 0);
    assert!(ours * 2 <= fewest * 3, "{ours} where {fewest} would do");
}

/// The size of the smallest set of places that protects everything; `None` where that is too much to try.
fn fewest_hidden(set: &Set<'_>, places: &[Place], most: usize) -> Option<usize> {
    if places.len() > MOST {
        return None;
    }
    (0..=most).find(|&size| {
        let sets = (0..1_usize << places.len()).filter(|set| set.count_ones() as usize == size);
        sets.into_iter().any(|bits| {
            let chosen = places.iter().enumerate().filter(|(at, _)| bits >> at & 1 == 1);
            let hidden: Vec<Place> = chosen.map(|(_, place)| place.clone()).collect();
            let checked = set.check(&hidden, &[], 1).expect("it is checked").2;
            checked.findings.is_empty()
        })
    })
}
