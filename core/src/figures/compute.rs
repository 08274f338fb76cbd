//! Counts a view and publishes it: all its figures, or its overall result alone.

use super::breakdown::overall_by;
use super::error::FiguresError;
use super::model::{Figures, Share};
use super::over_time::over_months;
use super::protected_view::{ProtectedView, with_view};
use super::publish::sort_by_rank;
use super::thresholds::Thresholds;
use crate::filter::{Filter, MONTH, UNIT};
use crate::questionnaire::Questionnaire;
use crate::table::Counted;

/// The figures of what a filter lets through.
pub fn figures(
    questionnaire: &Questionnaire,
    counted: Counted<'_>,
    filter: &Filter,
    thresholds: Thresholds,
    illustrative: bool,
) -> Result<Figures, FiguresError> {
    let mut protected = ProtectedView::new(questionnaire, counted, filter, thresholds)?;
    protected.protection.hide_alphas_of_two(
        questionnaire,
        &protected.columns,
        &mut protected.hidden,
    )?;
    let ProtectedView { columns, protection, rows, hidden } = &protected;
    let counts = columns.count(questionnaire, counted, &rows.filter)?;
    let view = protected.view(questionnaire, &counts.shares);
    // Without a result of all there is none by group: the groups would add up to it.
    let shown = view.status().is_visible() && view.overall_status().is_visible();
    let (mut by_unit, mut by_month) = (Vec::new(), Vec::new());
    if shown {
        by_unit = overall_by(columns, protection, UNIT, hidden)?;
        sort_by_rank(&mut by_unit);
        by_month = overall_by(columns, protection, MONTH, hidden)?;
    }
    let trend = over_months(&mut by_month, columns.overall.is_none(), &questionnaire.events);
    Ok(view.publish(&counts, filter.clone(), illustrative, by_unit, by_month, trend))
}

/// The result of all of what a filter lets through, [`Figures::overall`] without the rest: of a quarter, by a filter on its
/// months, or of a province, by one on its communes. It is shown and hidden as the filter's figures are, so that the parts
/// of a larger whole tell no more than filters do.
pub fn overall(
    questionnaire: &Questionnaire,
    counted: Counted<'_>,
    filter: &Filter,
    thresholds: Thresholds,
) -> Result<Share, FiguresError> {
    with_view(questionnaire, counted, filter, thresholds, |view| Ok(view.overall().share))
}
