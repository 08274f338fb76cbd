//! The cards and panels of one set of figures. Drawing them is the dear part, so it is done anew only when
//! the figures, the language or the type has changed: not for each slice of a file that is being read.

use std::rc::Rc;

use hailong_core::figures::Figures;
use yew::prelude::*;

use super::alerts::alerts;
use super::app::Message;
use super::cards::cards;
use super::drill::Around;
use super::further::Further;
use super::names::Names;
use super::panels::panels;
use crate::charts::TextMeasure;

/// What is shown.
#[derive(Properties, Clone)]
pub(super) struct ResultsProps {
    pub(super) figures: Rc<Figures>,
    pub(super) further: Option<Rc<Further>>,
    /// What stands around what is filtered by; without it nothing can be picked.
    #[prop_or_default]
    pub(super) around: Option<Around>,
    pub(super) names: Names,
    pub(super) measure: Rc<dyn TextMeasure>,
    /// Whether what chooses two periods couldn't be fetched when it was last wanted.
    #[prop_or_default]
    pub(super) is_missing: bool,
    #[prop_or_default]
    pub(super) send: Callback<Message>,
}

impl PartialEq for ResultsProps {
    fn eq(&self, other: &Self) -> bool {
        let address = |further: &Option<Rc<Further>>| further.as_ref().map(Rc::as_ptr);
        Rc::ptr_eq(&self.figures, &other.figures)
            && address(&self.further) == address(&other.further)
            && self.around == other.around
            && self.is_missing == other.is_missing
            && Rc::ptr_eq(&self.measure, &other.measure)
            && self.names.language == other.names.language
    }
}

/// The results.
#[component]
pub(super) fn Results(props: &ResultsProps) -> Html {
    let ResultsProps { figures, further, around, names, measure, is_missing, send } = props;
    let further = further.as_deref();
    html! {
        <>
            { cards(figures, further, names, measure) }
            { alerts(figures, further, names) }
            { panels(figures, further, around.as_ref(), names, measure, *is_missing, send) }
        </>
    }
}
