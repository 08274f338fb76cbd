//! Whether a share that is measured again and again has changed, or only wavers.

/// A control chart of shares.
#[derive(Clone, Debug, PartialEq)]
pub struct ControlChart {
    /// The line in the middle: Σ satisfied ÷ Σ answers of all points.
    pub centre: f64,
    /// By how much the points waver more than chance alone would let them, 1 if not at all and less where they are more
    /// alike: Laney's σ_z. `None` with fewer than two points, or where everybody says the same.
    pub overdispersion: Option<f64>,
    /// One for each point that was given.
    pub points: Vec<ControlPoint>,
}

/// A point of the chart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ControlPoint {
    /// The share; `None` where nobody answered, and then there is nothing else either.
    pub share: Option<f64>,
    /// The limits, within 0 to 1.
    pub limits: Option<[f64; 2]>,
    /// Whether the share is outside them.
    pub beyond: bool,
    /// Whether it is at least the eighth in a row on the same side of the centre.
    pub run: bool,
}

/// How the limits are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ControlLimits {
    /// Of a p-chart: only chance within each point.
    Chance,
    /// Of Laney's p′-chart: as far apart as the points are as a rule, for large n, but never nearer than by chance.
    Overdispersed,
}

/// So many points in a row on one side are a change.
const RUN: u32 = 8;
/// The mean distance of two normal values, in standard deviations: 2/√π = 1.128….
const D2: f64 = std::f64::consts::FRAC_2_SQRT_PI;
/// How often a normal value is more than three standard deviations above its mean.
const TAIL: f64 = 0.001_349_898_031_630_095;

/// The chart of points `(satisfied, answers)` in the order of time; `None` if nobody answered at all, a point
/// has more satisfied than answers, or the sums don't fit into a u64.
///
/// With p the centre, the limits of a point with n answers are p ± 3·√(p(1−p)/n) (D. C. Montgomery, Introduction to
/// Statistical Quality Control, 7.2; NIST/SEMATECH e-Handbook, 6.3.3.2). Where one of them is beyond 0 or 1, that end is
/// 0 or 1, and the normal distribution is too far from the binomial one for the other limit as well: there it is the one
/// that the binomial distribution leaves as seldom as a normal value leaves three sigma, in 0.135 % of all points
/// (Montgomery, supplemental material, S7.1, "Probability Limits on Control Charts"; T. P. Ryan and N. C. Schwertman,
/// "Optimal Limits for Attributes Control Charts", Journal of Quality Technology 29 (1997), 86–98).
///
/// With many answers every point is beyond them, because months differ by more than chance: then
/// [`ControlLimits::Overdispersed`] multiplies the distance by σ_z = mean |zᵢ − zᵢ₋₁| ÷ (2/√π), zᵢ = (pᵢ − p) ÷
/// √(p(1−p)/nᵢ) (D. B. Laney, "Improved Control Charts for Attributes", Quality Engineering 14 (2002), 531–537), cut at 0
/// and 1. Laney lets σ_z below 1 narrow the limits. Here they are never narrower than those of chance: beside 0 and 1
/// most months are alike to the last answer, which makes σ_z small without making chance any smaller.
///
/// Of the rules of the Western Electric handbook (1956) two are applied: a point beyond three sigma, and
/// eight in a row on one side. The two of zones aren't: with shares of unequal n they cry wolf. A point on
/// the centre ends a run; one without answers is passed over.
pub fn control(series: &[(u64, u64)], limits: ControlLimits) -> Option<ControlChart> {
    let (mut top, mut n) = (0_u64, 0_u64);
    for &(point_top, point_n) in series {
        if point_top > point_n {
            return None;
        }
        (top, n) = (top.checked_add(point_top)?, n.checked_add(point_n)?);
    }
    if n == 0 {
        return None;
    }
    let centre = top as f64 / n as f64;
    let spread = centre * ((n - top) as f64 / n as f64);
    let overdispersion = overdispersion(series, centre, spread);
    let wider = match limits {
        ControlLimits::Chance => 1.0,
        // Where there is nothing to compare, chance is all that is known.
        ControlLimits::Overdispersed => overdispersion.unwrap_or(1.0),
    };
    let (mut side, mut length) = (std::cmp::Ordering::Equal, 0);
    let points = series.iter().map(|&(point_top, point_n)| {
        if point_n == 0 {
            return ControlPoint { share: None, limits: None, beyond: false, run: false };
        }
        let share = point_top as f64 / point_n as f64;
        // Which side, in whole numbers: a share that is the centre is on neither.
        let on =
            (u128::from(point_top) * u128::from(n)).cmp(&(u128::from(top) * u128::from(point_n)));
        length = if on.is_eq() {
            0
        } else if on == side {
            length + 1
        } else {
            1
        };
        side = on;
        let [low, high] = around([centre, (n - top) as f64 / n as f64], point_n as f64, wider);
        let beyond = !on.is_eq() && (share < low || share > high);
        ControlPoint { share: Some(share), limits: Some([low, high]), beyond, run: length >= RUN }
    });
    Some(ControlChart { centre, overdispersion, points: points.collect() })
}

