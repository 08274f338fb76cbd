//! Tests of the web package that need a real browser; `cargo xtask test --only browser` runs them.
#![cfg(target_arch = "wasm32")]

mod charts;
mod deferred;
mod drawing;
mod noisy;
#[path = "../shared/noisy_digest.rs"]
mod noisy_digest;
mod store;
mod texts;

use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// What the shell relies on: a stylesheet made in script and adopted, which no `style-src` forbids.
#[wasm_bindgen_test]
fn stylesheets_can_be_adopted() {
    let sheet = web_sys::CssStyleSheet::new().expect("the browser has constructed stylesheets");
    sheet.replace_sync(":host { display: block }").expect("the rule is well-formed");
    assert_eq!(sheet.css_rules().expect("the sheet is ours").length(), 1);
}
