//! A short list that a portal gives, as the browser shows lists.

use super::combobox::Entry;
use crate::ui::form::control_event::ControlEvent;
use crate::ui::form::question_props::QuestionProps;
use crate::ui::shared::markup::{Attr, El, el, line};

impl QuestionProps {
    /// A short list.
    pub(super) fn select(&self, list: &[Entry<'_>]) -> El {
        let select = self.options(self.chosen(), self.words.choose, list);
        self.named(self.does(select, ControlEvent::Unit(self.at)), "")
    }

    pub(super) fn options(&self, chosen: &str, none: &str, list: &[Entry<'_>]) -> El {
        let option = |value: &str, label: &str| {
            let selected = (value == chosen).then_some("");
            line("option", "", label).attr(Attr::Value, value).maybe(Attr::Selected, selected)
        };
        let mut select = el("select", "").with(option("", none));
        for (value, label) in list {
            select = select.with(option(value, label));
        }
        if !chosen.is_empty() && !list.iter().any(|(value, _)| *value == chosen) {
            // A value that isn't in the list any more shows itself rather than nothing.
            select = select.with(option(chosen, chosen));
        }
        select
    }
}
