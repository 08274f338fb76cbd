//! The timers of the features.

use gloo::timers::callback::Timeout;

use crate::ui::dashboard::model::effect::Timer;

/// What wakes the features. Dropped, a timer doesn't go off: of what was asked for meanwhile only the last is done.
#[derive(Default)]
pub struct Timers {
    drill: Option<Timeout>,
    cross_tab: Option<Timeout>,
    multiples: Option<Timeout>,
    feed: Option<Timeout>,
}

impl Timers {
    /// That of a feature.
    pub fn of(&mut self, timer: Timer) -> &mut Option<Timeout> {
        match timer {
            Timer::Drill => &mut self.drill,
            Timer::CrossTab => &mut self.cross_tab,
            Timer::Multiples => &mut self.multiples,
            Timer::Feed => &mut self.feed,
        }
    }
}
