//! All that one question is drawn from, and nothing else: where none of it has changed, Yew doesn't draw the question
//! again. A control can't reach the state, so it can't hang on something that is missing here.

use std::ops::Deref;
use std::rc::Rc;

use hailong_core::decimal::decimal;
use hailong_core::questionnaire::Question;
use hailong_core::response::Answer;
use yew::{Html, Properties};

use super::context::FormContext;
use super::field_state::OwnField;
use crate::ui::shared::markup::{Attr, El, el, line, nothing};

/// In which shape a question is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Layout {
    /// For itself.
    Card,
    /// As the row of a table of items on one scale.
    Row,
}

/// The button that reads a question aloud.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Reader {
    /// The question's short words.
    pub(super) label: String,
    /// The question is being read.
    pub(super) is_speaking: bool,
    /// What reads is being fetched.
    pub(super) is_awaited: bool,
    /// It couldn't be fetched.
    pub(super) is_missing: bool,
}

/// One question.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct QuestionProps {
    pub(super) form: Rc<FormContext>,
    /// Its index.
    pub(super) at: usize,
    pub(super) layout: Layout,
    /// What is asked, with the answers that stand in it.
    pub(super) label: String,
    /// The sentence under it; may be empty.
    pub(super) hint: String,
    /// What must be mended.
    pub(super) error: Option<String>,
    /// Whether it can't be left out.
    pub(super) is_needed: bool,
    pub(super) answer: Option<Answer>,
    /// What its field shows beside the answer.
    pub(super) field: OwnField,
    /// The field of work to which another answer narrows it.
    pub(super) narrowed_to: Option<String>,
    /// The index of the option that was ranked or moved last.
    pub(super) ranked: Option<usize>,
    /// What the order of shuffled options follows from.
    pub(super) seed: u32,
    /// None where the device has no voice for the language.
    pub(super) reader: Option<Reader>,
    /// Whether the lazy chunk is here.
    pub(super) has_lazy: bool,
}

impl Deref for QuestionProps {
    type Target = FormContext;

    fn deref(&self) -> &FormContext {
        &self.form
    }
}

impl QuestionProps {
    /// What the questionnaire says of it.
    pub(super) fn question(&self) -> &Question {
        &self.form.props.questionnaire.questions[self.at]
    }

    /// The id of its first control.
    pub(super) fn control_id(&self) -> String {
        control_id(self.at)
    }

    /// The id of a part of its control.
    pub(super) fn part_id(&self, part: &str) -> String {
        [&control_id(self.at), "-", part].concat()
    }

    /// The ids of its hint and its error, where there are these.
    pub(super) fn described_by(&self) -> Option<String> {
        match (self.hint.is_empty(), self.error.is_some()) {
            (false, true) => Some([&hint_id(self.at), " ", &error_id(self.at)].concat()),
            (false, false) => Some(hint_id(self.at)),
            (true, true) => Some(error_id(self.at)),
            (true, false) => None,
        }
    }

    /// The one field of a question: its id and what describes it, the hint, the error and a part of its own.
    #[inline(never)]
    pub(super) fn named(&self, field: El, part: &str) -> El {
        let mut described = self.described_by().unwrap_or_default();
        if !part.is_empty() {
            if !described.is_empty() {
                described.push(' ');
            }
            described += &self.part_id(part);
        }
        let described = Some(described.as_str()).filter(|described| !described.is_empty());
        field
            .attr(Attr::Id, &self.control_id())
            .maybe(Attr::DescribedBy, described)
            .maybe(Attr::Invalid, self.error.as_ref().map(|_| "true"))
    }

    /// What was chosen of a list; empty where nothing was.
    pub(super) fn chosen(&self) -> &str {
        match &self.answer {
            Some(Answer::Choice(chosen)) => chosen,
            _ => "",
        }
    }

    /// What was typed; empty where nothing was.
    pub(super) fn typed(&self) -> &str {
        match &self.answer {
            Some(Answer::Text(text)) => text,
            _ => "",
        }
    }

    /// The values that are chosen of several.
    pub(super) fn chosen_of_several(&self) -> &[String] {
        match &self.answer {
            Some(Answer::Choices(chosen)) => chosen,
            _ => &[],
        }
    }

    /// The message beside it; nothing where its answer is good.
    pub(super) fn error_line(&self) -> Html {
        let Some(message) = &self.error else { return nothing() };
        el("p", "error")
            .attr(Attr::Id, &error_id(self.at))
            .with(line("span", "unseen", self.words.error_prefix).text(" "))
            .text(message)
            .html()
    }
}

/// The id of a question's first control, which the error summary links to.
pub(super) fn control_id(question: usize) -> String {
    ["q", &decimal(question)].concat()
}

/// The id of the sentence under a question.
pub(super) fn hint_id(question: usize) -> String {
    [&control_id(question), "-hint"].concat()
}

/// The id of the message beside a question.
pub(super) fn error_id(question: usize) -> String {
    [&control_id(question), "-error"].concat()
}
