//! A text, in one line or several.

use hailong_core::decimal::decimal;
use hailong_core::response::Answer;

use super::control::{Control, plain};
use crate::i18n::fill;
use crate::i18n::form::Words;
use crate::platform;
use crate::ui::form::aloud::Aloud;
use crate::ui::form::context::FormContext;
use crate::ui::form::control_event::ControlEvent;
use crate::ui::form::paper::Paper;
use crate::ui::form::question_props::QuestionProps;
use crate::ui::form::sheet::{Part, part};
use crate::ui::shared::markup::{Attr, El, el, line};

/// How many lines a long text has on paper.
const LINES: usize = 4;

/// A text.
pub(super) struct TextField {
    /// Whether it may be long: several lines.
    pub(super) long: bool,
    /// The most characters.
    pub(super) most: usize,
}

impl Control for TextField {
    fn hint(&self, words: &Words) -> String {
        if self.long {
            fill(words.most_characters, &[("n", &decimal(self.most))])
        } else {
            String::new()
        }
    }

    fn draw(&self, question: &QuestionProps) -> El {
        let (held, most, words) = (question.typed(), self.most, question.words);
        let used = platform::length(held);
        let field = if self.long {
            el("textarea", "").attr(Attr::Rows, "5")
        } else {
            el("input", "").attr(Attr::Type, "text")
        };
        let field = field.attr(Attr::AutoComplete, "off").value(held.to_owned());
        let field = question.does(field, ControlEvent::Text(question.at));
        let counted = el("div", "counted").with(question.named(field, ""));
        // For those who see it at each key, for those who hear it when it matters.
        let is_shown = self.long || used * 5 > most * 4;
        let seen = if is_shown { left(words, used, most) } else { String::new() };
        let class = if used > most { "counter over" } else { "counter" };
        let heard = match heard(used, most) {
            None => String::new(),
            Some(Heard::Over) => words.characters_too_many.to_owned(),
            Some(Heard::AtMost(left)) => fill(words.characters_few, &[("n", &decimal(left))]),
        };
        counted
            .with(line("p", class, &seen).attr(Attr::Hidden, "true"))
            .with(line("p", "unseen", &heard).attr(Attr::Role, "status"))
    }

    fn in_words(&self, answer: &Answer, form: &FormContext) -> String {
        plain(answer, form)
    }

    fn prefill(&self, text: &str) -> Option<Answer> {
        Some(Answer::Text(text.to_owned()))
    }

    fn said(&self, _aloud: &Aloud<'_>) -> Vec<String> {
        Vec::new()
    }

    fn on_paper(&self, paper: &Paper<'_>, at: usize) -> Part {
        let mut outer = paper.asked(at, "");
        for _ in 0..if self.long { LINES } else { 1 } {
            outer = outer.with(part("p", "ruled", ""));
        }
        outer
    }
}

/// How many characters are left, or too many.
fn left(words: &Words, used: usize, most: usize) -> String {
    let text = if used > most { words.characters_over } else { words.characters_left };
    fill(text, &[("n", &decimal(used.abs_diff(most)))])
}

/// What a screen reader says of the characters that are left.
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
