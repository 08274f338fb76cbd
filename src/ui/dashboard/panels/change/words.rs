//! The words and numbers of the panel of changes: its sentence, its chart's input and its table. Whether a difference is more
//! than chance is the core's verdict, which is adjusted for all comparisons made at once.

use std::rc::Rc;

use hailong_core::figures::{Compared, Figures, Verdict};
use hailong_core::filter::MONTH;

use crate::charts::table::TableTwin;
use crate::charts::{Cell, DifferenceGroup, DifferenceInput, DifferenceRow, Direction, Estimate};
use crate::i18n::events::words as events_words;
use crate::i18n::{fill, percent, whole};
use crate::ui::dashboard::model::analysis::{Analysis, Change, ChosenBy};
use crate::ui::dashboard::model::period::NoPeriods;
use crate::ui::dashboard::text::change::{is_unsure_together, range, signed};
use crate::ui::dashboard::text::names::Names;
use crate::ui::dashboard::text::period_name::{first_upper, period};
use crate::ui::dashboard::text::{events, partial_period};

/// So many of the weakest and of the most changed items are drawn.
const MOST: usize = 5;

/// What is compared and how it was chosen.
pub fn text(figures: &Figures, analysis: &Analysis, names: &Names) -> String {
    let words = names.words();
    let change = match &analysis.change {
        Ok(change) => change,
        Err(why) => return no_periods(*why, names).to_owned(),
    };
    let Change { periods, comparison, chosen_by } = change;
    let now = first_upper(&period(&periods.now, names));
    let before = period(&periods.before, names);
    let tests = comparison.tests.to_string();
    let mut parts =
        vec![fill(words.change_text, &[("now", &now), ("before", &before), ("tests", &tests)])];
    parts.extend(events::caution(names, periods));
    parts.extend(partial_period::caution(analysis, names));
    let why = match (figures.filter.values(MONTH), periods.now.len()) {
        _ if *chosen_by == ChosenBy::Person => Some(events_words(names.language).by_person),
        (Some(_), _) => Some(words.change_by_filter),
        (None, _) if *chosen_by == ChosenBy::Publisher => None,
        (None, 1) => Some(words.change_by_month),
        (None, _) => Some(words.change_by_quarter),
    };
    parts.extend(why.map(str::to_owned));
    let items = others(figures, change);
    if items.iter().all(|item| !is_certain(item)) && items.iter().any(|i| i.verdict.is_some()) {
        parts.push(words.change_none.to_owned());
    }
    let hidden = items.iter().filter(|item| item.difference.is_none()).count();
    if hidden > 0 {
        parts.push(fill(words.change_hidden, &[("n", &hidden.to_string())]));
    }
    parts.join(" ")
}

/// The result of all, the weakest items of the period and those that have changed most by more than chance. Items for
/// reference are named in neither, nor are such as are asked the other way round among the weakest.
pub fn input(figures: &Figures, analysis: &Analysis, names: &Names) -> DifferenceInput {
    let words = names.words();
    let language = names.language;
    let mut groups = Vec::new();
    let mut empty = words.change_plain.to_owned();
    match &analysis.change {
        Ok(change) => {
            let overall = names.overall(figures);
            let first = row("overall", overall, &change.comparison.overall, figures, names);
            groups.push(DifferenceGroup { heading: None, rows: vec![first] });
            let mut add = |heading: String, kind: &str, items: Vec<&Compared>| {
                let rows = items.into_iter().map(|item| {
                    let key = [kind, &*item.id].concat();
                    row(&key, names.marked_item(&item.id), item, figures, names)
                });
                let rows: Vec<DifferenceRow> = rows.collect();
                if !rows.is_empty() {
                    groups.push(DifferenceGroup { heading: Some(heading), rows });
                }
            };
            let low = weakest(figures, change, names);
            let n = low.len().to_string();
            add(fill(words.change_weakest, &[("n", &n)]), "low-", low);
            add(words.change_most.to_owned(), "most-", most_changed(figures, change));
        }
        Err(why) => empty = no_periods(*why, names).to_owned(),
    }
    DifferenceInput {
        groups,
        empty,
        reference: words.reference.to_owned(),
        points: Rc::new(move |points| signed(language, points, 0)),
    }
}

/// The result of all and every item, in the questionnaire's order.
pub fn table(figures: &Figures, analysis: &Analysis, names: &Names, caption: String) -> TableTwin {
    let words = names.words();
    let mut columns = vec![words.column_item.to_owned()];
    let mut rows = Vec::new();
    if let Ok(change) = &analysis.change {
        let [before, now] =
            [&change.periods.before, &change.periods.now].map(|months| period(months, names));
        let n_of = |period: &str| fill(words.column_n_of, &[("period", period)]);
        columns.extend([first_upper(&before), first_upper(&now)]);
        columns.extend([words.column_difference, words.column_interval].map(str::to_owned));
        columns.extend([n_of(&before), n_of(&now)]);
        rows.push(table_row(names.overall(figures), &change.comparison.overall, figures, names));
        for item in others(figures, change) {
            rows.push(table_row(names.marked_item(&item.id), item, figures, names));
        }
    }
    columns.push(words.column_note.to_owned());
    if let Err(why) = &analysis.change {
        rows.push(vec![String::new(), no_periods(*why, names).to_owned()]);
    }
    TableTwin { caption, columns, rows }
}

/// All items but the one that is the result of all.
fn others<'c>(figures: &Figures, change: &'c Change) -> Vec<&'c Compared> {
    let overall = figures.overall.item.as_deref();
    change.comparison.items.iter().filter(|item| Some(item.id.as_str()) != overall).collect()
}

