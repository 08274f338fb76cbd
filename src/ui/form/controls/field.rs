//! Fields that are typed in.

use hailong_core::response::Answer;

use crate::i18n::typed;
use crate::ui::form::deed::Deed;
use crate::ui::form::draw::Drawing;
use crate::ui::shared::markup::{Attr, El, el};

impl Drawing<'_> {
    pub(in crate::ui::form) fn number(&self, at: usize) -> El {
        let held = match self.state.answers.get(at) {
            Some(Answer::Number(number)) => typed(*number),
            Some(Answer::Text(typed)) => typed.clone(),
            _ => String::new(),
        };
        // Not type="number": it drops what it can't read, spins under the wheel and speaks badly.
        let field = el("input", "short")
            .attr(Attr::Type, "text")
            .attr(Attr::InputMode, "decimal")
            .attr(Attr::AutoComplete, "off")
            .value(held);
        self.does(self.does(field, Deed::Text(at)), Deed::Number(at))
    }

    pub(in crate::ui::form) fn text_field(&self, at: usize, long: bool) -> El {
        let held = match self.state.answers.get(at) {
            Some(Answer::Text(text)) => text.clone(),
            _ => String::new(),
        };
        let field = if long {
            el("textarea", "").attr(Attr::Rows, "5")
        } else {
            el("input", "").attr(Attr::Type, "text").attr(Attr::AutoComplete, "off")
        };
        self.does(field.value(held), Deed::Text(at))
    }
}
