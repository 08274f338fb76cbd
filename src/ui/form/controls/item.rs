//! An item: one level of a scale, drawn as the scale says.

use hailong_core::questionnaire::{Look, Scale};
use hailong_core::response::Answer;

use crate::ui::form::draw::{Drawing, drawing};
use crate::ui::form::rare::rare;
use crate::ui::shared::markup::{El, Html, el, nothing};

impl Drawing<'_> {
    /// A radio for each level, and "not applicable" set apart.
    pub(in crate::ui::form) fn item(&self, at: usize, scale: &Scale) -> El {
        let levels = match scale.look {
            Look::Words | Look::Faces => return self.likert(at, scale),
            Look::Smiley => self.smileys(at, scale),
            _ => rare().map_or_else(|| el("div", ""), |rare| (rare.item)(self, at, scale)),
        };
        match scale.not_applicable {
            Some(_) => {
                let apart = self.not_applicable(el("div", "options"), at, scale);
                el("div", "").with(levels).with(apart)
            }
            None => levels,
        }
    }

    /// The levels as stars or numbers.
    pub(in crate::ui::form) fn rare_item(&self, at: usize, scale: &Scale) -> El {
        if scale.look == Look::Stars { self.stars(at, scale) } else { self.numbers(at, scale) }
    }

    /// A row for each level with its word, and a face where the scale has faces.
    fn likert(&self, at: usize, scale: &Scale) -> El {
        let count = scale.levels.len();
        // Five columns fit where there is room; other numbers of levels stay rows.
        let mut options = el("div", if count == 5 { "options levels five" } else { "options" });
        for (index, level) in scale.levels.iter().enumerate() {
            let answer = Answer::Level(index as u8 + 1);
            let face = if scale.look == Look::Faces { face(index, count) } else { nothing() };
            let label = self.text(&level.label);
            options = options.with(self.radio("option", at, index, answer, face, label));
        }
        self.not_applicable(options, at, scale)
    }

    fn not_applicable(&self, options: El, at: usize, scale: &Scale) -> El {
        let Some(label) = &scale.not_applicable else { return options };
        let (answer, label) = (Answer::NotApplicable, self.text(label));
        let index = scale.levels.len();
        options.with(self.radio("option apart", at, index, answer, nothing(), label))
    }
}

/// A face for a level: decoration beside the word, drawn so that no font of emoji is needed.
pub(super) fn face(index: usize, count: usize) -> Html {
    const MOUTHS: [&str; 5] =
        ["M9 24q7-9 14 0", "M10 22q6-4 12 0", "M10 21h12", "M10 20q6 4 12 0", "M9 19q7 9 14 0"];
    const CLASSES: [&str; 5] =
        ["face mood-1", "face mood-2", "face mood-3", "face mood-4", "face mood-5"];
    let mood = ((index * 4 + (count - 1) / 2) / (count - 1).max(1)).min(4);
    drawing(CLASSES[mood], &["M11 12v1.5M21 12v1.5", MOUTHS[mood]].concat()).html()
}
