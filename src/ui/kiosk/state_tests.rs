//! Every path of the kiosk, with a clock in the test.

use hailong_core::calendar::{Millis, parse_instant};
use proptest::collection::vec;
use proptest::prelude::{Just, Strategy, prop_assert, prop_assert_eq, prop_oneof, proptest};

use super::Happened::{Done, End, Leave, Sent, Start, Tick, Touch};
use super::Screen::{Attract, Closed, Filling};
use super::{Happened, KioskState, Now, Screen};
use crate::ui::kiosk::hours::Hours;
use crate::ui::kiosk::settings::Settings;

const THANKS: Screen = Screen::Thanks { stored: true };

fn morning() -> Millis {
    // A Friday.
    parse_instant("2026-11-27T09:00:00").expect("a time")
}

/// Both clocks, some milliseconds after the beginning.
fn at(after: Millis) -> Now {
    Now { steady: 1_000 + after, wall: morning() + after }
}

/// What happens after how many milliseconds, and the screen and the countdown then.
fn check(settings: &Settings, steps: &[(Millis, Happened, Screen, Option<i64>)]) -> KioskState {
    let mut state = KioskState::new(settings.clone(), at(0));
    for (step, &(after, happened, screen, countdown)) in steps.iter().enumerate() {
        state.apply(happened, at(after));
        assert_eq!(
            (state.screen, state.countdown),
            (screen, countdown),
            "step {step}: {happened:?}"
        );
    }
    state
}

#[test]
fn a_person_comes_answers_and_goes() {
    let state = check(
        &Settings::default(),
        &[
            (0, Tick, Attract, None),
            (1_000, Start, Filling, None),
            (30_000, Touch, Filling, None),
            (60_000, Sent(true), THANKS, None),
            (67_999, Tick, THANKS, None),
            (68_000, Tick, Attract, None),
            (68_100, Start, Filling, None),
        ],
    );
    assert_eq!(state.person, 1, "the next one has another form");
}

#[test]
fn after_a_minute_a_countdown_of_fifteen_seconds_takes_the_answers_away() {
    let state = check(
        &Settings::default(),
        &[
            (0, Start, Filling, None),
            (59_999, Tick, Filling, None),
            (60_000, Tick, Filling, Some(15)),
            (60_001, Tick, Filling, Some(15)),
            (61_000, Tick, Filling, Some(14)),
            (74_999, Tick, Filling, Some(1)),
            (75_000, Tick, Attract, None),
        ],
    );
    assert_eq!(state.person, 1);
}

#[test]
fn any_touch_stops_the_countdown() {
    let state = check(
        &Settings::default(),
        &[
            (0, Start, Filling, None),
            (74_999, Tick, Filling, Some(1)),
            (74_999, Touch, Filling, None),
            (134_998, Tick, Filling, None),
            (134_999, Tick, Filling, Some(15)),
            (149_998, Touch, Filling, None),
        ],
    );
    assert_eq!(state.person, 0, "it is the same form");
}

#[test]
fn a_touch_that_comes_when_the_time_is_over_is_still_in_time() {
    // A busy tablet may tell of the touch before it tells of the time.
    check(&Settings::default(), &[(0, Start, Filling, None), (80_000, Touch, Filling, None)]);
}

#[test]
fn leaving_is_asked_back_once() {
    check(
        &Settings::default(),
        &[
            (0, Start, Filling, None),
            (5_000, Leave, Filling, Some(15)),
            (6_000, Touch, Filling, None),
            (7_000, Leave, Filling, Some(15)),
            (8_000, End, Attract, None),
        ],
    );
    check(
        &Settings::default(),
        &[(0, Leave, Attract, None), (1, End, Attract, None), (2, Done, Attract, None)],
    );
}

#[test]
fn too_soon_after_a_response_is_swallowed_with_a_word() {
    let settings = Settings { pause: 20_000, ..Settings::default() };
    let mut state = check(
        &settings,
        &[
            (0, Start, Filling, None),
            (1_000, Sent(true), THANKS, None),
            (1_500, Done, THANKS, None),
            (9_000, Tick, Attract, None),
            (10_000, Start, Attract, None),
        ],
    );
    assert!(state.too_soon);
    state.apply(Tick, at(12_499));
    assert!(state.too_soon);
    state.apply(Tick, at(12_500));
    assert!(!state.too_soon, "the word goes");
    state.apply(Start, at(20_999));
    assert_eq!(state.screen, Attract);
    state.apply(Start, at(21_000));
    assert_eq!(state.screen, Filling);
}

