//! The source line of a saved file: the questionnaire, the number of responses, their months and the filter. On the page the
//! same is around the panels, but a picture that is passed on has nothing else.

use hailong_core::calendar::day_in_vietnam;
use hailong_core::figures::Figures;
use hailong_core::filter::MONTH;

use super::names::Names;
use crate::i18n::{day, fill, whole};
use crate::platform;

/// More values of a filter than these are counted, not named.
pub const NAMED: usize = 5;

/// Between the parts.
const AND: &str = " · ";

/// All of it but the day on which the file is made.
pub fn of(figures: &Figures, names: &Names) -> String {
    let words = names.words();
    let mut parts = vec![names.text(&names.questionnaire.title).to_owned()];
    parts.extend(figures.n.map(|n| fill(words.responses, &[("n", &whole(names.language, n))])));
    parts.push(period(figures, names));
    for (dimension, values) in figures.filter.iter() {
        let values = names.chosen(dimension, values, NAMED);
        let name = names.dimension(dimension);
        parts.push(fill(words.file_filter, &[("name", &name), ("values", &values)]));
    }
    parts.extend(figures.noise.map(|_| words.file_noise.to_owned()));
    parts.join(AND)
}

/// The same with today's day, as a file has it.
pub fn dated(source: &str, names: &Names) -> String {
    let today = day(&day_in_vietnam(platform::now()));
    [source, AND, &fill(names.words().file_made, &[("day", &today)])].concat()
}

/// From the first month with responses to the last.
pub fn period(figures: &Figures, names: &Names) -> String {
    let words = names.words();
    let months: Vec<&str> = figures
        .by_month
        .iter()
        .map(|g| g.value.as_str())
        .filter(|month| !month.is_empty())
        .collect();
    match (months.first(), months.last()) {
        (Some(first), Some(last)) if first == last => {
            fill(words.count_month, &[("month", &names.value(MONTH, first))])
        }
        (Some(first), Some(last)) => {
            let (from, to) = (names.value(MONTH, first), names.value(MONTH, last));
            fill(words.count_period, &[("from", &from), ("to", &to)])
        }
        _ => words.count_no_period.to_owned(),
    }
}
