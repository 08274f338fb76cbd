//! Empties the outbox: one tab at a time, by a lock of the origin. Without the lock, on a page without TLS, two tabs may send
//! the same response; the collector stores it once.

use js_sys::{Array, Function, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, future_to_promise, spawn_local};

use gloo::timers::callback::Timeout;
use hailong_core::json::Value;

use super::counts::Counts;
use super::delivery::{Answer, Entry, POISON, Verdict, is_poison};
use super::page::{self, Collector, PAGE};
use super::queue::{self, Queued, note, settle, with_note};
use crate::platform;
use crate::storage::database::RESPONSES;
use crate::storage::indexed_db::{add, record};
use crate::storage::{Sending, StoreError, json};

#[wasm_bindgen]
extern "C" {
    /// Calls an attempt when it is this tab's turn, and gives what it gives; in form.js.
    fn inTurn(attempt: &Function) -> Promise;
    /// Sends a response: status, milliseconds to wait, and body; in form.js.
    fn post(url: &str, body: &str) -> Promise;
}

/// An attempt is made as soon as it is this tab's turn.
pub(super) fn due() {
    if PAGE.with_borrow_mut(|page| std::mem::replace(&mut page.is_due, true)) {
        return;
    }
    spawn_local(async {
        // It fails where the browser gives the page no lock; then it has no IndexedDB either.
        let _ = JsFuture::from(flush()).await;
        PAGE.with_borrow_mut(|page| page.is_due = false);
    });
}

/// An attempt of its own; the promise gives what it has come to.
pub fn flush() -> Promise {
    in_turn(|| future_to_promise(async { Ok(attempt().await.unwrap_or_default().into()) }))
}

/// Does something with the outbox while no other tab does.
pub(super) fn in_turn(act: impl FnOnce() -> Promise + 'static) -> Promise {
    inTurn(Closure::once_into_js(act).unchecked_ref())
}

async fn attempt() -> Result<Counts, StoreError> {
    PAGE.with_borrow_mut(|page| {
        page.is_due = false;
        page.timer = None;
        page.delivery.begin();
    });
    let mut counts = Counts::default();
    let mut later = Vec::new();
    for queued in addressed(queue::all().await?).await {
        let may_send = page::held(&queued.entry.id).is_none()
            && PAGE.with_borrow(|page| page.delivery.may_send(&queued.entry, platform::now()));
        if queued.refused.is_none() && may_send {
            match send(&queued).await {
                true => counts.delivered += 1,
                false => later.push(queued),
            }
        }
    }
    for mut queued in later {
        if PAGE.with_borrow(|page| page.delivery.is_blamed(&queued.entry)) {
            queued.entry.tries += 1;
            if is_poison(queued.entry.tries) {
                refuse(&queued, 500, POISON).await;
            } else {
                settle(&queued.response, Some(with_note(&queued, None))).await;
            }
        }
    }
    end(&mut counts).await?;
    Ok(counts)
}

/// The queue with addresses; what has none because there is no collector goes to where it would have gone at once.
async fn addressed(queue: Vec<Queued>) -> Vec<Queued> {
    let lacks_one = |queued: &Queued| queued.entry.address.is_empty() && queued.refused.is_none();
    if !queue.iter().any(lacks_one) {
        return queue;
    }
    let collector = page::look_up().await;
    let mut addressed = Vec::new();
    for mut queued in queue {
        if lacks_one(&queued) {
            match &collector {
                Collector::At(address) => queued.entry.address.clone_from(address),
                Collector::Nowhere => {
                    keep(&queued).await;
                    continue;
                }
                Collector::Unknown => {}
            }
        }
        addressed.push(queued);
    }
    addressed
}

/// Moves a response to the browser's own store.
async fn keep(queued: &Queued) {
    // In this order: after a crash it is in both, and the next attempt finds the same response there.
    if let Ok(id) = add(RESPONSES, &queued.response, None).await {
        settle(&queued.response, None).await;
        if id != queued.entry.id {
            page::tell(&queued.entry.id, Sending::Renamed(id.clone()), None);
        }
        page::tell(&id, Sending::Kept, None);
    }
}

