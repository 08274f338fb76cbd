//! Searching the comments, in steps between which the page gets its turn.

use gloo::timers::callback::Timeout;
use hailong_core::comments::{Comments, Found, Query, Search, Tally, Wanted};
use web_sys::Element;
use yew::Context;

use super::panel::{Act, CommentsPanel, ENTRY};
use super::window::MOST;
use crate::i18n::stop_words;

/// Comments that a step looks through, and counts in: a few milliseconds each.
const SEARCH_STEP: usize = 20_000;
const TALLY_STEP: usize = 4_000;

/// A compound is frequent from so many comments on, and so many are shown.
const FREQUENT: usize = 3;
const COMPOUNDS: usize = 12;

impl CommentsPanel {
    /// Begins to look; what is said often is counted anew where others are wanted.
    pub(super) fn look(&mut self, ctx: &Context<Self>, tallies: bool) {
        let wanted = Wanted {
            filter: ctx.props().filter.clone(),
            is_satisfied: self.attitude,
            question: self.question,
            among: None,
        };
        let reading = ctx.props().shelf.reading();
        if self.reading != reading {
            self.reading = reading;
            // Those that were found are no more.
            self.found = Found::default();
            self.all = Found::default();
            self.staying.clear();
            self.stay_at(None);
        }
        let version = ctx.props().version;
        if self.version != version {
            self.version = version;
            self.review.begin();
        }
        let comments = ctx.props().shelf.comments();
        let query = Query::new(&self.typed);
        self.search = Some((Search::new(&comments, &wanted, query.clone()), query));
        if tallies {
            (self.tally, self.to_tally) = (None, Some(wanted));
        }
        drop(comments);
        self.shared = None;
        self.go(ctx);
    }

    /// Looks through some more; whether there is something new to show.
    pub(super) fn go(&mut self, ctx: &Context<Self>) -> bool {
        let comments = ctx.props().shelf.comments();
        let was_known = !self.review.is_looking();
        let is_known = was_known || self.step_review(ctx);
        let is_new = is_known && (self.go_on(&comments) || !was_known);
        self.next = None;
        let is_done = self.search.is_none() && self.tally.is_none() && self.to_tally.is_none();
        if self.review.is_looking() || !is_done {
            let link = ctx.link().clone();
            self.next = Some(Timeout::new(0, move || link.send_message(Act::Go)));
        }
        is_new
    }

    /// What comes next: looking, then counting.
    fn go_on(&mut self, comments: &Comments) -> bool {
        if let Some((search, _)) = &mut self.search {
            if search.step(comments, SEARCH_STEP)
                && let Some((search, query)) = self.search.take()
            {
                let before = self.found.numbers.get(self.at).copied();
                self.list_found(search.finish());
                self.query = query;
                self.stay_at(before);
                return true;
            }
        } else if let Some(mut wanted) = self.to_tally.take() {
            wanted.among = self.counted_among(comments);
            self.tally = Some(Tally::new(comments, &wanted, &stop_words(), FREQUENT));
        } else if let Some(tally) = &mut self.tally
            && tally.step(comments, TALLY_STEP)
            && let Some(tally) = self.tally.take()
        {
            self.compounds = tally.finish(comments, COMPOUNDS);
            return true;
        }
        false
    }

    /// Others are listed: at the same one if it is among them, else at the first.
    fn stay_at(&mut self, before: Option<u32>) {
        let place = before.and_then(|before| {
            self.found.numbers.iter().take(MOST).position(|number| *number == before)
        });
        if place.is_none() {
            self.close();
            self.scroll(0.0);
            let list = self.list.cast::<Element>();
            if list.is_some_and(|list| list.matches(":focus-within").unwrap_or_default()) {
                // The one that has the focus goes, and the focus with it to one that comes.
                self.wants_focus = Some(ENTRY);
            }
        }
        self.at = place.unwrap_or_default();
        self.window.count = self.count();
        if let Some((open, _)) = &mut self.window.open {
            *open = self.at;
        }
    }
}
