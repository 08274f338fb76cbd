//! What a panel is: [`Panel`], which each panel's folder implements, and [`View`], what panels are made of. How a panel looks
//! on the page is `chart`'s, on paper and on the wall's screen the output's.

use std::rc::Rc;

use hailong_core::figures::Figures;
use yew::prelude::*;

use super::periods::Selects;
use super::picture::Drawn;
use crate::charts::table::TableTwin;
use crate::ui::dashboard::model::analysis::Analysis;
use crate::ui::dashboard::model::comparison::Message as CompareMessage;
use crate::ui::dashboard::model::drill::Message as DrillMessage;
use crate::ui::dashboard::model::drill::around::Around;
use crate::ui::dashboard::model::drill::periods::Step;
use crate::ui::dashboard::model::drill::picking::Picked;
use crate::ui::dashboard::text::names::Names;

/// The panels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PanelId {
    /// What changed between two periods.
    Change,
    /// Which items go with the overall result.
    Drivers,
    /// The items of a scale, by its place among the scales.
    Items(usize),
    Units,
    Factors,
    /// Months, quarters or years.
    Trend,
    /// Each unit by factor or item.
    Heat,
    /// Two fields against each other.
    CrossTab,
    /// A small trend for each unit.
    Multiples,
}

impl PanelId {
    /// Its name in the page, for stylesheets, and in the names of its files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Change => "change",
            Self::Drivers => "drivers",
            Self::Items(at) => ["items", "items-2", "items-3", "items-4", "items-5"][at.min(4)],
            Self::Units => "units",
            Self::Factors => "factors",
            Self::Trend => "trend",
            Self::Heat => "heat",
            Self::CrossTab => "cross",
            Self::Multiples => "multiples",
        }
    }
}

/// One panel of one view: what it says and draws, and how it is picked. It counts nothing and hides nothing of its own.
pub trait Panel {
    fn id(&self) -> PanelId;

    /// The finding, or what is shown where there is none.
    fn title(&self) -> String;

    /// What is shown, in a sentence.
    fn text(&self) -> String;

    /// The same numbers as in the picture, and those that don't fit into it.
    fn table(&self, caption: String) -> TableTwin;

    fn picture(&self) -> Rc<dyn Drawn>;

    /// What can be picked in the picture, and the controls above it; nothing by default.
    fn picks(&self) -> Picks {
        Picks::default()
    }

    /// Whether there is no picture, because the text says why there is nothing to draw.
    fn is_blank(&self) -> bool {
        false
    }

    /// Whether it is also on paper and on the wall's screen, where nothing can be chosen.
    fn is_printed(&self) -> bool {
        true
    }
}

/// Panels of one view, in their order.
pub type Panels<'a> = Vec<Box<dyn Panel + 'a>>;

/// What panels are made of.
#[derive(Clone, Copy)]
pub struct View<'a> {
    pub figures: &'a Figures,
    pub analysis: Option<&'a Analysis>,
    pub names: &'a Names,
    /// `None` where nothing can be picked or chosen: on paper, on the wall's screen and in published figures.
    pub controls: Option<Controls<'a>>,
}

impl<'a> View<'a> {
    /// The figures of the units' panel, which may show more than what is filtered by.
    pub fn units(&self) -> &'a Figures {
        self.controls.map_or(self.figures, |controls| &controls.around.units)
    }

    /// Those of the trend's, likewise.
    pub fn months(&self) -> &'a Figures {
        self.controls.map_or(self.figures, |controls| &controls.around.months)
    }

    /// How long the trend's periods are.
    pub fn step(&self) -> Step {
        self.controls.map_or(Step::Month, |controls| controls.around.step)
    }
}

/// How a person picks parts of panels and chooses what they show.
#[derive(Clone, Copy)]
pub struct Controls<'a> {
    /// The figures around the filter, so that other units and months can be picked.
    pub around: &'a Around,
    /// The selects of two periods, once the lazy chunk is here.
    pub selects: Option<Selects>,
    /// Whether the lazy chunk couldn't be fetched when these were last wanted.
    pub is_missing: bool,
    /// Called with what is picked.
    pub on_drill: &'a Callback<DrillMessage>,
    /// Called with the periods to compare.
    pub on_compare: &'a Callback<CompareMessage>,
}

/// What can be picked in a panel's picture, and what stands above it.
#[derive(Default)]
pub struct Picks {
    /// Called with the part that is picked; `None` where none can be.
    pub on_pick: Option<Callback<Picked>>,
    /// The keys of the parts that are filtered by.
    pub picked: Vec<String>,
    /// That parts can be picked, in words; they follow the panel's text.
    pub hint: &'static str,
    /// Of how many, of when and by which filter, where the panel shows more than what is filtered by.
    pub source: Option<String>,
    /// What stands above the picture.
    pub controls: Html,
}
