//! What keying in is given, and what reaches it.

use std::rc::Rc;

use hailong_core::json::Value;
use yew::Properties;

use super::keyboard::Meaning;
use super::state::Key;
use crate::storage::{HallStore, StoreError};
use crate::ui::form::FormProps;

/// What keying in needs.
#[derive(Properties, Clone)]
pub struct AssistedProps {
    /// What the form needs; its drafts are left alone, as the paper is the draft.
    pub form: FormProps,
    /// Where what is stored is looked up and taken back.
    pub records: Rc<dyn HallStore>,
}

impl PartialEq for AssistedProps {
    fn eq(&self, other: &Self) -> bool {
        self.form == other.form
    }
}

/// What reaches it.
pub enum Message {
    /// Something of its state.
    Key(Key),
    /// A key of the keyboard, as far as it means something.
    Pressed(Meaning),
    /// The button that stores.
    Store,
    /// The button that takes back.
    Undo,
    /// The response as a file.
    Save,
    /// The store answers about what was sent, or hasn't in time: the id, or why not.
    Settled(Rc<Value>, Result<String, StoreError>),
    /// The store has taken back, or not.
    Forgotten(Result<(), StoreError>),
}
