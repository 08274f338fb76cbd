//! The clock and random bytes of the browser, its texts, and whether it may clear away what is kept.

use hailong_core::calendar::Millis;
use hailong_core::response::uuid_v7;
#[cfg(target_arch = "wasm32")]
use js_sys::{Array, Function, Reflect};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Now.
pub fn now() -> Millis {
    js_sys::Date::now() as Millis
}

/// A new UUID of version 7.
pub fn new_id() -> String {
    let mut random = [0; 10];
    fill_with_random(&mut random);
    uuid_v7(now(), random)
}

/// A new secret number.
pub fn secret() -> u128 {
    let mut random = [0; 16];
    fill_with_random(&mut random);
    u128::from_le_bytes(random)
}

fn fill_with_random(bytes: &mut [u8]) {
    let filled = web_sys::window()
        .and_then(|window| window.crypto().ok())
        .is_some_and(|crypto| crypto.get_random_values_with_u8_array(bytes).is_ok());
    if !filled {
        // No page with a browser of the last ten years comes here; two ids must differ all the same.
        for byte in bytes {
            *byte = (js_sys::Math::random() * 256.0) as u8;
        }
    }
}

/// A random number to shuffle by.
pub fn seed() -> u32 {
    (js_sys::Math::random() * f64::from(u32::MAX)) as u32
}

/// A text as it is kept: NFC, so that "ế" is one character however it was typed, without white space around
/// it, and without the control characters that nobody types; PostgreSQL refuses U+0000 altogether. What isn't
/// well-formed became U+FFFD on its way here.
pub fn clean(text: &str) -> String {
    let text: String = text.chars().filter(|&c| !is_control(c)).collect();
    js_sys::JsString::from(text.trim()).normalize("NFC").into()
}

/// The control characters of ASCII and Latin-1, but not the ends of lines and tabs.
fn is_control(c: char) -> bool {
    matches!(c, '\0'..='\x08' | '\x0b'..='\x1f' | '\x7f'..='\u{9f}')
}

/// How long a text is as people count: in the characters that they see, once it is [`clean`]. A browser that
/// can't tell (before 2024, some) counts code points, of which there are never fewer.
#[cfg(target_arch = "wasm32")]
pub fn length(text: &str) -> usize {
    let text = clean(text);
    seen(&text).unwrap_or_else(|| text.chars().count())
}

/// Without a browser, code points.
#[cfg(not(target_arch = "wasm32"))]
pub fn length(text: &str) -> usize {
    text.chars().count()
}

/// How many characters the browser tells apart in a text, by UAX #29: its tables would be half of the citizen's download.
/// Counted one by one: `Array.from` is another function where a page has Prototype.js or MooTools.
#[cfg(target_arch = "wasm32")]
fn seen(text: &str) -> Option<usize> {
    let part = |of: &JsValue, name: &str| Reflect::get(of, &name.into()).ok();
    let intl = part(&js_sys::global(), "Intl")?;
    let segmenter: Function = part(&intl, "Segmenter")?.dyn_into().ok()?;
    let segmenter = Reflect::construct(&segmenter, &Array::new()).ok()?;
    let segment: Function = part(&segmenter, "segment")?.dyn_into().ok()?;
    let mut count = 0;
    for segment in js_sys::try_iter(&segment.call1(&segmenter, &text.into()).ok()?).ok()?? {
        segment.ok()?;
        count += 1;
    }
    Some(count)
}

/// Asks the browser not to clear away what is kept here when the device runs out of room. Some ask the person,
/// so it comes after something was stored, at which the person has just pressed a button. Whatever comes of
/// it, nothing waits for it.
pub fn ask_to_persist() {
    // There is no storage manager in a page without TLS: the call then fails, and that is all.
    let asked = web_sys::window().and_then(|window| window.navigator().storage().persist().ok());
    // As a future it has somebody who hears when it fails.
    drop(asked.map(JsFuture::from));
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
