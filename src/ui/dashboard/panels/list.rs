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

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::charts::WidthTable;
    use crate::ui::dashboard::panels::panel::PanelId;
    use crate::ui::dashboard::panels::picture::Division;
    use crate::ui::dashboard::tests::{counted, names, responses};

    #[test]
    fn every_panel_has_a_name_a_title_and_a_table_with_a_row_for_each_part() {
        let figures = counted(&[responses(40, "x", 1, &[4, 2]), responses(40, "z", 3, &[5, 1])]);
        let names = names();
        let view = View { figures: &figures, analysis: None, names: &names, controls: None };
        let panels = printed(view);
        let ids: Vec<PanelId> = panels.iter().map(|panel| panel.id()).collect();
        for id in [PanelId::Items(0), PanelId::Units, PanelId::Factors, PanelId::Trend] {
            assert!(ids.contains(&id), "{id:?} is in {ids:?}");
        }
        let pages: BTreeSet<&str> = ids.iter().map(|id| id.name()).collect();
        assert_eq!(pages.len(), ids.len(), "names in the page");
        let titles: BTreeSet<String> = panels.iter().map(|panel| panel.title()).collect();
        assert_eq!(titles.len(), ids.len(), "{titles:?}");
        for panel in &panels {
            let (id, scene) = (panel.id(), panel.picture().draw(&WidthTable, 700.0));
            assert_eq!(scene.regions.len(), panel.table(String::new()).rows.len(), "{id:?}");
            assert!(panel.picks().on_pick.is_none(), "{id:?} can't be picked on paper");
        }
    }

    #[test]
    fn groups_that_are_drawn_alone_have_all_parts_of_the_whole() {
        let figures = counted(&[responses(40, "x", 1, &[4, 2])]);
        let names = names();
        let view = View { figures: &figures, analysis: None, names: &names, controls: None };
        let keys = |scene: crate::charts::Scene| -> Vec<String> {
            scene.regions.iter().map(|region| region.key.clone()).collect()
        };
        for panel in printed(view) {
            let picture = panel.picture();
            let Division::Groups(count) = picture.division() else { continue };
            let alone = (0..count).map(|at| picture.draw_groups(at..at + 1, &WidthTable, 700.0));
            let alone: Vec<String> = alone.flat_map(keys).collect();
            assert_eq!(alone, keys(picture.draw(&WidthTable, 700.0)), "{:?}", panel.id());
        }
    }
}
