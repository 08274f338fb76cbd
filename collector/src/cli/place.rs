//! Where the data are, as every command is told.

use std::path::PathBuf;

use anyhow::{Context, Result};
use clap::Args;

use crate::store::{Database, Store};

/// Where the data are.
#[derive(Args, Clone, Debug)]
pub struct Place {
    /// The folder of the data; it is made if it isn't there
    #[arg(long, value_name = "DIR", env = "HAI_LONG_DATA", default_value = "data")]
    data: PathBuf,
    /// A PostgreSQL in the place of the file in that folder: postgres://user:password@host/database
    #[arg(long, value_name = "URL", env = "HAI_LONG_DATABASE", hide_env_values = true)]
    database: Option<String>,
}

impl Place {
    /// The database that is meant. The folder is made for it.
    pub fn database(&self) -> Result<Database> {
        if let Some(url) = &self.database {
            return Ok(Database::Url(url.clone()));
        }
        std::fs::create_dir_all(&self.data)
            .with_context(|| format!("making the folder {}", self.data.display()))?;
        Ok(Database::File(self.data.join(FILE)))
    }

    /// Opens it.
    pub async fn open(&self) -> Result<Store> {
        Ok(Store::open(&self.database()?).await?)
    }
}

/// The file in the folder of the data.
const FILE: &str = "hai-long.sqlite";
