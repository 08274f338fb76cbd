//! `hai-long figures publish`: the file that a public page shows, counted anew. A timer runs it.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use clap::{Args, Subcommand};
use hailong_core::calendar::day_in_vietnam;
use hailong_core::figures::{Thresholds, figures};
use hailong_core::filter::Filter;
use hailong_core::json::Value;
use hailong_core::table::Table;
use hailong_wire::response_from_json;

use super::place::Place;
use crate::catalogue::Catalogue;
use crate::cursor::Cursor;
use crate::now;
use crate::store::{FeedQuery, Store};

/// The rows that are read at a time.
const PAGE: usize = 5_000;

/// What is published.
#[derive(Args, Debug)]
pub struct Figures {
    #[command(subcommand)]
    command: FiguresCommand,
}

#[derive(Subcommand, Debug)]
enum FiguresCommand {
    /// Write the figures of all responses to a questionnaire into the file that a public page shows. The file stays as it is
    /// while fewer responses have come than a small cell has: what came would be told by the difference
    Publish {
        /// The questionnaire's id
        questionnaire: String,
        /// The file
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
        #[command(flatten)]
        place: Place,
    },
}

impl Figures {
    /// Does it.
    pub async fn run(self) -> Result<()> {
        let FiguresCommand::Publish { questionnaire, out, place } = self.command;
        let store = place.open().await?;
        let catalogue = Catalogue::default();
        catalogue.reload(&store).await?;
        let published = catalogue.now();
        let Some((_, version)) = published.latest(&questionnaire) else {
            bail!(
                "\"{questionnaire}\" isn't published here; `hai-long questionnaire list` shows what is"
            );
        };
        let asked = &version.questionnaire;
        let mut table = Table::new(asked);
        read_all(&store, &questionnaire, |stored| {
            if let Some(response) = response_from_json(asked, stored) {
                table.insert(asked, &response);
            }
        })
        .await?;
        if table.commit().is_err() {
            bail!("there are more responses than can be counted");
        }
        let figures =
            figures(asked, table.counted(), &Filter::all(), Thresholds::default(), false)?;
        let Some(n) = figures.n else {
            bail!("there are too few responses to {questionnaire} to publish any figure");
        };
        if let Some(before) = n_of(&out)?
            && figures.thresholds.hides(n.abs_diff(before))
        {
            println!(
                "{} stays as it is: {} responses more or fewer would be told.",
                out.display(),
                n.abs_diff(before)
            );
            return Ok(());
        }
        let mut file = serde_json::to_value(&figures)?;
        file["made"] = day_in_vietnam(now()).into();
        replace(&out, &(serde_json::to_string_pretty(&file)? + "\n"))?;
        store.note(now(), "command line", "publish", &questionnaire).await?;
        println!("{n} responses are in {}.", out.display());
        Ok(())
    }
}

/// Reads all responses to a questionnaire, page by page.
async fn read_all(store: &Store, questionnaire: &str, mut take: impl FnMut(&Value)) -> Result<()> {
    let query = FeedQuery { questionnaire, units: None, limit: PAGE };
    let mut cursor = Cursor::start(store.epoch(), store.buckets());
    loop {
        let page = store.feed(&query, &cursor).await?;
        for text in &page.responses {
            let json: serde_json::Value =
                serde_json::from_str(text).context("a stored response isn't JSON")?;
            take(&json.into());
        }
        if !page.more {
            return Ok(());
        }
        cursor = page.cursor;
    }
}

/// How many responses the file that is there is of. A file that isn't one of figures isn't overwritten.
fn n_of(file: &Path) -> Result<Option<u64>> {
    let text = match std::fs::read_to_string(file) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error).with_context(|| format!("reading {}", file.display())),
    };
    let json: serde_json::Value = serde_json::from_str(&text).unwrap_or_default();
    match json["n"].as_u64() {
        Some(n) => Ok(Some(n)),
        None => bail!("{} isn't a file of figures: it is left alone", file.display()),
    }
}

/// Puts a text in the place of a file, whole: a page that is loaded meanwhile gets the old one or the new one.
fn replace(file: &Path, text: &str) -> Result<()> {
    let fresh = file.with_extension("new");
    std::fs::write(&fresh, text).with_context(|| format!("writing {}", fresh.display()))?;
    std::fs::rename(&fresh, file).with_context(|| format!("writing {}", file.display()))
}
