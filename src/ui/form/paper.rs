//! The empty paper form: every question as it is numbered on the screen, for those who would rather write and
//! for the clerk who keys it in.

use hailong_core::decimal::decimal;
use hailong_core::questionnaire::{Kind, Page, Question, Questionnaire, Text};

use super::conditions::Conditions;
use super::print::{Part, part};
use crate::i18n::{fill, form, form_lazy};

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
    /// All of it.
    pub(super) fn sheet(&self) -> Part {
        let questionnaire = self.questionnaire;
        let top = part("header", "", "").with(part("p", "", self.office)).with(part(
            "p",
            "",
            self.words.paper_number,
        ));
        let mut sheet = part("main", "", "")
            .with(top)
            .line("h1", "", self.text(Some(&questionnaire.title)))
            .line("p", "", self.text(questionnaire.intro.as_ref()))
            .line("p", "how", self.words.paper_how);
        for page in &questionnaire.pages {
            sheet = self.page(sheet, page);
        }
        sheet.line("p", "small", self.text(questionnaire.next_steps.as_ref())).line(
            "p",
            "small",
            self.text(questionnaire.contact.as_ref()),
        )
    }

    fn page(&self, mut sheet: Part, page: &Page) -> Part {
        let questions = &self.questionnaire.questions;
        let shown: Vec<usize> =
            page.questions.clone().filter(|&at| self.is_shown(&questions[at])).collect();
        if shown.is_empty() {
            return sheet;
        }
        sheet = sheet.line("h2", "", &self.piped(&page.title)).line(
            "p",
            "only",
            &self.conditions().only_if(page.visible_if.as_ref()),
        );
        if let Some(hint) = &page.hint {
            sheet = sheet.line("p", "", &self.piped(hint));
        }
        let scale = |at: usize| match questions[at].kind {
            Kind::Item { scale, .. } => Some(scale),
            _ => None,
        };
        let mut rest = &shown[..];
        while let Some(&first) = rest.first() {
            let mut run = 1;
            if let Some(on) = scale(first) {
                run = rest.iter().take_while(|&&at| scale(at) == Some(on)).count();
                sheet = sheet.with(self.table(on, &rest[..run]));
            } else {
                sheet = sheet.with(self.question(&questions[first]));
            }
            rest = &rest[run..];
        }
        for skip in &page.skips {
            sheet = sheet.line("p", "only", &self.conditions().go_on(skip));
        }
        sheet
    }

    /// Items on one scale: a row for each, a box for each level.
    fn table(&self, scale: usize, items: &[usize]) -> Part {
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
            let mut row = part("tr", "", "").with(self.about(part("td", "", &label), question));
            for _ in 0..boxes {
                row = row.with(part("td", "", "").with(tick()));
            }
            body = body.with(row);
        }
        let class = if boxes > 7 { "narrow" } else { "" };
        part("table", class, "").with(part("thead", "", "").with(head)).with(body)
    }

    fn question(&self, question: &Question) -> Part {
        let label = &self.piped(&question.label);
        match question.kind {
            Kind::Note => return part("p", "", label),
            // The sentence that is agreed to stands beside its box.
            Kind::Consent => {
                return part("p", "question", "").with(tick()).with(part("b", "", label));
            }
            _ => {}
        }
        let mut outer = self.about(part("div", "question", "").line("b", "", label), question);
        let mut options = part("div", "options", "");
        for option in question.options() {
            let text = part("span", "", option.label.get(self.tag));
            options = options.with(part("p", "", "").with(tick()).with(text));
        }
        match &question.kind {
            Kind::Number { suffix, .. } => {
                let suffix = self.text(suffix.as_ref());
                outer.with(
                    part("p", "", "").with(part("span", "short", "")).line("span", "", suffix),
                )
            }
            Kind::Date { .. } => {
                let text = ["__/__/____ ", self.words.paper_date].concat();
                outer.line("p", "date", &text)
            }
            _ if !options.parts.is_empty() => outer.with(options),
            Kind::Text { long: true, .. } => {
                for _ in 0..4 {
                    outer = outer.with(part("p", "ruled", ""));
                }
                outer
            }
            _ => outer.with(part("p", "ruled", "")),
        }
    }

    /// What is said with a question's words: how to answer it, and who needn't.
    fn about(&self, part: Part, question: &Question) -> Part {
        let (words, usual) = (self.words, self.usual);
        let n = |most: &usize| decimal(*most);
        let how = match &question.kind {
            Kind::Choices { most: Some(most), .. } => fill(usual.choose_up_to, &[("n", &n(most))]),
            Kind::Choices { .. } => usual.choose_several.to_owned(),
            Kind::Ranking { most: Some(most), .. } => {
                let most = fill(usual.choose_up_to, &[("n", &n(most))]);
                [&most, " ", words.paper_rank].concat()
            }
            Kind::Ranking { .. } => words.paper_rank.to_owned(),
            _ => String::new(),
        };
        let hint = question.hint.as_ref().map_or(String::new(), |hint| self.piped(hint));
        part.line("small", "", &hint).line("small", "", &how).line(
            "small",
            "only",
            &self.conditions().only_if(question.visible_if.as_ref()),
        )
    }

    fn conditions(&self) -> Conditions<'_> {
        Conditions { paper: self }
    }

    /// Whether a question stands on the paper.
    pub(super) fn is_shown(&self, question: &Question) -> bool {
        !(question.hidden || self.unit_is_given && matches!(question.kind, Kind::Unit))
    }

    fn text<'t>(&self, text: Option<&'t Text>) -> &'t str {
        text.map_or("", |text| text.get(self.tag))
    }

    /// A text with dots where an earlier answer would stand.
    pub(super) fn piped(&self, text: &Text) -> String {
        text.with_answers(self.tag, |_| DOTS.to_owned())
    }
}

/// An empty box.
fn tick() -> Part {
    part("i", "", "")
}

#[cfg(test)]
#[path = "paper_tests.rs"]
mod tests;
