//! What is picked from a list that the portal gives.

use hailong_core::response::Answer;

use crate::ui::form::deed::Deed;
use crate::ui::form::draw::Drawing;
use crate::ui::shared::markup::{Attr, El, el, line};

impl Drawing<'_> {
    pub(in crate::ui::form) fn unit(&self, at: usize) -> El {
        let chosen = match self.state.answers.get(at) {
            Some(Answer::Choice(chosen)) => chosen.as_str(),
            _ => "",
        };
        let option = |value: &str, label: &str| {
            let selected = (value == chosen).then_some("");
            line("option", "", label).attr(Attr::Value, value).maybe(Attr::Selected, selected)
        };
        let mut select = el("select", "").with(option("", self.words.choose));
        for unit in self.props.units.iter() {
            // A unit that has gone serves nobody; it stays in the file for what it once received.
            if unit.valid_to.is_none() {
                select = select.with(option(&unit.id, self.text(&unit.name)));
            }
        }
        self.does(select, Deed::Unit(at))
    }
}
