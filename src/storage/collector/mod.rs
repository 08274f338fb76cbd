//! The collector: the server that takes responses in and lets signed-in staff have them. Its HTTP contract is in
//! docs/collector.md.
//!
//! [`Collector`] is what the dashboard asks of it, [`HttpCollector`] asks it over the network. [`CollectorStore`] is the
//! staff's store where there is one: its responses in memory, the files that staff import in this browser as ever.

mod account;
mod answer;
mod http;
mod members;
mod page;
mod refusal;
mod session;
mod store;

use hailong_core::json::Value;

pub use account::{Account, Means, Role};
pub use http::HttpCollector;
pub use page::{Page, Wish};
pub use refusal::Refusal;
pub use store::CollectorStore;

use super::Later;

/// Asks a collector.
pub trait Collector {
    /// Where it is: one is told from another by this.
    fn address(&self) -> &str;

    /// What this tab has kept to sign in with, after a reload.
    fn kept(&self) -> Option<Means>;

    /// Signs in. The token that comes of it goes with all that is asked afterwards.
    fn sign_in(&self, means: Means) -> Later<Result<Account, Refusal>>;

    /// Forgets the token at once, and then tells the collector that it is of no use any more.
    fn sign_out(&self) -> Later<()>;

    /// The next responses of a questionnaire.
    fn page(&self, questionnaire: &str, wish: Wish) -> Later<Result<Page, Refusal>>;

    /// The next responses, as they are stored, and the cursor behind them; `None` for the last ones.
    fn records(
        &self,
        questionnaire: &str,
        cursor: Option<String>,
    ) -> Later<Result<Records, Refusal>>;

    /// The responses of a receipt's number.
    fn find(&self, questionnaire: &str, receipt: &str) -> Later<Result<Vec<Value>, Refusal>>;

    /// Deletes a response; one that is gone already is no trouble.
    fn delete(&self, id: &str) -> Later<Result<(), Refusal>>;

    /// Breaks off what is under way.
    fn stop(&self);
}

/// Some responses, and the cursor behind them.
pub type Records = (Vec<Value>, Option<String>);
