//! The files that a form is made of, and how long it waits for those that it can do without.

use std::cell::Cell;
use std::rc::Rc;

use hailong_core::json::Value;
use hailong_core::questionnaire::{Problem, Questionnaire};
use js_sys::Promise;
use wasm_bindgen_futures::future_to_promise;

use super::page::{Request, complain, in_file};
use crate::ui::form::load;

/// The element's name, in what the console is told.
pub(super) const TAG: &str = "hai-long-form";

/// A questionnaire, and the files that its form is made of, which may be under way.
pub(super) struct Files {
    pub(super) questionnaire: Rc<Questionnaire>,
    pub(super) units: Request,
    pub(super) procedures: Option<Request>,
    /// Whether the lazy file came, where it was asked for.
    pub(super) lazy: Option<Promise>,
}

/// Fetches what few forms need; the promise says whether it is here.
pub(super) fn fetch_lazy() -> Promise {
    future_to_promise(async { Ok(load().await.into()) })
}

/// What is in a file that a form can do without, once it is here; the webmaster is told where it can't be fetched. Where there
/// is a `late` to note it in, it isn't waited for longer than a person should wait.
pub(super) async fn optional(file: &Request, late: Option<&Cell<bool>>) -> Option<Value> {
    if let Some(late) = late
        && !file.is_soon_here().await
    {
        late.set(true);
        return None;
    }
    let json = file.json().await;
    json.map_err(|trouble| complain(TAG, &[trouble])).ok()
}

/// The entries of such a file; none, with a word to the webmaster, where there is something wrong with them.
pub(super) fn entries<T>(
    file: &Request,
    json: Option<Value>,
    read: fn(&Value) -> Result<Vec<T>, Vec<Problem>>,
) -> Vec<T> {
    let read = json.map_or(Ok(Vec::new()), |json| read(&json));
    read.unwrap_or_else(|problems| {
        complain(TAG, &in_file(&file.url, &problems));
        Vec::new()
    })
}
