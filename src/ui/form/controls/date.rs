//! A day: three fields, as people write it. Not `type="date"`: its calendar is slow for days that are months back, and
//! speaks badly.

use hailong_core::calendar::is_day;
use hailong_core::decimal::{decimal, half_width};
use hailong_core::response::Answer;

use super::control::{Around, Control, from_lazy, plain};
use super::field_event::FieldEvent;
use crate::i18n::day;
use crate::ui::form::aloud::Aloud;
use crate::ui::form::context::FormContext;
use crate::ui::form::paper::Paper;
use crate::ui::form::question_props::QuestionProps;
use crate::ui::form::sheet::Part;
use crate::ui::shared::markup::{Attr, El, el, line};

/// A day.
pub(super) struct Date;

impl Control for Date {
    fn is_group(&self) -> bool {
        true
    }

    fn needs_lazy(&self, _around: &Around<'_>) -> bool {
        true
    }

    fn draw(&self, question: &QuestionProps) -> El {
        from_lazy(question)
    }

    fn draw_lazily(&self, question: &QuestionProps) -> El {
        let parts = parts(question.typed(), question.field.typed.as_ref());
        let words = question.lazy_words();
        let words = [words.day, words.month, words.year];
        let mut date = el("div", "date");
        for (part, words) in words.into_iter().enumerate() {
            // The summary's link leads to the first.
            let id = match part {
                0 => question.control_id(),
                part => question.part_id(&decimal(part)),
            };
            let field = el("input", if part == 2 { "four" } else { "two" })
                .attr(Attr::Type, "text")
                .attr(Attr::InputMode, "numeric")
                .attr(Attr::AutoComplete, "off")
                .attr(Attr::Id, &id)
                .maybe(Attr::Invalid, question.error.as_ref().map(|_| "true"))
                .value(parts[part].clone());
            let event = FieldEvent::Part(question.at, part, parts.clone());
            let label = line("label", "lesser", words).attr(Attr::For, &id);
            date = date.with(el("div", "").with(label).with(question.listens(field, event)));
        }
        date
    }

    fn in_words(&self, answer: &Answer, form: &FormContext) -> String {
        match answer {
            Answer::Text(text) if is_day(text) => day(text),
            other => plain(other, form),
        }
    }

    fn prefill(&self, text: &str) -> Option<Answer> {
        Some(Answer::Text(text.to_owned()))
    }

    fn said(&self, _aloud: &Aloud<'_>) -> Vec<String> {
        Vec::new()
    }

    fn on_paper(&self, paper: &Paper<'_>, at: usize) -> Part {
        let text = ["__/__/____ ", paper.words.paper_date].concat();
        paper.asked(at, "").line("p", "date", &text)
    }
}

/// What stands in the three fields: what was typed, as long as it is what is held.
fn parts(held: &str, typed: Option<&[String; 3]>) -> [String; 3] {
    let (mark, order) = if is_day(held) { (b'-', [2, 1, 0]) } else { (b'/', [0, 1, 2]) };
    let split: Vec<&[u8]> = held.as_bytes().split(|&byte| byte == mark).collect();
    let held = order.map(|place| split.get(place).copied().unwrap_or_default());
    if let Some(typed) = typed
        && (0..3).all(|part| {
            let typed: String = half_width(&typed[part]).collect();
            bare(typed.as_bytes()) == bare(held[part])
        })
    {
        return typed.clone();
    }
    held.map(|part| {
        let part = if mark == b'-' { bare(part) } else { part };
        std::str::from_utf8(part).unwrap_or_default().to_owned()
    })
}

/// Without the zeros before it: "05" and "5" are one day.
fn bare(digits: &[u8]) -> &[u8] {
    match digits {
        [b'0', rest @ ..] => bare(rest),
        digits => digits,
    }
}

#[cfg(test)]
mod tests {
    use super::parts;

    #[test]
    fn what_was_typed_is_shown_again() {
        let check = |held: &str, typed: Option<[&str; 3]>, expected: [&str; 3]| {
            let typed = typed.map(|parts| parts.map(str::to_owned));
            assert_eq!(parts(held, typed.as_ref()), expected, "{held} {typed:?}");
        };
        check("", None, ["", "", ""]);
        check("2026-09-05", None, ["5", "9", "2026"]);
        check("2026-09-05", Some(["05", "9", "2026"]), ["05", "9", "2026"]);
        // Of before the answer was taken over from elsewhere.
        check("2026-09-05", Some(["06", "9", "2026"]), ["5", "9", "2026"]);
        let wide = ["０５", "９", "２０２６"];
        check("2026-09-05", Some(wide), wide);
        check("31/2/2026", None, ["31", "2", "2026"]);
        check("5//", None, ["5", "", ""]);
        check("0/9/2026", None, ["0", "9", "2026"]);
        check("//2026", None, ["", "", "2026"]);
        check("hôm qua//", None, ["hôm qua", "", ""]);
        check("5/9", None, ["5", "9", ""]);
    }
}
