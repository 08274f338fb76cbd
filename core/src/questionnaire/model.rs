//! The questionnaire as it is once it was read: every reference in it is good.

use std::ops::Range;

use super::condition::{Condition, Skip};
use super::events::Event;
use super::kind::{ChoiceOption, Kind};
use super::scale::Scale;
use super::text::Text;

/// The dimension of units, which every questionnaire's responses have; no question that is filtered by may have its id.
pub const UNIT: &str = "unit";
/// The dimension of months, `2026-01`, by Vietnam's clock. docs/figures.md says why there is none of days.
pub const MONTH: &str = "month";
/// The dimension of channels.
pub const CHANNEL: &str = "channel";

/// A questionnaire that was read without a problem: every reference in it is good.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Questionnaire {
    /// Its id, `sipas-22`.
    pub id: String,
    /// Its version, 1 and up.
    pub version: u32,
    /// The languages in which every text of it is written; the first is the one to fall back to.
    pub languages: Vec<String>,
    /// What it is called, and the form's heading.
    pub title: Text,
    /// Above the first question: who asks, what for, what happens with the answers.
    pub intro: Option<Text>,
    /// For those who run it: where the wording comes from, what it can't be compared with.
    pub note: Option<Text>,
    /// On the receipt: what happens next.
    pub next_steps: Option<Text>,
    /// On the receipt: whom to ask.
    pub contact: Option<Text>,
    /// Minutes that it takes, for the sentence on the time left.
    pub minutes: u32,
    /// The scales that its items are answered on.
    pub scales: Vec<Scale>,
    /// The pages, in order.
    pub pages: Vec<Page>,
    /// All questions in the order in which they are asked. Answers are kept by this index.
    pub questions: Vec<Question>,
    /// Groups of items that are reported together.
    pub factors: Vec<Factor>,
    /// What is shown as the result of all.
    pub overall: Overall,
    /// The names of the channels through which the form reaches people.
    pub channels: Vec<ChoiceOption>,
    /// How the columns of a CSV file are found.
    pub import: ImportColumns,
    /// What happened, in the order of time, to be marked in what goes by time.
    pub events: Vec<Event>,
}

/// A page of the form.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// Its id.
    pub id: String,
    /// Its heading.
    pub title: Text,
    /// A sentence under the heading.
    pub hint: Option<Text>,
    /// What is asked on it: a range of [`Questionnaire::questions`].
    pub questions: Range<usize>,
    /// Whether items on one scale that follow each other are a table where there is room.
    pub block: bool,
    /// It is shown only where this holds.
    pub visible_if: Option<Condition>,
    /// Where to go on from it; the first that holds.
    pub skips: Vec<Skip>,
}

/// One question.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// Its id, under which responses keep the answer.
    pub id: String,
    /// The question itself.
    pub label: Text,
    /// A shorter wording for charts and the review page.
    pub short: Option<Text>,
    /// A sentence under the question.
    pub hint: Option<Text>,
    /// Whether the page can't be left without an answer.
    pub required: bool,
    /// The column of a CSV file, the id where it isn't given.
    pub column: Option<String>,
    /// It is asked only where this holds.
    pub visible_if: Option<Condition>,
    /// The page can't be left without an answer where this holds.
    pub required_if: Option<Condition>,
    /// It is never shown: only the page around the form can answer it.
    pub hidden: bool,
    /// What kind of answer it takes.
    pub kind: Kind,
}

/// Items that are reported together.
#[derive(Clone, Debug, PartialEq)]
pub struct Factor {
    /// Its id.
    pub id: String,
    /// Its name.
    pub label: Text,
    /// The ids of its items, all on scales with the same number of levels.
    pub items: Vec<String>,
    /// Its weight in the weighted index; all 1 where the questionnaire gives none.
    pub weight: f64,
}

/// What is shown as the result of the whole.
#[derive(Clone, Debug, PartialEq)]
pub struct Overall {
    /// The item that asks for it outright; the index stands in where there is none.
    pub item: Option<String>,
    /// Which of the three indices is the one shown.
    pub method: Method,
}

/// The three ways from items to one index. They give different numbers, so the one shown is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Method {
    /// All answers of all items in one pot: Σ satisfied ÷ Σ valid.
    Pooled,
    /// The mean of the items' shares: each item counts the same, however often it was answered.
    MeanOfItems,
    /// The weighted mean of the factors' indices.
    Weighted,
}

/// How the columns of a CSV file are found that don't belong to a question.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ImportColumns {
    /// The column of the unit.
    pub unit: Option<String>,
    /// The column of the day or instant.
    pub time: Option<String>,
    /// The column of the channel.
    pub channel: Option<String>,
    /// The column of an id, by which the same row isn't taken twice.
    pub id: Option<String>,
    /// What stands for no answer, besides nothing at all.
    pub missing: Vec<String>,
    /// What stands for "not applicable".
    pub not_applicable: Vec<String>,
}

impl Question {
    /// The column of a CSV file that holds its answers.
    pub(crate) fn column_name(&self) -> &str {
        self.column.as_deref().unwrap_or(&self.id)
    }
}

impl ImportColumns {
    /// The columns that the questionnaire names itself, with the member that does: a file has to have these.
    pub(crate) fn named(&self) -> impl Iterator<Item = (&'static str, &str)> {
        [("unit", &self.unit), ("time", &self.time), ("channel", &self.channel), ("id", &self.id)]
            .into_iter()
            .filter_map(|(member, name)| Some((member, name.as_deref()?)))
    }

    /// The columns of the unit, the time, the channel and the id, by the usual name where none is given.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        [
            (&self.unit, "unit"),
            (&self.time, "submitted"),
            (&self.channel, "channel"),
            (&self.id, "id"),
        ]
        .into_iter()
        .map(|(name, usual)| name.as_deref().unwrap_or(usual))
    }
}

impl Questionnaire {
    /// All questions in the order in which they are asked.
    pub fn questions(&self) -> std::slice::Iter<'_, Question> {
        self.questions.iter()
    }

    /// How many questions there are.
    pub fn question_count(&self) -> usize {
        self.questions.len()
    }

    /// The index of a question by its id.
    pub fn index_of(&self, id: &str) -> Option<usize> {
        self.questions.iter().position(|question| question.id == id)
    }

    /// The indices of a page's questions.
    pub fn range_of(&self, page: usize) -> Range<usize> {
        self.pages[page].questions.clone()
    }

    /// The page of a question.
    pub fn page_of(&self, question: usize) -> usize {
        self.pages.iter().position(|page| page.questions.contains(&question)).unwrap_or_default()
    }

    /// The items: index of the question, the question, its scale, whether it is reversed.
    pub fn items(&self) -> impl Iterator<Item = (usize, &Question, &Scale, bool)> {
        self.questions().enumerate().filter_map(|(index, question)| match question.kind {
            Kind::Item { scale, reversed } => {
                Some((index, question, &self.scales[scale], reversed))
            }
            _ => None,
        })
    }

    /// The choices by which staff can filter.
    pub fn filters(&self) -> impl Iterator<Item = (usize, &Question, &[ChoiceOption])> {
        self.questions().enumerate().filter_map(|(index, question)| match &question.kind {
            Kind::Choice { options, filter: true, .. } => {
                Some((index, question, options.as_slice()))
            }
            _ => None,
        })
    }
}
