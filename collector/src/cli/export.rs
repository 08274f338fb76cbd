//! `hai-long export`

use std::io::Write;

use anyhow::Result;
use clap::Args;

use super::place::Place;
use crate::cursor::Cursor;
use crate::now;
use crate::store::FeedQuery;

/// The rows of a page.
const PAGE: usize = 5_000;

/// Write all responses to a questionnaire.
#[derive(Args, Debug)]
pub struct Export {
    /// The questionnaire's id
    questionnaire: String,
    #[command(flatten)]
    place: Place,
}

impl Export {
    /// One response a line, to standard output.
    pub async fn run(self) -> Result<()> {
        let store = self.place.open().await?;
        let query = FeedQuery { questionnaire: &self.questionnaire, units: None, limit: PAGE };
        let mut cursor = Cursor::start(store.epoch(), store.buckets());
        let mut out = std::io::BufWriter::new(std::io::stdout().lock());
        loop {
            let page = store.feed(&query, &cursor).await?;
            for response in &page.responses {
                writeln!(out, "{response}")?;
            }
            if !page.more {
                break;
            }
            cursor = page.cursor;
        }
        out.flush()?;
        store.note(now(), "command line", "export", &self.questionnaire).await?;
        Ok(())
    }
}
