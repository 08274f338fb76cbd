//! The receipt: that it arrived, where it is, its number, and what happens next.

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, MouseEvent, Url};
use yew::Callback;

use super::app::FormEvent;
use super::draw::Drawing;
use crate::i18n::date_time;
use crate::ui::shared::markup::{El, el};

impl Drawing<'_> {
    pub(super) fn receipt(&self) -> El {
        let questionnaire = &self.state.questionnaire;
        let number = receipt_number(&self.state.id);
        let time = date_time(self.state.submitted);
        let words = self.words;
        let file = [
            self.text(&questionnaire.title),
            "\r\n\r\n",
            words.receipt_lead,
            "\r\n",
            words.receipt_number,
            ": ",
            &number,
            "\r\nID: ",
            &self.state.id,
            "\r\n",
            words.receipt_time,
            ": ",
            &time,
            "\r\n\r\n",
            words.receipt_keep,
            "\r\n",
        ]
        .concat();
        let name = [&number, ".txt"].concat();
        let save = Callback::from(move |_: MouseEvent| {
            offer_file(&file, "text/plain;charset=utf-8", &name);
        });
        let print = Callback::from(|_: MouseEvent| {
            if let Some(window) = web_sys::window() {
                // A frame that may not print does nothing.
                let _ = window.print();
            }
        });
        let on_event = self.props.on_event.clone();
        let again = Callback::from(move |_: MouseEvent| on_event.emit(FormEvent::Again));
        let button = |class: &str, click: Callback<MouseEvent>, words: &str| {
            el("button", class).attr("type", "button").on_click(click).text(words)
        };
        let row = |term: &str, value: &str| {
            el("div", "").with(el("dt", "").text(term)).with(el("dd", "").text(value))
        };
        let tick = el("svg", "tick")
            .attr("viewBox", "0 0 32 32")
            .attr("aria-hidden", "true")
            .with(el("circle", "").attr("cx", "16").attr("cy", "16").attr("r", "14"))
            .with(el("path", "").attr("d", "M9.5 16.5l4.5 4.5 8.5-9"));
        let heading = el("h3", "step-heading").attr("tabindex", "-1");
        let mut facts = el("dl", "number").with(row(words.receipt_number, &number));
        // A response that was found in the store after a crash: when it came there isn't known here.
        if self.state.submitted != 0 {
            facts = facts.with(row(words.receipt_time, &time));
        }
        let mut body = el("div", "body receipt")
            .with(heading.with(tick).text(words.receipt_title))
            .with(el("p", "").text(words.receipt_lead).text(" ").text(words.receipt_kept))
            .with(facts)
            .with(el("p", "").text(words.receipt_keep));
        for text in [&questionnaire.next_steps, &questionnaire.contact].into_iter().flatten() {
            body = body.with(el("p", "").text(self.text(text)));
        }
        let actions = el("div", "actions")
            .with(button("second", save, words.save_receipt))
            .with(button("second", print, words.print))
            .with(button("link", again, words.another));
        body.with(actions)
    }
}

/// The last twelve digits of the id, which are random, in groups that can be read aloud.
fn receipt_number(id: &str) -> String {
    // Its letters are a to f: the capitals of all languages are 14 kB of download.
    let digits = id.get(id.len().saturating_sub(12)..).unwrap_or_default().to_ascii_uppercase();
    let group = |at: usize| digits.get(at..at + 4).unwrap_or_default();
    [group(0), "-", group(4), "-", group(8)].concat()
}

/// Offers a text as a file to save. Where the browser refuses, nothing happens.
pub(super) fn offer_file(text: &str, kind: &str, name: &str) {
    let offer = || -> Result<(), JsValue> {
        let options = BlobPropertyBag::new();
        options.set_type(kind);
        let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options)?;
        let url = Url::create_object_url_with_blob(&blob)?;
        let document =
            web_sys::window().and_then(|window| window.document()).ok_or("no document")?;
        let link: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
        link.set_href(&url);
        link.set_download(name);
        link.click();
        Url::revoke_object_url(&url)
    };
    let _ = offer();
}
