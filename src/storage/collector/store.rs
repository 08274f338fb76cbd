//! The staff's store where there is a collector: its responses are in memory, and go with the tab. The files that staff
//! import are in this browser as ever; what citizens have sent from this browser before there was a collector is not mixed in.

use std::cell::RefCell;
use std::rc::Rc;

use hailong_core::import::Encoded;
use hailong_core::json::Value;

use super::Collector;
use super::refusal::Refusal;
use crate::storage::{
    IndexedDb, Later, StaffStore, StoreError, StoreErrorKind, StoredFile, StoredPage,
};

/// The responses of a collector, and the files of this browser.
pub struct CollectorStore {
    collector: Rc<dyn Collector>,
    /// In the order in which they came: a response takes the place of an earlier one of its id.
    rows: RefCell<Vec<Rc<Encoded>>>,
}

impl CollectorStore {
    /// None of its responses is here yet.
    pub fn new(collector: Rc<dyn Collector>) -> Self {
        Self { collector, rows: RefCell::default() }
    }

    /// The collector.
    pub fn collector(&self) -> &Rc<dyn Collector> {
        &self.collector
    }

    /// From now on these are its responses.
    pub fn replace(&self, rows: Vec<Rc<Encoded>>) {
        self.rows.replace(rows);
    }

    /// These have come.
    pub fn add(&self, rows: Vec<Rc<Encoded>>) {
        self.rows.borrow_mut().extend(rows);
    }
}

impl StaffStore for CollectorStore {
    fn all(&self, _: &str) -> Later<Result<Vec<Value>, StoreError>> {
        Box::pin(async { Ok(Vec::new()) })
    }

    fn page(
        &self,
        questionnaire: &str,
        after: Option<String>,
    ) -> Later<Result<StoredPage, StoreError>> {
        let page = self.collector.records(questionnaire, after);
        Box::pin(async move {
            let (records, next) = page.await.map_err(|refusal| failed(&refusal))?;
            Ok(StoredPage { records, next })
        })
    }

    fn pulled(&self) -> Vec<Rc<Encoded>> {
        self.rows.borrow().clone()
    }

    fn find(
        &self,
        questionnaire: &str,
        receipt: &str,
    ) -> Option<Later<Result<Vec<Value>, StoreError>>> {
        let found = self.collector.find(questionnaire, receipt);
        Some(Box::pin(async move { found.await.map_err(|refusal| failed(&refusal)) }))
    }

    fn files(&self, questionnaire: &str) -> Later<Result<Vec<StoredFile>, StoreError>> {
        StaffStore::files(&IndexedDb, questionnaire)
    }

    fn keep_file(&self, file: StoredFile) -> Later<Result<(), StoreError>> {
        StaffStore::keep_file(&IndexedDb, file)
    }

    fn forget_file(&self, questionnaire: &str, id: &str) -> Later<Result<(), StoreError>> {
        StaffStore::forget_file(&IndexedDb, questionnaire, id)
    }

    fn remove(&self, questionnaire: &str, id: &str) -> Later<Result<(), StoreError>> {
        StaffStore::remove(&IndexedDb, questionnaire, id)
    }

    fn withdraw(&self, questionnaire: &str, id: &str) -> Later<Result<(), StoreError>> {
        let deleted = self.collector.delete(id);
        // A file may have it, too.
        let (questionnaire, id) = (questionnaire.to_owned(), id.to_owned());
        Box::pin(async move {
            deleted.await.map_err(|refusal| failed(&refusal))?;
            StaffStore::remove(&IndexedDb, &questionnaire, &id).await
        })
    }

    fn removed(&self, questionnaire: &str) -> Later<Result<Vec<String>, StoreError>> {
        StaffStore::removed(&IndexedDb, questionnaire)
    }
}

fn failed(refusal: &Refusal) -> StoreError {
    let kind = match refusal {
        Refusal::Slow => StoreErrorKind::Slow,
        Refusal::Away(_) => StoreErrorKind::Unavailable,
        _ => StoreErrorKind::Failed,
    };
    StoreError { kind, detail: refusal.detail() }
}
