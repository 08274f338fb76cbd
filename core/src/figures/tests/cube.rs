//! A cube is as good as the table whose it is.

use proptest::prelude::{ProptestConfig, prop_assert, prop_assert_eq, proptest};

use super::cases::{case, filter};
use crate::cube::Cube;
use crate::figures::{FiguresError, Thresholds, figures};
use crate::filter::Filter;

const FIELDS: [&str; 4] = ["unit", "month", "channel", "who"];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn the_figures_of_a_cube_are_those_of_the_table(case in case(5, 120, 4), filter in filter()) {
        let q = &case.questionnaire;
        let table = case.table();
        let mut filter = filter;
        filter.clear("got");
        let cube = Cube::new(q, table.counted(), &FIELDS).unwrap();
        let nothing_hidden = Thresholds { hide_below: 0, reference_below: 0 };
        let of = |counted, thresholds| figures(q, counted, &filter, thresholds, false).unwrap();
        prop_assert_eq!(of(cube.counted(), nothing_hidden), of(table.counted(), nothing_hidden));
        // It can't count those who answered any of several items, and hides where the table would look.
        let of_cube = of(cube.counted(), Thresholds::default());
        let small = |n: Option<u64>| n.is_some_and(|n| (1..10).contains(&n));
        prop_assert!(!of_cube.items.iter().any(|item| small(item.n)));
        prop_assert!(!of_cube.by_unit.iter().chain(&of_cube.by_month).any(|group| small(group.share.n)));
    }
}

#[test]
fn what_a_cube_does_not_have_it_says() {
    let q = super::cases::questionnaire(&[], None, 0);
    let table = super::cases::table(&q, &[]);
    let check = |fields: &[&str], by: &str, expected: &str| {
        let mut filter = Filter::all();
        filter.allow(by, "x");
        let error = Cube::new(&q, table.counted(), fields)
            .and_then(|cube| figures(&q, cube.counted(), &filter, Thresholds::default(), false));
        assert_eq!(
            error.as_ref().err().map(FiguresError::to_string).as_deref(),
            Some(expected),
            "{fields:?}"
        );
    };
    check(&["unit", "month"], "who", "the cube doesn't have this dimension");
    check(
        &["unit", "village"],
        "unit",
        "no filter \"village\"; there are unit, month, channel, who",
    );
}
