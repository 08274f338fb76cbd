//! One comment of the list: a few lines of it, or all of it with what can be done.

use std::ops::Range;

use hailong_core::comments::{Comment, Cuts, Query};
use hailong_core::filter::{MONTH, UNIT};
use hailong_wire::marks::Mark;
use web_sys::KeyboardEvent;
use yew::html::Scope;
use yew::prelude::*;

use super::marks::{cuts_of, left};
use super::panel::{Act, CommentsPanel, CommentsProps, Note};
use super::tokens::words;
use crate::i18n::comments::{Words, words as words_of};
use crate::i18n::fill;
use crate::ui::dashboard::panels::grid::Step;

/// So many characters of a closed one are drawn: more than its lines hold.
const MOST: usize = 600;
/// A place that was found further in than this is brought to the front, with so many characters before it.
const FAR: usize = 120;
const BEFORE: usize = 40;

/// What is drawn of a comment.
pub(super) struct Entry<'a> {
    pub(super) panel: &'a CommentsPanel,
    pub(super) props: &'a CommentsProps,
    pub(super) link: &'a Scope<CommentsPanel>,
    pub(super) comment: Comment<'a>,
    /// Its place in the list, from 0.
    pub(super) at: usize,
    /// Whether it is out of sight, and only there because the focus may be in it.
    pub(super) is_away: bool,
}

