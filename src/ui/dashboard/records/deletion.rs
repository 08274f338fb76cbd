//! Deletes one response when the person who sent it asks for that. It is found by the number on the receipt, shown by unit and
//! month, never by what was answered, and deleted after a second press.

use hailong_core::calendar::Month;
use hailong_core::filter::{MONTH, UNIT};
use hailong_core::json::Value;
use web_sys::{HtmlElement, HtmlInputElement};
use yew::prelude::*;

use super::receipt_lookup::{Sought, number};
use super::walk::{Origin, Walk};
use crate::i18n::fill;
use crate::i18n::records::words;
use crate::storage::StoreError;
use crate::ui::dashboard::model::effect::Effect;
use crate::ui::dashboard::model::request::Request;
use crate::ui::dashboard::text::names::Names;

/// A response that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    id: String,
    unit: String,
    month: String,
    /// The file that it is in; `None` for one of the store.
    file: Option<String>,
}

impl Found {
    /// One that a collector has found.
    fn stored(found: &Value) -> Option<Self> {
        let text = |name: &str| found.get(name).and_then(Value::as_str).unwrap_or_default();
        let month = found.get("submitted").and_then(Value::as_i64).and_then(Month::in_vietnam);
        Some(Self {
            id: found.get("id")?.as_str()?.to_owned(),
            unit: text("unit").to_owned(),
            month: month.map(|month| month.to_string()).unwrap_or_default(),
            file: None,
        })
    }
}

/// How far it is.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Deletion {
    /// Nothing was asked for.
    #[default]
    Nothing,
    /// Nothing was typed.
    Empty,
    /// What was typed is being looked for.
    Looking(String),
    /// There is none.
    NotFound(String),
    /// There are so many.
    Several(usize),
    /// A person has to say yes.
    Asking(Found),
    /// It is being deleted.
    Deleting(Found),
    /// It was.
    Done(Found),
    /// It couldn't be looked for or deleted: the browser's own words.
    Failed(String),
}

/// What a person does about it, and what came of it.
pub enum Message {
    /// Look for the response of this number.
    Find(String),
    /// These are of this number.
    Found(String, Result<Vec<Found>, StoreError>),
    /// Delete it.
    Yes,
    /// Don't.
    No,
    /// The response with this id was deleted, or not.
    Done(String, Result<(), StoreError>),
}

impl Deletion {
    /// Does it; `walk` goes through the responses.
    pub fn update(
        &mut self,
        message: Message,
        walk: impl FnOnce() -> Walk,
    ) -> Vec<Request<Message>> {
        let mut requests = Vec::new();
        if let Message::Done(id, Ok(())) = &message {
            // Whatever is looked for by now.
            requests.push(Request::Effect(Effect::LeaveOut(vec![id.clone()])));
            requests.push(Request::Effect(Effect::Announce));
        }
        *self = match (message, std::mem::take(self)) {
            (Message::Find(typed), _) => match Sought::read(&typed) {
                None => Self::Empty,
                Some(sought) => {
                    let (walk, looked_for) = (walk(), typed.clone());
                    requests.push(Request::work(async move {
                        Message::Found(looked_for, find(&walk, &sought).await)
                    }));
                    Self::Looking(typed)
                }
            },
            (Message::Found(of, found), Self::Looking(typed)) if of == typed => match found {
                Ok(mut found) => match (found.pop(), found.len()) {
                    (None, _) => Self::NotFound(typed),
                    (Some(found), 0) => Self::Asking(found),
                    (Some(_), others) => Self::Several(others + 1),
                },
                Err(error) => Self::Failed(error.detail),
            },
            (Message::Yes, Self::Asking(found)) => {
                let Walk { store, questionnaire, .. } = walk();
                let (id, is_in_file) = (found.id.clone(), found.file.is_some());
                requests.push(Request::work(async move {
                    let done = match is_in_file {
                        true => store.remove(&questionnaire.id, &id).await,
                        false => store.withdraw(&questionnaire.id, &id).await,
                    };
                    Message::Done(id, done)
                }));
                Self::Deleting(found)
            }
            (Message::No, Self::Asking(_)) => Self::Nothing,
            (Message::Done(id, Ok(())), Self::Deleting(found)) if id == found.id => {
                Self::Done(found)
            }
            (Message::Done(_, Err(error)), _) => Self::Failed(error.detail),
            (_, before) => before,
        };
        requests
    }
}

/// The responses of this number.
async fn find(walk: &Walk, sought: &Sought) -> Result<Vec<Found>, StoreError> {
    let mut found = Vec::new();
    let mut take = |response: &hailong_core::response::Response, origin: Origin<'_>| {
        // What was deleted and is still in the store is deleted again.
        let is_gone = matches!(origin, Origin::File(_)) && walk.left_out.contains(&response.id);
        if is_gone || !sought.is(&response.id) {
            return;
        }
        let month = response.submitted.and_then(Month::in_vietnam);
        found.push(Found {
            id: response.id.clone(),
            unit: response.unit.clone().unwrap_or_default(),
            month: month.map(|month| month.to_string()).unwrap_or_default(),
            file: match origin {
                Origin::File(name) => Some(name.to_owned()),
                Origin::Store(_) => None,
            },
        });
    };
    // A collector knows it without sending all responses again.
    let at_collector = sought.receipt();
    let at_collector = at_collector.and_then(|n| walk.store.find(&walk.questionnaire.id, &n));
    let Some(at_collector) = at_collector else {
        walk.through(&mut take).await?;
        return Ok(found);
    };
    let stored = at_collector.await?;
    let stored: Vec<Found> = stored.iter().filter_map(Found::stored).collect();
    let ids = stored.iter().map(|found| found.id.clone()).collect();
    walk.through_files(ids, &mut take).await?;
    found.extend(stored.into_iter().filter(|stored| sought.is(&stored.id)));
    Ok(found)
}

