//! Copying everything from one database to another, and holding the two against each other.

use sqlx::{Connection, Postgres, QueryBuilder, Sqlite};
use uuid::Uuid;

use super::{Pools, Store, StoreError, query, spoil};
use crate::bucket::{bucket_of, receipt_of};
use crate::secret::{hash, hex};

/// The rows that are copied at a time.
const PAGE: i64 = 1_000;

/// Everything of a response or tombstone but its place in the feed: id, questionnaire, unit, submitted, received, whether it is
/// gone, hash, sitting, body.
type Row = (Uuid, String, Option<String>, i64, i64, bool, Vec<u8>, Vec<u8>, String);

/// All of an account: name, role, units, password, when it was made and revoked.
type AccountRow = (String, String, Option<String>, Option<String>, i64, Option<i64>);

/// What two databases that hold the same have in common: how many rows, and a sum over all of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checksum {
    /// Responses and tombstones.
    pub rows: u64,
    /// The bytes of SHA-256 of each row, added up: the same in any order.
    pub sum: String,
}

/// Inserts rows of one bucket, for either database.
macro_rules! insert {
    ($transaction:expr, $database:ty, $bucket:expr, $rows:expr) => {{
        let mut transaction = $transaction;
        let count = i64::try_from($rows.len()).unwrap_or(0);
        let (last,): (i64,) =
            sqlx::query_as("update feed set seq = seq + $1 where bucket = $2 returning seq")
                .bind(count)
                .bind($bucket)
                .fetch_one(&mut *transaction)
                .await?;
        let mut insert = QueryBuilder::<$database>::new(
            "insert into response (bucket, id, seq, questionnaire, unit, receipt, submitted, received, gone, hash, sitting, body) ",
        );
        insert.push_values($rows.iter().zip(last - count + 1..), |mut into, (row, seq)| {
            let (id, questionnaire, unit, submitted, received, gone, hash, sitting, body) = row;
            into.push_bind($bucket)
                .push_bind(*id)
                .push_bind(seq)
                .push_bind(questionnaire)
                .push_bind(unit)
                .push_bind(receipt_of(*id))
                .push_bind(*submitted)
                .push_bind(*received)
                .push_bind(*gone)
                .push_bind(hash)
                .push_bind(sitting)
                .push_bind(body);
        });
        insert.build().execute(&mut *transaction).await?;
        transaction.commit().await?;
    }};
}

impl Store {
    /// Copies everything from another database into this one, which must have no responses. Readers begin anew, because the
    /// epoch is this one's own. Sessions and links stay behind: people sign in again.
    pub async fn copy_from(&self, other: &Store) -> Result<(), StoreError> {
        self.copy_catalogue(other).await?;
        let mut page = Vec::new();
        for bucket in 0..other.buckets() {
            let mut after = 0;
            loop {
                let next = other.rows(bucket, &mut after, &mut page).await?;
                for own in 0..self.buckets() {
                    let rows: Vec<&Row> =
                        page.iter().filter(|row| bucket_of(row.0, self.buckets()) == own).collect();
                    if !rows.is_empty() {
                        self.insert(own, &rows).await?;
                    }
                }
                if !next {
                    break;
                }
            }
        }
        self.tell_change();
        Ok(())
    }

    /// The next rows of a bucket; whether there may be more.
    async fn rows(
        &self,
        bucket: i32,
        after: &mut i64,
        page: &mut Vec<Row>,
    ) -> Result<bool, StoreError> {
        let sql = "select seq, id, questionnaire, unit, submitted, received, gone, hash, sitting, body from response \
                   where bucket = $1 and seq > $2 order by seq limit $3";
        type Numbered =
            (i64, Uuid, String, Option<String>, i64, i64, bool, Vec<u8>, Vec<u8>, String);
        let rows: Vec<Numbered> = query!(self, read, pool => sqlx::query_as(sql)
            .bind(bucket)
            .bind(*after)
            .bind(PAGE)
            .fetch_all(pool)
            .await)?;
        page.clear();
        for (seq, id, questionnaire, unit, submitted, received, gone, hash, sitting, body) in rows {
            *after = seq;
            page.push((id, questionnaire, unit, submitted, received, gone, hash, sitting, body));
        }
        Ok(i64::try_from(page.len()) == Ok(PAGE))
    }

