//! Which response of the outbox is sent next, what the collector's answer means, and when the outbox tries again. Pure:
//! `drain.rs` carries it out.

use hailong_core::calendar::Millis;

/// The first pause after a failure.
const SHORTEST: Millis = 5_000;
/// The longest pause: a server that is back after an outage is found within it.
const LONGEST: Millis = 600_000;
/// A server that asks for more patience than a day doesn't mean it.
const MOST_PATIENCE: Millis = 86_400_000;
/// How often a server may break on one response, while others pass, until the response is refused.
const MOST_TRIES: u32 = 10;
/// After so many broken answers in a row it isn't the response that is at fault.
const MOST_BROKEN: usize = 3;

/// The code of a response that the server breaks on.
pub const POISON: &str = "poison";

/// What the collector has said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// The HTTP status; 0 where none came in time, or the answer was cut off.
    pub status: u16,
    /// Whether the body names the response's id: a captive portal's page doesn't.
    pub names_id: bool,
    /// How long the server asks to wait; 0 where it says nothing.
    pub wait: Millis,
}

/// What an answer means for the response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The collector has it.
    Delivered,
    /// Another sitting's response has this id: it is sent under a new one, once.
    Taken,
    /// The collector will never take it.
    Refused,
    /// It is tried again later.
    Later,
}

/// A response in the outbox, as far as delivery is concerned.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// Its id.
    pub id: String,
    /// The address of its collector; empty where that isn't known yet.
    pub address: String,
    /// It has got a new id already.
    pub is_renamed: bool,
    /// How often the server broke on it while others passed.
    pub tries: u32,
}

/// The collectors that responses were sent to, and how each of them fares.
#[derive(Debug, Default)]
pub struct Delivery {
    places: Vec<Place>,
}

/// A collector.
#[derive(Debug, Default)]
struct Place {
    address: String,
    /// Passes in a row that left something undelivered.
    failures: u32,
    /// The server has asked for no request before this time.
    not_before: Millis,
    /// It isn't asked any more in this pass.
    is_closed: bool,
    has_passed: bool,
    /// The responses that it broke on in this pass.
    broken: Vec<String>,
    in_a_row: usize,
}

impl Delivery {
    /// Nothing was sent yet.
    pub const NEW: Self = Self { places: Vec::new() };

    /// A pass over the outbox begins.
    pub fn begin(&mut self) {
        for place in &mut self.places {
            (place.is_closed, place.has_passed, place.in_a_row) = (false, false, 0);
            place.broken.clear();
        }
    }

    /// Whether a response is sent in this pass.
    pub fn may_send(&self, entry: &Entry, now: Millis) -> bool {
        let known = self.places.iter().find(|place| place.address == entry.address);
        !entry.address.is_empty()
            && known.is_none_or(|place| !place.is_closed && place.not_before <= now)
    }

    /// The collector has answered.
    pub fn answered(&mut self, entry: &Entry, answer: Answer, now: Millis) -> Verdict {
        let place = self.place(&entry.address);
        let is_broken = matches!(answer.status, 500..) && !matches!(answer.status, 503 | 511);
        place.in_a_row = if is_broken { place.in_a_row + 1 } else { 0 };
        match answer.status {
            200 | 201 if answer.names_id => {
                place.has_passed = true;
                Verdict::Delivered
            }
            409 if !entry.is_renamed => Verdict::Taken,
            400 | 401 | 403 | 404 | 409 | 410 | 413 | 415 | 422 => {
                place.has_passed = true;
                Verdict::Refused
            }
            _ => {
                if answer.wait > 0 {
                    place.not_before = now + answer.wait.min(MOST_PATIENCE);
                }
                if is_broken {
                    place.broken.push(entry.id.clone());
                }
                place.is_closed = !is_broken || place.in_a_row >= MOST_BROKEN || answer.wait > 0;
                Verdict::Later
            }
        }
    }

    /// Whether the response itself is at fault: the server broke on it, and others passed.
    pub fn is_blamed(&self, entry: &Entry) -> bool {
        self.places.iter().any(|place| place.has_passed && place.broken.contains(&entry.id))
    }

    /// The pass is over; `waiting` are the addresses of what is left. In how many milliseconds the next one is due, where
    /// something waits. `random` is from 0 to 1.
    pub fn end(&mut self, waiting: &[String], now: Millis, random: f64) -> Option<Millis> {
        let mut next = None;
        for address in waiting {
            self.place(address);
        }
        for place in &mut self.places {
            if !waiting.contains(&place.address) {
                place.failures = 0;
                continue;
            }
            // The server is back, and was cut off once more; a response that it breaks on is no such news.
            let is_back = place.has_passed && place.is_closed;
            // One that wants to be left alone wasn't asked; that a file can't say the address counts as asking.
            let was_asked = place.is_closed || !place.broken.is_empty() || place.address.is_empty();
            place.failures = if is_back { 1 } else { place.failures + u32::from(was_asked) };
            let pause = (SHORTEST << place.failures.saturating_sub(1).min(10)).min(LONGEST);
            // A thousand devices that lost one server don't come back in the same second.
            let pause = (pause as f64 * (0.8 + 0.4 * random)) as Millis;
            let due = pause.max(place.not_before - now);
            next = Some(next.map_or(due, |other: Millis| other.min(due)));
        }
        next
    }

    fn place(&mut self, address: &str) -> &mut Place {
        let at = self.places.iter().position(|place| place.address == address);
        let at = at.unwrap_or_else(|| {
            self.places.push(Place { address: address.to_owned(), ..Place::default() });
            self.places.len() - 1
        });
        &mut self.places[at]
    }
}

/// Whether a response that was blamed so often is refused as poison.
pub fn is_poison(tries: u32) -> bool {
    tries >= MOST_TRIES
}

#[cfg(test)]
#[path = "delivery_tests.rs"]
mod tests;
