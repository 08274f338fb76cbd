//! The screen to sign in at, and what stands there while a link is tried.

use web_sys::{HtmlInputElement, InputEvent};
use yew::prelude::*;

use super::feature::Message;
use super::session::{Fault, Notice, Session, Stage};
use crate::i18n::account::{Words, words};
use crate::i18n::{Language, fill};

/// What stands in place of the figures until somebody is signed in.
pub fn screen(session: &Session, language: Language, send: &Callback<Message>) -> Html {
    let words = words(language);
    match session.stage() {
        Stage::Inside(_) => html! {},
        Stage::Entering(_) => html! {
            <section class="panel sign-in" aria-label={words.sign_in}>
                <p role="status">
                    { if session.fault().is_some() { words.away_again } else { words.entering } }
                </p>
            </section>
        },
        stage => html! {
            <SignIn busy={matches!(stage, Stage::Trying)} notice={session.notice()}
                fault={session.fault().cloned()} {language} send={send.clone()} />
        },
    }
}

/// What the screen needs.
#[derive(Properties, Clone)]
struct SignInProps {
    busy: bool,
    notice: Option<Notice>,
    fault: Option<Fault>,
    language: Language,
    send: Callback<Message>,
}

impl PartialEq for SignInProps {
    fn eq(&self, other: &Self) -> bool {
        (self.busy, self.notice, &self.fault, self.language)
            == (other.busy, other.notice, &other.fault, other.language)
    }
}

/// Name, password and what is wrong with them.
#[component]
fn SignIn(props: &SignInProps) -> Html {
    let SignInProps { busy, notice, fault, language, send } = props;
    let words = words(*language);
    let (name, password) = (use_node_ref(), use_node_ref());
    let is_shown = use_state(|| false);
    let onsubmit = {
        let value = |field: &NodeRef| {
            field.cast::<HtmlInputElement>().map(|field| field.value()).unwrap_or_default()
        };
        let (name, password) = (name.clone(), password.clone());
        send.reform(move |event: SubmitEvent| {
            event.prevent_default();
            Message::SignIn(value(&name).trim().to_owned(), value(&password))
        })
    };
    let show = {
        let is_shown = is_shown.clone();
        Callback::from(move |event: InputEvent| {
            is_shown.set(event.target_unchecked_into::<HtmlInputElement>().checked());
        })
    };
    let of = |faults: &[Fault]| fault.as_ref().filter(|fault| faults.contains(fault));
    let no_name = of(&[Fault::NoName]);
    let no_password = of(&[Fault::NoPassword]);
    let is_bad = of(&[Fault::BadSignIn]).is_some();
    let said = fault.as_ref().filter(|_| no_name.or(no_password).is_none());
    let described = |own: bool, id: &'static str| match (own, is_bad) {
        (true, _) => Some(id),
        (_, true) => Some("sign-in-fault"),
        _ => None,
    };
    html! {
        <section class="panel sign-in" aria-labelledby="sign-in-title">
            <form {onsubmit} novalidate={true} aria-busy={busy.to_string()}>
                <h3 id="sign-in-title" tabindex="-1">{ words.sign_in }</h3>
                if let Some(notice) = notice {
                    <p class="notice" role="status">{ told(*notice, words) }</p>
                }
                <p class="muted">{ words.sign_in_text }</p>
                <div role="alert" id="sign-in-fault">
                    if let Some(fault) = said {
                        <p class="fault">{ wrong(fault, words) }</p>
                    }
                </div>
                <div class={classes!("field", no_name.map(|_| "wrong"))}>
                    <label for="sign-in-name">{ words.name }</label>
                    if no_name.is_some() {
                        <p class="warning" id="no-name">{ words.no_name }</p>
                    }
                    <input id="sign-in-name" type="text" name="username" autocomplete="username" autocapitalize="none"
                        spellcheck="false" ref={name} aria-invalid={(no_name.is_some() || is_bad).to_string()}
                        aria-describedby={described(no_name.is_some(), "no-name")} />
                </div>
                <div class={classes!("field", no_password.map(|_| "wrong"))}>
                    <label for="sign-in-password">{ words.password }</label>
                    if no_password.is_some() {
                        <p class="warning" id="no-password">{ words.no_password }</p>
                    }
                    <input id="sign-in-password" type={if *is_shown { "text" } else { "password" }} name="password"
                        autocomplete="current-password" autocapitalize="none" spellcheck="false" ref={password}
                        aria-invalid={(no_password.is_some() || is_bad).to_string()}
                        aria-describedby={described(no_password.is_some(), "no-password")} />
                </div>
                <label class="show"><input type="checkbox" oninput={show} /><span>{ words.show }</span></label>
                // Not disabled while it is tried: the focus stays on it.
                <button type="submit" class="first" aria-disabled={busy.to_string()}>
                    { if *busy { words.trying } else { words.sign_in } }
                </button>
            </form>
        </section>
    }
}

fn told(notice: Notice, words: &Words) -> &'static str {
    match notice {
        Notice::Ended => words.ended,
        Notice::Left => words.left,
        Notice::UsedLink => words.used_link,
    }
}

fn wrong(fault: &Fault, words: &Words) -> String {
    match fault {
        Fault::NoName => words.no_name.to_owned(),
        Fault::NoPassword => words.no_password.to_owned(),
        Fault::BadSignIn => words.bad_sign_in.to_owned(),
        Fault::TooMany(Some(seconds)) if *seconds >= 60 => {
            fill(words.too_many_minutes, &[("n", &seconds.div_ceil(60).to_string())])
        }
        Fault::TooMany(Some(seconds)) => fill(words.too_many, &[("n", &seconds.to_string())]),
        Fault::TooMany(None) => words.too_many_later.to_owned(),
        Fault::Away => words.away.to_owned(),
    }
}
