//! Whether the months, or other periods, differ by more than chance, and whether they go up or down.
//!
//! Everything here is worked out from the periods that are shown, and from their shown numbers alone.

use serde::Serialize;

use super::Group;
use crate::calendar::Month;
use crate::statistics::{ControlLimits, control, trend};

/// The trend over the months that are shown.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct TrendFigures {
    /// How many months it is of.
    pub months_used: usize,
    /// Kendall's τ-b, −1 to 1.
    pub tau: f64,
    /// How often chance alone would take months without a trend as far (Mann and Kendall).
    pub p: f64,
    /// The median change of the share from a month to the next (Theil and Sen).
    pub slope: f64,
}

/// Gives each month that is shown its control limits; and the trend, `None` with fewer than three such months or
/// where all their shares are one. Where a person gives several answers, the limits are as wide as the months waver,
/// since chance alone would be too narrow.
pub(super) fn over_months(by_month: &mut [Group], several_answers: bool) -> Option<TrendFigures> {
    let time = |month: Month| f64::from(month.year() * 12 + month.month() as i32);
    over_time(by_month, time, several_answers)
}

/// The same of periods whose value is a month that stands for each; `time` is how many periods have passed before it.
/// Groups whose value is no month are left as they are.
pub fn over_time(
    periods: &mut [Group],
    time: impl Fn(Month) -> f64,
    several_answers: bool,
) -> Option<TrendFigures> {
    let mut used: Vec<(f64, f64, &mut Group)> = Vec::new();
    let mut series = Vec::new();
    for group in periods {
        let (Some(month), Some(share)) = (Month::parse(&group.value), group.share.top_share) else {
            continue;
        };
        let answers = group.share.answers.unwrap_or(0);
        series.push(((share * answers as f64).round() as u64, answers));
        used.push((time(month), share, group));
    }
    let limits = if several_answers { ControlLimits::Overdispersed } else { ControlLimits::Chance };
    if let Some(chart) = control(&series, limits) {
        for ((_, _, group), point) in used.iter_mut().zip(chart.points) {
            group.limits = point.limits;
        }
    }
    let points: Vec<(f64, f64)> = used.iter().map(|(time, share, _)| (*time, *share)).collect();
    let found = trend(&points)?;
    let months_used = points.len();
    Some(TrendFigures { months_used, tau: found.tau, p: found.p, slope: found.slope })
}
