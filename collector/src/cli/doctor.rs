//! `hai-long doctor`: numbered checks; each that fails says what mends it.

use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use clap::Args;

use super::place::Place;
use crate::catalogue::Catalogue;
use crate::now;
use crate::store::{Database, Store};

/// 2026-01-01: a clock before the program was written is wrong.
const WRITTEN: i64 = 1_767_225_600_000;

/// A disk that takes longer to say that something is on it makes every citizen wait.
const SLOW: Duration = Duration::from_millis(200);

/// Look whether all is well.
#[derive(Args, Debug)]
pub struct Doctor {
    #[command(flatten)]
    place: Place,
}

/// What a check found: fine, or what is wrong and how to mend it.
type Found = Result<String, String>;

impl Doctor {
    /// Does all checks, and fails if any found something.
    pub async fn run(self) -> Result<()> {
        let database = self.place.database()?;
        let mut checks: Vec<(&str, Found)> = vec![("clock", clock()), ("disk", disk(&database))];
        match Store::open(&database).await {
            Ok(store) => {
                checks.push(("database", Ok(format!("{database}, {} buckets", store.buckets()))));
                checks.push(("questionnaires", questionnaires(&store).await));
                checks.push(("accounts", accounts(&store).await));
                checks.push(("responses", responses(&store).await));
            }
            Err(error) => checks.push(("database", Err(error.to_string()))),
        }
        let mut wrong = 0;
        for (number, (name, found)) in checks.iter().enumerate() {
            let (state, words) = match found {
                Ok(words) => ("ok", words),
                Err(words) => {
                    wrong += 1;
                    ("WRONG", words)
                }
            };
            println!("{}. {name}: {state}: {words}", number + 1);
        }
        match wrong {
            0 => Ok(()),
            count => bail!("{count} of {} checks found something", checks.len()),
        }
    }
}

fn clock() -> Found {
    if now() < WRITTEN {
        return Err("this machine's clock is wrong; mend it with `timedatectl set-ntp true`".into());
    }
    Ok("later than the program".into())
}

/// Writes a file, waits for the disk, and takes it away again.
fn disk(database: &Database) -> Found {
    let Database::File(file) = database else { return Ok("the database's own".into()) };
    let probe = file.with_extension("probe");
    let begun = Instant::now();
    let written = std::fs::write(&probe, [0; 4096])
        .and_then(|()| std::fs::File::open(&probe))
        .and_then(|file| file.sync_all());
    let took = begun.elapsed();
    let _ = std::fs::remove_file(&probe);
    match written {
        Err(error) => {
            Err(format!("{}: {error}; make room, or mend the rights with chown", probe.display()))
        }
        Ok(()) if took > SLOW => Err(format!(
            "a write takes {} ms: use a local disk, not one of the network",
            took.as_millis()
        )),
        Ok(()) => Ok(format!("a write takes {} ms", took.as_millis())),
    }
}

async fn questionnaires(store: &Store) -> Found {
    let catalogue = Catalogue::default();
    let unreadable = catalogue.reload(store).await.map_err(|error| error.to_string())?;
    let count = catalogue.now().versions().count();
    match (unreadable.is_empty(), count) {
        (false, _) => Err(format!("can't be read by this version: {}", unreadable.join("; "))),
        (true, 0) => Err("none is published: `hai-long questionnaire publish FILE`".into()),
        (true, count) => Ok(format!("{count} versions are published")),
    }
}

async fn accounts(store: &Store) -> Found {
    let accounts = store.accounts().await.map_err(|error| error.to_string())?;
    match accounts.iter().filter(|(_, revoked)| revoked.is_none()).count() {
        0 => Err("nobody can sign in: `hai-long admin link`".into()),
        count => Ok(format!("{count} may sign in")),
    }
}

async fn responses(store: &Store) -> Found {
    let counts = store.counts().await.map_err(|error| error.to_string())?;
    Ok(format!("{} stored, {} deleted", counts.responses, counts.tombstones))
}
