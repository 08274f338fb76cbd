//! A day: three fields, as people write it. Not `type="date"`: its calendar is slow for days that are months back, and
//! speaks badly.

use hailong_core::calendar::is_day;
use hailong_core::decimal::{decimal, half_width};
use hailong_core::response::Answer;

use super::combobox::part_id;
use super::gesture::Gesture;
use crate::ui::form::draw::{Drawing, control_id};
use crate::ui::form::passing::Passing;
use crate::ui::shared::markup::{Attr, El, el, line};

impl Drawing<'_> {
    pub(in crate::ui::form) fn date(&self, at: usize) -> El {
        let held = match self.state.answers.get(at) {
            Some(Answer::Text(text)) => text,
            _ => "",
        };
        let parts = parts(held, at, &self.state.passing);
        let words = self.rare_words();
        let words = [words.day, words.month, words.year];
        let mut date = el("div", "date");
        for (part, words) in words.into_iter().enumerate() {
            // The summary's link leads to the first.
            let id = if part == 0 { control_id(at) } else { part_id(at, &decimal(part)) };
            let field = el("input", if part == 2 { "four" } else { "two" })
                .attr(Attr::Type, "text")
                .attr(Attr::InputMode, "numeric")
                .attr(Attr::AutoComplete, "off")
                .attr(Attr::Id, &id)
                .maybe(Attr::Invalid, self.invalid(at).map(|_| "true"))
                .value(parts[part].clone());
            let gesture = Gesture::Part(at, part, self.state.passing.clone(), parts.clone());
            let label = line("label", "lesser", words).attr(Attr::For, &id);
            date = date.with(el("div", "").with(label).with(self.hand(field, gesture)));
        }
        date
    }
}

/// What stands in the three fields: what was typed, as long as it is what is held.
fn parts(held: &str, at: usize, passing: &Passing) -> [String; 3] {
    let (mark, order) = if is_day(held) { (b'-', [2, 1, 0]) } else { (b'/', [0, 1, 2]) };
    let split: Vec<&[u8]> = held.as_bytes().split(|&byte| byte == mark).collect();
    let held = order.map(|place| split.get(place).copied().unwrap_or_default());
    if let Some((question, typed)) = &passing.typed
        && *question == at
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
    use crate::ui::form::passing::Passing;

    #[test]
    fn what_was_typed_is_shown_again() {
        let check = |held: &str, typed: Option<(usize, [&str; 3])>, expected: [&str; 3]| {
            let typed = typed.map(|(at, parts)| (at, parts.map(str::to_owned)));
            let passing = Passing { typed, ..Passing::default() };
            assert_eq!(parts(held, 4, &passing), expected, "{held} {:?}", passing.typed);
        };
        check("", None, ["", "", ""]);
        check("2026-09-05", None, ["5", "9", "2026"]);
        check("2026-09-05", Some((4, ["05", "9", "2026"])), ["05", "9", "2026"]);
        // Another question's, or of before the answer was taken over from elsewhere.
        check("2026-09-05", Some((3, ["05", "9", "2026"])), ["5", "9", "2026"]);
        check("2026-09-05", Some((4, ["06", "9", "2026"])), ["5", "9", "2026"]);
        let wide = ["０５", "９", "２０２６"];
        check("2026-09-05", Some((4, wide)), wide);
        check("31/2/2026", None, ["31", "2", "2026"]);
        check("5//", None, ["5", "", ""]);
        check("0/9/2026", None, ["0", "9", "2026"]);
        check("//2026", None, ["", "", "2026"]);
        check("hôm qua//", None, ["hôm qua", "", ""]);
        check("5/9", None, ["5", "9", ""]);
    }
}
