//! From a key on the keyboard to what it means here.

use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

/// What is pressed on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum On {
    /// A radio, a checkbox, or nothing of the kind.
    Choice,
    /// A field of one line.
    Line,
    /// A list, which has a use for the arrows.
    List,
    /// A text of several lines, which has one for Enter as well.
    Lines,
    /// A button, which has its own use for Enter.
    Button,
}

/// What a key means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    Digit(usize),
    Skip,
    Back,
    Down,
    Store,
}

/// What this key means; nothing where it is the browser's.
pub(super) fn meaning(event: &KeyboardEvent) -> Option<Meaning> {
    // A Vietnamese keyboard is still composing the letter.
    if event.is_composing() || event.alt_key() || event.meta_key() {
        return None;
    }
    let target: Option<Element> = event.target().and_then(|target| target.dyn_into().ok());
    let on = target.map_or(On::Choice, |target| on(&target));
    of(&event.key(), event.ctrl_key(), on)
}

fn on(target: &Element) -> On {
    match target.local_name().as_str() {
        "textarea" => On::Lines,
        "select" => On::List,
        "button" => On::Button,
        "input" => match target.get_attribute("type").as_deref() {
            Some("radio" | "checkbox") => On::Choice,
            _ => On::Line,
        },
        _ => On::Choice,
    }
}

fn of(key: &str, ctrl: bool, on: On) -> Option<Meaning> {
    match (key, on) {
        ("Enter", _) if ctrl => Some(Meaning::Store),
        _ if ctrl => None,
        ("Enter", On::Choice | On::Line | On::List) => Some(Meaning::Skip),
        ("ArrowUp", On::Choice | On::Line | On::Button) => Some(Meaning::Back),
        ("ArrowDown", On::Choice | On::Line | On::Button) => Some(Meaning::Down),
        ("Backspace", On::Choice) => Some(Meaning::Back),
        ("k" | "K", On::Choice) => Some(Meaning::Digit(0)),
        (_, On::Choice) => match key.as_bytes() {
            [digit @ b'0'..=b'9'] => Some(Meaning::Digit(usize::from(digit - b'0'))),
            _ => None,
        },
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::Meaning::{Back, Digit, Down, Skip, Store};
    use super::On::{Button, Choice, Line, Lines, List};
    use super::{Meaning, On, of};

    #[test]
    fn a_key_means_what_the_place_makes_of_it() {
        let check = |key: &str, ctrl: bool, on: On, expected: Option<Meaning>| {
            assert_eq!(of(key, ctrl, on), expected, "{key} {ctrl} {on:?}");
        };
        check("3", false, Choice, Some(Digit(3)));
        check("0", false, Choice, Some(Digit(0)));
        check("k", false, Choice, Some(Digit(0)));
        check("K", false, Choice, Some(Digit(0)));
        check("x", false, Choice, None);
        check("F5", false, Choice, None);
        check("٣", false, Choice, None);
        check("Tab", false, Choice, None);
        check("Backspace", false, Choice, Some(Back));
        check("ArrowUp", false, Choice, Some(Back));
        check("Enter", false, Choice, Some(Skip));
        // A field keeps what is typed in it.
        check("3", false, Line, None);
        check("k", false, Line, None);
        check("Backspace", false, Line, None);
        check("Enter", false, Line, Some(Skip));
        check("ArrowDown", false, Line, Some(Down));
        check("Enter", false, List, Some(Skip));
        check("ArrowUp", false, List, None);
        check("Enter", false, Lines, None);
        check("ArrowUp", false, Lines, None);
        check("Enter", false, Button, None);
        check("1", false, Button, None);
        check("ArrowUp", false, Button, Some(Back));
        // Control and Enter stores from everywhere, and nothing else is taken from the browser.
        for on in [Choice, Line, List, Lines, Button] {
            check("Enter", true, on, Some(Store));
            check("3", true, on, None);
            check("k", true, on, None);
        }
    }
}
