//! One or several of some options, and consent.

use hailong_core::questionnaire::{ChoiceOption, Question};
use hailong_core::response::Answer;

use super::option::Choice;
use crate::ui::form::draw::Drawing;
use crate::ui::shared::markup::{El, el, line, nothing};

impl Drawing<'_> {
    /// One of some options: a row for each, or side by side where they are short, as yes and no.
    pub(in crate::ui::form) fn radios(
        &self,
        at: usize,
        question: &Question,
        choice: &[ChoiceOption],
        inline: bool,
    ) -> El {
        let mut options = el("div", if inline { "options inline" } else { "options" });
        for (index, of_all) in question.order(self.state.seed).into_iter().enumerate() {
            let option = &choice[of_all];
            let (answer, label) = (Answer::Choice(option.value.clone()), self.text(&option.label));
            options = options.with(self.radio("option", at, index, answer, nothing(), label));
        }
        options
    }

    /// Any of some options. One that excludes the others is set apart by a word.
    pub(in crate::ui::form) fn checkboxes(
        &self,
        at: usize,
        question: &Question,
        choice: &[ChoiceOption],
    ) -> El {
        let chosen: &[String] = match self.state.answers.get(at) {
            Some(Answer::Choices(chosen)) => chosen,
            _ => &[],
        };
        let mut options = el("div", "options");
        let mut after_others = false;
        for (index, of_all) in question.order(self.state.seed).into_iter().enumerate() {
            let option = &choice[of_all];
            if option.exclusive && after_others {
                let or = line("p", "or", self.words.or);
                options = options.with(or.key(choice.len() + index));
            }
            after_others = !option.exclusive;
            let checked = chosen.contains(&option.value);
            let after = ticked(choice, chosen, option);
            let answer = if after.is_empty() { None } else { Some(Answer::Choices(after)) };
            let label = self.text(&option.label);
            let choice = Choice { at, index, kind: "checkbox", checked, answer, label };
            options = options.with(self.option("option", nothing(), choice));
        }
        options
    }

    pub(in crate::ui::form) fn consent(&self, at: usize, question: &Question) -> El {
        let checked = self.state.answers.get(at).is_some();
        let answer = if checked { None } else { Some(Answer::Given) };
        // The whole sentence is beside the tick, so that what is agreed to is read with it.
        let label = self.text(&question.label);
        let choice = Choice { at, index: 0, kind: "checkbox", checked, answer, label };
        el("div", "options").with(self.option("option", nothing(), choice))
    }
}

/// What is chosen after a press on an option: in the questionnaire's order, whatever the order of the ticks.
/// "None of these" and the others exclude each other.
fn ticked(options: &[ChoiceOption], chosen: &[String], pressed: &ChoiceOption) -> Vec<String> {
    let was_ticked = chosen.contains(&pressed.value);
    let mut after = Vec::new();
    for option in options {
        let is_ticked = if option.value == pressed.value {
            !was_ticked
        } else {
            // Taking a tick away takes nothing else away.
            let stays = was_ticked || !option.exclusive && !pressed.exclusive;
            stays && chosen.contains(&option.value)
        };
        if is_ticked {
            after.push(option.value.clone());
        }
    }
    after
}

#[cfg(test)]
mod tests {
    use hailong_core::questionnaire::{Kind, read};
    use proptest::prelude::{any, prop_assert, prop_assert_eq, proptest};

    use super::{ChoiceOption, ticked};

    /// Four options: `a`, `b`, and two of which each excludes all others.
    fn options() -> Vec<ChoiceOption> {
        let file = serde_json::json!({"id": "q", "version": 1, "title": "Q", "pages": [
            {"id": "p", "title": "P", "questions": [{"id": "x", "kind": "choices", "label": "X",
                "options": [{"value": "a", "label": "A"}, {"value": "b", "label": "B"},
                            {"value": "none", "label": "None", "exclusive": true},
                            {"value": "secret", "label": "Secret", "exclusive": true}]}]}]});
        let questionnaire = read(&file.to_string()).expect("it is sound");
        match &questionnaire.questions[0].kind {
            Kind::Choices { options, .. } => options.clone(),
            other => panic!("not choices: {other:?}"),
        }
    }

    fn press(chosen: &[String], value: &str) -> Vec<String> {
        let options = options();
        let pressed = options.iter().find(|option| option.value == value).expect("it is there");
        ticked(&options, chosen, pressed)
    }

    fn check(chosen: &[&str], pressed: &str, expected: &[&str]) {
        let chosen: Vec<String> = chosen.iter().map(|&value| value.to_owned()).collect();
        assert_eq!(press(&chosen, pressed), expected, "{pressed} after {chosen:?}");
    }

    #[test]
    fn none_of_these_and_the_others_exclude_each_other() {
        check(&[], "b", &["b"]);
        check(&["b"], "a", &["a", "b"]);
        check(&["a", "b"], "a", &["b"]);
        check(&["a", "b"], "none", &["none"]);
        check(&["none"], "a", &["a"]);
        check(&["none"], "none", &[]);
        check(&["none"], "secret", &["secret"]);
    }

    /// The same by taking away and putting in, a step for each rule.
    fn naive(chosen: &[String], pressed: &str) -> Vec<String> {
        let exclusive = |value: &str| matches!(value, "none" | "secret");
        let mut after: Vec<String> = chosen.to_vec();
        if chosen.iter().any(|value| value == pressed) {
            after.retain(|value| value != pressed);
        } else {
            if exclusive(pressed) {
                after.clear();
            }
            after.retain(|value| !exclusive(value));
            after.push(pressed.to_owned());
        }
        after.sort();
        after
    }

    proptest! {
        /// The options' values are in alphabetical order, so the oracle can sort.
        #[test]
        fn any_presses_end_where_the_oracle_does(presses in proptest::collection::vec(0..4_usize, 0..20), also in any::<bool>()) {
            let values = ["a", "b", "none", "secret"];
            let mut chosen: Vec<String> = Vec::new();
            for press_at in presses.into_iter().chain(also.then_some(2)) {
                let expected = naive(&chosen, values[press_at]);
                chosen = press(&chosen, values[press_at]);
                prop_assert_eq!(&chosen, &expected);
                let exclusive = chosen.iter().filter(|value| *value == "none" || *value == "secret");
                prop_assert!(exclusive.count() == 0 || chosen.len() == 1);
            }
        }
    }
}
