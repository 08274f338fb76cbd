//! The screen: the paper's number, the rows, and the foot with its two buttons.

use hailong_core::questionnaire::Text;
use web_sys::KeyboardEvent;
use yew::{Callback, Html, InputEvent, NodeRef, html};

use super::app::Message;
use super::keyboard::meaning;
use super::state::{AssistedState, Key, Place, Trouble};
use super::ways::{Way, way};
use crate::i18n::fill;
use crate::i18n::kiosk::words;
use crate::ui::form::FormProps;
use crate::ui::form::state::Submit;
use crate::ui::shared::markup::value;

/// What the drawing functions share.
pub(super) struct Drawing<'a> {
    pub(super) state: &'a AssistedState,
    pub(super) props: &'a FormProps,
    pub(super) send: Callback<Message>,
}

impl Drawing<'_> {
    pub(super) fn view(&self, root: &NodeRef) -> Html {
        let lang = self.props.language.tag();
        let words = words(self.props.language);
        let send = self.send.clone();
        let onkeydown = move |event: KeyboardEvent| {
            if let Some(meaning) = meaning(&event) {
                event.prevent_default();
                send.emit(Message::Pressed(meaning));
            }
        };
        html! {
            <div class="form assisted" {lang} part="root" ref={root} {onkeydown}>
                <div class="head">
                    <h2 class="title">{self.text(&self.state.form.questionnaire.title).to_owned()}</h2>
                    <p class="hint">{words.keys}</p>
                </div>
                <div class="body">
                    {self.paper()}
                    {self.rows()}
                </div>
                {self.foot()}
            </div>
        }
    }

    pub(super) fn text<'t>(&self, text: &'t Text) -> &'t str {
        text.get(self.props.language.tag())
    }

    /// A control tells the state.
    pub(super) fn on<E: 'static>(&self, key: impl Fn(E) -> Key + 'static) -> Callback<E> {
        self.send.reform(move |event| Message::Key(key(event)))
    }

    fn paper(&self) -> Html {
        let words = words(self.props.language);
        let trouble = match self.state.trouble {
            Some(Trouble::NoPaper) => Some(words.paper_missing.to_owned()),
            Some(Trouble::KnownPaper) => {
                Some(fill(words.paper_known, &[("n", self.state.paper.trim())]))
            }
            _ => None,
        };
        let oninput = self.on(|event: InputEvent| Key::Paper(value(&event)));
        let onfocusin = self.on(|_| Key::At(Place::Paper));
        html! {
            <div class={if trouble.is_some() { "question wrong" } else { "question" }} {onfocusin}>
                <label class="label" for="paper">{words.paper}</label>
                if let Some(trouble) = &trouble {
                    <p class="error" id="paper-error" role="alert">{trouble.clone()}</p>
                }
                <input id="paper" class="short" type="text" autocomplete="off" maxlength="40"
                    value={self.state.paper.clone()} {oninput}
                    aria-describedby={trouble.as_ref().map(|_| "paper-error")}
                    aria-invalid={trouble.as_ref().map(|_| "true")} />
            </div>
        }
    }

    /// Page by page what a digit answers, then what is picked and typed.
    fn rows(&self) -> Html {
        let questionnaire = &self.state.form.questionnaire;
        let of = |ways: &'static [Way], page: usize| {
            let asked = self.state.form.asked_on(page);
            asked.filter(move |&at| ways.contains(&way(questionnaire, at)))
        };
        let pages = questionnaire.pages.iter().enumerate().map(|(at, page)| {
            let rows: Vec<Html> =
                of(&[Way::One, Way::Several], at).map(|question| self.row(question)).collect();
            match rows.is_empty() {
                true => Html::default(),
                false => html! {
                    <section class="rows">
                        <h3 class="rows-title">{self.text(&page.title).to_owned()}</h3>
                        {for rows}
                    </section>
                },
            }
        });
        let fields: Vec<Html> = (0..questionnaire.pages.len())
            .flat_map(|page| of(&[Way::Pick, Way::Type], page))
            .map(|question| self.field_row(question))
            .collect();
        html! {
            <>
                {for pages}
                if !fields.is_empty() {
                    <section class="rows">
                        <h3 class="rows-title">{words(self.props.language).fields}</h3>
                        {for fields}
                    </section>
                }
            </>
        }
    }

    fn foot(&self) -> Html {
        let (state, words) = (self.state, words(self.props.language));
        let running = state.form.submit == Submit::Running;
        let send = |message: fn() -> Message| self.send.reform(move |_: yew::MouseEvent| message());
        let said = match (&state.undone, &state.last) {
            (Some(paper), _) => fill(words.undone, &[("n", paper)]),
            (None, Some(last)) => {
                fill(words.stored, &[("n", &last.paper), ("count", &state.count.to_string())])
            }
            (None, None) => String::new(),
        };
        let trouble = match state.trouble {
            Some(Trouble::NotStored) => Some(words.not_stored),
            Some(Trouble::NotUndone) => Some(words.not_undone),
            _ => None,
        };
        let onfocusin = self.on(|_| Key::At(Place::Store));
        html! {
            <div class="foot">
                if let Some(trouble) = trouble {
                    <div class="errors" role="alert">
                        <p>{trouble}</p>
                        if state.trouble == Some(Trouble::NotStored) {
                            <button type="button" class="second" onclick={send(|| Message::Save)}>{words.save_file}</button>
                        }
                    </div>
                }
                <p class="assisted-said" role="status">{said}</p>
                <button type="button" id="store" class="first" part="button" {onfocusin}
                    aria-disabled={running.then_some("true")} onclick={send(|| Message::Store)}>
                    {if running { words.storing } else { words.store }}
                </button>
                if let Some(last) = state.last.as_ref().filter(|_| state.can_undo()) {
                    <button type="button" class="second" onclick={send(|| Message::Undo)}>
                        {fill(words.undo, &[("n", &last.paper)])}
                    </button>
                }
            </div>
        }
    }
}
