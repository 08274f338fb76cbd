//! The kinds of question, and what holds of each: its options, the values that a condition may ask for, and which answers
//! it can have. Its limits are in [`crate::validate`], how it is read from a questionnaire in `read_question`, and how its
//! answers are written in files in `crate::import`.

use super::scale::Scale;
use super::text::Text;
use crate::answer::Answer;
use crate::calendar::is_day;
use crate::decimal::decimal;

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
        match (self, answer) {
            (Self::Item { scale, .. }, Answer::Level(level)) => {
                (1..=scales[*scale].levels.len()).contains(&usize::from(*level))
            }
            (Self::Item { scale, .. }, Answer::NotApplicable) => {
                scales[*scale].not_applicable.is_some()
            }
            (Self::Choice { options, .. }, Answer::Choice(value)) => {
                options.iter().any(|option| option.value == *value)
            }
            (
                Self::Choices { options, .. } | Self::Ranking { options, .. },
                Answer::Choices(values),
            ) => {
                // None of them twice.
                values.iter().enumerate().all(|(at, value)| {
                    options.iter().any(|option| option.value == *value)
                        && !values[..at].contains(value)
                })
            }
            (Self::Number { .. }, Answer::Number(number)) => number.is_finite(),
            (Self::Text { .. }, Answer::Text(_)) => true,
            (Self::Date { .. }, Answer::Text(day)) => is_day(day),
            (Self::Dossier, Answer::Text(_)) => true,
            (Self::Unit | Self::Procedure { .. }, Answer::Choice(_)) => true,
            (Self::Consent, Answer::Given) => true,
            // An answer of another kind; a note has none.
            (
                Self::Item { .. }
                | Self::Choice { .. }
                | Self::Choices { .. }
                | Self::Ranking { .. }
                | Self::Number { .. }
                | Self::Date { .. }
                | Self::Text { .. }
                | Self::Unit
                | Self::Procedure { .. }
                | Self::Dossier
                | Self::Note
                | Self::Consent,
                _,
            ) => false,
        }
    }
}
