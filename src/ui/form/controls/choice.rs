//! One of several options: a row for each, side by side where they are short, and searched where they are many.

use hailong_core::questionnaire::ChoiceOption;
use hailong_core::response::Answer;

use super::control::{Around, Control, LONG, from_lazy, option_in_words, plain};
use crate::ui::form::aloud::Aloud;
use crate::ui::form::context::FormContext;
use crate::ui::form::paper::Paper;
use crate::ui::form::question_props::QuestionProps;
use crate::ui::form::sheet::Part;
use crate::ui::shared::markup::{El, el, nothing};

/// One of several options.
pub(super) struct Choice<'q> {
    pub(super) options: &'q [ChoiceOption],
    /// Whether they stand side by side where there is room: yes and no.
    pub(super) inline: bool,
}

impl Control for Choice<'_> {
    fn is_group(&self) -> bool {
        self.options.len() < LONG
    }

    fn needs_lazy(&self, _around: &Around<'_>) -> bool {
        self.options.len() >= LONG
    }

    fn draw(&self, question: &QuestionProps) -> El {
        if self.options.len() >= LONG {
            return from_lazy(question);
        }
        let mut options = el("div", if self.inline { "options inline" } else { "options" });
        for (index, of_all) in question.question().order(question.seed).into_iter().enumerate() {
            let option = &self.options[of_all];
            let answer = Answer::Choice(option.value.clone());
            let label = question.text(&option.label);
            options = options.with(question.radio("option", index, answer, nothing(), label));
        }
        options
    }

    fn draw_lazily(&self, question: &QuestionProps) -> El {
        let mut list = Vec::new();
        for place in question.question().order(question.seed) {
            let option = &self.options[place];
            list.push((&*option.value, question.text(&option.label).to_owned()));
        }
        question.combobox(&list)
    }

    fn in_words(&self, answer: &Answer, form: &FormContext) -> String {
        match answer {
            Answer::Choice(value) => option_in_words(self.options, value, form),
            other => plain(other, form),
        }
    }

    fn prefill(&self, text: &str) -> Option<Answer> {
        Some(Answer::Choice(text.to_owned()))
    }

    fn said(&self, aloud: &Aloud<'_>) -> Vec<String> {
        aloud.options(self.options)
    }

    fn on_paper(&self, paper: &Paper<'_>, at: usize) -> Part {
        paper.with_options(paper.asked(at, ""), at)
    }
}
