//! The words of the lazy chunk. Only what is in it may ask for them, or they come into the first download.

use super::context::FormContext;
use crate::i18n::form_lazy::{Words, words};

impl FormContext {
    /// The words of the lazy chunk.
    pub(super) fn lazy_words(&self) -> &'static Words {
        words(self.props.language)
    }
}
