//! Searching a long list: what a key does to it, and which of its entries the typed words find. Pure.

use super::field_state::Search;

/// What a key does to a list.
#[derive(Clone, Debug, PartialEq)]
pub enum KeyStep {
    /// Nothing of the list's: it does what it does in any field.
    Pass,
    /// Nothing at all.
    Stay,
    /// The list is open, with this option active.
    Open(Option<usize>),
    /// The list closes, and the field is as it was.
    Close,
    /// The option at this place is chosen.
    Choose(usize),
}

/// What a key does; `search` is `None` while the list is closed, and `shown` options are in it
/// (WAI-ARIA Authoring Practices, "Editable Combobox With List Autocomplete").
pub fn step(search: Option<&Search>, key: &str, shown: usize) -> KeyStep {
    let last = shown.checked_sub(1);
    let Some(search) = search else {
        return match key {
            "ArrowDown" => KeyStep::Open(last.map(|_| 0)),
            "ArrowUp" => KeyStep::Open(last),
            _ => KeyStep::Pass,
        };
    };
    match (key, search.active) {
        ("ArrowDown", Some(active)) if active + 1 < shown => KeyStep::Open(Some(active + 1)),
        ("ArrowDown", _) => KeyStep::Open(last.map(|_| 0)),
        ("ArrowUp", Some(active)) if active > 0 => KeyStep::Open(Some(active - 1)),
        ("ArrowUp", _) => KeyStep::Open(last),
        // Without an option they move in the text.
        ("Home", Some(_)) => KeyStep::Open(Some(0)),
        ("End", Some(_)) => KeyStep::Open(last),
        ("Enter", Some(active)) => KeyStep::Choose(active),
        ("Enter", None) if search.text.is_none() => KeyStep::Close,
        // Half a name must not send the page.
        ("Enter", None) => {
            if shown == 1 {
                KeyStep::Choose(0)
            } else {
                KeyStep::Stay
            }
        }
        ("Escape", _) => KeyStep::Close,
        _ => KeyStep::Pass,
    }
}

/// The places of the lines that have every word of a query, the best first; all of them for a query without a word. Both
/// texts are folded: small letters without marks.
///
/// Best is a line that begins with the query, then one in which the query begins at a word, then one in which each word
/// of it begins a word, then one that has them anywhere.
pub fn matches(lines: &str, query: &str) -> Vec<usize> {
    let words = words_of(query.as_bytes());
    let mut whole = Vec::new();
    for word in &words {
        if !whole.is_empty() {
            whole.push(b' ');
        }
        whole.extend_from_slice(word);
    }
    let mut found: [Vec<usize>; 4] = Default::default();
    for (at, line) in lines.as_bytes().split(|&byte| byte == b'\n').enumerate() {
        let rank = match position(line, &whole) {
            Position::First => 0,
            Position::AtWord => 1,
            _ => {
                // By bytes: the general search is 3 kB of download.
                let mut rank = 2;
                for word in &words {
                    match position(line, word) {
                        Position::Nowhere => rank = found.len(),
                        Position::Inside => rank = rank.max(3),
                        _ => {}
                    }
                }
                rank
            }
        };
        if let Some(found) = found.get_mut(rank) {
            found.push(at);
        }
    }
    found.concat()
}

/// The place of the one line that has the words of a query and no others.
pub fn exact(lines: &str, query: &str) -> Option<usize> {
    let words = words_of(query.as_bytes());
    let mut found = None;
    for (at, line) in lines.as_bytes().split(|&byte| byte == b'\n').enumerate() {
        if !words.is_empty() && words_of(line) == words {
            if found.is_some() {
                return None;
            }
            found = Some(at);
        }
    }
    found
}

/// Where in a line a part of it stands.
enum Position {
    First,
    AtWord,
    Inside,
    Nowhere,
}

/// The best place at which a line has a part.
fn position(line: &[u8], part: &[u8]) -> Position {
    let mut best = Position::Nowhere;
    let last = line.len().checked_sub(part.len());
    for at in last.map_or(0..0, |last| 0..last + 1) {
        if !line[at..].starts_with(part) {
            continue;
        }
        if at == 0 {
            return Position::First;
        }
        if !is_letter(line[at - 1]) {
            return Position::AtWord;
        }
        best = Position::Inside;
    }
    best
}

fn words_of(text: &[u8]) -> Vec<&[u8]> {
    text.split(|&byte| !is_letter(byte)).filter(|word| !word.is_empty()).collect()
}

/// A part of a word. What isn't ASCII after folding is a letter of another script.
fn is_letter(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || !byte.is_ascii()
}

#[cfg(test)]
#[path = "list_search_tests.rs"]
mod tests;
