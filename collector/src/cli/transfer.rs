//! `hai-long move`: from SQLite to PostgreSQL, or back.

use anyhow::{Result, bail};
use clap::Args;

use super::place::Place;
use crate::store::{Database, Store};

/// Copy everything into another database.
#[derive(Args, Debug)]
pub struct Move {
    /// Where to: postgres://…, or the path of a file of SQLite
    #[arg(long, value_name = "DATABASE")]
    to: String,
    #[command(flatten)]
    place: Place,
}

impl Move {
    /// Does it. The database that is copied from stays as it is.
    pub async fn run(self) -> Result<()> {
        let is_url = self.to.starts_with("postgres://") || self.to.starts_with("postgresql://");
        let target = if is_url { Database::Url(self.to) } else { Database::File(self.to.into()) };
        let from = self.place.open().await?;
        let to = Store::open(&target).await?;
        let there = to.counts().await?;
        if there.responses + there.tombstones > 0 {
            bail!(
                "{target} has {} responses already: only an empty database takes others",
                there.responses
            );
        }
        to.copy_from(&from).await?;
        let (before, after) = (from.checksum().await?, to.checksum().await?);
        if before != after {
            bail!(
                "the two differ: {} rows ({}) and {} rows ({}). Was the collector still running? Empty {target} and try again",
                before.rows,
                before.sum,
                after.rows,
                after.sum
            );
        }
        println!("{} rows are in {target}, the same as before ({}).", after.rows, after.sum);
        Ok(())
    }
}
