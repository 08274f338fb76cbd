//! Who is signed in, and how far the responses are, in the dashboard's head.

use hailong_core::calendar::{Millis, day_in_vietnam};
use yew::prelude::*;

use super::feature::{AccountFeature, Message};
use super::feed::{Feed, Trouble};
use crate::i18n::account::{Words, words};
use crate::i18n::{Language, date_time, fill, whole};
use crate::platform;
use crate::storage::{Account, Role};

/// Both, where somebody is signed in.
pub fn status(feature: &AccountFeature, language: Language, send: &Callback<Message>) -> Html {
    let words = words(language);
    let Some(account) = feature.session().account() else { return html! {} };
    let leave = send.reform(|_: MouseEvent| Message::SignOut);
    html! {
        <>
            <p class="account">
                <span>{ fill(words.signed_in, &[("name", &account.name), ("role", role(account.role, words))]) }</span>
                <button type="button" class="link" onclick={leave}>{ words.sign_out }</button>
            </p>
            if account.role.gets_responses() { { coming(feature.feed(), language) } }
        </>
    }
}

/// What an account can do that gets no responses; `None` for one that gets some.
pub fn without_responses(account: &Account, language: Language) -> Option<Html> {
    let words = words(language);
    let text = match account.role {
        Role::Administrator | Role::Analyst => return None,
        Role::Reader => words.reader_text,
        Role::Officer => words.officer_text,
    };
    Some(html! {
        <section class="panel message" aria-label={words.no_responses} tabindex="-1">
            <h3>{ words.no_responses }</h3><p>{ text }</p>
        </section>
    })
}

/// How far the responses are, and what is in the way.
fn coming(feed: &Feed, language: Language) -> Html {
    let words = words(language);
    let count = |n| whole(language, n);
    let trouble = feed.trouble().map(|trouble| match (trouble, feed.good()) {
        (Trouble::Away, Some(good)) => fill(words.cut_off, &[("time", &time(good))]),
        (Trouble::Away, None) => words.away_again.to_owned(),
        (Trouble::Unknown, _) => words.unknown.to_owned(),
        (Trouble::Forbidden, _) => words.forbidden.to_owned(),
    });
    html! {
        <div class="coming" role="status">
            if let Some((has, total)) = feed.progress().filter(|_| feed.trouble() != Some(Trouble::Forbidden)) {
                <p class="muted">{ fill(words.pulling, &[("n", &count(has)), ("total", &count(total))]) }</p>
                <progress max={total.max(1).to_string()} value={has.to_string()} aria-label={words.pulling_name} />
            } else if trouble.is_none() {
                <p class="muted">{ words.live }</p>
            }
            if let Some(trouble) = trouble {
                <p class="warning">{ trouble }</p>
            }
        </div>
    }
}

/// The time of day, with the day where that isn't today.
fn time(instant: Millis) -> String {
    let text = date_time(instant);
    match day_in_vietnam(instant) == day_in_vietnam(platform::now()) {
        true => text.rsplit(' ').next().unwrap_or_default().to_owned(),
        false => text,
    }
}

fn role(role: Role, words: &Words) -> &'static str {
    match role {
        Role::Administrator => words.administrator,
        Role::Analyst => words.analyst,
        Role::Reader => words.reader,
        Role::Officer => words.officer,
    }
}
