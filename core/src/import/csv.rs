//! Rows out of the bytes of a CSV file that arrive in pieces of any size: RFC 4180 by the crate
//! `csv-core`, with the lines counted, the byte order mark taken off and the delimiter found.

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

/// A row longer than this is taken for a quote that was never closed, rather than a row.
const LONGEST_ROW: usize = 1 << 20;

/// One row as it stands in the file.
pub(super) struct Row {
    /// The line on which it begins, 1 for the first of the file.
    pub(super) line: u64,
    /// Its fields; `None` where the bytes are not UTF-8.
    pub(super) fields: Vec<Option<String>>,
}

/// Why the rest of a file can't be read.
pub(super) enum Broken {
    Utf16,
    RowTooLong { line: u64 },
}

pub(super) struct CsvRows {
    reader: Option<Reader>,
    /// Bytes seen before the first line was whole, by which the delimiter is found.
    head: Vec<u8>,
    line: u64,
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
            head: Vec::new(),
            line: 1,
            row_line: 1,
            in_row: false,
            output: vec![0; 4096],
            written: 0,
            ends: vec![0; 64],
            ended: 0,
        }
    }

    /// Takes the next bytes of the file and gives every row that they complete.
    pub(super) fn push(&mut self, bytes: &[u8], row: &mut dyn FnMut(Row)) -> Result<(), Broken> {
        if self.reader.is_some() {
            return self.read(bytes, row);
        }
        self.head.extend_from_slice(bytes);
        if self.head.contains(&b'\n') || self.head.len() > LONGEST_ROW {
            self.begin(row)?;
        }
        Ok(())
    }

    /// The file has ended.
    pub(super) fn finish(&mut self, row: &mut dyn FnMut(Row)) -> Result<(), Broken> {
        if self.reader.is_none() {
            self.begin(row)?;
        }
        if self.in_row {
            // csv-core takes empty input as the end of the file.
            self.read_on(&[], row)?;
        }
        Ok(())
    }

    fn begin(&mut self, row: &mut dyn FnMut(Row)) -> Result<(), Broken> {
        let head = std::mem::take(&mut self.head);
        if head.starts_with(&[0xff, 0xfe]) || head.starts_with(&[0xfe, 0xff]) {
            return Err(Broken::Utf16);
        }
        let head = head.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&head);
        self.reader = Some(ReaderBuilder::new().delimiter(delimiter(head)).build());
        self.read(head, row)
    }

    fn read(&mut self, mut bytes: &[u8], row: &mut dyn FnMut(Row)) -> Result<(), Broken> {
        while !bytes.is_empty() {
            if !self.in_row {
                // Line ends before a row belong to none; csv-core would skip them uncounted.
                let skipped = bytes.iter().take_while(|b| matches!(b, b'\r' | b'\n')).count();
                self.line += newlines(&bytes[..skipped]);
                bytes = &bytes[skipped..];
                if bytes.is_empty() {
                    return Ok(());
                }
                (self.in_row, self.row_line) = (true, self.line);
            }
            let taken = self.read_on(bytes, row)?;
            bytes = &bytes[taken..];
        }
        Ok(())
    }

    /// Reads up to the end of a row or of the input; how many bytes it took.
    fn read_on(&mut self, bytes: &[u8], row: &mut dyn FnMut(Row)) -> Result<usize, Broken> {
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
            self.line += newlines(&bytes[taken..taken + input]);
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
                    row(self.take_row());
                    return Ok(taken);
                }
                ReadRecordResult::End => {
                    self.in_row = false;
                    return Ok(taken);
                }
            }
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
        Row { line: self.row_line, fields }
    }
}

/// The delimiter that stands most often outside of quotes in the first line; a comma in doubt.
fn delimiter(head: &[u8]) -> u8 {
    let mut quoted = false;
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0)];
    for &byte in head {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' if !quoted => break,
            _ if !quoted => {
                for (delimiter, count) in &mut counts {
                    *count += usize::from(byte == *delimiter);
                }
            }
            _ => {}
        }
    }
    let most = counts.iter().map(|(_, count)| *count).max().unwrap_or(0);
    counts.iter().find(|(_, count)| *count == most).map_or(b',', |(delimiter, _)| *delimiter)
}

fn newlines(bytes: &[u8]) -> u64 {
    bytes.iter().filter(|&&b| b == b'\n').count() as u64
}

/// A row of a CSV file, each field quoted where it must be, and made safe to open in a spreadsheet:
/// a field that a spreadsheet would run as a formula gets an apostrophe before it (OWASP, "CSV
/// Injection"), which [`unguarded`] takes off again.
///
/// ```
/// use hailong_core::import::write_row;
/// assert_eq!(write_row(["a", "b;c", "say \"hi\"", "=1+1"]), "a,\"b;c\",\"say \"\"hi\"\"\",'=1+1\r\n");
/// ```
pub fn write_row<'a>(fields: impl IntoIterator<Item = &'a str>) -> String {
    let mut line = String::new();
    for (index, field) in fields.into_iter().enumerate() {
        if index > 0 {
            line.push(',');
        }
        let guard = if field.starts_with(FORMULA) { "'" } else { "" };
        if field.contains([',', ';', '\t', '"', '\r', '\n']) {
            line += &format!("\"{guard}{}\"", field.replace('"', "\"\""));
        } else {
            line += guard;
            line += field;
        }
    }
    line + "\r\n"
}

const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// A field without the apostrophe that [`write_row`] put before it.
pub(super) fn unguarded(field: &str) -> &str {
    field.strip_prefix('\'').filter(|rest| rest.starts_with(FORMULA)).unwrap_or(field)
}