#[test]
fn the_thanks_can_be_closed_when_the_pause_is_over() {
    let steps = [
        (0, Start, Filling, None),
        (1_000, Sent(false), Screen::Thanks { stored: false }, None),
        (3_999, Done, Screen::Thanks { stored: false }, None),
        (4_000, Done, Attract, None),
    ];
    check(&Settings::default(), &steps);
}

#[test]
fn out_of_hours_nobody_begins_but_who_began_finishes() {
    let hours = Hours::parse("07:30-11:30,13:30-17:00");
    let settings = Settings { hours, ..Settings::default() };
    let hour = 3_600_000;
    check(
        &settings,
        &[
            (0, Tick, Attract, None),
            (2 * hour, Start, Filling, None),
            (2 * hour + hour / 2, Touch, Filling, None),
            (2 * hour + hour / 2 + 59_999, Sent(true), THANKS, None),
            (3 * hour, Tick, Closed, None),
            (3 * hour + 1, Start, Closed, None),
            (4 * hour + hour / 2 - 1, Tick, Closed, None),
            (4 * hour + hour / 2, Tick, Attract, None),
        ],
    );
}

#[test]
fn a_machine_that_slept_shows_the_countdown_first() {
    let mut state = KioskState::new(Settings::default(), at(0));
    state.apply(Start, at(0));
    let later =
        |steady: Millis, wall: Millis| Now { steady: at(steady).steady, wall: at(wall).wall };
    // An hour went by on the wall, a second for the machine.
    state.apply(Tick, later(1_000, 3_600_000));
    assert_eq!((state.screen, state.countdown), (Filling, Some(14)));
    state.apply(Touch, later(1_500, 3_600_500));
    assert_eq!(state.countdown, None);
    // A clock that is set back changes nothing.
    state.apply(Tick, later(2_000, 0));
    assert_eq!((state.screen, state.countdown), (Filling, None));
}

#[test]
fn a_response_that_comes_late_does_not_thank_the_next_person() {
    let mut state = KioskState::new(Settings::default(), at(0));
    state.apply(Start, at(0));
    state.apply(Tick, at(75_000));
    state.apply(Sent(true), at(75_001));
    assert_eq!(state.screen, Attract);
}

fn happened() -> impl Strategy<Value = Happened> {
    prop_oneof![
        4 => Just(Tick), 2 => Just(Touch), 2 => Just(Start), 1 => Just(Leave), 1 => Just(End),
        1 => Just(Sent(true)), 1 => Just(Sent(false)), 1 => Just(Done),
    ]
}

proptest! {
    /// Each person meets another form than the one before.
    #[test]
    fn no_form_is_met_by_two_persons(steps in vec((0..40_000_i64, happened()), 1..60)) {
        let settings = Settings { pause: 0, ..Settings::default() };
        let mut state = KioskState::new(settings, at(0));
        let (mut time, mut last_form) = (0, None);
        for (pass, happened) in steps {
            time += pass;
            let was = state.screen;
            state.apply(happened, at(time));
            if was != Filling && state.screen == Filling {
                prop_assert!(last_form != Some(state.person), "a form twice");
                last_form = Some(state.person);
            }
            if state.screen == Filling {
                prop_assert_eq!(last_form, Some(state.person), "a form changed under the person");
                prop_assert!(state.countdown.is_none_or(|left| (1..=15).contains(&left)));
            } else {
                prop_assert_eq!(state.countdown, None);
            }
        }
    }

    /// As long as there are touches, nothing is taken away.
    #[test]
    fn who_is_there_keeps_the_answers(touches in vec(0..74_999_i64, 1..30)) {
        let mut state = KioskState::new(Settings::default(), at(0));
        state.apply(Start, at(0));
        let mut time = 0;
        for pass in touches {
            time += pass;
            state.apply(Tick, at(time));
            state.apply(Touch, at(time));
            prop_assert_eq!((state.screen, state.person), (Filling, 0));
        }
    }
}
