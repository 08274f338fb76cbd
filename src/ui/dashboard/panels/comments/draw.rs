//! How the panel is drawn: what is looked for, what is said often, and the list.

use web_sys::{Element, HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::entry::Entry;
use super::panel::{Act, CommentsPanel, walk};
use super::review_status::Due;
use super::window::MOST;
use crate::i18n::comments::words;
use crate::i18n::{fill, whole};
use crate::ui::dashboard::text::names::Names;

impl CommentsPanel {
    pub(super) fn draw(&self, ctx: &Context<Self>) -> Html {
        let props = ctx.props();
        let comments = props.shelf.comments();
        if comments.is_empty() {
            return html! {};
        }
        let own = words(props.names.language);
        let number = |n: usize| whole(props.names.language, n as u64);
        let left_out = comments.left_out();
        html! {
            <section class="panel comments" aria-label={own.title}>
                <div class="panel-head"><h3>{ own.title }</h3></div>
                if props.is_made_up {
                    <p class="illustrative"><strong>{ props.names.words().illustrative }</strong>{ " " }{ own.made_up }</p>
                } else {
                    <p class="panel-text">{ own.text }</p>
                }
                if left_out > 0 {
                    <p class="warning">{ fill(own.left_out, &[("n", &number(left_out))]) }</p>
                }
                { self.search(ctx) }
                <div class="controls">
                    { self.questions(ctx) }
                    if comments.has_overall() {
                        <div class="attitude" role="group" aria-label={own.attitude}>
                            { self.attitude(ctx, None, own.everybody) }
                            { self.attitude(ctx, Some(true), own.satisfied) }
                            { self.attitude(ctx, Some(false), own.dissatisfied) }
                        </div>
                    }
                    <div class="attitude" role="group" aria-label={own.due}>
                        { self.due(ctx, Due::Read, own.unread) }
                        { self.due(ctx, Due::Answer, own.unanswered) }
                    </div>
                </div>
                if !self.compounds.is_empty() {
                    { self.compounds(ctx) }
                }
                <p role="status" class="count">{ self.status(&props.names) }</p>
                { self.list(ctx) }
                if self.found.numbers.len() > MOST {
                    <p class="muted">{ fill(own.listed, &[("n", &number(MOST))]) }</p>
                }
                if self.staying() > 0 {
                    <p class="muted">{ fill(own.staying, &[("n", &number(self.staying()))]) }</p>
                }
                if !props.is_made_up {
                    { self.sharing(ctx) }
                }
            </section>
        }
    }

    fn search(&self, ctx: &Context<Self>) -> Html {
        let own = words(ctx.props().names.language);
        let oninput = ctx.link().callback(|event: InputEvent| {
            Act::Look(event.target_unchecked_into::<HtmlInputElement>().value())
        });
        let onkeydown = ctx.link().batch_callback(|event: KeyboardEvent| {
            let input: HtmlInputElement = event.target_unchecked_into();
            let clears = event.key() == "Escape" && !input.value().is_empty();
            clears.then(|| {
                event.prevent_default();
                Act::Look(String::new())
            })
        });
        html! {
            <div class="search">
                <label for="hl-comments-search">{ own.search }</label>
                <input id="hl-comments-search" type="search" maxlength="120" autocomplete="off" spellcheck="false"
                    value={self.typed.clone()} {oninput} {onkeydown} aria-describedby="hl-comments-how" />
                <p id="hl-comments-how" class="caption">{ own.search_how }</p>
            </div>
        }
    }

    /// Where there are several questions: which of them.
    fn questions(&self, ctx: &Context<Self>) -> Html {
        let names = &ctx.props().names;
        let own = words(names.language);
        let asked: Vec<usize> = hailong_core::comments::questions(&names.questionnaire).collect();
        if asked.len() < 2 {
            return html! {};
        }
        let onchange = ctx.link().callback(|event: Event| {
            Act::Question(event.target_unchecked_into::<HtmlSelectElement>().value().parse().ok())
        });
        let option = |at: &usize| {
            let name = names.short(&names.questionnaire.questions[*at]);
            html! { <option value={at.to_string()} selected={self.question == Some(*at)}>{ name }</option> }
        };
        html! {
            <label class="field">
                <span>{ own.question }</span>
                <select {onchange}>
                    <option value="" selected={self.question.is_none()}>{ own.every_question }</option>
                    { for asked.iter().map(option) }
                </select>
            </label>
        }
    }

    fn attitude(&self, ctx: &Context<Self>, of: Option<bool>, label: &'static str) -> Html {
        let onclick = ctx.link().callback(move |_: MouseEvent| Act::Attitude(of));
        html! {
            <button type="button" class="tool" aria-pressed={(self.attitude == of).to_string()} {onclick}>
                { label }
            </button>
        }
    }

    /// Lists only what is due; pressed again, all. Before it is known what was noted nothing can be told.
    fn due(&self, ctx: &Context<Self>, due: Due, label: &'static str) -> Html {
        let is_on = self.due == Some(due);
        let onclick = ctx.link().callback(move |_: MouseEvent| Act::Due((!is_on).then_some(due)));
        let n = whole(ctx.props().names.language, self.counts.of(due) as u64);
        html! {
            <button type="button" class="tool" aria-pressed={is_on.to_string()} disabled={!self.knows_marks} {onclick}>
                { label }
                if self.knows_marks {
                    { " " }<span class="muted">{ n }</span>
                }
            </button>
        }
    }

    fn compounds(&self, ctx: &Context<Self>) -> Html {
        let language = ctx.props().names.language;
        let own = words(language);
        let button = |compound: &hailong_core::comments::Compound| {
            let query = ["\"", &compound.text, "\""].concat();
            let is_on = self.typed == query;
            let n = whole(language, compound.comments as u64);
            // Pressed again, all are listed again.
            let onclick = ctx.link().callback(move |_: MouseEvent| {
                Act::Look(if is_on { String::new() } else { query.clone() })
            });
            html! {
                <li key={compound.text.clone()}>
                    <button type="button" class="compound" aria-pressed={is_on.to_string()} {onclick}>
                        { &compound.text }{ " " }<span class="muted">{ n }</span>
                    </button>
                </li>
            }
        };
        html! {
            <div class="compounds">
                <p class="caption" id="hl-comments-often">{ own.compounds }</p>
                <ul aria-labelledby="hl-comments-often">{ for self.compounds.iter().map(button) }</ul>
            </div>
        }
    }

    /// How many were found.
    fn status(&self, names: &Names) -> String {
        let own = words(names.language);
        let n = whole(names.language, self.found.numbers.len() as u64);
        match self.found.exact {
            _ if self.is_looking() => own.searching.to_owned(),
            _ if self.found.numbers.is_empty() => match self.due {
                Some(Due::Read) => own.none_unread,
                Some(Due::Answer) => own.none_unanswered,
                None => own.none,
            }
            .to_owned(),
            None => fill(own.counted, &[("n", &n)]),
            // To be told only where it parts them.
            Some(exact) if exact == 0 || exact == self.found.numbers.len() => {
                fill(own.found_all, &[("n", &n)])
            }
            Some(exact) => {
                let exact = whole(names.language, exact as u64);
                fill(own.found, &[("n", &n), ("exact", &exact)])
            }
        }
    }

    /// The entries in sight, and the one that one is at wherever it is: what has the focus doesn't go.
    fn list(&self, ctx: &Context<Self>) -> Html {
        let props = ctx.props();
        let own = words(props.names.language);
        let comments = props.shelf.comments();
        let shown = self.window.shown();
        let before = (self.at < shown.start).then_some(self.at);
        let after = (self.at >= shown.end && self.at < self.count()).then_some(self.at);
        let all = before.into_iter().chain(shown.clone()).chain(after);
        let entry = |at: usize| {
            let number = *self.found.numbers.get(at)?;
            let entry = Entry {
                panel: self,
                props,
                link: ctx.link(),
                comment: comments.get(number)?,
                at,
                is_away: !shown.contains(&at),
            };
            Some(entry.view(number))
        };
        let is_open = self.is_open;
        let onkeydown = ctx.link().batch_callback(move |event: KeyboardEvent| {
            let target: Element = event.target_unchecked_into();
            let act = match &*event.key() {
                "Escape" if is_open => Act::Close,
                _ if !target.matches(".comment").unwrap_or_default() => return None,
                "Enter" => Act::Open(place(&target)?),
                key => Act::Walk(walk(key)?),
            };
            event.prevent_default();
            Some(act)
        });
        let onscroll = ctx.link().callback(|_: Event| Act::Scrolled);
        html! {
            <div class="list" role="feed" aria-label={own.list} aria-describedby="hl-comments-keys"
                aria-busy={self.is_looking().to_string()} ref={self.list.clone()} {onkeydown} {onscroll}>
                <div key="above" class="above" />
                { for all.filter_map(entry) }
                <div key="below" class="below" />
                <p key="keys" id="hl-comments-keys" class="unseen">{ own.how }</p>
            </div>
        }
    }

    fn sharing(&self, ctx: &Context<Self>) -> Html {
        let language = ctx.props().names.language;
        let own = words(language);
        let onclick = ctx.link().callback(|_: MouseEvent| Act::Share);
        let mut said: Vec<String> = Vec::new();
        if let Some(shared) = self.shared {
            let mut say = |text: &str, n: usize| {
                if n > 0 {
                    said.push(fill(text, &[("n", &whole(language, n as u64))]));
                }
            };
            say(own.shared, shared.saved);
            say(own.shared_held, shared.held);
            say(own.shared_unread, shared.unread);
            if shared.saved == 0 && shared.held == 0 {
                said = vec![own.shared_none.to_owned()];
            }
        }
        html! {
            <div class="sharing">
                <button type="button" class="second" {onclick}>{ own.share }</button>
                <p role="status" class="caption">{ said.join(" ") }</p>
                <div role="alert">
                    if self.is_unkept {
                        <p class="warning">{ own.not_kept }</p>
                    }
                </div>
            </div>
        }
    }
}

/// Which of the list an entry is, from 0.
fn place(entry: &Element) -> Option<usize> {
    entry.get_attribute("aria-posinset")?.parse::<usize>().ok()?.checked_sub(1)
}
