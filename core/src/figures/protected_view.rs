//! A view with its counts and with its hidden cells: the first step of all figures but the breakdowns.

use super::count::{Columns, Shares};
use super::error::FiguresError;
use super::publish::View;
use super::suppression::{Cells, Hidden, Protection, Rows};
use super::thresholds::Thresholds;
use crate::filter::Filter;
use crate::questionnaire::Questionnaire;
use crate::table::Counted;

/// A view's counts, and which of its cells are suppressed.
pub(super) struct ProtectedView<'a> {
    pub(super) columns: Columns,
    pub(super) protection: Protection<'a>,
    pub(super) rows: Rows,
    pub(super) hidden: Hidden,
}

impl<'a> ProtectedView<'a> {
    pub(super) fn new(
        questionnaire: &Questionnaire,
        counted: Counted<'a>,
        filter: &'a Filter,
        thresholds: Thresholds,
    ) -> Result<Self, FiguresError> {
        filter.check(questionnaire)?;
        let columns = Columns::new(questionnaire);
        let protection = Protection { counted, filter, thresholds, cells: Cells::all(&columns) };
        let rows = protection.rows()?;
        let hidden = protection.view(&rows)?;
        Ok(Self { columns, protection, rows, hidden })
    }

    pub(super) fn view<'v>(
        &'v self,
        questionnaire: &'v Questionnaire,
        counts: &'v Shares,
    ) -> View<'v> {
        View {
            questionnaire,
            thresholds: self.protection.thresholds,
            counts,
            hidden: &self.hidden,
            cells: &self.protection.cells,
            overall_item: self.columns.overall,
        }
    }
}

/// Reads the shares of what a filter lets through, with what is hidden of them.
pub(super) fn with_view<Read>(
    questionnaire: &Questionnaire,
    counted: Counted<'_>,
    filter: &Filter,
    thresholds: Thresholds,
    read: impl FnOnce(&View<'_>) -> Result<Read, FiguresError>,
) -> Result<Read, FiguresError> {
    let protected = ProtectedView::new(questionnaire, counted, filter, thresholds)?;
    let shares = protected.columns.count_shares(questionnaire, counted, &protected.rows.filter)?;
    read(&protected.view(questionnaire, &shares))
}
