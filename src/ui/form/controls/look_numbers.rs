//! Numbers side by side between the words for their ends, as for 0 to 10.

use hailong_core::decimal::decimal;
use hailong_core::questionnaire::{Scale, Text};
use hailong_core::response::Answer;

use crate::ui::form::question_props::QuestionProps;
use crate::ui::shared::markup::{Attr, El, el, line, nothing};

impl QuestionProps {
    pub(super) fn numbers(&self, scale: &Scale) -> El {
        let count = scale.levels.len();
        let mut numbers = el("div", &["numbers in-rows-of-", &decimal(per_row(count))].concat());
        for (index, level) in scale.levels.iter().enumerate() {
            let (answer, label) = (Answer::Level(index as u8 + 1), self.text(&level.label));
            let mut number = self.radio("number-option", index, answer, nothing(), label);
            if let Some((low, high)) = &scale.ends {
                // What an end means is part of its name: "0 (Chắc chắn không)".
                let end = match index {
                    0 => Some(low),
                    last if last + 1 == count => Some(high),
                    _ => None,
                };
                if let Some(end) = end {
                    let end = [" (", self.text(end), ")"].concat();
                    number = number.with(line("span", "unseen", &end));
                }
            }
            numbers = numbers.with(number);
        }
        let Some((low, high)) = &scale.ends else { return numbers };
        let (first, last) = (&scale.levels[0].label, &scale.levels[count - 1].label);
        let ends = el("div", "ends")
            .attr(Attr::Hidden, "true")
            .with(self.end(first, low))
            .with(self.end(last, high));
        el("div", "").with(numbers).with(ends)
    }

    /// What an end means; with its number, which on a phone isn't always right above.
    fn end(&self, number: &Text, words: &Text) -> El {
        let number = [self.text(number), ": "].concat();
        el("span", "").with(line("span", "end-number", &number)).text(self.text(words))
    }
}

/// How many stand in a row of a phone: all of up to six, otherwise half of them, so that eleven are six and
/// five.
fn per_row(count: usize) -> usize {
    if count > 6 { count.div_ceil(2) } else { count }
}

#[cfg(test)]
mod tests {
    use hailong_core::questionnaire::MOST_LEVELS;

    use super::per_row;

    #[test]
    fn at_most_six_are_in_a_row_and_there_are_at_most_two_rows() {
        for count in 2..=MOST_LEVELS {
            let per_row = per_row(count);
            assert!(per_row <= 6 && count <= 2 * per_row, "{count} in rows of {per_row}");
        }
    }
}
