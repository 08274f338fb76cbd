//! Reading the feed: what is new since a cursor, and what was deleted.

use serde_json::Value;
use sqlx::{Postgres, QueryBuilder, Sqlite};
use uuid::Uuid;

use super::{Pools, Store, StoreError};
use crate::cursor::Cursor;

/// What a reader asks for.
#[derive(Clone, Debug)]
pub struct FeedQuery<'a> {
    /// The questionnaire.
    pub questionnaire: &'a str,
    /// The units whose rows the reader may see; all of them where there is no list.
    pub units: Option<&'a [String]>,
    /// The most rows.
    pub limit: usize,
}

/// A page of the feed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedPage {
    /// Where the next page begins.
    pub cursor: Cursor,
    /// Whether there is more at the moment.
    pub more: bool,
    /// The ids of what was deleted.
    pub gone: Vec<Uuid>,
    /// The responses, each as JSON.
    pub responses: Vec<String>,
}

impl FeedPage {
    /// Whether it brings nothing.
    pub fn is_empty(&self) -> bool {
        self.gone.is_empty() && self.responses.is_empty()
    }
}

/// `seq`, id, whether it is gone, when it was received, body.
type Row = (i64, Uuid, bool, i64, String);

/// The rows of one bucket, for either database.
macro_rules! rows {
    ($pool:expr, $database:ty, $bucket:expr, $after:expr, $query:expr, $limit:expr) => {{
        let mut select = QueryBuilder::<$database>::new(
            "select seq, id, gone, received, body from response where bucket = ",
        );
        select.push_bind($bucket).push(" and questionnaire = ").push_bind($query.questionnaire);
        select.push(" and seq > ").push_bind($after);
        if let Some(units) = $query.units {
            push_units(&mut select, units);
        }
        select.push(" order by seq limit ").push_bind($limit);
        select.build_query_as::<Row>().fetch_all($pool).await?
    }};
}

/// Only rows of these units; a list without one lets none through.
fn push_units<D>(select: &mut QueryBuilder<D>, units: &[String])
where
    D: sqlx::Database,
    String: sqlx::Type<D> + for<'q> sqlx::Encode<'q, D>,
{
    if units.is_empty() {
        select.push(" and 1 = 0");
        return;
    }
    select.push(" and unit in (");
    let mut list = select.separated(", ");
    for unit in units {
        list.push_bind(unit.clone());
    }
    select.push(")");
}

impl Store {
    /// What is new since a cursor, which must be of this store's epoch and have its buckets.
    pub async fn feed(
        &self,
        query: &FeedQuery<'_>,
        cursor: &Cursor,
    ) -> Result<FeedPage, StoreError> {
        let mut page = FeedPage {
            cursor: cursor.clone(),
            more: false,
            gone: Vec::new(),
            responses: Vec::new(),
        };
        let mut left = query.limit;
        for (bucket, seq) in page.cursor.seqs.iter_mut().enumerate() {
            let bucket = i32::try_from(bucket).unwrap_or(i32::MAX);
            // One more than is wanted tells whether there is more.
            let limit = i64::try_from(left + 1).unwrap_or(i64::MAX);
            let rows: Vec<Row> = match &self.pools {
                Pools::Sqlite { read, .. } => rows!(read, Sqlite, bucket, *seq, query, limit),
                Pools::Postgres(pool) => rows!(pool, Postgres, bucket, *seq, query, limit),
            };
            if rows.len() > left {
                page.more = true;
            }
            for (at, id, is_gone, received, body) in rows.into_iter().take(left) {
                *seq = at;
                left -= 1;
                if is_gone {
                    page.gone.push(id);
                } else {
                    page.responses.push(with_received(body, received));
                }
            }
            if page.more {
                break;
            }
        }
        Ok(page)
    }

    /// How many responses a reader may see.
    pub async fn count(
        &self,
        questionnaire: &str,
        units: Option<&[String]>,
    ) -> Result<i64, StoreError> {
        macro_rules! count {
            ($pool:expr, $database:ty) => {{
                let mut select = QueryBuilder::<$database>::new(
                    "select count(*) from response where not gone and questionnaire = ",
                );
                select.push_bind(questionnaire);
                if let Some(units) = units {
                    push_units(&mut select, units);
                }
                select.build_query_as::<(i64,)>().fetch_one($pool).await?.0
            }};
        }
        Ok(match &self.pools {
            Pools::Sqlite { read, .. } => count!(read, Sqlite),
            Pools::Postgres(pool) => count!(pool, Postgres),
        })
    }
}

/// A response, which is a JSON object with members, with the time at which it came.
fn with_received(mut body: String, received: i64) -> String {
    body.truncate(body.trim_end().len().saturating_sub(1));
    body.push_str(",\"received\":");
    body.push_str(&Value::from(received).to_string());
    body.push('}');
    body
}

#[cfg(test)]
mod tests {
    use super::with_received;

    #[test]
    fn the_time_is_a_member_of_the_response() {
        assert_eq!(with_received("{\"v\":1}".into(), 7), "{\"v\":1,\"received\":7}");
    }
}
