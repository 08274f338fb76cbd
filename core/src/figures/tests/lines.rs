//! What is hidden when only some lines are counted is what is hidden when all are.

use proptest::prelude::*;

use super::cases::{Case, case, filter};
use crate::figures::count::Columns;
use crate::figures::suppression::Cells;
use crate::figures::suppression::{Hidden, Line, Protection, merge, subsets};
use crate::figures::{FiguresError, Thresholds};
use crate::filter::Filter;
use crate::table::Table;

/// Every set of some filters.
fn sets<'n>(names: &[&'n str]) -> Vec<Vec<&'n str>> {
    let mut sets = subsets(names);
    sets.push(Vec::new());
    sets
}

/// What the lines along each filter hide of the view.
fn of_view(all: &Protection<'_>) -> Result<Hidden, FiguresError> {
    let mut hidden = vec![false; all.cells().len()];
    for set in subsets(&all.dimensions()) {
        for &along in &set {
            let line = all.line(&all.only(&set, &[along]), along)?;
            all.take_over(&mut hidden, &line, &all.hidden_of_line(&line)?, along);
        }
    }
    Ok(hidden)
}

/// What the lines along a field, and along each filter with the field's value fixed, hide of each group.
fn of_groups(
    all: &Protection<'_>,
    by: &str,
    groups: &Line,
    view: &Hidden,
) -> Result<Vec<Hidden>, FiguresError> {
    let others: Vec<&str> = all.dimensions().into_iter().filter(|&name| name != by).collect();
    let mut hidden = vec![view.clone(); groups.groups.len()];
    for set in sets(&others) {
        let line = all.line(&all.only(&set, &[by]), by)?;
        let of_line = all.hidden_of_line(&line)?;
        for (group, hidden) in groups.groups.iter().zip(&mut hidden) {
            let at = line.groups.iter().position(|other| other.value == group.value).unwrap();
            merge(hidden, &of_line[at]);
        }
        for &along in &set {
            let lines = all.lines(&all.only(&set, &[along, by]), by, along)?;
            for (group, hidden) in groups.groups.iter().zip(&mut hidden) {
                let (_, line) = lines.iter().find(|(value, _)| *value == group.value).unwrap();
                all.take_over(hidden, line, &all.hidden_of_line(line)?, along);
            }
        }
    }
    Ok(hidden)
}

fn check(case: &Case, table: &Table, filter: &Filter, hide_below: u64, is_overall: bool) {
    let columns = Columns::new(&case.questionnaire);
    let cells = if is_overall { Cells::for_overall(&columns) } else { Cells::all(&columns) };
    let thresholds = Thresholds { hide_below, reference_below: 30 };
    let all = Protection { counted: table.counted(), filter, thresholds, cells };
    let rows = all.rows().unwrap();
    let mut expected = vec![of_view(&all).unwrap()];
    all.suppress(std::slice::from_ref(&rows), &mut expected, false).unwrap();
    let view = all.view(&rows).unwrap();
    assert_eq!(view, expected[0], "{filter:?}");
    for by in ["unit", "month", "who", "a0", "got"] {
        let overlaps = by == "got" && filter.values("got").is_some();
        if overlaps || table.counted().fields.get(by).is_none() {
            continue;
        }
        let line = all.line(filter, by).unwrap();
        let mut expected = of_groups(&all, by, &line, &view).unwrap();
        all.suppress(&line.groups, &mut expected, true).unwrap();
        if by != "got" {
            all.protect_rest(by, &line.groups, &mut expected).unwrap();
        }
        assert_eq!(all.groups(by, &line, &view).unwrap(), expected, "{filter:?} by {by}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn what_is_not_counted_hides_nothing(
        case in case(4, 200, 4), filter in filter(), item in any::<bool>(), hide_below in 0..12_u64,
        is_overall in any::<bool>(),
    ) {
        let mut filter = filter;
        if item && case.questionnaire.items().next().is_some() {
            filter.allow("a0", "1");
            filter.allow("a0", "2");
        }
        check(&case, &case.table(), &filter, hide_below, is_overall);
    }
}
