//! The component of one question: its words, what describes it, what must be mended, and its control.

use yew::{Component, Context, Html, NodeRef};

use super::aids::Aid;
use super::control_event::ControlEvent;
use super::controls;
use super::icon::icon;
use super::lazy::lazy;
use super::question_props::{Layout, QuestionProps, hint_id};
use super::state::Action;
use crate::ui::shared::markup::{Attr, El, el, line, nothing, show_selected};
use hailong_core::decimal::decimal;
use hailong_core::questionnaire::Kind;

/// One question.
pub(super) struct QuestionView {
    root: NodeRef,
}

impl Component for QuestionView {
    type Message = ();
    type Properties = QuestionProps;

    fn create(_ctx: &Context<Self>) -> Self {
        Self { root: NodeRef::default() }
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let props = ctx.props();
        let drawn = match (props.layout, lazy()) {
            (Layout::Row, Some(lazy)) => (lazy.row)(props),
            _ => props.card(),
        };
        drawn.known_as(&self.root).html()
    }

    fn rendered(&mut self, _ctx: &Context<Self>, _first: bool) {
        show_selected(&self.root);
    }
}

impl QuestionProps {
    fn card(&self) -> El {
        let question = self.question();
        if matches!(question.kind, Kind::Note) {
            return self.note();
        }
        let is_group = controls::is_group(&question.kind);
        let class = if self.error.is_some() { "question wrong" } else { "question" };
        // One shape for groups of controls, the other for a single one: a legend that stands for one
        // text field would be read twice.
        let mut outer = if is_group {
            el("fieldset", class).maybe(Attr::DescribedBy, self.described_by().as_deref())
        } else {
            el("div", class)
        };
        outer = outer.attr(Attr::Part, "question");
        outer = outer.with(if is_group {
            self.label(el("legend", ""))
        } else {
            self.label(el("label", "label").attr(Attr::For, &self.control_id()))
        });
        outer = outer.node(self.reader_button()).node(self.reader_missing());
        if !self.hint.is_empty() {
            outer = outer.with(line("p", "hint", &self.hint).attr(Attr::Id, &hint_id(self.at)));
        }
        // A single control says itself what describes it.
        outer.node(self.error_line()).with(controls::draw(self))
    }

    /// A text to read: no control, so neither a label nor a legend.
    fn note(&self) -> El {
        let note = el("div", "question note").attr(Attr::Part, "question");
        let note = note.with(line("p", "", &self.label));
        if self.hint.is_empty() { note } else { note.with(line("p", "hint", &self.hint)) }
    }

    /// The question's number and words. Only items are numbered, as on paper.
    pub(super) fn label(&self, mut label: El) -> El {
        if let Some(number) = self.props.questionnaire.number_of(self.at) {
            let number = [&decimal(number), ". "].concat();
            label = label.with(line("span", "no", &number));
        }
        label = label.text(&self.label);
        if !self.is_needed && !matches!(self.question().kind, Kind::Item { .. } | Kind::Note) {
            label = label.text(" ").with(line("span", "optional", self.words.optional));
        }
        label
    }

    /// The button that reads the question aloud; nothing where the device has no voice for the language.
    fn reader_button(&self) -> Html {
        let Some(reader) = &self.reader else { return nothing() };
        let (words, path) = if reader.is_speaking {
            (self.words.stop_reading, "M12 12h8v8h-8z")
        } else {
            (self.words.read_aloud, "M9 14v4h3l4 4V10l-4 4zM19 12.5q3 3.5 0 7M22 10q5 6 0 12")
        };
        // Twenty buttons of the same name need something that tells them apart.
        let name = line("span", "unseen", words).text(": ").text(&reader.label);
        let button = self.button("reader", "", ControlEvent::Act(Action::Aid(Aid::Read(self.at))));
        let button = button.maybe(Attr::Busy, reader.is_awaited.then_some("true"));
        button.with(icon("", path)).with(name).html()
    }

    fn reader_missing(&self) -> Html {
        match &self.reader {
            Some(reader) if reader.is_missing => {
                line("p", "hint", self.words.lazy_missing).attr(Attr::Role, "alert").html()
            }
            _ => nothing(),
        }
    }
}
