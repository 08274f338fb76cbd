//! A file that was chosen: its columns against those that the questionnaire looks for, its first rows,
//! and what became of its import.

use std::rc::Rc;

use hailong_core::filter::{CHANNEL, UNIT};
use hailong_core::import::{Columns, Preview, Target, write_row};
use web_sys::Blob;
use yew::prelude::*;

use super::file_reader::Imported;
use super::message::Message;
use super::reasons;
use super::trouble::Trouble;
use crate::i18n::{fill, whole};
use crate::ui::dashboard::text::names::Names;
use crate::ui::shared::file::offer;
use crate::ui::shared::markup::value;

/// Rows of a file that are shown before its import.
pub const PREVIEW_ROWS: usize = 5;
/// Refused rows that are shown; all that are kept are in the file that can be saved.
const REFUSED_ROWS: usize = 50;

/// A file that was chosen and not imported yet.
#[derive(Clone)]
pub struct Candidate {
    /// Its name.
    pub name: String,
    /// Its bytes.
    pub blob: Blob,
    /// Its header and first rows.
    pub preview: Preview,
    /// What each column is taken for.
    pub targets: Vec<Option<Target>>,
}

impl Candidate {
    /// With its columns matched by name as far as they can be; a person does the rest.
    pub fn new(names: &Names, name: String, blob: Blob, preview: Preview) -> Self {
        let matched = Columns::by_name(&names.questionnaire, &preview.header);
        let targets = match matched {
            Ok(columns) => columns.targets().to_vec(),
            Err(_) => vec![None; preview.header.len()],
        };
        Self { name, blob, preview, targets }
    }

    /// Takes a column for something, or nothing for it.
    pub fn take(&mut self, wanted: Target, column: Option<usize>) {
        for target in &mut self.targets {
            if *target == Some(wanted) {
                *target = None;
            }
        }
        if let Some(target) = column.and_then(|column| self.targets.get_mut(column)) {
            *target = Some(wanted);
        }
    }

    fn column_of(&self, wanted: Target) -> Option<usize> {
        self.targets.iter().position(|target| *target == Some(wanted))
    }

    fn has_question(&self) -> bool {
        self.targets.iter().any(|target| matches!(target, Some(Target::Question(_))))
    }

    pub fn view(&self, names: &Names, send: &Callback<Message>) -> Html {
        let words = names.words();
        let wanted = Columns::wanted(&names.questionnaire);
        let matched = wanted.iter().filter(|(_, one)| self.column_of(*one).is_some()).count();
        let (n, of) = (matched.to_string(), wanted.len().to_string());
        let rows = wanted.iter().map(|(column, target)| self.row(names, send, column, *target));
        // A column that the questionnaire names and the file doesn't have: a person can take another one for it.
        let absent = Columns::check_named(&names.questionnaire, &self.preview.header).err();
        let start = send.reform(|_: MouseEvent| Message::Start);
        let cancel = send.reform(|_: MouseEvent| Message::Cancel);
        html! {
            <div class="candidate">
                <h4 tabindex="-1">{ fill(words.import_title, &[("name", &self.name)]) }</h4>
                <p>{ fill(words.import_matched, &[("n", &n), ("of", &of)]) }</p>
                if let Some(error) = &absent {
                    <p class="warning">{ reasons::of_file(names.language, &self.name, error) }</p>
                }
                <details open={absent.is_some() || matched < wanted.len() / 2}>
                    <summary>{ words.import_columns }</summary>
                    <div class="table" tabindex="0" role="group" aria-label={words.import_columns}>
                        <table class="chart-table">
                            <thead><tr>
                                <th scope="col">{ words.import_wanted }</th>
                                <th scope="col">{ words.import_found }</th>
                            </tr></thead>
                            <tbody>{ for rows }</tbody>
                        </table>
                    </div>
                </details>
                <p class="caption">{ words.import_preview }</p>
                <div class="table" tabindex="0" role="group" aria-label={words.import_preview}>
                    <table class="chart-table">
                        <thead><tr>
                            { for self.preview.header.iter().map(|name| html! { <th scope="col">{ name }</th> }) }
                        </tr></thead>
                        <tbody>
                            { for self.preview.rows.iter().map(|row| html! {
                                <tr>{ for row.iter().map(|field| html! { <td>{ field }</td> }) }</tr>
                            }) }
                        </tbody>
                    </table>
                </div>
                <div class="actions">
                    <button type="button" class="first" disabled={!self.has_question()} onclick={start}>
                        { words.import_start }
                    </button>
                    <button type="button" class="second" onclick={cancel}>{ words.import_cancel }</button>
                </div>
            </div>
        }
    }

