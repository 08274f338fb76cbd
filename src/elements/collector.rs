//! Which collector a page has, and the one-time link that its address may bring.

use web_sys::{HtmlElement, Url, Window};

use super::hash::{part, without_part};
use super::page::Request;

/// The part of the hash that has the token of a link.
const LINK: &str = "hl-sign-in";

/// The file beside the module that says where the collector is.
const FILE: &str = "collector.json";

/// A page's collector, that may have to be asked for.
pub(super) enum Collector {
    /// The attribute says where it is.
    Said(Option<String>),
    /// The file beside the module does.
    InFile(Request),
}

impl Collector {
    /// Begins to look for it.
    pub(super) fn begin(host: &HtmlElement, base: &str) -> Self {
        match host.get_attribute("collector") {
            Some(address) => Self::Said(whole(&address, host.base_uri().ok().flatten())),
            None => Self::InFile(Request::new([base, FILE].concat())),
        }
    }

    /// Its whole address; `None` where there is none, and this browser is alone.
    pub(super) async fn address(self) -> Result<Option<String>, String> {
        let file = match self {
            Self::Said(None) => return Err("collector: this isn't an address".to_owned()),
            Self::Said(address) => return Ok(address),
            Self::InFile(file) => file,
        };
        match file.json().await {
            Ok(said) => {
                let address = said.get("collector").and_then(|address| address.as_str());
                let whole = |address| whole(address, Some(file.url.clone()));
                address.map(|address| whole(address).ok_or_else(|| file.url.clone())).transpose()
            }
            // A server that has no such file has no collector. One that can't be reached may have one.
            Err(trouble) if trouble.contains(": HTTP 4") => Ok(None),
            Err(trouble) => Err(trouble),
        }
    }
}

fn whole(address: &str, base: Option<String>) -> Option<String> {
    let address = if address.is_empty() { "/" } else { address };
    Some(Url::new_with_base(address, &base?).ok()?.href())
}

/// Takes a link's token out of the page's address, so that nobody reads it there, nor in the history; the other parts of the
/// hash stay.
pub(super) fn take_link() -> Option<String> {
    let window: Window = web_sys::window()?;
    let location = window.location();
    let hash = location.hash().ok()?;
    let token = part(&hash, LINK)?;
    // Whole, since a `<base>` would send "#…" elsewhere.
    let address = location.href().ok()?;
    let address = [address.split('#').next()?, &without_part(&hash, LINK)].concat();
    let history = window.history().ok()?;
    let state = history.state().unwrap_or_default();
    // In a sandbox it can't be taken out; it is good once in any case.
    let _ = history.replace_state_with_url(&state, "", Some(&address));
    Some(token).filter(|token| !token.is_empty())
}
