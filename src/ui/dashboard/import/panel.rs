//! Where the responses come from: the store of this browser, imported files, or made up for a look.

use std::rc::Rc;

use web_sys::{DragEvent, File, FileList, HtmlInputElement};
use yew::prelude::*;

use super::candidate::{Candidate, imported};
use super::file_reader::Imported;
use super::message::Message;
use crate::i18n::{fill, percent};
use crate::ui::dashboard::text::names::Names;

/// What the browser offers to choose; what a file is, is told from its first bytes.
const ACCEPTED: &str = ".csv,.tsv,.txt,.json,.ndjson,.jsonl,text/csv,application/json";

/// What the panel needs.
pub struct Data<'a> {
    pub names: &'a Names,
    /// What is counted.
    pub text: &'static str,
    pub candidate: Option<&'a Candidate>,
    /// The file that is being read, and how much of it was.
    pub reading: Option<&'a (String, f64)>,
    /// Whether that can be stopped.
    pub can_stop: bool,
    /// What went wrong last, in words.
    pub trouble: Option<String>,
    pub illustrative: bool,
    /// What can be done with the records.
    pub more: Html,
    pub send: Callback<Message>,
    /// Told whether made-up responses are to be looked at.
    pub on_illustrative: Callback<bool>,
}

impl Data<'_> {
    pub fn view<'f>(&self, files: impl Iterator<Item = &'f Rc<Imported>>) -> Html {
        let words = self.names.words();
        let (illustrative, label) = match self.illustrative {
            true => (false, words.leave_illustrative),
            false => (true, words.show_illustrative),
        };
        let toggle = self.on_illustrative.reform(move |_: MouseEvent| illustrative);
        let stop = self.send.reform(|_: MouseEvent| Message::Stop);
        let drop = self.send.reform(|event: DragEvent| {
            event.prevent_default();
            Message::Chosen(all(event.data_transfer().and_then(|data| data.files())))
        });
        html! {
            <section class="panel data" aria-label={words.data}>
                <div class="panel-head"><h3>{ words.data }</h3></div>
                <p class="panel-text">{ self.text }</p>
                if !self.illustrative {
                    <div class="drop" ondragover={Callback::from(|event: DragEvent| event.prevent_default())}
                        ondrop={drop}>
                        { self.file_input() }
                        <span class="muted">{ words.drop_here }</span>
                    </div>
                }
                <div role="status">
                    if let Some((name, read)) = self.reading {
                        <p>{ fill(words.import_running, &[
                            ("name", name),
                            ("percent", &percent(self.names.language, *read, 0)),
                        ]) }</p>
                        <progress max="1" value={read.to_string()} aria-label={name.clone()} />
                    }
                </div>
                if self.can_stop {
                    <p><button type="button" class="second" onclick={stop}>{ words.import_stop }</button></p>
                }
                <div role="alert">
                    if let Some(trouble) = &self.trouble {
                        <p class="warning">{ trouble }</p>
                    }
                </div>
                if let Some(candidate) = self.candidate {
                    { candidate.view(self.names, &self.send) }
                }
                if !self.illustrative {
                    { for files.map(|file| imported(self.names, file, &self.send)) }
                }
                { self.more.clone() }
                <p><button type="button" class="second" onclick={toggle}>{ label }</button></p>
            </section>
        }
    }

    fn file_input(&self) -> Html {
        let onchange = self.send.reform(|event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            let files = all(input.files());
            // So that the same file, mended, can be chosen again.
            input.set_value("");
            Message::Chosen(files)
        });
        html! {
            <label class="choose">
                <input type="file" multiple={true} accept={ACCEPTED} {onchange} />
                <span>{ self.names.words().choose_file }</span>
            </label>
        }
    }
}

/// A page's list of files as ours.
fn all(files: Option<FileList>) -> Vec<File> {
    files.map_or(Vec::new(), |files| (0..files.length()).filter_map(|at| files.get(at)).collect())
}
