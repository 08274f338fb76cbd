//! How responses come in from files: a file is read, its columns are matched, its first rows are shown, and it is stored.

pub mod candidate;
pub mod commit;
pub mod file_reader;
pub mod import_job;
pub mod panel;
pub mod reasons;
pub mod trouble;
