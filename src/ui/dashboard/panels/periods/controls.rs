//! The selects by which a person chooses two periods.

use std::collections::BTreeSet;

use hailong_core::calendar::Month;
use wasm_bindgen::JsValue;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::i18n::periods::words;
use crate::ui::dashboard::model::analysis::Analysis;
use crate::ui::dashboard::model::comparison::Message;
use crate::ui::dashboard::model::drill::periods::Step;
use crate::ui::dashboard::model::period::Chosen;
use crate::ui::dashboard::model::period::Periods;
use crate::ui::dashboard::model::view_text::period as write;
use crate::ui::dashboard::text::names::Names;
use crate::ui::dashboard::text::period_name::{first_upper, period};

/// The two selects.
pub fn selects(analysis: &Analysis, names: &Names, send: &Callback<Message>) -> Html {
    let words = words(names.language);
    let offered = offered(&analysis.answered);
    let groups = [words.years, words.quarters, words.months];
    let groups: Vec<(&'static str, Vec<(String, String)>)> = groups
        .into_iter()
        .zip(&offered)
        .map(|(label, (_, periods))| {
            let option = |months: &Vec<Month>| (write(months), first_upper(&period(months, names)));
            (label, periods.iter().map(option).collect())
        })
        .collect();
    let mut chosen = analysis.chosen.clone().unwrap_or_default();
    if let (Chosen { before: None, now: None }, Ok(change)) = (&chosen, &analysis.change) {
        let Periods { before, now } = change.periods.clone();
        chosen = Chosen { before: Some(before), now: Some(now) };
    }
    let side = |label: &'static str, months: Option<Vec<Month>>, message: fn(String) -> Message| {
        let months = months.unwrap_or_default();
        // Months that are compared by themselves may be no period that is offered.
        let own = (
            write(&months),
            match &*months {
                [] => words.choose_period.to_owned(),
                months => first_upper(&period(months, names)),
            },
        );
        let onchoose = send.reform(move |value: String| message(value));
        select(label, &groups, &own, onchoose)
    };
    html! {
        <>
            { side(words.compare_now, chosen.now, Message::Now) }
            { side(words.compare_before, chosen.before, Message::Before) }
        </>
    }
}

/// The periods of each length that there are responses of, the latest first.
fn offered(answered: &BTreeSet<Month>) -> [(Step, Vec<Vec<Month>>); 3] {
    [Step::Year, Step::Quarter, Step::Month].map(|step| {
        let firsts: BTreeSet<Month> = answered.iter().map(|month| step.first(*month)).collect();
        (step, firsts.into_iter().rev().map(|first| step.all(first)).collect())
    })
}

/// A choice of one period: `own` is chosen.
fn select(
    label: &'static str,
    groups: &[(&'static str, Vec<(String, String)>)],
    own: &(String, String),
    onchoose: Callback<String>,
) -> Html {
    let onchange = onchoose.reform(|event: Event| {
        let select: HtmlSelectElement = event.target_unchecked_into();
        select.value()
    });
    // A property: what a person chose stays chosen in a select, whatever its options' attributes say afterwards.
    let option = |(id, name): &(String, String)| {
        html! { <option key={id.clone()} value={id.clone()} selected={*id == own.0}>{ name }</option> }
    };
    let is_offered = groups.iter().any(|(_, all)| all.iter().any(|(id, _)| *id == own.0));
    html! {
        <label class="field">
            <span>{ label }</span>
            <select {onchange} ~value={JsValue::from_str(&own.0)}>
                if !is_offered {
                    { option(own) }
                }
                { for groups.iter().map(|(label, all)| html! {
                    <optgroup key={*label} label={*label}>{ for all.iter().map(option) }</optgroup>
                }) }
            </select>
        </label>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::dashboard::model::period::NoPeriods;
    use crate::ui::dashboard::model::view_text::read_period as read;

    fn months(text: &str) -> Vec<Month> {
        text.split_whitespace().map(|text| Month::parse(text).unwrap()).collect()
    }

    #[test]
    fn what_has_responses_is_offered_the_latest_first() {
        let answered = months("2025-11 2026-01 2026-02 2026-06").into_iter().collect();
        let values = offered(&answered)
            .map(|(_, all)| all.iter().map(|period| write(period)).collect::<Vec<_>>());
        assert_eq!(values[0], ["2026-01..2026-12", "2025-01..2025-12"]);
        assert_eq!(values[1], ["2026-04..2026-06", "2026-01..2026-03", "2025-10..2025-12"]);
        assert_eq!(values[2], ["2026-06", "2026-02", "2026-01", "2025-11"]);
        for (_, all) in offered(&answered) {
            for period in all {
                assert_eq!(read(&write(&period)), Some(period));
            }
        }
        assert_eq!((write(&[]), read("")), (String::new(), None));
    }

    #[test]
    fn months_with_a_gap_are_no_quarter_that_is_offered() {
        let (two, quarter) = (months("2026-01 2026-03"), months("2026-01 2026-02 2026-03"));
        assert_eq!(write(&two), "2026-01,2026-03");
        assert_ne!(write(&two), write(&quarter));
        assert_eq!(read(&write(&two)), Some(two));
        assert_eq!(read(&write(&quarter)), Some(quarter));
    }

    #[test]
    fn periods_that_share_a_month_are_refused() {
        let check = |before: &str, now: &str, expected: Option<Result<(), NoPeriods>>| {
            let side = |text: &str| Some(months(text)).filter(|months| !months.is_empty());
            let chosen = Chosen { before: side(before), now: side(now) };
            assert_eq!(
                chosen.periods().map(|found| found.map(|_| ())),
                expected,
                "{before} – {now}"
            );
        };
        check("2026-01", "2026-02", Some(Ok(())));
        check("2026-04", "2026-01 2026-02 2026-03", Some(Ok(())));
        check("2026-01", "2026-01", Some(Err(NoPeriods::Overlapping)));
        check("2026-03", "2026-01 2026-02 2026-03", Some(Err(NoPeriods::Overlapping)));
        check("", "2026-01", Some(Err(NoPeriods::HalfChosen)));
        check("", "", None);
    }
}
