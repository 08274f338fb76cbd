//! Where the list is scrolled to, how high its entries are, and the room of those that aren't there.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::panel::CommentsPanel;

impl CommentsPanel {
    /// Looks where the list is scrolled to; whether others are in sight.
    pub(super) fn measure(&mut self) -> bool {
        let Some(list) = self.list.cast::<Element>() else { return false };
        let before = self.window.shown();
        self.window.scrolled = list.scroll_top().into();
        self.window.room = list.client_height().into();
        self.window.shown() != before
    }

    /// Measures the entries that are drawn; whether they are of another height than was thought.
    pub(super) fn measure_entries(&mut self, list: &Element) -> bool {
        let height = |selector: &str| {
            let entry = list.query_selector(selector).ok()??;
            Some(entry.get_bounding_client_rect().height()).filter(|height| *height > 1.0)
        };
        let before = self.window.clone();
        if let Some(each) = height(".comment:not(.open, .away)") {
            self.window.each = each;
        }
        if self.is_open {
            let each = self.window.each;
            // One that isn't in sight keeps its room.
            if let Some(open) = height(".comment.open:not(.away)") {
                self.window.open = Some((self.at, (open - each).max(0.0)));
            }
        }
        self.window.room = list.client_height().into();
        self.window != before
    }

    /// The room of what isn't drawn above and below.
    pub(super) fn set_room(&self, list: &Element) {
        let (shown, all) = (self.window.shown(), self.window.top(self.window.count));
        let below = all - self.window.top(shown.end);
        for (selector, height) in [(".above", self.window.top(shown.start)), (".below", below)] {
            if let Ok(Some(room)) = list.query_selector(selector) {
                let height = [&height.max(0.0).to_string(), "px"].concat();
                // A list without it is only shorter than it looks.
                let _ = room.unchecked_ref::<HtmlElement>().style().set_property("height", &height);
            }
        }
    }

    pub(super) fn bring_into_sight(&mut self) {
        self.scroll(self.window.scroll_to(self.at));
    }

    pub(super) fn scroll(&mut self, to: f64) {
        if let Some(list) = self.list.cast::<Element>() {
            list.set_scroll_top(to as i32);
        }
        self.window.scrolled = to;
    }
}
