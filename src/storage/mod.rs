//! Where responses and drafts are kept.
//!
//! The form sees the traits [`ResponseStore`], [`DraftStore`] and [`DeviceStore`], the dashboard
//! [`StaffStore`] and [`NoteStore`]; behind them are the browser's IndexedDB, `sessionStorage` and `localStorage`, and the
//! [`Collector`] where there is one. docs/keeping.md says what is
//! where, for how long, and what happens when it fails.

mod announce;
mod collector;
mod database;
mod device;
mod draft;
mod hall;
mod indexed_db;
pub mod json;
mod marks;
mod note_store;
mod outbox;
mod sending;
mod staff;

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

use hailong_core::json::Value;

pub use announce::{Announcements, announce};
pub use collector::{
    Account, Collector, CollectorStore, HttpCollector, Means, Page, Refusal, Role, Wish,
};
pub use device::{Device, DeviceStore};
pub use draft::{DraftStore, MemoryDrafts, SessionDrafts};
pub use hall::HallStore;
pub use indexed_db::{IndexedDb, StoredFile};
pub use marks::Notes;
pub use note_store::NoteStore;
pub use outbox::{HallRecords, Outbox, flush, join, leave, wake};
pub use sending::Sending;
pub use staff::{StaffStore, StoredPage};

/// A future on the page's one thread.
pub type Later<T> = Pin<Box<dyn Future<Output = T>>>;

/// What the sitting's text begins with where a form that was put by is gone on with.
pub const RESUMED: &str = "later ";

/// Keeps responses, as [`hailong_wire`] writes them.
pub trait ResponseStore {
    /// Keeps a response, and is done only when it is durable. The id under which it is kept comes back:
    /// its own, also when the very same response is there already, or an earlier one of the same sitting, in
    /// whose place it comes, or the same answers from the same form that was put by; another where somebody else's
    /// has taken it, as after a tab was duplicated, so that neither is lost.
    fn add(&self, response: Value) -> Later<Result<String, StoreError>>;

    /// Whether a response with this one's id and answers is kept. One with other answers is another's, as
    /// after a tab was duplicated.
    fn has(&self, response: Value) -> Later<Result<bool, StoreError>>;

    /// Calls `heard` with what becomes of a response that was stored: as it is now, and at each change. Not at all where
    /// it stays in the store.
    fn follow(&self, _id: &str, _heard: Rc<dyn Fn(Sending)>) {}
}

/// Why a store didn't do what it was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoreError {
    /// What kind of trouble it is.
    pub kind: StoreErrorKind,
    /// The browser's own words, for the console. Never an answer.
    pub detail: String,
}

/// What can go wrong with a store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum StoreErrorKind {
    /// There is no store, or the browser doesn't let this page use it.
    Unavailable,
    /// It is full.
    Full,
    /// It didn't answer in time, and may still do what it was asked.
    Slow,
    /// It is there and says that it can't: damaged, most likely.
    Failed,
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.detail)
    }
}

impl std::error::Error for StoreError {}
