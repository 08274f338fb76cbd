//! Deleting a response: a tombstone takes its place, with a `seq` of its own, so that every reader of the feed hears of it.

use sqlx::{Connection, Postgres, Sqlite, Transaction};
use uuid::Uuid;

use super::{Pools, Store, StoreError, query, spoil};
use crate::bucket::bucket_of;

/// How many responses are deleted in one transaction.
const EXPIRED_AT_ONCE: i64 = 500;

/// A response that has a receipt's number: its id, its unit and when it was submitted. Never an answer.
pub type Found = (Uuid, Option<String>, i64);

/// Puts tombstones in the place of responses of one bucket, in one transaction; how many there were.
macro_rules! entomb {
    ($transaction:expr, $database:ty, $bucket:expr, $ids:expr) => {{
        let mut transaction: Transaction<'_, $database> = $transaction;
        let count = i64::try_from($ids.len()).unwrap_or(0);
        let (last,): (i64,) =
            sqlx::query_as("update feed set seq = seq + $1 where bucket = $2 returning seq")
                .bind(count)
                .bind($bucket)
                .fetch_one(&mut *transaction)
                .await?;
        // The unit stays: only readers who could see the response hear that it is gone.
        let sql = "update response set gone = $3, seq = $4, hash = $5, sitting = $5, body = '' \
                   where bucket = $1 and id = $2 and not gone";
        let mut found = 0;
        for (id, seq) in $ids.iter().zip(last - count + 1..) {
            let done = sqlx::query(sql)
                .bind($bucket)
                .bind(*id)
                .bind(true)
                .bind(seq)
                .bind(&[][..] as &[u8])
                .execute(&mut *transaction)
                .await?;
            found += done.rows_affected();
        }
        if found == 0 {
            transaction.rollback().await?;
        } else {
            transaction.commit().await?;
        }
        found
    }};
}

impl Store {
    /// Deletes a response for good; whether there was one. A copy that is sent again isn't stored again.
    pub async fn delete(&self, id: Uuid) -> Result<bool, StoreError> {
        Ok(self.entomb(bucket_of(id, self.buckets()), &[id]).await? > 0)
    }

    async fn entomb(&self, bucket: i32, ids: &[Uuid]) -> Result<u64, StoreError> {
        let found = match &self.pools {
            Pools::Sqlite { write, .. } => {
                let mut connection = write.acquire().await?;
                let result = async {
                    let transaction = connection.begin_with("begin immediate").await?;
                    Ok::<_, StoreError>(entomb!(transaction, Sqlite, bucket, ids))
                };
                let result = result.await;
                if result.is_err() {
                    spoil(&mut connection);
                }
                result?
            }
            Pools::Postgres(pool) => entomb!(pool.begin().await?, Postgres, bucket, ids),
        };
        if found > 0 {
            self.tell_change();
        }
        Ok(found)
    }

    /// Deletes responses that came before a time, some hundreds at once, so that nobody waits for long; how many.
    pub async fn expire(&self, before: i64) -> Result<u64, StoreError> {
        let sql = "select id from response where bucket = $1 and received < $2 and not gone order by seq limit $3";
        let mut expired = 0;
        for bucket in 0..self.buckets() {
            loop {
                let ids: Vec<(Uuid,)> = query!(self, read, pool => sqlx::query_as(sql)
                    .bind(bucket)
                    .bind(before)
                    .bind(EXPIRED_AT_ONCE)
                    .fetch_all(pool)
                    .await)?;
                let ids: Vec<Uuid> = ids.into_iter().map(|(id,)| id).collect();
                if ids.is_empty() {
                    break;
                }
                expired += self.entomb(bucket, &ids).await?;
            }
        }
        Ok(expired)
    }

    /// The responses to a questionnaire that have this number on their receipt: twelve hexadecimal digits.
    pub async fn by_receipt(
        &self,
        questionnaire: &str,
        receipt: &str,
    ) -> Result<Vec<Found>, StoreError> {
        let sql = "select id, unit, submitted from response where receipt = $1 and questionnaire = $2 and not gone";
        let rows = query!(self, read, pool => sqlx::query_as(sql)
            .bind(receipt)
            .bind(questionnaire)
            .fetch_all(pool)
            .await)?;
        Ok(rows)
    }
}
