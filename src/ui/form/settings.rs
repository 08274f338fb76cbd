//! What helps a person to read the form: the size of its text, its contrast, one question at a time. The
//! panel for it, and how it is kept for the visit.

use hailong_core::response::Mode;
use web_sys::Storage;

use super::deed::Deed;
use super::draw::Drawing;
use super::state::{Action, FormState};
use crate::ui::shared::markup::{Attr, El, Html, el, line, nothing};

/// What helps a person to read the form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Aids {
    /// The size of the text: 0 as usual, 1 large, 2 very large.
    pub size: u8,
    /// Black on white, with thick borders.
    pub contrast: bool,
    /// Whether the panel is open.
    pub is_open: bool,
    /// Whether the device has a voice for the form's language.
    pub has_voice: bool,
    /// The index of the question that is read aloud.
    pub speaking: Option<usize>,
    /// What was asked for and is being fetched.
    pub awaited: Option<Wish>,
    /// What was asked for and couldn't be fetched.
    pub missing: Option<Wish>,
}

/// What a person waits for while rare.rs is fetched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// The panel.
    Display,
    /// The question with this index, read aloud.
    Reading(usize),
    /// Something printed.
    Printing,
}

/// What can be asked of the aids.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aid {
    /// The panel opens or closes.
    Open(bool),
    /// The text gets this size.
    Size(u8),
    /// High contrast comes or goes.
    Contrast(bool),
    /// The device's voices may have changed.
    Voices,
    /// The button beside the question with this index: it is read, or no longer.
    Read(usize),
    /// This question was read to its end.
    WasRead(usize),
    /// An empty paper form is printed, or the receipt where the form is done.
    Print,
    /// That is done.
    Printed,
    /// What comes in a file of its own is here.
    Came,
    /// It couldn't be fetched; somebody may be waiting for it.
    Missing(Option<Wish>),
}

/// What is kept for the visit: the size, the contrast, one question at a time.
pub(super) type Display = (u8, bool, bool);

/// The classes of the three sizes.
const SIZES: [&str; 3] = ["form", "form large", "form largest"];

impl Aids {
    /// What follows from what was asked. What only the browser can do, the component does.
    pub(super) fn apply(&mut self, aid: Aid) {
        match aid {
            Aid::Open(open) => self.is_open = open,
            Aid::Size(size) => self.size = size.min(SIZES.len() as u8 - 1),
            Aid::Contrast(contrast) => self.contrast = contrast,
            Aid::Read(question) => {
                self.speaking = (self.speaking != Some(question)).then_some(question);
            }
            // The end of one that was broken off already says nothing about the next.
            Aid::WasRead(question) if self.speaking == Some(question) => self.speaking = None,
            Aid::Missing(wish) => self.missing = wish,
            Aid::WasRead(_) | Aid::Voices | Aid::Print | Aid::Printed | Aid::Came => {}
        }
    }
}

impl FormState {
    pub(super) fn display(&self) -> Display {
        (self.aids.size, self.aids.contrast, self.one_at_a_time)
    }
}

impl Drawing<'_> {
    /// The classes of the form's root.
    pub(super) fn classes(&self) -> String {
        let (size, contrast, _) = self.state.display();
        let size = SIZES.get(usize::from(size)).copied().unwrap_or("form");
        if contrast { [size, " contrast"].concat() } else { size.to_owned() }
    }

    /// The button that opens the panel; a short form, at the foot of a page, is too small for one.
    pub(super) fn display_button(&self, top: El) -> El {
        if self.state.short {
            return top;
        }
        let is_open = self.state.aids.is_open;
        let deed = Deed::Act(Action::Aid(Aid::Open(!is_open)));
        let button = self.button("language", self.words.display, deed);
        let button = button.attr(Attr::Expanded, if is_open { "true" } else { "false" });
        top.with(self.awaits(button, Wish::Display))
    }

    /// Marks a button as long as what it opens is being fetched.
    pub(super) fn awaits(&self, button: El, wish: Wish) -> El {
        button.maybe(Attr::Busy, (self.state.aids.awaited == Some(wish)).then_some("true"))
    }

    /// Says beside a button that what it opens couldn't be fetched.
    pub(super) fn missing(&self, wish: Wish) -> Html {
        if self.state.aids.missing != Some(wish) {
            return nothing();
        }
        line("p", "hint", self.words.rare_missing).attr(Attr::Role, "alert").html()
    }

    /// The panel.
    pub(super) fn display_panel(&self) -> El {
        let (words, (size, contrast, one)) = (self.rare_words(), self.state.display());
        let mut sizes = el("div", "options inline");
        for (at, label) in
            [words.size_usual, words.size_large, words.size_largest].iter().enumerate()
        {
            let at = at as u8;
            sizes =
                sizes.with(self.setting("radio", at == size, label, Action::Aid(Aid::Size(at))));
        }
        let sizes = el("fieldset", "").with(line("legend", "", words.size)).with(sizes);
        let action = Action::Aid(Aid::Contrast(!contrast));
        let mut ticks = el("div", "options");
        ticks = ticks.with(self.setting("checkbox", contrast, words.contrast, action));
        // Where the page shows one at a time, that isn't the person's to change.
        if !self.props.one_at_a_time {
            let action = Action::OneAtATime(!one);
            ticks = ticks.with(self.setting("checkbox", one, words.one_at_a_time, action));
        }
        el("div", "display").with(sizes).with(ticks)
    }

    #[inline(never)]
    fn setting(&self, kind: &str, checked: bool, label: &str, action: Action) -> El {
        let input =
            el("input", "").attr(Attr::Type, kind).attr(Attr::Name, "size").checked(checked);
        el("label", "option")
            .with(self.does(input, Deed::Change(action)))
            .with(line("span", "", label))
    }
}

