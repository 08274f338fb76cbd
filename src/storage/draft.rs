//! A form that was begun, kept in the tab: it survives a reload, and is gone with the tab, because the
//! next person at a shared computer must not see it.

use std::cell::RefCell;

use web_sys::Storage;

/// Keeps one form's draft.
pub trait DraftStore {
    /// The draft, if there is one.
    fn load(&self) -> Option<String>;
    /// Keeps it; whether that worked.
    fn save(&self, draft: &str) -> bool;
    /// Forgets it.
    fn wipe(&self);
}

/// Drafts in the tab's `sessionStorage`.
pub struct SessionDrafts {
    key: String,
}

impl SessionDrafts {
    /// For the form of this name.
    pub fn new(name: &str) -> Self {
        Self { key: ["hai-long:draft:", name].concat() }
    }

    /// `None` in a frame without an origin, where even looking throws.
    fn storage() -> Option<Storage> {
        web_sys::window()?.session_storage().ok()?
    }
}

impl DraftStore for SessionDrafts {
    fn load(&self) -> Option<String> {
        Self::storage()?.get_item(&self.key).ok()?
    }

    fn save(&self, draft: &str) -> bool {
        Self::storage().is_some_and(|storage| storage.set_item(&self.key, draft).is_ok())
    }

    fn wipe(&self) {
        if let Some(storage) = Self::storage() {
            // It can only fail where saving failed as well.
            let _ = storage.remove_item(&self.key);
        }
    }
}

/// Drafts in memory.
#[derive(Default)]
pub struct MemoryDrafts(RefCell<Option<String>>);

impl DraftStore for MemoryDrafts {
    fn load(&self) -> Option<String> {
        self.0.borrow().clone()
    }

    fn save(&self, draft: &str) -> bool {
        *self.0.borrow_mut() = Some(draft.to_owned());
        true
    }

    fn wipe(&self) {
        self.0.borrow_mut().take();
    }
}
