//! `hai-long backup` and `hai-long restore`

use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use clap::Args;

use super::place::Place;
use crate::store::{Database, Store};

/// What SQLite keeps beside its file.
const BESIDE: [&str; 2] = ["-wal", "-shm"];

/// Copy the database.
#[derive(Args, Debug)]
pub struct Backup {
    /// The new file
    file: PathBuf,
    #[command(flatten)]
    place: Place,
}

impl Backup {
    /// Does it.
    pub async fn run(self) -> Result<()> {
        if self.file.exists() {
            bail!("{} is there already: a backup overwrites nothing", self.file.display());
        }
        let store = self.place.open().await?;
        if !store.copy_to(&self.file).await? {
            bail!(
                "PostgreSQL has a tool of its own: pg_dump --format=custom --file={}",
                self.file.display()
            );
        }
        // It is a backup when it is on the disk.
        let file = std::fs::File::open(&self.file).and_then(|file| file.sync_all());
        file.with_context(|| format!("writing {} to the disk", self.file.display()))?;
        let counts = store.counts().await?;
        println!("{} responses are in {}.", counts.responses, self.file.display());
        Ok(())
    }
}

/// Put a backup in the place of the database.
#[derive(Args, Debug)]
pub struct Restore {
    /// The backup
    file: PathBuf,
    #[command(flatten)]
    place: Place,
}

impl Restore {
    /// Does it. The database that was there stays, under another name.
    pub async fn run(self) -> Result<()> {
        let Database::File(target) = self.place.database()? else {
            bail!(
                "PostgreSQL has a tool of its own: pg_restore; then `hai-long restore` isn't needed"
            );
        };
        // Beside the target first: the backup itself isn't touched, and a copy that fails half-way harms nothing.
        let fresh = target.with_extension("restoring");
        remove(&fresh)?;
        std::fs::copy(&self.file, &fresh)
            .with_context(|| format!("reading {}", self.file.display()))?;
        let store = Store::open(&Database::File(fresh.clone())).await;
        let counts = match store {
            Ok(store) => {
                // Readers may have rows that the backup hasn't: they must begin anew.
                store.renew_epoch().await?;
                store.counts().await?
            }
            Err(error) => {
                remove(&fresh)?;
                bail!("{} is no backup that this program can read: {error}", self.file.display());
            }
        };
        if target.exists() {
            let kept = target.with_extension(format!("before-{}", crate::now()));
            for ending in ["", BESIDE[0], BESIDE[1]] {
                let from = with_ending(&target, ending);
                if from.exists() {
                    std::fs::rename(&from, with_ending(&kept, ending))?;
                }
            }
            println!("What was there is in {}.", kept.display());
        }
        for ending in ["", BESIDE[0], BESIDE[1]] {
            let from = with_ending(&fresh, ending);
            if from.exists() {
                std::fs::rename(&from, with_ending(&target, ending))?;
            }
        }
        println!(
            "{} responses are back, in a new epoch: every dashboard loads them again.",
            counts.responses
        );
        Ok(())
    }
}

fn with_ending(path: &std::path::Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

fn remove(path: &std::path::Path) -> Result<()> {
    for ending in ["", BESIDE[0], BESIDE[1]] {
        let file = with_ending(path, ending);
        if file.exists() {
            std::fs::remove_file(&file).with_context(|| format!("removing {}", file.display()))?;
        }
    }
    Ok(())
}
