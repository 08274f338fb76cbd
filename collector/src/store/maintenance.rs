//! What the one who runs the program needs of the database: how much is in it, the audit trail, a copy.

use std::path::Path;

use serde::Serialize;
use sqlx::AssertSqlSafe;
use uuid::Uuid;

use super::{Pools, Store, StoreError, query};

/// How much is in the database.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Responses.
    pub responses: i64,
    /// Tombstones of deleted ones.
    pub tombstones: i64,
}

impl Store {
    /// Counts what there is.
    pub async fn counts(&self) -> Result<Counts, StoreError> {
        let sql = "select count(*), count(case when gone then 1 end) from response";
        let (all, tombstones): (i64, i64) =
            query!(self, read, pool => sqlx::query_as(sql).fetch_one(pool).await)?;
        Ok(Counts { responses: all - tombstones, tombstones })
    }

    /// Notes who did what. Never an answer, never an address.
    pub async fn note(
        &self,
        now: i64,
        account: &str,
        action: &str,
        detail: &str,
    ) -> Result<(), StoreError> {
        let sql = "insert into audit (id, at, account, action, detail) values ($1, $2, $3, $4, $5)";
        query!(self, write, pool => sqlx::query(sql)
            .bind(Uuid::now_v7())
            .bind(now)
            .bind(account)
            .bind(action)
            .bind(detail)
            .execute(pool)
            .await
            .map(|_| ()))?;
        Ok(())
    }

    /// The latest entries of the audit trail: when, who, what, and of what.
    pub async fn audit(&self, most: i64) -> Result<Vec<(i64, String, String, String)>, StoreError> {
        let sql =
            "select at, account, action, detail from audit order by at desc, id desc limit $1";
        Ok(query!(self, read, pool => sqlx::query_as(sql).bind(most).fetch_all(pool).await)?)
    }

    /// Takes out sessions and links whose time is over.
    pub async fn sweep(&self, now: i64) -> Result<(), StoreError> {
        for sql in
            ["delete from session where expires <= $1", "delete from link where expires <= $1"]
        {
            query!(self, write, pool => sqlx::query(sql).bind(now).execute(pool).await.map(|_| ()))?;
        }
        Ok(())
    }

    /// Writes a copy of the database into a new file, while it is in use. `false` for PostgreSQL, which has a tool of its own.
    pub async fn copy_to(&self, file: &Path) -> Result<bool, StoreError> {
        let Pools::Sqlite { read, .. } = &self.pools else { return Ok(false) };
        // VACUUM takes no parameter: the name is quoted as SQL wants it.
        let name = file.to_string_lossy().replace('\'', "''");
        sqlx::query(AssertSqlSafe(format!("vacuum into '{name}'"))).execute(read).await?;
        Ok(true)
    }

    /// Gives the database a new epoch: every reader begins anew. After a backup was restored.
    pub async fn renew_epoch(&self) -> Result<(), StoreError> {
        let sql = "update fact set value = $1 where name = 'epoch'";
        query!(self, write, pool => sqlx::query(sql)
            .bind(Uuid::new_v4().to_string())
            .execute(pool)
            .await
            .map(|_| ()))?;
        Ok(())
    }
}