/// Sends one; whether it was delivered.
async fn send(queued: &Queued) -> bool {
    let Queued { response, entry, .. } = queued;
    let (answer, body) = ask(entry, &json::stringify(response)).await;
    let verdict =
        PAGE.with_borrow_mut(|page| page.delivery.answered(entry, answer, platform::now()));
    match verdict {
        Verdict::Delivered => {
            settle(response, None).await;
            page::tell(&entry.id, Sending::Sent, None);
        }
        Verdict::Taken => rename(queued).await,
        Verdict::Refused => {
            let error = body.as_ref().and_then(|body| body.get("error")?.get("code")?.as_str());
            refuse(queued, answer.status, error.unwrap_or_default()).await;
        }
        Verdict::Later => {}
    }
    verdict == Verdict::Delivered
}

/// What the collector says to a response.
async fn ask(entry: &Entry, body: &str) -> (Answer, Option<Value>) {
    let url = [&entry.address, "v1/responses"].concat();
    let answer: Array = match JsFuture::from(post(&url, body)).await {
        Ok(answer) => answer.unchecked_into(),
        Err(_) => return (Answer::default(), None),
    };
    let number = |at| answer.get(at).as_f64().unwrap_or_default();
    let body = json::parse(&answer.get(2).as_string().unwrap_or_default()).ok();
    let names_id =
        body.as_ref().and_then(|body| body.get("id")?.as_str()).is_some_and(|id| id == entry.id);
    (Answer { status: number(0) as u16, names_id, wait: number(1) as i64 }, body)
}

/// Another sitting's response has the id, as after a tab was duplicated: neither is lost.
async fn rename(queued: &Queued) {
    let id = platform::new_id();
    let mut response = queued.response.clone();
    if let Value::Object(members) = &mut response {
        members
            .iter_mut()
            .filter(|(name, _)| name == "id")
            .for_each(|(_, own)| *own = (&*id).into());
    }
    let entry = Entry { is_renamed: true, ..queued.entry.clone() };
    if settle(&queued.response, Some(record(&response, Some(&note(&entry, None))))).await {
        page::tell(&entry.id, Sending::Renamed(id), None);
        due();
    }
}

/// The collector will never take it: it stays, and staff can see why.
async fn refuse(queued: &Queued, status: u16, code: &str) {
    settle(&queued.response, Some(with_note(queued, Some((status, code))))).await;
    page::tell(&queued.entry.id, Sending::Refused, Some(code));
}

/// What is left, what other tabs have done meanwhile, and when the next attempt is due.
async fn end(counts: &mut Counts) -> Result<(), StoreError> {
    let left = queue::all().await?;
    for id in page::waiting() {
        match left.iter().find(|queued| queued.entry.id == id) {
            None => page::tell(&id, Sending::Sent, None),
            Some(Queued { refused: Some(code), .. }) => {
                page::tell(&id, Sending::Refused, Some(code));
            }
            _ => {}
        }
    }
    let known = page::collector(None);
    let (mut waiting, mut held) = (Vec::new(), None);
    for queued in left {
        if let Some(left) = page::held(&queued.entry.id) {
            counts.waiting += 1;
            held = Some(left);
            continue;
        }
        match (queued.refused, &known) {
            (Some(_), _) => counts.refused += 1,
            (None, Collector::At(address)) if queued.entry.address.is_empty() => {
                waiting.push(address.clone());
            }
            _ => waiting.push(queued.entry.address),
        }
    }
    counts.waiting += waiting.len() as u32;
    PAGE.with_borrow_mut(|page| {
        let next = page.delivery.end(&waiting, platform::now(), js_sys::Math::random());
        let next = next.into_iter().chain(held).min();
        page.timer = next.map(|next| Timeout::new(next as u32, due));
    });
    Ok(())
}
