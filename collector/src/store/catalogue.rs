//! What is asked, and where: the published questionnaires by version, and the file of units.

use uuid::Uuid;

use super::{Store, StoreError, query};

/// A version of a questionnaire.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublishedVersion {
    /// The questionnaire's id.
    pub id: String,
    /// Its version.
    pub version: i64,
    /// The file.
    pub body: String,
    /// From when on its responses are refused.
    pub closed: Option<i64>,
}

type Row = (String, i64, String, Option<i64>);

fn published((id, version, body, closed): Row) -> PublishedVersion {
    PublishedVersion { id, version, body, closed }
}

impl Store {
    /// Publishes a version of a questionnaire; whether it is a new one. A version that was published is never changed:
    /// responses to it were checked against it.
    pub async fn publish(
        &self,
        id: &str,
        version: i64,
        body: &str,
        now: i64,
    ) -> Result<bool, StoreError> {
        let sql = "insert into questionnaire (id, version, body, published) values ($1, $2, $3, $4) \
                   on conflict (id, version) do nothing";
        let count = query!(self, write, pool => sqlx::query(sql)
            .bind(id)
            .bind(version)
            .bind(body)
            .bind(now)
            .execute(pool)
            .await
            .map(|done| done.rows_affected()))?;
        self.tell_catalogue().await?;
        Ok(count > 0)
    }

    /// All versions of all questionnaires.
    pub async fn published(&self) -> Result<Vec<PublishedVersion>, StoreError> {
        let sql = "select id, version, body, closed from questionnaire order by id, version";
        let rows: Vec<Row> = query!(self, read, pool => sqlx::query_as(sql).fetch_all(pool).await)?;
        Ok(rows.into_iter().map(published).collect())
    }

    /// Refuses the responses to a questionnaire, or to one version of it, from a time on; how many versions that concerns.
    /// No time opens it again.
    pub async fn close(
        &self,
        id: &str,
        version: Option<i64>,
        from: Option<i64>,
    ) -> Result<u64, StoreError> {
        let sql = "update questionnaire set closed = $3 where id = $1 and ($2 = 0 or version = $2)";
        let count = query!(self, write, pool => sqlx::query(sql)
            .bind(id)
            .bind(version.unwrap_or(0))
            .bind(from)
            .execute(pool)
            .await
            .map(|done| done.rows_affected()))?;
        self.tell_catalogue().await?;
        Ok(count)
    }

    /// The file of units, if one was imported.
    pub async fn units(&self) -> Result<Option<String>, StoreError> {
        let sql = "select body from units where id = 1";
        let row: Option<(String,)> =
            query!(self, read, pool => sqlx::query_as(sql).fetch_optional(pool).await)?;
        Ok(row.map(|(body,)| body))
    }

    /// Takes a file of units in the place of the one that there was.
    pub async fn set_units(&self, body: &str, now: i64) -> Result<(), StoreError> {
        let sql = "insert into units (id, body, imported) values (1, $1, $2) \
                   on conflict (id) do update set body = excluded.body, imported = excluded.imported";
        query!(self, write, pool => sqlx::query(sql).bind(body).bind(now).execute(pool).await.map(|_| ()))?;
        self.tell_catalogue().await
    }

    /// Another one after each change: a process that keeps the catalogue in memory reads it again.
    pub async fn catalogue_mark(&self) -> Result<Option<String>, StoreError> {
        Ok(self.fact("catalogue").await?)
    }

    async fn tell_catalogue(&self) -> Result<(), StoreError> {
        let sql = "insert into fact (name, value) values ('catalogue', $1) \
                   on conflict (name) do update set value = excluded.value";
        let mark = Uuid::new_v4().to_string();
        query!(self, write, pool => sqlx::query(sql).bind(mark).execute(pool).await.map(|_| ()))?;
        Ok(())
    }
}
