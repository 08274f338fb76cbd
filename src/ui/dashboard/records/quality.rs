//! What may be wrong with the responses as records, counted when staff ask for it.

use hailong_core::json::Value;
use hailong_core::quality::{FEWEST_ALIKE, Quality};
use hailong_core::response::Response;
use yew::prelude::*;

use super::walk::{Origin, Walk};
use crate::i18n::records::words;
use crate::i18n::{fill, whole};
use crate::storage::StoreError;
use crate::ui::dashboard::model::request::Request;
use crate::ui::dashboard::text::names::Names;

/// What was found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Signs {
    quality: Quality,
    /// Marked by the form: ten others were sent from that browser within a day.
    many: u64,
    /// Marked by the form: the clock was wrong.
    clock: u64,
}

/// How far it is.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Checking {
    /// Nothing was asked for.
    #[default]
    Nothing,
    /// They are being read.
    Running,
    /// This was found.
    Done(Signs),
    /// They couldn't be read: the browser's own words.
    Failed(String),
}

/// What can happen.
pub enum Message {
    /// Look at the responses.
    Check,
    /// This was found.
    Checked(Result<Signs, StoreError>),
}

impl Checking {
    /// Does it; `walk` goes through the responses.
    pub fn update(
        &mut self,
        message: Message,
        walk: impl FnOnce() -> Walk,
    ) -> Option<Request<Message>> {
        *self = match message {
            Message::Check => {
                *self = Self::Running;
                let walk = walk();
                return Some(Request::work(async move { Message::Checked(look(&walk).await) }));
            }
            Message::Checked(Ok(signs)) => Self::Done(signs),
            Message::Checked(Err(error)) => Self::Failed(error.detail),
        };
        None
    }
}

async fn look(walk: &Walk) -> Result<Signs, StoreError> {
    let mut signs = Signs::default();
    let mut take = |response: &Response, origin: Origin<'_>| {
        if walk.left_out.contains(&response.id) {
            return;
        }
        let marks = match origin {
            Origin::Store(record) => record.get("suspect").and_then(Value::as_strings),
            Origin::File(_) => None,
        };
        let marks = marks.unwrap_or_default();
        let has = |mark: &str| marks.iter().any(|own| own == mark);
        signs.quality.add(&walk.questionnaire, response, has("fast"));
        signs.many += u64::from(has("many"));
        signs.clock += u64::from(has("clock"));
    };
    walk.through(&mut take).await?;
    Ok(signs)
}

/// The part; `refused` is how many rows of files were.
pub fn part(checking: &Checking, refused: u64, names: &Names, send: &Callback<Message>) -> Html {
    let words = words(names.language);
    let check = send.reform(|_: MouseEvent| Message::Check);
    let said = match checking {
        Checking::Nothing => html! {},
        Checking::Running => html! { <p class="muted">{ words.reading }</p> },
        Checking::Done(signs) => {
            let n = whole(names.language, signs.quality.looked_at);
            html! { <p>{ fill(words.quality_of, &[("n", &n)]) }</p> }
        }
        Checking::Failed(reason) => {
            html! { <p class="warning">{ fill(words.failed, &[("reason", reason)]) }</p> }
        }
    };
    html! {
        <details class="part quality">
            <summary>{ words.quality }</summary>
            <p>{ words.quality_text }</p>
            <div class="actions">
                <button type="button" class="second" disabled={*checking == Checking::Running} onclick={check}>
                    { words.quality_check }
                </button>
            </div>
            <div role="status">{ said }</div>
            if let Checking::Done(signs) = checking {
                { table(signs, refused, names) }
            }
        </details>
    }
}

fn table(signs: &Signs, refused: u64, names: &Names) -> Html {
    let words = words(names.language);
    let quality = &signs.quality;
    let timed = whole(names.language, quality.timed);
    let fewest = FEWEST_ALIKE.to_string();
    let rows = [
        (words.quality_fast, quality.fast, fill(words.quality_fast_text, &[("n", &timed)])),
        (
            words.quality_straight,
            quality.straight,
            fill(words.quality_straight_text, &[("n", &fewest)]),
        ),
        (words.quality_alike, quality.alike, fill(words.quality_alike_text, &[("n", &fewest)])),
        (words.quality_many, signs.many, words.quality_many_text.to_owned()),
        (words.quality_clock, signs.clock, words.quality_clock_text.to_owned()),
        (words.quality_refused, refused, words.quality_refused_text.to_owned()),
    ];
    let row = |(sign, count, meaning): (&'static str, u64, String)| {
        html! {
            <tr>
                <th scope="row">{ sign }</th>
                <td>{ whole(names.language, count) }</td>
                <td>{ meaning }</td>
            </tr>
        }
    };
    html! {
        <div class="table" tabindex="0" role="group" aria-label={words.quality}>
            <table class="chart-table">
                <thead><tr>
                    <th scope="col">{ words.quality_sign }</th>
                    <th scope="col">{ words.quality_count }</th>
                    <th scope="col">{ words.quality_meaning }</th>
                </tr></thead>
                <tbody>{ for rows.into_iter().map(row) }</tbody>
            </table>
        </div>
    }
}
