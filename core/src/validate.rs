//! What keeps a page from being left: every problem of it, in the order of the questions.

use crate::questionnaire::{Kind, Questionnaire};
use crate::response::{Answer, Answers};

/// An answer that must be given or mended.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Invalid {
    /// The index of the question.
    pub question: usize,
    /// What is wrong with its answer.
    pub kind: InvalidKind,
}

/// What can be wrong with an answer.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum InvalidKind {
    /// An answer is needed.
    Missing,
    /// Consent is needed.
    NoConsent,
    /// What was typed is not a number.
    NotANumber,
    /// The number is below this least one.
    Below(f64),
    /// The number is above this greatest one.
    Above(f64),
    /// More options than this were chosen.
    TooMany(usize),
    /// The text is longer than this many characters, by this many.
    TooLong(usize, usize),
}

/// Checks the questions of a page, or of any other range. A number that was typed but can't be read is
/// kept as a text, so that nothing typed is lost, and shows up here.
pub fn check(
    questionnaire: &Questionnaire,
    answers: &Answers,
    range: std::ops::Range<usize>,
) -> Vec<Invalid> {
    let asked = questionnaire.questions().enumerate().skip(range.start).take(range.len());
    asked
        .filter_map(|(question, asked)| {
            let kind = match answers.get(question) {
                None if asked.required && asked.kind == Kind::Consent => InvalidKind::NoConsent,
                None if asked.required => InvalidKind::Missing,
                Some(Answer::Choices(none)) if asked.required && none.is_empty() => {
                    InvalidKind::Missing
                }
                None => return None,
                Some(answer) => wrong(&asked.kind, answer)?,
            };
            Some(Invalid { question, kind })
        })
        .collect()
}

fn wrong(kind: &Kind, answer: &Answer) -> Option<InvalidKind> {
    match (kind, answer) {
        (Kind::Number { .. }, Answer::Text(_)) => Some(InvalidKind::NotANumber),
        (Kind::Number { min, max }, Answer::Number(number)) => {
            if let Some(min) = min.filter(|min| number < min) {
                return Some(InvalidKind::Below(min));
            }
            max.filter(|max| number > max).map(InvalidKind::Above)
        }
        (Kind::Choices { most: Some(most), .. }, Answer::Choices(values)) => {
            (values.len() > *most).then_some(InvalidKind::TooMany(*most))
        }
        (Kind::Text { most, .. }, Answer::Text(text)) => {
            let length = text.chars().count();
            (length > *most).then(|| InvalidKind::TooLong(*most, length - most))
        }
        _ => None,
    }
}

/// Reads a number as people type it in Vietnam: `1.009`, `83,94`, `-5`, also with a point for the
/// fraction where it can't be thousands.
///
/// ```
/// use hailong_core::validate::parse_number;
/// assert_eq!(parse_number("1.009"), Some(1009.0));
/// assert_eq!(parse_number("83,94"), Some(83.94));
/// assert_eq!(parse_number("2.5"), Some(2.5));
/// assert_eq!(parse_number("0.125"), Some(0.125));
/// assert_eq!(parse_number("two"), None);
/// ```
pub fn parse_number(text: &str) -> Option<f64> {
    let text = text.trim().replace(['\u{a0}', ' '], "");
    let unsigned = text.strip_prefix('-').unwrap_or(&text);
    if unsigned.is_empty()
        || !unsigned.bytes().all(|b| b.is_ascii_digit() || b == b'.' || b == b',')
    {
        return None;
    }
    let thousands = |text: &str| {
        let mut groups = text.split('.');
        let first = groups.next().unwrap_or_default();
        (1..=3).contains(&first.len())
            && !first.starts_with('0')
            && groups.all(|group| group.len() == 3)
    };
    let (whole, fraction) = match unsigned.split_once(',') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => match unsigned.split_once('.') {
            Some((whole, after)) if !after.contains('.') && !thousands(unsigned) => {
                (whole, Some(after))
            }
            _ => (unsigned, None),
        },
    };
    if (whole.contains('.') && !thousands(whole))
        || whole.is_empty()
        || fraction.is_some_and(|f| f.is_empty() || f.contains([',', '.']))
    {
        return None;
    }
    let sign = if text.starts_with('-') { "-" } else { "" };
    let plain = format!("{sign}{}.{}", whole.replace('.', ""), fraction.unwrap_or("0"));
    plain.parse().ok().filter(|number: &f64| number.is_finite())
}
