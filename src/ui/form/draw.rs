//! The frame of every step: header with progress, the step itself, and the two buttons at its foot.

use std::rc::Rc;

use hailong_core::decimal::decimal;
use hailong_core::questionnaire::Text;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

use super::app::{FormEvent, FormProps};
use super::deed::{Control, Deed, Told};
use super::paper::Paper;
use super::print::Part;
use super::rare::rare;
use super::settings::Wish;
use super::state::{Action, Focus, FormState, Step, Submit};
use crate::i18n::form::Words;
use crate::i18n::{Language, fill};
use crate::ui::shared::markup::{Attr, El, Html, NodeRef, el, line, nothing};

/// What the drawing functions share.
pub(super) struct Drawing<'a> {
    pub(super) state: &'a FormState,
    pub(super) props: &'a FormProps,
    pub(super) words: &'static Words,
    pub(super) saved: Option<bool>,
    pub(super) told: Rc<Told>,
}

impl Drawing<'_> {
    pub(super) fn view(&self, root: &NodeRef) -> Html {
        let form = el("div", &self.classes())
            .attr(Attr::Lang, self.props.language.tag())
            .attr(Attr::Part, "root")
            .known_as(root)
            .with(self.header());
        let foot = el("div", "foot");
        let (key, body, foot, go_on) = match self.state.step {
            Step::Page(page) => {
                // A step is a page, or one question of it.
                let key = self.state.only.map_or(page, |only| usize::MAX / 2 + only);
                let go_on = if self.state.may_submit() { Deed::Submit } else { Deed::Next };
                (key, self.page(page), self.page_buttons(foot), go_on)
            }
            // Another key than any page's, so that nothing of a page is taken over.
            Step::Review => (usize::MAX, self.review(), self.submit_buttons(foot), Deed::Submit),
            Step::Receipt => return form.with(self.receipt()).html(),
        };
        // A form of its own, so that Enter goes on; another for each step, which is what its short rest from
        // the pointer begins with.
        let inner = el("form", if self.state.is_ready_at_once() { "ready" } else { "" })
            .key(key)
            .attr(Attr::NoValidate, "")
            .with(el("div", "body").node(self.found()).with(body))
            .with(foot)
            .node(self.put_by());
        form.with(self.does(inner, go_on)).html()
    }

    pub(super) fn text<'t>(&self, text: &'t Text) -> &'t str {
        text.get(self.props.language.tag())
    }

    /// A text with the answers that stand in it.
    pub(super) fn piped(&self, text: &Text) -> String {
        text.with_answers(self.props.language.tag(), |id| self.answer_to(id))
    }

    /// What an element does when it is used.
    #[inline(never)]
    pub(super) fn does(&self, el: El, deed: Deed) -> El {
        el.listen(Rc::new(Control { deed, told: self.told.clone() }))
    }

    /// A button.
    #[inline(never)]
    pub(super) fn button(&self, class: &str, words: &str, deed: Deed) -> El {
        self.does(line("button", class, words).attr(Attr::Type, "button"), deed)
    }

    fn header(&self) -> El {
        let mut top = el("div", "top");
        let office = self.office();
        if !office.is_empty() {
            top = top.with(line("p", "office", office));
        }
        let top = self.languages(self.display_button(top));
        let title = line("h2", "title", self.text(&self.state.questionnaire.title));
        let panel = rare().filter(|_| self.state.aids.is_open);
        let panel = panel.map_or_else(nothing, |rare| (rare.panel)(self).html());
        let head = el("div", "head").with(top).node(self.missing(Wish::Display)).node(panel);
        self.progress(head.with(title))
    }

    /// The office that the page is for; nothing where it is for none.
    pub(super) fn office(&self) -> &str {
        let units = &self.props.units;
        let unit = self.props.unit.as_ref().and_then(|id| units.iter().find(|u| u.id == *id));
        unit.map_or("", |unit| self.text(unit.office.as_ref().unwrap_or(&unit.name)))
    }

    /// What is printed here: the receipt, or before it the empty form.
    pub(super) fn sheet(&self) -> Part {
        if self.state.step == Step::Receipt {
            return self.receipt_sheet();
        }
        let paper = Paper {
            questionnaire: &self.state.questionnaire,
            tag: self.props.language.tag(),
            words: self.rare_words(),
            usual: self.words,
            office: self.office(),
            unit_is_given: self.state.unit_is_given,
        };
        paper.sheet()
    }

    /// The other languages of the questionnaire that the interface speaks.
    fn languages(&self, mut top: El) -> El {
        let written = &self.state.questionnaire.languages;
        for &language in Language::ALL {
            let tag = language.tag();
            if language == self.props.language || !written.iter().any(|written| written == tag) {
                continue;
            }
            let deed = Deed::Tell(FormEvent::Language(language));
            top =
                top.with(self.button("language", language.own_name(), deed).attr(Attr::Lang, tag));
        }
        top
    }

    fn progress(&self, head: El) -> El {
        if self.state.step == Step::Receipt || self.state.short {
            return head;
        }
        let (at, of) = self.state.progress();
        let (at, pages) = (at - 1, of - 1);
        let words = if self.state.one_at_a_time { self.words.question } else { self.words.section };
        let section = fill(words, &[("n", &decimal(at + 1)), ("of", &decimal(of))]);
        // The review takes next to nothing, so the minutes are those of the pages.
        let minutes = self.state.questionnaire.minutes as usize;
        let left = (minutes * (pages - at)).div_ceil(pages.max(1));
        let left = match left {
            0 => self.words.last_minute.to_owned(),
            left => fill(self.words.minutes_left, &[("n", &decimal(left))]),
        };
        let mut bar = el("span", "bar").attr(Attr::Hidden, "true");
        // More than would be told apart are one bar of twenty parts.
        let parts = of.min(20);
        let at_part = (at + 1) * parts / of;
        for part in 1..=parts {
            bar = bar.with(el("i", if part <= at_part { "done" } else { "" }));
        }
        let (class, saved) = match self.saved {
            Some(true) => ("saved", self.words.saved),
            Some(false) => ("saved warning", self.words.not_saved),
            None => ("saved", ""),
        };
        let progress = el("div", "progress")
            .attr(Attr::Role, "status")
            .with(line("span", "", &section))
            .with(bar)
            .with(line("span", "", &left));
        head.with(progress).with(line("p", class, saved).attr(Attr::Role, "status"))
    }

    fn page_buttons(&self, foot: El) -> El {
        if self.state.may_submit() {
            return self.submit_buttons(foot);
        }
        let words = if self.state.is_last() { self.words.to_review } else { self.words.next };
        let foot =
            if self.state.has_before() { foot.with(self.back()) } else { foot.node(nothing()) };
        foot.with(forward(words))
    }

    fn submit_buttons(&self, foot: El) -> El {
        let running = self.state.submit == Submit::Running;
        let words = if running { self.words.submitting } else { self.words.submit };
        // Not disabled while it runs: a button that loses the focus loses the reader.
        let send = forward(words).maybe(Attr::Disabled, running.then_some("true"));
        let foot = if self.state.has_before() { foot.with(self.back()) } else { foot };
        foot.with(send)
    }

    fn back(&self) -> El {
        self.button("second", self.words.back, Deed::Act(Action::Back))
    }
}

