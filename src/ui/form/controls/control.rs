//! What every kind of question must say of itself: how it is drawn, and how its answer is said.

use hailong_core::questionnaire::{ChoiceOption, Questionnaire};
use hailong_core::response::Answer;
use hailong_core::unit::Unit;

use crate::i18n::form::Words;
use crate::i18n::typed;
use crate::ui::form::aloud::Aloud;
use crate::ui::form::context::FormContext;
use crate::ui::form::lazy::lazy;
use crate::ui::form::paper::Paper;
use crate::ui::form::question_props::QuestionProps;
use crate::ui::form::sheet::Part;
use crate::ui::shared::markup::{El, el};

/// From how many entries on a list is searched rather than shown.
pub(super) const LONG: usize = 13;

/// What surrounds a question, for whether the lazy chunk is needed.
pub(in crate::ui::form) struct Around<'a> {
    pub(in crate::ui::form) questionnaire: &'a Questionnaire,
    pub(in crate::ui::form) units: &'a [Unit],
    /// The unit that the page has said.
    pub(in crate::ui::form) unit: Option<&'a str>,
}

/// One kind of question, in a file of its own. `draw_lazily`, `said` and `on_paper` are reached through the table of the
/// lazy chunk only.
pub(super) trait Control {
    /// Whether it is several controls that need a common legend.
    fn is_group(&self) -> bool {
        false
    }

    /// What its kind needs said under the question.
    fn hint(&self, _words: &Words) -> String {
        String::new()
    }

    /// Whether it can't be drawn without the lazy chunk.
    fn needs_lazy(&self, _around: &Around<'_>) -> bool {
        false
    }

    /// The control; [`from_lazy`] where few questionnaires have it.
    fn draw(&self, question: &QuestionProps) -> El;

    /// What `draw` leaves to the lazy chunk: nothing of most kinds.
    fn draw_lazily(&self, _question: &QuestionProps) -> El {
        el("div", "")
    }

    /// An answer in words.
    fn in_words(&self, answer: &Answer, form: &FormContext) -> String;

    /// The answer that a page gives as a text. Whether it fits is checked afterwards.
    fn prefill(&self, text: &str) -> Option<Answer>;

    /// What is said aloud behind the question's words: each option as it is shown.
    fn said(&self, aloud: &Aloud<'_>) -> Vec<String>;

    /// How the question at this index stands on the paper form.
    fn on_paper(&self, paper: &Paper<'_>, at: usize) -> Part;
}

/// What the lazy chunk draws. Without it there is nothing: a form that needs it waits for it.
pub(super) fn from_lazy(question: &QuestionProps) -> El {
    lazy().map_or_else(|| el("div", ""), |lazy| (lazy.control)(question))
}

/// The words of an answer that says itself; empty for one that its question would have to explain.
pub(super) fn plain(answer: &Answer, form: &FormContext) -> String {
    match answer {
        Answer::Number(number) => typed(*number),
        Answer::Text(text) => text.clone(),
        Answer::Given => form.words.agreed.to_owned(),
        // Its control says what it is.
        _ => String::new(),
    }
}

/// The words of an option; the value itself of one that isn't there any more.
pub(super) fn option_in_words(options: &[ChoiceOption], value: &str, form: &FormContext) -> String {
    let option = options.iter().find(|option| option.value == value);
    option.map_or(value, |option| form.text(&option.label)).to_owned()
}

/// The words of several options.
pub(super) fn options_in_words(
    options: &[ChoiceOption],
    answer: &Answer,
    form: &FormContext,
) -> String {
    let Answer::Choices(values) = answer else { return plain(answer, form) };
    let labels: Vec<String> =
        values.iter().map(|value| option_in_words(options, value, form)).collect();
    labels.join("; ")
}

/// Several values with commas between them.
pub(super) fn several(text: &str) -> Option<Answer> {
    let mut values = Vec::new();
    // By bytes: the general search is 3 kB of download.
    for value in text.as_bytes().split(|&byte| byte == b',') {
        values.push(std::str::from_utf8(value).ok()?.trim().to_owned());
    }
    Some(Answer::Choices(values))
}
