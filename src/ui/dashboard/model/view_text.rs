//! A view as a short text that can be sent to another person: `unit=soc-son&month=2026-03..2026-08`.
//!
//! Two periods that a person has chosen to compare are a part of their own, the earlier one first:
//! `~compare=2025-10..2025-12:2026-01..2026-03`. No question's id begins with `~`.
//!
//! It is made of ids only: fields, each with the values that are let through, `""` for responses that don't say. Months
//! that follow one another are written as the first and the last. What isn't a letter, a digit or one of `-_.` is
//! percent-encoded as in an address (RFC 3986), whose query it may be.

use std::fmt;

use hailong_core::calendar::Month;
use hailong_core::filter::{Filter, MONTH, UnknownDimension, fields, several};
use hailong_core::questionnaire::Questionnaire;

use super::period::Periods;

/// More months, in one range or in several, are taken for a slip: a hundred years.
pub const MOST_MONTHS: usize = 1_200;

/// More values of a field aren't taken from a text, so that a link can't make the page stand still. The communes of the
/// whole country are fewer.
pub const MOST_VALUES: usize = 4_000;

/// No more problems of a text are told.
const MOST_LEFT_OUT: usize = 50;

/// Between the first and the last month.
const TO: &str = "..";

/// The part of two periods, and what stands between them.
const COMPARE: &str = "~compare";
const AND: &str = ":";

/// What is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// Which responses.
    pub filter: Filter,
    /// The periods that a person chose to compare; `None` where those are compared that are taken by themselves.
    pub periods: Option<Periods>,
}

/// A part of a text that says nothing, and is left out of the view.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum LeftOut {
    /// It isn't a field, `=` and values.
    NotAPair(String),
    /// It isn't percent-encoded UTF-8.
    NotEncoded(String),
    /// There is no such field.
    Unknown(UnknownDimension),
    /// Neither a month nor two in their order.
    NotAMonth(String),
    /// Not two periods, each a month, a range of months or several of them.
    NotPeriods(String),
    /// Two periods that share a month.
    Overlapping(String),
    /// The question has no such option.
    NotAnOption {
        /// The question's id.
        field: String,
        /// What was asked for.
        value: String,
        /// What there is.
        known: Vec<String>,
    },
    /// A field has more values than are taken from a text: the field is left out.
    TooMany {
        /// The field.
        field: String,
        /// How many values it has in the text.
        values: usize,
    },
    /// A second option of a question that is filtered by one at a time.
    OneAtATime {
        /// The question's id.
        field: String,
        /// The option that was too many.
        value: String,
    },
}

impl fmt::Display for LeftOut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("view: ")?;
        match self {
            Self::NotAPair(text) => write!(f, "\"{text}\" is no FIELD=VALUE,VALUE"),
            Self::NotEncoded(text) => write!(f, "\"{text}\" is no percent-encoded UTF-8"),
            Self::Unknown(unknown) => unknown.fmt(f),
            Self::NotAMonth(text) => {
                write!(
                    f,
                    "\"{text}\" is no month such as 2026-03, nor a range such as 2026-03..2026-08"
                )
            }
            Self::NotPeriods(text) => {
                write!(f, "\"{text}\" is no two periods such as 2025-10..2025-12:2026-01..2026-03")
            }
            Self::Overlapping(text) => {
                write!(f, "the two periods of \"{text}\" share a month, so they can't be compared")
            }
            Self::NotAnOption { field, value, known } => {
                write!(f, "{field} has no option \"{value}\"; there are {}", known.join(", "))
            }
            Self::TooMany { field, values } => {
                write!(f, "{field} has {values} values; a view takes at most {MOST_VALUES}")
            }
            Self::OneAtATime { field, value } => {
                write!(f, "{field} takes one option at a time; \"{value}\" is left out")
            }
        }
    }
}

impl std::error::Error for LeftOut {}

/// The text of a filter and of two periods; empty where all is let through and none are chosen. Equal views have equal texts.
pub fn write(filter: &Filter, periods: Option<&Periods>) -> String {
    let pair = |(field, values): (&str, &[String])| {
        let values = if field == MONTH { months(values) } else { encoded(values) };
        [&encode(field), "=", &values.join(",")].concat()
    };
    let mut pairs: Vec<String> = filter.iter().map(pair).collect();
    if let Some(Periods { before, now }) = periods {
        pairs.push([COMPARE, "=", &period(before), AND, &period(now)].concat());
    }
    pairs.join("&")
}

/// The view of a text, and what was left out of it: a view that was sent a year ago still shows what of it there is.
pub fn read(text: &str, questionnaire: &Questionnaire) -> (View, Vec<LeftOut>) {
    let mut view = View::default();
    let mut left_out = Vec::new();
    for pair in text.split('&').filter(|pair| !pair.is_empty()) {
        if let Err(problem) = read_pair(pair, questionnaire, &mut view, &mut left_out) {
            left_out.push(problem);
        }
        left_out.truncate(MOST_LEFT_OUT);
    }
    (view, left_out)
}

/// The text of the view of a text: what was left out of it isn't there, and all is in its order.
pub fn again(text: &str, questionnaire: &Questionnaire) -> String {
    let (View { filter, periods }, _) = read(text, questionnaire);
    write(&filter, periods.as_ref())
}