/// The button that sends the step's form.
fn forward(words: &str) -> El {
    line("button", "first", words).attr(Attr::Type, "submit").attr(Attr::Part, "button")
}

/// The heading of a step, which takes the focus.
#[inline(never)]
pub(super) fn heading() -> El {
    el("h3", "step-heading").attr(Attr::TabIndex, "-1")
}

/// A circle and a path in it: decoration.
#[inline(never)]
pub(super) fn drawing(class: &str, path: &str) -> El {
    let circle = el("circle", "")
        .attr(Attr::CentreX, "16")
        .attr(Attr::CentreY, "16")
        .attr(Attr::Radius, "14");
    el("svg", class)
        .attr(Attr::ViewBox, "0 0 32 32")
        .attr(Attr::Hidden, "true")
        .with(circle)
        .with(el("path", "").attr(Attr::Data, path))
}

/// The id of a question's first control, which the error summary links to.
pub(super) fn control_id(question: usize) -> String {
    ["q", &decimal(question)].concat()
}

/// Scrolls an open list to the option that the keys have come to, with the one before it in sight; the page only where
/// the option would be out of the window.
pub(super) fn show_active(root: &NodeRef) {
    let Some(root) = root.cast::<HtmlElement>() else { return };
    let find = |selector| root.query_selector(selector).ok().flatten();
    if let (Some(list), Some(active)) = (find(".list ul"), find(".list .active")) {
        let active: HtmlElement = active.unchecked_into();
        list.set_scroll_top(active.offset_top() - active.offset_height());
        let nearest = ScrollIntoViewOptions::new();
        nearest.set_block(ScrollLogicalPosition::Nearest);
        active.scroll_into_view_with_scroll_into_view_options(&nearest);
    }
}

/// Moves the focus. Inside a shadow root `document.getElementById` is blind, so it looks from the
/// form's own root.
pub(super) fn focus(root: &NodeRef, focus: Focus) {
    let selector = match focus {
        Focus::Stay => return,
        Focus::Heading => ".step-heading".to_owned(),
        Focus::Errors => ".errors".to_owned(),
        Focus::Question(question) => ["#", &control_id(question)].concat(),
    };
    focus_on(root, &selector);
    if focus == Focus::Heading
        && let Some(root) = root.cast::<HtmlElement>()
    {
        // A new page is read from its top; the host's own header may be in between.
        root.scroll_into_view();
    }
}

/// Moves the focus to the first element of the form that matches, where it hasn't got it.
pub(super) fn focus_on(root: &NodeRef, selector: &str) {
    let Some(root) = root.cast::<HtmlElement>() else { return };
    let found = root.query_selector(selector).ok().flatten();
    if let Some(target) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // It can only fail for an element that has gone meanwhile.
        let _ = target.focus();
    }
}

/// The id of the control that has the focus.
pub(super) fn focused(root: &NodeRef) -> Option<String> {
    let found = root.cast::<HtmlElement>()?.query_selector(":focus").ok().flatten()?;
    Some(found.id()).filter(|id| !id.is_empty())
}
