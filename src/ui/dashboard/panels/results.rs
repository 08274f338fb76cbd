//! The cards, alerts and panels of one set of figures. Drawing them takes longer than anything else on the page, so it is done
//! again only when the figures, the language or the type has changed, and not for each slice of a file that is being read.

use std::rc::Rc;

use hailong_core::figures::Figures;
use yew::prelude::*;

use super::alerts::alerts;
use super::cards::cards;
use super::chart::{PanelContext, SavePanel};
use super::list::grids;
use super::panel::{Controls, View};
use super::periods::Selects;
use crate::charts::TextMeasure;
use crate::ui::dashboard::model::analysis::Analysis;
use crate::ui::dashboard::model::comparison::Message as CompareMessage;
use crate::ui::dashboard::model::drill::Message as DrillMessage;
use crate::ui::dashboard::model::drill::around::Around;
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
    /// Saves a panel as a file.
    pub save: SavePanel,
    /// The selects of two periods, once the lazy chunk is here.
    #[prop_or_default]
    pub selects: Option<Selects>,
    /// Whether the lazy chunk couldn't be fetched when these were last wanted.
    #[prop_or_default]
    pub is_missing: bool,
    /// Called with what is picked.
    #[prop_or_default]
    pub on_drill: Callback<DrillMessage>,
    /// Called with the periods to compare.
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
    let ResultsProps { figures, analysis, around, names, measure, save, .. } = props;
    let ResultsProps { selects, is_missing, on_drill, on_compare, .. } = props;
    let (selects, is_missing, save) = (*selects, *is_missing, *save);
    let controls = around.as_ref();
    let controls =
        controls.map(|around| Controls { around, selects, is_missing, on_drill, on_compare });
    let analysis = analysis.as_deref();
    let context = PanelContext { names: names.clone(), measure: measure.clone(), save };
    html! {
        <>
            { cards(figures, analysis, names, measure) }
            { alerts(figures, analysis, names) }
            { grids(View { figures, analysis, names, controls }, &context) }
        </>
    }
}
