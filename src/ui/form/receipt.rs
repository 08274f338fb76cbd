//! The receipt: that it arrived, where it is, its number, and what happens next.

use super::aids::{Aid, Wish};
use super::control_event::ControlEvent;
use super::drawing::{Drawing, heading};
use super::icon::icon;
use super::props::FormEvent;
use super::response::response;
use super::sheet::{Part, part};
use super::state::{Action, Sending};
use hailong_wire::response_to_json;

use crate::i18n::date_time;
use crate::storage::json::stringify;
use crate::ui::shared::markup::{Attr, El, el, line};

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
        let save = ControlEvent::Save(file, "text/plain;charset=utf-8", name);
        let row = |term: &str, value: &str| {
            // A number or a time: a translation could only harm it.
            let value = line("dd", "", value).attr(Attr::Translate, "no");
            el("div", "").with(line("dt", "", term)).with(value)
        };
        let tick = icon("tick", "M9.5 16.5l4.5 4.5 8.5-9");
        let mut facts = el("dl", "number").with(row(words.receipt_number, &number));
        // A response that was found in the store after a crash: when it came there isn't known here.
        if self.state.submitted != 0 {
            facts = facts.with(row(words.receipt_time, &time));
        }
        let mut body = el("div", "body receipt")
            .with(heading().with(tick).text(words.receipt_title))
            .with(line("p", "", words.receipt_lead))
            // It is there from the start, so that a change is read aloud.
            .with(line("p", "", self.sending()).attr(Attr::Role, "status"))
            .with(facts)
            .with(line("p", "", words.receipt_keep));
        for text in [&questionnaire.next_steps, &questionnaire.contact].into_iter().flatten() {
            body = body.with(line("p", "", self.text(text)));
        }
        let print = self.button("second", words.print, ControlEvent::Act(Action::Aid(Aid::Print)));
        let mut actions = el("div", "actions");
        if self.state.sending == Sending::Refused {
            let (props, json) = (&self.form.props, "application/json");
            let response = response_to_json(&props.questionnaire, &response(props, self.state));
            let name = [&number, ".json"].concat();
            let save = ControlEvent::Save(stringify(&response), json, name);
            actions = actions.with(self.button("first", words.save_refused, save));
        }
        let actions = actions
            .with(self.button("second", words.save_receipt, save))
            .with(self.awaits(print, Wish::Printing))
            .with(self.button("link", words.another, ControlEvent::Tell(FormEvent::Again)));
        body.with(actions).node(self.missing(Wish::Printing))
    }

    /// Where the response is, and what happens next.
    fn sending(&self) -> &'static str {
        match self.state.sending {
            Sending::Waiting => self.words.receipt_waits,
            Sending::Sent => self.words.receipt_sent,
            Sending::Refused => self.words.receipt_refused,
            Sending::Kept | Sending::Renamed(_) => self.words.receipt_kept,
        }
    }

    /// The receipt as it is printed: what a person takes along, and no more.
    pub(super) fn receipt_sheet(&self) -> Part {
        let (questionnaire, words) = (&self.state.questionnaire, self.words);
        let fact = |term: &str, value: &str| {
            part("p", "", &[term, ": "].concat()).with(part("b", "", value))
        };
        let mut sheet = part("main", "", "")
            .line("p", "", self.office())
            .line("h1", "", self.text(&questionnaire.title))
            .line("p", "", words.receipt_lead)
            .with(fact(words.receipt_number, &receipt_number(&self.state.id)));
        if self.state.submitted != 0 {
            sheet = sheet.with(fact(words.receipt_time, &date_time(self.state.submitted)));
        }
        sheet = sheet.line("p", "", words.receipt_keep);
        for text in [&questionnaire.next_steps, &questionnaire.contact].into_iter().flatten() {
            sheet = sheet.line("p", "", self.text(text));
        }
        sheet
    }
}

/// The last twelve digits of the id, which are random, in groups that can be read aloud.
pub fn receipt_number(id: &str) -> String {
    // Its letters are a to f: the capitals of all languages are 14 kB of download.
    let digits = id.get(id.len().saturating_sub(12)..).unwrap_or_default().to_ascii_uppercase();
    let group = |at: usize| digits.get(at..at + 4).unwrap_or_default();
    [group(0), "-", group(4), "-", group(8)].concat()
}
