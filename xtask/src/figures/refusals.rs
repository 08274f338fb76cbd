//! Where refused rows go: standard error, and a file.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use hailong_core::import::{Refused, write_row};

pub(super) struct Refusals<'p> {
    from: &'p Path,
    to: Option<Output>,
    has_header: bool,
    count: usize,
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
        let file = File::create(&part).with_context(|| part.display().to_string())?;
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
        Ok(Self { from, to, has_header: false, count: 0 })
    }

    pub(super) fn write(&mut self, header: &[String], refused: &[Refused]) -> Result<()> {
        for row in refused {
            self.count += 1;
            let reasons: Vec<String> = row.reasons.iter().map(ToString::to_string).collect();
            let reasons = reasons.join("; ");
            eprintln!("{}:{}: {reasons}", self.from.display(), row.line);
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

    /// The survey's file was read to its end.
    pub(super) fn finish(self, accepted: usize) -> Result<()> {
        if let Some(to) = self.to {
            to.finish()?;
        }
        eprintln!("{accepted} rows taken, {} refused", self.count);
        Ok(())
    }
}
