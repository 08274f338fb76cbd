//! The screen: the paper's number, the rows, and the foot with its two buttons.

use std::rc::Rc;

use hailong_core::decimal::decimal;
use hailong_core::questionnaire::Text;
use yew::{Callback, NodeRef};

use super::control_event::{ControlEvent, ControlListener};
use super::message::Message;
use super::state::{AssistedState, Cursor, Trouble};
use super::ways::{Way, way};
use crate::i18n::fill;
use crate::i18n::kiosk::{Words, words};
use crate::ui::form::FormProps;
use crate::ui::form::state::Submit;
use crate::ui::shared::markup::{Attr, El, el, line, nothing};

/// What the drawing functions share.
pub(super) struct Drawing<'a> {
    pub(super) state: &'a AssistedState,
    pub(super) props: &'a FormProps,
    pub(super) send: Callback<Message>,
}

impl Drawing<'_> {
    pub(super) fn view(&self, root: &NodeRef) -> El {
        let title = self.text(&self.state.form.questionnaire.title);
        let head = el("div", "head").with(line("h2", "title", title)).with(line(
            "p",
            "hint",
            self.words().keys,
        ));
        let body = self.rows(el("div", "body").with(self.paper()));
        let form = el("div", "form assisted")
            .attr(Attr::Lang, self.props.language.tag())
            .attr(Attr::Part, "root")
            .known_as(root)
            .with(head)
            .with(body)
            .with(self.foot());
        self.does(form, ControlEvent::Keyboard)
    }

    pub(super) fn text<'t>(&self, text: &'t Text) -> &'t str {
        text.get(self.props.language.tag())
    }

    pub(super) fn words(&self) -> &'static Words {
        words(self.props.language)
    }

    /// What an element does when it is used.
    pub(super) fn does(&self, el: El, event: ControlEvent) -> El {
        el.listen(Rc::new(ControlListener { event, send: self.send.clone() }))
    }

    fn button(&self, class: &str, words: &str, message: fn() -> Message) -> El {
        let button = line("button", class, words).attr(Attr::Type, "button");
        self.does(button, ControlEvent::Press(message))
    }

    fn paper(&self) -> El {
        let words = self.words();
        let trouble = match self.state.trouble {
            Some(Trouble::NoPaper) => Some(words.paper_missing.to_owned()),
            Some(Trouble::KnownPaper) => {
                Some(fill(words.paper_known, &[("n", self.state.paper.trim())]))
            }
            _ => None,
        };
        let class = if trouble.is_some() { "question wrong" } else { "question" };
        let mut paper =
            el("div", class).with(line("label", "label", words.paper).attr(Attr::For, "paper"));
        let mut field = el("input", "short")
            .attr(Attr::Id, "paper")
            .attr(Attr::Type, "text")
            .attr(Attr::AutoComplete, "off")
            .value(self.state.paper.clone());
        // Each has a place of its own: what comes and goes must not take a field's focus with it.
        paper = match &trouble {
            Some(trouble) => {
                let error = line("p", "error", trouble).attr(Attr::Id, "paper-error");
                paper.with(error.attr(Attr::Role, "alert"))
            }
            None => paper.node(nothing()),
        };
        if trouble.is_some() {
            field = field.attr(Attr::DescribedBy, "paper-error").attr(Attr::Invalid, "true");
        }
        let field = self.does(field, ControlEvent::Paper);
        self.does(paper.with(field), ControlEvent::At(Cursor::Paper))
    }

    /// Page by page what a digit answers, then what is picked and typed.
    fn rows(&self, mut body: El) -> El {
        let pages = &self.state.form.questionnaire.pages;
        for (at, page) in pages.iter().enumerate() {
            let mut rows =
                el("section", "rows").with(line("h3", "rows-title", self.text(&page.title)));
            let mut any = false;
            for question in self.state.form.asked_on(at).filter(|&at| self.has_digits(at)) {
                rows = rows.with(self.row(question));
                any = true;
            }
            if any {
                body = body.with(rows);
            }
        }
        let mut fields = el("section", "rows").with(line("h3", "rows-title", self.words().fields));
        let mut any = false;
        for page in 0..pages.len() {
            for question in self.state.form.asked_on(page) {
                let way = way(&self.state.form.questionnaire, question);
                if matches!(way, Way::Pick | Way::Type) {
                    fields = fields.with(self.field_row(question, way));
                    any = true;
                }
            }
        }
        if any { body.with(fields) } else { body }
    }

    fn has_digits(&self, question: usize) -> bool {
        matches!(way(&self.state.form.questionnaire, question), Way::One | Way::Several)
    }

    fn foot(&self) -> El {
        let (state, words) = (self.state, self.words());
        let running = state.form.submit == Submit::Running;
        let said = match (&state.undone, &state.last) {
            (Some(paper), _) => fill(words.undone, &[("n", paper)]),
            (None, Some(last)) => {
                fill(words.stored, &[("n", &last.paper), ("count", &decimal(state.count))])
            }
            (None, None) => String::new(),
        };
        let mut foot = el("div", "foot");
        if let Some(Trouble::NotStored | Trouble::NotUndone) = state.trouble {
            let not_stored = state.trouble == Some(Trouble::NotStored);
            let trouble = if not_stored { words.not_stored } else { words.not_undone };
            let mut errors =
                el("div", "errors").attr(Attr::Role, "alert").with(line("p", "", trouble));
            if not_stored {
                errors = errors.with(self.button("second", words.save_file, || Message::Save));
            }
            foot = foot.with(errors);
        } else {
            foot = foot.node(nothing());
        }
        let store = if running { words.storing } else { words.store };
        let store = self
            .button("first", store, || Message::Store)
            .attr(Attr::Id, "store")
            .attr(Attr::Part, "button")
            .maybe(Attr::Disabled, running.then_some("true"));
        let store =
            self.does(el("div", "assisted-store").with(store), ControlEvent::At(Cursor::Store));
        foot = foot.with(line("p", "assisted-said", &said).attr(Attr::Role, "status")).with(store);
        match state.last.as_ref().filter(|_| state.can_undo()) {
            Some(last) => {
                let undo = fill(words.undo, &[("n", &last.paper)]);
                foot.with(self.button("second", &undo, || Message::Undo))
            }
            None => foot.node(nothing()),
        }
    }
}
