//! The modes of a hall behind `<hai-long-form>`: what `kiosk.js` has and `form.js` hasn't.

use std::cell::OnceCell;
use std::rc::Rc;

use web_sys::{Element, HtmlElement};
use yew::{AppHandle, Renderer};

use super::form::{Hall, Shows, TAG};
use super::page::complain;
use crate::storage::IndexedDb;
use crate::ui::form::FormProps;
use crate::ui::kiosk::{KioskApp, KioskProps, Settings, Waiting};

/// Both modes, for one element.
#[derive(Default)]
pub struct KioskAndAssisted {
    /// What isn't durable yet outlives a reset of the element.
    waiting: OnceCell<Rc<Waiting>>,
}

impl Hall for KioskAndAssisted {
    fn mount(&self, host: &HtmlElement, mount: Element, props: FormProps) -> Box<dyn Shows> {
        let waiting = self.waiting.get_or_init(|| Rc::new(Waiting::new(props.responses.clone())));
        let kiosk = Kiosk { host: host.clone(), waiting: waiting.clone() };
        let props = kiosk.props(props);
        let app = Renderer::<KioskApp>::with_root_and_props(mount, props).render();
        Box::new(Shown { kiosk, app })
    }
}

struct Kiosk {
    host: HtmlElement,
    waiting: Rc<Waiting>,
}

struct Shown {
    kiosk: Kiosk,
    app: AppHandle<KioskApp>,
}

impl Kiosk {
    fn props(&self, form: FormProps) -> KioskProps {
        let attribute = |name: &str| self.host.get_attribute(name);
        let (idle, pause, hours) = (attribute("idle"), attribute("pause"), attribute("hours"));
        let (settings, wrong) = Settings::read(idle.as_deref(), pause.as_deref(), hours.as_deref());
        complain(TAG, &wrong);
        KioskProps { form, settings, waiting: self.waiting.clone(), records: Rc::new(IndexedDb) }
    }
}

impl Shows for Shown {
    fn update(&mut self, props: FormProps) {
        self.app.update(self.kiosk.props(props));
    }

    fn destroy(self: Box<Self>) {
        self.app.destroy();
    }
}