/// The limits of a point with `n` answers around the share of the satisfied, given with that of all others: those of
/// chance, or those at a distance that is `wider` times as large, where that is more.
fn around([share, other]: [f64; 2], n: f64, wider: f64) -> [f64; 2] {
    let sigma = (share * other / n).sqrt();
    let [low, high] = match [share - 3.0 * sigma, share + 3.0 * sigma] {
        [low, high] if low < 0.0 && high <= 1.0 => [0.0, high.max(most(share, other, n) / n)],
        // From the other side: (n − count)/n is to the last bit what a point's own share is.
        [low, high] if low >= 0.0 && high > 1.0 => [low.min((n - most(other, share, n)) / n), 1.0],
        limits => limits,
    };
    let reach = 3.0 * wider * sigma;
    [low.min(share - reach).max(0.0), high.max(share + reach).min(1.0)]
}

/// The most answers of a rare kind that chance alone brings among `n`: more of them come in [`TAIL`] of all points at most.
fn most(rare: f64, common: f64, n: f64) -> f64 {
    // The chance of none, and from that of each number the chance of one more. Fewer than about nine are expected, or
    // three sigma wouldn't be beyond the end, so the first isn't too small to begin with and the walk is short.
    let mut chance = (n * common.ln()).exp();
    let (mut count, mut up_to) = (0.0, chance);
    while up_to < 1.0 - TAIL && count < n {
        chance *= (n - count) / (count + 1.0) * (rare / common);
        count += 1.0;
        up_to += chance;
    }
    count
}

