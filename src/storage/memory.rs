//! A store that forgets: for tests, and for a page whose browser keeps nothing.

use std::cell::RefCell;
use std::future::ready;
use std::rc::Rc;

use hailong_core::json::Value;

use super::{Later, ResponseStore, StoreError};

/// Responses in memory.
#[derive(Clone, Default)]
pub struct Memory(Rc<RefCell<Vec<Value>>>);

impl ResponseStore for Memory {
    fn add(&self, response: Value) -> Later<Result<String, StoreError>> {
        let id = id_of(&response).unwrap_or_default().to_owned();
        let mut kept = self.0.borrow_mut();
        if !kept.contains(&response) {
            kept.push(response);
        }
        Box::pin(ready(Ok(id)))
    }

    fn has(&self, response: Value) -> Later<Result<bool, StoreError>> {
        let same = |kept: &Value| {
            id_of(kept) == id_of(&response) && kept.get("answers") == response.get("answers")
        };
        let found = self.0.borrow().iter().any(same);
        Box::pin(ready(Ok(found)))
    }
}

fn id_of(response: &Value) -> Option<&str> {
    response.get("id")?.as_str()
}
