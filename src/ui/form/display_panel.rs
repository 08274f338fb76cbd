//! The button for sizes and contrast with its panel, and what is said where the lazy chunk is fetched for a button.

use yew::Html;

use super::aids::{Aid, Wish};
use super::control_event::ControlEvent;
use super::drawing::Drawing;
use super::state::Action;
use crate::ui::shared::markup::{Attr, El, el, line, nothing};

/// The classes of the three sizes.
const SIZES: [&str; 3] = ["form", "form large", "form largest"];

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
        let event = ControlEvent::Act(Action::Aid(Aid::Open(!is_open)));
        let button = self.button("language", self.words.display, event);
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
        line("p", "hint", self.words.lazy_missing).attr(Attr::Role, "alert").html()
    }

    /// The panel.
    pub(super) fn display_panel(&self) -> El {
        let (words, (size, contrast, one)) = (self.lazy_words(), self.state.display());
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
            .with(self.does(input, ControlEvent::Change(action)))
            .with(line("span", "", label))
    }
}
