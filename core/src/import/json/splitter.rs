//! Where one record ends and the next begins.

use super::parse::is_space;
use crate::import::error::ImportError;
use crate::import::scan::next_of;
use crate::import::taken::{LONGEST_ROW, Taken};

/// How the records of a file stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) enum Layout {
    /// In one array.
    Array,
    /// One a line.
    Lines,
}

/// What takes the records of a file.
pub(in crate::import) trait TakesRecords {
    /// Is offered the bytes that begin with each record and takes it, if it can read it itself.
    fn fast(&mut self, bytes: &[u8], layout: Layout) -> Taken;

    /// The next record as it stands, the line on which it begins, and its number: in an array 1 for the first,
    /// else its line again.
    fn record(&mut self, number: u64, line: u64, text: &[u8]);
}

/// The records of a file.
pub(in crate::import) struct JsonRecords {
    layout: Layout,
    state: State,
    /// The beginning of a record whose end hasn't come.
    begun: Vec<u8>,
    extent: Extent,
    /// Bytes before the next one, for errors.
    offset: u64,
    /// The line of the next byte, 1 for the first.
    line: u64,
    /// Records that have begun, and the line of the last one.
    records: u64,
    record_line: u64,
}

#[derive(Clone, Copy, PartialEq)]
enum State {
    /// Before the array.
    Outside,
    /// After its `[`: a record, or the end.
    First,
    /// After a comma.
    Next,
    Within,
    /// After a record.
    After,
    /// After the `]`.
    Done,
}

/// How far into a value of an array the bytes went.
#[derive(Clone, Copy, Default)]
struct Extent {
    depth: usize,
    in_string: bool,
    escaped: bool,
}

impl JsonRecords {
    /// Of a file whose first bytes, so many, are not among those that come.
    pub(in crate::import) fn new(layout: Layout, before: usize) -> Self {
        Self {
            layout,
            state: State::Outside,
            begun: Vec::new(),
            extent: Extent::default(),
            offset: before as u64,
            line: 1,
            records: 0,
            record_line: 1,
        }
    }

    pub(in crate::import) fn layout(&self) -> Layout {
        self.layout
    }

    /// Takes the next bytes of the file, without a byte order mark, and gives every record that they complete.
    pub(in crate::import) fn push(
        &mut self,
        bytes: &[u8],
        records: &mut dyn TakesRecords,
    ) -> Result<(), ImportError> {
        match self.layout {
            Layout::Array => self.push_array(bytes, records),
            Layout::Lines => self.push_lines(bytes, records),
        }
    }

    /// The file has ended.
    pub(in crate::import) fn finish(
        &mut self,
        records: &mut dyn TakesRecords,
    ) -> Result<(), ImportError> {
        match (self.layout, self.state) {
            (Layout::Lines, _) => {
                self.end_line(records);
                Ok(())
            }
            (_, State::Done) => Ok(()),
            (_, State::Within) if self.extent.in_string => Err(self.expected("\"")),
            (_, State::Within) => Err(self.expected("}")),
            _ => Err(self.expected("]")),
        }
    }

    fn push_array(
        &mut self,
        bytes: &[u8],
        records: &mut dyn TakesRecords,
    ) -> Result<(), ImportError> {
        let mut at = 0;
        while let Some(&byte) = bytes.get(at) {
            if self.state == State::Within {
                at += self.go_on(&bytes[at..], records)?;
                continue;
            }
            if is_space(byte) {
                self.line += u64::from(byte == b'\n');
                (at, self.offset) = (at + 1, self.offset + 1);
                continue;
            }
            self.state = match (self.state, byte) {
                (State::Outside, b'[') => State::First,
                (State::First | State::After, b']') => State::Done,
                (State::After, b',') => State::Next,
                (State::First | State::Next, b',' | b']' | b'}' | b':') => {
                    return Err(self.expected("{"));
                }
                (State::First | State::Next, _) => {
                    self.records += 1;
                    self.record_line = self.line;
                    let taken = records.fast(&bytes[at..], Layout::Array);
                    at += taken.bytes;
                    self.offset += taken.bytes as u64;
                    self.line += taken.lines;
                    self.extent = Extent::default();
                    self.state = if taken.bytes > 0 { State::After } else { State::Within };
                    continue;
                }
                (State::After, _) => return Err(self.expected(", ]")),
                (State::Done, _) => return Err(self.expected("⏎")),
                (State::Outside | State::Within, _) => return Err(self.expected("[")),
            };
            (at, self.offset) = (at + 1, self.offset + 1);
        }
        Ok(())
    }

