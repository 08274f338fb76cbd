//! A file of noisy figures is read back as it was written, and only such a file may not add up.

use proptest::prelude::*;
use serde_json::json;

use super::keyed_case;
use crate::figures::tests::cases::{Case, Item, case, filter, questionnaire, response};
use crate::figures::tests::known::row;
use crate::figures::{Thresholds, noisy_figures, noisy_grouped, read_published};
use crate::filter::Filter;
use crate::questionnaire::Problem;

fn file(case: &Case, filter: &Filter, seed: u64) -> serde_json::Value {
    let (q, table) = (&case.questionnaire, keyed_case(case, seed));
    let figures = noisy_figures(q, table.counted(), filter, Thresholds::default(), true).unwrap();
    let mut file = serde_json::to_value(&figures).unwrap();
    if filter.values("got").is_none() && file["status"] != "hidden" {
        let grouped =
            noisy_grouped(q, table.counted(), filter, "got", Thresholds::default()).unwrap();
        file["group_by"] = serde_json::to_value(&grouped).unwrap();
    }
    file
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_is_written_is_read(case in case(5, 150, 3), filter in filter(), seed: u64) {
        let file = file(&case, &filter, seed);
        let read = read_published(&case.questionnaire, &file.clone().into());
        let read = read.map_err(|problems| TestCaseError::fail(format!("{problems:?}")))?;
        let mut again = serde_json::to_value(&read.figures).unwrap();
        if let Some(groups) = &read.group_by {
            again["group_by"] = serde_json::to_value(groups).unwrap();
        }
        prop_assert_eq!(again, file);
    }
}

#[test]
fn without_saying_so_counts_must_add_up() {
    let item = Item { levels: 5, top: 2, not_applicable: true, reversed: false, factor: 1 };
    let questionnaire = questionnaire(&[item], Some(0), 0);
    let responses: Vec<_> =
        (0..200).map(|at| response(at, &row(1, &[1 + (at % 5) as u8]))).collect();
    let case = Case { questionnaire, responses };
    let mut file = file(&case, &Filter::all(), 5);
    let problems = |file: &serde_json::Value| -> Vec<String> {
        let found =
            read_published(&case.questionnaire, &file.clone().into()).err().unwrap_or_default();
        found.iter().map(Problem::to_string).collect()
    };
    assert_eq!(problems(&file), [""; 0]);
    file["noise"]["method"] = json!("rounding");
    assert_eq!(problems(&file), ["/noise/method: must be \"cell_key\""]);
    file.as_object_mut().unwrap().remove("noise");
    assert!(problems(&file)[0].contains("with not_applicable and missing the number of responses"));
}
