//! One flat record where it lies: `{"name": value, …}` with the members in the order of the columns.
//!
//! Programs write each record with the same members in the same order, so a name is compared with the one
//! that is expected rather than looked up. As with rows of CSV, a record that is anything else than plain is
//! left to the careful way.

use std::collections::HashSet;

use super::parse::{is_space, number_end, unescaped};
use super::splitter::Layout;
use crate::import::encoded::Encoded;
use crate::import::memo::Packed;
use crate::import::plan::{Plan, UNASKED};
use crate::import::scan::next_special;
use crate::import::taken::{LONGEST_ROW, Taken};
use crate::questionnaire::Questionnaire;

/// Reads a record as long as it is plain.
pub(in crate::import) struct FastRecord<'a> {
    pub(in crate::import) questionnaire: &'a Questionnaire,
    pub(in crate::import) header: &'a [String],
    /// The short ones of the header that are written in the file as they are.
    pub(in crate::import) packed: &'a [Option<Packed>],
    pub(in crate::import) plan: &'a mut Plan,
    pub(in crate::import) seen: &'a mut HashSet<String>,
    pub(in crate::import) encoded: &'a mut Encoded,
}

/// Where in the bytes one is.
struct Cursor<'a> {
    bytes: &'a [u8],
    at: usize,
    lines: u64,
}

impl FastRecord<'_> {
    /// Takes the record that begins with these bytes. `None` where it is left to the careful way, as if it
    /// hadn't been looked at.
    pub(in crate::import) fn take(&mut self, bytes: &[u8], layout: Layout) -> Option<Taken> {
        let mut cursor = Cursor { bytes, at: 0, lines: 0 };
        self.plan.begin(self.encoded);
        let (mut column, mut said) = (0, false);
        cursor.takes(b'{')?;
        loop {
            cursor.skip_space();
            cursor.takes(b'"')?;
            column = cursor.name(self.header, self.packed, column)?;
            cursor.skip_space();
            cursor.takes(b':')?;
            cursor.skip_space();
            said |= self.value(&mut cursor, column)?;
            column += 1;
            cursor.skip_space();
            match cursor.bytes.get(cursor.at)? {
                b',' => cursor.at += 1,
                b'}' => break,
                _ => return None,
            }
        }
        cursor.at += 1;
        if layout == Layout::Lines {
            cursor.ends_line()?;
        }
        if !said || cursor.at >= LONGEST_ROW {
            return None;
        }
        self.plan.end(self.seen, self.encoded);
        Some(Taken { bytes: cursor.at, lines: cursor.lines })
    }

    /// Takes a value; whether it says anything.
    #[inline]
    fn value(&mut self, cursor: &mut Cursor<'_>, column: usize) -> Option<bool> {
        let Self { questionnaire, plan, seen, encoded, .. } = self;
        // Most values are a level of one digit.
        if let Some(&[digit, b',' | b'}']) = cursor.bytes.get(cursor.at..)?.first_chunk()
            && digit.is_ascii_digit()
            && let Some((_, item, short)) = plan.run(column)
            && short[usize::from(digit)] != UNASKED
        {
            encoded.set_level(item, short[usize::from(digit)]);
            cursor.at += 1;
            return Some(true);
        }
        let mut take = |field: &[u8]| {
            let packed = Packed::new(field);
            let taken = plan.take(questionnaire, seen, column, field, packed, encoded);
            taken.then(|| field.first().is_some_and(u8::is_ascii_graphic))
        };
        match cursor.bytes.get(cursor.at)? {
            b'"' => {
                cursor.at += 1;
                let (content, escaped) = cursor.string()?;
                match escaped {
                    false => take(content),
                    true => take(unescaped(content)?.as_bytes()),
                }
            }
            b'-' | b'0'..=b'9' => {
                let start = cursor.at;
                cursor.at = number_end(cursor.bytes, start).ok()?;
                // More of it may come.
                cursor.bytes.get(cursor.at)?;
                take(&cursor.bytes[start..cursor.at])
            }
            b'n' => cursor.word(b"null").map(|()| false),
            b't' => cursor.word(b"true").and_then(|()| take(b"true")),
            b'f' => cursor.word(b"false").and_then(|()| take(b"false")),
            _ => None,
        }
    }
}

impl<'a> Cursor<'a> {
    #[inline]
    fn takes(&mut self, wanted: u8) -> Option<()> {
        let is = *self.bytes.get(self.at)? == wanted;
        self.at += usize::from(is);
        is.then_some(())
    }

    #[inline]
    fn word(&mut self, word: &[u8]) -> Option<()> {
        let is = self.bytes.get(self.at..)?.starts_with(word);
        self.at += word.len();
        is.then_some(())
    }

    #[inline]
    fn skip_space(&mut self) {
        while let Some(&byte) = self.bytes.get(self.at)
            && is_space(byte)
        {
            self.lines += u64::from(byte == b'\n');
            self.at += 1;
        }
    }

    /// The column of the name after its opening quote: the next one as a rule, a later one where members are
    /// left out. A column that came already isn't found, nor a name with an escape in it.
    #[inline]
    fn name(&mut self, header: &[String], packed: &[Option<Packed>], next: usize) -> Option<usize> {
        let rest = &self.bytes[self.at..];
        // The one that is expected, without a look at the others.
        if let (Some(Some(name)), Some(eight)) = (packed.get(next), rest.first_chunk())
            && eight[name.len()] == b'"'
            && Packed::of_word(u64::from_le_bytes(*eight), name.len()) == *name
        {
            self.at += name.len() + 1;
            return Some(next);
        }
        let found = header.iter().enumerate().skip(next).find(|(_, name)| {
            rest.get(name.len()) == Some(&b'"') && rest.starts_with(name.as_bytes())
        });
        let (column, name) = found?;
        self.at += name.len() + 1;
        is_plain(name).then_some(column)
    }

    /// The content of a string after its opening quote, and whether there are escapes in it.
    #[inline]
    fn string(&mut self) -> Option<(&'a [u8], bool)> {
        let (start, mut escaped) = (self.at, false);
        let mut end = next_special(self.bytes, start);
        loop {
            match self.bytes.get(end)? {
                b'"' => break,
                b'\\' => escaped = true,
                // A control character isn't JSON.
                _ => return None,
            }
            end = next_special(self.bytes, end + 2);
        }
        let content = self.bytes.get(start..end)?;
        self.at = end + 1;
        Some((content, escaped))
    }

    /// Goes past the end of the line, before which there may be white space.
    fn ends_line(&mut self) -> Option<()> {
        loop {
            let byte = *self.bytes.get(self.at)?;
            self.at += 1;
            match byte {
                b'\n' => break,
                byte if is_space(byte) => {}
                _ => return None,
            }
        }
        // A line that ends within the record is one that is broken.
        (self.lines == 0).then(|| self.lines = 1)
    }
}

/// Whether a name is written in a file as it is.
fn is_plain(name: &str) -> bool {
    next_special(name.as_bytes(), 0) == name.len()
}

/// A name of the header as it is met in a file, if it is short and plain.
pub(in crate::import) fn packed_name(name: &str) -> Option<Packed> {
    Packed::new(name.as_bytes()).filter(|_| is_plain(name))
}
