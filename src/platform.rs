//! What the browser provides and the core crate doesn't have: the clock, random bytes, Unicode text functions, and the
//! request for persistent storage. It knows no page and no element.

use hailong_core::calendar::Millis;
use hailong_core::response::uuid_v7;
#[cfg(target_arch = "wasm32")]
use js_sys::{Array, Function, Reflect};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// The current time of the device's clock.
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
        // Browsers of the last ten years never get here. Without secure random bytes, ids must still differ.
        for byte in bytes {
            *byte = (js_sys::Math::random() * 256.0) as u8;
        }
    }
}

/// A random seed for shuffling options.
pub fn seed() -> u32 {
    (js_sys::Math::random() * f64::from(u32::MAX)) as u32
}

/// A text as it is stored: in NFC, so that "ế" is one character however it was typed, without white space at its ends, and
/// without control characters, which keyboards don't produce and of which PostgreSQL refuses U+0000. Lone surrogates have
/// already become U+FFFD when the string came from JavaScript.
pub fn clean(text: &str) -> String {
    let text: String = text.chars().filter(|&c| !is_control(c)).collect();
    js_sys::JsString::from(text.trim()).normalize("NFC").into()
}

/// The control characters of ASCII and Latin-1, except line ends and tabs.
fn is_control(c: char) -> bool {
    matches!(c, '\0'..='\x08' | '\x0b'..='\x1f' | '\x7f'..='\u{9f}')
}

/// The length of a text, once it is [`clean`], in characters as people see them. Browsers without `Intl.Segmenter` (some
/// before 2024) count code points, of which there are never fewer.
#[cfg(target_arch = "wasm32")]
pub fn length(text: &str) -> usize {
    let text = clean(text);
    seen(&text).unwrap_or_else(|| text.chars().count())
}

/// Code points: native tests have no segmenter.
#[cfg(not(target_arch = "wasm32"))]
pub fn length(text: &str) -> usize {
    text.chars().count()
}

/// The number of visible characters of a text (grapheme clusters, UAX #29), segmented by the browser: the tables for it would
/// be half of the citizen's download. Counted one by one: pages with Prototype.js or MooTools replace `Array.from`.
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

/// Asks the browser not to delete stored data when the device runs out of space. Some browsers ask the person, so call it
/// after something was stored, when the person has just pressed a button. The answer isn't waited for.
pub fn ask_to_persist() {
    // A page without TLS has no storage manager. Then the call fails, which is ignored.
    let asked = web_sys::window().and_then(|window| window.navigator().storage().persist().ok());
    // Wrapping the promise in a future handles its rejection, which the console would report otherwise.
    drop(asked.map(JsFuture::from));
}

/// A text in the form used for searching: lower case, without marks, `đ` as `d`.
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

/// Lower case, with combining marks after their letters.
#[cfg(target_arch = "wasm32")]
fn decomposed(text: &str) -> String {
    js_sys::JsString::from(text).normalize("NFD").to_lower_case().into()
}

/// The same for native tests.
#[cfg(not(target_arch = "wasm32"))]
fn decomposed(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization as _;
    text.nfd().collect::<String>().to_lowercase()
}