/// What the part needs.
#[derive(Properties, Clone)]
pub struct DeletionProps {
    pub deletion: Deletion,
    pub names: Names,
    pub send: Callback<Message>,
}

impl PartialEq for DeletionProps {
    fn eq(&self, other: &Self) -> bool {
        self.deletion == other.deletion && self.names.language == other.names.language
    }
}

/// The part.
#[component]
pub fn DeletionPart(props: &DeletionProps) -> Html {
    let DeletionProps { deletion, names, send } = props;
    let words = words(names.language);
    let field = use_node_ref();
    let was_asked = use_mut_ref(|| false);
    let find = {
        let field = field.clone();
        send.reform(move |event: SubmitEvent| {
            event.prevent_default();
            let typed = field.cast::<HtmlInputElement>().map(|field| field.value());
            Message::Find(typed.unwrap_or_default())
        })
    };
    {
        let field = field.clone();
        use_effect_with(deletion.clone(), move |deletion| {
            let is_asked = matches!(deletion, Deletion::Asking(_) | Deletion::Deleting(_));
            let field = field.cast::<HtmlInputElement>();
            if let (true, false, Some(field)) = (was_asked.replace(is_asked), is_asked, field) {
                if matches!(deletion, Deletion::Done(_)) {
                    field.set_value("");
                }
                // The button that had the focus has gone.
                let _ = field.focus();
            }
        });
    }
    html! {
        <details class="part delete">
            <summary>{ words.remove }</summary>
            <p>{ words.remove_text }</p>
            <form class="actions" onsubmit={find}>
                <label class="field">
                    <span>{ words.remove_number }</span>
                    <input type="text" autocomplete="off" spellcheck="false" ref={field} />
                    <span class="muted">{ words.remove_hint }</span>
                </label>
                <button type="submit" class="second">{ words.remove_find }</button>
            </form>
            if let Deletion::Asking(found) | Deletion::Deleting(found) = deletion {
                <Confirm found={found.clone()} names={names.clone()} send={send.clone()}
                    running={matches!(deletion, Deletion::Deleting(_))} />
            }
            <div role="status">{ said(deletion, names) }</div>
        </details>
    }
}

/// What came of it, in words.
fn said(deletion: &Deletion, names: &Names) -> Html {
    let words = words(names.language);
    let (class, text) = match deletion {
        Deletion::Nothing | Deletion::Asking(_) => return html! {},
        Deletion::Empty => ("warning", words.remove_empty.to_owned()),
        Deletion::Looking(_) => ("muted", words.reading.to_owned()),
        Deletion::NotFound(typed) => {
            ("warning", fill(words.remove_none, &[("number", typed.trim())]))
        }
        Deletion::Several(n) => ("warning", fill(words.remove_several, &[("n", &n.to_string())])),
        Deletion::Deleting(_) => ("muted", words.remove_running.to_owned()),
        Deletion::Done(found) => ("", fill(words.remove_done, &[("number", &number(&found.id))])),
        Deletion::Failed(reason) => ("warning", fill(words.failed, &[("reason", reason)])),
    };
    html! { <p {class}>{ text }</p> }
}

/// What is about to be deleted.
#[derive(Properties, Clone)]
struct ConfirmProps {
    found: Found,
    names: Names,
    send: Callback<Message>,
    running: bool,
}

impl PartialEq for ConfirmProps {
    fn eq(&self, other: &Self) -> bool {
        self.found == other.found
            && self.running == other.running
            && self.names.language == other.names.language
    }
}

/// Asks whether it is to be deleted.
#[component]
fn Confirm(props: &ConfirmProps) -> Html {
    let ConfirmProps { found, names, send, running } = props;
    let words = words(names.language);
    let heading = use_node_ref();
    {
        let heading = heading.clone();
        use_effect_with((), move |()| {
            if let Some(heading) = heading.cast::<HtmlElement>() {
                // Where it can't take the focus, it is still on the page.
                let _ = heading.focus();
            }
        });
    }
    let press = |message: fn() -> Message| send.reform(move |_: MouseEvent| message());
    let unit = fill(words.remove_unit, &[("unit", &names.value(UNIT, &found.unit))]);
    let month = fill(words.remove_month, &[("month", &names.value(MONTH, &found.month))]);
    html! {
        <div class="confirm">
            <h4 tabindex="-1" ref={heading}>
                { fill(words.remove_ask, &[("number", &number(&found.id))]) }
            </h4>
            <p>{ unit }<br />{ month }</p>
            <p class="caution">
                { found.file.as_ref().map_or_else(
                    || words.remove_final.to_owned(),
                    |file| fill(words.remove_from_file, &[("name", file)]),
                ) }
            </p>
            <div class="actions">
                <button type="button" class="first" disabled={*running} onclick={press(|| Message::Yes)}>
                    { words.remove_yes }
                </button>
                <button type="button" class="second" disabled={*running} onclick={press(|| Message::No)}>
                    { words.remove_no }
                </button>
            </div>
        </div>
    }
}
