//! The review page: every question with its answer and a way to change it.

use hailong_core::calendar::is_day;
use hailong_core::questionnaire::{Asked, ChoiceOption, Kind, Question};
use hailong_core::response::Answer;

use super::app::response;
use super::deed::Deed;
use super::draw::{Drawing, heading};
use super::receipt::receipt_number;
use super::state::{Action, Submit};
use crate::i18n::{day, typed};
use crate::storage::{StoreErrorKind, json};
use crate::ui::shared::markup::{Attr, El, el, line};
use crate::wire::response_to_json;

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

    /// The answer to the question of this id in words, for a text that it stands in.
    pub(super) fn answer_to(&self, id: &str) -> String {
        let questionnaire = &self.state.questionnaire;
        let answered = questionnaire.index_of(id).and_then(|at| {
            let counts = self.state.asked[at].counts();
            let answer = self.state.answers.get(at).filter(|_| counts)?;
            Some(self.answer(&questionnaire.questions[at], answer))
        });
        answered.unwrap_or_else(|| self.words.unanswered.to_owned())
    }

    fn review_question(&self, at: usize, question: &Question) -> El {
        let label = &self.piped(question.short.as_ref().unwrap_or(&question.label));
        let answer = match self.state.answers.get(at) {
            Some(answer) => line("dd", "", &self.answer(question, answer)),
            None => line("dd", "unanswered", self.words.unanswered),
        };
        let change = self
            .button("link", self.words.change, Deed::Act(Action::GoTo(at)))
            // Twenty buttons of the same name need something that tells them apart.
            .with(line("span", "unseen", ": ").text(label));
        el("div", "").with(line("dt", "", label)).with(answer).with(el("dd", "change").with(change))
    }

    /// An answer in words.
    fn answer(&self, question: &Question, answer: &Answer) -> String {
        let option = |options: &[ChoiceOption], value: &str| {
            let option = options.iter().find(|option| option.value == value);
            option.map_or(value.to_owned(), |option| self.text(&option.label).to_owned())
        };
        match (&question.kind, answer) {
            (Kind::Item { scale, .. }, Answer::Level(level)) => {
                let level =
                    self.state.questionnaire.scales[*scale].levels.get(usize::from(*level) - 1);
                level.map_or(String::new(), |level| self.text(&level.label).to_owned())
            }
            (Kind::Item { scale, .. }, Answer::NotApplicable) => {
                let label = &self.state.questionnaire.scales[*scale].not_applicable;
                label.as_ref().map_or(String::new(), |label| self.text(label).to_owned())
            }
            (Kind::Choice { options, .. }, Answer::Choice(value)) => option(options, value),
            (
                Kind::Choices { options, .. } | Kind::Ranking { options, .. },
                Answer::Choices(values),
            ) => {
                let labels: Vec<String> =
                    values.iter().map(|value| option(options, value)).collect();
                labels.join("; ")
            }
            (Kind::Unit | Kind::Procedure { .. }, Answer::Choice(value)) => {
                self.picked(&question.kind, value)
            }
            (Kind::Date { .. }, Answer::Text(text)) if is_day(text) => day(text),
            (_, Answer::Number(number)) => typed(*number),
            (_, Answer::Text(text)) => text.clone(),
            (_, Answer::Given) => self.words.agreed.to_owned(),
            _ => String::new(),
        }
    }

    /// The store failed: the answers are still here, and can be taken along as a file, or on paper.
    pub(super) fn not_stored(&self, kind: StoreErrorKind) -> El {
        let (state, words) = (self.state, self.words);
        let why = match kind {
            StoreErrorKind::Unavailable => words.store_unavailable,
            StoreErrorKind::Full => words.store_full,
            StoreErrorKind::Slow => words.store_slow,
            StoreErrorKind::Failed => words.store_failed,
        };
        let stored = response_to_json(&state.questionnaire, &response(self.props, state));
        let name = [&state.id, ".json"].concat();
        let save = Deed::Save(json::stringify(&stored), "application/json", name);
        el("div", "errors")
            .attr(Attr::Role, "alert")
            .attr(Attr::TabIndex, "-1")
            .with(line("p", "", why).text(" ").text(words.answers_remain))
            .with(self.button("second", words.save_file, save))
            .text(" ")
            .with(self.button("second", words.save_copy, self.save_copy()))
    }

    /// The answers as people read them, for someone to whom a file of data is of no use.
    fn save_copy(&self) -> Deed {
        let state = self.state;
        let number = receipt_number(&state.id);
        let (title, words) = (self.text(&state.questionnaire.title), self.words);
        let mut text =
            [title, "\r\n", words.not_sent, "\r\n", words.receipt_number, ": ", &number].concat();
        for (at, answer) in state.answers.iter().filter(|(at, _)| state.asked[*at].counts()) {
            let question = &state.questionnaire.questions[at];
            for part in ["\r\n", &self.piped(&question.label), ": ", &self.answer(question, answer)]
            {
                text += part;
            }
        }
        Deed::Save(text, "text/plain;charset=utf-8", [&number, ".txt"].concat())
    }
}
