//! Whole rows of a CSV file where they lie, without a copy and without a state for each byte.
//!
//! csv-core walks a table byte by byte and copies each field out. Here the file is known to have this many
//! columns, and what each is for: a level is one byte and a comma. A row that is anything else than plain, or
//! isn't there to its end, is left to csv-core, whose reading is what RFC 4180 means here; the tests hold both
//! against each other.

use std::collections::HashSet;

use super::encoded::Encoded;
use super::memo::Packed;
use super::plan::{Plan, Short, UNASKED};
use super::scan::{next_in, next_of};
use super::taken::{LONGEST_ROW, Taken};
use crate::questionnaire::Questionnaire;

/// Reads rows for as long as they are plain.
pub(super) struct FastRows<'a> {
    pub(super) questionnaire: &'a Questionnaire,
    pub(super) plan: &'a mut Plan,
    pub(super) seen: &'a mut HashSet<String>,
    pub(super) encoded: &'a mut Encoded,
}

/// One field that is plain, or quoted in a plain way.
struct Field<'a> {
    /// Without the quotes around it.
    content: &'a [u8],
    /// The same, where it is short and was met in one step.
    packed: Option<Packed>,
    quoted: bool,
    /// Whether quotes in it are still doubled.
    doubled: bool,
    /// The byte after it: a delimiter or a line's end.
    end: usize,
}

impl FastRows<'_> {
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
        let last = self.plan.len().checked_sub(1)?;
        let (mut at, mut lines, mut column) = (0, 1, 0);
        // A row in which nothing is said is a blank line.
        let mut said = false;
        loop {
            if let Some((run, item, short)) = self.plan.run(column) {
                // The last column ends with the line, not with a delimiter.
                let run = run.min(last - column);
                let levels = self.encoded.levels_mut(item, run);
                let start = at;
                let taken = items(bytes, &mut at, delimiter, short, levels);
                said |= at - start > taken;
                column += taken;
            }
            let field = field(bytes, at, delimiter)?;
            if field.doubled && !self.plan.takes_doubled_quotes(column, self.encoded) {
                return None;
            }
            said |= field.content.first().is_some_and(u8::is_ascii_graphic);
            if field.quoted {
                lines += line_ends(field.content);
            }
            let Self { questionnaire, plan, seen, encoded } = self;
            if !plan.take(questionnaire, seen, column, field.content, field.packed, encoded) {
                return None;
            }
            at = field.end + 1;
            match (bytes[field.end] == delimiter, column == last) {
                (true, false) => column += 1,
                (false, true) => break,
                _ => return None,
            }
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

/// Reads levels of one byte each, and none, for as long as there is nothing else; how many. What follows them
/// begins at `at`.
#[inline]
fn items(bytes: &[u8], at: &mut usize, delimiter: u8, short: &Short, levels: &mut [u8]) -> usize {
    // In a word, a delimiter at each second byte.
    let delimiters = u64::from(delimiter) * 0x0100_0100_0100_0100;
    let mut taken = 0;
    while let Some(eight) = bytes.get(*at..).and_then(|rest| rest.first_chunk::<8>()) {
        let [a, _, b, _, c, _, d, _] = *eight;
        let four = [a, b, c, d].map(|byte| short[usize::from(byte)]);
        if u64::from_le_bytes(*eight) & 0xff00_ff00_ff00_ff00 == delimiters
            && four.iter().all(|level| *level != UNASKED)
            && let Some(slots) = levels.get_mut(taken..taken + 4)
        {
            slots.copy_from_slice(&four);
            (taken, *at) = (taken + 4, *at + 8);
            continue;
        }
        let Some(slot) = levels.get_mut(taken) else { return taken };
        if a == delimiter {
            *at += 1;
        } else if eight[1] == delimiter && four[0] != UNASKED {
            *slot = four[0];
            *at += 2;
        } else {
            return taken;
        }
        taken += 1;
    }
    taken
}

/// The field that begins here; `None` where its end isn't there or it is quoted in any but the plain way.
#[inline]
fn field(bytes: &[u8], at: usize, delimiter: u8) -> Option<Field<'_>> {
    let ends = [delimiter, b'\n', b'\r'];
    if bytes.get(at) != Some(&b'"') {
        let (mut packed, mut from) = (None, at);
        if let Some(eight) = bytes.get(at..).and_then(|rest| rest.first_chunk::<8>()) {
            let length = next_in(u64::from_le_bytes(*eight), ends);
            match length {
                0..=Packed::MOST => {
                    packed = Some(Packed::of_word(u64::from_le_bytes(*eight), length));
                    from += length;
                }
                _ => from += 8,
            }
        }
        let end = if packed.is_some() { from } else { next_of(bytes, from, ends) };
        let content = bytes.get(at..end).filter(|_| end < bytes.len())?;
        return Some(Field { content, packed, doubled: false, quoted: false, end });
    }
    let mut doubled = false;
    let mut quote = next_of(bytes, at + 1, [b'"']);
    while bytes.get(quote + 1) == Some(&b'"') {
        doubled = true;
        quote = next_of(bytes, quote + 2, [b'"']);
    }
    let (content, end) = (bytes.get(at + 1..quote)?, quote + 1);
    let is_end = bytes.get(end).is_some_and(|byte| ends.contains(byte));
    is_end.then_some(Field { content, packed: None, doubled, quoted: true, end })
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
