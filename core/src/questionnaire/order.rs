//! The order in which options are shown.

use super::kind::{ChoiceOption, Kind};
use super::model::Question;

impl Question {
    /// Its options; none where its kind has none.
    pub fn options(&self) -> &[ChoiceOption] {
        self.kind.options()
    }

    /// Whether its options are shown in an order of their own to each person.
    pub fn shuffles(&self) -> bool {
        matches!(
            self.kind,
            Kind::Choice { shuffle: true, .. }
                | Kind::Choices { shuffle: true, .. }
                | Kind::Ranking { shuffle: true, .. }
        )
    }

    /// The indices of its options in the order in which they are shown to the person of this seed. An
    /// option that excludes the others stays where the questionnaire has it, which is usually the end.
    ///
    /// Fisher and Yates' shuffle (D. E. Knuth, The Art of Computer Programming 2, 3.4.2, algorithm P) with
    /// Marsaglia's xorshift (Journal of Statistical Software 8(14), 2003); even enough for the few options
    /// of a question.
    pub fn order(&self, seed: u32) -> Vec<usize> {
        let options = self.options();
        let mut order: Vec<usize> = (0..options.len()).collect();
        if !self.shuffles() {
            return order;
        }
        let moved: Vec<usize> =
            order.iter().copied().filter(|&at| !options[at].exclusive).collect();
        let mut shuffled = moved.clone();
        // Another order for each question of the same person.
        let salt = self.id.bytes().fold(seed, |state, byte| state.rotate_left(5) ^ u32::from(byte));
        let mut state = salt.wrapping_mul(0x9E37_79B9) | 1;
        for last in (1..shuffled.len()).rev() {
            for _ in 0..2 {
                state ^= state << 13;
                state ^= state >> 17;
                state ^= state << 5;
            }
            shuffled.swap(last, (state >> 8) as usize % (last + 1));
        }
        for (place, at) in moved.into_iter().zip(shuffled) {
            order[place] = at;
        }
        order
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use serde_json::json;

    use crate::questionnaire::{Questionnaire, read};

    fn shuffled() -> Questionnaire {
        let options = json!([{"value": "a", "label": "A"}, {"value": "b", "label": "B"},
                             {"value": "c", "label": "C"},
                             {"value": "none", "label": "None", "exclusive": true}]);
        let file = json!({"id": "q", "version": 1, "title": "Q", "pages": [
        {"id": "p", "title": "P", "questions": [
            {"id": "x", "kind": "choices", "label": "X", "options": options, "shuffle": true},
            {"id": "y", "kind": "choices", "label": "Y", "options": options},
        ]}]});
        read(&file.to_string()).unwrap()
    }

    #[test]
    fn each_order_is_about_as_frequent_and_the_exclusive_option_stays() {
        let questionnaire = shuffled();
        let mut seen: HashMap<Vec<usize>, u32> = HashMap::new();
        for seed in 0..6000_u32 {
            let order = questionnaire.questions[0].order(seed.wrapping_mul(2_654_435_761));
            assert_eq!(order[3], 3);
            *seen.entry(order).or_default() += 1;
        }
        assert_eq!(seen.len(), 6);
        for (order, count) in seen {
            assert!((850..1150).contains(&count), "{order:?}: {count} of 6000, 1000 expected");
        }
    }

    #[test]
    fn without_shuffling_and_for_the_same_seed_the_order_is_the_same() {
        let questionnaire = shuffled();
        assert_eq!(questionnaire.questions[1].order(7), [0, 1, 2, 3]);
        assert_eq!(questionnaire.questions[0].order(7), questionnaire.questions[0].order(7));
    }
}
