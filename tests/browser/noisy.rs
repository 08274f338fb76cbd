//! Noisy figures are the same in WebAssembly and natively: `tests/it/noisy.rs` asks for the same digest.

use wasm_bindgen_test::wasm_bindgen_test;

use super::noisy_digest::{EXPECTED, digest};

#[wasm_bindgen_test]
fn noisy_figures_have_the_digest_that_they_have_natively() {
    assert_eq!(digest(), EXPECTED);
}
