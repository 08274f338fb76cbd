//! Questions of which several options can be chosen: their views overlap.

use proptest::prelude::*;

use super::cases::{Case, GOT, Item, Row, case, questionnaire, response, table};
use super::known::row;
use super::oracle_tests::NOTHING_HIDDEN;
use super::span::Span;
use crate::figures::{
    Figures, FiguresError, GroupFigures, Index, ItemFigures, Share, Status, Thresholds, compare,
    cross_tab, figures, grouped,
};
use crate::filter::Filter;
use crate::response::{Answer, Response};

use Status::{Hidden, Reference, Shown};

const ITEM: Item = Item { levels: 5, top: 2, not_applicable: true, reversed: false, factor: 1 };

fn got(option: &str) -> Filter {
    let mut filter = Filter::all();
    filter.allow("got", option);
    filter
}

/// So many rows with these of p, q and r.
fn chose(got: u8, count: usize) -> Vec<Row> {
    vec![Row { got, ..row(1, &[4]) }; count]
}

fn case_of(rows: &[Row]) -> Case {
    let questionnaire = questionnaire(&[ITEM], None, 0);
    let responses = rows.iter().enumerate().map(|(at, row)| response(at, row)).collect();
    Case { questionnaire, responses }
}

#[test]
fn an_option_is_shown_if_those_who_chose_it_and_those_who_did_not_are_enough() {
    let check = |rows: &[Vec<Row>], expected: [Status; 4]| {
        let case = case_of(&rows.concat());
        let (q, table, thresholds) = (&case.questionnaire, case.table(), Thresholds::default());
        let options = ["", "p", "q", "r"];
        let of =
            |option: &&str| figures(q, table.counted(), &got(option), thresholds, false).unwrap();
        assert_eq!(options.map(|option| of(&option).status), expected);
        assert_eq!(options.map(|option| of(&option).items[0].status), expected);
        let groups = grouped(q, table.counted(), &Filter::all(), "got", thresholds).unwrap().groups;
        for group in groups {
            let at = options.iter().position(|option| *option == group.value).unwrap();
            assert_eq!(group.status, expected[at], "{}", group.value);
        }
    };
    let nobody = Status::Empty;
    // 60 chose p, 50 q, 20 of them both; 30 none.
    check(&[chose(0, 30), chose(1, 40), chose(2, 30), chose(3, 20)], [Shown, Shown, Shown, nobody]);
    // All but nine chose p: the nine are all minus these. And the next smallest with it, as of other fields.
    check(&[chose(0, 9), chose(1, 40), chose(3, 40)], [Hidden, Hidden, Shown, nobody]);
    // All chose p: nobody is given away.
    check(&[chose(1, 40), chose(3, 40)], [nobody, Shown, Shown, nobody]);
    // Few chose r, each but one option: the whole minus the others.
    check(&[chose(1, 40), chose(2, 30), chose(4, 5)], [nobody, Shown, Hidden, Hidden]);
    check(&[chose(1, 12), chose(2, 40), chose(4, 15)], [nobody, Reference, Shown, Reference]);
}

#[test]
fn what_overlaps_is_refused() {
    let case = case_of(&chose(3, 40));
    let (q, table, thresholds) = (&case.questionnaire, case.table(), Thresholds::default());
    let counted = table.counted();
    let check = |found: Result<(), FiguresError>, expected: &str| {
        assert_eq!(found.unwrap_err().to_string(), expected);
    };
    let mut two = got("p");
    two.allow("got", "q");
    let one_at_a_time = "got takes one option at a time: a person can choose several, and those who chose two of them \
                         could be worked out";
    check(figures(q, counted, &two, thresholds, false).map(drop), one_at_a_time);
    check(grouped(q, counted, &two, "unit", thresholds).map(drop), one_at_a_time);
    check(
        grouped(q, counted, &got("p"), "got", thresholds).map(drop),
        "got is filtered, so it can't be grouped by: a person can choose several of its options",
    );
    let overlaps = "a person can choose several options of got, so who chose one isn't apart from who chose another";
    check(cross_tab(q, counted, &Filter::all(), ["unit", "got"], thresholds).map(drop), overlaps);
    let sides = [["p".to_owned()], ["q".to_owned()]];
    let sides = [sides[0].as_slice(), sides[1].as_slice()];
    check(compare(q, counted, &Filter::all(), "got", sides, thresholds).map(drop), overlaps);
}

#[test]
fn options_that_there_are_not_let_nothing_through() {
    let q = questionnaire(&[ITEM], None, 0);
    let mut stranger = response(0, &row(1, &[4]));
    stranger.answers.set(2, Some(Answer::Choices(vec!["zz".to_owned(), "q".to_owned()])));
    let table = table(&q, &[stranger]);
    assert_eq!(table.values("got"), ["q"]);
    let n =
        |option: &str| figures(&q, table.counted(), &got(option), NOTHING_HIDDEN, false).unwrap().n;
    assert_eq!(["", "p", "q", "zz"].map(n), [Some(0), Some(0), Some(1), Some(0)]);
}

/// What each set of options chosen adds to a cell: items one after another, then the responses.
struct Unknowns {
    items: usize,
    factors: Vec<Vec<usize>>,
}

/// Sets of options as the bits of [`GOT`].
const SETS: usize = 1 << GOT.len();

fn sets(option: &str, chose: bool) -> Vec<usize> {
    let at = GOT.iter().position(|own| *own == option);
    let chose_it = |set: &usize| at.map_or(*set == 0, |at| set >> at & 1 == 1);
    (0..SETS).filter(|set| chose_it(set) == chose).collect()
}

