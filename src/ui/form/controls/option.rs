//! A radio or checkbox with its label, the whole of which can be pressed.

use hailong_core::decimal::decimal;
use hailong_core::response::Answer;

use crate::ui::form::deed::Deed;
use crate::ui::form::draw::{Drawing, control_id};
use crate::ui::shared::markup::{Attr, El, Html, el, line};

/// What a radio or checkbox is for.
pub(super) struct Choice<'a> {
    /// The index of the question.
    pub(super) at: usize,
    /// Its own index among the question's.
    pub(super) index: usize,
    pub(super) kind: &'static str,
    pub(super) checked: bool,
    /// What the question's answer becomes with it.
    pub(super) answer: Option<Answer>,
    pub(super) label: &'a str,
}

impl Drawing<'_> {
    #[inline(never)]
    pub(super) fn radio(
        &self,
        class: &str,
        at: usize,
        index: usize,
        answer: Answer,
        face: Html,
        label: &str,
    ) -> El {
        let checked = self.state.answers.get(at) == Some(&answer);
        let choice = Choice { at, index, kind: "radio", checked, answer: Some(answer), label };
        self.option(class, face, choice)
    }

    /// A radio or checkbox with its label.
    #[inline(never)]
    pub(super) fn option(&self, class: &str, face: Html, choice: Choice<'_>) -> El {
        let Choice { at, index, .. } = choice;
        // The summary's link leads to the first option.
        let name = control_id(at);
        let id = if index == 0 { name.clone() } else { [&name, "-", &decimal(index)].concat() };
        let input = el("input", "")
            .attr(Attr::Type, choice.kind)
            .attr(Attr::Id, &id)
            .attr(Attr::Name, &name)
            .checked(choice.checked);
        el("label", class)
            .key(index)
            .with(self.does(input, Deed::Answer(at, choice.answer)))
            .node(face)
            .with(line("span", "", choice.label))
    }
}
