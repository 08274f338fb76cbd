//! Stars side by side, filled up to the one chosen.

use hailong_core::questionnaire::Scale;
use hailong_core::response::Answer;

use crate::ui::form::question_props::QuestionProps;
use crate::ui::shared::markup::{Attr, El, el, line};

/// Five points of a circle of 14 around (16, 17) and the five of one of 6 between them.
const STAR: &str = "M16 3l3.5 9.1 9.8.6-7.6 6.2 2.5 9.4L16 23l-8.2 5.3 2.5-9.4-7.6-6.2 9.8-.6z";

impl QuestionProps {
    pub(super) fn stars(&self, scale: &Scale) -> El {
        let chosen = match &self.answer {
            Some(Answer::Level(level)) => usize::from(*level),
            _ => 0,
        };
        let mut stars = el("div", if scale.levels.len() > 5 { "stars many" } else { "stars" });
        for (index, level) in scale.levels.iter().enumerate() {
            let star = el("svg", if index < chosen { "on" } else { "" })
                .attr(Attr::ViewBox, "0 0 32 32")
                .attr(Attr::Hidden, "true")
                .with(el("path", "").attr(Attr::Data, STAR));
            let (answer, label) = (Answer::Level(index as u8 + 1), self.text(&level.label));
            stars = stars.with(self.radio("star", index, answer, star.html(), label));
        }
        let level = chosen.checked_sub(1).and_then(|index| scale.levels.get(index));
        let word = level.map_or("", |level| self.text(&level.label));
        // A screen reader says it with the radio, whose name it is; twice would be too much.
        el("div", "").with(stars).with(line("p", "stars-word", word).attr(Attr::Hidden, "true"))
    }
}