const KEY: &str = "hai-long:display";

/// Keeps what was set for the next page with a form; not at a counter, where the next person is another.
pub(super) fn keep(mode: Mode, (size, contrast, one): Display) {
    if let Some(storage) = storage(mode) {
        // Without room it holds for this page only.
        let _ = storage.set_item(KEY, &written((size, contrast, one)));
    }
}

/// Sets what was kept.
pub(super) fn restore(mode: Mode, state: &mut FormState) {
    let kept = storage(mode).and_then(|storage| storage.get_item(KEY).ok()?);
    if let Some((size, contrast, one)) = kept.and_then(|text| read(&text)) {
        (state.aids.size, state.aids.contrast) = (size, contrast);
        if one {
            state.apply(Action::OneAtATime(true));
        }
    }
}

/// `None` in a frame without an origin, where even looking throws.
fn storage(mode: Mode) -> Option<Storage> {
    if mode == Mode::Kiosk {
        return None;
    }
    web_sys::window()?.session_storage().ok()?
}

/// A digit for each setting.
fn written((size, contrast, one): Display) -> String {
    [size, contrast.into(), one.into()].iter().map(|digit| char::from(b'0' + digit)).collect()
}

/// The reverse of [`written`]; nothing of a text that isn't ours.
fn read(text: &str) -> Option<Display> {
    match *text.as_bytes() {
        [size @ b'0'..=b'2', contrast @ b'0'..=b'1', one @ b'0'..=b'1'] => {
            Some((size - b'0', contrast == b'1', one == b'1'))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Aid, Aids, read, written};

    #[test]
    fn only_what_was_written_is_read() {
        let check = |text, expected| assert_eq!(read(text), expected, "{text:?}");
        check("000", Some((0, false, false)));
        check("210", Some((2, true, false)));
        check("001", Some((0, false, true)));
        for text in ["", "0", "00", "0000", "300", "020", "002", "-10", "٠٠٠", "abc"] {
            check(text, None);
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(size in 0..3_u8, contrast: bool, one: bool) {
            let display = (size, contrast, one);
            prop_assert_eq!(read(&written(display)), Some(display));
        }

        #[test]
        fn no_text_is_too_strange_to_read(text in any::<String>()) {
            if let Some(display) = read(&text) {
                prop_assert_eq!(written(display), text);
            }
        }
    }

    #[test]
    fn what_is_asked_of_the_aids_follows() {
        let check = |asked: &[Aid], expected: Aids| {
            let mut aids = Aids::default();
            asked.iter().for_each(|aid| aids.apply(*aid));
            assert_eq!(aids, expected, "{asked:?}");
        };
        let none = Aids::default();
        check(&[Aid::Open(true)], Aids { is_open: true, ..none });
        check(&[Aid::Open(true), Aid::Open(false), Aid::Voices, Aid::Print], none);
        check(&[Aid::Size(2)], Aids { size: 2, ..none });
        check(&[Aid::Size(9)], Aids { size: 2, ..none });
        check(&[Aid::Contrast(true)], Aids { contrast: true, ..none });
        check(&[Aid::Read(3)], Aids { speaking: Some(3), ..none });
        check(&[Aid::Read(3), Aid::Read(3)], none);
        check(&[Aid::Read(3), Aid::Read(4)], Aids { speaking: Some(4), ..none });
        check(&[Aid::Read(3), Aid::WasRead(3)], none);
        // The end of the one before comes late.
        check(&[Aid::Read(3), Aid::Read(4), Aid::WasRead(3)], Aids { speaking: Some(4), ..none });
    }
}
