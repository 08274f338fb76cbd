//! What is said of a question that is read aloud, piece by piece.

use hailong_core::decimal::decimal;

use super::aloud::Aloud;
use super::controls;
use super::drawing::Drawing;

impl Drawing<'_> {
    /// What is said of a question.
    pub(super) fn said(&self, at: usize) -> Vec<String> {
        let questionnaire = &*self.state.questionnaire;
        let Some(question) = questionnaire.questions.get(at) else { return Vec::new() };
        let aloud = Aloud {
            questionnaire,
            question,
            tag: self.props.language.tag(),
            words: self.lazy_words(),
            choose: self.words.choose,
            seed: self.state.seed,
        };
        pieces(&aloud, at, &self.piped(&question.label), self.hint(question))
    }
}

/// The question with its number, the sentence under it, and each option as it is shown. Pieces, because
/// some browsers break off a voice after a quarter of a minute.
fn pieces(aloud: &Aloud<'_>, at: usize, label: &str, hint: String) -> Vec<String> {
    let mut said = Vec::new();
    said.push(match aloud.questionnaire.number_of(at) {
        Some(number) => [&decimal(number), ". ", label].concat(),
        None => label.to_owned(),
    });
    if !hint.is_empty() {
        said.push(hint);
    }
    said.extend(controls::said(&aloud.question.kind, aloud));
    said
}

#[cfg(test)]
mod tests {
    use hailong_core::questionnaire::{Questionnaire, read};

    use super::{Aloud, pieces};
    use crate::i18n::Language;
    use crate::i18n::{form, form_lazy};

    fn every_kind() -> Questionnaire {
        let file = include_str!("../../../questionnaires/examples/every-kind.json");
        read(file).expect("it is sound")
    }

    fn said(
        questionnaire: &Questionnaire,
        id: &str,
        hint: &str,
        language: Language,
    ) -> Vec<String> {
        let (words, choose) = (form_lazy::words(language), form::words(language).choose);
        let at = questionnaire.index_of(id).expect("it is asked");
        let (question, tag) = (&questionnaire.questions[at], language.tag());
        let aloud = Aloud { questionnaire, question, tag, words, choose, seed: 7 };
        pieces(&aloud, at, question.label.get(tag), hint.to_owned())
    }

    #[test]
    fn a_question_is_read_as_it_is_shown() {
        let questionnaire = every_kind();
        let check = |id: &str, hint: &str, expected: &[&str]| {
            assert_eq!(said(&questionnaire, id, hint, Language::English), expected, "{id}");
        };
        check("visits", "", &["How often did you have to come until it was done?"]);
        check("online", "", &["Did you apply online?", "Yes", "No"]);
        check(
            "received",
            "For example: 5/9/2026",
            &["On which day did you get the result?", "For example: 5/9/2026"],
        );
        check("unit", "", &["Which office received your case?", "Choose one"]);
        check("procedure", "", &["Which procedure did you have done?", "Choose one"]);
        check(
            "ease",
            "",
            &[
                "1. How easy was it to apply online?",
                "1 star: poor",
                "2 stars: fair",
                "3 stars: good",
                "4 stars: very good",
                "5 stars: excellent",
            ],
        );
        check(
            "waiting",
            "",
            &[
                "2. The waiting time",
                "Very dissatisfied",
                "Dissatisfied",
                "Neutral",
                "Satisfied",
                "Very satisfied",
                "Don't know / does not apply",
            ],
        );
        check(
            "recommend",
            "",
            &[
                "7. Would you advise someone you know to apply online?",
                "Choose from 0 (Not at all likely) to 10 (Extremely likely).",
            ],
        );
        let label = "I agree that the office puts these answers together with others.";
        check("consent", "", &[label]);
    }

    #[test]
    fn shuffled_options_are_read_in_the_order_in_which_they_are_shown() {
        let questionnaire = every_kind();
        let at = questionnaire.index_of("device").expect("it is asked");
        let question = &questionnaire.questions[at];
        let shown: Vec<&str> = question
            .order(7)
            .into_iter()
            .map(|at| question.options()[at].label.get("vi"))
            .collect();
        let said = said(&questionnaire, "device", "Chọn nhiều mục", Language::Vietnamese);
        assert_eq!(said[1], "Chọn nhiều mục");
        assert_eq!(said[2..], shown);
    }
}
