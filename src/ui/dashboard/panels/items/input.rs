//! The items' finding and their chart's input.

use hailong_core::figures::{Figures, ItemFigures, Status};
use hailong_core::questionnaire::Scale;

use crate::charts::{LevelCount, LikertCell, LikertGroup, LikertInput, LikertRow, LikertShares};
use crate::i18n::{decimal, fill, percent};
use crate::ui::dashboard::text::findings::{Found, between};
use crate::ui::dashboard::text::names::Names;
use crate::ui::dashboard::text::shares::{n, why_hidden};

/// The best and the worst item of a scale.
pub fn title(figures: &Figures, names: &Names, scale: &Scale) -> String {
    // The item that asks for the result of all isn't one among the others, and to agree with one that is
    // asked the other way round is no praise.
    let asked = names.questionnaire.items().filter(|(_, item, its, reversed)| {
        its.id == scale.id && !reversed && figures.overall.item.as_ref() != Some(&item.id)
    });
    let ids: Vec<&str> = asked.map(|(_, item, ..)| item.id.as_str()).collect();
    let shown = figures
        .items
        .iter()
        .filter(|item| item.status == Status::Shown && ids.contains(&item.id.as_str()));
    let found = shown.filter_map(|item| {
        let (share, interval) = (item.top_share?, item.interval);
        Some(Found { name: names.item(&item.id), share, interval, apart: None })
    });
    let found: Vec<Found> = found.collect();
    let words = names.words();
    if let ([only], [_]) = (&*found, &*ids) {
        let share = percent(names.language, only.share, 1);
        return fill(words.items_one, &[("item", &only.name), ("share", &share)]);
    }
    between(names, &found, words.items_finding, words.items_alike, words.items_plain)
}

/// The items on one scale, by factor, each factor from its best item to its worst.
pub fn input(figures: &Figures, names: &Names, scale: &Scale) -> LikertInput {
    let questionnaire = &names.questionnaire;
    let on_scale = |item: &ItemFigures| {
        questionnaire
            .items()
            .any(|(_, question, its, _)| question.id == item.id && its.id == scale.id)
    };
    let mut left: Vec<&ItemFigures> = figures.items.iter().filter(|item| on_scale(item)).collect();
    let mut groups = Vec::new();
    for factor in &questionnaire.factors {
        let (mut own, others): (Vec<_>, Vec<_>) =
            left.into_iter().partition(|item| factor.items.contains(&item.id));
        left = others;
        if own.is_empty() {
            continue;
        }
        own.sort_by(|a, b| b.top_share.unwrap_or(-1.0).total_cmp(&a.top_share.unwrap_or(-1.0)));
        let rows = own.into_iter().map(|item| item_row(item, figures, names)).collect();
        groups.push(LikertGroup { heading: Some(names.factor(&factor.id)), rows });
    }
    if !left.is_empty() {
        let heading = (!groups.is_empty()).then(|| names.words().other_items.to_owned());
        let rows = left.into_iter().map(|item| item_row(item, figures, names)).collect();
        groups.push(LikertGroup { heading, rows });
    }
    LikertInput {
        levels: scale.levels.iter().map(|level| names.text(&level.label).to_owned()).collect(),
        groups,
        empty: names.words().no_items.to_owned(),
        reference: names.words().reference.to_owned(),
    }
}

fn item_row(item: &ItemFigures, figures: &Figures, names: &Names) -> LikertRow {
    let language = names.language;
    let shares = item.counts.as_ref().zip(item.n).zip(item.top_share).map(|((counts, n), top)| {
        let level = |&count: &u64| LevelCount {
            count,
            short: decimal(language, count as f64 / n as f64 * 100.0, 0),
            share: percent(language, count as f64 / n as f64, 1),
        };
        LikertShares { levels: counts.iter().map(level).collect(), top: percent(language, top, 0) }
    });
    let cell = match (item.status, shares) {
        (Status::Shown, Some(shares)) => LikertCell::Shown(shares),
        (Status::Reference, Some(shares)) => LikertCell::Reference(shares),
        (status, _) => LikertCell::Hidden(why_hidden(status, figures, names)),
    };
    // Its own figures are about its own words: of an item that is asked the other way round a high share is bad.
    let label = names.marked_item(&item.id);
    LikertRow { key: item.id.clone(), label, n: n(item.n, names), cell }
}
