//! The alerts, in sentences: months outside of their control limits, a trend over all months, and a change from the period
//! before. Each needs the verdict of a test of the core; without any there is no alert.

use hailong_core::figures::{Figures, Group, Status, Verdict};
use hailong_core::filter::MONTH;

use super::change;
use super::limits::{Beyond, beyond};
use super::names::Names;
use super::period_name::first_upper;
use super::shares;
use crate::i18n::{decimal, fill, percent};
use crate::ui::dashboard::model::analysis::Analysis;
use crate::ui::dashboard::model::drill::periods::Step;

/// So many months are named, the latest first.
const NAMED: usize = 3;
/// From this on chance alone may well have made a trend.
const SIGNIFICANCE: f64 = 0.05;

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
            let range = shares::range(names, group.limits?);
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
