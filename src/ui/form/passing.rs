//! What a field shows while it is used and what is no answer yet: a search in a list, a day as it was typed, the area
//! that units are looked for in. None of it is kept with the draft.

/// What is passing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Passing {
    /// The search that goes on.
    pub search: Option<Search>,
    /// The question whose list was left, and what was typed there that names nothing in it.
    pub missed: Option<(usize, String)>,
    /// The day, month and year of a question as they were typed.
    pub typed: Option<(usize, [String; 3])>,
    /// The id of the unit below which others are looked for; empty for all.
    pub area: String,
}

/// A search in a question's list.
#[derive(Clone, Debug, PartialEq)]
pub struct Search {
    /// The index of the question.
    pub question: usize,
    /// What was typed; nothing while the list was only opened.
    pub text: Option<String>,
    /// The place of the option that the keys have come to, among those shown.
    pub active: Option<usize>,
}

impl Search {
    /// What was typed, unless the keys have come to an option: where it names none either, leaving the field drops it.
    pub fn missed(&self) -> Option<&str> {
        let typed = self.text.as_deref().map(str::trim).filter(|text| !text.is_empty());
        typed.filter(|_| self.active.is_none())
    }
}

/// What a key does to a list.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
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
pub fn step(search: Option<&Search>, key: &str, shown: usize) -> Step {
    let last = shown.checked_sub(1);
    let Some(search) = search else {
        return match key {
            "ArrowDown" => Step::Open(last.map(|_| 0)),
            "ArrowUp" => Step::Open(last),
            _ => Step::Pass,
        };
    };
    match (key, search.active) {
        ("ArrowDown", Some(active)) if active + 1 < shown => Step::Open(Some(active + 1)),
        ("ArrowDown", _) => Step::Open(last.map(|_| 0)),
        ("ArrowUp", Some(active)) if active > 0 => Step::Open(Some(active - 1)),
        ("ArrowUp", _) => Step::Open(last),
        // Without an option they move in the text.
        ("Home", Some(_)) => Step::Open(Some(0)),
        ("End", Some(_)) => Step::Open(last),
        ("Enter", Some(active)) => Step::Choose(active),
        ("Enter", None) if search.text.is_none() => Step::Close,
        // Half a name must not send the page.
        ("Enter", None) => {
            if shown == 1 {
                Step::Choose(0)
            } else {
                Step::Stay
            }
        }
        ("Escape", _) => Step::Close,
        _ => Step::Pass,
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
        let rank = match place(line, &whole) {
            Place::First => 0,
            Place::AtWord => 1,
            _ => {
                // By bytes: the general search is 3 kB of download.
                let mut rank = 2;
                for word in &words {
                    match place(line, word) {
                        Place::Nowhere => rank = found.len(),
                        Place::Inside => rank = rank.max(3),
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

enum Place {
    First,
    AtWord,
    Inside,
    Nowhere,
}

/// The best place at which a line has a part.
fn place(line: &[u8], part: &[u8]) -> Place {
    let mut best = Place::Nowhere;
    let last = line.len().checked_sub(part.len());
    for at in last.map_or(0..0, |last| 0..last + 1) {
        if !line[at..].starts_with(part) {
            continue;
        }
        if at == 0 {
            return Place::First;
        }
        if !is_letter(line[at - 1]) {
            return Place::AtWord;
        }
        best = Place::Inside;
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
#[path = "passing_tests.rs"]
mod tests;
