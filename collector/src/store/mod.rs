//! The database: SQLite in a file, or PostgreSQL. Both are spoken to with the same SQL text; [`query!`] is where they part.

mod accounts;
mod catalogue;
mod deletion;
mod feed;
mod maintenance;
mod open;
mod transfer;
mod writer;

use std::fmt;
use std::sync::Arc;

use sqlx::pool::PoolConnection;
use sqlx::{PgPool, Sqlite, SqlitePool};
use tokio::sync::watch;
use uuid::Uuid;

pub use accounts::{Account, Role, Session};
pub use catalogue::PublishedVersion;
pub use feed::{FeedPage, FeedQuery};
pub use maintenance::Counts;
pub use open::{Database, OpenError};
pub use transfer::Checksum;
pub use writer::{Received, Submission, Taken, Writer};

/// The database, and what is the same for all who use it.
#[derive(Clone)]
pub struct Store {
    pools: Pools,
    epoch: Uuid,
    secret: Uuid,
    buckets: i32,
    /// Counts the changes of the feed that this process made: who waits for new rows looks again.
    changes: Arc<watch::Sender<u64>>,
}

/// The connections. SQLite has one writer at a time, so its writers share one connection, and readers wait for none of them.
#[derive(Clone)]
enum Pools {
    Sqlite { read: SqlitePool, write: SqlitePool },
    Postgres(PgPool),
}

/// Runs an expression with the pool of the database that there is: `query!(store, read, pool => …)`. The expression is
/// compiled for each of the two.
macro_rules! query {
    ($store:expr, $which:ident, $pool:ident => $run:expr) => {
        match &$store.pools {
            $crate::store::Pools::Sqlite { $which: $pool, .. } => $run,
            $crate::store::Pools::Postgres($pool) => $run,
        }
    };
}
use query;

/// A connection whose transaction failed isn't used again. At a full disk SQLite ends the transaction by itself, and sqlx, which
/// doesn't hear of that, would refuse every one that follows.
fn spoil(connection: &mut PoolConnection<Sqlite>) {
    connection.close_on_drop();
}

/// Why the database didn't do what it was asked.
#[derive(Debug)]
pub enum StoreError {
    /// The disk is full.
    Full,
    /// It can't be reached, or is too busy. What was to be written may be written or not: sending it again is safe.
    Unavailable(sqlx::Error),
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Full => f.write_str("the disk is full"),
            Self::Unavailable(error) => write!(f, "the database: {error}"),
        }
    }
}

impl std::error::Error for StoreError {}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        // SQLITE_FULL; PostgreSQL's "disk_full".
        let is_full = error
            .as_database_error()
            .and_then(|error| error.code())
            .is_some_and(|code| code == "13" || code == "53100");
        if is_full { Self::Full } else { Self::Unavailable(error) }
    }
}

impl Store {
    /// The epoch of this database: another one after a backup was restored.
    pub fn epoch(&self) -> Uuid {
        self.epoch
    }

    /// What the keys of responses follow from. It never leaves the program.
    pub fn secret(&self) -> Uuid {
        self.secret
    }

    /// How many buckets the feed has.
    pub fn buckets(&self) -> i32 {
        self.buckets
    }

    /// Hears of each change that this process makes to the feed.
    pub fn changes(&self) -> watch::Receiver<u64> {
        self.changes.subscribe()
    }

    fn tell_change(&self) {
        self.changes.send_modify(|count| *count += 1);
    }

    /// Whether the database answers.
    pub async fn ping(&self) -> Result<(), StoreError> {
        query!(self, read, pool => sqlx::query("select 1").execute(pool).await.map(|_| ()))?;
        Ok(())
    }
}
