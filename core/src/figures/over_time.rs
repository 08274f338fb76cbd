//! Control limits and the trend of a series of months, or of other periods.
//!
//! Both are computed from the shown numbers of the periods that are shown, so they reveal no hidden number. Where the method
//! of the survey changed, the series is cut into stretches, each with limits of its own.

use super::model::{Group, TrendFigures};
use crate::calendar::Month;
use crate::questionnaire::{Event, Stretch, stretch};
use crate::statistics::{ControlLimits, control, trend};

/// Gives each month that is shown its control limits; and the trend, `None` with fewer than three such months or
/// where all their shares are one. Where a person gives several answers, the limits are as wide as the months waver,
/// since chance alone would be too narrow.
pub(super) fn over_months(
    by_month: &mut [Group],
    several_answers: bool,
    events: &[Event],
) -> Option<TrendFigures> {
    let time = |month: Month| f64::from(month.year() * 12 + month.month() as i32);
    over_time(by_month, &time, &|month| stretch(events, month, month), several_answers)
}

/// The same of periods whose value is a month that stands for each; `time` is how many periods have passed before it, and
/// `stretch` what it can be compared with. Groups whose value is no month, and periods in which the method
/// changed, have no limits.
pub fn over_time(
    periods: &mut [Group],
    time: &dyn Fn(Month) -> f64,
    stretch: &dyn Fn(Month) -> Stretch,
    several_answers: bool,
) -> Option<TrendFigures> {
    let mut stretches: Vec<(Stretch, Vec<Used<'_>>)> = Vec::new();
    for group in periods {
        group.limits = None;
        let (Some(month), Some(share)) = (Month::parse(&group.value), group.share.top_share) else {
            continue;
        };
        let (own, used) = (stretch(month), Used { time: time(month), share, group });
        match stretches.last_mut() {
            Some((last, all)) if *last == own => all.push(used),
            _ => stretches.push((own, vec![used])),
        }
    }
    let limits = if several_answers { ControlLimits::Overdispersed } else { ControlLimits::Chance };
    for (_, all) in stretches.iter_mut().filter(|(stretch, _)| !stretch.is_mixed()) {
        let counts = |used: &Used<'_>| {
            let answers = used.group.share.answers.unwrap_or(0);
            ((used.share * answers as f64).round() as u64, answers)
        };
        let series: Vec<(u64, u64)> = all.iter().map(counts).collect();
        let Some(chart) = control(&series, limits) else { continue };
        for (used, point) in all.iter_mut().zip(chart.points) {
            used.group.limits = point.limits;
        }
    }
    let (_, last) = stretches.last().filter(|(stretch, _)| !stretch.is_mixed())?;
    let points: Vec<(f64, f64)> = last.iter().map(|used| (used.time, used.share)).collect();
    let found = trend(&points)?;
    let months_used = points.len();
    Some(TrendFigures { months_used, tau: found.tau, p: found.p, slope: found.slope })
}

/// A period that is shown.
struct Used<'g> {
    time: f64,
    share: f64,
    group: &'g mut Group,
}
