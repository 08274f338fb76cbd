//! A radio or checkbox with its label, the whole of which can be pressed.

use hailong_core::decimal::decimal;
use hailong_core::response::Answer;
use yew::Html;

use crate::ui::form::control_event::ControlEvent;
use crate::ui::form::question_props::QuestionProps;
use crate::ui::shared::markup::{Attr, El, el, line};

/// What a radio or checkbox is for.
pub(super) struct OptionInput<'a> {
    /// Its index among the question's.
    pub(super) index: usize,
    pub(super) kind: &'static str,
    pub(super) checked: bool,
    /// What the question's answer becomes with it.
    pub(super) answer: Option<Answer>,
    pub(super) label: &'a str,
}

impl QuestionProps {
    #[inline(never)]
    pub(in crate::ui::form) fn radio(
        &self,
        class: &str,
        index: usize,
        answer: Answer,
        face: Html,
        label: &str,
    ) -> El {
        let checked = self.answer.as_ref() == Some(&answer);
        let input = OptionInput { index, kind: "radio", checked, answer: Some(answer), label };
        self.option(class, face, input)
    }

    /// A radio or checkbox with its label.
    #[inline(never)]
    pub(super) fn option(&self, class: &str, face: Html, option: OptionInput<'_>) -> El {
        let index = option.index;
        // The summary's link leads to the first option.
        let name = self.control_id();
        let id = if index == 0 { name.clone() } else { [&name, "-", &decimal(index)].concat() };
        let input = el("input", "")
            .attr(Attr::Type, option.kind)
            .attr(Attr::Id, &id)
            .attr(Attr::Name, &name)
            .checked(option.checked);
        el("label", class)
            .key(index)
            .with(self.does(input, ControlEvent::Answer(self.at, option.answer)))
            .node(face)
            .with(line("span", "", option.label))
    }
}
