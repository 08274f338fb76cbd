//! How far the responses of the collector are: all of them page by page, then new ones as they are given. Pure: it knows no page,
//! no clock and no network.

use std::rc::Rc;

use hailong_core::calendar::Millis;
use hailong_core::import::Encoded;
use hailong_core::response::Response;

use crate::storage::{Refusal, Wish};

/// The most responses of a page, and the fewest, where a slow network needs small pages.
const LARGEST: u32 = 10_000;
const SMALLEST: u32 = 500;

/// How long to wait until the next try, in milliseconds: twice as long each time.
const FIRST_PAUSE: u32 = 1_000;
const LONGEST_PAUSE: u32 = 60_000;

/// An empty answer that comes sooner than this wasn't waited for: the next one is asked for after the same time.
const SOON: Millis = 1_000;

/// What a page was read into.
pub struct Taken {
    /// What comes next comes after this.
    pub cursor: String,
    /// Whether there is more already.
    pub more: bool,
    /// How many responses the account may see.
    pub total: u64,
    /// The ids of responses that were deleted.
    pub gone: Vec<String>,
    /// The responses, encoded.
    pub rows: Vec<Rc<Encoded>>,
    /// The same as they are, where they are few.
    pub responses: Option<Vec<Response>>,
    /// How many records aren't responses to this questionnaire.
    pub refused: u64,
}

/// What is to be done.
pub enum Next {
    /// Ask for this, in this turn.
    Ask(u32, Wish),
    /// Ask again after so many milliseconds.
    Pause(u32),
    /// These are all responses, and these were deleted: count them from now on, in place of those before.
    Replace(Vec<Rc<Encoded>>, Vec<String>),
    /// These have come besides, and these were deleted.
    Add(Taken),
    /// The collector knows the token no more.
    SignIn,
}

/// Why the last answer didn't come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The collector can't be reached.
    Away,
    /// It doesn't have this questionnaire.
    Unknown,
    /// The account gets no responses.
    Forbidden,
}

/// How far it is.
pub struct Feed {
    cursor: Option<String>,
    /// What has come of all of them, until they are whole.
    whole: Option<(Vec<Rc<Encoded>>, Vec<String>)>,
    has: u64,
    total: u64,
    limit: u32,
    turn: u32,
    /// When the one that is under way was asked for.
    asked: Option<Millis>,
    /// How many tries in a row have failed.
    failed: u32,
    trouble: Option<Trouble>,
    /// When the last good answer came.
    good: Option<Millis>,
}

impl Default for Feed {
    fn default() -> Self {
        Self {
            cursor: None,
            whole: Some(Default::default()),
            has: 0,
            total: 0,
            limit: LARGEST,
            turn: 0,
            asked: None,
            failed: 0,
            trouble: None,
            good: None,
        }
    }
}

impl Feed {
    /// How many of how many responses are here, until all are.
    pub fn progress(&self) -> Option<(u64, u64)> {
        self.whole.as_ref().map(|_| (self.has, self.total.max(self.has)))
    }

    /// What is in the way.
    pub fn trouble(&self) -> Option<Trouble> {
        self.trouble
    }

    /// When the last good answer came.
    pub fn good(&self) -> Option<Millis> {
        self.good
    }

    /// Whether an answer is waited for.
    pub fn is_asking(&self) -> bool {
        self.asked.is_some()
    }

    /// Asks for the next page, unless one is under way.
    pub fn ask(&mut self, now: Millis) -> Vec<Next> {
        if self.asked.is_some() {
            return Vec::new();
        }
        self.asked = Some(now);
        self.turn += 1;
        let waits = self.whole.is_none();
        let wish = Wish { cursor: self.cursor.clone(), limit: self.limit, waits };
        vec![Next::Ask(self.turn, wish)]
    }

    /// What is under way is of no use any more.
    pub fn stop(&mut self) {
        self.asked = None;
        self.turn += 1;
    }

    /// What came of a turn.
    pub fn came(&mut self, turn: u32, result: Result<Taken, Refusal>, now: Millis) -> Vec<Next> {
        if turn != self.turn {
            return Vec::new();
        }
        let asked = self.asked.take();
        match result {
            Ok(taken) => self.took(taken, now, asked.unwrap_or(now)),
            Err(refusal) => self.refused(refusal, now),
        }
    }

    fn took(&mut self, taken: Taken, now: Millis, asked: Millis) -> Vec<Next> {
        (self.trouble, self.failed, self.good) = (None, 0, Some(now));
        self.cursor = Some(taken.cursor.clone());
        let more = taken.more;
        let count: u64 = taken.rows.iter().map(|rows| rows.len() as u64).sum();
        let is_idle = count == 0 && taken.gone.is_empty() && !more;
        let mut next = Vec::new();
        match &mut self.whole {
            Some((rows, gone)) => {
                self.has += count + taken.refused;
                self.total = taken.total;
                rows.extend(taken.rows);
                gone.extend(taken.gone);
                if !more && let Some((rows, gone)) = self.whole.take() {
                    next.push(Next::Replace(rows, gone));
                }
            }
            None if is_idle => {
                // The clock may have been set meanwhile.
                if now.abs_diff(asked) < SOON as u64 {
                    return vec![Next::Pause(SOON as u32)];
                }
            }
            None => next.push(Next::Add(taken)),
        }
        next.extend(self.ask(now));
        next
    }

    fn refused(&mut self, refusal: Refusal, now: Millis) -> Vec<Next> {
        let mut least = 0;
        match refusal {
            Refusal::SignedOut | Refusal::BadSignIn => return vec![Next::SignIn],
            Refusal::Epoch if self.cursor.is_some() => {
                // What is shown stays until all are here again.
                *self =
                    Self { turn: self.turn, limit: self.limit, good: self.good, ..Self::default() };
                return self.ask(now);
            }
            Refusal::Forbidden => {
                self.trouble = Some(Trouble::Forbidden);
                return Vec::new();
            }
            Refusal::NotFound => self.trouble = Some(Trouble::Unknown),
            Refusal::TooMany(seconds) => {
                self.trouble = Some(Trouble::Away);
                least = seconds.unwrap_or_default().saturating_mul(1000);
            }
            Refusal::Slow => {
                self.trouble = Some(Trouble::Away);
                self.limit = (self.limit / 4).max(SMALLEST);
            }
            Refusal::Away(_) | Refusal::Epoch => self.trouble = Some(Trouble::Away),
        }
        let pause = FIRST_PAUSE << self.failed.min(6);
        self.failed += 1;
        vec![Next::Pause(pause.min(LONGEST_PAUSE).max(least))]
    }
}

#[cfg(test)]
mod tests;
