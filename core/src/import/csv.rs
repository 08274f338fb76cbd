//! Rows out of the bytes of a CSV file that arrive in pieces of any size: RFC 4180 by the crate
//! `csv-core`, with the lines counted, the byte order mark taken off and the delimiter found.

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

use super::reason::ReasonKind;
use super::taken::{LONGEST_ROW, Taken};

/// How a workbook begins, .xlsx and .ods, and .xls.
const WORKBOOKS: [&[u8]; 2] = [b"PK\x03\x04", b"\xd0\xcf\x11\xe0"];

/// One row as it stands in the file.
pub(super) struct Row {
    /// The line on which it begins, 1 for the first of the file.
    pub(super) line: u64,
    /// Its fields; `None` where the bytes are not UTF-8.
    pub(super) fields: Vec<Option<String>>,
    /// What is wrong with fields before they are read, by their index.
    pub(super) faults: Vec<(usize, ReasonKind)>,
}

/// Why the rest of a file can't be read.
pub(super) enum Broken {
    Utf16,
    Workbook,
    RowTooLong { line: u64 },
    OpenQuote { line: u64 },
}

/// What takes the rows of a file.
pub(super) trait TakesRows {
    /// Is offered the bytes before each row and takes as many whole rows as it can read itself.
    fn fast(&mut self, _bytes: &[u8], _delimiter: u8) -> Taken {
        Taken::default()
    }

    /// The next row.
    fn row(&mut self, row: Row);
}

impl<F: FnMut(Row)> TakesRows for F {
    fn row(&mut self, row: Row) {
        self(row);
    }
}

pub(super) struct CsvRows {
    reader: Option<Reader>,
    delimiter: u8,
    /// Bytes seen before the first line was whole, by which the delimiter is found.
    head: Vec<u8>,
    line: u64,
    /// Whether the last byte was a carriage return: a line feed after it ends no further line.
    after_return: bool,
    row_line: u64,
    in_row: bool,
    output: Vec<u8>,
    written: usize,
    ends: Vec<usize>,
    ended: usize,
}

impl CsvRows {
    pub(super) fn new() -> Self {
        Self {
            reader: None,
            delimiter: b',',
            head: Vec::new(),
            line: 1,
            after_return: false,
            row_line: 1,
            in_row: false,
            output: vec![0; 4096],
            written: 0,
            ends: vec![0; 64],
            ended: 0,
        }
    }

    /// Takes the next bytes of the file and gives every row that they complete.
    pub(super) fn push(&mut self, bytes: &[u8], rows: &mut dyn TakesRows) -> Result<(), Broken> {
        if self.reader.is_some() {
            return self.read(bytes, rows);
        }
        self.head.extend_from_slice(bytes);
        if first_line(without_mark(&self.head)).1 || self.head.len() > LONGEST_ROW {
            self.begin(rows)?;
        }
        Ok(())
    }

    /// The file has ended.
    pub(super) fn finish(&mut self, rows: &mut dyn TakesRows) -> Result<(), Broken> {
        if self.reader.is_none() {
            self.begin(rows)?;
        }
        if self.in_row {
            // A line feed ends the last row, unless it falls inside of quotes. (csv-core would take the
            // end of the file for the end of the quote, and all rows after it for one field.)
            self.read_on(b"\n", rows)?;
        }
        if self.in_row {
            return Err(Broken::OpenQuote { line: self.row_line });
        }
        Ok(())
    }

    fn begin(&mut self, rows: &mut dyn TakesRows) -> Result<(), Broken> {
        let head = std::mem::take(&mut self.head);
        if head.starts_with(&[0xff, 0xfe]) || head.starts_with(&[0xfe, 0xff]) {
            return Err(Broken::Utf16);
        }
        if WORKBOOKS.iter().any(|start| head.starts_with(start)) {
            return Err(Broken::Workbook);
        }
        let head = without_mark(&head);
        self.delimiter = delimiter(head);
        self.reader = Some(ReaderBuilder::new().delimiter(self.delimiter).build());
        self.read(head, rows)
    }

