//! The rest of a breakdown: the hidden groups taken together.
//!
//! With the whole and the shown groups known, the sum of the hidden ones is known too. It is what a filter on these groups
//! lets through, so it may be shown only if that filter shows it. Otherwise the same groups without the view's other filters,
//! minus this sum, would tell of the few who are in the groups and not in the view.

use super::protection::{Hidden, Protection, Rows};
use crate::figures::error::FiguresError;

impl Protection<'_> {
    /// Hides the smallest groups that are left, cell by cell, until the hidden ones together are a view that is shown, or
    /// all are hidden.
    pub(in crate::figures) fn protect_rest(
        &self,
        by: &str,
        groups: &[Rows],
        hidden: &mut [Hidden],
    ) -> Result<(), FiguresError> {
        // Without another filter there is no wider view of the same groups.
        if self.dimensions().into_iter().all(|name| name == by) {
            return Ok(());
        }
        // A list: there are hardly ever more than two or three different rests.
        let mut known: Vec<(Vec<usize>, Hidden)> = Vec::new();
        loop {
            let mut changed = false;
            for cell in self.cells().into_iter().map(|cell| self.at(cell)) {
                let occur = (0..groups.len()).filter(|&at| groups[at].people[cell] > 0);
                let (rest, left): (Vec<usize>, Vec<usize>) =
                    occur.partition(|&at| hidden[at][cell]);
                let next =
                    left.into_iter().min_by_key(|&at| groups[at].people[self.at_responses()]);
                let Some(next) = next.filter(|_| !rest.is_empty()) else { continue };
                let place = match known.iter().position(|(of, _)| *of == rest) {
                    Some(place) => place,
                    None => {
                        let of_rest = self.hidden_of_rest(by, groups, &rest)?;
                        known.push((rest, of_rest));
                        known.len() - 1
                    }
                };
                if known[place].1[cell] {
                    hidden[next][cell] = true;
                    changed = true;
                }
            }
            if !changed {
                return Ok(());
            }
            self.suppress(groups, hidden, true)?;
        }
    }

    /// What the filter on some groups hides.
    #[inline(never)]
    fn hidden_of_rest(
        &self,
        by: &str,
        groups: &[Rows],
        rest: &[usize],
    ) -> Result<Hidden, FiguresError> {
        let mut filter = self.filter.clone();
        filter.clear(by);
        rest.iter().for_each(|&at| filter.allow(by, groups[at].value.as_str()));
        let of_rest = Protection { filter: &filter, cells: self.cells.clone(), ..*self };
        let rows = of_rest.rows()?;
        of_rest.view(&rows)
    }
}
