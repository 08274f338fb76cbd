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

/// The entries of a file; none, with a word to the webmaster, where it can't be read: the form does without. None either
/// where it is `late`.
pub(super) async fn entries<T>(
    file: &Request,
    late: Option<&Cell<bool>>,
    read: fn(&Value) -> Result<Vec<T>, Vec<Problem>>,
) -> Vec<T> {
    if let Some(late) = late
        && !file.is_soon_here().await
    {
        late.set(true);
        return Vec::new();
    }
    let problems = match file.json().await.map(|json| read(&json)) {
        Ok(Ok(entries)) => return entries,
        Err(trouble) => vec![trouble],
        Ok(Err(problems)) => in_file(&file.url, &problems),
    };
    complain(TAG, &problems);
    Vec::new()
}
