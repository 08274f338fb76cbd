//! What this page knows: its collector, its forms, and which of them wants to hear of which response. One for all forms of
//! the page, because they share one outbox.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use hailong_core::calendar::Millis;
use hailong_core::json::Value;
use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::Url;

use super::delivery::Delivery;
use crate::platform;
use crate::storage::{Sending, json};

#[wasm_bindgen]
extern "C" {
    /// The text of the file at an address; in shell.js.
    #[wasm_bindgen(js_name = begun)]
    fn text_of(url: &str) -> Promise;
}

/// How many milliseconds a clerk has for taking back the form that was just keyed in.
const HELD: Millis = 60_000;

/// Where responses are sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Collector {
    /// The file that says so hasn't been read yet.
    Unknown,
    /// Nowhere: they stay in the browser.
    Nowhere,
    /// To this address, which ends in a slash.
    At(String),
}

/// Told the id of a response of an earlier or of this visit that was delivered, or refused with a code.
pub type Told = Rc<dyn Fn(&str, Option<&str>)>;

/// A response that a form of this page has stored.
struct Own {
    id: String,
    form: u32,
    sending: Sending,
    heard: Option<Rc<dyn Fn(Sending)>>,
}

pub(super) struct Page {
    pub(super) delivery: Delivery,
    /// The next attempt after a failure.
    pub(super) timer: Option<Timeout>,
    /// An attempt has been asked for and hasn't begun.
    pub(super) is_due: bool,
    /// Whether it hears that a network is back.
    pub(super) is_awake: bool,
    /// The folder of the module.
    pub(super) base: String,
    /// What `collector.json` in it says.
    file: Collector,
    own: Vec<Own>,
    /// The response that may be taken back, and until when.
    held: Option<(String, Millis)>,
    forms: Vec<(u32, Told)>,
    joined: u32,
}

impl Page {
    const NEW: Self = Self {
        delivery: Delivery::NEW,
        timer: None,
        is_due: false,
        is_awake: false,
        base: String::new(),
        file: Collector::Unknown,
        own: Vec::new(),
        held: None,
        forms: Vec::new(),
        joined: 0,
    };
}

thread_local! {
    pub(super) static PAGE: RefCell<Page> = const { RefCell::new(Page::NEW) };
}

/// A form is there; its number. `told` hears of its responses, and the first form of a page also of those of earlier visits.
pub fn join(told: Told) -> u32 {
    PAGE.with_borrow_mut(|page| {
        page.joined += 1;
        page.forms.push((page.joined, told));
        page.joined
    })
}

/// The form with this number is gone.
pub fn leave(form: u32) {
    PAGE.with_borrow_mut(|page| page.forms.retain(|(number, _)| *number != form));
}

/// The collector of a form with this attribute, as far as it is known.
pub(super) fn collector(attribute: Option<String>) -> Collector {
    let Some(address) = attribute else { return PAGE.with_borrow(|page| page.file.clone()) };
    let page = gloo::utils::document().base_uri().ok().flatten().unwrap_or_default();
    Collector::At(absolute(&address, &page))
}

/// An address with a slash at its end; empty is the root of the host.
fn absolute(address: &str, base: &str) -> String {
    let folder = [address.trim_end_matches('/'), "/"].concat();
    // What is no address can't be fetched: the console says so then, and the response waits for a better one.
    Url::new_with_base(&folder, base).map_or(folder, |url| url.href())
}

/// What `collector.json` beside the module says.
pub(super) async fn look_up() -> Collector {
    let (base, known) = PAGE.with_borrow(|page| (page.base.clone(), page.file.clone()));
    if known != Collector::Unknown {
        return known;
    }
    let url = [&base, "collector.json"].concat();
    let found = match JsFuture::from(text_of(&url)).await {
        Ok(text) => match json::parse(&text.as_string().unwrap_or_default()) {
            Ok(file @ Value::Object(_)) => match file.get("collector").and_then(Value::as_str) {
                Some(address) => Collector::At(absolute(address, &url)),
                None => Collector::Nowhere,
            },
            // A captive portal's page: it is fetched again when a response waits for it.
            _ => Collector::Unknown,
        },
        // A folder without the file is one of a build that had no collectors.
        Err(error) if error.unchecked_ref::<js_sys::Error>().message() == "HTTP 404" => {
            Collector::Nowhere
        }
        Err(_) => Collector::Unknown,
    };
    PAGE.with_borrow_mut(|page| page.file = found.clone());
    found
}

/// A form has stored a response, or found it in the outbox.
pub(super) fn own(form: u32, id: &str, sending: Sending) {
    PAGE.with_borrow_mut(|page| {
        page.own.retain(|own| own.id != id);
        page.own.push(Own { id: id.to_owned(), form, sending, heard: None });
    });
}

/// A response may be taken back for a minute, or until the next one is stored.
pub(super) fn hold(id: &str) {
    let until = platform::now() + HELD;
    PAGE.with_borrow_mut(|page| page.held = Some((id.to_owned(), until)));
}

/// For how many milliseconds a response is still held.
pub(super) fn held(id: &str) -> Option<Millis> {
    let until = PAGE.with_borrow(|page| page.held.clone().filter(|(held, _)| held == id))?.1;
    // A clock that was put back holds it no longer than that.
    Some((until - platform::now()).min(HELD)).filter(|left| *left > 0)
}

/// Somebody wants to know what becomes of a response.
pub(super) fn follow(id: &str, heard: Rc<dyn Fn(Sending)>) {
    let now = PAGE.with_borrow_mut(|page| {
        let own = page.own.iter_mut().find(|own| own.id == id)?;
        own.heard = Some(heard.clone());
        Some(own.sending.clone())
    });
    if let Some(now) = now {
        heard(now);
    }
}

/// The ids of this page's responses that waited when it was last heard of them.
pub(super) fn waiting() -> Vec<String> {
    PAGE.with_borrow(|page| page.own.iter().map(|own| own.id.clone()).collect())
}

/// Something became of a response: whoever follows it hears of it, and the form's page of a delivery or a refusal.
pub(super) fn tell(id: &str, sending: Sending, code: Option<&str>) {
    let (heard, told) = PAGE.with_borrow_mut(|page| {
        let at = page.own.iter().position(|own| own.id == id);
        let form = at.map_or(0, |at| page.own[at].form);
        let heard = at.and_then(|at| page.own[at].heard.clone());
        match (at, &sending) {
            (Some(at), Sending::Renamed(new)) => page.own[at].id.clone_from(new),
            (Some(at), _) => drop(page.own.swap_remove(at)),
            _ => {}
        }
        let told = page.forms.iter().find(|(number, _)| *number == form).or(page.forms.first());
        (heard, told.map(|(_, told)| told.clone()))
    });
    let is_over = matches!(sending, Sending::Sent | Sending::Refused);
    if let Some(heard) = heard {
        heard(sending);
    }
    if let Some(told) = told.filter(|_| is_over) {
        told(id, code);
    }
}
