//! What the command is called with.

use std::path::PathBuf;

/// Find out whether a group of few persons can be worked out from published figures.
///
/// Exit status: 0 if none can, 4 if one can, 2 if something that was given is wrong.
#[derive(clap::Parser)]
#[command(bin_name = "cargo xtask figures audit")]
pub struct Arguments {
    /// The files of figures that will be published
    #[arg(required = true, value_name = "SET.json")]
    pub set: Vec<PathBuf>,
    /// The questionnaire
    #[arg(long, value_name = "Q.json")]
    pub questionnaire: PathBuf,
    /// The responses that the figures are of. Again for figures of an earlier day: the responses as they stood then
    #[arg(long, required = true, value_name = "SURVEY.csv")]
    pub survey: Vec<PathBuf>,
    /// A file of the same survey that was published already, and can't be changed any more; again for further ones
    #[arg(long, value_name = "FILE.json")]
    pub published: Vec<PathBuf>,
    /// Write the set to this folder with further numbers hidden, until no small group can be worked out
    #[arg(long, value_name = "FOLDER")]
    pub protect: Option<PathBuf>,
}
