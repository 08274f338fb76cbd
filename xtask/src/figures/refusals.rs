//! Where refused rows go: standard error, and a file.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

use anyhow::{Context, Result};
use hailong_core::import::{Refused, write_row};

pub(super) struct Refusals<'p> {
    from: &'p Path,
    to: Option<(&'p Path, BufWriter<File>)>,
    has_header: bool,
    count: usize,
}

impl<'p> Refusals<'p> {
    /// The file is made, or emptied, here: only once it is known that there is something to read.
    pub(super) fn new(from: &'p Path, to: Option<&'p Path>) -> Result<Self> {
        let open = |path: &'p Path| {
            let file = File::create(path).with_context(|| path.display().to_string())?;
            anyhow::Ok((path, BufWriter::new(file)))
        };
        let to = to.map(open).transpose()?;
        Ok(Self { from, to, has_header: false, count: 0 })
    }

    pub(super) fn write(&mut self, header: &[String], refused: &[Refused]) -> Result<()> {
        for row in refused {
            self.count += 1;
            let reasons: Vec<String> = row.reasons.iter().map(ToString::to_string).collect();
            let reasons = reasons.join("; ");
            eprintln!("{}:{}: {reasons}", self.from.display(), row.line);
            let Some((path, file)) = &mut self.to else { continue };
            let mut lines = String::new();
            if !self.has_header {
                let names = ["line", "reason"].into_iter();
                lines += &write_row(names.chain(header.iter().map(String::as_str)));
                self.has_header = true;
            }
            let line = row.line.to_string();
            let own = [line.as_str(), reasons.as_str()].into_iter();
            lines += &write_row(own.chain(row.fields.iter().map(String::as_str)));
            file.write_all(lines.as_bytes()).with_context(|| path.display().to_string())?;
        }
        Ok(())
    }

    pub(super) fn finish(&mut self, accepted: usize) -> Result<()> {
        if let Some((path, file)) = &mut self.to {
            file.flush().with_context(|| path.display().to_string())?;
        }
        eprintln!("{accepted} rows taken, {} refused", self.count);
        Ok(())
    }
}
