//! How much is too much. A hall has one address for five hundred people, and a tablet sends what has waited for a day at
//! once: the limits let both through.

use std::net::IpAddr;
use std::num::NonZeroU32;
use std::time::Duration;

use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

use super::answer::Refused;

/// What an address, or a name, may do.
pub struct Limits {
    clock: DefaultClock,
    /// Responses of an address.
    responses: DefaultKeyedRateLimiter<IpAddr>,
    /// Attempts to sign in, of an address and of a name at an address.
    sign_ins: DefaultKeyedRateLimiter<IpAddr>,
    guesses: DefaultKeyedRateLimiter<(IpAddr, String)>,
}

/// So many at once, and so many a second after that.
#[derive(Clone, Copy, Debug)]
pub struct Rate {
    /// At once.
    pub burst: u32,
    /// A second.
    pub a_second: u32,
}

/// What an address may send: a hall of 500 and a flush of 200 at the same time, twice.
pub const RESPONSES: Rate = Rate { burst: 1_500, a_second: 25 };

impl Limits {
    /// With so many responses of an address.
    pub fn new(responses: Rate) -> Self {
        let count = |count: u32| NonZeroU32::new(count).unwrap_or(NonZeroU32::MIN);
        let responses =
            Quota::per_second(count(responses.a_second)).allow_burst(count(responses.burst));
        let every = |seconds, burst| {
            let quota = Quota::with_period(Duration::from_secs(seconds));
            quota.unwrap_or(Quota::per_minute(NonZeroU32::MIN)).allow_burst(count(burst))
        };
        Self {
            clock: DefaultClock::default(),
            responses: RateLimiter::keyed(responses),
            sign_ins: RateLimiter::keyed(every(2, 50)),
            // A person who mistypes has five attempts; who guesses has six a minute.
            guesses: RateLimiter::keyed(every(10, 5)),
        }
    }

    /// A response comes from this address.
    pub fn response(&self, from: IpAddr) -> Result<(), Refused> {
        let checked = self.responses.check_key(&from);
        checked.map_err(|until| Refused::too_many(until.wait_time_from(self.clock.now())))
    }

    /// Somebody at this address signs in under a name.
    pub fn sign_in(&self, from: IpAddr, name: &str) -> Result<(), Refused> {
        let wait = |until: governor::NotUntil<_>| {
            Refused::too_many(until.wait_time_from(self.clock.now()))
        };
        self.sign_ins.check_key(&from).map_err(wait)?;
        // A name of any length isn't kept.
        let name: String = name.chars().take(100).collect();
        self.guesses.check_key(&(from, name)).map_err(wait)
    }

    /// Forgets addresses that haven't been heard of for long.
    pub fn sweep(&self) {
        self.responses.retain_recent();
        self.sign_ins.retain_recent();
        self.guesses.retain_recent();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hall_and_a_flush_pass_and_a_flood_does_not() {
        let limits = Limits::new(RESPONSES);
        let hall = IpAddr::from([10, 0, 0, 1]);
        assert!((0..700).all(|_| limits.response(hall).is_ok()));
        let passed = (0..10_000).filter(|_| limits.response(hall).is_ok()).count();
        assert!(passed < 1_500, "{passed}");
        assert!(limits.response(IpAddr::from([10, 0, 0, 2])).is_ok(), "others don't pay for it");
    }

    #[test]
    fn guessing_slows_down() {
        let limits = Limits::new(RESPONSES);
        let here = IpAddr::from([10, 0, 0, 1]);
        let passed = (0..20).filter(|_| limits.sign_in(here, "admin").is_ok()).count();
        assert_eq!(passed, 5);
        assert!(limits.sign_in(here, "other").is_ok());
        assert!(
            limits.sign_in(IpAddr::from([10, 0, 0, 2]), "admin").is_ok(),
            "nobody is locked out by another"
        );
    }
}
