//! A view as a short text that can be sent to somebody: `unit=soc-son&month=2026-03..2026-08`.
//!
//! It is made of ids only: fields, each with the values that are let through, `""` for responses that don't say. Months
//! that follow one another are written as the first and the last. What isn't a letter, a digit or one of `-_.` is
//! percent-encoded as in an address (RFC 3986), whose query it may be.

use std::fmt;

use hailong_core::calendar::Month;
use hailong_core::filter::{Filter, MONTH, UnknownDimension, fields, several};
use hailong_core::questionnaire::Questionnaire;

/// A range of more months is taken for a slip: a hundred years.
const MOST_MONTHS: usize = 1_200;

/// Between the first and the last month.
const TO: &str = "..";

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
    /// The question has no such option.
    NotAnOption {
        /// The question's id.
        field: String,
        /// What was asked for.
        value: String,
        /// What there is.
        known: Vec<String>,
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
            Self::NotAnOption { field, value, known } => {
                write!(f, "{field} has no option \"{value}\"; there are {}", known.join(", "))
            }
            Self::OneAtATime { field, value } => {
                write!(f, "{field} takes one option at a time; \"{value}\" is left out")
            }
        }
    }
}

impl std::error::Error for LeftOut {}

/// The text of a filter; empty where all is let through. Equal filters have equal texts.
pub fn write(filter: &Filter) -> String {
    let pair = |(field, values): (&str, &[String])| {
        let values = if field == MONTH { months(values) } else { encoded(values) };
        [&encode(field), "=", &values.join(",")].concat()
    };
    filter.iter().map(pair).collect::<Vec<_>>().join("&")
}

/// The filter of a text, and what was left out of it: a view that was sent a year ago still shows what of it there is.
pub fn read(text: &str, questionnaire: &Questionnaire) -> (Filter, Vec<LeftOut>) {
    let mut filter = Filter::all();
    let mut left_out = Vec::new();
    for pair in text.split('&').filter(|pair| !pair.is_empty()) {
        if let Err(problem) = read_pair(pair, questionnaire, &mut filter, &mut left_out) {
            left_out.push(problem);
        }
    }
    (filter, left_out)
}

