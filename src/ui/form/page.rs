//! A page: its heading, what must be mended, and its questions.

use hailong_core::decimal::decimal;
use hailong_core::questionnaire::{Kind, Question};
use hailong_core::response::Mode;

use super::controls::is_group;
use super::deed::Deed;
use super::draw::{Drawing, control_id, heading};
use super::errors::error_id;
use super::rare::rare;
use super::settings::{Aid, Wish};
use super::state::{Action, Submit};
use crate::i18n::fill;
use crate::ui::shared::markup::{Attr, El, el, line};

impl Drawing<'_> {
    pub(super) fn page(&self, at: usize) -> El {
        let page = &self.state.questionnaire.pages[at];
        let mut body = el("div", "").node(self.error_summary());
        if let Submit::Failed(kind) = self.state.submit {
            body = body.with(self.not_stored(kind));
        }
        if let Some(intro) = self.state.questionnaire.intro.as_ref().filter(|_| at == 0) {
            body = body.with(line("p", "intro", self.text(intro)));
        }
        body = body.with(heading().text(&self.piped(&page.title)));
        if let Some(hint) = &page.hint {
            body = body.with(line("p", "hint", &self.piped(hint)));
        }
        let shown: Vec<usize> = self.state.shown_on(at).collect();
        let as_tables = page.block && self.state.wide && self.state.only.is_none();
        if let Some(rare) = rare().filter(|_| as_tables) {
            body = (rare.tables)(self, body, &shown);
        } else {
            for at in shown {
                body = body.with(self.question(at, &self.state.questionnaire.questions[at]));
            }
        }
        // A visitor at a counter has no printer, and a short form nothing to print.
        let prints = !matches!(self.props.mode, Mode::Kiosk | Mode::Short);
        if prints && !self.state.has_before() {
            let print = Deed::Act(Action::Aid(Aid::Print));
            let button = self.button("link paper", self.words.paper, print);
            body = body.with(self.awaits(button, Wish::Printing));
            body = body.node(self.missing(Wish::Printing));
        }
        body
    }

    pub(super) fn question(&self, at: usize, question: &Question) -> El {
        if matches!(question.kind, Kind::Note) {
            return self.note(at, question);
        }
        let is_group = is_group(&question.kind);
        let hint = self.hint(question);
        let described_by = self.described_by(at, &hint);
        let class = if self.invalid(at).is_some() { "question wrong" } else { "question" };
        // One shape for groups of controls, the other for a single one: a legend that stands for one
        // text field would be read twice.
        let mut outer = if is_group {
            el("fieldset", class).maybe(Attr::DescribedBy, described_by.as_deref())
        } else {
            el("div", class)
        };
        outer = outer.key(at).attr(Attr::Part, "question");
        outer = outer.with(if is_group {
            self.label(el("legend", ""), at, question)
        } else {
            self.label(el("label", "label").attr(Attr::For, &control_id(at)), at, question)
        });
        outer = outer.node(self.reader(at, question)).node(self.missing(Wish::Reading(at)));
        if !hint.is_empty() {
            outer = outer.with(line("p", "hint", &hint).attr(Attr::Id, &hint_id(at)));
        }
        // A single control says itself what describes it.
        outer.node(self.error_of(at)).with(self.control(at, question))
    }

    /// A text to read: no control, so neither a label nor a legend.
    fn note(&self, at: usize, question: &Question) -> El {
        let note = el("div", "question note").key(at).attr(Attr::Part, "question");
        let note = note.with(line("p", "", &self.piped(&question.label)));
        match &question.hint {
            Some(hint) => note.with(line("p", "hint", &self.piped(hint))),
            None => note,
        }
    }

    /// The question's number and words. Only items are numbered, as on paper.
    pub(super) fn label(&self, mut label: El, at: usize, question: &Question) -> El {
        if let Some(number) = self.state.questionnaire.number_of(at) {
            let number = [&decimal(number), ". "].concat();
            label = label.with(line("span", "no", &number));
        }
        // Consent's own sentence stands beside its tick, below what it refers to.
        let words = match (&question.kind, &question.short) {
            (Kind::Consent, Some(short)) => short,
            _ => &question.label,
        };
        label = label.text(&self.piped(words));
        let is_needed =
            self.state.questionnaire.requires(at, &self.state.answers, &self.state.asked);
        if !is_needed && !matches!(question.kind, Kind::Item { .. } | Kind::Note) {
            label = label.text(" ").with(line("span", "optional", self.words.optional));
        }
        label
    }

    /// The sentence under a question: its own, and what its kind needs said.
    pub(super) fn hint(&self, question: &Question) -> String {
        let words = self.words;
        let usual = match question.kind {
            Kind::Choices { most: Some(most), .. } => {
                fill(words.choose_up_to, &[("n", &decimal(most))])
            }
            Kind::Choices { .. } => words.choose_several.to_owned(),
            Kind::Ranking { most: Some(most), .. } => {
                fill(words.rank_up_to, &[("n", &decimal(most))])
            }
            Kind::Ranking { .. } => words.rank_all.to_owned(),
            Kind::Text { most, long: true } => {
                fill(words.most_characters, &[("n", &decimal(most))])
            }
            _ => String::new(),
        };
        match &question.hint {
            Some(own) if usual.is_empty() => self.piped(own),
            Some(own) => [&self.piped(own), " ", &usual].concat(),
            None => usual,
        }
    }

    pub(super) fn described_by(&self, at: usize, hint: &str) -> Option<String> {
        match (hint.is_empty(), self.invalid(at).is_some()) {
            (false, true) => Some([&hint_id(at), " ", &error_id(at)].concat()),
            (false, false) => Some(hint_id(at)),
            (true, true) => Some(error_id(at)),
            (true, false) => None,
        }
    }
}

/// The id of the sentence under a question.
pub(super) fn hint_id(question: usize) -> String {
    [&control_id(question), "-hint"].concat()
}
