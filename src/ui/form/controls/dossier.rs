//! The code of a case: typed, or read from the slip by the camera where the browser can. It is doubted, never refused.

use hailong_core::dossier::looks_like_code;
use hailong_core::questionnaire::Question;
use hailong_core::response::Answer;

use super::combobox::part_id;
use super::gesture::{Gesture, can_scan};
use crate::ui::form::deed::Deed;
use crate::ui::form::draw::Drawing;
use crate::ui::shared::markup::{Attr, El, el, line};

impl Drawing<'_> {
    pub(in crate::ui::form) fn dossier(&self, at: usize, question: &Question) -> El {
        let held = match self.state.answers.get(at) {
            Some(Answer::Text(text)) => text,
            _ => "",
        };
        let field = el("input", "")
            .attr(Attr::Type, "text")
            .attr(Attr::AutoComplete, "off")
            .attr(Attr::MaxLength, "200")
            .value(held.to_owned());
        let field = self.hand(self.does(field, Deed::Text(at)), Gesture::Code(at));
        let doubt = !held.is_empty() && !looks_like_code(held.trim());
        // While it is typed the stylesheet hides the doubt but keeps its place: the button that is pressed next must
        // not move away.
        let doubt = line("p", "doubt", if doubt { self.rare_words().dossier_doubt } else { "" })
            .attr(Attr::Id, &part_id(at, "doubt"))
            .attr(Attr::Role, "status");
        let dossier =
            el("div", "dossier").with(self.named(field, at, question, "doubt")).with(doubt);
        if !can_scan() {
            return dossier;
        }
        let scan = line("button", "second", self.rare_words().scan).attr(Attr::Type, "button");
        dossier.with(self.hand(scan, Gesture::Scan(self.rare_words())))
    }
}
