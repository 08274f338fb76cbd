//! Accounts, the links that sign in once, and who is signed in. Tokens are stored as hashes only: who reads the database can't
//! sign in with what stands there.

use serde::Serialize;

use super::{Store, StoreError, query};

/// What an account may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Everything.
    Administrator,
    /// Sees the rows of its units.
    Analyst,
    /// Sees figures, never a row.
    Reader,
    /// Deletes responses at a person's request (data protection). Sees no answers.
    Officer,
}

impl Role {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Administrator, Self::Analyst, Self::Reader, Self::Officer];

    /// Its name, in the database and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Administrator => "administrator",
            Self::Analyst => "analyst",
            Self::Reader => "reader",
            Self::Officer => "officer",
        }
    }

    /// The role of this name.
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.name() == name)
    }

    /// Whether it may see the rows of its units.
    pub fn sees_rows(self) -> bool {
        matches!(self, Self::Administrator | Self::Analyst)
    }

    /// Whether it may delete a response.
    pub fn deletes(self) -> bool {
        matches!(self, Self::Administrator | Self::Officer)
    }
}

/// Somebody who may sign in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Account {
    /// The name to sign in with.
    pub name: String,
    /// What it may do.
    pub role: Role,
    /// The units whose rows it may see, with those below them; all of them where there is no list.
    pub units: Option<Vec<String>>,
}

/// Somebody who is signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// Who.
    pub account: Account,
    /// Until when.
    pub expires: i64,
}

/// A row of `account`: name, role, units, the password's hash.
type Row = (String, String, Option<String>, Option<String>);

/// An account, with its password's hash. `None` for a role that this program doesn't know: nothing is allowed to it.
fn account((name, role, units, password): Row) -> Option<(Account, Option<String>)> {
    // A list that can't be read lets no row through, rather than every one.
    let units = units.map(|units| serde_json::from_str(&units).unwrap_or_default());
    Some((Account { name, role: Role::of(&role)?, units }, password))
}

impl Store {
    /// Adds an account, or gives the one of this name another role, units or password.
    pub async fn set_account(
        &self,
        account: &Account,
        password: Option<&str>,
        now: i64,
    ) -> Result<(), StoreError> {
        let units = account.units.as_ref().map(|units| serde_json::json!(units).to_string());
        let sql = "insert into account (name, role, units, password, created) values ($1, $2, $3, $4, $5) \
                   on conflict (name) do update set role = excluded.role, units = excluded.units, \
                   password = coalesce(excluded.password, account.password), revoked = null";
        query!(self, write, pool => sqlx::query(sql)
            .bind(&account.name)
            .bind(account.role.name())
            .bind(units)
            .bind(password)
            .bind(now)
            .execute(pool)
            .await
            .map(|_| ()))?;
        Ok(())
    }

    /// An account that isn't revoked, with its password's hash.
    pub async fn account(
        &self,
        name: &str,
    ) -> Result<Option<(Account, Option<String>)>, StoreError> {
        let sql =
            "select name, role, units, password from account where name = $1 and revoked is null";
        let row: Option<Row> =
            query!(self, read, pool => sqlx::query_as(sql).bind(name).fetch_optional(pool).await)?;
        Ok(row.and_then(account))
    }

    /// All accounts, and when each was revoked.
    pub async fn accounts(&self) -> Result<Vec<(Account, Option<i64>)>, StoreError> {
        let sql = "select name, role, units, revoked from account order by name";
        let rows: Vec<(String, String, Option<String>, Option<i64>)> =
            query!(self, read, pool => sqlx::query_as(sql).fetch_all(pool).await)?;
        let one = |(name, role, units, revoked)| {
            account((name, role, units, None)).map(|(account, _)| (account, revoked))
        };
        Ok(rows.into_iter().filter_map(one).collect())
    }

    /// Revokes an account and signs it out everywhere; whether there was one.
    pub async fn revoke(&self, name: &str, now: i64) -> Result<bool, StoreError> {
        let sql = "update account set revoked = $2 where name = $1 and revoked is null";
        let count = query!(self, write, pool => sqlx::query(sql)
            .bind(name)
            .bind(now)
            .execute(pool)
            .await
            .map(|done| done.rows_affected()))?;
        for sql in ["delete from session where account = $1", "delete from link where account = $1"]
        {
            query!(self, write, pool => sqlx::query(sql).bind(name).execute(pool).await.map(|_| ()))?;
        }
        Ok(count > 0)
    }

    /// Adds a link that signs an account in once.
    pub async fn add_link(
        &self,
        hash: &[u8],
        account: &str,
        expires: i64,
    ) -> Result<(), StoreError> {
        let sql = "insert into link (hash, account, expires) values ($1, $2, $3)";
        query!(self, write, pool => sqlx::query(sql)
            .bind(hash)
            .bind(account)
            .bind(expires)
            .execute(pool)
            .await
            .map(|_| ()))?;
        Ok(())
    }

    /// Uses a link up; the account that it signs in. Of two who use it at once, one gets in.
    pub async fn use_link(&self, hash: &[u8], now: i64) -> Result<Option<Account>, StoreError> {
        let sql = "update link set used = $2 where hash = $1 and used is null and expires > $2 returning account";
        let row: Option<(String,)> = query!(self, write, pool => sqlx::query_as(sql)
            .bind(hash)
            .bind(now)
            .fetch_optional(pool)
            .await)?;
        match row {
            Some((name,)) => Ok(self.account(&name).await?.map(|(account, _)| account)),
            None => Ok(None),
        }
    }

    /// Signs an account in.
    pub async fn add_session(
        &self,
        hash: &[u8],
        account: &str,
        now: i64,
        expires: i64,
    ) -> Result<(), StoreError> {
        let sql = "insert into session (hash, account, created, expires) values ($1, $2, $3, $4)";
        query!(self, write, pool => sqlx::query(sql)
            .bind(hash)
            .bind(account)
            .bind(now)
            .bind(expires)
            .execute(pool)
            .await
            .map(|_| ()))?;
        Ok(())
    }

    /// Who is signed in with a token, if anybody is.
    pub async fn session(&self, hash: &[u8], now: i64) -> Result<Option<Session>, StoreError> {
        let sql = "select account.name, account.role, account.units, session.expires from session \
                   join account on account.name = session.account \
                   where session.hash = $1 and session.expires > $2 and account.revoked is null";
        let row: Option<(String, String, Option<String>, i64)> = query!(self, read, pool => sqlx::query_as(sql)
            .bind(hash)
            .bind(now)
            .fetch_optional(pool)
            .await)?;
        Ok(row.and_then(|(name, role, units, expires)| {
            let (account, _) = account((name, role, units, None))?;
            Some(Session { account, expires })
        }))
    }

    /// Signs out.
    pub async fn end_session(&self, hash: &[u8]) -> Result<(), StoreError> {
        let sql = "delete from session where hash = $1";
        query!(self, write, pool => sqlx::query(sql).bind(hash).execute(pool).await.map(|_| ()))?;
        Ok(())
    }
}
