//! The responses as the engine counts them, in memory: for figures that the server gives.
//!
//! For each questionnaire that somebody asks for there are two tables: an exact one for those who may see rows, and one with keys,
//! which gives out noisy figures only, for readers. Both are fed from the feed before each answer.

use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;

use hailong_core::figures::{Figures, FiguresError, Thresholds, figures, noisy_figures};
use hailong_core::filter::Filter;
use hailong_core::json::Value;
use hailong_core::keyed_table::KeyedTable;
use hailong_core::questionnaire::Questionnaire;
use hailong_core::table::Table;
use hailong_wire::response_from_json;
use tokio::sync::Mutex;
use uuid::Uuid;

use crate::cursor::Cursor;
use crate::secret::hash;
use crate::store::{FeedQuery, Store, StoreError};

/// The rows that are read at a time.
const PAGE: usize = 5_000;

/// Who asks, as far as figures go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Precision {
    /// Somebody who may see the rows: exact figures, with small cells hidden.
    Exact,
    /// A reader, who may filter freely: figures with noise by the cell-key method (docs/decisions/0021-cell-key.md).
    Noisy,
}

/// Why there are no figures.
#[derive(Debug)]
pub enum TableError {
    /// The database can't be used.
    Store(StoreError),
    /// The question makes no sense.
    Figures(FiguresError),
    /// There are more responses than can be counted.
    Full,
}

impl fmt::Display for TableError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Store(error) => error.fmt(f),
            Self::Figures(error) => error.fmt(f),
            Self::Full => f.write_str("there are more responses than can be counted"),
        }
    }
}

impl std::error::Error for TableError {}

impl From<StoreError> for TableError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// The tables of all questionnaires that were asked for.
#[derive(Clone, Default)]
pub struct Tables(Arc<Mutex<HashMap<String, Arc<Mutex<Tabled>>>>>);

/// The responses to one questionnaire.
struct Tabled {
    questionnaire: Arc<Questionnaire>,
    cursor: Cursor,
    exact: Table,
    keyed: KeyedTable,
}

impl Tabled {
    fn new(questionnaire: Arc<Questionnaire>, store: &Store) -> Self {
        Self {
            cursor: Cursor::start(store.epoch(), store.buckets()),
            exact: Table::new(&questionnaire),
            keyed: KeyedTable::new(&questionnaire),
            questionnaire,
        }
    }

    /// Takes in what is new.
    async fn follow(&mut self, store: &Store) -> Result<(), TableError> {
        let questionnaire = self.questionnaire.clone();
        let query = FeedQuery { questionnaire: &questionnaire.id, units: None, limit: PAGE };
        loop {
            let page = store.feed(&query, &self.cursor).await?;
            for id in &page.gone {
                let id = id.to_string();
                self.exact.remove(&id);
                self.keyed.remove(&id);
            }
            for text in &page.responses {
                let json: serde_json::Value = serde_json::from_str(text).unwrap_or_default();
                if let Some(response) = response_from_json(&questionnaire, &Value::from(json)) {
                    self.exact.insert(&questionnaire, &response);
                    self.keyed.insert(&questionnaire, &response, key(store.secret(), &response.id));
                }
            }
            let is_changed = !page.is_empty();
            let more = page.more;
            self.cursor = page.cursor;
            if is_changed && (self.exact.commit().is_err() || self.keyed.commit().is_err()) {
                return Err(TableError::Full);
            }
            if !more {
                return Ok(());
            }
        }
    }

    fn figures(&self, filter: &Filter, precision: Precision) -> Result<Figures, FiguresError> {
        let (asked, thresholds) = (&self.questionnaire, Thresholds::default());
        match precision {
            Precision::Exact => figures(asked, self.exact.counted(), filter, thresholds, false),
            Precision::Noisy => {
                noisy_figures(asked, self.keyed.counted(), filter, thresholds, false)
            }
        }
    }
}

/// The key of a response: 16 bits that follow from its id and a secret of the database, so that they stay the same for good
/// and nobody without the secret can work them out.
fn key(secret: Uuid, id: &str) -> u16 {
    let [high, low, ..] = hash(&[secret.as_bytes(), id.as_bytes()].concat());
    u16::from_be_bytes([high, low])
}

impl Tables {
    /// The figures of what a filter lets through, of all responses that are stored at this moment.
    pub async fn figures(
        &self,
        store: &Store,
        questionnaire: &Arc<Questionnaire>,
        filter: &Filter,
        precision: Precision,
    ) -> Result<Figures, TableError> {
        let tabled = {
            let mut all = self.0.lock().await;
            let new = || Arc::new(Mutex::new(Tabled::new(questionnaire.clone(), store)));
            all.entry(questionnaire.id.clone()).or_insert_with(new).clone()
        };
        let mut tabled = tabled.lock_owned().await;
        if tabled.questionnaire.version != questionnaire.version {
            // Another version was published: its fields may be others.
            *tabled = Tabled::new(questionnaire.clone(), store);
        }
        tabled.follow(store).await?;
        let filter = filter.clone();
        // Counting takes the time of a frame or more; other requests go on meanwhile.
        let counted = tokio::task::spawn_blocking(move || tabled.figures(&filter, precision));
        match counted.await {
            Ok(figures) => figures.map_err(TableError::Figures),
            Err(panicked) => std::panic::resume_unwind(panicked.into_panic()),
        }
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::key;

    #[test]
    fn keys_are_even_and_stay_the_same() {
        let secret = Uuid::from_u128(7);
        let mut high = [0_u32; 16];
        for at in 0..16_000_u128 {
            high[usize::from(key(secret, &Uuid::from_u128(at).to_string()) >> 12)] += 1;
        }
        // Five standard deviations of a binomial of 16,000 and 1/16.
        assert!(high.iter().all(|count| (847..1153).contains(count)), "{high:?}");
        assert_eq!(key(secret, "a"), key(secret, "a"));
        assert_ne!(key(secret, "a"), key(Uuid::from_u128(8), "a"));
    }
}
