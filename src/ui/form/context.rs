//! What all parts of a form draw with, and what stays the same until its language changes: so questions compare it by its
//! address.

use std::rc::Rc;

use hailong_core::questionnaire::Text;

use super::control_event::{ControlEvent, ControlListener, Dispatch};
use super::props::FormProps;
use crate::i18n::form::Words;
use crate::ui::shared::markup::{Attr, El, line};

/// What all parts of a form draw with.
pub(super) struct FormContext {
    pub(super) props: FormProps,
    pub(super) words: &'static Words,
    pub(super) dispatch: Rc<Dispatch>,
}

/// The same one: what is in it has no equality of its own, and is replaced as a whole.
impl PartialEq for FormContext {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl FormContext {
    /// A text in the form's language.
    pub(super) fn text<'t>(&self, text: &'t Text) -> &'t str {
        text.get(self.props.language.tag())
    }

    /// What an element does when it is used.
    #[inline(never)]
    pub(super) fn does(&self, el: El, event: ControlEvent) -> El {
        el.listen(Rc::new(ControlListener { event, dispatch: self.dispatch.clone() }))
    }

    /// A button.
    #[inline(never)]
    pub(super) fn button(&self, class: &str, words: &str, event: ControlEvent) -> El {
        self.does(line("button", class, words).attr(Attr::Type, "button"), event)
    }

    /// The office that the page is for; nothing where it is for none.
    pub(super) fn office(&self) -> &str {
        let units = &self.props.units;
        let unit = self.props.unit.as_ref().and_then(|id| units.iter().find(|u| u.id == *id));
        unit.map_or("", |unit| self.text(unit.office.as_ref().unwrap_or(&unit.name)))
    }
}
