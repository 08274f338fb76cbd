//! The review page: every question with its answer and a way to change it.

use hailong_core::questionnaire::{Asked, Kind, Question};
use hailong_wire::response_to_json;

use super::control_event::ControlEvent;
use super::controls;
use super::drawing::{Drawing, heading};
use super::receipt::receipt_number;
use super::response::response;
use super::state::{Action, StoreFailure, Submit};
use crate::storage::json;
use crate::ui::shared::markup::{Attr, El, el, line};

impl Drawing<'_> {
    pub(super) fn review(&self) -> El {
        let mut body = el("div", "");
        if let Submit::Failed(kind) = self.state.submit {
            body = body.with(self.not_stored(kind));
        }
        let heading = heading().text(self.words.review);
        body = body.with(heading).with(line("p", "hint", self.words.review_hint));
        for page in &self.state.questionnaire.pages {
            let mut answers = el("dl", "answers");
            let mut any = false;
            for at in page.questions.clone().filter(|&at| self.is_reviewed(at)) {
                let question = &self.state.questionnaire.questions[at];
                answers = answers.with(self.review_question(at, question));
                any = true;
            }
            if any {
                let title = line("h4", "", &self.piped(&page.title));
                body = body.with(el("section", "").with(title).with(answers));
            }
        }
        body
    }

    /// Whether a question stands on the review page: it is asked, and there is something to answer.
    fn is_reviewed(&self, at: usize) -> bool {
        self.state.asked[at] == Asked::Yes
            && !matches!(self.state.questionnaire.questions[at].kind, Kind::Note)
    }

    fn review_question(&self, at: usize, question: &Question) -> El {
        let label = &self.piped(question.short.as_ref().unwrap_or(&question.label));
        let answer = match self.state.answers.get(at) {
            Some(answer) => line("dd", "", &controls::in_words(&question.kind, answer, self.form)),
            None => line("dd", "unanswered", self.words.unanswered),
        };
        let change = self
            .button("link", self.words.change, ControlEvent::Act(Action::GoTo(at)))
            // Twenty buttons of the same name need something that tells them apart.
            .with(line("span", "unseen", ": ").text(label));
        el("div", "").with(line("dt", "", label)).with(answer).with(el("dd", "change").with(change))
    }

    /// The store failed: the answers are still here, and can be taken along as a file, or on paper.
    pub(super) fn not_stored(&self, why: StoreFailure) -> El {
        let (state, words) = (self.state, self.words);
        let why = match why {
            StoreFailure::Unavailable => words.store_unavailable,
            StoreFailure::Full => words.store_full,
            StoreFailure::Slow => words.store_slow,
            StoreFailure::Failed => words.store_failed,
        };
        let stored = response_to_json(&state.questionnaire, &response(&self.props, state));
        let name = [&state.id, ".json"].concat();
        let save = ControlEvent::Save(json::stringify(&stored), "application/json", name);
        el("div", "errors")
            .attr(Attr::Role, "alert")
            .attr(Attr::TabIndex, "-1")
            .with(line("p", "", why).text(" ").text(words.answers_remain))
            .with(self.button("second", words.save_file, save))
            .text(" ")
            .with(self.button("second", words.save_copy, self.save_copy()))
    }

    /// The answers as people read them, for someone to whom a file of data is of no use.
    fn save_copy(&self) -> ControlEvent {
        let state = self.state;
        let number = receipt_number(&state.id);
        let (title, words) = (self.text(&state.questionnaire.title), self.words);
        let mut text =
            [title, "\r\n", words.not_sent, "\r\n", words.receipt_number, ": ", &number].concat();
        for (at, answer) in state.answers.iter().filter(|(at, _)| state.asked[*at].counts()) {
            let question = &state.questionnaire.questions[at];
            for part in [
                "\r\n",
                &self.piped(&question.label),
                ": ",
                &controls::in_words(&question.kind, answer, self.form),
            ] {
                text += part;
            }
        }
        ControlEvent::Save(text, "text/plain;charset=utf-8", [&number, ".txt"].concat())
    }
}
