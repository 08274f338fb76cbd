//! What staff should look at first, in sentences: months outside of what months waver by, a trend, and a change from
//! the period before. Each is said by a test of the core; where none speaks there are no alerts.

use hailong_core::calendar::Month;
use hailong_core::figures::{Figures, Group, Status, Verdict};
use hailong_core::filter::MONTH;
use hailong_core::questionnaire::Stretch;
use yew::prelude::*;

use super::change;
use super::change::first_upper;
use super::events;
use super::inputs;
use super::names::Names;
use crate::i18n::{decimal, fill, percent};
use crate::ui::dashboard::model::analysis::Analysis;
use crate::ui::dashboard::model::drill::periods::Step;

/// With fewer months that are shown, their own limits say too little of what is usual. Montgomery takes 20 to 25
/// points; a commune hasn't as many months for two years.
const LEAST: usize = 6;
/// So many months are named, the latest first.
const NAMED: usize = 3;
/// From this on chance alone may well have made a trend.
const SIGNIFICANCE: f64 = 0.05;

/// On which side of its limits a month is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beyond {
    /// Lower than months waver.
    Below,
    /// Higher.
    Above,
}

/// The limits of a month, or longer period, where there are enough of them to be drawn: between two changes of method.
pub fn limits(group: &Group, figures: &Figures, names: &Names, step: Step) -> Option<[f64; 2]> {
    let own = stretch_of(group, names, step);
    let shown = figures.by_month.iter().filter(|group| group.share.status == Status::Shown);
    let alike = shown.filter(|other| other.limits.is_some());
    let enough = alike.filter(|other| stretch_of(other, names, step) == own).count() >= LEAST;
    group.limits.filter(|_| enough)
}

fn stretch_of(group: &Group, names: &Names, step: Step) -> Stretch {
    // Mostly nothing ever changed the method.
    match Month::parse(&group.value).filter(|_| !names.questionnaire.events.is_empty()) {
        Some(first) => events::stretch_of(names, step, first),
        None => Stretch::default(),
    }
}

/// On which side of its limits a month is, `None` for one within them and for one that is for reference only.
pub fn beyond(group: &Group, figures: &Figures, names: &Names, step: Step) -> Option<Beyond> {
    if group.share.status != Status::Shown {
        return None;
    }
    let (share, [low, high]) = group.share.top_share.zip(limits(group, figures, names, step))?;
    match share {
        share if share < low => Some(Beyond::Below),
        share if share > high => Some(Beyond::Above),
        _ => None,
    }
}

/// The sentences, the most telling first.
pub fn sentences(figures: &Figures, analysis: Option<&Analysis>, names: &Names) -> Vec<String> {
    let words = names.words();
    let mut all = Vec::new();
    // Of periods that a person picked it is no news.
    if let Some(analysis) = analysis.filter(|analysis| !analysis.is_by_person())
        && let Ok(found) = &analysis.change
        && matches!(found.comparison.overall.verdict, Some(Verdict::Higher | Verdict::Lower))
    {
        all.push(change::title(figures, analysis, names));
    }
    let shown = figures.by_month.iter().filter(|group| group.share.status == Status::Shown);
    let count = shown.count();
    let mut outside: Vec<(&Group, Beyond)> = figures
        .by_month
        .iter()
        .filter_map(|g| Some((g, beyond(g, figures, names, Step::Month)?)))
        .collect();
    outside.reverse();
    if outside.len() * 2 > count {
        // Then it is no single month that stands out.
        let (n, of) = (outside.len().to_string(), count.to_string());
        all.push(fill(words.alert_months, &[("n", &n), ("of", &of)]));
    } else {
        all.extend(outside.iter().take(NAMED).filter_map(|(group, side)| {
            let verdict = match side {
                Beyond::Below => words.trend_low,
                Beyond::Above => words.trend_high,
            };
            let month = names.value(MONTH, &group.value);
            let share = percent(names.language, group.share.top_share?, 1);
            let range = inputs::range(names, group.limits?);
            let places =
                [("month", &*month), ("verdict", verdict), ("share", &share), ("range", &range)];
            Some(fill(words.alert_month, &places))
        }));
        let more = outside.len().saturating_sub(NAMED);
        if more > 0 {
            all.push(fill(words.alert_earlier, &[("n", &more.to_string())]));
        }
    }
    if let Some(trend) = figures.trend.filter(|trend| trend.p < SIGNIFICANCE && trend.slope != 0.0)
    {
        let text = if trend.slope > 0.0 { words.alert_rising } else { words.alert_falling };
        let size = decimal(names.language, trend.slope.abs() * 100.0, 1);
        let points = fill(words.points, &[("n", &size)]);
        let (what, n) = (names.overall(figures), trend.months_used.to_string());
        all.push(fill(text, &[("what", &what), ("n", &n), ("points", &points)]));
    }
    all.iter().map(|text| first_upper(text)).collect()
}

/// The list; nothing where there is nothing to say.
pub fn alerts(figures: &Figures, analysis: Option<&Analysis>, names: &Names) -> Html {
    let all = sentences(figures, analysis, names);
    if all.is_empty() {
        return html! {};
    }
    let title = names.words().alerts;
    html! {
        <section class="alerts" aria-label={title}>
            <h3>{ title }</h3>
            <ul>{ for all.into_iter().map(|text| html! { <li>{ text }</li> }) }</ul>
        </section>
    }
}
