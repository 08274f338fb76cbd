//! The panels of one view: which there are, on the page in two grids, and on paper.

use yew::prelude::*;

use super::chart::{PanelContext, show};
use super::panel::{Panels, View};
use super::{ABOVE, BELOW, PanelsOf};

/// What changed and what goes with the overall result: these stand above the others.
pub fn above(view: View<'_>) -> Panels<'_> {
    made(ABOVE, view)
}

/// All others.
pub fn below(view: View<'_>) -> Panels<'_> {
    made(BELOW, view)
}

/// All that are also on paper and on the wall's screen.
pub fn printed(view: View<'_>) -> Panels<'_> {
    let mut all = above(view);
    all.extend(below(view));
    all.retain(|panel| panel.is_printed());
    all
}

fn made<'a>(list: &[PanelsOf], view: View<'a>) -> Panels<'a> {
    list.iter().flat_map(|panels| panels(view)).collect()
}

/// The grids.
pub fn grids(view: View<'_>, context: &PanelContext) -> Html {
    let shown = |panels: Panels<'_>| -> Vec<Html> {
        panels.iter().map(|panel| show(&**panel, view.figures, context, false)).collect()
    };
    let above = shown(above(view));
    html! {
        <>
            if !above.is_empty() {
                <div class="further">{ for above }</div>
            }
            <div class="panels">{ for shown(below(view)) }</div>
        </>
    }
}
