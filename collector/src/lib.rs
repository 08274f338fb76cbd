//! The collector: takes responses in, keeps them, and hands them to signed-in staff.
//!
//! The tour, in reading order:
//!
//! 1. [`bucket`] and [`cursor`]: how the feed is parted, and how far a reader of it has come.
//! 2. [`store`]: the database.
//! 3. [`catalogue`]: the questionnaires and units that responses are checked against.
//! 4. [`submission`]: from the bytes that came to a response that is fit to be stored.
//! 5. [`tables`]: the responses as the engine counts them, for figures that the server gives.
//! 6. [`secret`]: tokens and passwords.
//! 7. [`words`]: what is said to people who are refused.
//! 8. [`http`]: the addresses, who may use which, and what they answer.
//! 9. [`cli`]: the commands.
//!
//! docs/collector.md has the contract, docs/operations.md how to run it.
#![forbid(unsafe_code)]

pub mod bucket;
pub mod catalogue;
pub mod cli;
pub mod cursor;
pub mod http;
pub mod secret;
pub mod store;
pub mod submission;
pub mod tables;
pub mod words;

/// The time, in milliseconds since 1970 UTC.
pub fn now() -> i64 {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    since.map_or(0, |since| i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}
