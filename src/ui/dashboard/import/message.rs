//! What can happen to an import.

use hailong_core::import::{Preview, Target};
use hailong_core::json::Value;
use web_sys::{Blob, File};

use super::file_reader::Failure;
use super::import_job::{Done, Outcome, Progress};
use crate::storage::{StoreError, StoredFile};

/// What can happen.
pub enum Message {
    /// Files were chosen by a person.
    Chosen(Vec<File>),
    /// The first rows of one.
    Previewed(String, Blob, Result<Preview, Failure>),
    /// A person takes a column for something.
    Match(Target, Option<usize>),
    /// Import the file that was chosen.
    Start,
    /// Don't.
    Cancel,
    /// Stop reading the file that is being imported: all stays as it was.
    Stop,
    /// Import a file, its columns matched by name.
    File(File, Done),
    /// Forget an imported file.
    Remove(String),
    /// How far the job is.
    Progress(Progress),
    /// How it ended.
    Finished(Box<Outcome>),
    /// A response was stored or a file imported elsewhere, or the page has come into sight again.
    Heard,
    /// What the store has after that.
    HeardOf(Heard),
}

/// What the store has.
pub struct Heard {
    /// The ids of responses that were deleted.
    pub deleted: Vec<String>,
    /// The responses.
    pub stored: Result<Vec<Value>, StoreError>,
    /// The files.
    pub files: Vec<StoredFile>,
}
