//! Whole rows of a CSV file where they lie, without a copy and without a state for each byte.
//!
//! csv-core walks a table byte by byte and copies each field out. Here the file is known to have this many
//! columns, and what each is for: a level is one byte and a comma. A row that is anything else than plain, or
//! isn't there to its end, is left to csv-core, whose reading is what RFC 4180 means here; the tests hold both
//! against each other.

use std::collections::HashSet;

use super::csv::LONGEST_ROW;
use super::encoded::Encoded;
use super::plan::{Column, Plan, UNASKED};
use super::scan::next_of;
use crate::questionnaire::Questionnaire;

/// What was read of the bytes that were offered: whole rows.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Taken {
    pub(super) bytes: usize,
    /// Lines that end in them.
    pub(super) lines: u64,
}

/// Reads rows for as long as they are plain.
pub(super) struct Quick<'a> {
    pub(super) questionnaire: &'a Questionnaire,
    pub(super) plan: &'a mut Plan,
    pub(super) seen: &'a mut HashSet<String>,
    pub(super) encoded: &'a mut Encoded,
}

/// One field that is plain, or quoted in a plain way.
struct Field<'a> {
    /// Without the quotes around it.
    content: &'a [u8],
    /// Whether quotes in it are still doubled.
    doubled: bool,
    quoted: bool,
    /// The byte after it: a delimiter or a line's end.
    end: usize,
}

impl Quick<'_> {
    /// Takes the rows at the beginning of these bytes.
    pub(super) fn rows(&mut self, bytes: &[u8], delimiter: u8) -> Taken {
        let mut taken = Taken::default();
        while let Some(row) = self.row(&bytes[taken.bytes..], delimiter) {
            taken.bytes += row.bytes;
            taken.lines += row.lines;
        }
        taken
    }

    /// Takes one row. `None` where it is left to the careful way, as if it hadn't been looked at.
    fn row(&mut self, bytes: &[u8], delimiter: u8) -> Option<Taken> {
        self.plan.begin(self.encoded);
        let last = self.plan.columns.len().checked_sub(1)?;
        let mut at = 0;
        let mut lines = 1;
        // A row in which nothing is said is a blank line.
        let mut said = false;
        for column in 0..=last {
            if let Column::Item { short, item, .. } = &self.plan.columns[column]
                && let Some(&[byte, next]) = bytes.get(at..).and_then(|rest| rest.first_chunk())
                && next == delimiter
                && short[usize::from(byte)] != UNASKED
                && column < last
            {
                self.encoded.set_level(*item, short[usize::from(byte)]);
                said = true;
                at += 2;
                continue;
            }
            let field = field(bytes, at, delimiter)?;
            if field.doubled && !matches!(self.plan.columns[column], Column::Unread | Column::Text)
            {
                return None;
            }
            said |= field.content.first().is_some_and(u8::is_ascii_graphic);
            if field.quoted {
                lines += line_ends(field.content);
            }
            let (plan, content) = (&mut *self.plan, field.content);
            if !plan.take(self.questionnaire, self.seen, column, content, self.encoded) {
                return None;
            }
            let is_delimiter = bytes[field.end] == delimiter;
            if is_delimiter != (column < last) {
                return None;
            }
            at = field.end + 1;
        }
        if bytes[at - 1] == b'\r' && bytes.get(at) == Some(&b'\n') {
            at += 1;
        }
        // csv-core takes longer ones too, up to where it gives up.
        if !said || at > LONGEST_ROW {
            return None;
        }
        self.plan.end(self.seen, self.encoded);
        Some(Taken { bytes: at, lines })
    }
}

/// The field that begins here; `None` where its end isn't there or it is quoted in any but the plain way.
#[inline]
fn field(bytes: &[u8], at: usize, delimiter: u8) -> Option<Field<'_>> {
    if bytes.get(at) != Some(&b'"') {
        let end = next_of(bytes, at, [delimiter, b'\n', b'\r']);
        let content = bytes.get(at..end).filter(|_| end < bytes.len())?;
        return Some(Field { content, doubled: false, quoted: false, end });
    }
    let mut doubled = false;
    let mut quote = next_of(bytes, at + 1, [b'"']);
    while bytes.get(quote + 1) == Some(&b'"') {
        doubled = true;
        quote = next_of(bytes, quote + 2, [b'"']);
    }
    let (content, end) = (bytes.get(at + 1..quote)?, quote + 1);
    let ends = bytes.get(end).is_some_and(|&b| b == delimiter || b == b'\n' || b == b'\r');
    ends.then_some(Field { content, doubled, quoted: true, end })
}

/// How many lines end within a field.
fn line_ends(content: &[u8]) -> u64 {
    let mut count = 0;
    let mut at = next_of(content, 0, [b'\n', b'\r']);
    while let Some(byte) = content.get(at) {
        let both = *byte == b'\r' && content.get(at + 1) == Some(&b'\n');
        count += 1;
        at = next_of(content, at + 1 + usize::from(both), [b'\n', b'\r']);
    }
    count
}
