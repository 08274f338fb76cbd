//! Where the words of a comment are.

use std::ops::Range;

/// The words of a text as a person would take them out, with the signs at them: in characters.
pub(super) fn words(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut begun = None;
    for (at, c) in text.chars().chain([' ']).enumerate() {
        match (c.is_whitespace(), begun) {
            (false, None) => begun = Some(at),
            (true, Some(start)) => {
                found.push(start..at);
                begun = None;
            }
            _ => {}
        }
    }
    found
}
