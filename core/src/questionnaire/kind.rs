//! The kinds of question, and what holds of each: its options, the values that a condition may ask for, which answers it can
//! have and within which limits. How it is read from a questionnaire is in `read_question`, how its answers are written in
//! files in `crate::import`.

use super::scale::Scale;
use super::text::Text;
use crate::answer::Answer;
use crate::calendar::is_day;
use crate::decimal::{decimal, parse_number};

/// The kinds of question.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// One level of a scale.
    Item {
        /// Index in [`Questionnaire::scales`].
        scale: usize,
        /// Whether a high level means the opposite of what the factor measures: turned round in
        /// factors, means of factors and Cronbach's α, never in the item's own figures.
        reversed: bool,
    },
    /// One of several options.
    Choice {
        /// The options.
        options: Vec<ChoiceOption>,
        /// Whether staff can filter by it.
        filter: bool,
        /// Whether they are shown in another order to each person.
        shuffle: bool,
        /// Whether they stand side by side where there is room: yes and no.
        inline: bool,
    },
    /// Any of several options.
    Choices {
        /// The options.
        options: Vec<ChoiceOption>,
        /// The fewest that may be chosen, if any are.
        least: Option<usize>,
        /// The most that may be chosen.
        most: Option<usize>,
        /// Whether they are shown in another order to each person.
        shuffle: bool,
    },
    /// Options in the order in which they matter to the person.
    Ranking {
        /// The options.
        options: Vec<ChoiceOption>,
        /// How many may be ranked; all of them where there is no such number.
        most: Option<usize>,
        /// Whether they are shown in another order to each person.
        shuffle: bool,
    },
    /// A number.
    Number {
        /// The least that makes sense.
        min: Option<f64>,
        /// The most that makes sense.
        max: Option<f64>,
        /// Whether it has no fraction.
        whole: bool,
        /// What it counts, behind the field: "lần", "ngày".
        suffix: Option<Text>,
    },
    /// A day.
    Date {
        /// The first that makes sense, `2026-01-31`.
        min: Option<String>,
        /// The last that makes sense.
        max: Option<String>,
        /// Whether it can't be later than the day on which the form is filled in.
        past: bool,
    },
    /// A text.
    Text {
        /// Whether it may be long: several lines.
        long: bool,
        /// The most characters.
        most: usize,
    },
    /// The unit that served: one of the portal's file of units.
    Unit,
    /// The procedure: one of the portal's file of procedures.
    Procedure {
        /// The question, a choice, whose option narrows them down to a field.
        by: Option<usize>,
    },
    /// The code of the person's case, as on the slip. Never refused.
    Dossier,
    /// A text to read; nothing to answer.
    Note,
    /// Agreement, actively given; the form can't be submitted without it where it is required.
    Consent,
}

/// An option of a choice.
#[derive(Clone, Debug, PartialEq)]
pub struct ChoiceOption {
    /// What responses and CSV files hold.
    pub value: String,
    /// What people read.
    pub label: Text,
    /// Among several: it excludes the others, as "none of these" does.
    pub exclusive: bool,
}

/// What can be wrong with an answer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum InvalidKind {
    /// An answer is needed.
    Missing,
    /// Consent is needed.
    NoConsent,
    /// What was typed is not a number.
    NotANumber,
    /// The number has a fraction and must not.
    NotWhole,
    /// The number is below this least one.
    Below(f64),
    /// The number is above this greatest one.
    Above(f64),
    /// Fewer options than this were chosen.
    TooFew(usize),
    /// More options than this were chosen.
    TooMany(usize),
    /// The text is longer than this many characters, by this many.
    TooLong(usize, usize),
    /// What was typed is not a day that there is.
    NotADay,
    /// The day is before the first that makes sense: `min` of the question.
    TooEarly,
    /// The day is after the last that makes sense: `max` of the question.
    TooLate,
    /// The day is yet to come.
    InFuture,
}

impl Kind {
    /// The options; none where the kind has none.
    pub fn options(&self) -> &[ChoiceOption] {
        match self {
            Self::Choice { options, .. }
            | Self::Choices { options, .. }
            | Self::Ranking { options, .. } => options,
            Self::Item { .. }
            | Self::Number { .. }
            | Self::Date { .. }
            | Self::Text { .. }
            | Self::Unit
            | Self::Procedure { .. }
            | Self::Dossier
            | Self::Note
            | Self::Consent => &[],
        }
    }

    /// Whether a condition may ask for this value of an answer.
    pub(crate) fn can_be(&self, value: &str, scales: &[Scale]) -> bool {
        match self {
            Self::Choice { .. } | Self::Choices { .. } | Self::Ranking { .. } => {
                self.options().iter().any(|option| option.value == value)
            }
            Self::Item { scale, .. } => scales.get(*scale).is_some_and(|scale| {
                (1..=scale.levels.len()).any(|level| decimal(level) == value)
                    || value == "na" && scale.not_applicable.is_some()
            }),
            Self::Unit | Self::Procedure { .. } => true,
            Self::Number { .. }
            | Self::Date { .. }
            | Self::Text { .. }
            | Self::Dossier
            | Self::Note
            | Self::Consent => false,
        }
    }

