//! Conditions in words, for those who fill in on paper.

use hailong_core::decimal::decimal;
use hailong_core::questionnaire::{Condition, Kind, Skip, Test, Text};

use super::paper::Paper;
use crate::i18n::{fill, typed};

impl Paper<'_> {
    /// Who answers: nothing where all do.
    pub(super) fn only_if(&self, condition: Option<&Condition>) -> String {
        let words = self.words;
        match condition.map(|condition| self.in_words(condition)) {
            None => String::new(),
            Some(Some(said)) => fill(words.paper_if, &[("condition", &said)]),
            Some(None) => words.paper_if_it_applies.to_owned(),
        }
    }

    /// Where to go on; nothing where that can't be said: what is answered too much does no harm.
    pub(super) fn go_on(&self, skip: &Skip) -> String {
        let Some(condition) = self.in_words(&skip.when) else { return String::new() };
        let paper = self;
        let (text, page) = match paper.questionnaire.pages.get(skip.to) {
            Some(page) => (paper.words.paper_skip, paper.piped(&page.title)),
            None => (paper.words.paper_skip_all, String::new()),
        };
        fill(text, &[("condition", &condition), ("page", &page)])
    }

    /// A condition in words; nothing where few would follow them, or where it looks at what isn't on the paper.
    fn in_words(&self, condition: &Condition) -> Option<String> {
        let (parts, between) = match condition {
            Condition::All(parts) => (parts, self.words.paper_and),
            Condition::Any(parts) => (parts, self.words.paper_or),
            Condition::Not(_) => return None,
            Condition::Answer(question, test) => return self.passing_answers(*question, test),
        };
        if let [only] = &parts[..] {
            return self.in_words(only);
        }
        let mut said = String::new();
        for part in parts {
            // "A and B or C" could be read in two ways.
            let Condition::Answer(question, test) = part else { return None };
            list(&mut said, between, &self.passing_answers(*question, test)?);
        }
        (!said.is_empty()).then_some(said)
    }

    /// "câu 1: Không hài lòng, Bình thường".
    fn passing_answers(&self, at: usize, test: &Test) -> Option<String> {
        let (paper, words) = (self, self.words);
        let question =
            paper.questionnaire.questions.get(at).filter(|question| paper.is_shown(question))?;
        let name = match paper.questionnaire.number_of(at) {
            Some(number) => fill(words.paper_numbered, &[("n", &decimal(number))]),
            // The words that stand on the paper, which has no short ones.
            None => fill(words.paper_named, &[("question", &paper.piped(&question.label))]),
        };
        // The answers that pass, where they can be listed.
        let mut said = String::new();
        let mut add = |text: &Text| list(&mut said, ", ", text.get(paper.tag));
        match (test, &question.kind) {
            (Test::Given, _) => said = words.paper_answered.to_owned(),
            (_, Kind::Item { scale, .. }) => {
                let scale = &paper.questionnaire.scales[*scale];
                for (at, level) in scale.levels.iter().enumerate() {
                    if passes(test, at + 1) {
                        add(&level.label);
                    }
                }
                if let (Test::Is(values), Some(text)) = (test, &scale.not_applicable)
                    && values.iter().any(|value| value == "na")
                {
                    add(text);
                }
            }
            (Test::Is(wanted), _) => {
                // A unit or a procedure has none here: few know its id.
                for option in question.options() {
                    if wanted.contains(&option.value) {
                        add(&option.label);
                    }
                }
            }
            (Test::AtLeast(n), _) => said = fill(words.paper_at_least, &[("n", &number(*n))]),
            (Test::AtMost(n), _) => said = fill(words.paper_at_most, &[("n", &number(*n))]),
        }
        (!said.is_empty()).then(|| [&name, ": ", &said].concat())
    }
}

/// Adds a text to a list of texts.
#[inline(never)]
fn list(texts: &mut String, between: &str, text: &str) {
    if !texts.is_empty() {
        *texts += between;
    }
    *texts += text;
}

