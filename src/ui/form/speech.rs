//! Reading a question aloud: the button beside it, and what is said.

use hailong_core::decimal::decimal;
use hailong_core::questionnaire::{Kind, Look, Question, Questionnaire, Scale};

use super::deed::Deed;
use super::draw::{Drawing, drawing};
use super::settings::{Aid, Wish};
use super::state::Action;
use crate::i18n::{fill, form_lazy};
use crate::ui::shared::markup::{Html, line, nothing};

impl Drawing<'_> {
    /// The button beside a question's words; nothing where the device has no voice for the language.
    pub(super) fn reader(&self, at: usize, question: &Question) -> Html {
        if !self.state.aids.has_voice {
            return nothing();
        }
        let (words, path) = if self.state.aids.speaking == Some(at) {
            (self.words.stop_reading, "M12 12h8v8h-8z")
        } else {
            (self.words.read_aloud, "M9 14v4h3l4 4V10l-4 4zM19 12.5q3 3.5 0 7M22 10q5 6 0 12")
        };
        let label = self.piped(question.short.as_ref().unwrap_or(&question.label));
        // Twenty buttons of the same name need something that tells them apart.
        let name = line("span", "unseen", words).text(": ").text(&label);
        let button = self.button("reader", "", Deed::Act(Action::Aid(Aid::Read(at))));
        self.awaits(button, Wish::Reading(at)).with(drawing("", path)).with(name).html()
    }

    /// What is said of a question, piece by piece.
    pub(super) fn said(&self, at: usize) -> Vec<String> {
        let question = &self.state.questionnaire.questions[at];
        let said = Said {
            questionnaire: &self.state.questionnaire,
            tag: self.props.language.tag(),
            words: self.rare_words(),
            choose: self.words.choose,
            seed: self.state.seed,
        };
        said.of(at, &self.piped(&question.label), self.hint(question))
    }
}

/// What the words of a question follow from.
struct Said<'a> {
    questionnaire: &'a Questionnaire,
    tag: &'a str,
    words: &'a form_lazy::Words,
    /// What is said in place of a long list.
    choose: &'a str,
    /// What the order of shuffled options follows from.
    seed: u32,
}

impl Said<'_> {
    /// The question with its number, the sentence under it, and each option as it is shown. Pieces, because
    /// some browsers break off a voice after a quarter of a minute.
    fn of(&self, at: usize, label: &str, hint: String) -> Vec<String> {
        let Some(question) = self.questionnaire.questions.get(at) else { return Vec::new() };
        let mut said = Vec::new();
        said.push(match self.questionnaire.number_of(at) {
            Some(number) => [&decimal(number), ". ", label].concat(),
            None => label.to_owned(),
        });
        if !hint.is_empty() {
            said.push(hint);
        }
        match &question.kind {
            Kind::Item { scale, .. } => self.levels(&self.questionnaire.scales[*scale], &mut said),
            // Hundreds of names would be no help.
            Kind::Unit | Kind::Procedure { .. } => said.push(self.choose.to_owned()),
            _ => {
                let options = question.options();
                for at in question.order(self.seed) {
                    said.push(options[at].label.get(self.tag).to_owned());
                }
            }
        }
        said
    }

    fn levels(&self, scale: &Scale, said: &mut Vec<String>) {
        let label = |at: usize| scale.levels[at].label.get(self.tag);
        match &scale.ends {
            Some((least, most)) if scale.look == Look::Numbers => {
                let end = |at, text: &str| [label(at), " (", text, ")"].concat();
                let from = end(0, least.get(self.tag));
                let to = end(scale.levels.len() - 1, most.get(self.tag));
                said.push(fill(self.words.said_range, &[("from", &from), ("to", &to)]));
            }
            _ => (0..scale.levels.len()).for_each(|at| said.push(label(at).to_owned())),
        }
        if let Some(text) = &scale.not_applicable {
            said.push(text.get(self.tag).to_owned());
        }
    }
}

#[cfg(test)]
mod tests {
    use hailong_core::questionnaire::{Questionnaire, read};

    use super::Said;
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
        let said = Said { questionnaire, tag: language.tag(), words, choose, seed: 7 };
        let at = questionnaire.index_of(id).expect("it is asked");
        let label = questionnaire.questions[at].label.get(language.tag());
        said.of(at, label, hint.to_owned())
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

    #[test]
    fn a_question_that_is_not_there_has_no_words() {
        let questionnaire = every_kind();
        let language = Language::Vietnamese;
        let said = Said {
            questionnaire: &questionnaire,
            tag: language.tag(),
            words: form_lazy::words(language),
            choose: form::words(language).choose,
            seed: 0,
        };
        assert_eq!(said.of(999, "x", String::new()), [""; 0]);
    }
}
