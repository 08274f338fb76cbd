//! `cargo xtask figures`: the figures of a survey's file, by the same code as in the browser.
//!
//! JSON on standard output (docs/figures.md describes it), refused rows on standard error. [`asked`] says all that is
//! wrong with the arguments, [`reading`] reads the file in pieces, so that its length doesn't matter, and
//! [`refusals`] keeps what can't be read.

mod arguments;
mod asked;
mod audit;
mod codes;
mod nothing;
mod reading;
mod refusals;
mod wrong;

use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result};
use hailong_core::figures::{
    Comparison, Drivers, FiguresError, NumberFigures, WeightedFigures, compare, cross_tab, drivers,
    figures, grouped, noisy_figures, noisy_grouped, weighted,
};
use hailong_core::filter::UNIT;
use hailong_core::keyed_table::KeyedTable;
use hailong_core::questionnaire::{Questionnaire, read};
use hailong_core::table::Table;
use serde::{Serialize, Serializer};

use asked::Asked;
use codes::{CodedCrossTab, CodedGroups, Codes};
use reading::{Read, ReadKeyed, Reading};
use wrong::{TooManyRefused, text, wrong, wrong_all};

pub use arguments::Figures;
pub use audit::{asked as audit_asked, run_audit};
pub use wrong::exit_code;

/// All that is printed: the figures, and with them what was asked for beyond.
#[derive(Serialize)]
struct Report {
    #[serde(flatten)]
    figures: hailong_core::figures::Figures,
    /// Of the questions that take a number; of all responses only.
    #[serde(skip_serializing_if = "Option::is_none")]
    numbers: Option<ById>,
    /// What the file writes for the levels of the items that are asked for.
    #[serde(skip_serializing_if = "Codes::is_empty")]
    codes: Codes,
    #[serde(skip_serializing_if = "Option::is_none")]
    group_by: Option<CodedGroups>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cross_tab: Option<CodedCrossTab>,
    #[serde(skip_serializing_if = "Option::is_none")]
    compare: Option<Comparison>,
    /// `null` where no item asks for the overall result.
    #[serde(skip_serializing_if = "Option::is_none")]
    drivers: Option<Option<Drivers>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    weighted: Option<WeightedFigures>,
}

/// Figures of numbers, each by its question's id.
struct ById(Vec<NumberFigures>);

impl Serialize for ById {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|figures| (&figures.id, figures)))
    }
}

impl Figures {
    /// Prints the figures.
    pub fn run(self) -> Result<()> {
        let questionnaire = text(&self.questionnaire)?;
        let questionnaire =
            read(&questionnaire).map_err(|problems| wrong_all(&self.questionnaire, &problems))?;
        let mut asked = Asked::new(&questionnaire, &self);
        let units = self.units.as_deref().map(wrong::units).transpose()?;
        let read = [Some(&self.file), Some(&self.questionnaire), self.units.as_ref()];
        if let Some(to) = &self.refused
            && read.into_iter().flatten().any(|from| is_same(from, to))
        {
            // Opening it for writing would empty it.
            asked.problems.push(format!("--refused: it would overwrite {}", to.display()));
        }
        if !asked.problems.is_empty() {
            return Err(wrong(asked.problems.join("\n")));
        }
        let reading = Reading {
            file: &self.file,
            questionnaire: &questionnaire,
            weights: self.weight.as_deref(),
            refused: self.refused.as_deref(),
        };
        let name = |occurring: &[&str]| {
            if let Some(units) = &units {
                reading::name_unknown_units(occurring, units);
            }
        };
        let (report, too_many) = match &self.cell_keys {
            Some(column) => {
                let ReadKeyed { table, too_many } = reading.keyed(column)?;
                name(&table.values(UNIT));
                asked.name_values_of_nobody(&questionnaire, |field| table.values(field));
                (noisy_report(&questionnaire, &table, &asked)?, too_many)
            }
            None => {
                let Read { table, numbers, too_many } = reading.read()?;
                name(&table.values(UNIT));
                asked.name_values_of_nobody(&questionnaire, |field| table.values(field));
                let mut report =
                    report(&questionnaire, &table, &asked, self.drivers, self.weight.is_some())?;
                if self.numbers {
                    report.numbers = Some(ById(numbers.figures(asked.thresholds)));
                }
                (report, too_many)
            }
        };
        for note in nothing::notes(&questionnaire, &report.figures) {
            eprintln!("note: {note}");
        }
        let json = serde_json::to_string_pretty(&report)?;
        writeln!(std::io::stdout(), "{json}").context("standard output")?;
        match too_many {
            Some(why) => Err(TooManyRefused(why).into()),
            None => Ok(()),
        }
    }
}

fn report(
    questionnaire: &Questionnaire,
    table: &Table,
    asked: &Asked,
    wants_drivers: bool,
    has_weights: bool,
) -> Result<Report> {
    let (counted, filter, thresholds) = (table.counted(), &asked.filter, asked.thresholds);
    let of = |option: &'static str| move |error: FiguresError| wrong(format!("{option}: {error}"));
    let group_by = asked.group_by.as_deref();
    let fields = asked.cross_tab.as_ref().map(|[row, column]| [row.as_str(), column.as_str()]);
    let compared = asked.compare.as_ref();
    Ok(Report {
        figures: figures(questionnaire, counted, filter, thresholds, false)
            .map_err(of("--filter"))?,
        numbers: None,
        codes: asked.codes(questionnaire),
        group_by: group_by
            .map(|field| grouped(questionnaire, counted, filter, field, thresholds))
            .transpose()
            .map_err(of("--group-by"))?
            .map(|found| CodedGroups::new(questionnaire, found)),
        cross_tab: fields
            .map(|fields| cross_tab(questionnaire, counted, filter, fields, thresholds))
            .transpose()
            .map_err(of("--cross-tab"))?
            .map(|found| CodedCrossTab::new(questionnaire, found)),
        compare: compared
            .map(|(field, [a, b])| {
                compare(questionnaire, counted, filter, field, [a, b], thresholds)
            })
            .transpose()
            .map_err(of("--compare"))?,
        drivers: wants_drivers
            .then(|| drivers(questionnaire, counted, filter, thresholds))
            .transpose()
            .map_err(of("--drivers"))?,
        weighted: has_weights
            .then(|| weighted(questionnaire, table, filter, thresholds))
            .transpose()
            .map_err(of("--weight"))?,
    })
}

/// The same of counts with noise, as far as there are such figures.
fn noisy_report(
    questionnaire: &Questionnaire,
    table: &KeyedTable,
    asked: &Asked,
) -> Result<Report> {
    let (keyed, filter, thresholds) = (table.counted(), &asked.filter, asked.thresholds);
    let of = |option: &'static str| move |error: FiguresError| wrong(format!("{option}: {error}"));
    let group_by = asked.group_by.as_deref();
    Ok(Report {
        figures: noisy_figures(questionnaire, keyed, filter, thresholds, false)
            .map_err(of("--filter"))?,
        numbers: None,
        codes: asked.codes(questionnaire),
        group_by: group_by
            .map(|field| noisy_grouped(questionnaire, keyed, filter, field, thresholds))
            .transpose()
            .map_err(of("--group-by"))?
            .map(|found| CodedGroups::new(questionnaire, found)),
        cross_tab: None,
        compare: None,
        drivers: None,
        weighted: None,
    })
}

fn is_same(a: &Path, b: &Path) -> bool {
    matches!((a.canonicalize(), b.canonicalize()), (Ok(a), Ok(b)) if a == b)
}
