//! Texts of a file as a person can read them in a message.

/// Longer names of columns are cut: in a file that is none of ours, a name may be all of it.
const LONGEST_NAME: usize = 60;
/// As many names are told.
const MOST_NAMES: usize = 60;

/// Names from a file as a person can read them.
pub(super) fn readable(names: &[String]) -> Vec<String> {
    let cut = |name: &String| {
        let mut text = visible(&name.chars().take(LONGEST_NAME).collect::<String>());
        if name.chars().nth(LONGEST_NAME).is_some() {
            text.push('…');
        }
        text
    };
    let more = names.len() > MOST_NAMES;
    names.iter().take(MOST_NAMES).map(cut).chain(more.then(|| "…".to_owned())).collect()
}

/// A text without signs that move the cursor or turn the line round: these as `\u{1b}`.
pub(super) fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign.is_control() || matches!(sign, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        {
            true => shown.extend(sign.escape_unicode()),
            false => shown.push(sign),
        }
    }
    shown
}