impl Unknowns {
    fn of(case: &Case) -> Self {
        let q = &case.questionnaire;
        let position = |id: &String| q.items().position(|(_, item, ..)| item.id == *id).unwrap();
        let factors = q.factors.iter().map(|f| f.items.iter().map(position).collect()).collect();
        Self { items: q.items().count(), factors }
    }

    fn vector(&self, items: &[usize], sets: &[usize]) -> Vec<u64> {
        let mut vector = vec![0; (self.items + 1) * SETS];
        for item in items {
            sets.iter().for_each(|set| vector[item * SETS + set] += 1);
        }
        vector
    }

    /// Each cell with how many persons it tells of, none where it is hidden.
    fn cells(
        &self,
        n: Option<u64>,
        items: &[ItemFigures],
        factors: impl Iterator<Item = Share>,
        index: &Index,
    ) -> Vec<(Vec<usize>, Option<u64>)> {
        let mut cells = vec![(vec![self.items], n)];
        cells.extend(items.iter().enumerate().map(|(at, item)| (vec![at], item.n)));
        cells.extend(self.factors.iter().cloned().zip(factors.map(|share| share.n)));
        cells.push((self.factors.iter().flatten().copied().collect(), index.pooled.n));
        cells
    }

    fn of_view(&self, view: &Figures) -> Vec<(Vec<usize>, Option<u64>)> {
        let factors = view.factors.iter().map(|factor| factor.share);
        self.cells(view.n, &view.items, factors, &view.index)
    }

    fn of_group(&self, group: &GroupFigures) -> Vec<(Vec<usize>, Option<u64>)> {
        let factors = group.factors.iter().map(|factor| factor.share);
        self.cells(group.n, &group.items, factors, &group.index)
    }
}

fn nothing_small_can_be_had(case: &Case, fixed: &Filter, choose_one: bool) {
    let q = &case.questionnaire;
    let (table, unknowns) = (case.table(), Unknowns::of(case));
    let thresholds = Thresholds::default();
    let mut span = Span(Vec::new());
    let mut see = |cells: Vec<(Vec<usize>, Option<u64>)>, sets: &[usize]| {
        for (items, n) in cells {
            if n.is_some() {
                span.add(&unknowns.vector(&items, sets));
            }
            if n == Some(0) {
                // Nobody is in any of them.
                for item in items {
                    sets.iter().for_each(|set| span.add(&unknowns.vector(&[item], &[*set])));
                }
            }
        }
    };
    let all: Vec<usize> = (0..SETS).collect();
    let options = ["", "p", "q", "r"];
    let view = |filter: &Filter, thresholds| {
        figures(q, table.counted(), filter, thresholds, false).unwrap()
    };
    let of_option = |option: &str| {
        let mut filter = fixed.clone();
        filter.allow("got", option);
        filter
    };
    see(unknowns.of_view(&view(fixed, thresholds)), &all);
    for option in options {
        see(unknowns.of_view(&view(&of_option(option), thresholds)), &sets(option, true));
    }
    for group in &grouped(q, table.counted(), fixed, "got", thresholds).unwrap().groups {
        see(unknowns.of_group(group), &sets(&group.value, true));
    }
    if choose_one {
        // That it is so is known.
        for set in all.iter().filter(|set| set.count_ones() > 1) {
            (0..=unknowns.items).for_each(|item| span.add(&unknowns.vector(&[item], &[*set])));
        }
    }
    for option in options {
        for chose in [true, false] {
            let of_them = |response: &&Response| {
                let chosen = response.answers.get(q.index_of("got").unwrap());
                let chosen = match chosen {
                    Some(Answer::Choices(chosen)) => chosen.as_slice(),
                    _ => &[],
                };
                let chose_it = if option.is_empty() {
                    chosen.is_empty()
                } else {
                    chosen.iter().any(|own| own == option)
                };
                chose_it == chose
            };
            let responses: Vec<Response> = case.responses.iter().filter(of_them).cloned().collect();
            let part = super::cases::table(q, &responses);
            let exact = figures(q, part.counted(), fixed, NOTHING_HIDDEN, false).unwrap();
            for (items, n) in unknowns.of_view(&exact) {
                let vector = unknowns.vector(&items, &sets(option, chose));
                let small = n.is_some_and(|n| (1..thresholds.hide_below).contains(&n));
                assert!(
                    !small || !span.contains(&vector),
                    "{option:?} {chose}: {items:?} of {n:?}"
                );
            }
        }
    }
}

/// Each chose one option at most.
fn choosing_one(mut case: Case) -> Case {
    let at = case.questionnaire.index_of("got").unwrap();
    for response in &mut case.responses {
        if let Some(Answer::Choices(chosen)) = response.answers.get(at) {
            let first = chosen[..1].to_vec();
            response.answers.set(at, Some(Answer::Choices(first)));
        }
    }
    case
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn few_who_chose_or_did_not_choose_stay_hidden(case in case(4, 110, 3)) {
        nothing_small_can_be_had(&case, &Filter::all(), false);
    }

    #[test]
    fn nor_where_each_chose_one(case in case(4, 70, 3)) {
        nothing_small_can_be_had(&choosing_one(case), &Filter::all(), true);
    }

    #[test]
    fn nor_under_another_filter(case in case(4, 200, 3)) {
        let mut fixed = Filter::all();
        fixed.allow("who", "x");
        nothing_small_can_be_had(&case, &fixed, false);
    }
}
