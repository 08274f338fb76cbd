//! The collector as it is run: the real program, a real SQLite and a real PostgreSQL, spoken to over real connections.
//!
//! `HAILONG_SUBMISSIONS` says how many responses the tests of faults and of the feed send (1,000 without it).
#![forbid(unsafe_code)]

mod commands;
mod doors;
mod faults;
mod feed;
mod figures;
mod http;
mod made_up;
mod postgres;
mod server;
mod submit;

/// How many responses the long tests send.
fn submissions() -> usize {
    let told = std::env::var("HAILONG_SUBMISSIONS").ok();
    told.and_then(|count| count.parse().ok()).unwrap_or(1_000)
}
