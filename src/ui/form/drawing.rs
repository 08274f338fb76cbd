//! What the parts of the form around its questions are drawn from: the state, and what all parts share.

use std::ops::Deref;
use std::rc::Rc;

use super::context::FormContext;
use super::state::FormState;
use crate::ui::shared::markup::{Attr, El, el};

/// What the drawing functions share.
pub(super) struct Drawing<'a> {
    pub(super) state: &'a FormState,
    pub(super) form: &'a Rc<FormContext>,
    /// Whether the last attempt to keep the draft worked; `None` before the first.
    pub(super) saved: Option<bool>,
}

impl Deref for Drawing<'_> {
    type Target = FormContext;

    fn deref(&self) -> &FormContext {
        self.form
    }
}

/// The heading of a step, which takes the focus.
#[inline(never)]
pub(super) fn heading() -> El {
    el("h3", "step-heading").attr(Attr::TabIndex, "-1")
}