    fn row(&self, names: &Names, send: &Callback<Message>, column: &str, target: Target) -> Html {
        let words = names.words();
        let label = match target {
            Target::Question(at) => names.questionnaire.questions().nth(at).map(|q| names.short(q)),
            Target::Unit => Some(names.dimension(UNIT)),
            Target::Channel => Some(names.dimension(CHANNEL)),
            Target::Time => Some(words.import_time.to_owned()),
            _ => Some(words.import_id.to_owned()),
        };
        let label = label.unwrap_or_default();
        let chosen = self.column_of(target);
        let onchange =
            send.reform(move |event: Event| Message::Match(target, value(&event).parse().ok()));
        html! {
            <tr key={column.to_owned()}>
                <th scope="row">{ &label }{ " " }<code>{ column }</code></th>
                <td>
                    <select {onchange} aria-label={label.clone()}>
                        <option value="" selected={chosen.is_none()}>{ words.import_unused }</option>
                        { for self.preview.header.iter().enumerate().map(|(at, name)| html! {
                            <option value={at.to_string()} selected={chosen == Some(at)}>{ name }</option>
                        }) }
                    </select>
                </td>
            </tr>
        }
    }
}

/// What became of a file: how many rows were taken, and those that were not with their reasons.
pub fn imported(names: &Names, file: &Rc<Imported>, send: &Callback<Message>) -> Html {
    let words = names.words();
    let language = names.language;
    let done =
        fill(words.import_done, &[("name", &file.name), ("n", &whole(language, file.accepted))]);
    let done = match &file.failure {
        Some(failure) => Trouble::File(file.name.clone(), failure.clone()).words(names),
        None => done,
    };
    let refused_count = file.refused.count();
    let id = file.id.clone();
    let remove = send.reform(move |_: MouseEvent| Message::Remove(id.clone()));
    let save = {
        let (file, language) = (file.clone(), language);
        let reason = words.reason;
        Callback::from(move |_: MouseEvent| {
            let name = ["tu-choi-", &*file.name].concat();
            offer(&refused_csv(&file, language, reason), "text/csv;charset=utf-8", &name);
        })
    };
    let rows = file.refused.kept().iter().take(REFUSED_ROWS).map(|refused| {
        html! {
            <tr key={refused.line}>
                <th scope="row">{ refused.line }</th>
                <td>{ reasons::of_row(language, refused) }</td>
            </tr>
        }
    });
    let kept = file.refused.kept().len() as u64;
    let more = kept.saturating_sub(REFUSED_ROWS as u64);
    let lost = refused_count.saturating_sub(kept);
    let place = if file.counts_records { words.record } else { words.line };
    let title = fill(words.refused_title, &[("name", &file.name)]);
    html! {
        <div class="file" key={file.id.clone()}>
            <p>
                { done }
                if refused_count > 0 {
                    { "; " }
                    <strong>{ fill(words.import_refused, &[("n", &whole(language, refused_count))]) }</strong>
                }
                { " " }
                <button type="button" class="link" onclick={remove}>
                    { fill(words.import_remove, &[("name", &file.name)]) }
                </button>
            </p>
            if !file.kept {
                <p class="warning">{ words.import_not_kept }</p>
            }
            if refused_count > 0 {
                <details>
                    <summary>{ &title }</summary>
                    <div class="table" tabindex="0" role="group" aria-label={title.clone()}>
                        <table class="chart-table">
                            <thead><tr>
                                <th scope="col">{ place }</th><th scope="col">{ words.reason }</th>
                            </tr></thead>
                            <tbody>{ for rows }</tbody>
                        </table>
                    </div>
                    if more > 0 {
                        <p class="muted">{ fill(words.refused_more, &[("n", &whole(language, more))]) }</p>
                    }
                    if lost > 0 {
                        <p class="warning">{ fill(words.refused_lost, &[
                            ("kept", &whole(language, kept)), ("n", &whole(language, lost)),
                        ]) }</p>
                    }
                    <button type="button" class="second" onclick={save}>{ words.refused_save }</button>
                </details>
            }
        </div>
    }
}

/// The refused rows as they stood, with a last column for the reasons: mended, the file can be imported
/// again.
fn refused_csv(file: &Rc<Imported>, language: crate::i18n::Language, reason: &str) -> String {
    let mut csv = String::from('\u{feff}');
    csv += &write_row(file.header.iter().map(String::as_str).chain([reason]));
    for refused in file.refused.kept() {
        let why = reasons::of_row(language, refused);
        // A row that is too short is filled up, or the reason would stand in another column.
        let lacking = file.header.len().saturating_sub(refused.fields.len());
        let fields = refused.fields.iter().map(String::as_str);
        csv += &write_row(fields.chain(std::iter::repeat_n("", lacking)).chain([&*why]));
    }
    csv
}