/// The items with the least shares in the later period, from the least on. Only such as are on the scale of the result
/// of all: the upper levels of two and of eleven aren't alike.
fn weakest<'c>(figures: &Figures, change: &'c Change, names: &Names) -> Vec<&'c Compared> {
    let scale = names.overall_scale().map(|scale| scale.id.as_str());
    let is_meant = |id: &str| {
        let mut items = names.questionnaire.items();
        items.any(|(_, item, its, reversed)| {
            item.id == id && !reversed && Some(its.id.as_str()) == scale
        })
    };
    let all = others(figures, change).into_iter();
    let mut found: Vec<(f64, &Compared)> = all
        .filter(|item| is_meant(&item.id) && !is_reference(item, figures))
        .filter_map(|item| Some((item.share_b?, item)))
        .collect();
    found.sort_by(|a, b| a.0.total_cmp(&b.0));
    found.into_iter().take(MOST).map(|(_, item)| item).collect()
}

/// The items that differ by more than chance, from the largest difference on.
fn most_changed<'c>(figures: &Figures, change: &'c Change) -> Vec<&'c Compared> {
    let all = others(figures, change).into_iter();
    let mut found: Vec<(f64, &Compared)> = all
        .filter(|item| is_certain(item) && !is_reference(item, figures))
        .filter_map(|item| Some((item.difference?.abs(), item)))
        .collect();
    found.sort_by(|a, b| b.0.total_cmp(&a.0));
    found.into_iter().take(MOST).map(|(_, item)| item).collect()
}

fn is_certain(compared: &Compared) -> bool {
    matches!(compared.verdict, Some(Verdict::Higher | Verdict::Lower))
}

/// Whether few answered in either period.
fn is_reference(compared: &Compared, figures: &Figures) -> bool {
    let few = |n: Option<u64>| n.is_some_and(|n| figures.thresholds.are_for_reference(n));
    few(compared.n_a) || few(compared.n_b)
}

fn row(
    key: &str,
    label: String,
    compared: &Compared,
    figures: &Figures,
    names: &Names,
) -> DifferenceRow {
    let is_reversed = names.is_reversed(&compared.id);
    let direction = match compared.verdict {
        Some(Verdict::Higher) if is_reversed => Direction::Worse,
        Some(Verdict::Lower) if is_reversed => Direction::Better,
        Some(Verdict::Higher) => Direction::Better,
        Some(Verdict::Lower) => Direction::Worse,
        _ => Direction::Alike,
    };
    DifferenceRow {
        key: key.to_owned(),
        label,
        shares: shares(compared, names).map_or(String::new(), |[before, now]| {
            fill(names.words().change_shares, &[("before", &before), ("now", &now)])
        }),
        cell: cell(compared, figures, names),
        direction,
        verdict: verdict(compared, names).to_owned(),
    }
}

fn cell(compared: &Compared, figures: &Figures, names: &Names) -> Cell {
    let words = names.words();
    let Some((difference, interval)) = compared.difference.zip(compared.interval) else {
        return Cell::Hidden(why_not(compared, figures, names));
    };
    let number = signed(names.language, difference, 1);
    let estimate = Estimate {
        share: difference,
        low: interval[0],
        high: interval[1],
        text: fill(words.points, &[("n", &number)]),
        range: range(interval, names),
    };
    match is_reference(compared, figures) {
        true => Cell::Reference(estimate),
        false => Cell::Shown(estimate),
    }
}

fn why_not(compared: &Compared, figures: &Figures, names: &Names) -> String {
    let words = names.words();
    match compared.n_a.and(compared.n_b) {
        Some(_) => words.change_cell_empty.to_owned(),
        None => {
            let least = whole(names.language, figures.thresholds.hide_below);
            fill(words.change_cell_hidden, &[("n", &least)])
        }
    }
}

fn table_row(label: String, compared: &Compared, figures: &Figures, names: &Names) -> Vec<String> {
    let (Cell::Shown(estimate) | Cell::Reference(estimate)) = cell(compared, figures, names) else {
        let mut cells = vec![label];
        cells.resize(7, String::new());
        cells.push(why_not(compared, figures, names));
        return cells;
    };
    let [before, now] = shares(compared, names).unwrap_or_default();
    let n = |n: Option<u64>| n.map_or(String::new(), |n| whole(names.language, n));
    let mut note = verdict(compared, names).to_owned();
    if is_reference(compared, figures) {
        note = [&*note, "; ", names.words().reference].concat();
    }
    let (n_a, n_b) = (n(compared.n_a), n(compared.n_b));
    vec![label, before, now, estimate.text, estimate.range, n_a, n_b, note]
}

fn shares(compared: &Compared, names: &Names) -> Option<[String; 2]> {
    let share = |share: f64| percent(names.language, share, 1);
    Some([share(compared.share_a?), share(compared.share_b?)])
}

fn verdict(compared: &Compared, names: &Names) -> &'static str {
    match is_certain(compared) {
        true => names.words().change_certain,
        false if is_unsure_together(compared) => names.words().change_unsure_together,
        false => names.words().change_unsure,
    }
}

fn no_periods(why: NoPeriods, names: &Names) -> &'static str {
    let words = names.words();
    match why {
        NoPeriods::NotDated => words.change_not_dated,
        NoPeriods::NothingBefore => words.change_nothing_before,
        NoPeriods::NothingOver => words.change_nothing_over,
        NoPeriods::NotPublished => words.change_plain,
        // It is said where they are chosen.
        NoPeriods::Overlapping | NoPeriods::HalfChosen | NoPeriods::NotAnswered => "",
    }
}
