//! What diverging stacked bars are drawn from.

use std::cmp::Ordering;

/// Items with their answers.
#[derive(Clone, Debug, PartialEq)]
pub struct LikertInput {
    /// The names of the levels, 2 to 11, the least first.
    pub levels: Vec<String>,
    /// The items, by factor or all in one.
    pub groups: Vec<LikertGroup>,
    /// What stands where there are no items.
    pub empty: String,
    /// What marks items that are for reference only.
    pub reference: String,
}

/// Items under one heading.
#[derive(Clone, Debug, PartialEq)]
pub struct LikertGroup {
    /// The factor's name, if there are several.
    pub heading: Option<String>,
    /// Its items in order.
    pub rows: Vec<LikertRow>,
}

/// One item.
#[derive(Clone, Debug, PartialEq)]
pub struct LikertRow {
    /// Stable over redraws.
    pub key: String,
    /// The item's name.
    pub label: String,
    /// How many answered, e.g. "n = 1.204".
    pub n: String,
    /// Its answers.
    pub cell: LikertCell,
}

/// The answers to an item. A hidden one has no numbers, so none can be drawn.
#[derive(Clone, Debug, PartialEq)]
pub enum LikertCell {
    /// Enough answers.
    Shown(LikertShares),
    /// Few answers: a thinner bar with a note.
    Reference(LikertShares),
    /// Too few answers, or none: the words that stand in place of the bar.
    Hidden(String),
}

/// The spread over levels.
#[derive(Clone, Debug, PartialEq)]
pub struct LikertShares {
    /// As many as the input has levels.
    pub levels: Vec<LevelCount>,
    /// The share of the upper levels, e.g. "89 %".
    pub top: String,
}

/// One level of one item.
#[derive(Clone, Debug, PartialEq)]
pub struct LevelCount {
    /// Answers.
    pub count: u64,
    /// Their share as a bar shows it, e.g. "52".
    pub short: String,
    /// Their share in full, e.g. "52,3 %".
    pub share: String,
}

impl LikertCell {
    /// The numbers, if they may be seen.
    pub fn shares(&self) -> Option<&LikertShares> {
        match self {
            Self::Shown(shares) | Self::Reference(shares) => Some(shares),
            Self::Hidden(_) => None,
        }
    }

    /// Whether it is for reference only.
    pub fn is_reference(&self) -> bool {
        matches!(self, Self::Reference(_))
    }
}

impl LikertShares {
    /// All answers.
    pub(crate) fn total(&self) -> u64 {
        self.levels.iter().map(|level| level.count).sum()
    }

    /// How far the bar reaches to the left of the centre and to its right, as shares.
    pub(super) fn reach(&self) -> (f64, f64) {
        let total = self.total().max(1) as f64;
        let count = self.levels.len();
        let left: f64 = (0..count)
            .map(|index| self.levels[index].count as f64 * share_left(index, count))
            .sum();
        (left / total, (self.total() as f64 - left) / total)
    }
}

/// How much of a level lies left of the centre: half of the middle one, if there is one.
fn share_left(index: usize, count: usize) -> f64 {
    match (2 * index + 1).cmp(&count) {
        Ordering::Less => 1.0,
        Ordering::Equal => 0.5,
        Ordering::Greater => 0.0,
    }
}
