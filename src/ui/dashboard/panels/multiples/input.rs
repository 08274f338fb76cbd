//! The small trends' input: each unit on the months of all.

use hailong_core::filter::UNIT;

use crate::charts::{Cell, Multiple, MultiplesInput, TrendPoint};
use crate::i18n::small_multiples::words;
use crate::i18n::{fill, percent};
use crate::ui::dashboard::model::drill::periods::Step;
use crate::ui::dashboard::model::multiples::{Counted, UnitMonths};
use crate::ui::dashboard::panels::trend;
use crate::ui::dashboard::text::names::Names;
use crate::ui::dashboard::text::shares;

/// The units on the months of all.
pub fn input(found: &Counted, names: &Names) -> MultiplesInput {
    let figures = &*found.figures;
    let all = trend::input::input(figures, names, Step::Month);
    let months: Vec<&str> = all.points.iter().map(|point| &*point.key).collect();
    let unit = |UnitMonths { unit, months: own }: &UnitMonths| {
        let mut own = own.iter().peekable();
        // Of a unit that is hidden no month is known to be without answers.
        let none = match unit.share.status {
            status if status.is_visible() => names.words().no_answers.to_owned(),
            status => shares::why_hidden(status, figures, names),
        };
        let cells = months.iter().map(|month| {
            // Both are in the order of time; responses without a month come before all others.
            while own.next_if(|group| *group.value < **month).is_some() {}
            match own.next_if(|group| group.value == *month) {
                Some(group) => shares::cell(&group.share, figures, names),
                None => Cell::Hidden(none.clone()),
            }
        });
        let cells: Vec<_> = cells.collect();
        Multiple {
            key: unit.value.clone(),
            label: names.value(UNIT, &unit.value),
            n: shares::n(unit.share.n, names),
            cell: shares::cell(&unit.share, figures, names),
            says: says(&cells, &all.points, names),
            months: cells,
            none: words(names.language).none.to_owned(),
        }
    };
    MultiplesInput {
        units: found.units.iter().map(unit).collect(),
        months: all.points.iter().map(|point| point.label.clone()).collect(),
        apart: all.points.iter().map(|point| point.is_apart).collect(),
        all: all.points.iter().map(|point| point.cell.clone()).collect(),
        reference: names.words().reference.to_owned(),
        empty: names.words().no_units.to_owned(),
        percent: all.percent,
    }
}

/// The last month that is shown, and how many aren't.
fn says(cells: &[Cell], points: &[TrendPoint], names: &Names) -> String {
    let words = words(names.language);
    let mut shown =
        cells.iter().zip(points).filter_map(|(cell, point)| Some((cell.estimate()?, point)));
    let Some((last, point)) = shown.next_back() else { return words.none.to_owned() };
    let share = percent(names.language, last.share, 1);
    let mut said = fill(words.last, &[("month", &point.label), ("share", &share)]);
    let hidden = cells.iter().filter(|cell| cell.estimate().is_none()).count();
    if hidden > 0 {
        said = [&*said, " · ", &fill(words.hidden, &[("n", &hidden.to_string())])].concat();
    }
    said
}
