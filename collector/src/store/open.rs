//! Opening the database: its tables are made, or brought up to this program's version, before anything else happens.

use std::fmt;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use sqlx::migrate::{MigrateError, Migrator};
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use tokio::sync::watch;
use uuid::Uuid;

use super::{Pools, Store, query};

/// The buckets of a new database on PostgreSQL, where several processes write at once.
const POSTGRES_BUCKETS: i32 = 16;

/// How long a statement waits for another one's lock.
const PATIENCE: Duration = Duration::from_secs(10);

static SQLITE: Migrator = sqlx::migrate!("./migrations/sqlite");
static POSTGRES: Migrator = sqlx::migrate!("./migrations/postgres");

/// Where the data are.
#[derive(Clone, Debug)]
pub enum Database {
    /// A file of SQLite.
    File(std::path::PathBuf),
    /// The address of a PostgreSQL.
    Url(String),
}

impl fmt::Display for Database {
    /// Without a password.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(path) => write!(f, "{}", path.display()),
            Self::Url(url) => {
                let after = url.rsplit_once('@').map_or(url.as_str(), |(_, after)| after);
                f.write_str(
                    after.trim_start_matches("postgres://").trim_start_matches("postgresql://"),
                )
            }
        }
    }
}

/// Why the database can't be used, and what to do.
#[derive(Debug)]
pub enum OpenError {
    /// It can't be opened.
    Unreachable(String, sqlx::Error),
    /// A newer program has changed it.
    Newer(String),
    /// Bringing it up to date failed; it is as it was.
    Migration(String, MigrateError),
}

impl fmt::Display for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreachable(place, error) => write!(f, "{place} can't be opened: {error}"),
            Self::Newer(place) => write!(
                f,
                "{place} was written by a newer version of this program than {}. Install that version again, or restore a \
                 backup of before; nothing was changed",
                env!("CARGO_PKG_VERSION")
            ),
            Self::Migration(place, error) => write!(
                f,
                "{place} couldn't be brought up to version {}: {error}. It is as it was",
                env!("CARGO_PKG_VERSION")
            ),
        }
    }
}

impl std::error::Error for OpenError {}

impl Store {
    /// Opens the database, makes what is missing, and finds out its epoch and buckets.
    pub async fn open(database: &Database) -> Result<Self, OpenError> {
        let place = database.to_string();
        let unreachable = |error| OpenError::Unreachable(place.clone(), error);
        let (pools, migrated, buckets) = match database {
            Database::File(path) => {
                let pools = sqlite(path).await.map_err(unreachable)?;
                let Pools::Sqlite { write, .. } = &pools else { unreachable!("it was just made") };
                let migrated = SQLITE.run(write).await;
                (pools, migrated, 1)
            }
            Database::Url(url) => {
                let pool = postgres(url).await.map_err(unreachable)?;
                let migrated = POSTGRES.run(&pool).await;
                (Pools::Postgres(pool), migrated, POSTGRES_BUCKETS)
            }
        };
        match migrated {
            Ok(()) => {}
            Err(MigrateError::VersionMissing(_)) => return Err(OpenError::Newer(place)),
            Err(error) => return Err(OpenError::Migration(place, error)),
        }
        let mut store = Self {
            pools,
            epoch: Uuid::nil(),
            secret: Uuid::nil(),
            buckets,
            changes: Arc::new(watch::Sender::new(0)),
        };
        store.settle().await.map_err(unreachable)?;
        Ok(store)
    }

    /// What is fixed when a database is made: how many buckets it has, and its epoch.
    async fn settle(&mut self) -> Result<(), sqlx::Error> {
        self.set_fact_once("epoch", &Uuid::new_v4().to_string()).await?;
        self.set_fact_once("secret", &Uuid::new_v4().to_string()).await?;
        self.set_fact_once("buckets", &self.buckets.to_string()).await?;
        let epoch = self.fact("epoch").await?;
        let secret = self.fact("secret").await?;
        let buckets = self.fact("buckets").await?;
        let broken = |what: &str| sqlx::Error::Protocol(format!("the fact {what:?} can't be read"));
        self.epoch =
            epoch.and_then(|epoch| Uuid::try_parse(&epoch).ok()).ok_or_else(|| broken("epoch"))?;
        self.secret = secret
            .and_then(|secret| Uuid::try_parse(&secret).ok())
            .ok_or_else(|| broken("secret"))?;
        self.buckets = buckets
            .and_then(|buckets| buckets.parse().ok())
            .filter(|buckets| (1..=256).contains(buckets))
            .ok_or_else(|| broken("buckets"))?;
        for bucket in 0..self.buckets {
            let sql =
                "insert into feed (bucket, seq) values ($1, 0) on conflict (bucket) do nothing";
            query!(self, write, pool => sqlx::query(sql).bind(bucket).execute(pool).await.map(|_| ()))?;
        }
        Ok(())
    }

    /// Two processes that meet a new database at once agree on what the first of them says.
    async fn set_fact_once(&self, name: &str, value: &str) -> Result<(), sqlx::Error> {
        let sql = "insert into fact (name, value) values ($1, $2) on conflict (name) do nothing";
        query!(self, write, pool => sqlx::query(sql).bind(name).bind(value).execute(pool).await.map(|_| ()))
    }

    pub(super) async fn fact(&self, name: &str) -> Result<Option<String>, sqlx::Error> {
        let sql = "select value from fact where name = $1";
        let row: Option<(String,)> =
            query!(self, read, pool => sqlx::query_as(sql).bind(name).fetch_optional(pool).await)?;
        Ok(row.map(|(value,)| value))
    }
}

async fn sqlite(path: &Path) -> Result<Pools, sqlx::Error> {
    let options = SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        // A response is acknowledged when it is on the disk, not only in the system's cache.
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(PATIENCE);
    let write = SqlitePoolOptions::new()
        .max_connections(1)
        .acquire_timeout(PATIENCE)
        .connect_with(options.clone())
        .await?;
    let read = SqlitePoolOptions::new()
        .max_connections(4)
        .acquire_timeout(PATIENCE)
        .connect_with(options)
        .await?;
    Ok(Pools::Sqlite { read, write })
}

async fn postgres(url: &str) -> Result<sqlx::PgPool, sqlx::Error> {
    let options: PgConnectOptions = url.parse()?;
    let options = options.application_name("hai-long");
    // A writer for each bucket, and readers.
    PgPoolOptions::new().max_connections(24).acquire_timeout(PATIENCE).connect_with(options).await
}
