//! The end of each bench: its goals judged, its page written.
use super::{goals, page};
use crate::root;
use anyhow::{Context, Result};
use std::fs;
use std::path::Path;

/// Judges and prints what was written to `results`, and unless it was quick puts it into its page, with the tables of
/// target/bench-tables.
pub fn conclude(
    results: &Path,
    figures: &[goals::Figure],
    quick: bool,
    page: &str,
    goals: &str,
    tables: &[&str],
) -> Result<()> {
    let text =
        fs::read_to_string(results).with_context(|| format!("reading {}", results.display()))?;
    let found =
        serde_json::from_str(&text).with_context(|| format!("{} isn't JSON", results.display()))?;
    let table = goals::table(figures, &found);
    println!("\n{table}");
    if quick {
        return Ok(());
    }
    page::rewrite(page, goals, &table)?;
    for name in tables {
        let file = root::path("target/bench-tables").join(format!("{name}.md"));
        let text =
            fs::read_to_string(&file).with_context(|| format!("reading {}", file.display()))?;
        page::rewrite(page, name, &text)?;
    }
    Ok(())
}
