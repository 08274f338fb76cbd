//! A store that forgets: for tests, and for a page whose browser keeps nothing.

use std::cell::RefCell;
use std::rc::Rc;

use super::{Later, ResponseStore, StoreError};
use crate::wire::StoredResponse;

/// Responses in memory.
#[derive(Clone, Default)]
pub struct Memory(Rc<RefCell<Vec<StoredResponse>>>);

impl ResponseStore for Memory {
    fn add(&self, response: StoredResponse) -> Later<Result<String, StoreError>> {
        let id = response.id.clone();
        let mut kept = self.0.borrow_mut();
        if !kept.contains(&response) {
            kept.push(response);
        }
        Box::pin(std::future::ready(Ok(id)))
    }

    fn get(&self, id: &str) -> Later<Result<Option<StoredResponse>, StoreError>> {
        let found = self.0.borrow().iter().find(|response| response.id == id).cloned();
        Box::pin(std::future::ready(Ok(found)))
    }

    fn all(&self, questionnaire: &str) -> Later<Result<Vec<StoredResponse>, StoreError>> {
        let kept = self.0.borrow();
        let all = kept.iter().filter(|response| response.questionnaire == questionnaire).cloned();
        Box::pin(std::future::ready(Ok(all.collect())))
    }
}
