//! What the device keeps beside responses, in `localStorage`: forms that were put by to go on with them later,
//! only by a person's own choice, because the next one at a shared computer is offered them too; and when the
//! last forms were sent.
//!
//! Not in IndexedDB: a few kilobytes that are read at once, before the form is drawn, need no transaction, and
//! who only looks at a form leaves no database behind.

use hailong_core::calendar::Millis;
use hailong_core::json::Value;
use web_sys::Storage;

use super::json::{parse, stringify};

/// For how long a form that was put by is kept: a week.
const KEPT_FOR: u64 = 7 * 86_400_000;

/// So many times of sending are kept.
const SENT: usize = 10;

const KEPT: &str = "hai-long:kept:";
const SENT_AT: &str = "hai-long:sent";

/// Keeps a person's things on their device.
pub trait DeviceStore {
    /// The form that was put by last: `at`, when that was, and its `draft`. Those whose week is over are
    /// forgotten on this occasion, whatever form they are of.
    fn find(&self, now: Millis) -> Option<Value>;

    /// Puts a form by, as [`Self::find`] gives it, in place of an earlier one with this id; whether that
    /// worked.
    fn keep(&self, id: &str, form: &Value) -> bool;

    /// Forgets the form with this id.
    fn forget(&self, id: &str);

    /// How many forms were sent from here since then; ten at most.
    fn sent_since(&self, since: Millis) -> usize;

    /// Notes that one was sent.
    fn note_sent(&self, now: Millis);
}

/// The `localStorage` of the page's origin.
pub struct Device {
    key: String,
}

impl Device {
    /// For the form of this name.
    pub fn new(name: &str) -> Self {
        Self { key: [KEPT, name, ":"].concat() }
    }
}

impl DeviceStore for Device {
    fn find(&self, now: Millis) -> Option<Value> {
        let storage = storage()?;
        let (mut last, mut over) = ((i64::MIN, None), Vec::new());
        for index in 0..storage.length().ok()? {
            let Ok(Some(key)) = storage.key(index) else { continue };
            if !key.starts_with(KEPT) {
                continue;
            }
            let form = read(&storage, &key);
            let at = form.get("at").and_then(Value::as_i64).unwrap_or_default();
            // Also when it seems to lie ahead: then the clock was wrong, and nobody knows its age.
            if at.abs_diff(now) > KEPT_FOR {
                over.push(key);
            } else if key.starts_with(&self.key) && at > last.0 {
                last = (at, Some(form));
            }
        }
        for key in over {
            let _ = storage.remove_item(&key);
        }
        last.1
    }

    fn keep(&self, id: &str, form: &Value) -> bool {
        write(&[&self.key, id].concat(), form)
    }

    fn forget(&self, id: &str) {
        if let Some(storage) = storage() {
            let _ = storage.remove_item(&[&self.key, id].concat());
        }
    }

    fn sent_since(&self, since: Millis) -> usize {
        sent().iter().filter(|at| at.as_i64().is_some_and(|at| at > since)).count()
    }

    fn note_sent(&self, now: Millis) {
        let mut times = sent();
        times.push(now.into());
        times.drain(..times.len().saturating_sub(SENT));
        write(SENT_AT, &Value::List(times));
    }
}

/// `None` in a frame without an origin, where even looking throws.
fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}

/// What is there, if it is of ours.
fn read(storage: &Storage, key: &str) -> Value {
    let text = storage.get_item(key).ok().flatten().unwrap_or_default();
    parse(&text).unwrap_or(Value::Null)
}

fn write(key: &str, value: &Value) -> bool {
    storage().is_some_and(|storage| storage.set_item(key, &stringify(value)).is_ok())
}

fn sent() -> Vec<Value> {
    match storage().map(|storage| read(&storage, SENT_AT)) {
        Some(Value::List(times)) => times,
        _ => Vec::new(),
    }
}
