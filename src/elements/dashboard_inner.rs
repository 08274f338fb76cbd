//! What a mounted `<hai-long-dashboard>` holds, and what is done with it as it stands.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::events::EventListener;
use hailong_core::figures::Figures;
use hailong_core::unit::Unit;
use web_sys::{Element, HtmlElement};
use yew::AppHandle;

use super::collector::take_link;
use super::page::{complain, fire};
use super::published::Public;
use super::remember::Remembered;
use crate::i18n::{Language, records};
use crate::storage::Means;
use crate::ui::dashboard::{
    AccountMessage, DashboardApp, DashboardProps, FilterMessage, Message, view_text,
};

/// The element's name, in what the console is told.
pub(super) const TAG: &str = "hai-long-dashboard";

/// What the element holds.
pub(super) struct Inner {
    pub(super) host: HtmlElement,
    pub(super) mount: Element,
    /// The shell's slot, with the page's fallback.
    pub(super) slot: HtmlElement,
    pub(super) base: String,
    pub(super) app: RefCell<Option<AppHandle<DashboardApp>>>,
    /// In place of it where figures are shown that were published.
    pub(super) public: RefCell<Option<Public>>,
    pub(super) props: RefCell<Option<DashboardProps>>,
    pub(super) figures: RefCell<Option<Rc<Figures>>>,
    /// The view that is shown.
    pub(super) shown: RefCell<String>,
    /// That which the page was told last.
    pub(super) view: RefCell<Option<String>>,
    /// Where the view is kept, if the page wants it.
    pub(super) remembered: RefCell<Option<Remembered>>,
    /// What there is to sign in with, once: a link, or the token that the page has handed over.
    pub(super) means: RefCell<Option<Means>>,
    /// Hears of a link that is followed on the page itself.
    pub(super) followed: RefCell<Option<EventListener>>,
    /// What the page asked for before the dashboard was there.
    pub(super) waiting: RefCell<Vec<Message>>,
    /// Counts the loads; an old one that arrives late is let go.
    pub(super) load: Cell<u32>,
}

impl Inner {
    /// Takes down what is shown; the slot comes back to its place.
    pub(super) fn clear(&self) {
        if let Some(app) = self.app.take() {
            app.destroy();
        }
        if let Some(public) = self.public.take() {
            public.destroy();
        }
        let _ = self.mount.before_with_node_1(&self.slot);
        self.slot.set_hidden(false);
        self.mount.set_text_content(None);
    }

    /// Signs in with this, now or when the dashboard is there.
    pub(super) fn enter(&self, means: Means) {
        match &*self.app.borrow() {
            Some(app) => app.send_message(Message::Account(AccountMessage::Enter(means))),
            None => drop(self.means.replace(Some(means))),
        }
    }

    /// Takes the link out of the address, and signs in with it.
    pub(super) fn take_link(&self) {
        if let Some(token) = take_link() {
            self.enter(Means::Link(token));
        }
    }

    /// Whether published figures are shown, and no responses counted.
    pub(super) fn is_public(&self) -> bool {
        self.attribute("published").is_some()
    }

    /// What needs responses can't be done with published figures.
    pub(super) fn refuse(&self) {
        complain(TAG, &[records::words(self.language()).public_no_rows.into()]);
    }

    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        self.host.get_attribute(name).filter(|value| !value.is_empty())
    }

    pub(super) fn language(&self) -> Language {
        Language::from_tag(&self.attribute("lang").unwrap_or_default())
    }

    /// Shows the unit of the attribute, or all again.
    pub(super) fn show_unit(&self) {
        self.send(Message::Filter(FilterMessage::Unit(self.attribute("unit"))));
    }

    pub(super) fn send(&self, message: Message) {
        match &*self.app.borrow() {
            Some(app) => app.send_message(message),
            None => self.waiting.borrow_mut().push(message),
        }
    }

    /// Tells of a view that is another one than before, and keeps it where the page wants it.
    pub(super) fn tell_view(&self) {
        let text = self.shown.borrow().clone();
        // The first one is the page as it was opened.
        let Some(before) = self.view.replace(Some(text.clone())) else { return };
        if before == text {
            return;
        }
        if let (Some(remembered), Some(props)) = (&*self.remembered.borrow(), &*self.props.borrow())
        {
            let there = remembered.view().map(|text| view_text::again(&text, &props.questionnaire));
            if there.as_ref() != Some(&text) {
                remembered.keep(&before, &text);
            }
        }
        fire(&self.host, "hl-view", &[("view", text.into())]);
    }

    /// The units have come after all.
    pub(super) fn name_units(&self, units: Vec<Unit>) {
        if units.is_empty() {
            return;
        }
        let units = Rc::new(units);
        if let Some(public) = &mut *self.public.borrow_mut() {
            public.name_units(units.clone());
        }
        if let (Some(app), Some(props)) =
            (&mut *self.app.borrow_mut(), &mut *self.props.borrow_mut())
        {
            props.units = units;
            app.update(props.clone());
        }
    }

    pub(super) fn translate(&self) {
        if let Some(public) = &mut *self.public.borrow_mut() {
            public.translate(self.language());
        }
        if let (Some(app), Some(props)) =
            (&mut *self.app.borrow_mut(), &mut *self.props.borrow_mut())
        {
            props.language = self.language();
            app.update(props.clone());
        }
    }
}
