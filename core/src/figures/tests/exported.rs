//! Responses that a filter lets through are those that are counted, and written to a file and read back they are counted
//! as before.

use proptest::prelude::*;

use super::cases::{case, filter, table};
use super::oracle_tests::NOTHING_HIDDEN;
use crate::figures::figures;
use crate::filter::Filter;
use crate::import::{Importer, header_row, response_row};
use crate::response::Response;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_passes_is_counted_and_comes_back(case in case(4, 90, 4), filter in filter()) {
        let q = &case.questionnaire;
        let of = |responses: &[Response], filter: &Filter| {
            figures(q, table(q, responses).counted(), filter, NOTHING_HIDDEN, false).unwrap()
        };
        let passing: Vec<Response> = case
            .responses
            .iter()
            .filter(|response| filter.lets_through(q, response))
            .cloned()
            .collect();
        let counted = of(&case.responses, &filter);
        prop_assert_eq!(counted.n, Some(passing.len() as u64));

        let mut file = header_row(q);
        passing.iter().for_each(|response| file += &response_row(q, response));
        let mut importer = Importer::new();
        let mut batch = importer.push(q, file.as_bytes()).expect("it can be read");
        match importer.finish(q) {
            Ok(rest) => {
                batch.accepted.extend(rest.accepted);
                batch.refused.extend(rest.refused);
            }
            // A file of a header alone.
            Err(_) => prop_assert!(passing.is_empty()),
        }
        prop_assert_eq!(&batch.refused, &[]);
        prop_assert_eq!(batch.accepted.len(), passing.len());
        let read_back = of(&batch.accepted, &filter);
        prop_assert_eq!(counted, read_back);
    }
}
