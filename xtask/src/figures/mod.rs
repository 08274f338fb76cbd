//! `cargo xtask figures`: the figures of a survey's file, by the same code as in the browser.
//!
//! JSON on standard output (docs/figures.md describes it), refused rows on standard error. [`asked`] says all that is
//! wrong with the arguments, [`reading`] reads the file in pieces, so that its length doesn't matter, and
//! [`refusals`] keeps what can't be read.

mod arguments;
mod asked;
mod audit;
mod reading;
mod refusals;
mod wrong;

use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result};
use hailong_core::figures::{
    Comparison, CrossTab, Drivers, FiguresError, GroupedFigures, WeightedFigures, compare,
    cross_tab, drivers, figures, grouped, weighted,
};
use hailong_core::questionnaire::{Questionnaire, read};
use hailong_core::table::Table;
use serde::Serialize;

use asked::Asked;
use reading::Reading;
use wrong::{text, wrong, wrong_all};

pub use arguments::Figures;
pub use audit::{asked as audit_asked, run_audit};
pub use wrong::exit_code;

/// All that is printed: the figures, and with them what was asked for beyond.
#[derive(Serialize)]
struct Report {
    #[serde(flatten)]
    figures: hailong_core::figures::Figures,
    #[serde(skip_serializing_if = "Option::is_none")]
    group_by: Option<GroupedFigures>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cross_tab: Option<CrossTab>,
    #[serde(skip_serializing_if = "Option::is_none")]
    compare: Option<Comparison>,
    /// `null` where no item asks for the overall result.
    #[serde(skip_serializing_if = "Option::is_none")]
    drivers: Option<Option<Drivers>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    weighted: Option<WeightedFigures>,
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
        let table = reading.table()?;
        if let Some(units) = units {
            reading::name_unknown_units(&table, &units);
        }
        asked.name_values_of_nobody(&table);
        let report = report(&questionnaire, &table, &asked, self.drivers, self.weight.is_some())?;
        let json = serde_json::to_string_pretty(&report)?;
        writeln!(std::io::stdout(), "{json}").context("standard output")
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
        group_by: group_by
            .map(|field| grouped(questionnaire, counted, filter, field, thresholds))
            .transpose()
            .map_err(of("--group-by"))?,
        cross_tab: fields
            .map(|fields| cross_tab(questionnaire, counted, filter, fields, thresholds))
            .transpose()
            .map_err(of("--cross-tab"))?,
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

fn is_same(a: &Path, b: &Path) -> bool {
    matches!((a.canonicalize(), b.canonicalize()), (Ok(a), Ok(b)) if a == b)
}
