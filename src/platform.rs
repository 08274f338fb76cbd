//! The clock and random bytes of the browser.

use hailong_core::calendar::Millis;
use hailong_core::response::uuid_v7;

/// Now.
pub fn now() -> Millis {
    js_sys::Date::now() as Millis
}

/// A new UUID of version 7.
pub fn new_id() -> String {
    let mut random = [0; 10];
    let filled = web_sys::window()
        .and_then(|window| window.crypto().ok())
        .is_some_and(|crypto| crypto.get_random_values_with_u8_array(&mut random).is_ok());
    if !filled {
        // No page with a browser of the last ten years comes here; two ids must differ all the same.
        for byte in &mut random {
            *byte = (js_sys::Math::random() * 256.0) as u8;
        }
    }
    uuid_v7(now(), random)
}

/// A random number to shuffle by.
pub fn seed() -> u32 {
    (js_sys::Math::random() * f64::from(u32::MAX)) as u32
}

/// A text as it is kept: NFC, so that "ế" is one character however it was typed, without U+0000, which
/// PostgreSQL refuses, and without white space around it. What isn't well-formed became U+FFFD on its way
/// here.
pub fn clean(text: &str) -> String {
    let text = String::from(js_sys::JsString::from(text.trim()).normalize("NFC"));
    text.chars().filter(|&c| c != '\0').collect()
}

/// A text as it is searched: small letters without marks, `đ` as `d`.
pub fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in decomposed(text).chars() {
        match c {
            '\u{300}'..='\u{36f}' => {}
            'đ' => folded.push('d'),
            c => folded.push(c),
        }
    }
    folded
}

/// Small letters, with the marks behind their letters.
#[cfg(target_arch = "wasm32")]
fn decomposed(text: &str) -> String {
    js_sys::JsString::from(text).normalize("NFD").to_lower_case().into()
}

/// The same without a browser, for the tests.
#[cfg(not(target_arch = "wasm32"))]
fn decomposed(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization as _;
    text.nfd().collect::<String>().to_lowercase()
}
