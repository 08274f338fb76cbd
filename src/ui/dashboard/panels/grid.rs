//! Which part of a chart an arrow key leads to, and which part the pointer is on. The parts of a list follow each other, those
//! of a table are in rows.

use web_sys::Element;
use yew::prelude::*;

use crate::charts::Scene;

/// A key that leads from one part to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// To the right.
    Right,
    /// To the left.
    Left,
    /// Down.
    Down,
    /// Up.
    Up,
    /// To the first, of the row where there are rows.
    First,
    /// To the last, likewise.
    Last,
}

impl Step {
    /// What a key means, by its name.
    pub fn of(key: &str) -> Option<Self> {
        Some(match key {
            "ArrowRight" => Self::Right,
            "ArrowLeft" => Self::Left,
            "ArrowDown" => Self::Down,
            "ArrowUp" => Self::Up,
            "Home" => Self::First,
            "End" => Self::Last,
            _ => return None,
        })
    }

    /// Where it leads among `count` parts, `across` of them in a row; 0 for a list.
    pub fn from(self, at: Option<usize>, count: usize, across: usize) -> Option<usize> {
        let last = count.checked_sub(1)?;
        let Some(at) = at.map(|at| at.min(last)) else {
            let backwards = matches!(self, Self::Last) || (across == 0 && self.is_back());
            return Some(if backwards { last } else { 0 });
        };
        if across == 0 {
            return Some(match self {
                Self::Right | Self::Down => (at + 1).min(last),
                Self::Left | Self::Up => at.saturating_sub(1),
                Self::First => 0,
                Self::Last => last,
            });
        }
        let (start, end) = (at - at % across, (at - at % across + across - 1).min(last));
        Some(match self {
            Self::Right => (at + 1).min(end),
            Self::Left => at.saturating_sub(1).max(start),
            Self::Down if at + across <= last => at + across,
            Self::Up if at >= across => at - across,
            Self::Down | Self::Up => at,
            Self::First => start,
            Self::Last => end,
        })
    }

    fn is_back(self) -> bool {
        matches!(self, Self::Left | Self::Up)
    }
}

/// The part of a chart that a pointer is on.
pub fn under(scene: &Scene, area: &Element, pointer: &MouseEvent) -> Option<usize> {
    let chart = area.query_selector(".chart").ok()??.get_bounding_client_rect();
    let (x, y) =
        (f64::from(pointer.client_x()) - chart.left(), f64::from(pointer.client_y()) - chart.top());
    // A later one lies on top: a segment on its bar.
    scene.regions.iter().rposition(|region| {
        (region.x..region.x + region.width).contains(&x)
            && (region.y..region.y + region.height).contains(&y)
    })
}

#[cfg(test)]
mod tests {
    use super::Step;

    #[test]
    fn keys_walk_a_list_and_a_table() {
        let check = |step: Step, at: Option<usize>, (count, across): (usize, usize), to| {
            assert_eq!(step.from(at, count, across), to, "{step:?} {at:?} of {count}, {across}");
        };
        let list = (5, 0);
        check(Step::Down, None, list, Some(0));
        check(Step::Up, None, list, Some(4));
        check(Step::Right, Some(4), list, Some(4));
        check(Step::Left, Some(0), list, Some(0));
        check(Step::First, Some(3), list, Some(0));
        check(Step::Last, None, list, Some(4));
        check(Step::Down, None, (0, 0), None);
        // Two rows of three.
        let table = (6, 3);
        check(Step::Up, None, table, Some(0));
        check(Step::Last, None, table, Some(5));
        check(Step::Right, Some(1), table, Some(2));
        check(Step::Right, Some(2), table, Some(2));
        check(Step::Left, Some(3), table, Some(3));
        check(Step::Down, Some(1), table, Some(4));
        check(Step::Down, Some(4), table, Some(4));
        check(Step::Up, Some(4), table, Some(1));
        check(Step::First, Some(5), table, Some(3));
        check(Step::Last, Some(0), table, Some(2));
        // Fewer parts than there were.
        check(Step::Up, Some(9), table, Some(2));
        check(Step::Right, Some(9), (0, 3), None);
    }
}
