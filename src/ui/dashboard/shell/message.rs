//! The message of the component: one variant a feature, and few of its own.

use crate::ui::dashboard::account::feature as account;
use crate::ui::dashboard::import::message::Message as ImportMessage;
use crate::ui::dashboard::model::{comparison, cross_tab, drill, filters, multiples};
use crate::ui::dashboard::records::feature as records;

/// What can happen.
pub enum Message {
    /// Signing in at the collector, and what comes from it.
    Account(account::Message),
    /// What comes in from the store and from files.
    Import(ImportMessage),
    /// Look at made-up responses, or away from them.
    Illustrative(bool),
    /// What the filter chips or the page do to the filter.
    Filter(filters::Message),
    /// What is filtered by from the pictures.
    Drill(drill::Message),
    /// The cross-tab and the heat map.
    CrossTab(cross_tab::Message),
    /// The small trends.
    Multiples(multiples::Message),
    /// Which periods are set against each other.
    Compare(comparison::Message),
    /// Show it on a screen on the wall, or no more.
    Wall(bool),
    /// Read what people wrote.
    ReadComments,
    /// What is done with records.
    Records(records::Message),
    /// The type that the page gives is known.
    Typeset,
    /// The figures are drawn: analyse them.
    Analyse,
    /// Nothing was asked for in a while: count what the next filter may need.
    Prepare,
    /// Print the report of what is shown.
    Print,
    /// It was printed.
    Printed,
    /// The lazy chunk is here, or can't be fetched.
    Fetched(bool),
}