impl Entry<'_> {
    pub(super) fn view(&self, number: u32) -> Html {
        let Self { panel, props, link, comment, at, .. } = self;
        let (at, names) = (*at, &props.names);
        let own = words_of(names.language);
        let mark = panel.marks.of(&names.questionnaire, comment);
        let is_current = panel.at == at;
        let is_open = is_current && panel.is_open;
        let tab = if is_current { "0" } else { "-1" };
        let cuts = cuts_of(&mark);
        let open = link.callback(move |event: MouseEvent| {
            event.stop_propagation();
            Act::Open(at)
        });
        let onclick = (!is_open).then(|| link.callback(move |_: MouseEvent| Act::Open(at)));
        let language = names.questionnaire.languages.first().cloned();
        html! {
            <article key={number.to_string()} tabindex={tab} aria-label={self.about().join(", ")}
                class={classes!("comment", is_open.then_some("open"), self.is_away.then_some("away"))}
                aria-posinset={(at + 1).to_string()} aria-setsize={panel.count().to_string()}
                onfocus={link.callback(move |_: FocusEvent| Act::Focused(at))} {onclick}>
                <p class="about">
                    { for self.about().into_iter().map(|part| html! { <span>{ part }</span> }) }
                    { badges(own, &mark) }
                </p>
                if is_open && panel.is_redacting {
                    { self.redaction(&cuts) }
                } else {
                    <p class="said" lang={language}>{ self.said(&cuts, is_open) }</p>
                }
                <div class="doing">
                    <button type="button" class="tool" tabindex={tab} aria-expanded={is_open.to_string()} onclick={open}>
                        { if is_open { own.close } else { own.open } }
                    </button>
                    if is_open {
                        { self.actions(&mark, &cuts) }
                    }
                </div>
            </article>
        }
    }

    /// Where, when and how satisfied; where all questions are listed, which.
    fn about(&self) -> Vec<String> {
        let Self { props, comment, panel, .. } = self;
        let names = &props.names;
        let own = words_of(names.language);
        let mut about = vec![names.value(UNIT, comment.unit)];
        if !comment.month.is_empty() {
            about.push(fill(own.month, &[("month", &names.value(MONTH, comment.month))]));
        }
        let level = comment.level.zip(names.overall_scale());
        if let Some(level) = level.and_then(|(level, scale)| scale.levels.get(level as usize - 1)) {
            about.push(names.text(&level.label).to_owned());
        }
        let asked = names.questionnaire.questions.get(comment.question);
        if let Some(asked) = asked.filter(|_| panel.question.is_none()) {
            about.push(names.short(asked));
        }
        about
    }

    /// The text as it would be shared, with what was looked for.
    fn said(&self, cuts: &Cuts, is_open: bool) -> Html {
        let text = cuts.apply(self.comment.text);
        let query = &self.panel.query;
        if is_open {
            return marked(&text, query);
        }
        let first = query.places(&text).first().map_or(0, |place| place.start);
        let skipped = text[..first].chars().count();
        let skipped = if skipped > FAR { skipped - BEFORE } else { 0 };
        let excerpt: String = text.chars().skip(skipped).take(MOST).collect();
        let begin = if skipped > 0 { "…" } else { "" };
        html! { <>{ begin }{ marked(&excerpt, query) }</> }
    }

    /// The words, each of which can be taken out.
    fn redaction(&self, cuts: &Cuts) -> Html {
        let (link, panel) = (self.link, self.panel);
        let own = words_of(self.props.names.language);
        let onkeydown = link.batch_callback(|event: KeyboardEvent| {
            let step = Step::of(&event.key())?;
            event.prevent_default();
            event.stop_propagation();
            Some(Act::Word(step))
        });
        let text: Vec<char> = self.comment.text.chars().collect();
        let word = |(at, part): (usize, Range<usize>)| {
            let word: String = text[part.clone()].iter().collect();
            let tab = if at == panel.word { "0" } else { "-1" };
            let is_cut = cuts.covers(&part).to_string();
            let onclick =
                link.callback(move |_: MouseEvent| Act::Note(Note::Cut(at, part.clone())));
            html! {
                <>
                    <button type="button" class="word" tabindex={tab} aria-pressed={is_cut} {onclick}>{ word }</button>
                    { " " }
                </>
            }
        };
        html! {
            <div class="redaction">
                <p class="caption">{ own.redact_how }</p>
                <div class="words" role="group" aria-label={own.words} {onkeydown}>
                    { for words(self.comment.text).into_iter().enumerate().map(word) }
                </div>
            </div>
        }
    }

    fn actions(&self, mark: &Mark, cuts: &Cuts) -> Html {
        let own = words_of(self.props.names.language);
        let act = |label: String, act: fn() -> Act, pressed: Option<bool>| {
            let onclick = self.link.callback(move |event: MouseEvent| {
                event.stop_propagation();
                act()
            });
            html! {
                <button type="button" class="tool" aria-pressed={pressed.map(|on| on.to_string())} {onclick}>
                    { label }
                </button>
            }
        };
        let suggested = left(self.comment.text, cuts).len();
        html! {
            <>
                { act(own.read.to_owned(), || Act::Note(Note::Read), Some(mark.is_read)) }
                { act(own.answered.to_owned(), || Act::Note(Note::Answered), Some(mark.is_answered)) }
                { act(own.redact.to_owned(), || Act::Redact, Some(self.panel.is_redacting)) }
                if suggested > 0 {
                    { act(fill(own.suggested, &[("n", &suggested.to_string())]), || Act::Note(Note::Suggested), None) }
                }
                if !cuts.is_empty() {
                    { act(own.restore.to_owned(), || Act::Note(Note::Restore), None) }
                }
            </>
        }
    }
}

fn badges(own: &'static Words, mark: &Mark) -> Html {
    let all = [
        (mark.is_read, own.read),
        (mark.is_answered, own.answered),
        (!mark.cuts.is_empty(), own.redacted),
    ];
    let shown = all.into_iter().filter(|(is, _)| *is);
    html! { <>{ for shown.map(|(_, word)| html! { <span class="badge">{ word }</span> }) }</> }
}

/// A text with what was looked for in it.
fn marked(text: &str, query: &Query) -> Html {
    let mut parts: Vec<Html> = Vec::new();
    let mut at = 0;
    for place in query.places(text) {
        parts.push(html! { { &text[at..place.start] } });
        parts.push(html! { <mark>{ &text[place.clone()] }</mark> });
        at = place.end;
    }
    parts.push(html! { { &text[at..] } });
    html! { <>{ for parts }</> }
}
