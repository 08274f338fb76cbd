//! What periods are called: a month, a quarter, a year, or from one month to another.

use hailong_core::calendar::Month;
use hailong_core::filter::MONTH;

use super::names::Names;
use crate::i18n::events::words as events_words;
use crate::i18n::fill;
use crate::ui::dashboard::model::period::Periods;

/// Months as a period: a quarter, a month, from one to another.
pub fn period(months: &[Month], names: &Names) -> String {
    let words = names.words();
    if let Some((quarter, year)) = Periods::quarter(months) {
        let quarters = [words.quarter_1, words.quarter_2, words.quarter_3, words.quarter_4];
        let text = quarters[(quarter as usize).clamp(1, 4) - 1];
        return fill(text, &[("year", &year.to_string())]);
    }
    let name = |month: &Month| names.value(MONTH, &month.to_string());
    match months {
        [] => String::new(),
        [first, .., last] if is_year(first, last, months) => {
            let year = first.year().to_string();
            fill(events_words(names.language).year, &[("year", &year)])
        }
        [only] => fill(words.period_month, &[("month", &name(only))]),
        [first, .., last] => {
            let (from, to) = (name(first), name(last));
            let text = match Periods::is_unbroken(months) {
                true => words.period_span,
                false => words.period_some,
            };
            let n = months.len().to_string();
            fill(text, &[("n", &n), ("from", &from), ("to", &to)])
        }
    }
}

fn is_year(first: &Month, last: &Month, months: &[Month]) -> bool {
    months.len() == 12 && first.month() == 1 && first.year() == last.year()
}

/// With its first letter large, as at the beginning of a sentence.
pub fn first_upper(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}
