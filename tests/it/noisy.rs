//! Noisy figures are the same natively and in WebAssembly: `tests/browser/noisy.rs` asks for the same digest.

use super::noisy_digest::{EXPECTED, digest};

#[test]
fn noisy_figures_have_the_digest_that_they_have_in_webassembly() {
    assert_eq!(digest(), EXPECTED);
}