fn read_pair(
    pair: &str,
    questionnaire: &Questionnaire,
    View { filter, periods }: &mut View,
    left_out: &mut Vec<LeftOut>,
) -> Result<(), LeftOut> {
    let (field, values) = pair.split_once('=').ok_or_else(|| LeftOut::NotAPair(pair.to_owned()))?;
    let field = decode(field)?;
    if field == COMPARE {
        let value = decode(values)?;
        if periods.is_some() {
            return Err(LeftOut::OneAtATime { field, value });
        }
        *periods = Some(read_periods(value)?);
        return Ok(());
    }
    let known = fields(questionnaire);
    if !known.contains(&field) {
        return Err(LeftOut::Unknown(UnknownDimension { name: field, known }));
    }
    let there = filter.values(&field).map_or(0, <[String]>::len);
    let count = there + values.split(',').count();
    if count > MOST_VALUES {
        filter.clear(&field);
        return Err(LeftOut::TooMany { field, values: count });
    }
    for value in values.split(',') {
        let allowed = decode(value).and_then(|value| allow(filter, questionnaire, &field, value));
        left_out.extend(allowed.err());
    }
    Ok(())
}

/// Lets one value, or a range of months, through.
fn allow(
    filter: &mut Filter,
    questionnaire: &Questionnaire,
    field: &str,
    value: String,
) -> Result<(), LeftOut> {
    if field == MONTH && !value.is_empty() {
        return allow_months(filter, &value).ok_or(LeftOut::NotAMonth(value));
    }
    let mut asked = questionnaire.filters().chain(several(questionnaire));
    if let Some((.., options)) = asked.find(|(_, question, _)| question.id == field)
        && !value.is_empty()
        && options.iter().all(|option| option.value != value)
    {
        let known = options.iter().map(|option| option.value.clone()).collect();
        return Err(LeftOut::NotAnOption { field: field.to_owned(), value, known });
    }
    let is_one = several(questionnaire).any(|(_, question, _)| question.id == field);
    if is_one && filter.values(field).is_some_and(|there| there != [value.as_str()]) {
        return Err(LeftOut::OneAtATime { field: field.to_owned(), value });
    }
    filter.allow(field, value);
    Ok(())
}

/// `2026-03`, or `2026-03..2026-08` with all between; `None` where there would be too many.
fn allow_months(filter: &mut Filter, text: &str) -> Option<()> {
    let (first, last) = text.split_once(TO).unwrap_or((text, text));
    let last = Month::parse(last)?;
    let months = std::iter::successors(Some(Month::parse(first)?), |month| month.next());
    // `""` is no month.
    let there = filter.values(MONTH).unwrap_or_default().iter().filter(|month| !month.is_empty());
    let room = MOST_MONTHS.saturating_sub(there.count());
    let months: Vec<Month> = months.take_while(|&month| month <= last).take(room + 1).collect();
    if !(1..=room).contains(&months.len()) {
        return None;
    }
    for month in months {
        filter.allow(MONTH, month.to_string());
    }
    Some(())
}

/// `2025-10..2025-12:2026-01,2026-03`
fn read_periods(text: String) -> Result<Periods, LeftOut> {
    let sides = text.split_once(AND);
    match sides.and_then(|(before, now)| Some((read_period(before)?, read_period(now)?))) {
        Some((before, now)) => Periods::apart(before, now).map_err(|_| LeftOut::Overlapping(text)),
        None => Err(LeftOut::NotPeriods(text)),
    }
}

/// `2026-01,2026-03..2026-05`: in their order, each once, as a filter has them.
pub fn read_period(text: &str) -> Option<Vec<Month>> {
    let mut filter = Filter::all();
    for part in text.split(',') {
        allow_months(&mut filter, part)?;
    }
    let mut months = Vec::new();
    for month in filter.values(MONTH)? {
        months.push(Month::parse(month)?);
    }
    Some(months)
}

/// The same as it was written; empty for none.
pub fn period(side: &[Month]) -> String {
    let mut filter = Filter::all();
    for month in side {
        filter.allow(MONTH, month.to_string());
    }
    months(filter.values(MONTH).unwrap_or_default()).join(",")
}

/// Sorted months, those that follow one another as a range.
fn months(values: &[String]) -> Vec<String> {
    let mut written: Vec<String> = Vec::new();
    let mut rest = values;
    while let Some(first) = rest.first() {
        let follows = |pair: &[String]| {
            let [before, after] = [0, 1].map(|at| Month::parse(&pair[at]));
            before.and_then(Month::next).is_some_and(|next| after == Some(next))
        };
        let run = 1 + rest.windows(2).take_while(|pair| follows(pair)).count();
        let (months, others) = rest.split_at(run);
        written.push(match months {
            [_, .., last] => [first, TO, last].concat(),
            _ => encode(first),
        });
        rest = others;
    }
    written
}

fn encoded(values: &[String]) -> Vec<String> {
    values.iter().map(|value| encode(value)).collect()
}

fn encode(text: &str) -> String {
    let mut encoded = String::new();
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => {
                encoded.push(byte.into());
            }
            byte => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    encoded
}

fn decode(text: &str) -> Result<String, LeftOut> {
    let wrong = || LeftOut::NotEncoded(text.to_owned());
    let mut bytes = Vec::new();
    let mut parts = text.split('%');
    bytes.extend(parts.next().unwrap_or_default().bytes());
    for part in parts {
        let digits = part.get(..2).ok_or_else(wrong)?;
        // `from_str_radix` takes a sign, too.
        if !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return Err(wrong());
        }
        bytes.push(u8::from_str_radix(digits, 16).map_err(|_| wrong())?);
        bytes.extend(part[2..].bytes());
    }
    String::from_utf8(bytes).map_err(|_| wrong())
}

#[cfg(test)]
mod tests;
