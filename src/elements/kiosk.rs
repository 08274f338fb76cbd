//! The modes of a hall behind `<hai-long-form>`: what `kiosk.js` has and `form.js` hasn't.

use std::cell::OnceCell;
use std::rc::Rc;

use hailong_core::response::Mode;
use web_sys::{Element, HtmlElement};
use yew::{AppHandle, Renderer};

use super::form::{Hall, Shows, TAG};
use super::page::complain;
use crate::storage::HallRecords;
use crate::ui::assisted::{AssistedApp, AssistedProps};
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
        let host = host.clone();
        if props.mode == Mode::Assisted {
            let props = assisted(props);
            let app = Renderer::<AssistedApp>::with_root_and_props(mount, props).render();
            return Box::new(Assisted { app });
        }
        let waiting = self.waiting.get_or_init(|| Rc::new(Waiting::new(props.responses.clone())));
        let props = kiosk(&host, waiting, props);
        let app = Renderer::<KioskApp>::with_root_and_props(mount, props).render();
        Box::new(Kiosk { host, waiting: waiting.clone(), app })
    }
}

struct Kiosk {
    host: HtmlElement,
    waiting: Rc<Waiting>,
    app: AppHandle<KioskApp>,
}

impl Shows for Kiosk {
    fn update(&mut self, props: FormProps) {
        self.app.update(kiosk(&self.host, &self.waiting, props));
    }

    fn destroy(self: Box<Self>) {
        self.app.destroy();
    }
}

fn kiosk(host: &HtmlElement, waiting: &Rc<Waiting>, form: FormProps) -> KioskProps {
    let attribute = |name: &str| host.get_attribute(name);
    let (idle, pause, hours) = (attribute("idle"), attribute("pause"), attribute("hours"));
    let (mut settings, wrong) = Settings::read(idle.as_deref(), pause.as_deref(), hours.as_deref());
    settings.saves_queue = host.has_attribute("save-queue");
    complain(TAG, &wrong);
    KioskProps { form, settings, waiting: waiting.clone(), records: Rc::new(HallRecords) }
}

struct Assisted {
    app: AppHandle<AssistedApp>,
}

impl Shows for Assisted {
    fn update(&mut self, props: FormProps) {
        self.app.update(assisted(props));
    }

    fn destroy(self: Box<Self>) {
        self.app.destroy();
    }
}

fn assisted(form: FormProps) -> AssistedProps {
    AssistedProps { form, records: Rc::new(HallRecords) }
}
