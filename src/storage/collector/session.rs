//! The bearer token, which lives no longer than the tab: in memory, and in `sessionStorage` so that a reload doesn't sign a
//! person out.

use std::cell::RefCell;

use web_sys::Storage;

/// The token of one collector.
pub(super) struct Session {
    key: String,
    token: RefCell<Option<String>>,
}

impl Session {
    pub(super) fn new(address: &str) -> Self {
        Self { key: ["hai-long:session:", address].concat(), token: RefCell::default() }
    }

    pub(super) fn token(&self) -> Option<String> {
        self.token.borrow().clone()
    }

    /// What the tab has kept.
    pub(super) fn kept(&self) -> Option<String> {
        storage()?.get_item(&self.key).ok()?
    }

    /// From now on this one is used.
    pub(super) fn begin(&self, token: String, is_kept: bool) {
        if let Some(storage) = storage().filter(|_| is_kept) {
            // Without it a reload asks for the password again.
            let _ = storage.set_item(&self.key, &token);
        }
        self.token.replace(Some(token));
    }

    /// Forgets it; what it was comes back.
    pub(super) fn end(&self) -> Option<String> {
        if let Some(storage) = storage() {
            // It can only fail where keeping failed as well.
            let _ = storage.remove_item(&self.key);
        }
        self.token.take()
    }
}

/// `None` in a frame without an origin, where even looking throws.
fn storage() -> Option<Storage> {
    web_sys::window()?.session_storage().ok()?
}
