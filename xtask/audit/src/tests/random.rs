//! Random surveys of three fields, attacked by brute force.

use std::cell::Cell;

use hailong_core::figures::read_published;
use hailong_core::filter::Filter;
use hailong_core::json::Value;
use hailong_core::questionnaire::Questionnaire;
use hailong_core::response::Response;
use proptest::prelude::*;
use proptest::test_runner::{RngAlgorithm, TestRng, TestRunner};

use super::cases::{Case, Row, attacked, file, file_above, filter, questionnaire, responses};
use crate::protect::Set;
use crate::published::{File, Number};

fn row() -> impl Strategy<Value = Row> {
    // Uneven, so that there are small and large groups.
    let uneven = |of: u8| (0..of * of).prop_map(|square| f64::from(square).sqrt() as u8);
    let answer = || prop_oneof![1 => Just(None), 9 => (1..6_u8).prop_map(Some)];
    (uneven(4), (1..4_u8), uneven(4), answer(), answer())
}

/// Filters of one field, two or three.
fn filters() -> impl Strategy<Value = Vec<Vec<(&'static str, &'static str)>>> {
    let some = |field: &'static str, values: [&'static str; 3]| {
        prop::sample::subsequence(values.to_vec(), 0..3).prop_map(move |values| {
            values.into_iter().map(|value| (field, value)).collect::<Vec<_>>()
        })
    };
    let month = prop_oneof![3 => Just(None), 1 => Just(Some(("month", "2026-01")))];
    let filter = (some("unit", ["A", "C", "D"]), some("poverty", ["1", "2", "3"]), month)
        .prop_map(|(units, poverty, month)| [units, poverty, month.into_iter().collect()].concat());
    prop::collection::vec(filter, 3..9)
}

/// What an attacker got out of many sets of files.
#[derive(Default)]
struct Sum {
    tried: Cell<usize>,
    solved: Cell<usize>,
    hidden: Cell<usize>,
    withheld: Cell<usize>,
    told: Cell<usize>,
}

impl Sum {
    /// Protects sets of files of random surveys, and attacks them before and after.
    fn of(cases: u32, file: impl Fn(&Questionnaire, &[Response], &Filter) -> Option<File>) -> Self {
        let config = ProptestConfig { cases, failure_persistence: None, ..Default::default() };
        let sum = Self::default();
        let rows = prop::collection::vec(row(), 60..400);
        // Always the same surveys: how many groups can be worked out differs much from one to another.
        let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
        let run =
            TestRunner::new_with_rng(config, rng).run(&(rows, filters()), |(rows, filters)| {
                let (q, responses) = (questionnaire(), responses(&rows));
                let all = std::iter::once(Vec::new()).chain(filters);
                let files = all.filter_map(|of| file(&q, &responses, &filter(&of))).collect();
                let case = Case::new(q, std::slice::from_ref(&responses), files);
                sum.add(&case.set())
            });
        run.unwrap_or_else(|error| panic!("{error}"));
        let all = [&sum.tried, &sum.solved, &sum.hidden, &sum.told, &sum.withheld].map(Cell::get);
        let [tried, solved, hidden, told, withheld] = all;
        println!(
            "{tried} small groups tried: {solved} solved before, 0 after; {hidden} of {told} numbers hidden, \
             {withheld} files withheld"
        );
        sum
    }

    fn add(&self, set: &Set<'_>) -> Result<(), TestCaseError> {
        let before = attacked(set, &[], &[]);
        let done = set.protect().map_err(|error| TestCaseError::fail(error.to_string()))?;
        let after = attacked(set, &done.hidden, &done.withheld);
        prop_assert_eq!(after.solved, 0, "{:?} {:?}", done.hidden, done.withheld);
        prop_assert!(done.left.is_empty());
        let add = |to: &Cell<usize>, more: usize| to.set(to.get() + more);
        add(&self.tried, before.tried);
        add(&self.solved, before.solved);
        add(&self.hidden, done.hidden.len());
        add(&self.withheld, done.withheld.len());
        add(&self.told, set.numbers.len());
        // A portal takes what is left.
        for (at, file) in set.files.iter().enumerate() {
            let mut json = file.json.clone();
            let own = done.hidden.iter().filter(|place| place.file == at);
            own.for_each(|place| place.hide(&mut json, set.questionnaire));
            let read = read_published(set.questionnaire, &value(&json));
            prop_assert!(read.is_ok(), "{:?}\n{}", read.err(), json);
        }
        Ok(())
    }
}

/// Files as they are made: each is protected alone, and hardly any set of them gives a group away.
#[test]
fn files_that_are_protected_alone() {
    Sum::of(32, |q, responses, of| Some(file(q, responses, of)));
}

/// Files in which nothing but small numbers is hidden: most of these can be worked out, until the set is protected.
#[test]
fn files_of_which_only_small_numbers_are_hidden() {
    let sum = Sum::of(32, small_hidden);
    assert!(sum.solved.get() > 10, "an attack that never succeeds proves nothing");
}

pub fn small_hidden(q: &Questionnaire, responses: &[Response], of: &Filter) -> Option<File> {
    let mut file = file_above(1, q, responses, of);
    let numbers = file.numbers(q, 0).expect("it is read");
    let small = |number: &&Number| number.level_of.is_none() && (1..10).contains(&number.n);
    for number in numbers.iter().filter(small) {
        if !number.place.is_a_part() {
            return None;
        }
        number.place.hide(&mut file.json, q);
    }
    file.json["thresholds"]["hide_below"] = 10.into();
    Some(file)
}

/// The core's JSON of serde's.
pub fn value(json: &serde_json::Value) -> Value {
    match json {
        serde_json::Value::Null => Value::Null,
        serde_json::Value::Bool(is) => Value::Bool(*is),
        serde_json::Value::Number(number) => Value::Number(number.as_f64().unwrap_or(f64::NAN)),
        serde_json::Value::String(text) => Value::String(text.clone()),
        serde_json::Value::Array(entries) => Value::List(entries.iter().map(value).collect()),
        serde_json::Value::Object(members) => {
            let members = members.iter().map(|(name, of)| (name.clone(), value(of)));
            Value::Object(members.collect())
        }
    }
}
