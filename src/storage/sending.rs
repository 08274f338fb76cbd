//! Where a stored response is on its way.

/// What becomes of a response that is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sending {
    /// It stays in this browser: there is no collector.
    Kept,
    /// It waits for the collector.
    Waiting,
    /// The collector has it.
    Sent,
    /// The collector doesn't take it. It stays in the outbox.
    Refused,
    /// It has got this id, because another response had its own.
    Renamed(String),
}