fn read_pair(
    pair: &str,
    questionnaire: &Questionnaire,
    filter: &mut Filter,
    left_out: &mut Vec<LeftOut>,
) -> Result<(), LeftOut> {
    let (field, values) = pair.split_once('=').ok_or_else(|| LeftOut::NotAPair(pair.to_owned()))?;
    let field = decode(field)?;
    let known = fields(questionnaire);
    if !known.contains(&field) {
        return Err(LeftOut::Unknown(UnknownDimension { name: field, known }));
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
        for month in read_months(&value).ok_or(LeftOut::NotAMonth(value))? {
            filter.allow(MONTH, month.to_string());
        }
        return Ok(());
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

/// `2026-03`, or `2026-03..2026-08` with all between.
fn read_months(text: &str) -> Option<Vec<Month>> {
    let (first, last) = text.split_once(TO).unwrap_or((text, text));
    let last = Month::parse(last)?;
    let months = std::iter::successors(Some(Month::parse(first)?), |month| month.next());
    let months: Vec<Month> =
        months.take_while(|&month| month <= last).take(MOST_MONTHS + 1).collect();
    (1..=MOST_MONTHS).contains(&months.len()).then_some(months)
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
        let (months, others) = rest.split_at(run.min(MOST_MONTHS));
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
mod tests {
    use hailong_core::questionnaire::read as read_questionnaire;
    use proptest::collection::vec;
    use proptest::prelude::{
        Just, Strategy, any, prop_assert, prop_assert_eq, prop_oneof, proptest,
    };

    use super::*;

    const ASKED: &str = r#"{
      "id": "q", "version": 1, "languages": ["vi"], "title": "Q", "minutes": 1,
      "scales": {"two": {"levels": [{"label": "không"}, {"label": "có"}], "top": 1}},
      "pages": [{"id": "p", "title": "P", "questions": [
        {"id": "yes", "kind": "item", "scale": "two", "label": "Có?"},
        {"id": "field", "kind": "choice", "filter": true, "label": "Lĩnh vực",
          "options": [{"value": "land", "label": "Đất đai"}, {"value": "civil", "label": "Hộ tịch"}]},
        {"id": "wishes", "kind": "choices", "label": "Mong gì?",
          "options": [{"value": "fast", "label": "Nhanh"}, {"value": "near", "label": "Gần"}]}
      ]}]
    }"#;

    fn questionnaire() -> Questionnaire {
        read_questionnaire(ASKED).unwrap_or_else(|problems| panic!("{problems:?}"))
    }

    /// What is read of a text, written again, and what was left out.
    fn check(text: &str, wanted: &str, left_out: &[&str]) {
        let (filter, problems) = read(text, &questionnaire());
        assert_eq!(write(&filter), wanted, "{text}");
        let problems: Vec<String> = problems.iter().map(LeftOut::to_string).collect();
        assert_eq!(problems.len(), left_out.len(), "{text}: {problems:?}");
        for (problem, part) in problems.iter().zip(left_out) {
            assert!(problem.contains(part), "{text}: {problem}");
        }
        assert_eq!(filter.check(&questionnaire()), Ok(()), "{text}");
    }

    #[test]
    fn views_are_read_and_what_says_nothing_is_left_out() {
        for same in [
            "",
            "unit=soc-son",
            "month=2026-03..2026-08&unit=noi-bai,soc-son",
            "month=,2025-12..2026-01,2026-03",
            "unit=",
            "field=,civil&wishes=fast",
            "unit=X%C3%A3%20S%C3%B3c%2CS%C6%A1n%3D%26%25",
            "yes=2",
        ] {
            check(same, same, &[]);
        }
        check("&&unit=b,a,a&unit=c&", "unit=a,b,c", &[]);
        check("month=2026-04,2026-03", "month=2026-03..2026-04", &[]);
        check("unit=Xã A", "unit=X%C3%A3%20A", &[]);
        check("wishes=fast,fast", "wishes=fast", &[]);
        check("unit", "", &["\"unit\" is no FIELD"]);
        check("colour=red&unit=a", "unit=a", &["no filter \"colour\"; there are unit, month"]);
        check("month=2026-13,2026-3,2026-03", "month=2026-03", &["\"2026-13\"", "\"2026-3\""]);
        check("month=2026-08..2026-03&unit=a", "unit=a", &["2026-08..2026-03"]);
        check("month=0001-01..9999-12", "", &["no month"]);
        check("month=2026-03..", "", &["no month"]);
        check(
            "field=land,sea",
            "field=land",
            &["field has no option \"sea\"; there are land, civil"],
        );
        check("wishes=fast,near", "wishes=fast", &["one option at a time; \"near\""]);
        check("unit=%,a,%C3,%+1,%2", "unit=a", &["\"%\"", "\"%C3\"", "\"%+1\"", "\"%2\""]);
    }

    fn filters() -> impl Strategy<Value = Filter> {
        let month = (2_000..2_030i32, 1..=12u32).prop_map(|(year, month)| {
            (MONTH, Month::new(year, month).map(|month| month.to_string()).unwrap_or_default())
        });
        let near = (1..=12u32).prop_map(|month| (MONTH, format!("2026-{month:02}")));
        let unit = any::<String>().prop_map(|unit| ("unit", unit));
        let channel = "[a-z.,=&%+ ]{0,6}".prop_map(|channel| ("channel", channel));
        let field = prop_oneof![Just("land"), Just("civil"), Just("")];
        let field = field.prop_map(|field| ("field", field.to_owned()));
        let pairs = vec(prop_oneof![month, near, unit, channel, field], 0..30);
        (pairs, proptest::option::of(Just("near"))).prop_map(|(pairs, wish)| {
            let mut filter = Filter::all();
            let wish = wish.map(|wish| ("wishes", wish.to_owned()));
            for (field, value) in pairs.into_iter().chain(wish) {
                filter.allow(field, value);
            }
            filter
        })
    }

    proptest! {
        #[test]
        fn what_was_written_comes_back_as_it_was(filter in filters()) {
            let text = write(&filter);
            prop_assert!(text.is_ascii(), "{}", text);
            prop_assert_eq!(read(&text, &questionnaire()), (filter, Vec::new()), "{}", text);
        }

        #[test]
        fn any_text_is_read_as_a_view_that_can_be_counted(
            text in "((unit|month|field|wishes|x|%)?[=&,]?(2026-0[1-9]|\\.\\.|near|fast|%[0-9A-F]{2}|\\PC){0,3}){0,8}",
        ) {
            let (filter, _) = read(&text, &questionnaire());
            prop_assert_eq!(filter.check(&questionnaire()), Ok(()));
            let again = read(&write(&filter), &questionnaire());
            prop_assert_eq!(again, (filter, Vec::new()));
        }
    }
}
