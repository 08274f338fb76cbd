//! The receipt: that it arrived, where it is, its number, and what happens next.

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, MouseEvent, Url};
use yew::prelude::*;

use super::app::FormEvent;
use super::draw::Drawing;
use crate::i18n::date_time;

impl Drawing<'_> {
    pub(super) fn receipt(&self) -> Html {
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
        let again = self.props.on_event.reform(|_: MouseEvent| FormEvent::Again);
        html! {
            <div class="body receipt">
                <h3 class="step-heading" tabindex="-1">
                    <svg class="tick" viewBox="0 0 32 32" aria-hidden="true">
                        <circle cx="16" cy="16" r="14" /><path d="M9.5 16.5l4.5 4.5 8.5-9" />
                    </svg>
                    { words.receipt_title }
                </h3>
                <p>{ words.receipt_lead }{ " " }{ words.receipt_kept }</p>
                <dl class="number">
                    <div><dt>{ words.receipt_number }</dt><dd>{ number }</dd></div>
                    if !time.is_empty() {
                        <div><dt>{ words.receipt_time }</dt><dd>{ time }</dd></div>
                    }
                </dl>
                <p>{ words.receipt_keep }</p>
                if let Some(next) = &questionnaire.next_steps {
                    <p>{ self.text(next) }</p>
                }
                if let Some(contact) = &questionnaire.contact {
                    <p>{ self.text(contact) }</p>
                }
                <div class="actions">
                    <button type="button" class="second" onclick={save}>{ words.save_receipt }</button>
                    <button type="button" class="second" onclick={print}>{ words.print }</button>
                    <button type="button" class="link" onclick={again}>{ words.another }</button>
                </div>
            </div>
        }
    }
}

/// The last twelve digits of the id, which are random, in groups that can be read aloud.
fn receipt_number(id: &str) -> String {
    let digits = id.rsplit('-').next().unwrap_or_default().to_uppercase();
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
