//! `cargo xtask figures`: the figures of a CSV file, by the same code as in the browser.
//!
//! JSON on standard output (docs/figures.md describes it), refused rows on standard error. The file is
//! read in pieces, so that its length doesn't matter.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{BufWriter, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result};
use hailong_core::figures::{Thresholds, figures};
use hailong_core::filter::{CHANNEL, Filter, MONTH, UNIT};
use hailong_core::import::{Batch, Columns, Importer, Refused, Target, write_row};
use hailong_core::questionnaire::{Questionnaire, read};
use hailong_core::table::Table;
use hailong_core::unit::{Unit, read_units};

/// Bytes of the file that are held at a time.
const PIECE: usize = 64 * 1024;

#[derive(clap::Args)]
pub struct Figures {
    /// The CSV file
    file: PathBuf,
    /// The questionnaire that its columns answer
    #[arg(long, value_name = "Q.json")]
    questionnaire: PathBuf,
    /// Only rows with this value; again for further values of the field, or for another field
    #[arg(long = "filter", value_name = "FIELD=VALUE", value_parser = field_and_value)]
    filters: Vec<(String, String)>,
    /// The units that may occur; rows of others are counted, and named on standard error
    #[arg(long, value_name = "U.json")]
    units: Option<PathBuf>,
    /// Write the refused rows to this file, with a column that says why
    #[arg(long, value_name = "OUT.csv")]
    refused: Option<PathBuf>,
}

impl Figures {
    /// Prints the figures.
    pub fn run(self) -> Result<()> {
        let questionnaire = text(&self.questionnaire)?;
        let questionnaire =
            read(&questionnaire).map_err(|problems| wrong_all(&self.questionnaire, &problems))?;
        let filter = self.filter(&questionnaire)?;
        let units = self.units.as_deref().map(units).transpose()?;
        let read = [Some(&self.file), Some(&self.questionnaire), self.units.as_ref()];
        if let Some(to) = &self.refused
            && read.into_iter().flatten().any(|from| is_same(from, to))
        {
            // Opening it for writing would empty it.
            return Err(wrong(format!("--refused: it would overwrite {}", to.display())));
        }
        let mut out = Refusals::new(&self.file, self.refused.as_deref())?;
        let table = self.import(&questionnaire, &mut out)?;
        out.finish(table.len())?;
        if let Some(units) = units {
            name_unknown_units(&table, &units);
        }
        for (field, values) in filter.iter() {
            let known = table.values(field);
            for value in values.iter().filter(|value| !known.contains(&value.as_str())) {
                eprintln!("note: no response has {field}=\"{value}\"");
            }
        }
        let figures =
            figures(&questionnaire, table.counted(), &filter, Thresholds::default(), false)
                .map_err(|error| wrong(format!("--filter: {error}")))?;
        let json = serde_json::to_string_pretty(&figures)?;
        writeln!(std::io::stdout(), "{json}").context("standard output")
    }

    fn filter(&self, questionnaire: &Questionnaire) -> Result<Filter> {
        let mut filter = Filter::all();
        for (field, value) in &self.filters {
            filter.allow(field, value);
        }
        filter.check(questionnaire).map_err(|error| wrong(format!("--filter: {error}")))?;
        for (field, value) in &self.filters {
            self.check_value(questionnaire, field, value)?;
        }
        Ok(filter)
    }

    /// A value that no response can have is a slip of the pen, not an empty result.
    fn check_value(&self, questionnaire: &Questionnaire, field: &str, value: &str) -> Result<()> {
        let options = questionnaire.filters().find(|(_, question, _)| question.id == field);
        let Some((_, _, options)) = options.filter(|_| ![UNIT, MONTH, CHANNEL].contains(&field))
        else {
            return Ok(());
        };
        if value.is_empty() || options.iter().any(|option| option.value == value) {
            return Ok(());
        }
        let known: Vec<&str> = options.iter().map(|option| option.value.as_str()).collect();
        let known = known.join(", ");
        Err(wrong(format!("--filter: {field} can't be \"{value}\"; its values are {known}")))
    }

