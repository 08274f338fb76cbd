//! What a paper form follows from, and the parts that questions of several kinds have on it.

use hailong_core::decimal::decimal;
use hailong_core::questionnaire::{Kind, Question, Questionnaire, Text};

use super::sheet::{Part, part, tick};
use crate::i18n::{form, form_lazy};

/// Where an answer is written, or stands in a later text.
const DOTS: &str = "……";

/// What a paper form follows from.
pub(super) struct Paper<'a> {
    pub(super) questionnaire: &'a Questionnaire,
    /// The language's tag.
    pub(super) tag: &'a str,
    pub(super) words: &'a form_lazy::Words,
    /// Those that the screen has as well.
    pub(super) usual: &'a form::Words,
    /// Whose form it is; nothing where no unit is given.
    pub(super) office: &'a str,
    /// The page around the form has said the unit, so it isn't asked for.
    pub(super) unit_is_given: bool,
}

impl Paper<'_> {
    /// Items on one scale: a row for each, a box for each level.
    pub(super) fn table(&self, scale: usize, items: &[usize]) -> Part {
        let scale = &self.questionnaire.scales[scale];
        let mut head = part("tr", "", "").with(part("th", "", self.words.paper_point));
        for (at, level) in scale.levels.iter().enumerate() {
            let mut cell = part("th", "", level.label.get(self.tag));
            // What the numbers at the two ends mean.
            if let Some((least, most)) = &scale.ends {
                let last = at + 1 == scale.levels.len();
                let end = if last { Some(most) } else { (at == 0).then_some(least) };
                cell = cell.line("small", "", self.text(end));
            }
            head = head.with(cell);
        }
        head = head.line("th", "", self.text(scale.not_applicable.as_ref()));
        let boxes = head.parts.len() - 1;
        let mut body = part("tbody", "", "");
        for &at in items {
            let question = &self.questionnaire.questions[at];
            let number = self.questionnaire.number_of(at).unwrap_or_default();
            let label = [&decimal(number), ". ", &self.piped(&question.label)].concat();
            let mut row = part("tr", "", "").with(self.about(part("td", "", &label), question, ""));
            for _ in 0..boxes {
                row = row.with(part("td", "", "").with(tick()));
            }
            body = body.with(row);
        }
        let class = if boxes > 7 { "narrow" } else { "" };
        part("table", class, "").with(part("thead", "", "").with(head)).with(body)
    }

    /// A question's words with all that is said with them; `how` it is answered, where that must be said.
    pub(super) fn asked(&self, at: usize, how: &str) -> Part {
        let outer = part("div", "question", "").line("b", "", &self.label(at));
        self.about(outer, &self.questionnaire.questions[at], how)
    }

    /// A question with a line to write on.
    pub(super) fn with_line(&self, at: usize) -> Part {
        self.asked(at, "").with(part("p", "ruled", ""))
    }

    /// A question's words.
    pub(super) fn label(&self, at: usize) -> String {
        self.piped(&self.questionnaire.questions[at].label)
    }

    /// A question with a box for each of its options.
    pub(super) fn with_options(&self, asked: Part, at: usize) -> Part {
        let mut options = part("div", "options", "");
        for option in self.questionnaire.questions[at].options() {
            let text = part("span", "", option.label.get(self.tag));
            options = options.with(part("p", "", "").with(tick()).with(text));
        }
        asked.with(options)
    }

    /// What is said with a question's words: how to answer it, and who needn't.
    fn about(&self, part: Part, question: &Question, how: &str) -> Part {
        let hint = question.hint.as_ref().map_or(String::new(), |hint| self.piped(hint));
        part.line("small", "", &hint).line("small", "", how).line(
            "small",
            "only",
            &self.only_if(question.visible_if.as_ref()),
        )
    }

    /// Whether a question stands on the paper.
    pub(super) fn is_shown(&self, question: &Question) -> bool {
        !(question.hidden || self.unit_is_given && matches!(question.kind, Kind::Unit))
    }

    pub(super) fn text<'t>(&self, text: Option<&'t Text>) -> &'t str {
        text.map_or("", |text| text.get(self.tag))
    }

    /// A text with dots where an earlier answer would stand.
    pub(super) fn piped(&self, text: &Text) -> String {
        text.with_answers(self.tag, |_| DOTS.to_owned())
    }
}