/// Laney's σ_z, from the moving ranges of the points with answers.
fn overdispersion(series: &[(u64, u64)], centre: f64, spread: f64) -> Option<f64> {
    let asked = series.iter().filter(|&&(_, n)| n > 0);
    let z: Vec<f64> = asked
        .map(|&(top, n)| (top as f64 / n as f64 - centre) / (spread / n as f64).sqrt())
        .collect();
    if z.len() < 2 || spread <= 0.0 {
        return None;
    }
    let ranges: f64 = z.windows(2).map(|pair| (pair[1] - pair[0]).abs()).sum();
    Some(ranges / (z.len() - 1) as f64 / D2)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn close(a: f64, b: f64) {
        assert!((a - b).abs() < 1e-9, "{a} is not {b}");
    }

    fn runs(series: &[(u64, u64)]) -> Vec<bool> {
        let chart = control(series, ControlLimits::Chance).unwrap();
        chart.points.iter().map(|point| point.run).collect()
    }

    /// Montgomery's cans of orange juice, 30 samples of 50: centre 0.2313, limits 0.0524 and 0.4102, samples 15
    /// and 23 above.
    #[test]
    fn as_montgomery_has_it() {
        let leaking = [
            12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22, 8, 10, 5, 13, 11, 20, 18, 24, 15,
            9, 12, 7, 13, 9, 6,
        ];
        let series: Vec<(u64, u64)> = leaking.iter().map(|&top| (top, 50)).collect();
        let chart = control(&series, ControlLimits::Chance).unwrap();
        assert_eq!(format!("{:.4}", chart.centre), "0.2313");
        let [low, high] = chart.points[0].limits.unwrap();
        assert_eq!((format!("{low:.4}"), format!("{high:.4}")), ("0.0524".into(), "0.4102".into()));
        let beyond: Vec<usize> = (1..=30).filter(|&at| chart.points[at - 1].beyond).collect();
        assert_eq!(beyond, [15, 23]);
        assert!(chart.points.iter().all(|point| !point.run));
    }

    #[test]
    fn by_hand() {
        // p = 180/240 = 0.75; √(0.75·0.25/60) = 0.0559; z = (0.8−0.75)/0.0559 = 0.894, −1.789, 0.894 and 0.
        let series = [(48, 60), (39, 60), (48, 60), (45, 60)];
        let chart = control(&series, ControlLimits::Chance).unwrap();
        let sigma = (0.75_f64 * 0.25 / 60.0).sqrt();
        let [low, high] = chart.points[0].limits.unwrap();
        close(low, 0.75 - 3.0 * sigma);
        close(high, 0.75 + 3.0 * sigma);
        let apart = (0.15 + 0.15 + 0.05) / sigma / 3.0;
        close(chart.overdispersion.unwrap(), apart * std::f64::consts::PI.sqrt() / 2.0);
        let wider = control(&series, ControlLimits::Overdispersed).unwrap();
        let [wider_low, wider_high] = wider.points[0].limits.unwrap();
        close(0.75 - wider_low, (0.75 - low) * chart.overdispersion.unwrap());
        assert_eq!(wider_high, 1.0);
        assert!(chart.points.iter().all(|point| !point.beyond && !point.run));
    }

    #[test]
    fn many_answers_need_the_wider_limits() {
        let series: Vec<(u64, u64)> =
            (0..12_u64).map(|at| (780_000 + at * 7 % 12 * 2_000, 1_000_000)).collect();
        let beyond = |limits| {
            let chart = control(&series, limits).unwrap();
            chart.points.iter().filter(|point| point.beyond).count()
        };
        assert_eq!((beyond(ControlLimits::Chance), beyond(ControlLimits::Overdispersed)), (10, 0));
    }

    /// Each person gives two answers, and one answer of all is dissatisfied: most months are alike, so that σ_z is below 1.
    #[test]
    fn one_dissatisfied_answer_is_no_alarm() {
        let check = |months: usize, n: u64, low: f64| {
            let mut series = vec![(n, n); months];
            series[months - 1].0 -= 1;
            let chart = control(&series, ControlLimits::Overdispersed).unwrap();
            assert!(chart.overdispersion.unwrap() < 1.0);
            assert_eq!(chart.points[0].limits, Some([low, 1.0]), "{months} months of {n}");
            assert!(chart.points.iter().all(|point| !point.beyond), "{months} months of {n}");
            // The other way round it is the mirror image.
            let turned: Vec<(u64, u64)> = series.iter().map(|(top, n)| (n - top, *n)).collect();
            let chart = control(&turned, ControlLimits::Overdispersed).unwrap();
            let [least, high] = chart.points[0].limits.unwrap();
            assert!(least == 0.0 && (high - (1.0 - low)).abs() < 1e-15);
            assert!(chart.points.iter().all(|point| !point.beyond));
        };
        // 639 of 640: p − 3σ is 98.5 %; but two dissatisfied answers of 80 come about in 0.7 % of all months.
        check(8, 80, 78.0 / 80.0);
        // 959 of 960: p − 3σ is 98.8 %, and one of 80 comes about in 8 %.
        check(12, 80, 78.0 / 80.0);
        check(36, 80, 79.0 / 80.0);
        check(24, 400, 399.0 / 400.0);
        // Where it could be no chance it is an alarm.
        let mut series = vec![(80, 80); 12];
        series[5].0 = 76;
        let chart = control(&series, ControlLimits::Chance).unwrap();
        assert_eq!(chart.points.iter().position(|point| point.beyond), Some(5));
    }

    /// SciPy 1.17: `binom.ppf(1 - norm.sf(3), 100, 0.07)` is 16. Montgomery's supplement S7.1 takes the same example:
    /// the three-sigma limit is 14.7 %, and 15 of 100 come about by chance once in 240 samples.
    #[test]
    fn beside_an_end_the_other_limit_is_exact() {
        let mut series = vec![(7, 100); 40];
        (series[0].0, series[1].0, series[2].0) = (0, 14, 7);
        let chart = control(&series, ControlLimits::Chance).unwrap();
        assert_eq!((chart.centre, chart.points[0].limits), (0.07, Some([0.0, 0.16])));
    }

    #[test]
    fn many_answers_beside_an_end_keep_three_sigma() {
        let series = [(990, 1000), (992, 1000), (988, 1000)];
        let chart = control(&series, ControlLimits::Chance).unwrap();
        let reach = 3.0 * (0.99_f64 * 0.01 / 1000.0).sqrt();
        let [low, high] = chart.points[0].limits.unwrap();
        close(low, 0.99 - reach);
        close(high, 0.99 + reach);
    }

    #[test]
    fn eight_on_one_side_are_a_run() {
        let mut series = vec![(60, 100); 8];
        series.extend([(40, 100); 7]);
        let expected: Vec<bool> = (1..=15).map(|at| at == 8).collect();
        assert_eq!(runs(&series), expected);
        // A month in which nobody came is passed over; one on the centre ends the run.
        series.insert(3, (0, 0));
        assert_eq!(runs(&series).iter().position(|&run| run), Some(8));
        let mut on_centre = vec![(60, 100); 7];
        on_centre.push((50, 100));
        on_centre.extend([(60, 100); 7]);
        on_centre.extend([(40, 100); 14]);
        let ninth: Vec<usize> = (0..29).filter(|&at| runs(&on_centre)[at]).collect();
        assert_eq!(ninth, (22..29).collect::<Vec<_>>());
    }

    #[test]
    fn the_ends() {
        assert_eq!(control(&[], ControlLimits::Chance), None);
        assert_eq!(control(&[(0, 0)], ControlLimits::Chance), None);
        assert_eq!(control(&[(2, 1)], ControlLimits::Chance), None);
        assert_eq!(control(&[(0, u64::MAX), (0, 1)], ControlLimits::Chance), None);
        for (series, centre) in [([(5, 5), (9, 9)], 1.0), ([(0, 5), (0, 9)], 0.0)] {
            let chart = control(&series, ControlLimits::Overdispersed).unwrap();
            assert_eq!((chart.centre, chart.overdispersion), (centre, None));
            assert_eq!(chart.points[0].limits, Some([centre, centre]));
            assert!(!chart.points[0].beyond && !chart.points[1].run);
        }
        assert_eq!(control(&[(3, 5)], ControlLimits::Chance).unwrap().overdispersion, None);
        assert!(!control(&[(1, 3)], ControlLimits::Overdispersed).unwrap().points[0].beyond);
    }

    proptest! {
        #[test]
        fn limits_surround_the_centre(
            series in prop::collection::vec((0..100_u64, 0..100_u64).prop_map(|(a, b)| (a.min(b), b)), 1..40)
        ) {
            for limits in [ControlLimits::Chance, ControlLimits::Overdispersed] {
                let Some(chart) = control(&series, limits) else { continue };
                prop_assert_eq!(chart.points.len(), series.len());
                for (point, &(_, n)) in chart.points.iter().zip(&series) {
                    prop_assert_eq!(point.share.is_some(), n > 0);
                    let Some([low, high]) = point.limits else { continue };
                    prop_assert!(0.0 <= low && low <= chart.centre && chart.centre <= high && high <= 1.0);
                    // Never narrower than by chance alone.
                    let reach = 3.0 * (chart.centre * (1.0 - chart.centre) / n as f64).sqrt();
                    prop_assert!(low <= (chart.centre - reach).max(0.0) + 1e-9);
                    prop_assert!(high >= (chart.centre + reach).min(1.0) - 1e-9);
                    prop_assert_eq!(point.beyond, {
                        let share = point.share.unwrap();
                        share < low || share > high
                    });
                }
            }
        }
    }
}
