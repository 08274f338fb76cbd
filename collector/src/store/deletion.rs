//! Deleting a response: a tombstone takes its place, with a `seq` of its own, so that every reader of the feed hears of it.

use sqlx::{Postgres, Sqlite, Transaction};
use uuid::Uuid;

use super::{Pools, Store, StoreError, query};
use crate::bucket::bucket_of;

/// A response that has a receipt's number: its id, its unit and when it was submitted. Never an answer.
pub type Found = (Uuid, Option<String>, i64);

/// The two statements, for either database. Whether there was such a response.
macro_rules! entomb {
    ($transaction:expr, $database:ty, $bucket:expr, $id:expr) => {{
        let mut transaction: Transaction<'_, $database> = $transaction;
        let (seq,): (i64,) =
            sqlx::query_as("update feed set seq = seq + 1 where bucket = $1 returning seq")
                .bind($bucket)
                .fetch_one(&mut *transaction)
                .await?;
        // The unit stays: only readers who could see the response hear that it is gone.
        let sql = "update response set gone = $3, seq = $4, hash = $5, sitting = $5, body = '' \
                   where bucket = $1 and id = $2 and not gone";
        let done = sqlx::query(sql)
            .bind($bucket)
            .bind($id)
            .bind(true)
            .bind(seq)
            .bind(&[][..] as &[u8])
            .execute(&mut *transaction)
            .await?;
        if done.rows_affected() == 0 {
            transaction.rollback().await?;
            return Ok(false);
        }
        transaction.commit().await?;
    }};
}

impl Store {
    /// Deletes a response for good; whether there was one. A copy that is sent again isn't stored again.
    pub async fn delete(&self, id: Uuid) -> Result<bool, StoreError> {
        let bucket = bucket_of(id, self.buckets());
        match &self.pools {
            Pools::Sqlite { write, .. } => {
                entomb!(write.begin_with("begin immediate").await?, Sqlite, bucket, id);
            }
            Pools::Postgres(pool) => entomb!(pool.begin().await?, Postgres, bucket, id),
        }
        self.tell_change();
        Ok(true)
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
