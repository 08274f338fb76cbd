//! The panel of small trends.

use std::rc::Rc;

use yew::prelude::*;

use super::input::input;
use crate::charts::table::TableTwin;
use crate::charts::{MultiplesInput, Scene, TextMeasure, Theme, draw_multiples, multiples_twin};
use crate::i18n::fill;
use crate::i18n::small_multiples::words;
use crate::ui::dashboard::model::drill;
use crate::ui::dashboard::model::drill::picking::Picked;
use crate::ui::dashboard::model::multiples::{Counted, MOST, Message};
use crate::ui::dashboard::panels::chart::{PanelContext, SavePanel, show};
use crate::ui::dashboard::panels::panel::{Panel, PanelId, Picks};
use crate::ui::dashboard::panels::picture::Drawn;
use crate::ui::dashboard::text::names::Names;

/// What the panel needs.
#[derive(Properties, Clone)]
pub struct MultiplesProps {
    pub found: Rc<Counted>,
    /// Whether other figures are shown by now.
    pub pending: bool,
    /// The units that are filtered by.
    pub picked: Vec<String>,
    pub names: Names,
    pub measure: Rc<dyn TextMeasure>,
    /// Saves a panel as a file.
    pub save: SavePanel,
    pub send: Callback<Message>,
    /// Called with what is picked.
    pub on_drill: Callback<drill::Message>,
}

impl PartialEq for MultiplesProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.found, &other.found)
            && self.pending == other.pending
            && self.picked == other.picked
            && Rc::ptr_eq(&self.measure, &other.measure)
            && self.names.language == other.names.language
    }
}

/// The panel in a grid of its own.
#[component]
pub fn MultiplesPanel(props: &MultiplesProps) -> Html {
    let MultiplesProps { found, names, measure, save, pending, .. } = props;
    let panel = SmallTrends { props, input: Rc::new(input(found, names)) };
    let context = PanelContext { names: names.clone(), measure: measure.clone(), save: *save };
    html! {
        <div class="panels crossings">{ show(&panel, &found.figures, &context, *pending) }</div>
    }
}

struct SmallTrends<'a> {
    props: &'a MultiplesProps,
    input: Rc<MultiplesInput>,
}

impl Panel for SmallTrends<'_> {
    fn id(&self) -> PanelId {
        PanelId::Multiples
    }

    fn title(&self) -> String {
        words(self.props.names.language).title.to_owned()
    }

    fn text(&self) -> String {
        let MultiplesProps { found, names, pending, .. } = self.props;
        let words = words(names.language);
        if *pending {
            return words.counting.to_owned();
        }
        let line = if self.input.apart.contains(&true) { words.breaks } else { words.mean };
        fill(words.text, &[("what", &names.overall(&found.figures)), ("line", line)])
    }

    fn table(&self, caption: String) -> TableTwin {
        let names = &self.props.names;
        let whole = words(names.language).whole.to_owned();
        multiples_twin(&self.input, caption, names.words().unit.to_owned(), whole)
    }

    fn picture(&self) -> Rc<dyn Drawn> {
        self.input.clone()
    }

    fn picks(&self) -> Picks {
        let units = self.props.found.clone();
        let on_pick = self.props.on_drill.reform(move |picked: Picked| {
            let own = units.units.iter().find(|own| own.unit.value == picked.key);
            let is_told = own.is_some_and(|own| own.unit.share.status.is_visible());
            drill::Message::OneUnit(picked, is_told)
        });
        Picks {
            on_pick: Some(on_pick),
            picked: self.props.picked.clone(),
            controls: self.controls(),
            ..Picks::default()
        }
    }
}

impl SmallTrends<'_> {
    /// How many units are shown, and the button for more or fewer.
    fn controls(&self) -> Html {
        let MultiplesProps { found, names, send, pending, .. } = self.props;
        let (words, shown, all) = (words(names.language), found.units.len(), found.all());
        let is_all = shown >= all;
        let places = [("shown", &*shown.to_string()), ("all", &*all.to_string())];
        let status = fill(if is_all { words.shown_all } else { words.shown }, &places);
        let (label, n) = match is_all {
            true => (words.less, MOST),
            false => (words.more, (all - shown).min(MOST)),
        };
        let label = fill(label, &[("n", &n.to_string())]);
        let onclick =
            send.reform(move |_: MouseEvent| if is_all { Message::Less } else { Message::More });
        html! {
            if all > MOST {
                <div class="controls">
                    <span role="status">{ status }</span>
                    // One button for both, so that the focus stays on it.
                    <button type="button" class="tool" {onclick} aria-disabled={pending.then_some("true")}>{ label }</button>
                </div>
            }
        }
    }
}

impl Drawn for MultiplesInput {
    fn draw(&self, measure: &dyn TextMeasure, width: f64) -> Scene {
        draw_multiples(self, &Theme::default(), measure, width)
    }
}
