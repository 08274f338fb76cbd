//! Which units are above or below all other responses by more than chance, each taken as a whole: by the result of all.
//!
//! It is the comparison of the heat map's cells (`cross_tab/unit_vs_rest.rs`) in a family of its own: as many tests as there
//! are units, adjusted together. It takes shown numbers only. So it is there at once, also where figures were published,
//! and what it says reveals nothing that is hidden.

use std::cmp::Ordering;

use hailong_core::figures::{Figures, Group, Share, Status};
use hailong_core::statistics::{
    Difference, EffectiveShare, Z_95, difference, effective_difference, judge_together,
};

/// For each of `by_unit` on which side of all other responses it is, `Equal` where that may be chance; `None` for one
/// that isn't compared: few answered, it is no unit, or there are no other responses.
pub fn sides(figures: &Figures) -> Vec<Option<Ordering>> {
    let is_ranked = |group: &&Group| group.share.status == Status::Shown && !group.value.is_empty();
    let test = |group: &Group| {
        let ranked = Some(group).filter(is_ranked)?;
        let found = vs_rest(&ranked.share, &figures.overall.share, figures.noise.is_some())?;
        Some((found.value, found.p))
    };
    let tests: Vec<Option<(f64, f64)>> = figures.by_unit.iter().map(test).collect();
    let tested: Vec<(f64, f64)> = tests.iter().flatten().copied().collect();
    let mut judged = judge_together(&tested).into_iter();
    tests.iter().map(|test| test.and_then(|_| Some(judged.next()?.direction))).collect()
}

/// How a unit's share differs from that of all responses but its own. Of counts with noise what the shares are worth is in
/// their intervals, too.
fn vs_rest(unit: &Share, all: &Share, is_noisy: bool) -> Option<Difference> {
    let (own, all_of) = (Sums::of(unit)?, Sums::of(all)?);
    let rest = Sums {
        people: all_of.people.checked_sub(own.people)?,
        answers: all_of.answers.checked_sub(own.answers).filter(|answers| *answers > 0)?,
        top: all_of.top.checked_sub(own.top)?,
    };
    // Published counts that were shifted at random needn't add up.
    if rest.top > rest.answers || rest.people > rest.answers {
        return None;
    }
    if all_of.answers == all_of.people && !is_noisy {
        return difference((own.top, own.answers), (rest.top, rest.answers));
    }
    // Of several answers of a person the sums of squares aren't told, but what the shares are worth is in their intervals. The
    // squares of the unit's persons and those of the others add up to those of all, as long as the shares are alike,
    // which is what is tested; where they aren't, the others seem to be worth a little less than they are.
    let share = rest.top as f64 / rest.answers as f64;
    let left = squares(all, all_of.answers)? - squares(unit, own.answers)?;
    let worth = share * (1.0 - share) * (rest.answers as f64).powi(2) / left;
    // Where all the others agree there is nothing to go by: a person counts as one answer, as everywhere.
    let n = if worth > 0.0 { worth.min(rest.answers as f64) } else { rest.people as f64 };
    let own_share = EffectiveShare { share: unit.top_share?, n: worth_of(unit)? };
    effective_difference(own_share, EffectiveShare { share, n })
}

/// What a share is made of.
struct Sums {
    people: u64,
    answers: u64,
    top: u64,
}

impl Sums {
    fn of(share: &Share) -> Option<Self> {
        let (people, answers) = share.n.zip(share.answers)?;
        Some(Self { people, answers, top: (share.top_share? * answers as f64).round() as u64 })
    }
}

/// The sum of squares behind a share: its variance, times its answers squared.
fn squares(share: &Share, answers: u64) -> Option<f64> {
    let p = share.top_share?;
    Some(p * (1.0 - p) / worth_of(share)? * (answers as f64).powi(2))
}

