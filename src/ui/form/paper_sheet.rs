//! The empty paper form: every question as it is numbered on the screen, for those who would rather write and
//! for the clerk who keys it in.

use hailong_core::questionnaire::{Kind, Page};

use super::controls;
use super::drawing::Drawing;
use super::paper::Paper;
use super::sheet::{Part, part};
use super::state::Step;

impl Drawing<'_> {
    /// What is printed: the receipt, or before it the empty form.
    pub(super) fn sheet(&self) -> Part {
        if self.state.step == Step::Receipt {
            return self.receipt_sheet();
        }
        let paper = Paper {
            questionnaire: &self.state.questionnaire,
            tag: self.props.language.tag(),
            words: self.lazy_words(),
            usual: self.words,
            office: self.office(),
            unit_is_given: self.state.unit_is_given,
        };
        paper.sheet()
    }
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
            &self.only_if(page.visible_if.as_ref()),
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
                sheet = sheet.with(controls::on_paper(self.questionnaire, first, self));
            }
            rest = &rest[run..];
        }
        for skip in &page.skips {
            sheet = sheet.line("p", "only", &self.go_on(skip));
        }
        sheet
    }
}

#[cfg(test)]
#[path = "paper_sheet_tests.rs"]
mod tests;