    /// Whether an answer is one that the question can have, whatever its limits.
    pub(crate) fn can_have(&self, answer: &Answer, scales: &[Scale]) -> bool {
        match self {
            Self::Item { scale, .. } => match answer {
                Answer::Level(level) => {
                    (1..=scales[*scale].levels.len()).contains(&usize::from(*level))
                }
                Answer::NotApplicable => scales[*scale].not_applicable.is_some(),
                _ => false,
            },
            Self::Choice { options, .. } => matches!(answer, Answer::Choice(value)
                if options.iter().any(|option| option.value == *value)),
            Self::Choices { options, .. } | Self::Ranking { options, .. } => {
                // None of them twice.
                matches!(answer, Answer::Choices(values)
                if values.iter().enumerate().all(|(at, value)| {
                    options.iter().any(|option| option.value == *value)
                        && !values[..at].contains(value)
                }))
            }
            Self::Number { .. } => matches!(answer, Answer::Number(number) if number.is_finite()),
            Self::Date { .. } => matches!(answer, Answer::Text(day) if is_day(day)),
            Self::Text { .. } | Self::Dossier => matches!(answer, Answer::Text(_)),
            Self::Unit | Self::Procedure { .. } => matches!(answer, Answer::Choice(_)),
            Self::Consent => *answer == Answer::Given,
            Self::Note => false,
        }
    }

    /// Whether an answer is read from what was typed, so that a text stands for it until it can be read.
    pub fn is_read_from_text(&self) -> bool {
        match self {
            Self::Number { .. } | Self::Date { .. } => true,
            Self::Item { .. }
            | Self::Choice { .. }
            | Self::Choices { .. }
            | Self::Ranking { .. }
            | Self::Text { .. }
            | Self::Unit
            | Self::Procedure { .. }
            | Self::Dossier
            | Self::Note
            | Self::Consent => false,
        }
    }

    /// The answer that a text is which was typed and never read, because its field wasn't left; `None` where a text is the
    /// answer, or where this one can't be read.
    pub fn read_typed(&self, text: &str) -> Option<Answer> {
        match self {
            Self::Number { .. } => parse_number(text).map(Answer::Number),
            // A day is put together from its parts as they are typed.
            Self::Date { .. }
            | Self::Item { .. }
            | Self::Choice { .. }
            | Self::Choices { .. }
            | Self::Ranking { .. }
            | Self::Text { .. }
            | Self::Unit
            | Self::Procedure { .. }
            | Self::Dossier
            | Self::Note
            | Self::Consent => None,
        }
    }

    /// Whether an answer is a list of options.
    pub(crate) fn takes_several(&self) -> bool {
        match self {
            Self::Choices { .. } | Self::Ranking { .. } => true,
            Self::Item { .. }
            | Self::Choice { .. }
            | Self::Number { .. }
            | Self::Date { .. }
            | Self::Text { .. }
            | Self::Unit
            | Self::Procedure { .. }
            | Self::Dossier
            | Self::Note
            | Self::Consent => false,
        }
    }

    /// What is wrong with an answer by the limits of the question, on this day; an empty day is none.
    pub(crate) fn fault(&self, answer: &Answer, today: &str) -> Option<InvalidKind> {
        // An answer of another kind is none that `can_have` lets through.
        match self {
            Self::Number { min, max, whole, .. } => match answer {
                // As it is typed, before the field is left.
                Answer::Text(text) => match parse_number(text) {
                    Some(number) => self.fault(&Answer::Number(number), today),
                    None => Some(InvalidKind::NotANumber),
                },
                Answer::Number(number) if *whole && number.trunc() != *number => {
                    Some(InvalidKind::NotWhole)
                }
                Answer::Number(number) => {
                    let below = min.filter(|min| number < min).map(InvalidKind::Below);
                    below.or_else(|| max.filter(|max| number > max).map(InvalidKind::Above))
                }
                _ => None,
            },
            Self::Choices { options, least, most, .. } => {
                let Answer::Choices(values) = answer else { return None };
                // Who says "none of these" has answered.
                let excludes = options.iter().any(|o| o.exclusive && values.contains(&o.value));
                match (least, most) {
                    (Some(least), _) if values.len() < *least && !excludes => {
                        Some(InvalidKind::TooFew(*least))
                    }
                    (_, Some(most)) if values.len() > *most => Some(InvalidKind::TooMany(*most)),
                    _ => None,
                }
            }
            Self::Ranking { most, .. } => {
                let Answer::Choices(values) = answer else { return None };
                most.filter(|most| values.len() > *most).map(InvalidKind::TooMany)
            }
            Self::Text { most, .. } => {
                let Answer::Text(text) = answer else { return None };
                let length = text.chars().count();
                (length > *most).then(|| InvalidKind::TooLong(*most, length - most))
            }
            Self::Date { min, max, past } => {
                let Answer::Text(day) = answer else { return None };
                let day = day.as_str();
                if !is_day(day) {
                    Some(InvalidKind::NotADay)
                } else if min.as_deref().is_some_and(|min| day < min) {
                    Some(InvalidKind::TooEarly)
                } else if max.as_deref().is_some_and(|max| day > max) {
                    Some(InvalidKind::TooLate)
                } else {
                    (*past && !today.is_empty() && day > today).then_some(InvalidKind::InFuture)
                }
            }
            // Without limits of their own.
            Self::Item { .. }
            | Self::Choice { .. }
            | Self::Unit
            | Self::Procedure { .. }
            | Self::Dossier
            | Self::Note
            | Self::Consent => None,
        }
    }
}
