//! What the quadrants are drawn from.

use crate::charts::estimate::Formatter;

/// Where an item stands. The order is that of the words below the plot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Quadrant {
    /// It matters and is weak: at the top left.
    Improve,
    /// It matters and is strong: at the top right.
    Keep,
    /// It matters less and is weak: at the bottom left.
    Later,
    /// It matters less and is strong: at the bottom right.
    Hold,
}

impl Quadrant {
    /// All of them in their order.
    pub const ALL: [Self; 4] = [Self::Improve, Self::Keep, Self::Later, Self::Hold];

    pub(super) fn is_top(self) -> bool {
        matches!(self, Self::Improve | Self::Keep)
    }

    pub(super) fn is_left(self) -> bool {
        matches!(self, Self::Improve | Self::Later)
    }
}

/// The items and the lines between them.
#[derive(Clone)]
pub struct QuadrantsInput {
    /// The items, by quadrant and, within each, from the strongest on.
    pub points: Vec<QuadrantPoint>,
    /// The share and the strength at which the lines stand.
    pub cuts: (f64, f64),
    /// What to do in each quadrant, in the order of [`Quadrant::ALL`].
    pub headings: [String; 4],
    /// What the axis to the right is.
    pub performance: String,
    /// What the axis upwards is.
    pub importance: String,
    /// What stands where there are no items.
    pub empty: String,
    /// What stands under a heading without items.
    pub none: String,
    /// What marks those that are for reference only.
    pub reference: String,
    /// Formats a tick of shares.
    pub percent: Formatter,
    /// Formats a tick of strengths.
    pub strength: Formatter,
}

/// One item.
#[derive(Clone, Debug, PartialEq)]
pub struct QuadrantPoint {
    /// Stable over redraws.
    pub key: String,
    /// Its name.
    pub label: String,
    /// Its share, 0 to 1.
    pub share: f64,
    /// How strongly it goes with the result of all, −1 to 1.
    pub strength: f64,
    /// The interval of that; `None` where there is none.
    pub interval: Option<[f64; 2]>,
    /// All of it in words.
    pub text: String,
    /// Where it stands.
    pub quadrant: Quadrant,
    /// Whether few answered.
    pub is_reference: bool,
}
