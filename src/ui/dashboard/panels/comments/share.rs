//! Comments as a file to share: redacted, and only what staff have read.
//!
//! A row says the unit and the question, not the month and not how satisfied the person was: each of these makes it easier
//! to identify the writer, and none is needed to act on the comment. The rows are in the order of their texts, not of time.

use hailong_core::comments::Comments;
use hailong_core::filter::UNIT;
use hailong_core::import::write_row;

use super::marks::{Marks, cuts_of, left};
use crate::i18n::comments::words;
use crate::ui::dashboard::text::names::Names;

/// What came of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shared {
    /// In the file.
    pub saved: usize,
    /// Not read.
    pub unread: usize,
    /// Read, but something in it looks as if it identified a person.
    pub held: usize,
}

/// The file, with the byte order mark that tells Excel it is UTF-8.
pub fn share(
    comments: &Comments,
    numbers: &[u32],
    marks: &Marks,
    names: &Names,
) -> (String, Shared) {
    let mut shared = Shared::default();
    let mut rows: Vec<[String; 3]> = Vec::new();
    for comment in numbers.iter().filter_map(|number| comments.get(*number)) {
        let mark = marks.of(&names.questionnaire, &comment);
        if !mark.is_read {
            shared.unread += 1;
            continue;
        }
        let cuts = cuts_of(&mark);
        if !left(comment.text, &cuts).is_empty() {
            shared.held += 1;
            continue;
        }
        let asked = names.questionnaire.questions.get(comment.question);
        let asked = asked.map(|asked| names.short(asked)).unwrap_or_default();
        rows.push([names.value(UNIT, comment.unit), asked, cuts.apply(comment.text)]);
    }
    shared.saved = rows.len();
    rows.sort_unstable();
    let own = words(names.language);
    let mut file = String::from('\u{feff}');
    file += &write_row([own.file_title]);
    file += &write_row([names.words().unit, own.question, own.file_text]);
    for row in &rows {
        file += &write_row(row.iter().map(String::as_str));
    }
    (file, shared)
}
