//! Which entries of a long list are there to be seen: those in sight and a few around them. All are of one height but the
//! one that is open.

use std::ops::Range;

/// More than these aren't listed: no browser has room for a list so high.
pub const MOST: usize = 100_000;

/// Entries above and below those in sight.
const MARGIN: usize = 4;

/// The most that are there at once, however small they are: a window that wasn't measured isn't endless.
const MOST_AT_ONCE: usize = 40;

/// Where one is in a list, in pixels.
#[derive(Clone, Debug, PartialEq)]
pub struct Window {
    /// How many entries there are.
    pub count: usize,
    /// The height of one.
    pub each: f64,
    /// What is in sight.
    pub room: f64,
    pub scrolled: f64,
    /// The one that is open, and by how much it is higher.
    pub open: Option<(usize, f64)>,
}

impl Default for Window {
    fn default() -> Self {
        Self { count: 0, each: 128.0, room: 512.0, scrolled: 0.0, open: None }
    }
}

impl Window {
    /// Where an entry begins; the height of all for the one after the last.
    pub fn top(&self, at: usize) -> f64 {
        let more = self.open.filter(|(open, _)| *open < at).map_or(0.0, |(_, more)| more);
        at as f64 * self.each + more
    }

    /// Those that are there.
    pub fn shown(&self) -> Range<usize> {
        let at = |y: f64| {
            let before = match self.open {
                Some((open, more)) if y > self.top(open) => (y - more).max(self.top(open)),
                _ => y,
            };
            (before / self.each).floor().max(0.0) as usize
        };
        let first = at(self.scrolled).min(self.count.saturating_sub(1)).saturating_sub(MARGIN);
        let end = at(self.scrolled + self.room) + 1 + MARGIN;
        first..end.min(self.count).min(first + MOST_AT_ONCE)
    }

    /// How far to scroll so that an entry is in sight, its beginning before all.
    pub fn scroll_to(&self, at: usize) -> f64 {
        let (top, end) = (self.top(at), self.top(at + 1));
        let up = if end > self.scrolled + self.room { end - self.room } else { self.scrolled };
        up.min(top)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn those_in_sight_and_a_few_more() {
        let check = |count: usize, scrolled: f64, open, shown: Range<usize>| {
            let window = Window { count, each: 100.0, room: 500.0, scrolled, open };
            assert_eq!(window.shown(), shown, "{window:?}");
        };
        check(0, 0.0, None, 0..0);
        check(3, 0.0, None, 0..3);
        check(100_000, 0.0, None, 0..10);
        check(100_000, 5_050.0, None, 46..60);
        check(100_000, 9_999_500.0, None, 99_991..100_000);
        // Fewer than there were.
        check(10, 5_000.0, None, 5..10);
        // An open one that fills the sight, one above it, one below.
        check(100, 1_100.0, Some((10, 2_000.0)), 6..15);
        check(100, 3_100.0, Some((10, 2_000.0)), 7..21);
        check(100, 0.0, Some((50, 2_000.0)), 0..10);
    }

    #[test]
    fn what_is_out_of_sight_is_scrolled_to() {
        let check = |scrolled: f64, at: usize, wanted: f64| {
            let open = Some((3, 900.0));
            let window = Window { count: 100, each: 100.0, room: 500.0, scrolled, open };
            assert_eq!(window.scroll_to(at), wanted, "{at} from {scrolled}");
        };
        check(0.0, 0, 0.0);
        check(0.0, 2, 0.0);
        check(0.0, 3, 300.0);
        check(0.0, 4, 900.0);
        check(5_000.0, 10, 1_900.0);
        check(1_900.0, 10, 1_900.0);
    }
}
