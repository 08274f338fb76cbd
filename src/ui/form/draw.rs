//! The frame of every step: header with progress, the step itself, and the two buttons at its foot.

use hailong_core::questionnaire::Text;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;

use super::app::{FormEvent, FormProps};
use super::state::{Action, Focus, FormState, Step, Submit};
use crate::i18n::Language;
use crate::i18n::fill;
use crate::i18n::form::Words;

/// What the drawing functions share.
pub(super) struct Drawing<'a> {
    pub(super) state: &'a FormState,
    pub(super) props: &'a FormProps,
    pub(super) words: &'static Words,
    pub(super) saved: Option<bool>,
    pub(super) on_action: Callback<Action>,
}

impl Drawing<'_> {
    pub(super) fn view(&self) -> Html {
        let (body, foot) = match self.state.step {
            Step::Page(page) => (self.page(page), self.page_buttons(page)),
            Step::Review => (self.review(), self.review_buttons()),
            Step::Receipt => return html! { <>{ self.header() }{ self.receipt() }</> },
        };
        let enter = match self.state.step {
            Step::Page(_) => self.act(|_| Action::Next),
            _ => self.act(|_| Action::Submit(crate::platform::now())),
        };
        // A form of its own, so that Enter goes on; it is never sent anywhere.
        let onsubmit = Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            enter.emit(());
        });
        html! {
            <>
                { self.header() }
                <form novalidate=true {onsubmit}>
                    <div class="body">{ body }</div>
                    <div class="foot">{ foot }</div>
                </form>
            </>
        }
    }

    pub(super) fn text<'t>(&self, text: &'t Text) -> &'t str {
        text.get(self.props.language.tag())
    }

    /// A callback that turns an event into an action.
    pub(super) fn act<E: 'static>(&self, action: impl Fn(E) -> Action + 'static) -> Callback<E> {
        self.on_action.reform(action)
    }

    fn header(&self) -> Html {
        let questionnaire = &self.state.questionnaire;
        let units = &self.props.units;
        let unit = self.props.unit.as_ref().and_then(|id| units.iter().find(|u| u.id == **id));
        let office = unit.map(|unit| self.text(unit.office.as_ref().unwrap_or(&unit.name)));
        html! {
            <div class="head">
                <div class="top">
                    if let Some(office) = office {
                        <p class="office">{ office }</p>
                    }
                    { self.languages() }
                </div>
                <h2 class="title">{ self.text(&questionnaire.title) }</h2>
                { self.progress() }
            </div>
        }
    }

    /// The other languages of the questionnaire that the interface speaks.
    fn languages(&self) -> Html {
        let written = &self.state.questionnaire.languages;
        let others = [Language::Vietnamese, Language::English].into_iter().filter(|language| {
            *language != self.props.language && written.iter().any(|tag| tag == language.tag())
        });
        others
            .map(|language| {
                let onclick = self.props.on_event.reform(move |_| FormEvent::Language(language));
                html! {
                    <button type="button" class="language" lang={language.tag()} {onclick}>
                        { language.own_name() }
                    </button>
                }
            })
            .collect()
    }

    fn progress(&self) -> Html {
        let pages = self.state.questionnaire.pages.len();
        let at = match self.state.step {
            Step::Page(page) => page,
            Step::Review => pages,
            Step::Receipt => return html! {},
        };
        let of = (pages + 1).to_string();
        let section = fill(self.words.section, &[("n", &(at + 1).to_string()), ("of", &of)]);
        // The review takes next to nothing, so the minutes are those of the pages.
        let minutes = self.state.questionnaire.minutes as usize;
        let left = (minutes * (pages - at)).div_ceil(pages.max(1));
        let left = match left {
            0 => self.words.last_minute.to_owned(),
            left => fill(self.words.minutes_left, &[("n", &left.to_string())]),
        };
        html! {
            <>
                <div class="progress">
                    <span>{ section }</span>
                    <span class="bar" aria-hidden="true">
                        { for (0..=pages).map(|page| html! {
                            <i class={classes!((page <= at).then_some("done"))} />
                        }) }
                    </span>
                    <span>{ left }</span>
                </div>
                <p class={classes!("saved", (self.saved == Some(false)).then_some("warning"))} role="status">
                    { match self.saved {
                        Some(true) => self.words.saved,
                        Some(false) => self.words.not_saved,
                        None => "",
                    } }
                </p>
            </>
        }
    }

    fn page_buttons(&self, page: usize) -> Html {
        let is_first = (0..page).all(|page| self.state.asked_on(page).next().is_none());
        let pages = &self.state.questionnaire.pages;
        let is_last = self.state.from_review || page + 1 == pages.len();
        html! {
            <>
                if !is_first || self.state.from_review {
                    <button type="button" class="second" onclick={self.act(|_| Action::Back)}>
                        { self.words.back }
                    </button>
                }
                <button type="submit" class="first" part="button">
                    { if is_last { self.words.to_review } else { self.words.next } }
                </button>
            </>
        }
    }

    fn review_buttons(&self) -> Html {
        let running = self.state.submit == Submit::Running;
        html! {
            <>
                <button type="button" class="second" disabled={running}
                    onclick={self.act(|_| Action::Back)}>
                    { self.words.back }
                </button>
                // Not disabled while it runs: a button that loses the focus loses the reader.
                <button type="submit" class="first" part="button" aria-disabled={running.then_some("true")}>
                    { if running { self.words.submitting } else { self.words.submit } }
                </button>
            </>
        }
    }
}

/// The id of a question's first control, which the error summary links to.
pub(super) fn control_id(question: usize) -> String {
    format!("q{question}")
}

/// Moves the focus. Inside a shadow root `document.getElementById` is blind, so it looks from the
/// form's own root.
pub(super) fn focus(root: &NodeRef, focus: Focus) {
    let Some(root) = root.cast::<HtmlElement>() else { return };
    let selector = match focus {
        Focus::Stay => return,
        Focus::Heading => ".step-heading".to_owned(),
        Focus::Errors => ".errors".to_owned(),
        Focus::Question(question) => format!("#{}", control_id(question)),
    };
    let found = root.query_selector(&selector).ok().flatten();
    let Some(target) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) else {
        return;
    };
    // It can only fail for an element that has gone meanwhile.
    let _ = target.focus();
    if focus != Focus::Heading {
        return;
    }
    // A new page is read from its top; the host's own header may be in between.
    if let Some(form) = root.first_element_child() {
        form.scroll_into_view();
    }
}
