//! Properties over schemas, tables and programs of changes by chance.

use proptest::prelude::{ProptestConfig, any, prop, proptest};

use crate::both::Both;
use crate::generate::Dice;

/// So many cases each, or as many as `PROPTEST_CASES` says.
fn cases(usual: u32) -> ProptestConfig {
    let mut config = ProptestConfig::default();
    if std::env::var_os("PROPTEST_CASES").is_none() {
        config.cases = usual;
    }
    // The seed is in the message: that is all there is to a failure.
    config.failure_persistence = None;
    config
}

/// Rows of a table: seldom many.
fn rows() -> impl proptest::strategy::Strategy<Value = usize> {
    proptest::prop_oneof![4 => 0..200_usize, 2 => 1000..1100_usize, 2 => 0..5000_usize]
}

proptest! {
    #![proptest_config(cases(40))]

    /// Whatever is done in whatever order, counts are those of the rows that are left.
    #[test]
    fn after_any_program_a_table_counts_as_its_rows_do(
        seed in any::<u64>(),
        program in prop::collection::vec(any::<u64>(), 1..24),
    ) {
        let mut both = Both::new(&mut Dice::new(seed));
        for operation in program {
            let mut dice = Dice::new(operation);
            if dice.one_in(6) {
                both.append_nonsense(&mut dice);
            }
            both.operate(&mut dice);
        }
        both.ask(&mut Dice::new(seed));
        both.ask_numbers(&mut Dice::new(seed));
    }

    /// Any filter, any breakdowns, any measures.
    #[test]
    fn any_question_is_answered_as_row_by_row(
        seed in any::<u64>(),
        rows in rows(),
        questions in prop::collection::vec(any::<u64>(), 1..8),
    ) {
        let mut both = Both::filled(&mut Dice::new(seed), rows);
        questions.into_iter().for_each(|question| both.ask(&mut Dice::new(question)));
    }

    #[test]
    fn numbers_and_weights_are_those_of_the_rows(
        seed in any::<u64>(),
        rows in rows(),
        questions in prop::collection::vec(any::<u64>(), 1..8),
    ) {
        let mut both = Both::filled(&mut Dice::new(seed), rows);
        questions.into_iter().for_each(|question| both.ask_numbers(&mut Dice::new(question)));
    }

    #[test]
    fn what_is_remembered_is_what_counting_anew_gives(
        seed in any::<u64>(),
        rows in rows(),
        questions in 1..12_u64,
    ) {
        let mut dice = Dice::new(seed);
        Both::filled(&mut dice, rows).ask_a_memory(&mut dice, questions);
    }

    /// Given up at any step, a compaction leaves the table as it was; gone on with, it changes no answer.
    #[test]
    fn a_compaction_changes_no_answer(
        seed in any::<u64>(),
        rows in rows(),
        step in 1..3000_usize,
        most in 0..20_usize,
    ) {
        let mut dice = Dice::new(seed);
        let mut both = Both::filled(&mut dice, rows);
        let more = dice.below(3) as usize;
        both.append(&mut dice, more, 4);
        both.compact_in_steps(step, most);
        both.check_inside();
        both.delete(&mut dice, rows / 20);
        both.compact_in_steps(step, usize::MAX);
        both.check_inside();
        both.ask(&mut dice);
    }
}
