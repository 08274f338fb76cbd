//! The frame of every step: header with progress, the step itself, and the two buttons at its foot.

use hailong_core::questionnaire::Text;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, SubmitEvent};
use yew::{Callback, Html, NodeRef};

use super::app::{FormEvent, FormProps};
use super::state::{Action, Focus, FormState, Step, Submit};
use crate::i18n::form::Words;
use crate::i18n::{Language, fill};
use crate::ui::shared::markup::{El, all, el, nothing};

/// What the drawing functions share.
pub(super) struct Drawing<'a> {
    pub(super) state: &'a FormState,
    pub(super) props: &'a FormProps,
    pub(super) words: &'static Words,
    pub(super) saved: Option<bool>,
    pub(super) on_action: Callback<Action>,
}

impl Drawing<'_> {
    pub(super) fn view(&self, root: &NodeRef) -> Html {
        let form = el("div", "form")
            .attr("lang", self.props.language.tag())
            .attr("part", "root")
            .known_as(root)
            .with(self.header());
        let (body, foot) = match self.state.step {
            Step::Page(page) => (self.page(page), self.page_buttons(page)),
            Step::Review => (self.review(), self.review_buttons()),
            Step::Receipt => return form.with(self.receipt()).html(),
        };
        let on_action = self.on_action.clone();
        let on_page = matches!(self.state.step, Step::Page(_));
        // A form of its own, so that Enter goes on; it is never sent anywhere.
        let submit = Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let now = crate::platform::now();
            on_action.emit(if on_page { Action::Next } else { Action::Submit(now) });
        });
        let inner = el("form", "")
            .attr("novalidate", "")
            .on_submit(submit)
            .with(el("div", "body").with(body))
            .with(el("div", "foot").node(foot));
        form.with(inner).html()
    }

    pub(super) fn text<'t>(&self, text: &'t Text) -> &'t str {
        text.get(self.props.language.tag())
    }

    /// A button of the form's own that leads to an action.
    pub(super) fn button(&self, class: &str, words: &str, action: Action) -> El {
        let on_action = self.on_action.clone();
        el("button", class)
            .attr("type", "button")
            .on_click(Callback::from(move |_| on_action.emit(action.clone())))
            .text(words)
    }

    fn header(&self) -> El {
        let units = &self.props.units;
        let unit = self.props.unit.as_ref().and_then(|id| units.iter().find(|u| u.id == *id));
        let mut top = el("div", "top");
        if let Some(unit) = unit {
            let office = self.text(unit.office.as_ref().unwrap_or(&unit.name));
            top = top.with(el("p", "office").text(office));
        }
        el("div", "head")
            .with(self.languages(top))
            .with(el("h2", "title").text(self.text(&self.state.questionnaire.title)))
            .node(self.progress())
    }

    /// The other languages of the questionnaire that the interface speaks.
    fn languages(&self, mut top: El) -> El {
        let written = &self.state.questionnaire.languages;
        for language in [Language::Vietnamese, Language::English] {
            let tag = language.tag();
            if language == self.props.language || !written.iter().any(|written| written == tag) {
                continue;
            }
            let on_event = self.props.on_event.clone();
            let click = Callback::from(move |_| on_event.emit(FormEvent::Language(language)));
            let button = el("button", "language").attr("type", "button").attr("lang", tag);
            top = top.with(button.on_click(click).text(language.own_name()));
        }
        top
    }

    fn progress(&self) -> Html {
        let pages = self.state.questionnaire.pages.len();
        let at = match self.state.step {
            Step::Page(page) => page,
            Step::Review => pages,
            Step::Receipt => return nothing(),
        };
        let (n, of) = ((at + 1).to_string(), (pages + 1).to_string());
        let section = fill(self.words.section, &[("n", &n), ("of", &of)]);
        // The review takes next to nothing, so the minutes are those of the pages.
        let minutes = self.state.questionnaire.minutes as usize;
        let left = (minutes * (pages - at)).div_ceil(pages.max(1));
        let left = match left {
            0 => self.words.last_minute.to_owned(),
            left => fill(self.words.minutes_left, &[("n", &left.to_string())]),
        };
        let mut bar = el("span", "bar").attr("aria-hidden", "true");
        for page in 0..=pages {
            bar = bar.with(el("i", if page <= at { "done" } else { "" }));
        }
        let (class, saved) = match self.saved {
            Some(true) => ("saved", self.words.saved),
            Some(false) => ("saved warning", self.words.not_saved),
            None => ("saved", ""),
        };
        all(vec![
            el("div", "progress")
                .with(el("span", "").text(&section))
                .with(bar)
                .with(el("span", "").text(&left))
                .html(),
            el("p", class).attr("role", "status").text(saved).html(),
        ])
    }

    fn page_buttons(&self, page: usize) -> Html {
        let is_first = (0..page).all(|page| self.state.asked_on(page).next().is_none());
        let is_last = self.state.from_review || page + 1 == self.state.questionnaire.pages.len();
        let words = if is_last { self.words.to_review } else { self.words.next };
        let back = !is_first || self.state.from_review;
        let forward = el("button", "first").attr("type", "submit").attr("part", "button");
        all(vec![
            if back {
                self.button("second", self.words.back, Action::Back).html()
            } else {
                nothing()
            },
            forward.text(words).html(),
        ])
    }

    fn review_buttons(&self) -> Html {
        let running = self.state.submit == Submit::Running;
        let words = if running { self.words.submitting } else { self.words.submit };
        // Not disabled while it runs: a button that loses the focus loses the reader.
        let send = el("button", "first")
            .attr("type", "submit")
            .attr("part", "button")
            .maybe("aria-disabled", running.then_some("true"));
        all(vec![
            self.button("second", self.words.back, Action::Back).html(),
            send.text(words).html(),
        ])
    }
}

/// The id of a question's first control, which the error summary links to.
pub(super) fn control_id(question: usize) -> String {
    ["q", &question.to_string()].concat()
}

/// Moves the focus. Inside a shadow root `document.getElementById` is blind, so it looks from the
/// form's own root.
pub(super) fn focus(root: &NodeRef, focus: Focus) {
    let Some(root) = root.cast::<HtmlElement>() else { return };
    let selector = match focus {
        Focus::Stay => return,
        Focus::Heading => ".step-heading".to_owned(),
        Focus::Errors => ".errors".to_owned(),
        Focus::Question(question) => ["#", &control_id(question)].concat(),
    };
    let found = root.query_selector(&selector).ok().flatten();
    let Some(target) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) else {
        return;
    };
    // It can only fail for an element that has gone meanwhile.
    let _ = target.focus();
    if focus == Focus::Heading {
        // A new page is read from its top; the host's own header may be in between.
        root.scroll_into_view();
    }
}
