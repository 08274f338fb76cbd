//! How responses come in from files: a file is read, its columns are matched, its first rows are shown, and it is stored.
//! [`feature`] keeps the queue, [`import_job`] is one import, [`panel`] and [`candidate`] are what is seen of it.

pub mod candidate;
pub mod deleted;
pub mod feature;
pub mod file_reader;
pub mod files;
pub mod import_job;
pub mod message;
pub mod panel;
pub mod reasons;
pub mod trouble;