/// How many independent answers a share is worth: those that make its interval Wilson's.
fn worth_of(share: &Share) -> Option<f64> {
    let (p, [low, high]) = share.top_share.zip(share.interval)?;
    // An end e of it satisfies (p − e)² = z²·e(1−e)/n. The one on the longer side isn't cut.
    let end = if p > 0.5 { low } else { high };
    Some(Z_95 * Z_95 * end * (1.0 - end) / (p - end).powi(2))
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use hailong_core::calendar::Month;
    use hailong_core::figures::{Thresholds, compare};
    use hailong_core::filter::UNIT;
    use hailong_core::questionnaire::{Questionnaire, read};
    use hailong_core::statistics::wilson;

    use super::*;
    use crate::ui::dashboard::model::state::DashboardState;

    fn questionnaire() -> Questionnaire {
        let text = include_str!("../../../../questionnaires/sipas-22.json");
        read(text).unwrap_or_else(|problems| panic!("{problems:?}"))
    }

    fn state(questionnaire: Questionnaire) -> DashboardState {
        let mut state = DashboardState::new(Rc::new(questionnaire));
        let units: Vec<String> = (0..12).map(|unit| format!("u{unit:02}")).collect();
        state.show_illustrative(&units, Month::parse("2026-06").unwrap());
        state.count();
        state
    }

    /// The comparison of each unit with the others by the core, from the rows.
    fn check(questionnaire: Questionnaire, within: f64) {
        let state = state(questionnaire);
        let (view, figures) = (state.view().unwrap(), state.figures().unwrap());
        let all: Vec<String> = figures.by_unit.iter().map(|group| group.value.clone()).collect();
        let mut tests = Vec::new();
        for group in &figures.by_unit {
            let others: Vec<String> =
                all.iter().filter(|unit| **unit != group.value).cloned().collect();
            let sides = [others.as_slice(), std::slice::from_ref(&group.value)];
            let thresholds = Thresholds::default();
            let compared =
                compare(view.questionnaire, view.counted, view.filter, UNIT, sides, thresholds);
            let compared = compared.unwrap().overall;
            let (difference, p) = compared.difference.zip(compared.p).unwrap();
            let found = vs_rest(&group.share, &figures.overall.share, false).unwrap();
            assert!((found.value - difference).abs() < 1e-12, "{}", group.value);
            // How far the statistic is from that of the rows; a p-value of 0 is one of a statistic beyond 38.
            let of = |p: f64| (-p.max(1e-300).ln()).sqrt();
            assert!((of(found.p) - of(p)).abs() <= within * of(p).max(1.0), "{} {p}", found.p);
            tests.push((difference, p));
        }
        let expected: Vec<_> =
            judge_together(&tests).into_iter().map(|judged| Some(judged.direction)).collect();
        assert_eq!(sides(figures), expected);
        assert!(expected.iter().any(|side| *side != Some(Ordering::Equal)), "units differ");
        assert!(expected.contains(&Some(Ordering::Equal)), "and some don't");
    }

    #[test]
    fn of_one_answer_of_each_it_is_the_test_of_the_core() {
        check(questionnaire(), 1e-9);
    }

    #[test]
    fn of_several_answers_of_each_it_is_nearly_that_of_the_rows() {
        let mut pooled = questionnaire();
        pooled.overall.item = None;
        check(pooled, 0.05);
    }

    #[test]
    fn what_a_share_is_worth_is_in_its_interval() {
        for (top, n) in [(0, 40), (1, 40), (20, 40), (21, 40), (39, 40), (40, 40), (3, 4_000_000)] {
            let share = Share {
                status: Status::Shown,
                n: Some(n),
                answers: Some(n),
                top_share: Some(top as f64 / n as f64),
                interval: wilson(top, n),
            };
            let worth = worth_of(&share).unwrap();
            assert!((worth / n as f64 - 1.0).abs() < 1e-6, "{top} of {n}: {worth}");
        }
    }

    #[test]
    fn what_cannot_be_compared_is_not() {
        let share = |top: u64, n: u64| Share {
            status: Status::Shown,
            n: Some(n),
            answers: Some(n),
            top_share: Some(top as f64 / n as f64),
            interval: wilson(top, n),
        };
        let mut figures = (**state(questionnaire()).figures().unwrap()).clone();
        let group = |value: &str, share: Share| Group { value: value.into(), share, limits: None };
        let few = Share { status: Status::Reference, ..share(0, 20) };
        figures.overall.share = share(130, 220);
        figures.by_unit = vec![
            group("a", share(90, 100)),
            group("b", share(40, 100)),
            group("c", few),
            group("", share(0, 0)),
        ];
        let expected = [Some(Ordering::Greater), Some(Ordering::Less), None, None];
        assert_eq!(sides(&figures), expected);
        // All there is: nothing to compare it with.
        figures.overall.share = share(90, 100);
        figures.by_unit.truncate(1);
        assert_eq!(sides(&figures), [None]);
    }
}
