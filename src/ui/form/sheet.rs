//! A sheet of paper as data, before it is written into the frame that is printed.

/// A part of a sheet of paper: an element with a text, and with other parts in it behind the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) tag: &'static str,
    pub(super) class: &'static str,
    pub(super) text: String,
    pub(super) parts: Vec<Part>,
}

/// A part with a text; nothing but its parts where that is empty.
#[inline(never)]
pub(super) fn part(tag: &'static str, class: &'static str, text: &str) -> Part {
    Part { tag, class, text: text.to_owned(), parts: Vec::new() }
}

impl Part {
    /// Adds a part.
    #[inline(never)]
    pub(super) fn with(mut self, part: Part) -> Self {
        self.parts.push(part);
        self
    }

    /// Adds a part with a text, where there is a text.
    #[inline(never)]
    pub(super) fn line(self, tag: &'static str, class: &'static str, text: &str) -> Self {
        if text.is_empty() { self } else { self.with(part(tag, class, text)) }
    }
}

/// An empty box.
pub(super) fn tick() -> Part {
    part("i", "", "")
}
