//! The outbox: responses on their way to the collector. A response is stored in it like any other, in IndexedDB, before
//! anybody is thanked for it, and leaves it when the collector has acknowledged it. Where the page has no collector,
//! responses go to the browser's own store, as ever.

mod counts;
mod delivery;
mod drain;
mod hall;
mod page;
mod queue;
mod wake;

use std::rc::Rc;

use hailong_core::json::Value;

use self::delivery::Entry;
use self::page::Collector;
use super::database::OUTBOX;
use super::indexed_db::{add, fetch, text};
use super::{IndexedDb, Later, ResponseStore, Sending, StoreError};

pub use self::drain::flush;
pub use self::hall::HallRecords;
pub use self::page::{join, leave};
pub use self::wake::wake;

/// Where the responses of one form go.
pub struct Outbox {
    /// The form, as [`join`] has numbered it.
    pub form: u32,
    /// The value of its attribute `collector`, as it is now.
    pub attribute: Rc<dyn Fn() -> Option<String>>,
    /// Whether the last response can be taken back, so that it is held for a while.
    pub holds: bool,
}

impl ResponseStore for Outbox {
    fn add(&self, response: Value) -> Later<Result<String, StoreError>> {
        let address = match page::collector((self.attribute)()) {
            Collector::Nowhere => return IndexedDb.add(response),
            Collector::At(address) => address,
            // It is stored all the same, and sent when the address is known.
            Collector::Unknown => String::new(),
        };
        let (form, holds) = (self.form, self.holds);
        Box::pin(async move {
            let note = queue::note(&Entry { address, ..Entry::default() }, None);
            let id = add(OUTBOX, &response, Some(&note)).await?;
            page::own(form, &id, Sending::Waiting);
            if holds {
                page::hold(&id);
            }
            drain::due();
            Ok(id)
        })
    }

    fn has(&self, response: Value) -> Later<Result<bool, StoreError>> {
        let form = self.form;
        Box::pin(async move {
            let id = text(&response, "id");
            let there = queue::queued(&fetch(OUTBOX, id).await?);
            if !id.is_empty() && there.response.get("answers") == response.get("answers") {
                let refused = there.refused.is_some();
                page::own(form, id, if refused { Sending::Refused } else { Sending::Waiting });
                return Ok(true);
            }
            IndexedDb.has(response).await
        })
    }

    fn follow(&self, id: &str, heard: Rc<dyn Fn(Sending)>) {
        page::follow(id, heard);
    }
}
