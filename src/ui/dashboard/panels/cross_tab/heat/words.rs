//! The heat map's words and numbers: each unit by factor or by item.

use hailong_core::figures::{Figures, GroupFigures, ItemFigures, Share};
use hailong_core::filter::UNIT;
use hailong_core::questionnaire::Question;

use crate::charts::{Against, Cell, HeatCell, HeatInput, HeatLegend, HeatRow, SHADES};
use crate::i18n::{fill, percent, rounded, whole};
use crate::ui::dashboard::model::cross_tab::Crossed;
use crate::ui::dashboard::model::cross_tab::unit_vs_rest::{Compare, Side, Subject};
use crate::ui::dashboard::text::names::Names;
use crate::ui::dashboard::text::shares;

/// From how many percent on each colour but the first holds. The same under every filter, so that two maps can be laid
/// beside each other.
const FROM: [u32; SHADES - 1] = [60, 70, 80, 90];

/// What the columns are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Columns {
    Factors,
    Items,
}

/// Whether there are units to show.
pub fn has_units(crossed: &Crossed) -> bool {
    crossed.units.groups.iter().any(|group| !group.value.is_empty())
}

/// The picture.
pub fn input(crossed: &Crossed, names: &Names, columns: Columns) -> HeatInput {
    let (figures, words) = (&*crossed.figures, names.words());
    let all = HeatRow {
        key: String::new(),
        label: words.heat_all.to_owned(),
        cells: cells(crossed, names, columns, None, &figures.factors, &figures.items),
    };
    let unit = |group: &GroupFigures| HeatRow {
        key: group.value.clone(),
        label: names.value(UNIT, &group.value),
        cells: cells(crossed, names, columns, Some(&group.value), &group.factors, &group.items),
    };
    let rows = std::iter::once(all).chain(in_order(crossed).into_iter().map(unit)).collect();
    HeatInput {
        columns: heads(figures, names, columns),
        rows,
        legend: legend(figures, names),
        empty: words.no_units.to_owned(),
    }
}

/// The units as the units' panel has them; without a result of all there is no such order. Responses that don't say
/// their unit are no unit.
fn in_order(crossed: &Crossed) -> Vec<&GroupFigures> {
    let by_unit = &crossed.figures.by_unit;
    let place = |value: &str| by_unit.iter().position(|group| group.value == value);
    let mut named: Vec<&GroupFigures> =
        crossed.units.groups.iter().filter(|group| !group.value.is_empty()).collect();
    named.sort_by_key(|group| place(&group.value).unwrap_or(usize::MAX));
    named
}

fn heads(figures: &Figures, names: &Names, columns: Columns) -> Vec<String> {
    match columns {
        Columns::Factors => figures.factors.iter().map(|factor| names.factor(&factor.id)).collect(),
        Columns::Items => figures
            .items
            .iter()
            .map(|item| match is_reversed(names, &item.id) {
                true => fill(names.words().reversed, &[("item", &names.item(&item.id))]),
                false => names.item(&item.id),
            })
            .collect(),
    }
}

fn is_reversed(names: &Names, id: &str) -> bool {
    let of = |question: &Question| question.id == id;
    names.questionnaire.items().any(|(_, question, _, reversed)| of(question) && reversed)
}

fn cells(
    crossed: &Crossed,
    names: &Names,
    columns: Columns,
    unit: Option<&str>,
    factors: &[hailong_core::figures::FactorFigures],
    items: &[ItemFigures],
) -> Vec<HeatCell> {
    let against = |subject: Subject| {
        let side = unit.and_then(|unit| crossed.units_vs_rest.of(unit, &subject))?;
        Some(match side {
            Side::Above => Against::Above,
            Side::Below => Against::Below,
        })
    };
    match columns {
        Columns::Factors => factors
            .iter()
            .map(|factor| {
                let against = against(Subject::Factor(factor.id.clone()));
                cell(&factor.share, &crossed.figures, names, against)
            })
            .collect(),
        Columns::Items => items
            .iter()
            .map(|item| {
                let against = against(Subject::Item(item.id.clone()));
                cell(&share(item), &crossed.figures, names, against)
            })
            .collect(),
    }
}

