//! The caution where a period that a person chose isn't complete: the current year or quarter isn't over, or some of its months
//! have no responses. Then fewer months are compared than the period's name says.

use std::collections::BTreeSet;

use hailong_core::calendar::Month;

use super::names::Names;
use super::period_name::period;
use crate::i18n::events::words;
use crate::i18n::fill;
use crate::ui::dashboard::model::analysis::Analysis;

/// What a period lacks.
#[derive(Debug, PartialEq, Eq)]
enum Lack {
    /// Months without responses: these have some.
    Months(Vec<Month>),
    /// One of its months isn't over.
    End,
}

/// That of a period; `None` where it is whole, or has no responses at all.
fn lack(months: &[Month], answered: &BTreeSet<Month>, running: Option<Month>) -> Option<Lack> {
    let own: Vec<Month> = months.iter().copied().filter(|month| answered.contains(month)).collect();
    match own.len() {
        0 => None,
        some if some < months.len() => Some(Lack::Months(own)),
        _ => running.filter(|running| own.contains(running)).map(|_| Lack::End),
    }
}

/// What each of the two periods lacks, the later one first.
fn lacks(analysis: &Analysis) -> Vec<(&[Month], Lack)> {
    let Some(change) = analysis.change.as_ref().ok().filter(|_| analysis.is_by_person()) else {
        return Vec::new();
    };
    let sides = [&*change.periods.now, &*change.periods.before];
    let of = |months| Some((months, lack(months, &analysis.answered, analysis.running)?));
    sides.into_iter().filter_map(of).collect()
}

/// What the title and the card add; empty where both are whole.
pub fn short_caution(analysis: &Analysis, names: &Names) -> &'static str {
    if lacks(analysis).is_empty() { "" } else { words(names.language).title_part }
}

/// The same in sentences.
pub fn caution(analysis: &Analysis, names: &Names) -> Option<String> {
    let words = words(names.language);
    let mut said = Vec::new();
    for (months, lack) in lacks(analysis) {
        let name = period(months, names);
        said.push(match lack {
            Lack::Months(own) => {
                fill(words.part, &[("period", &name), ("months", &period(&own, names))])
            }
            Lack::End => fill(words.running, &[("period", &name)]),
        });
    }
    if said.is_empty() {
        return None;
    }
    said.push(words.part_why.to_owned());
    Some(said.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn months(text: &str) -> Vec<Month> {
        text.split_whitespace().map(|text| Month::parse(text).unwrap()).collect()
    }

    #[test]
    fn a_period_is_whole_with_responses_of_all_its_months_and_over() {
        let check = |period: &str, answered: &str, running: &str, expected: Option<Lack>| {
            let answered = months(answered).into_iter().collect();
            let found = lack(&months(period), &answered, Month::parse(running));
            assert_eq!(found, expected, "{period} of {answered:?} in {running}");
        };
        let (quarter, other) = ("2026-01 2026-02 2026-03", "2025-12 2026-04");
        check(quarter, quarter, "2026-04", None);
        check(quarter, quarter, "", None);
        check(quarter, quarter, "2026-03", Some(Lack::End));
        let two = || Some(Lack::Months(months("2026-01 2026-02")));
        check(quarter, "2025-12 2026-01 2026-02", "2026-02", two());
        // What is over may have months without responses, too.
        check(quarter, "2025-12 2026-01 2026-02 2026-04", "2026-09", two());
        check("2026-03", quarter, "2026-03", Some(Lack::End));
        check("2026-03", quarter, "2026-04", None);
        check(quarter, other, "2026-02", None);
    }
}
