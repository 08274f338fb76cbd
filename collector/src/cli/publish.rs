//! `hai-long questionnaire …` and `hai-long unit …`

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use clap::{Args, Subcommand};
use hailong_core::questionnaire::read;
use hailong_core::unit::read_units;

use super::place::Place;
use crate::catalogue::list;
use crate::now;
use crate::store::Store;

/// What is asked.
#[derive(Args, Debug)]
pub struct Questionnaires {
    #[command(subcommand)]
    command: QuestionnaireCommand,
}

#[derive(Subcommand, Debug)]
enum QuestionnaireCommand {
    /// Take responses to a version of a questionnaire from now on
    Publish {
        /// The questionnaire's file
        file: PathBuf,
        #[command(flatten)]
        place: Place,
    },
    /// List what is published
    List {
        #[command(flatten)]
        place: Place,
    },
    /// Refuse responses to a questionnaire
    Close {
        /// Its id
        id: String,
        /// Only this version; otherwise all of them
        #[arg(long)]
        version: Option<i64>,
        /// How many days from now: what waits on phones and tablets is still taken until then
        #[arg(long, default_value_t = 30)]
        days: i64,
        /// Take them again
        #[arg(long)]
        open: bool,
        #[command(flatten)]
        place: Place,
    },
}

const DAY: i64 = 24 * 60 * 60 * 1000;

impl Questionnaires {
    /// Does it.
    pub async fn run(self) -> Result<()> {
        match self.command {
            QuestionnaireCommand::Publish { file, place } => {
                let (id, version, is_new) = publish(&place.open().await?, &file).await?;
                match is_new {
                    true => println!("{id} version {version} is published."),
                    false => println!(
                        "{id} version {version} was published already, with the same text."
                    ),
                }
            }
            QuestionnaireCommand::List { place } => {
                for found in place.open().await?.published().await? {
                    let closed = match found.closed {
                        Some(from) if from <= now() => "\tclosed",
                        Some(_) => "\tcloses",
                        None => "",
                    };
                    println!("{}\tversion {}{closed}", found.id, found.version);
                }
            }
            QuestionnaireCommand::Close { id, version, days, open, place } => {
                let from = (!open).then(|| now().saturating_add(days.max(0).saturating_mul(DAY)));
                match place.open().await?.close(&id, version, from).await? {
                    0 => bail!(
                        "\"{id}\" isn't published here in that version; `hai-long questionnaire list` shows what is"
                    ),
                    count if open => println!("{count} versions of {id} take responses again."),
                    count => {
                        println!("{count} versions of {id} take responses for {days} more days.")
                    }
                }
            }
        }
        Ok(())
    }
}

/// Publishes a file: the questionnaire's id, its version, and whether it is new.
async fn publish(store: &Store, file: &Path) -> Result<(String, i64, bool)> {
    let text =
        std::fs::read_to_string(file).with_context(|| format!("reading {}", file.display()))?;
    let questionnaire = match read(&text) {
        Ok(questionnaire) => questionnaire,
        Err(problems) => bail!("{}:\n{}", file.display(), list(&problems)),
    };
    let (id, version) = (questionnaire.id, i64::from(questionnaire.version));
    let is_new = store.publish(&id, version, &text, now()).await?;
    if !is_new {
        let there = store.published().await?;
        let is_same = there
            .iter()
            .any(|found| found.id == id && found.version == version && found.body == text);
        if !is_same {
            bail!(
                "version {version} of {id} is published with another text already. Responses were checked against it, so it \
                 can't change: give the file a higher \"version\""
            );
        }
    }
    Ok((id, version, is_new))
}

/// Publishes the presets of a folder of static files that aren't published yet, and its units where there are none.
pub async fn presets(store: &Store, files: &Path) -> Result<()> {
    let known = store.published().await?;
    let mut found: Vec<PathBuf> = match std::fs::read_dir(files.join("questionnaires")) {
        Ok(entries) => entries.filter_map(|entry| Some(entry.ok()?.path())).collect(),
        Err(_) => Vec::new(),
    };
    found.retain(|file| file.extension().is_some_and(|ending| ending == "json"));
    found.sort();
    for file in found {
        let text = std::fs::read_to_string(&file)
            .with_context(|| format!("reading {}", file.display()))?;
        let Ok(questionnaire) = read(&text) else {
            tracing::warn!(file = %file.display(), "not a questionnaire: it isn't published");
            continue;
        };
        let version = i64::from(questionnaire.version);
        let there =
            known.iter().find(|known| known.id == questionnaire.id && known.version == version);
        match there {
            None => {
                store.publish(&questionnaire.id, version, &text, now()).await?;
            }
            Some(there) if there.body != text => tracing::warn!(
                id = questionnaire.id,
                version,
                "the folder has another text for this version than was published; give it a higher \"version\""
            ),
            Some(_) => {}
        }
    }
    if store.units().await?.is_none() {
        let file = files.join("units/units.json");
        if let Ok(text) = std::fs::read_to_string(&file)
            && read_units(&text).is_ok()
        {
            store.set_units(&text, now()).await?;
        }
    }
    Ok(())
}

/// The units that serve.
#[derive(Args, Debug)]
pub struct Units {
    #[command(subcommand)]
    command: UnitCommand,
}

#[derive(Subcommand, Debug)]
enum UnitCommand {
    /// Take a file of units in the place of the one that there is; responses of others are refused from then on
    Import {
        /// The file, as `units/units.json` is
        file: PathBuf,
        #[command(flatten)]
        place: Place,
    },
}

impl Units {
    /// Does it.
    pub async fn run(self) -> Result<()> {
        let UnitCommand::Import { file, place } = self.command;
        let text = std::fs::read_to_string(&file)
            .with_context(|| format!("reading {}", file.display()))?;
        let units = match read_units(&text) {
            Ok(units) => units,
            Err(problems) => bail!("{}:\n{}", file.display(), list(&problems)),
        };
        place.open().await?.set_units(&text, now()).await?;
        println!("{} units.", units.len());
        Ok(())
    }
}
