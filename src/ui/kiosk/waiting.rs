//! Responses that the store hasn't got yet. On a page a person is told that it failed and keeps the answers before
//! their eyes; in a hall that person goes, and the next one mustn't see them. So they wait here, in memory, and are
//! tried again.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use hailong_core::json::Value;

use crate::storage::{Later, ResponseStore, Sending, StoreError};

/// A store that keeps in memory what the one behind it hasn't taken.
pub struct Waiting {
    store: Rc<dyn ResponseStore>,
    /// In the order in which they came. Each is here from before it is handed on until it is durable.
    kept: Rc<RefCell<Vec<Value>>>,
    /// One round at a time.
    retrying: Rc<Cell<bool>>,
}

impl Waiting {
    /// In front of a store.
    pub fn new(store: Rc<dyn ResponseStore>) -> Self {
        Self { store, kept: Rc::default(), retrying: Rc::default() }
    }

    /// How many wait.
    pub fn count(&self) -> usize {
        self.kept.borrow().len()
    }

    /// All that wait.
    pub fn all(&self) -> Vec<Value> {
        self.kept.borrow().clone()
    }

    /// Tries all of them again, one after the other; the ids of those that are durable now. Where a round is under
    /// way already there is nothing to do.
    pub fn retry(&self) -> Later<Vec<String>> {
        let (store, kept) = (self.store.clone(), self.kept.clone());
        let (retrying, responses) = (self.retrying.clone(), self.all());
        Box::pin(async move {
            let mut stored = Vec::new();
            if retrying.replace(true) {
                return stored;
            }
            for response in responses {
                // A repeated add meets its own id, so one that came through meanwhile isn't kept twice.
                if let Ok(id) = store.add(response.clone()).await {
                    forget(&kept, &response);
                    stored.push(id);
                }
            }
            retrying.set(false);
            stored
        })
    }
}

impl ResponseStore for Waiting {
    fn add(&self, response: Value) -> Later<Result<String, StoreError>> {
        let kept = self.kept.clone();
        // A second attempt of the same form takes the place of its first.
        forget(&kept, &response);
        kept.borrow_mut().push(response.clone());
        let adding = self.store.add(response.clone());
        Box::pin(async move {
            let result = adding.await;
            if result.is_ok() {
                forget(&kept, &response);
            }
            result
        })
    }

    fn has(&self, response: Value) -> Later<Result<bool, StoreError>> {
        self.store.has(response)
    }

    fn follow(&self, id: &str, heard: Rc<dyn Fn(Sending)>) {
        self.store.follow(id, heard);
    }
}

fn forget(kept: &RefCell<Vec<Value>>, response: &Value) {
    kept.borrow_mut().retain(|other| other.get("id") != response.get("id"));
}

#[cfg(test)]
mod tests {
    use std::cell::{Cell, RefCell};
    use std::future::Future;
    use std::pin::pin;
    use std::rc::Rc;
    use std::task::{Context, Poll, Waker};

    use hailong_core::json::Value;

    use super::Waiting;
    use crate::storage::{Later, ResponseStore, StoreError, StoreErrorKind};

    /// A store that can be broken.
    #[derive(Default)]
    struct Fragile {
        broken: Cell<bool>,
        hangs: Cell<bool>,
        kept: Rc<RefCell<Vec<Value>>>,
    }

    impl ResponseStore for Fragile {
        fn add(&self, response: Value) -> Later<Result<String, StoreError>> {
            if self.hangs.get() {
                return Box::pin(std::future::pending());
            }
            let (broken, kept) = (self.broken.get(), self.kept.clone());
            Box::pin(async move {
                if broken {
                    return Err(StoreError { kind: StoreErrorKind::Full, detail: String::new() });
                }
                if !kept.borrow().contains(&response) {
                    kept.borrow_mut().push(response.clone());
                }
                Ok(response.get("id").and_then(Value::as_str).unwrap_or_default().to_owned())
            })
        }

        fn has(&self, response: Value) -> Later<Result<bool, StoreError>> {
            let has = self.kept.borrow().contains(&response);
            Box::pin(async move { Ok(has) })
        }
    }

    fn run<T>(future: impl Future<Output = T>) -> Option<T> {
        match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(value) => Some(value),
            Poll::Pending => None,
        }
    }

    fn response(id: &str) -> Value {
        Value::Object(vec![("id".to_owned(), id.into())])
    }

    #[test]
    fn what_is_durable_does_not_wait() {
        let store = Rc::new(Fragile::default());
        let waiting = Waiting::new(store.clone());
        assert_eq!(run(waiting.add(response("a"))), Some(Ok("a".to_owned())));
        assert_eq!((waiting.count(), store.kept.borrow().len()), (0, 1));
        assert_eq!(run(waiting.retry()), Some(vec![]));
    }

    #[test]
    fn what_failed_waits_until_the_store_is_well() {
        let store = Rc::new(Fragile::default());
        let waiting = Waiting::new(store.clone());
        store.broken.set(true);
        for id in ["a", "b", "a"] {
            assert!(run(waiting.add(response(id))).is_some_and(|result| result.is_err()), "{id}");
        }
        assert_eq!(waiting.all(), [response("b"), response("a")], "each once");
        assert_eq!(run(waiting.retry()), Some(vec![]));
        assert_eq!(waiting.count(), 2);
        store.broken.set(false);
        assert_eq!(run(waiting.retry()), Some(vec!["b".to_owned(), "a".to_owned()]));
        assert_eq!((waiting.count(), store.kept.borrow().len()), (0, 2));
    }

    #[test]
    fn what_hangs_waits_too_and_is_kept_once() {
        let store = Rc::new(Fragile::default());
        let waiting = Waiting::new(store.clone());
        store.hangs.set(true);
        assert!(run(waiting.add(response("a"))).is_none());
        assert_eq!(waiting.count(), 1);
        store.hangs.set(false);
        assert_eq!(run(waiting.retry()), Some(vec!["a".to_owned()]));
        assert_eq!((waiting.count(), store.kept.borrow().len()), (0, 1));
    }
}