    /// Goes on within a record; how many bytes of it there are.
    fn go_on(
        &mut self,
        bytes: &[u8],
        records: &mut dyn TakesRecords,
    ) -> Result<usize, ImportError> {
        let (length, ended) = self.extent.goes_on(bytes, !self.begun.is_empty());
        if self.begun.len() + length > LONGEST_ROW {
            return Err(ImportError::RowTooLong { line: self.record_line });
        }
        let text = &bytes[..length];
        if !ended {
            self.begun.extend_from_slice(text);
        } else {
            if self.begun.is_empty() {
                records.record(self.records, self.record_line, text);
            } else {
                self.begun.extend_from_slice(text);
                records.record(self.records, self.record_line, &self.begun);
                self.begun.clear();
            }
            self.state = State::After;
        }
        self.offset += length as u64;
        self.line += text.iter().filter(|byte| **byte == b'\n').count() as u64;
        Ok(length)
    }

    fn push_lines(
        &mut self,
        mut bytes: &[u8],
        records: &mut dyn TakesRecords,
    ) -> Result<(), ImportError> {
        while !bytes.is_empty() {
            if self.begun.is_empty() {
                let taken = records.fast(bytes, Layout::Lines);
                if taken.bytes > 0 {
                    bytes = &bytes[taken.bytes..];
                    self.line += taken.lines;
                    continue;
                }
            }
            let end = next_of(bytes, 0, [b'\n']);
            if self.begun.len() + end > LONGEST_ROW {
                return Err(ImportError::RowTooLong { line: self.line });
            }
            if end == bytes.len() {
                self.begun.extend_from_slice(bytes);
                return Ok(());
            }
            if self.begun.is_empty() {
                self.take_line(&bytes[..end], records);
            } else {
                self.begun.extend_from_slice(&bytes[..end]);
                self.end_line(records);
            }
            self.line += 1;
            bytes = &bytes[end + 1..];
        }
        Ok(())
    }

    fn end_line(&mut self, records: &mut dyn TakesRecords) {
        let line = std::mem::take(&mut self.begun);
        self.take_line(&line, records);
    }

    fn take_line(&self, line: &[u8], records: &mut dyn TakesRecords) {
        let text = line.trim_ascii();
        if !text.is_empty() {
            records.record(self.line, self.line, text);
        }
    }

    fn expected(&self, expected: &'static str) -> ImportError {
        ImportError::Json { line: self.line, byte: self.offset + 1, expected }
    }
}

impl Extent {
    /// How many of these bytes belong to the value, and whether it ends with them. `begun` says whether some
    /// of it was there before.
    fn goes_on(&mut self, bytes: &[u8], begun: bool) -> (usize, bool) {
        for (at, &byte) in bytes.iter().enumerate() {
            if self.in_string {
                match byte {
                    _ if self.escaped => self.escaped = false,
                    b'\\' => self.escaped = true,
                    b'"' => {
                        self.in_string = false;
                        if self.depth == 0 {
                            return (at + 1, true);
                        }
                    }
                    _ => {}
                }
                continue;
            }
            match byte {
                b'"' if self.depth > 0 || (at == 0 && !begun) => self.in_string = true,
                b'{' | b'[' => self.depth += 1,
                b'}' | b']' if self.depth > 0 => {
                    self.depth -= 1;
                    if self.depth == 0 {
                        return (at + 1, true);
                    }
                }
                // A number or a word, which ends before this.
                b'}' | b']' | b',' if self.depth == 0 => return (at, true),
                _ if self.depth == 0 && is_space(byte) => return (at, true),
                _ => {}
            }
        }
        (bytes.len(), false)
    }
}
