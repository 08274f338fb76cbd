//! An item: one level of a scale, drawn as the scale says.

use hailong_core::questionnaire::{Look, Scale};
use hailong_core::response::Answer;
use hailong_core::validate::parse_number;

use super::control::{Around, Control, from_lazy, plain};
use super::face::face;
use crate::i18n::fill;
use crate::ui::form::aloud::Aloud;
use crate::ui::form::context::FormContext;
use crate::ui::form::paper::Paper;
use crate::ui::form::question_props::QuestionProps;
use crate::ui::form::sheet::Part;
use crate::ui::shared::markup::{El, el, nothing};

/// An item.
pub(super) struct Item {
    /// The index of its scale.
    pub(super) scale: usize,
}

impl Item {
    fn scale<'q>(&self, question: &'q QuestionProps) -> &'q Scale {
        &question.props.questionnaire.scales[self.scale]
    }
}

impl Control for Item {
    fn is_group(&self) -> bool {
        true
    }

    fn needs_lazy(&self, around: &Around<'_>) -> bool {
        matches!(around.questionnaire.scales[self.scale].look, Look::Stars | Look::Numbers)
    }

    /// A radio for each level, and "not applicable" set apart.
    fn draw(&self, question: &QuestionProps) -> El {
        let scale = self.scale(question);
        let levels = match scale.look {
            Look::Words | Look::Faces => return question.likert(scale),
            Look::Smiley => question.smileys(scale),
            Look::Stars | Look::Numbers => from_lazy(question),
        };
        match scale.not_applicable {
            Some(_) => {
                let apart = question.not_applicable(el("div", "options"), scale);
                el("div", "").with(levels).with(apart)
            }
            None => levels,
        }
    }

    fn draw_lazily(&self, question: &QuestionProps) -> El {
        let scale = self.scale(question);
        if scale.look == Look::Stars { question.stars(scale) } else { question.numbers(scale) }
    }

    fn in_words(&self, answer: &Answer, form: &FormContext) -> String {
        let scale = &form.props.questionnaire.scales[self.scale];
        let label = match answer {
            Answer::Level(level) => {
                let level = usize::from(*level).checked_sub(1).and_then(|at| scale.levels.get(at));
                level.map(|level| &level.label)
            }
            Answer::NotApplicable => scale.not_applicable.as_ref(),
            other => return plain(other, form),
        };
        label.map_or(String::new(), |label| form.text(label).to_owned())
    }

    fn prefill(&self, text: &str) -> Option<Answer> {
        if text == "na" {
            return Some(Answer::NotApplicable);
        }
        // Half a level is none.
        let level = parse_number(text).filter(|level| level.trunc() == *level)?;
        Some(Answer::Level(level as u8))
    }

    fn said(&self, aloud: &Aloud<'_>) -> Vec<String> {
        let scale = &aloud.questionnaire.scales[self.scale];
        let label = |at: usize| scale.levels[at].label.get(aloud.tag);
        let mut said = Vec::new();
        match &scale.ends {
            Some((least, most)) if scale.look == Look::Numbers => {
                let end = |at, text: &str| [label(at), " (", text, ")"].concat();
                let from = end(0, least.get(aloud.tag));
                let to = end(scale.levels.len() - 1, most.get(aloud.tag));
                said.push(fill(aloud.words.said_range, &[("from", &from), ("to", &to)]));
            }
            _ => (0..scale.levels.len()).for_each(|at| said.push(label(at).to_owned())),
        }
        if let Some(text) = &scale.not_applicable {
            said.push(text.get(aloud.tag).to_owned());
        }
        said
    }

    fn on_paper(&self, paper: &Paper<'_>, at: usize) -> Part {
        paper.table(self.scale, &[at])
    }
}

impl QuestionProps {
    /// A row for each level with its word, and a face where the scale has faces.
    fn likert(&self, scale: &Scale) -> El {
        let count = scale.levels.len();
        // Five columns fit where there is room; other numbers of levels stay rows.
        let mut options = el("div", if count == 5 { "options levels five" } else { "options" });
        for (index, level) in scale.levels.iter().enumerate() {
            let answer = Answer::Level(index as u8 + 1);
            let face = if scale.look == Look::Faces { face(index, count) } else { nothing() };
            options =
                options.with(self.radio("option", index, answer, face, self.text(&level.label)));
        }
        self.not_applicable(options, scale)
    }

    fn not_applicable(&self, options: El, scale: &Scale) -> El {
        let Some(label) = &scale.not_applicable else { return options };
        let (index, label) = (scale.levels.len(), self.text(label));
        options.with(self.radio("option apart", index, Answer::NotApplicable, nothing(), label))
    }
}