/// Whether a level, from 1, passes a test.
fn passes(test: &Test, level: usize) -> bool {
    match test {
        Test::Given => true,
        Test::Is(values) => values.contains(&decimal(level)),
        Test::AtLeast(least) => level as f64 >= *least,
        Test::AtMost(most) => level as f64 <= *most,
    }
}

/// A number as it is written.
fn number(number: f64) -> String {
    let whole = number as usize;
    if whole as f64 == number { decimal(whole) } else { typed(number) }
}

#[cfg(test)]
mod tests {
    use hailong_core::questionnaire::read;
    use serde_json::{Value, json};

    use super::super::paper::Paper;
    use crate::i18n::Language;
    use crate::i18n::{form, form_lazy};

    /// What is said of a question that is asked under this condition only.
    fn only_if(condition: &Value) -> String {
        let option = |value: &str| json!({"value": value, "label": value.to_uppercase()});
        let level = |label: &str| json!({"label": label});
        let file = json!({"id": "q", "version": 1, "title": "Q",
            "scales": {"s": {"levels": [level("bad"), level("fair"), level("good")], "top": 1,
                             "not_applicable": "none"}},
            "pages": [{"id": "p", "title": "P", "questions": [
                {"id": "item", "kind": "item", "scale": "s", "label": "I"},
                {"id": "one", "kind": "choice", "label": "Which one?", "short": "One",
                 "options": [option("a"), option("b")]},
                {"id": "some", "kind": "choices", "label": "Which?", "options": [option("c"), option("d")]},
                {"id": "n", "kind": "number", "label": "How many?"},
                {"id": "unit", "kind": "unit", "label": "Where?"},
                {"id": "unseen", "kind": "text", "label": "U", "hidden": true},
                {"id": "last", "kind": "text", "label": "L", "visible_if": condition}]}]});
        let questionnaire = read(&file.to_string()).expect("it is sound");
        let paper = Paper {
            questionnaire: &questionnaire,
            tag: "en",
            words: form_lazy::words(Language::English),
            usual: form::words(Language::English),
            office: "",
            unit_is_given: false,
        };
        let last = questionnaire.questions.last().expect("there is one");
        paper.only_if(last.visible_if.as_ref())
    }

    #[test]
    fn a_condition_is_said_where_it_can_be() {
        let check = |condition: Value, expected: &str| {
            let expected = if expected.is_empty() {
                "Answer only if it applies to you.".to_owned()
            } else {
                ["Answer only if ", expected, "."].concat()
            };
            assert_eq!(only_if(&condition), expected, "{condition}");
        };
        let item = |is: &str| json!({"question": "item", "is": is});
        check(item("1"), "question 1: bad");
        check(json!({"question": "item", "is": ["3", "1"]}), "question 1: bad, good");
        check(json!({"question": "item", "is": ["2", "na"]}), "question 1: fair, none");
        check(json!({"question": "item", "at_most": 2}), "question 1: bad, fair");
        check(json!({"question": "item", "at_least": 2.5}), "question 1: good");
        // No level is that high, so the paper can't say it.
        check(json!({"question": "item", "at_least": 9}), "");
        check(json!({"question": "item"}), "question 1: answered");
        check(json!({"question": "one", "is": "b"}), "“Which one?”: B");
        check(json!({"question": "some", "is": ["c", "d"]}), "“Which?”: C, D");
        check(json!({"question": "n", "at_least": 3}), "“How many?”: 3 or more");
        check(json!({"question": "n", "at_most": 0}), "“How many?”: 0 or less");
        check(json!({"question": "unit", "is": "soc-son"}), "");
        check(json!({"question": "unit"}), "“Where?”: answered");
        // It isn't on the paper.
        check(json!({"question": "unseen"}), "");
        check(json!({"not": item("1")}), "");
        let b = || json!({"question": "one", "is": "b"});
        check(json!({"all": [item("1"), b()]}), "question 1: bad and “Which one?”: B");
        check(json!({"any": [item("1"), b()]}), "question 1: bad or “Which one?”: B");
        check(json!({"any": [{"all": [item("1")]}]}), "question 1: bad");
        check(json!({"any": [item("1"), {"all": [item("2"), b()]}]}), "");
        check(json!({"all": [item("1"), {"question": "unseen"}]}), "");
    }
}
