//! How the form is displayed is kept for the visit, in the tab's storage.

use hailong_core::response::Mode;
use web_sys::Storage;

use super::aids::Display;

const KEY: &str = "hai-long:display";

/// Keeps what was set for the next page with a form; not at a counter, where the next person is another.
pub(super) fn keep(mode: Mode, (size, contrast, one): Display) {
    if let Some(storage) = storage(mode) {
        // Without room it holds for this page only.
        let _ = storage.set_item(KEY, &written((size, contrast, one)));
    }
}

/// What was kept.
pub(super) fn kept(mode: Mode) -> Option<Display> {
    read(&storage(mode)?.get_item(KEY).ok()??)
}

/// `None` in a frame without an origin, where even looking throws.
fn storage(mode: Mode) -> Option<Storage> {
    if mode == Mode::Kiosk {
        return None;
    }
    web_sys::window()?.session_storage().ok()?
}

/// A digit for each setting.
fn written((size, contrast, one): Display) -> String {
    [size, contrast.into(), one.into()].iter().map(|digit| char::from(b'0' + digit)).collect()
}

/// The reverse of [`written`]; nothing of a text that isn't ours.
fn read(text: &str) -> Option<Display> {
    match *text.as_bytes() {
        [size @ b'0'..=b'2', contrast @ b'0'..=b'1', one @ b'0'..=b'1'] => {
            Some((size - b'0', contrast == b'1', one == b'1'))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{read, written};

    #[test]
    fn only_what_was_written_is_read() {
        let check = |text, expected| assert_eq!(read(text), expected, "{text:?}");
        check("000", Some((0, false, false)));
        check("210", Some((2, true, false)));
        check("001", Some((0, false, true)));
        for text in ["", "0", "00", "0000", "300", "020", "002", "-10", "٠٠٠", "abc"] {
            check(text, None);
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(size in 0..3_u8, contrast: bool, one: bool) {
            let display = (size, contrast, one);
            prop_assert_eq!(read(&written(display)), Some(display));
        }

        #[test]
        fn no_text_is_too_strange_to_read(text in any::<String>()) {
            if let Some(display) = read(&text) {
                prop_assert_eq!(written(display), text);
            }
        }
    }
}
