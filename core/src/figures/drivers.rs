//! Key drivers: how strongly each item is associated with the overall result.

use serde::Serialize;

use super::count::Columns;
use super::error::FiguresError;
use super::protected_view::with_view;
use super::suppression::{Cell, Cells, Protection};
use super::thresholds::{Status, Thresholds};
use crate::filter::Filter;
use crate::questionnaire::Questionnaire;
use crate::statistics::association;
use crate::table::Counted;

/// How the items go with the one that asks for the overall result.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Drivers {
    /// The item that asks for the overall result.
    pub overall: String,
    /// The other items, from the strongest association, of either sign, to the weakest; then the hidden ones in the
    /// questionnaire's order.
    pub items: Vec<Driver>,
}

/// How one item goes with the overall result.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Driver {
    /// The item's id.
    pub item: String,
    /// Whether it is shown.
    pub status: Status,
    /// Persons who answered both.
    pub n: Option<u64>,
    /// Spearman's ρ, −1 to 1. `None` also where all gave one answer to either.
    pub rho: Option<f64>,
    /// Its 95 % interval.
    pub interval: Option<[f64; 2]>,
    /// How often chance alone would take it as far.
    pub p: Option<f64>,
    /// The item's own share of satisfied answers, of all who answered it.
    pub top_share: Option<f64>,
}

/// The drivers among the responses that a filter lets through; `None` where no item asks for the overall result. An
/// item is hidden if it or the overall item is, and if those who answered both are few or could be told from other
/// views.
pub fn drivers(
    questionnaire: &Questionnaire,
    counted: Counted<'_>,
    filter: &Filter,
    thresholds: Thresholds,
) -> Result<Option<Drivers>, FiguresError> {
    let columns = Columns::new(questionnaire);
    let Some(overall) = columns.overall else { return Ok(None) };
    with_view(questionnaire, counted, filter, thresholds, |view| {
        // Those who answered both of two items are persons who answered all of them, as for α.
        let cells = Cells::pairs(&columns, overall);
        let pairs = Protection { counted, filter, thresholds, cells };
        let rows = pairs.rows()?;
        let hidden = pairs.view(&rows)?;
        let mut items = Vec::new();
        for (item, counts) in view.counts.items.iter().enumerate().filter(|(at, _)| *at != overall)
        {
            let both = pairs.at(Cell::Alpha(item));
            let items_of_both = [item, overall];
            let is_hidden =
                items_of_both.into_iter().any(|item| view.item_status(item) == Status::Hidden);
            let mut status = thresholds.status(rows.people[both], hidden[both] || is_hidden);
            let mut found = None;
            if status.is_visible() {
                let answered = pairs.answered_both(&columns, items_of_both)?;
                match pairs.gives_a_level_away(questionnaire, items_of_both, &answered) {
                    true => status = Status::Hidden,
                    false => found = association(&answered.levels()),
                }
            }
            let visible = status.is_visible();
            items.push(Driver {
                item: counts.id.clone(),
                status,
                n: (status != Status::Hidden).then_some(rows.people[both]),
                rho: found.map(|found| found.rho),
                interval: found.and_then(|found| found.interval),
                p: found.map(|found| found.p),
                top_share: visible.then(|| counts.top as f64 / counts.n() as f64),
            });
        }
        let strength = |driver: &Driver| driver.rho.map_or(-1.0, f64::abs);
        items.sort_by(|a, b| strength(b).total_cmp(&strength(a)));
        Ok(Some(Drivers { overall: view.counts.items[overall].id.clone(), items }))
    })
}
