//! What a hall needs of the store besides: what is in it, and taking back what was just keyed in.

use hailong_core::json::Value;

use super::{Later, StoreError};

/// Looks at the responses of this browser, and takes one out.
pub trait HallStore {
    /// All responses to a questionnaire.
    fn all(&self, questionnaire: &str) -> Later<Result<Vec<Value>, StoreError>>;

    /// Takes out the response with this id; done when that is durable. One that isn't there is no error.
    fn forget(&self, id: &str) -> Later<Result<(), StoreError>>;
}
