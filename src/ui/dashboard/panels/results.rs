//! The cards and panels of one set of figures. Drawing them is the dear part, so it is done anew only when
//! the figures, the language or the type has changed: not for each slice of a file that is being read.

use std::rc::Rc;

use hailong_core::figures::Figures;
use yew::prelude::*;

use super::cards::cards;
use super::list::{Controls, panels};
use super::periods::Selects;
use crate::charts::TextMeasure;
use crate::ui::dashboard::model::analysis::Analysis;
use crate::ui::dashboard::model::comparison::Message as CompareMessage;
use crate::ui::dashboard::model::drill::Message as DrillMessage;
use crate::ui::dashboard::model::drill::around::Around;
use crate::ui::dashboard::text::alerts::alerts;
use crate::ui::dashboard::text::names::Names;

/// What is shown.
#[derive(Properties, Clone)]
pub struct ResultsProps {
    pub figures: Rc<Figures>,
    pub analysis: Option<Rc<Analysis>>,
    /// What stands around what is filtered by; without it nothing can be picked.
    #[prop_or_default]
    pub around: Option<Around>,
    pub names: Names,
    pub measure: Rc<dyn TextMeasure>,
    /// The selects of two periods, once the lazy chunk is here.
    #[prop_or_default]
    pub selects: Option<Selects>,
    /// Whether the lazy chunk couldn't be fetched when these were last wanted.
    #[prop_or_default]
    pub is_missing: bool,
    /// Told what is picked.
    #[prop_or_default]
    pub on_drill: Callback<DrillMessage>,
    /// Told what is compared.
    #[prop_or_default]
    pub on_compare: Callback<CompareMessage>,
}

impl PartialEq for ResultsProps {
    fn eq(&self, other: &Self) -> bool {
        let address = |analysis: &Option<Rc<Analysis>>| analysis.as_ref().map(Rc::as_ptr);
        Rc::ptr_eq(&self.figures, &other.figures)
            && address(&self.analysis) == address(&other.analysis)
            && self.around == other.around
            && self.selects.is_some() == other.selects.is_some()
            && self.is_missing == other.is_missing
            && Rc::ptr_eq(&self.measure, &other.measure)
            && self.names.language == other.names.language
    }
}

/// The results.
#[component]
pub fn Results(props: &ResultsProps) -> Html {
    let ResultsProps { figures, analysis, around, names, measure, .. } = props;
    let analysis = analysis.as_deref();
    let ResultsProps { selects, is_missing, on_drill, on_compare, .. } = props;
    let controls = Controls { selects: *selects, is_missing: *is_missing, on_drill, on_compare };
    html! {
        <>
            { cards(figures, analysis, names, measure) }
            { alerts(figures, analysis, names) }
            { panels(figures, analysis, around.as_ref(), names, measure, controls) }
        </>
    }
}
