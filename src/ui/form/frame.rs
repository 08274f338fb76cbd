//! The frame of every step: header with progress, the step itself, and the two buttons at its foot.

use hailong_core::decimal::decimal;
use yew::{Html, NodeRef};

use super::aids::Wish;
use super::control_event::ControlEvent;
use super::drawing::Drawing;
use super::lazy::lazy;
use super::props::FormEvent;
use super::state::{Action, Step, Submit};
use crate::i18n::{Language, fill};
use crate::ui::shared::markup::{Attr, El, el, line, nothing};

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
                let go_on =
                    if self.state.may_submit() { ControlEvent::Submit } else { ControlEvent::Next };
                (key, self.page(page), self.page_buttons(foot), go_on)
            }
            // Another key than any page's, so that nothing of a page is taken over.
            Step::Review => {
                (usize::MAX, self.review(), self.submit_buttons(foot), ControlEvent::Submit)
            }
            Step::Receipt => return form.with(self.receipt()).html(),
        };
        // A form of its own, so that Enter goes on; another for each step, which is what its short rest from
        // the pointer begins with.
        let inner = el("form", if self.state.is_ready_at_once() { "ready" } else { "" })
            .key(key)
            .attr(Attr::NoValidate, "")
            .with(el("div", "body").node(self.found()).with(body))
            .with(foot)
            .node(self.save_for_later());
        form.with(self.does(inner, go_on)).html()
    }

    fn header(&self) -> El {
        let mut top = el("div", "top");
        let office = self.office();
        if !office.is_empty() {
            top = top.with(line("p", "office", office));
        }
        let top = self.languages(self.display_button(top));
        let title = line("h2", "title", self.text(&self.state.questionnaire.title));
        let panel = lazy().filter(|_| self.state.aids.is_open);
        let panel = panel.map_or_else(nothing, |lazy| (lazy.panel)(self).html());
        let head = el("div", "head").with(top).node(self.missing(Wish::Display)).node(panel);
        self.progress(head.with(title))
    }

    /// The other languages of the questionnaire that the interface speaks.
    fn languages(&self, mut top: El) -> El {
        let written = &self.state.questionnaire.languages;
        for &language in Language::ALL {
            let tag = language.tag();
            if language == self.props.language || !written.iter().any(|written| written == tag) {
                continue;
            }
            let event = ControlEvent::Tell(FormEvent::Language(language));
            let button = self.button("language", language.own_name(), event);
            // A language is called by its own name, also where the page is translated.
            top = top.with(button.attr(Attr::Lang, tag).attr(Attr::Translate, "no"));
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
        // More parts than twenty couldn't be told from each other.
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
        self.button("second", self.words.back, ControlEvent::Act(Action::Back))
    }
}

/// The button that sends the step's form.
fn forward(words: &str) -> El {
    line("button", "first", words).attr(Attr::Type, "submit").attr(Attr::Part, "button")
}
