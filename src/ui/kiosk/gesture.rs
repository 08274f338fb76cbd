//! The clerk's gesture: the office's name held for three seconds, or five presses in a corner. A citizen doesn't
//! come upon either by chance; it hides nothing that is secret.

use hailong_core::calendar::Millis;

/// How long the name is held.
const HOLD: Millis = 3_000;
/// How many presses in a corner, and within which time.
const PRESSES: usize = 5;
const WITHIN: Millis = 5_000;

/// What was pressed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PressPoint {
    /// It is the office's name.
    pub name: bool,
    /// It is in the corner of the screen; the name may reach into it.
    pub corner: bool,
}

/// What of the gesture was made so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gesture {
    held_since: Option<Millis>,
    presses: Vec<Millis>,
}

impl Gesture {
    /// A press begins; whether the gesture is complete with it.
    pub fn press(&mut self, place: PressPoint, now: Millis) -> bool {
        self.held_since = place.name.then_some(now);
        if !place.corner {
            self.presses.clear();
            return false;
        }
        self.presses.push(now);
        self.presses.retain(|press| now - press <= WITHIN);
        let is_complete = self.presses.len() >= PRESSES;
        if is_complete {
            self.presses.clear();
        }
        is_complete
    }

    /// The press ends, or is taken for something else by the browser.
    pub fn release(&mut self) {
        self.held_since = None;
    }

    /// Time goes by; whether the gesture is complete with it.
    pub fn tick(&mut self, now: Millis) -> bool {
        let is_complete = self.held_since.is_some_and(|since| now - since >= HOLD);
        if is_complete {
            self.held_since = None;
        }
        is_complete
    }
}

#[cfg(test)]
mod tests {
    use super::{Gesture, PressPoint};

    const NAME: PressPoint = PressPoint { name: true, corner: false };
    const CORNER: PressPoint = PressPoint { name: false, corner: true };
    const ELSEWHERE: PressPoint = PressPoint { name: false, corner: false };

    /// Presses at their times, in milliseconds; how often the gesture was complete.
    fn check(presses: &[(PressPoint, i64)], expected: usize) {
        let mut gesture = Gesture::default();
        let count = presses.iter().filter(|&&(place, at)| gesture.press(place, at)).count();
        assert_eq!(count, expected, "{presses:?}");
    }

    #[test]
    fn five_quick_presses_in_a_corner_are_it() {
        check(&[(CORNER, 0), (CORNER, 500), (CORNER, 900), (CORNER, 1500)], 0);
        check(&[(CORNER, 0), (CORNER, 500), (CORNER, 900), (CORNER, 1500), (CORNER, 2000)], 1);
        check(&[(CORNER, 0), (CORNER, 1), (CORNER, 2), (CORNER, 3), (CORNER, 5001)], 0);
        check(
            &[(CORNER, 0), (CORNER, 1), (ELSEWHERE, 2), (CORNER, 3), (CORNER, 4), (CORNER, 5)],
            0,
        );
        check(&[(CORNER, 0); 9], 1);
        check(&[(CORNER, 0); 10], 2);
        check(&[(NAME, 0); 10], 0);
    }

    #[test]
    fn the_name_is_held_for_three_seconds_without_a_break() {
        let mut gesture = Gesture::default();
        assert!(!gesture.tick(10_000), "nothing is held");
        gesture.press(NAME, 10_000);
        assert!(!gesture.tick(12_999));
        assert!(gesture.tick(13_000));
        assert!(!gesture.tick(20_000), "once for each press");
        gesture.press(NAME, 20_000);
        gesture.release();
        assert!(!gesture.tick(30_000));
        gesture.press(NAME, 30_000);
        gesture.press(ELSEWHERE, 30_100);
        assert!(!gesture.tick(40_000), "a second finger isn't it");
    }
}
