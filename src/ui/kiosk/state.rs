//! What the kiosk shows, and what follows from presses and from time. Pure: every time comes in as a value.

use hailong_core::calendar::Millis;

use super::settings::Settings;

/// How long the countdown takes before the answers go.
pub const COUNTDOWN: Millis = 15_000;
/// How long the thanks stay.
pub const THANKS: Millis = 8_000;
/// How long the word to one who was too quick stays.
const WORD: Millis = 2_500;

/// An instant by both clocks: one that only ever runs on, and stops while the machine sleeps, and the one on the
/// wall, which can be set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Now {
    /// Milliseconds since the page began.
    pub steady: Millis,
    /// Milliseconds since 1970.
    pub wall: Millis,
}

/// What is on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screen {
    /// Out of hours.
    Closed,
    /// The invitation, between two persons.
    Attract,
    /// The form.
    Filling,
    /// A person has finished.
    Thanks {
        /// Whether the response is durable; otherwise it is in memory, and a clerk should know.
        stored: bool,
    },
}

/// What can happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Happened {
    /// Time goes by.
    Tick,
    /// A touch or a key, wherever.
    Touch,
    /// A button of the invitation.
    Start,
    /// The person wants to leave the form.
    Leave,
    /// And is sure of it.
    End,
    /// The form was sent; whether it is durable.
    Sent(bool),
    /// The thanks are read.
    Done,
}

/// All that the kiosk knows.
#[derive(Clone, Debug, PartialEq)]
pub struct KioskState {
    /// How it behaves.
    pub settings: Settings,
    /// What is shown.
    pub screen: Screen,
    /// Counts the forms: another number is another form, made anew.
    pub person: usize,
    /// The seconds that are left, while the countdown runs.
    pub countdown: Option<i64>,
    /// A press came too soon after a response; the screen says so.
    pub too_soon: bool,
    /// By the steady clock, as all that follows: since when the thanks are shown.
    since: Millis,
    touched: Millis,
    /// When the last response was sent.
    sent: Option<Millis>,
    told_too_soon: Millis,
    /// How long the machine slept since the last touch.
    slept: Millis,
    last: Now,
}

impl KioskState {
    /// A kiosk that shows its invitation.
    pub fn new(settings: Settings, now: Now) -> Self {
        let mut state = Self {
            settings,
            screen: Screen::Attract,
            person: 0,
            countdown: None,
            too_soon: false,
            since: now.steady,
            touched: now.steady,
            sent: None,
            told_too_soon: 0,
            slept: 0,
            last: now,
        };
        state.rest(now);
        state
    }

    /// What follows from what happened.
    pub fn apply(&mut self, happened: Happened, now: Now) {
        // What the wall's clock gained on the steady one, the machine was asleep, or the clock was set. Either way
        // there is no more of it than brings up the countdown: a clock that was set must not throw answers away.
        let gained = (now.wall - self.last.wall) - (now.steady - self.last.steady);
        self.slept = (self.slept + gained.max(0)).min(self.settings.idle);
        self.last = now;
        match (happened, self.screen) {
            (Happened::Touch, _) => self.touch(now),
            (Happened::Start, Screen::Attract) => {
                if self.is_too_soon(now) {
                    self.tell_too_soon(now);
                } else {
                    self.screen = Screen::Filling;
                    self.touch(now);
                }
            }
            (Happened::Leave, Screen::Filling) => self.touched = now.steady - self.settings.idle,
            (Happened::End, Screen::Filling) => self.reset(now),
            (Happened::Sent(stored), Screen::Filling) => {
                self.screen = Screen::Thanks { stored };
                (self.since, self.sent) = (now.steady, Some(now.steady));
                (self.person, self.countdown) = (self.person + 1, None);
            }
            (Happened::Done, Screen::Thanks { .. }) => {
                if self.is_too_soon(now) {
                    self.tell_too_soon(now);
                } else {
                    self.rest(now);
                }
            }
            _ => {}
        }
        self.tick(now);
    }

    /// Whether anything of a person is on the screen or behind it.
    pub fn is_in_use(&self) -> bool {
        self.screen == Screen::Filling
    }

    fn tick(&mut self, now: Now) {
        if self.too_soon && now.steady - self.told_too_soon >= WORD {
            self.too_soon = false;
        }
        match self.screen {
            Screen::Filling => {
                let quiet = now.steady - self.touched + self.slept;
                let left = self.settings.idle + COUNTDOWN - quiet;
                if left <= 0 {
                    self.reset(now);
                } else {
                    // Never more than it takes, and never 0 while there is still time.
                    self.countdown = (left <= COUNTDOWN).then_some((left + 999) / 1000);
                }
            }
            Screen::Thanks { .. } => {
                if now.steady - self.since >= THANKS {
                    self.rest(now);
                }
            }
            Screen::Attract | Screen::Closed => self.rest(now),
        }
    }

    fn touch(&mut self, now: Now) {
        (self.touched, self.slept, self.countdown) = (now.steady, 0, None);
    }

    fn reset(&mut self, now: Now) {
        self.person += 1;
        self.rest(now);
    }

    fn rest(&mut self, now: Now) {
        let is_open = self.settings.hours.as_ref().is_none_or(|hours| hours.is_open(now.wall));
        self.screen = if is_open { Screen::Attract } else { Screen::Closed };
        self.countdown = None;
    }

    fn is_too_soon(&self, now: Now) -> bool {
        self.sent.is_some_and(|sent| now.steady - sent < self.settings.pause)
    }

    fn tell_too_soon(&mut self, now: Now) {
        (self.too_soon, self.told_too_soon) = (true, now.steady);
    }
}

#[cfg(test)]
#[path = "state_tests.rs"]
mod tests;
