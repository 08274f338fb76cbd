//! Fields that are typed in.

use hailong_core::decimal::decimal;
use hailong_core::questionnaire::{Question, Text};
use hailong_core::response::Answer;

use super::combobox::part_id;
use crate::i18n::{fill, typed};
use crate::platform;
use crate::ui::form::deed::Deed;
use crate::ui::form::draw::{Drawing, control_id};
use crate::ui::shared::markup::{Attr, El, el, line};

impl Drawing<'_> {
    /// A question's one field, by its id and with what describes it: the hint, the error, and a part of its own.
    #[inline(never)]
    pub(super) fn named(&self, field: El, at: usize, question: &Question, part: &str) -> El {
        let mut described = self.described_by(at, &self.hint(question)).unwrap_or_default();
        if !part.is_empty() {
            if !described.is_empty() {
                described.push(' ');
            }
            described += &part_id(at, part);
        }
        let described = Some(described.as_str()).filter(|described| !described.is_empty());
        field
            .attr(Attr::Id, &control_id(at))
            .maybe(Attr::DescribedBy, described)
            .maybe(Attr::Invalid, self.invalid(at).map(|_| "true"))
    }

    pub(in crate::ui::form) fn number(
        &self,
        at: usize,
        question: &Question,
        whole: bool,
        suffix: Option<&Text>,
    ) -> El {
        let held = match self.state.answers.get(at) {
            Some(Answer::Number(number)) => typed(*number),
            Some(Answer::Text(typed)) => typed.clone(),
            _ => String::new(),
        };
        // Not type="number": it drops what it can't read, spins under the wheel and speaks badly.
        let field = el("input", "short")
            .attr(Attr::Type, "text")
            .attr(Attr::InputMode, if whole { "numeric" } else { "decimal" })
            .attr(Attr::AutoComplete, "off")
            .value(held);
        let field = self.does(self.does(field, Deed::Text(at)), Deed::Number(at));
        let Some(suffix) = suffix else { return self.named(field, at, question, "") };
        let suffix = line("span", "", self.text(suffix)).attr(Attr::Id, &part_id(at, "unit"));
        el("div", "measured").with(self.named(field, at, question, "unit")).with(suffix)
    }

    pub(in crate::ui::form) fn text_field(
        &self,
        at: usize,
        question: &Question,
        long: bool,
        most: usize,
    ) -> El {
        let held = match self.state.answers.get(at) {
            Some(Answer::Text(text)) => text.clone(),
            _ => String::new(),
        };
        let used = platform::length(&held);
        let field = if long {
            el("textarea", "").attr(Attr::Rows, "5").attr(Attr::AutoComplete, "off")
        } else {
            el("input", "").attr(Attr::Type, "text").attr(Attr::AutoComplete, "off")
        };
        let field = self.named(self.does(field.value(held), Deed::Text(at)), at, question, "");
        let counted = el("div", "counted").with(field);
        // For those who see it at each key, for those who hear it when it matters.
        let is_shown = long || used * 5 > most * 4;
        let seen = if is_shown { self.left(used, most) } else { String::new() };
        let class = if used > most { "counter over" } else { "counter" };
        let heard = match heard(used, most) {
            None => String::new(),
            Some(Heard::Over) => self.words.characters_too_many.to_owned(),
            Some(Heard::AtMost(left)) => fill(self.words.characters_few, &[("n", &decimal(left))]),
        };
        counted
            .with(line("p", class, &seen).attr(Attr::Hidden, "true"))
            .with(line("p", "unseen", &heard).attr(Attr::Role, "status"))
    }

    /// How many characters are left, or too many.
    fn left(&self, used: usize, most: usize) -> String {
        let words =
            if used > most { self.words.characters_over } else { self.words.characters_left };
        fill(words, &[("n", &decimal(used.abs_diff(most)))])
    }
}

/// What is said of the characters that are left to who doesn't see them.
#[derive(Debug, PartialEq)]
enum Heard {
    /// So many at most.
    AtMost(usize),
    /// There are too many.
    Over,
}

/// Nothing in the first four fifths; then it changes at each tenth of the whole, not at each key, and stays true all the
/// same.
fn heard(used: usize, most: usize) -> Option<Heard> {
    if used > most {
        return Some(Heard::Over);
    }
    let tenth = (most / 10).max(1);
    (used * 5 > most * 4).then(|| Heard::AtMost((most - used).div_ceil(tenth) * tenth))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Heard, heard};

    #[test]
    fn what_is_heard_of_the_limit() {
        let check = |used: usize, most: usize, expected: Option<Heard>| {
            assert_eq!(heard(used, most), expected, "{used} of {most}");
        };
        check(0, 0, None);
        check(1, 0, Some(Heard::Over));
        check(80, 100, None);
        check(81, 100, Some(Heard::AtMost(20)));
        check(90, 100, Some(Heard::AtMost(10)));
        check(100, 100, Some(Heard::AtMost(0)));
        check(101, 100, Some(Heard::Over));
        check(1700, 2000, Some(Heard::AtMost(400)));
        check(19, 20, Some(Heard::AtMost(2)));
    }

    proptest! {
        #[test]
        fn it_is_true_and_changes_seldom(most in 1..3000_usize) {
            let mut changes = 0;
            for used in 0..most + 5 {
                if let Some(Heard::AtMost(left)) = heard(used, most) {
                    prop_assert!(most - used <= left);
                }
                changes += usize::from(heard(used, most) != heard(used + 1, most));
            }
            prop_assert!(changes <= 5 || most < 30, "{} of {}", changes, most);
        }
    }
}