    fn read(&mut self, mut bytes: &[u8], rows: &mut dyn TakesRows) -> Result<(), Broken> {
        while !bytes.is_empty() {
            if !self.in_row {
                // Line ends before a row belong to none; csv-core would skip them uncounted.
                let skipped = bytes.iter().take_while(|b| matches!(b, b'\r' | b'\n')).count();
                self.count_lines(&bytes[..skipped]);
                bytes = &bytes[skipped..];
                if bytes.is_empty() {
                    return Ok(());
                }
                let taken = rows.fast(bytes, self.delimiter);
                if taken.bytes > 0 {
                    self.line += taken.lines;
                    self.after_return = bytes[taken.bytes - 1] == b'\r';
                    bytes = &bytes[taken.bytes..];
                    continue;
                }
                (self.in_row, self.row_line) = (true, self.line);
            }
            let taken = self.read_on(bytes, rows)?;
            bytes = &bytes[taken..];
        }
        Ok(())
    }

    /// Reads up to the end of a row or of the input; how many bytes it took.
    fn read_on(&mut self, bytes: &[u8], rows: &mut dyn TakesRows) -> Result<usize, Broken> {
        let mut taken = 0;
        loop {
            let Some(reader) = self.reader.as_mut() else {
                return Ok(taken);
            };
            let (result, input, output, ends) = reader.read_record(
                &bytes[taken..],
                &mut self.output[self.written..],
                &mut self.ends[self.ended..],
            );
            self.count_lines(&bytes[taken..taken + input]);
            taken += input;
            self.written += output;
            self.ended += ends;
            match result {
                ReadRecordResult::InputEmpty => return Ok(taken),
                ReadRecordResult::OutputFull => {
                    if self.output.len() > LONGEST_ROW {
                        return Err(Broken::RowTooLong { line: self.row_line });
                    }
                    self.output.resize(self.output.len() * 2, 0);
                }
                ReadRecordResult::OutputEndsFull => {
                    if self.ends.len() > LONGEST_ROW {
                        return Err(Broken::RowTooLong { line: self.row_line });
                    }
                    self.ends.resize(self.ends.len() * 2, 0);
                }
                ReadRecordResult::Record => {
                    rows.row(self.take_row());
                    return Ok(taken);
                }
                ReadRecordResult::End => {
                    self.in_row = false;
                    return Ok(taken);
                }
            }
        }
    }

    /// A line ends with a line feed, a carriage return, or both.
    fn count_lines(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            let ends = byte == b'\r' || (byte == b'\n' && !self.after_return);
            self.line += u64::from(ends);
            self.after_return = byte == b'\r';
        }
    }

    fn take_row(&mut self) -> Row {
        let mut start = 0;
        let fields = self.ends[..self.ended]
            .iter()
            .map(|&end| {
                let field = &self.output[start..end];
                start = end;
                std::str::from_utf8(field).ok().map(str::to_owned)
            })
            .collect();
        (self.written, self.ended, self.in_row) = (0, 0, false);
        Row { line: self.row_line, fields, faults: Vec::new() }
    }
}

fn without_mark(head: &[u8]) -> &[u8] {
    head.strip_prefix("\u{feff}".as_bytes()).unwrap_or(head)
}

/// The delimiter that stands most often outside of quotes in the first line; a comma in doubt.
fn delimiter(head: &[u8]) -> u8 {
    let (counts, _) = first_line(head);
    let most = counts.iter().max().copied().unwrap_or(0);
    counts.iter().position(|&count| count == most).map_or(b',', |at| DELIMITERS[at])
}

const DELIMITERS: [u8; 3] = [b',', b';', b'\t'];

/// How often each of [`DELIMITERS`] stands outside of quotes in the first line that isn't blank, and
/// whether the end of that line is there.
fn first_line(head: &[u8]) -> ([usize; 3], bool) {
    let blank = head.iter().take_while(|b| matches!(b, b'\r' | b'\n')).count();
    let mut counts = [0; 3];
    let mut quoted = false;
    // A quote opens a field only at the field's start: 5" is five inches.
    let mut may_open = true;
    for &byte in &head[blank..] {
        match byte {
            b'"' if quoted => (quoted, may_open) = (false, true),
            b'"' if may_open => quoted = true,
            _ if quoted => {}
            b'\r' | b'\n' => return (counts, true),
            _ => {
                let delimiter = DELIMITERS.iter().position(|&delimiter| delimiter == byte);
                may_open = delimiter.is_some();
                if let Some(at) = delimiter {
                    counts[at] += 1;
                }
            }
        }
    }
    (counts, false)
}