fn share(item: &ItemFigures) -> Share {
    let ItemFigures { status, n, top_share, interval, .. } = *item;
    Share { status, n, answers: n, top_share, interval }
}

fn cell(share: &Share, figures: &Figures, names: &Names, against: Option<Against>) -> HeatCell {
    let cell = shares::cell(share, figures, names);
    let percent = cell.estimate().map(|estimate| rounded(estimate.share * 100.0, 0) as u32);
    HeatCell {
        short: percent.map_or(String::new(), |percent| percent.to_string()),
        // By the number that stands in the cell, or one of 90 would be coloured as below 90.
        shade: FROM.iter().filter(|from| percent.is_some_and(|percent| percent >= **from)).count(),
        n: match (&cell, share.n) {
            (Cell::Hidden(_), _) | (_, None) => String::new(),
            (_, Some(n)) => fill(names.words().n, &[("n", &whole(names.language, n))]),
        },
        // Few answers are never ranked.
        against: against.filter(|_| matches!(cell, Cell::Shown(_))),
        cell,
    }
}

fn legend(figures: &Figures, names: &Names) -> HeatLegend {
    let words = names.words();
    let text = |shade: usize| {
        let share = |whole: u32| percent(names.language, f64::from(whole) / 100.0, 0);
        match (shade.checked_sub(1).map(|at| FROM[at]), FROM.get(shade)) {
            (None, below) => {
                fill(words.heat_below, &[("to", &share(below.copied().unwrap_or(100)))])
            }
            (Some(from), Some(below)) => {
                fill(words.heat_between, &[("from", &from.to_string()), ("to", &share(below - 1))])
            }
            (Some(from), None) => fill(words.heat_from, &[("from", &share(from))]),
        }
    };
    let least = whole(names.language, figures.thresholds.hide_below);
    HeatLegend {
        shades: std::array::from_fn(text),
        reference: words.reference.to_owned(),
        hidden: fill(words.heat_hidden, &[("n", &least)]),
        above: words.heat_is_above.to_owned(),
        below: words.heat_is_below.to_owned(),
    }
}

/// What the map found.
pub fn finding(crossed: &Crossed, input: &HeatInput, names: &Names, columns: Columns) -> String {
    let words = names.words();
    let count = |wanted: Against| {
        let cells = input.rows.iter().flat_map(|row| &row.cells);
        cells.filter(|cell| cell.against == Some(wanted)).count()
    };
    let plain = plain(names, columns);
    let text = match crossed.units_vs_rest.state {
        Compare::Running | Compare::TooMany | Compare::Nothing => return plain.to_owned(),
        Compare::Done => match (count(Against::Above), count(Against::Below)) {
            (0, 0) => words.heat_alike,
            _ => words.heat_apart,
        },
    };
    let number = |wanted| whole(names.language, count(wanted) as u64);
    let (above, below) = (number(Against::Above), number(Against::Below));
    fill(text, &[("what", plain), ("above", &above), ("below", &below)])
}

/// What the map is called before anything was found.
pub fn plain(names: &Names, columns: Columns) -> &'static str {
    match columns {
        Columns::Factors => names.words().heat_factors,
        Columns::Items => names.words().heat_items,
    }
}

/// What is shown, in a sentence.
pub fn text(crossed: &Crossed, names: &Names) -> String {
    let words = names.words();
    let signs = match crossed.units_vs_rest.state {
        Compare::Done => words.heat_signs,
        Compare::Running => words.heat_running,
        Compare::TooMany => words.heat_too_many,
        Compare::Nothing => "",
    };
    let pick = if crossed.is_fixed() { "" } else { words.heat_pick };
    [words.heat_text, signs, pick].concat()
}
