//! What is counted: the responses, which of them, and how many persons a number needs to be shown.

use hailong_core::figures::Thresholds;
use hailong_core::filter::Filter;
use hailong_core::questionnaire::Questionnaire;
use hailong_core::table::Counted;

/// What is looked at: responses, and which of them.
pub struct View<'a> {
    /// What was asked.
    pub questionnaire: &'a Questionnaire,
    /// The responses.
    pub counted: Counted<'a>,
    /// Which of them pass.
    pub filter: &'a Filter,
    /// How many persons a number needs to be shown.
    pub thresholds: Thresholds,
}
