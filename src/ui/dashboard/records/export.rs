//! The responses that the filter lets through, as a file: CSV for spreadsheets, JSON as they are stored. Both can be imported
//! again.

use hailong_core::calendar::day_in_vietnam;
use hailong_core::figures::Figures;
use hailong_core::filter::Filter;
use hailong_core::import::{header_row, response_row};
use hailong_core::json::Value;
use hailong_core::questionnaire::Questionnaire;
use hailong_core::response::Response;
use hailong_wire::{response_to_json, with_marks};
use js_sys::Array;
use web_sys::{Blob, BlobPropertyBag};
use yew::prelude::*;

use super::walk::{Origin, Walk};
use crate::i18n::records::words;
use crate::i18n::{fill, whole};
use crate::platform;
use crate::storage::{StoreError, json};
use crate::ui::dashboard::model::request::Request;
use crate::ui::dashboard::text::names::Names;
use crate::ui::dashboard::text::source;
use crate::ui::shared::file::offer_blob;

/// A text of so many bytes is handed to the browser at a time, so that it isn't in memory twice.
const PIECE: usize = 1 << 20;

/// The kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For a spreadsheet.
    Csv,
    /// As they are stored.
    Json,
}

/// How far it is.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Export {
    /// Nothing was asked for.
    #[default]
    Nothing,
    /// They are being read.
    Running,
    /// So many are in the file; with none there is no file.
    Done(u64),
    /// They couldn't be read: the browser's own words.
    Failed(String),
}

/// What can happen.
pub enum Message {
    /// Offer the responses that the filter lets through as a file.
    Export(Format),
    /// So many were.
    Exported(Result<u64, StoreError>),
}

impl Export {
    /// Does it; `walk` goes through the responses.
    pub fn update(
        &mut self,
        message: Message,
        filter: &Filter,
        walk: impl FnOnce() -> Walk,
    ) -> Option<Request<Message>> {
        *self = match message {
            Message::Export(format) => {
                *self = Self::Running;
                let (walk, filter) = (walk(), filter.clone());
                return Some(Request::work(async move {
                    let written = write(&walk, &filter, format).await;
                    Message::Exported(written.map(|(written, count)| {
                        if count > 0 {
                            save(&written, &walk.questionnaire, format);
                        }
                        count
                    }))
                }));
            }
            Message::Exported(Ok(count)) => Self::Done(count),
            Message::Exported(Err(error)) => Self::Failed(error.detail),
        };
        None
    }
}

/// A file on its way.
struct Written {
    pieces: Array,
    text: String,
}

impl Written {
    fn add(&mut self, text: &str) {
        self.text += text;
        if self.text.len() >= PIECE {
            self.hand_over();
        }
    }

    fn hand_over(&mut self) {
        self.pieces.push(&self.text.as_str().into());
        self.text.clear();
    }
}

async fn write(walk: &Walk, filter: &Filter, format: Format) -> Result<(Written, u64), StoreError> {
    let questionnaire = &*walk.questionnaire;
    let mut written = Written { pieces: Array::new(), text: String::new() };
    let mut count = 0;
    if format == Format::Csv {
        // The byte order mark tells Excel that it is UTF-8.
        written.add("\u{feff}");
        written.add(&header_row(questionnaire));
    }
    let mut take = |response: &Response, origin: Origin<'_>| {
        if walk.left_out.contains(&response.id) || !filter.lets_through(questionnaire, response) {
            return;
        }
        match format {
            Format::Csv => written.add(&response_row(questionnaire, response)),
            Format::Json => {
                written.add(if count == 0 { "[\n" } else { ",\n" });
                written.add(&record(questionnaire, response, origin));
            }
        }
        count += 1;
    };
    walk.through(&mut take).await?;
    if format == Format::Json {
        written.add("\n]\n");
    }
    written.hand_over();
    Ok((written, count))
}

/// A response as it is stored, with what stands beside the answers.
fn record(questionnaire: &Questionnaire, response: &Response, origin: Origin<'_>) -> String {
    let mut record = response_to_json(questionnaire, response);
    if let Origin::Store(stored) = origin {
        let sitting = stored.get("sitting").and_then(Value::as_str).unwrap_or_default();
        let suspect = stored.get("suspect").and_then(Value::as_strings).unwrap_or_default();
        let suspect: Vec<&str> = suspect.iter().map(String::as_str).collect();
        record = with_marks(record, sitting, &suspect);
    }
    json::stringify(&record)
}

fn save(written: &Written, questionnaire: &Questionnaire, format: Format) {
    let (kind, ending) = match format {
        Format::Csv => ("text/csv;charset=utf-8", "csv"),
        Format::Json => ("application/json", "json"),
    };
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    // Without a file nothing happens, as with any other that the browser refuses.
    let Ok(blob) = Blob::new_with_str_sequence_and_options(&written.pieces, &options) else {
        return;
    };
    let today = day_in_vietnam(platform::now());
    offer_blob(&blob, &[&*questionnaire.id, "-phieu-", &today, ".", ending].concat());
}

/// The part.
pub fn part(
    export: &Export,
    figures: Option<&Figures>,
    names: &Names,
    send: &Callback<Message>,
) -> Html {
    let words = words(names.language);
    let running = *export == Export::Running;
    let button = |label: &'static str, format: Format| {
        let press = send.reform(move |_: MouseEvent| Message::Export(format));
        html! {
            <button type="button" class="second" disabled={running} onclick={press}>{ label }</button>
        }
    };
    let said = match export {
        Export::Nothing => html! {},
        Export::Running => html! { <p class="muted">{ words.reading }</p> },
        Export::Done(0) => html! { <p class="warning">{ words.export_none }</p> },
        Export::Done(n) => {
            html! { <p>{ fill(words.export_done, &[("n", &whole(names.language, *n))]) }</p> }
        }
        Export::Failed(reason) => {
            html! { <p class="warning">{ fill(words.failed, &[("reason", reason)]) }</p> }
        }
    };
    let what = figures.map(|figures| source::of(figures, names));
    html! {
        <details class="part export">
            <summary>{ words.export }</summary>
            <p>{ words.export_text }</p>
            <p class="caution">{ words.export_personal }</p>
            if let Some(what) = what {
                <p class="muted">{ fill(words.publish_what, &[("what", &what)]) }</p>
            }
            <div class="actions">
                { button(words.export_csv, Format::Csv) }
                { button(words.export_json, Format::Json) }
            </div>
            <div role="status">{ said }</div>
        </details>
    }
}
