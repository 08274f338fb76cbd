//! Where refused rows go: standard error, and a file.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use hailong_core::import::{Reason, ReasonKind, Refused, write_row};

/// Above this share of rows, in percent, the figures aren't of the survey that was meant.
const MOST_REFUSED: usize = 5;
/// So many reasons are told in the last line.
const MOST_REASONS: usize = 5;
/// So many lines are held back until a row is taken.
const MOST_HELD: usize = 10_000;

pub(super) struct Refusals<'p> {
    from: &'p Path,
    to: Option<Output>,
    has_header: bool,
    count: usize,
    /// How many rows each reason refused, without what stood in them.
    reasons: BTreeMap<String, usize>,
    /// Lines for standard error, until a row is taken: a file that is wrong as a whole is refused in one line, not in one
    /// for each row.
    held: Option<Vec<String>>,
}

/// A file that takes the place of another once it is whole. What isn't finished is taken away again.
struct Output {
    path: PathBuf,
    /// Where it is written; the path itself where that is no plain file (a pipe, a terminal).
    part: PathBuf,
    file: BufWriter<File>,
}

impl Output {
    fn new(path: &Path) -> Result<Self> {
        let is_plain = path.metadata().map_or(true, |found| found.is_file());
        let mut part = path.as_os_str().to_owned();
        if is_plain {
            part.push(".part");
        }
        let part = PathBuf::from(part);
        // Never overwrites a file that is there already: it may be the survey itself.
        let mut options = File::options();
        options.write(true).create(true).truncate(!is_plain).create_new(is_plain);
        let file = options
            .open(&part)
            .with_context(|| format!("{}: it must not be there", part.display()))?;
        Ok(Self { path: path.to_owned(), part, file: BufWriter::new(file) })
    }

    fn finish(mut self) -> Result<()> {
        let path = self.path.display().to_string();
        self.file.flush().with_context(|| path.clone())?;
        if self.part != self.path {
            std::fs::rename(&self.part, &self.path).with_context(|| path)?;
        }
        Ok(())
    }
}

impl Drop for Output {
    fn drop(&mut self) {
        // After it was finished it isn't there any more.
        if self.part != self.path {
            let _ = std::fs::remove_file(&self.part);
        }
    }
}

impl<'p> Refusals<'p> {
    pub(super) fn new(from: &'p Path, to: Option<&Path>) -> Result<Self> {
        let to = to.map(Output::new).transpose()?;
        Ok(Self {
            from,
            to,
            has_header: false,
            count: 0,
            reasons: BTreeMap::new(),
            held: Some(Vec::new()),
        })
    }

    pub(super) fn write(&mut self, header: &[String], refused: &[Refused]) -> Result<()> {
        for row in refused {
            self.count += 1;
            // Once for a row, which may have several columns with too long a text.
            let mut named: Vec<String> = row.reasons.iter().map(without_value).collect();
            named.sort();
            named.dedup();
            for reason in named {
                *self.reasons.entry(reason).or_default() += 1;
            }
            let reasons: Vec<String> = row.reasons.iter().map(ToString::to_string).collect();
            let reasons = reasons.join("; ");
            let line = format!("{}:{}: {reasons}", self.from.display(), row.line);
            match &mut self.held {
                Some(held) if held.len() < MOST_HELD => held.push(line),
                _ => {
                    self.tell_held();
                    eprintln!("{line}");
                }
            }
            let Some(to) = &mut self.to else { continue };
            let mut lines = String::new();
            if !self.has_header {
                let names = ["line", "reason"].into_iter();
                lines += &write_row(names.chain(header.iter().map(String::as_str)));
                self.has_header = true;
            }
            let line = row.line.to_string();
            let own = [line.as_str(), reasons.as_str()].into_iter();
            lines += &write_row(own.chain(row.fields.iter().map(String::as_str)));
            to.file.write_all(lines.as_bytes()).with_context(|| to.path.display().to_string())?;
        }
        Ok(())
    }

    /// Tells what was held back, and holds nothing back any more.
    pub(super) fn tell_held(&mut self) {
        for line in self.held.take().unwrap_or_default() {
            eprintln!("{line}");
        }
    }

    /// The survey's file was read to its end. What there is to say if too many rows were refused.
    pub(super) fn finish(mut self, accepted: usize) -> Result<Option<String>> {
        self.tell_held();
        if let Some(to) = self.to {
            to.finish()?;
        }
        eprintln!("{accepted} rows taken, {} refused", self.count);
        let all = accepted + self.count;
        let too_many = self.count * 100 > all * MOST_REFUSED;
        Ok(too_many.then(|| {
            let percent = self.count as f64 * 100.0 / all as f64;
            let why = most_frequent(self.reasons);
            format!("{} of {all} rows refused ({percent:.1} %): {why}", self.count)
        }))
    }
}

/// A reason as it is for all rows that have it.
fn without_value(reason: &Reason) -> String {
    let kind = match &reason.kind {
        ReasonKind::FieldCount { expected, .. } => {
            format!("another number of fields than the {expected} of the header")
        }
        ReasonKind::Json { .. } => "not JSON".to_owned(),
        kind => kind.to_string(),
    };
    match &reason.column {
        Some(column) => format!("column {column:?} {kind}"),
        None => kind,
    }
}

/// Reasons in one line, the most frequent one first.
fn most_frequent(reasons: BTreeMap<String, usize>) -> String {
    let mut reasons: Vec<(String, usize)> = reasons.into_iter().collect();
    reasons.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let more = reasons.len().saturating_sub(MOST_REASONS);
    let told =
        reasons.iter().take(MOST_REASONS).map(|(reason, count)| format!("{count} × {reason}"));
    let more = (more > 0).then(|| format!("{more} more reasons"));
    told.chain(more).collect::<Vec<_>>().join("; ")
}
