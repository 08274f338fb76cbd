//! A page: its heading, what must be mended, and its questions, each a component.

use hailong_core::questionnaire::{Kind, Question};
use hailong_core::response::Mode;
use yew::Html;

use super::aids::{Aid, Wish};
use super::control_event::ControlEvent;
use super::controls;
use super::drawing::{Drawing, heading};
use super::lazy::lazy;
use super::question::QuestionView;
use super::question_props::{Layout, QuestionProps, Reader};
use super::state::{Action, Submit};
use crate::ui::shared::markup::{El, component, el, line};

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
        if let Some(lazy) = lazy().filter(|_| as_tables) {
            body = (lazy.tables)(self, body, &shown);
        } else {
            for at in shown {
                body = body.node(self.question(at, Layout::Card));
            }
        }
        // A visitor at a counter has no printer, and a short form nothing to print.
        let prints = !matches!(self.props.mode, Mode::Kiosk | Mode::Short);
        if prints && !self.state.has_before() {
            let print = ControlEvent::Act(Action::Aid(Aid::Print));
            let button = self.button("link paper", self.words.paper, print);
            body = body.with(self.awaits(button, Wish::Printing));
            body = body.node(self.missing(Wish::Printing));
        }
        body
    }

    /// A question, drawn again where something of it has changed.
    pub(super) fn question(&self, at: usize, layout: Layout) -> Html {
        component::<QuestionView>(at, self.question_props(at, layout))
    }

    fn question_props(&self, at: usize, layout: Layout) -> QuestionProps {
        let state = self.state;
        let question = &state.questionnaire.questions[at];
        // Consent's own sentence stands beside its tick, below what it refers to.
        let label = match (&question.kind, &question.short) {
            (Kind::Consent, Some(short)) => short,
            _ => &question.label,
        };
        let narrowed_to = match question.kind {
            Kind::Procedure { by } => state.field_of(by).map(str::to_owned),
            _ => None,
        };
        QuestionProps {
            form: self.form.clone(),
            at,
            layout,
            label: self.piped(label),
            hint: self.hint(question),
            error: self.invalid(at).map(|invalid| self.message(invalid)),
            is_needed: state.questionnaire.requires(at, &state.answers, &state.asked),
            answer: state.answers.get(at).cloned(),
            field: state.fields.of(at),
            narrowed_to,
            ranked: state.ranked.filter(|(of, _)| *of == at).map(|(_, option)| option),
            seed: state.seed,
            reader: state.aids.has_voice.then(|| Reader {
                label: self.piped(question.short.as_ref().unwrap_or(&question.label)),
                is_speaking: state.aids.speaking == Some(at),
                is_awaited: state.aids.awaited == Some(Wish::Reading(at)),
                is_missing: state.aids.missing == Some(Wish::Reading(at)),
            }),
            has_lazy: state.has_lazy,
        }
    }

    /// The sentence under a question: its own, and what its kind needs said.
    pub(super) fn hint(&self, question: &Question) -> String {
        let usual = controls::hint(&question.kind, self.words);
        match &question.hint {
            Some(own) if usual.is_empty() => self.piped(own),
            Some(own) => [&self.piped(own), " ", &usual].concat(),
            None => usual,
        }
    }
}