    fn import(&self, questionnaire: &Questionnaire, out: &mut Refusals<'_>) -> Result<Table> {
        let name = self.file.display();
        let mut file = File::open(&self.file).with_context(|| name.to_string())?;
        let mut importer = Importer::new();
        let mut table = Table::new(questionnaire);
        let mut piece = vec![0; PIECE];
        loop {
            let read = file.read(&mut piece).with_context(|| name.to_string())?;
            let batch = if read == 0 {
                importer.finish(questionnaire)
            } else {
                importer.push(questionnaire, &piece[..read])
            };
            let Batch { accepted, refused } =
                batch.map_err(|error| wrong(format!("{name}: {error}")))?;
            for response in &accepted {
                table.insert(questionnaire, response);
            }
            out.write(importer.header().unwrap_or_default(), &refused)?;
            if read == 0 {
                name_items_without_column(questionnaire, &importer);
                table.settle()?;
                return Ok(table);
            }
        }
    }
}

/// 2 where something that was given is wrong, 1 where it couldn't be read or written.
pub fn exit_code(error: &anyhow::Error) -> ExitCode {
    ExitCode::from(if error.is::<Wrong>() { 2 } else { 1 })
}

/// Something that was given is wrong: where, and what.
#[derive(Debug)]
struct Wrong(String);

impl std::fmt::Display for Wrong {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Wrong {}

fn wrong(what: String) -> anyhow::Error {
    anyhow::Error::new(Wrong(what))
}

fn wrong_all(path: &Path, problems: &[impl std::fmt::Display]) -> anyhow::Error {
    let lines: Vec<String> =
        problems.iter().map(|problem| format!("{}: {problem}", path.display())).collect();
    wrong(lines.join("\n"))
}

fn field_and_value(text: &str) -> Result<(String, String), String> {
    let (field, value) =
        text.split_once('=').ok_or("it is FIELD=VALUE; FIELD= is for rows that don't say")?;
    Ok((field.to_owned(), value.to_owned()))
}

fn text(path: &Path) -> Result<String> {
    let bytes = std::fs::read(path).with_context(|| path.display().to_string())?;
    String::from_utf8(bytes).map_err(|_| wrong(format!("{}: it is not UTF-8", path.display())))
}

fn units(path: &Path) -> Result<Vec<Unit>> {
    read_units(&text(path)?).map_err(|problems| wrong_all(path, &problems))
}

fn name_unknown_units(table: &Table, units: &[Unit]) {
    let known: BTreeSet<&str> = units.iter().map(|unit| unit.id.as_str()).collect();
    let occurring = table.values(UNIT);
    for unit in occurring.iter().filter(|unit| !unit.is_empty() && !known.contains(*unit)) {
        eprintln!("note: unit \"{unit}\" is not among the units");
    }
}

fn name_items_without_column(questionnaire: &Questionnaire, importer: &Importer) {
    let targets = importer.columns().map(Columns::targets).unwrap_or_default();
    let absent = |index: &usize| !targets.contains(&Some(Target::Question(*index)));
    let items = questionnaire.items().filter(|(index, ..)| absent(index));
    let items: Vec<&str> = items.map(|(_, question, ..)| question.id.as_str()).collect();
    if !items.is_empty() {
        eprintln!("note: the file has no column for {}", items.join(", "));
    }
}

fn is_same(a: &Path, b: &Path) -> bool {
    matches!((a.canonicalize(), b.canonicalize()), (Ok(a), Ok(b)) if a == b)
}

/// Where refused rows go.
struct Refusals<'p> {
    from: &'p Path,
    to: Option<(&'p Path, BufWriter<File>)>,
    has_header: bool,
    count: usize,
}

impl<'p> Refusals<'p> {
    fn new(from: &'p Path, to: Option<&'p Path>) -> Result<Self> {
        let open = |path: &'p Path| {
            let file = File::create(path).with_context(|| path.display().to_string())?;
            anyhow::Ok((path, BufWriter::new(file)))
        };
        let to = to.map(open).transpose()?;
        Ok(Self { from, to, has_header: false, count: 0 })
    }

    fn write(&mut self, header: &[String], refused: &[Refused]) -> Result<()> {
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

    fn finish(&mut self, accepted: usize) -> Result<()> {
        if let Some((path, file)) = &mut self.to {
            file.flush().with_context(|| path.display().to_string())?;
        }
        eprintln!("{accepted} rows taken, {} refused", self.count);
        Ok(())
    }
}
