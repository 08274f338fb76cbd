//! What the kiosk is given.

use std::rc::Rc;

use yew::Properties;

use super::settings::Settings;
use super::waiting::Waiting;
use crate::storage::HallStore;
use crate::ui::form::FormProps;

/// What the kiosk needs.
#[derive(Properties, Clone)]
pub struct KioskProps {
    /// What its form needs; its drafts are left alone, as a kiosk keeps none.
    pub form: FormProps,
    /// How it behaves.
    pub settings: Settings,
    /// Where responses go. It outlives the kiosk, so that a reset loses nothing that waits.
    pub waiting: Rc<Waiting>,
    /// What the clerk's panel looks into.
    pub records: Rc<dyn HallStore>,
}

impl PartialEq for KioskProps {
    fn eq(&self, other: &Self) -> bool {
        self.form == other.form && self.settings == other.settings
    }
}
