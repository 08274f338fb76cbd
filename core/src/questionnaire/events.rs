//! What happened on a day and is marked in what goes by time: a new hall, a new form. Where it changed how it is asked or
//! counted, what came before can't be set against what came after.
//!
//! Apart from what is asked, so that it stays out of the citizen's download.

use super::problem::ProblemKind;
use super::reader::{Node, Reader};
use super::text::Text;
use crate::calendar::{Month, is_day};

/// With more events than these a chart can't be read any more.
pub const MOST_EVENTS: usize = 20;

/// Something that happened on a day.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// The day, `2026-07-01`.
    pub date: String,
    /// Its month.
    pub month: Month,
    /// The day of the month, 1 to 31.
    pub day: u32,
    /// What happened, in a few words.
    pub label: Text,
    /// Whether it changed the method, so that results before and after can't be compared.
    pub breaks: bool,
}

/// What can be compared with one another: periods of one stretch, unless it is mixed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stretch {
    /// How many changes of method came before the period.
    changes: usize,
    /// Whether one came within it: then it is like no other.
    is_mixed: bool,
}

impl Stretch {
    /// Whether the method changed within the period.
    pub fn is_mixed(self) -> bool {
        self.is_mixed
    }
}

impl Event {
    /// Whether it came after the first day of a month: that month is partly before it.
    pub fn is_after_first_of(&self, month: Month) -> bool {
        (self.month, self.day) > (month, 1)
    }
}

/// The stretch of a period from the first day of one month to the last of another.
///
/// ```
/// use hailong_core::calendar::Month;
/// use hailong_core::questionnaire::{read, stretch};
/// let file = r#"{"id": "q", "version": 1, "title": "Q", "pages": [{"id": "p", "title": "P", "questions": [
///     {"id": "t", "kind": "text", "label": "T"}]}],
///     "events": [{"date": "2026-04-01", "label": "New form", "breaks": true}]}"#;
/// let events = read(file).unwrap().events;
/// let month = |text: &str| Month::parse(text).unwrap();
/// let of = |first: &str, last: &str| stretch(&events, month(first), month(last));
/// assert_eq!(of("2026-01", "2026-01"), of("2026-03", "2026-03"));
/// assert_ne!(of("2026-03", "2026-03"), of("2026-04", "2026-04"));
/// assert!(of("2026-01", "2026-12").is_mixed());
/// ```
pub fn stretch(events: &[Event], first: Month, last: Month) -> Stretch {
    let mut found = Stretch::default();
    for event in events.iter().filter(|event| event.breaks) {
        if !event.is_after_first_of(first) {
            found.changes += 1;
        } else if event.month <= last {
            found.is_mixed = true;
        }
    }
    found
}

/// The events, in the order of time.
pub(super) fn read_events(reader: &mut Reader, root: &Node<'_>) -> Vec<Event> {
    let mut events: Vec<Event> = Vec::new();
    for node in reader.optional_list(root, "events") {
        reader.known(&node, &["date", "label", "breaks"]);
        let date = reader.string(&node, "date");
        let label = reader.text(&node, "label");
        let is_blank = |text: &Text| text.variants().any(|text| text.trim().is_empty());
        if label.as_ref().is_some_and(is_blank) {
            reader.problem(&node, "label", ProblemKind::Expected("a text that isn't empty"));
        }
        let (label, breaks) = (label.unwrap_or_default(), reader.flag(&node, "breaks"));
        let Some(date) = date else { continue };
        let part = |range| date.get(range).unwrap_or_default();
        let (month, day) = (Month::parse(part(0..7)), part(8..10).parse().ok());
        let Some((month, day)) = month.zip(day).filter(|_| is_day(&date)) else {
            reader.problem(&node, "date", ProblemKind::Expected("a day such as 2026-07-01"));
            continue;
        };
        if events.iter().any(|other| other.date == date) {
            reader.problem(&node, "date", ProblemKind::Duplicate(date.clone()));
        }
        // Not sorted: the few that there are mostly come in their order.
        let place = events.iter().position(|other| other.date > date).unwrap_or(events.len());
        events.insert(place, Event { date, month, day, label, breaks });
    }
    if events.len() > MOST_EVENTS {
        reader.problem(root, "events", ProblemKind::TooMany(MOST_EVENTS));
    }
    events
}
