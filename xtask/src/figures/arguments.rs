//! What the command is called with.

use std::path::PathBuf;

#[derive(clap::Args)]
pub struct Figures {
    /// The file: CSV, a JSON array of objects, or an object a line
    pub(super) file: PathBuf,
    /// The questionnaire that its columns answer
    #[arg(long, value_name = "Q.json")]
    pub(super) questionnaire: PathBuf,
    /// Only rows with this value, of a dimension or an item (the level as the file writes it, or "na"); again for
    /// further values of the field, or for another field. Months also as 2026-01..2026-06
    #[arg(long = "filter", value_name = "FIELD=VALUE")]
    pub(super) filters: Vec<String>,
    /// The whole result for each value of a field: a dimension, an item, or a question of several choices
    #[arg(long, value_name = "FIELD")]
    pub(super) group_by: Option<String>,
    /// Two fields against each other
    #[arg(long, value_name = "FIELD,FIELD")]
    pub(super) cross_tab: Option<String>,
    /// Two values of a field beside each other, or two ranges of months: the second minus the first
    #[arg(long, value_name = "FIELD=A:B")]
    pub(super) compare: Option<String>,
    /// How the items go with the one that asks for the overall result
    #[arg(long)]
    pub(super) drivers: bool,
    /// Mean, median and quartiles of the questions that take a number, of all responses
    #[arg(long)]
    pub(super) numbers: bool,
    /// Weighted shares too, by the weights in this column
    #[arg(long, value_name = "COLUMN")]
    pub(super) weight: Option<String>,
    /// Noisy figures, for readers who may filter freely: each count is shifted at random, by the keys of its rows in this
    /// column, whole numbers from 0 to 65535
    #[arg(long, value_name = "COLUMN")]
    pub(super) cell_keys: Option<String>,
    /// Hide what fewer persons answered, 10 if it isn't given, 1 at least
    #[arg(long, value_name = "N")]
    pub(super) threshold: Option<String>,
    /// The units that may occur; rows of others are counted, and named on standard error
    #[arg(long, value_name = "U.json")]
    pub(super) units: Option<PathBuf>,
    /// Write the refused rows to this file, with a column that says why
    #[arg(long, value_name = "OUT.csv")]
    pub(super) refused: Option<PathBuf>,
}