    async fn insert(&self, bucket: i32, rows: &[&Row]) -> Result<(), StoreError> {
        match &self.pools {
            Pools::Sqlite { write, .. } => {
                let mut connection = write.acquire().await?;
                let result = async {
                    let transaction = connection.begin_with("begin immediate").await?;
                    insert!(transaction, Sqlite, bucket, rows);
                    Ok::<_, StoreError>(())
                };
                let result = result.await;
                if result.is_err() {
                    spoil(&mut connection);
                }
                result
            }
            Pools::Postgres(pool) => {
                insert!(pool.begin().await?, Postgres, bucket, rows);
                Ok(())
            }
        }
    }

    /// Questionnaires, units, accounts, the audit trail, and the secret that noise follows from: it must stay the same.
    async fn copy_catalogue(&self, other: &Store) -> Result<(), StoreError> {
        let published: Vec<(String, i64, String, i64, Option<i64>)> = query!(other, read, pool => sqlx::query_as(
            "select id, version, body, published, closed from questionnaire").fetch_all(pool).await)?;
        for (id, version, body, at, closed) in published {
            self.publish(&id, version, &body, at).await?;
            self.close(&id, Some(version), closed).await?;
        }
        if let Some(units) = other.units().await? {
            self.set_units(&units, crate::now()).await?;
        }
        let accounts: Vec<AccountRow> = query!(other, read, pool => sqlx::query_as(
            "select name, role, units, password, created, revoked from account").fetch_all(pool).await)?;
        for (name, role, units, password, created, revoked) in accounts {
            let sql = "insert into account (name, role, units, password, created, revoked) values ($1, $2, $3, $4, $5, $6) \
                       on conflict (name) do nothing";
            query!(self, write, pool => sqlx::query(sql)
                .bind(name)
                .bind(role)
                .bind(units)
                .bind(password)
                .bind(created)
                .bind(revoked)
                .execute(pool)
                .await
                .map(|_| ()))?;
        }
        let entries: Vec<(Uuid, i64, String, String, String)> = query!(other, read, pool => sqlx::query_as(
            "select id, at, account, action, detail from audit").fetch_all(pool).await)?;
        for (id, at, account, action, detail) in entries {
            let sql = "insert into audit (id, at, account, action, detail) values ($1, $2, $3, $4, $5) on conflict (id) do nothing";
            query!(self, write, pool => sqlx::query(sql)
                .bind(id)
                .bind(at)
                .bind(account)
                .bind(action)
                .bind(detail)
                .execute(pool)
                .await
                .map(|_| ()))?;
        }
        let sql = "update fact set value = $1 where name = 'secret'";
        let secret = other.secret().to_string();
        query!(self, write, pool => sqlx::query(sql).bind(secret).execute(pool).await.map(|_| ()))?;
        Ok(())
    }

    /// What this database has in common with one that holds the same.
    pub async fn checksum(&self) -> Result<Checksum, StoreError> {
        let (mut rows, mut sum, mut page) = (0, [0_u8; 32], Vec::new());
        for bucket in 0..self.buckets() {
            let mut after = 0;
            loop {
                let more = self.rows(bucket, &mut after, &mut page).await?;
                for row in &page {
                    rows += 1;
                    let of_row = hash(format!("{row:?}").as_bytes());
                    sum.iter_mut()
                        .zip(of_row)
                        .for_each(|(sum, byte)| *sum = sum.wrapping_add(byte));
                }
                if !more {
                    break;
                }
            }
        }
        Ok(Checksum { rows, sum: hex(&sum) })
    }
}
