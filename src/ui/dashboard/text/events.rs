//! The questionnaire's events: their marks in the trend, and the cautions where a change of method lies between two periods
//! that are compared.

use hailong_core::calendar::Month;
use hailong_core::questionnaire::{Event, Stretch, stretch};

use super::names::Names;
use crate::charts::{TrendInput, TrendMark};
use crate::i18n::events::words;
use crate::i18n::{day, fill};
use crate::ui::dashboard::model::drill::periods::Step;
use crate::ui::dashboard::model::period::Periods;

/// More events than these are counted, not named, in a sentence.
const NAMED: usize = 3;

/// What a period, by its first month, can be compared with.
pub fn stretch_of(names: &Names, step: Step, first: Month) -> Stretch {
    stretch(&names.questionnaire.events, first, step.last(first))
}

/// The last change of method after the first day of a month and up to another month.
pub fn change_between(names: &Names, first: Month, last: Month) -> Option<&Event> {
    let events = names.questionnaire.events.iter();
    let is_between = |event: &&Event| event.is_after_first_of(first) && event.month <= last;
    events.filter(|event| event.breaks).rfind(is_between)
}

/// The change of method that lies between two periods, or within one of them.
fn change_of<'n>(names: &'n Names, periods: &Periods) -> Option<&'n Event> {
    let months = || periods.before.iter().chain(&periods.now);
    change_between(names, *months().min()?, *months().max()?)
}

/// What a change's title adds where the method changed meanwhile; empty where it didn't.
pub fn short_caution(names: &Names, periods: &Periods) -> String {
    change_of(names, periods).map_or(String::new(), |event| {
        fill(words(names.language).title_caution, &[("day", &day(&event.date))])
    })
}

/// The same as a sentence.
pub fn caution(names: &Names, periods: &Periods) -> Option<String> {
    let event = change_of(names, periods)?;
    let label = names.text(&event.label);
    Some(fill(words(names.language).caution, &[("day", &day(&event.date)), ("label", label)]))
}

/// What a finding over time adds where it is only of what came since the method changed.
pub fn since(names: &Names, first: Month, last: Month) -> String {
    change_between(names, first, last).map_or(String::new(), |event| {
        fill(words(names.language).since, &[("day", &day(&event.date))])
    })
}

/// Marks a trend's events, and parts its stretches from one another. The points' keys are the first months of their
/// periods; what happened outside of them isn't marked.
pub fn mark(input: &mut TrendInput, names: &Names, step: Step) {
    let firsts: Vec<Option<Month>> =
        input.points.iter().map(|point| Month::parse(&point.key)).collect();
    for (at, first) in firsts.iter().enumerate() {
        let Some(first) = *first else { continue };
        let before = at.checked_sub(1).and_then(|before| firsts[before]);
        let [own, before] =
            [Some(first), before].map(|first| first.map(|first| stretch_of(names, step, first)));
        input.points[at].is_apart = before.is_some() && own != before;
        let (last, months) = (step.last(first), step.all(first));
        let events = names.questionnaire.events.iter();
        for event in events.filter(|event| (first..=last).contains(&event.month)) {
            let passed = months.iter().take_while(|month| **month < event.month).count();
            let place = (passed as f64 + (f64::from(event.day) - 1.0) / 31.0) / months.len() as f64;
            input.marks.push(TrendMark {
                at: at as f64 + place,
                text: named(event, names, false),
                breaks: event.breaks,
            });
            let events = &mut input.points[at].events;
            if !events.is_empty() {
                *events += "; ";
            }
            *events += &named(event, names, true);
        }
    }
}

/// What the panel's text says of them; empty where there are none.
pub fn text(input: &TrendInput, names: &Names) -> String {
    if input.marks.is_empty() {
        return String::new();
    }
    let words = words(names.language);
    let named: Vec<&str> = input.marks.iter().take(NAMED).map(|mark| &*mark.text).collect();
    let mut text = fill(words.marked, &[("events", &named.join(", "))]);
    if input.marks.len() > NAMED {
        let more = (input.marks.len() - NAMED).to_string();
        text += &fill(words.marked_more, &[("n", &more)]);
    }
    if input.marks.iter().any(|mark| mark.breaks) {
        text += words.broken;
    }
    text
}

/// An event's day and words; `fully` with what it means.
fn named(event: &Event, names: &Names, fully: bool) -> String {
    let words = words(names.language);
    let text = if fully && event.breaks { words.event_breaks } else { words.event };
    fill(text, &[("day", &day(&event.date)), ("label", names.text(&event.label))])
}
