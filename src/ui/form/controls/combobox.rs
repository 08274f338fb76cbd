//! A field in which a long list is searched: the editable combobox of ARIA 1.2, with a list of its own because
//! `<datalist>` neither searches without marks nor speaks on every phone.

use std::rc::Rc;

use hailong_core::decimal::decimal;
use yew::Html;

use super::field_event::{FieldEvent, List};
use crate::i18n::fill;
use crate::platform::folded;
use crate::ui::form::list_search::{exact, matches};
use crate::ui::form::question_props::QuestionProps;
use crate::ui::shared::markup::{Attr, El, el, line, nothing};

/// The most matches that are drawn.
const MOST: usize = 50;

/// What can be chosen: its value, and the words for it.
pub(super) type Entry<'a> = (&'a str, String);

impl QuestionProps {
    pub(super) fn combobox(&self, entries: &[Entry<'_>]) -> El {
        let chosen = self.chosen();
        let search = self.field.search.as_ref();
        let query = search.and_then(|search| search.text.as_deref());
        let (found, whole) = find(entries, query.unwrap_or_default());
        let shown = &found[..found.len().min(MOST)];
        let list = Rc::new(List {
            at: self.at,
            search: search.cloned(),
            shown: shown.iter().map(|&place| entries[place].0.to_owned()).collect(),
            exact: whole.map(|place| entries[place].0.to_owned()),
        });
        let label = entries.iter().find(|(value, _)| *value == chosen);
        // A value that isn't in the list any more shows itself rather than nothing.
        let text = query.unwrap_or_else(|| label.map_or(chosen, |(_, label)| label));
        let is_open = search.is_some() && !shown.is_empty();
        let active = search.and_then(|search| search.active).filter(|active| *active < shown.len());
        let active_id = active.map(|active| self.option_id(active));
        let mut field = el("input", "")
            .attr(Attr::Type, "text")
            .attr(Attr::Role, "combobox")
            .attr(Attr::AutoComplete, "off")
            .attr(Attr::Completes, "list")
            .attr(Attr::Expanded, if is_open { "true" } else { "false" })
            .maybe(Attr::Controls, is_open.then(|| self.list_id()).as_deref())
            .maybe(Attr::Active, active_id.as_deref())
            .value(text.to_owned());
        let events = [FieldEvent::Search, FieldEvent::Key, FieldEvent::Open, FieldEvent::Leave];
        for event in events {
            field = self.listens(field, event(list.clone()));
        }
        let how =
            line("p", "hint", self.lazy_words().search_how).attr(Attr::Id, &self.part_id("how"));
        let counted = match (query, found.len()) {
            (None, _) => String::new(),
            (_, 0) => self.lazy_words().search_none.to_owned(),
            (_, count) => fill(self.lazy_words().search_found, &[("n", &decimal(count))]),
        };
        let field = el("div", "searched").with(self.named(field, "how"));
        // Always a second child: without it the field would be another one when the list opens, and lose the focus.
        let field = field.node(match search {
            Some(_) => self.options_of(entries, &found, active),
            None => nothing(),
        });
        // What leaving the field would drop is said from then on. Its line is there before, unseen, so that a button
        // isn't moved from under the pointer that leaves for it.
        let missed = match search {
            Some(search) if whole.is_none() => search.missed(),
            _ => self.field.missed.as_deref(),
        };
        let missed = missed.map_or_else(String::new, |typed| {
            fill(self.lazy_words().search_missed, &[("typed", typed)])
        });
        el("div", "combobox")
            .with(how)
            .with(field)
            .with(line("p", "missed", &missed).attr(Attr::Role, "status"))
            .with(line("p", "unseen", &counted).attr(Attr::Role, "status"))
    }

    /// The open list.
    fn options_of(&self, entries: &[Entry<'_>], found: &[usize], active: Option<usize>) -> Html {
        let list = el("div", "list");
        if found.is_empty() {
            return list.with(line("p", "more", self.lazy_words().search_none)).html();
        }
        let (chosen, question) = (self.chosen(), self.question());
        let name = self.text(question.short.as_ref().unwrap_or(&question.label));
        let mut options = el("ul", "")
            .attr(Attr::Role, "listbox")
            .attr(Attr::Id, &self.list_id())
            .attr(Attr::Label, name);
        for (place, &entry) in found.iter().take(MOST).enumerate() {
            let (value, label) = &entries[entry];
            let is_active = active == Some(place);
            let class = match (is_active, *value == chosen) {
                (true, _) => "active",
                (_, true) => "chosen",
                _ => "",
            };
            let option = line("li", class, label)
                .key(entry)
                .attr(Attr::Role, "option")
                .attr(Attr::Id, &self.option_id(place))
                .attr(Attr::Picked, if is_active { "true" } else { "false" });
            options =
                options.with(self.listens(option, FieldEvent::Pick(self.at, (*value).to_owned())));
        }
        let more = match found.len().checked_sub(MOST) {
            None | Some(0) => nothing(),
            Some(more) => {
                let more = fill(self.lazy_words().search_more, &[("n", &decimal(more))]);
                line("p", "more", &more).html()
            }
        };
        self.listens(list.with(options).node(more), FieldEvent::Hold).html()
    }

    fn list_id(&self) -> String {
        self.part_id("list")
    }

    fn option_id(&self, place: usize) -> String {
        self.part_id(&["option", &decimal(place)].concat())
    }
}

/// The places of the entries that a query finds, and of the one that it names.
fn find(entries: &[Entry<'_>], query: &str) -> (Vec<usize>, Option<usize>) {
    if query.is_empty() {
        return ((0..entries.len()).collect(), None);
    }
    // All at once: three thousand calls of the browser would take longer than a frame.
    let mut lines = String::new();
    for (place, (_, label)) in entries.iter().enumerate() {
        if place > 0 {
            lines.push('\n');
        }
        for c in label.chars() {
            lines.push(if c == '\n' { ' ' } else { c });
        }
    }
    let (lines, query) = (folded(&lines), folded(query));
    (matches(&lines, &query), exact(&lines, &query))
}
