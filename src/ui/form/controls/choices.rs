//! Any of several options. One that excludes the others is set apart by a word.

use hailong_core::decimal::decimal;
use hailong_core::questionnaire::ChoiceOption;
use hailong_core::response::Answer;

use super::control::{Control, options_in_words, several};
use super::option::OptionInput;
use crate::i18n::fill;
use crate::i18n::form::Words;
use crate::ui::form::aloud::Aloud;
use crate::ui::form::context::FormContext;
use crate::ui::form::paper::Paper;
use crate::ui::form::question_props::QuestionProps;
use crate::ui::form::sheet::Part;
use crate::ui::shared::markup::{El, el, line, nothing};

/// Any of several options.
pub(super) struct Choices<'q> {
    pub(super) options: &'q [ChoiceOption],
    /// The most that may be chosen.
    pub(super) most: Option<usize>,
}

impl Choices<'_> {
    fn how(&self, words: &Words) -> String {
        match self.most {
            Some(most) => fill(words.choose_up_to, &[("n", &decimal(most))]),
            None => words.choose_several.to_owned(),
        }
    }
}

impl Control for Choices<'_> {
    fn is_group(&self) -> bool {
        true
    }

    fn hint(&self, words: &Words) -> String {
        self.how(words)
    }

    fn draw(&self, question: &QuestionProps) -> El {
        let chosen = question.chosen_of_several();
        let mut options = el("div", "options");
        let mut after_others = false;
        for (index, of_all) in question.question().order(question.seed).into_iter().enumerate() {
            let option = &self.options[of_all];
            if option.exclusive && after_others {
                let or = line("p", "or", question.words.or);
                options = options.with(or.key(self.options.len() + index));
            }
            after_others = !option.exclusive;
            let checked = chosen.contains(&option.value);
            let after = ticked(self.options, chosen, option);
            let answer = if after.is_empty() { None } else { Some(Answer::Choices(after)) };
            let label = question.text(&option.label);
            let input = OptionInput { index, kind: "checkbox", checked, answer, label };
            options = options.with(question.option("option", nothing(), input));
        }
        options
    }

    fn in_words(&self, answer: &Answer, form: &FormContext) -> String {
        options_in_words(self.options, answer, form)
    }

    fn prefill(&self, text: &str) -> Option<Answer> {
        several(text)
    }

    fn said(&self, aloud: &Aloud<'_>) -> Vec<String> {
        aloud.options(self.options)
    }

    fn on_paper(&self, paper: &Paper<'_>, at: usize) -> Part {
        paper.with_options(paper.asked(at, &self.how(paper.usual)), at)
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
